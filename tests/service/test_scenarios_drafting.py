"""Other scenarios for the same rules: no new version, but a second person accepts them, too."""

from pathlib import Path

import pytest

from engine.service import drafting, publishing, register, studio
from engine.service.desk import Desk
from engine.service.drafting import Handed, Submitted
from engine.service.publishing import Published
from engine.service.studio import Same, Wrong
from tests.service.test_drafting import NOW, secretary

WORKFLOWS = Path(__file__).resolve().parents[2] / "workflows"
NAME = "joint_task_force"
FILE = f"scenarios/{NAME}.yaml"
MORE = """
  - scenario: one more of our own
    given: {today: 2027-03-01}
    steps: [{kades: open, state: requested}]
"""


@pytest.fixture
def office(regency: Desk) -> tuple[Desk, int, int]:
    """A desk with the shipped workflows, and two of the secretariat."""
    publishing.publish_shipped(regency, WORKFLOWS, NOW)
    return regency, secretary(regency, "Ratna"), secretary(regency, "Budi")


def text(desk: Desk) -> dict[str, str]:
    return studio.sources_of(desk, publishing.heads(desk)[NAME].hash, NAME)


def handed(desk: Desk, files: dict[str, str]) -> Handed:
    return Handed(NAME, files, publishing.heads(desk)[NAME].hash, "edit", "one more example")


def test_another_example_waits_for_a_second_person_and_makes_no_version(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    old, head = text(desk), publishing.heads(desk)[NAME]
    new = old | {FILE: old[FILE] + MORE}
    done = drafting.submit(desk, handed(desk, new), ratna, NOW)
    assert isinstance(done, Submitted)
    assert text(desk) == old
    wanted = set(drafting.judged(desk, NAME, new, NOW).warnings)
    made = drafting.approve(desk, done.number, budi, wanted, NOW)
    assert isinstance(made, Published), made
    assert (made.number, made.new) == (head.number, False)
    assert text(desk) == new
    assert publishing.heads(desk)[NAME] == head
    entry = register.entries(desk)[0]
    assert (entry.kind, entry.by, entry.body["author"]) == ("text_changed", budi, ratna)


def test_the_same_examples_again_are_nothing_to_hand_in(office: tuple[Desk, int, int]) -> None:
    desk, ratna, _ = office
    assert isinstance(drafting.submit(desk, handed(desk, text(desk)), ratna, NOW), Same)


def test_an_example_that_does_not_hold_is_not_handed_in(office: tuple[Desk, int, int]) -> None:
    desk, ratna, _ = office
    new = text(desk) | {FILE: text(desk)[FILE] + MORE.replace("requested}", "mandate}")}
    done = drafting.submit(desk, handed(desk, new), ratna, NOW)
    assert isinstance(done, Wrong)
    assert [one.code for one in done.problems if one.severity == "error"] == ["scenario_fails"]


def test_the_newest_accepted_text_is_the_one_that_counts(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    old = text(desk)
    for count in (1, 2):
        new = old | {FILE: old[FILE] + MORE * count}
        done = drafting.submit(desk, handed(desk, new), ratna, NOW)
        assert isinstance(done, Submitted)
        wanted = set(drafting.judged(desk, NAME, new, NOW).warnings)
        assert isinstance(drafting.approve(desk, done.number, budi, wanted, NOW), Published)
    assert text(desk)[FILE].count("one more of our own") == 2
