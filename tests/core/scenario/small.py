"""A small workflow and a way to play one scenario on it, for tests of the runner itself."""

import functools
from pathlib import Path

from engine.core.definition.loader import load
from engine.core.definition.workflow import Definition
from engine.core.scenario.reading import read_script
from engine.core.scenario.running import Failure, Report, run

FRAME = Path(__file__).parents[2] / "workflows"
HEAD = """\
workflow: frame
region: "33.26"
people:
  ani: proposer
  lurah: village_head in 33.26.01.1001
  dinas: agency_head of DPUPR
form: {title: Saluran air, place: 33.26.01.1001.003, nature: physical, cost: unknown, volume: 12}
scenarios:
  - scenario: the one under test
    given: {today: 2027-01-18%s}
    steps:
"""


@functools.cache
def definition(*instead: tuple[str, str]) -> Definition:
    """The frame of the author's guide; `received` is due in five working days, then an incident.

    `instead`: pieces of its text and what stands there instead.
    """
    text = (FRAME / "frame.yaml").read_text(encoding="utf-8")
    for old, new in instead:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    cycle = (FRAME / "frame_cycle.yaml").read_text(encoding="utf-8")
    loaded = load({"frame.yaml": text, "cycles/guide.yaml": cycle}.get, "frame")
    assert loaded.definition is not None, [each.line_of_text("en") for each in loaded.problems]
    return loaded.definition


def script(*steps: str, given: str = "") -> str:
    """The text of a file with one scenario of these steps."""
    more = f", {given}" if given else ""
    return HEAD % more + "".join(f"      - {step}\n" for step in steps)


def play(*steps: str, given: str = "", on: Definition | None = None) -> Report:
    """The report of one scenario of these steps, on the frame or on another definition."""
    read = read_script("small.yaml", script(*steps, given=given))
    assert read.file is not None, [each.line_of_text("en") for each in read.problems]
    return run(on or definition(), read.file)


def failures(*steps: str, given: str = "") -> tuple[Failure, ...]:
    """What did not hold."""
    return play(*steps, given=given).results[0].failures


def said(*steps: str, given: str = "") -> list[tuple[int, str, str, str]]:
    """(step, what, expected, got) of everything that did not hold."""
    return [
        (each.step, each.difference.what, each.difference.expected, each.difference.got)
        for each in failures(*steps, given=given)
    ]
