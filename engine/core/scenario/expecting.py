"""What a step says must hold, against what does: each difference as expected and got."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from engine.core.offers import offers
from engine.core.scenario.answers import answer
from engine.core.scenario.model import Step
from engine.core.scenario.playing import Stage
from engine.core.values import Actor, Case

NOBODY = "nobody"
NONE = "none"
_INSTANT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that should hold and does not, in words for the author."""

    what: str
    expected: str
    got: str


def differences(stage: Stage, step: Step) -> list[Difference]:
    """Everything that the step says and that is not so."""
    found = _refusals(stage, step) + _notices(stage, step)
    if step.incident is not None:
        raised = sorted(set(stage.seen.incidents))
        if (step.incident == NONE) != (not raised) or step.incident not in (NONE, *raised):
            found.append(Difference("incident", step.incident, _list(raised)))
    case = stage.case
    if case is None:
        if step.state is not None:
            found.append(Difference("state", step.state, "no case is open"))
        return found
    for what, expected, got in _facts(stage, step, case):
        if expected is not None and expected != got():
            found.append(Difference(what, expected, got()))
    for key, wanted in step.has.items():
        value = answer(stage.compiled.definition, key, wanted)
        if case.data.get(key) != value:
            found.append(Difference(f"field {key}", str(value), str(case.data.get(key))))
    for name, wanted_acts in (step.may or {}).items():
        found += _may(stage, case, name, wanted_acts)
    if case.ending is None and not case.tasks:
        found.append(Difference("the case", "waits for somebody", "waits for nobody, for ever"))
    return found


def _refusals(stage: Stage, step: Step) -> list[Difference]:
    keys = sorted({each.key for each in stage.seen.refused})
    if step.refused is None:
        if not keys or step.who is None:
            return []
        details = [
            f"{each.key}{f' ({each.field})' if each.field else ''} {dict(each.values)}"
            for each in stage.seen.refused
        ]
        return [
            Difference(f"{step.who}: {step.does}", "accepted", f"refused: {'; '.join(details)}")
        ]
    if sorted(set(step.refused)) != keys:
        return [Difference("refused", _list(sorted(step.refused)), _list(keys) or "accepted")]
    return []


def _notices(stage: Stage, step: Step) -> list[Difference]:
    heard = [name for name, notice in stage.seen.told if step.about is None or notice == step.about]
    shown = _list(sorted({f"{name} ({notice})" for name, notice in stage.seen.told}))
    about = f" about {step.about}" if step.about else ""
    found = []
    for name in step.told or ():
        if name == NOBODY and heard:
            found.append(Difference(f"told{about}", NOBODY, shown))
        elif name != NOBODY and name not in heard:
            found.append(Difference(f"told{about}", name, shown))
    found += [
        Difference(f"not told{about}", name, shown) for name in step.not_told or () if name in heard
    ]
    return found


def _facts(stage: Stage, step: Step, case: Case) -> list[tuple[str, str | None, Callable[[], str]]]:
    calendar = stage.company.world.calendar

    def late() -> str:
        due = [task.due_at for task in case.tasks if task.due_at is not None]
        days = calendar.working_days_late(min(due), stage.now) if due else 0
        return f"{days} working day{'' if days == 1 else 's'}"

    def due_on() -> str:
        due = [task.due_at for task in case.tasks if task.due_at is not None]
        # The due moment ends the day: the instant before it still belongs to that day.
        return str(calendar.day_of(min(due) - _INSTANT)) if due else NONE

    return [
        ("state", step.state, lambda: case.state),
        ("ending", step.ending, lambda: case.ending or NONE),
        ("waits for", _names(step.waits_for), lambda: _list(_waiting(stage, case)) or NOBODY),
        ("due", str(step.due) if step.due else None, due_on),
        ("late", step.late, late),
        ("reason", step.reason, lambda: stage.seen.reason or NONE),
        ("through", _names(step.passed) if step.passed else None, lambda: _list(_passed(stage))),
    ]


def _may(stage: Stage, case: Case, name: str, wanted: tuple[str, ...]) -> list[Difference]:
    actor = Actor(stage.company.number(name))
    found = offers(stage.compiled, case, actor, stage.company.world, stage.now)
    may = sorted({offer.action for offer in found if offer.open})
    expected = sorted(key for key in wanted if key != "nothing")
    return (
        []
        if may == expected
        else [Difference(f"{name} may", _list(expected) or "nothing", _list(may) or "nothing")]
    )


def _waiting(stage: Stage, case: Case) -> list[str]:
    world = stage.company.world
    on = world.calendar.day_of(stage.now)
    people = {
        person for task in case.tasks for person in world.directory.persons_behind(task.queue, on)
    }
    return sorted(stage.company.name(person) for person in people)


def _passed(stage: Stage) -> list[str]:
    return sorted(set(stage.seen.passed))


def _names(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else _list(sorted(names))


def _list(names: list[str]) -> str:
    return ", ".join(names)
