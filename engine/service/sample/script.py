"""The past of the sample office as it is written in `workflows/sample/`: stories and their days.

Pure reading: from a file to values. Never here: playing them, names of states and actions.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.core.definition.tree import parse
from engine.core.values import JSON, Data

PLACE = Path("sample")
NEWEST = 2028  # the days in the files are those of this cycle
WEST = ZoneInfo("Asia/Jakarta")


class ScriptError(ValueError):
    """A story file cannot be read; the words name file and line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a story: when, what, by whom (waiting: whoever the case waits for), with what."""

    name: str
    action: str
    at: dt.datetime
    by: str
    answers: Data
    seat: str = ""  # of a review: whose answer it is; else whoever is waited for first


@dataclass(frozen=True, slots=True)
class Story:
    """One case: its opening and what followed."""

    key: str
    workflow: str
    cycle: int | None
    place: str
    by: str  # citizen, rw_head, operator, or a kind of office
    form: Data
    opened_at: dt.datetime
    steps: tuple[Step, ...]
    answers: Data  # how fields are answered that no step says


def read(folder: Path) -> list[Story]:
    """Every story of the folder, in the order of the files. Raises ScriptError."""
    return [story for file in sorted(folder.glob("*.yaml")) for story in _stories(file)]


def _stories(file: Path) -> Iterator[Story]:
    root, problems = parse(file.name, file.read_text(encoding="utf-8"))
    if problems or root is None:
        raise ScriptError(problems[0].line_of_text() if problems else f"{file.name} is empty")
    document = root.plain()
    try:
        for number, told in enumerate(document["stories"], start=1):
            yield _story(document, told, number)
    except (KeyError, TypeError, ValueError) as error:
        raise ScriptError(f"{file.name}: {type(error).__name__}: {error}") from error


def _story(document: Mapping[str, JSON], told: Mapping[str, JSON], number: int) -> Story:
    cycle = told.get("cycle")
    wish = document["wishes"][told["wish"]]
    form = {
        key: value.replace("{at}", told["at"]) if isinstance(value, str) else value
        for key, value in wish.items()
    }
    years = NEWEST - cycle if cycle else 0
    steps = [_step(document["steps"], step, years, number) for step in told["steps"]]
    return Story(
        f"{document['workflow']}-{number}",
        document["workflow"],
        cycle,
        told["place"],
        told.get("by", "citizen"),
        {**form, told.get("field", "place"): told["place"]},
        _moment(told["opened"], years, number),
        tuple(steps),
        document["answers"],
    )


def _step(table: Mapping[str, JSON], told: JSON, years: int, number: int) -> Step:
    name, changes = (told, {}) if isinstance(told, str) else next(iter(told.items()))
    usual = table[name]
    return Step(
        name,
        usual["action"],
        _moment(changes.get("on", usual["on"]), years, number),
        usual.get("by", "waiting"),
        {**usual.get("with", {}), **changes.get("with", {})},
        usual.get("seat", ""),
    )


def _moment(day: str, years: int, number: int) -> dt.datetime:
    """Office hours on that day so many years earlier; a weekend's act was done on the Friday."""
    on = dt.date.fromisoformat(day)
    on = on.replace(year=on.year - years)
    on -= dt.timedelta(days=max(0, on.weekday() - 4))
    minutes = 8 * 60 + 20 + (number * 37) % 380
    return dt.datetime.combine(on, dt.time(), WEST).astimezone(dt.UTC) + dt.timedelta(
        minutes=minutes
    )


def ordered(stories: Sequence[Story]) -> list[tuple[dt.datetime, int, int]]:
    """Every moment of every story in time: (when, story, step), step -1 being the opening."""
    moments = []
    for number, story in enumerate(stories):
        moments.append((story.opened_at, number, -1))
        moments += [(step.at, number, index) for index, step in enumerate(story.steps)]
    return sorted(moments)
