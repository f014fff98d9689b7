"""What a changed text does to the examples: before and now side by side, step by step. Pure.

Never here: playing (engine.core.scenario), rewriting what is expected, pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.definition.workflow import Definition
from engine.core.scenario.model import Language, Step
from engine.core.scenario.running import Failure
from engine.core.scenario.telling import Told, told
from engine.service.scenarios import FOLDER, Broken, FilePlayed, Report, played


@dataclass(frozen=True, slots=True)
class Row:
    """One expectation that does not hold. `before` None: the old version never came to it."""

    number: int  # of the step; 0: what is given
    step: Step | None
    said: Told
    before: str | None
    by_hand: bool  # only a person can tell what was meant


def before(sources: Mapping[str, str], head_sources: Mapping[str, str], head: Definition) -> Report:
    """The scenarios of a new text as they go on the version in use."""
    new = {name: text for name, text in sources.items() if name.startswith(FOLDER)}
    old = {name: text for name, text in head_sources.items() if not name.startswith(FOLDER)}
    return played({**old, **new}, head)


def rows(report: Report, broken: Broken, old: Report | None, language: Language) -> tuple[Row, ...]:
    """Everything that does not hold in one scenario, in the order of its steps."""
    file = _file(report, broken.file)
    was = _file(old, broken.file) if old is not None else None
    if file is None:
        return ()
    return tuple(
        Row(
            each.step,
            file.step(each),
            told(each.difference, report.definition, language),
            _before(each, was, old.definition if old else report.definition, language),
            each.difference.now is None,
        )
        for each in file.results[broken.number].failures
    )


def _before(
    failure: Failure, was: FilePlayed | None, definition: Definition, language: Language
) -> str | None:
    """What came there on the old version: what was expected, unless that differed, too."""
    if was is None or was.played is None:
        return None
    found = was.results[failure.scenario].failures
    for each in found:
        if (each.step, each.difference.at) == (failure.step, failure.difference.at):
            return told(each.difference, definition, language).got
    if found and found[-1].difference.now is None and found[-1].step < failure.step:
        return None
    return told(failure.difference, definition, language).expected


def _file(report: Report | None, name: str) -> FilePlayed | None:
    files = report.files if report else ()
    return next((file for file in files if file.name == name), None)
