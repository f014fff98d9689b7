"""What a step says must hold, against what does: each difference as expected and got."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from engine.core.offers import offers
from engine.core.scenario.answers import answer
from engine.core.scenario.difference import Difference, Rewrite
from engine.core.scenario.model import Step
from engine.core.scenario.playing import Stage
from engine.core.scenario.refusing import refusals
from engine.core.values import JSON, Actor, Case

NOBODY = "nobody"
NONE = "none"
NOTHING = "nothing"
_INSTANT = dt.timedelta(microseconds=1)


class _Fact(NamedTuple):
    """A key of the step: what it says, how that reads, and how to find what is so."""

    key: str
    what: str
    expected: str | None
    got: Callable[[], str]
    names: bool = False  # several names in one text
    gone: str = ""  # what is found where there is nothing to expect any more


def differences(stage: Stage, step: Step) -> list[Difference]:
    """Everything that the step says and that is not so."""
    found = _refusals(stage, step) + _notices(stage, step) + _incidents(stage, step)
    case = stage.case
    if case is None:
        if step.state is not None:
            found.append(Difference("state", step.state, "no case is open", ("state",)))
        return found
    for fact in _facts(stage, step, case):
        if fact.expected is not None and fact.expected != (got := fact.got()):
            found.append(Difference(fact.what, fact.expected, got, (fact.key,), _now(fact, got)))
    for key, wanted in step.has.items():
        value, is_now = answer(stage.compiled.definition, key, wanted), case.data.get(key)
        if is_now != value:
            written = Rewrite("unknown" if is_now is None and wanted is not None else is_now)
            at = ("has", key)
            found.append(Difference(f"field {key}", str(value), str(is_now), at, written))
    for name, wanted_acts in (step.may or {}).items():
        found += _may(stage, case, name, wanted_acts)
    if case.ending is None and not case.tasks:
        got = "waits for nobody, for ever"
        found.append(Difference("the case", "waits for somebody", got, ("forever",)))
    return found


def _now(fact: _Fact, got: str) -> Rewrite:
    if got == fact.gone:
        return Rewrite(None)
    return Rewrite(list(got.split(", ")) if fact.names else got)


def _incidents(stage: Stage, step: Step) -> list[Difference]:
    raised = sorted(set(stage.seen.incidents))
    if step.incident is None or step.incident in (raised or [NONE]):
        return []
    now = Rewrite(raised[0] if raised else NONE)
    return [Difference("incident", step.incident, _list(raised) or NONE, ("incident",), now)]


def _refusals(stage: Stage, step: Step) -> list[Difference]:
    keys = sorted({each.key for each in stage.seen.refused})
    if step.refused is None:
        if not keys or step.who is None or step.does is None:
            return []
        english, indonesian = refusals(stage.seen.refused, stage.acts(), step.who)
        at = ("act", step.who, step.does)
        what = f"{step.who}: {step.does}"
        got_id = f"ditolak: {indonesian}"
        return [Difference(what, "accepted", f"refused: {english}", at, None, got_id)]
    if sorted(set(step.refused)) == keys:
        return []
    # That an act is refused is why the example was written: no machine takes that back.
    now = Rewrite(list(keys)) if keys else None
    wanted = _list(sorted(step.refused))
    return [Difference("refused", wanted, _list(keys) or "accepted", ("refused",), now)]


def _notices(stage: Stage, step: Step) -> list[Difference]:
    heard = [name for name, notice in stage.seen.told if step.about is None or notice == step.about]
    shown = _list(sorted({f"{name} ({notice})" for name, notice in stage.seen.told})) or NOBODY
    about = f" about {step.about}" if step.about else ""
    told, not_told = step.told or (), step.not_told or ()
    now_told = _rewrite([name for name in told if name in heard] or sorted(set(heard)) or [NOBODY])
    now_not = _rewrite([name for name in not_told if name not in heard])
    found = [
        Difference(f"told{about}", name, shown, ("told",), now_told)
        for name in told
        if (heard if name == NOBODY else name not in heard)
    ]
    found += [
        Difference(f"not told{about}", name, shown, ("not_told",), now_not)
        for name in not_told
        if name in heard
    ]
    return found


def _facts(stage: Stage, step: Step, case: Case) -> list[_Fact]:
    calendar = stage.company.world.calendar

    def late() -> str:
        due = [each.due_at for each in case.tasks if each.due_at and not each.is_later]
        days = calendar.working_days_late(min(due), stage.now) if due else 0
        return f"{days} working day{'' if days == 1 else 's'}"

    def due_on() -> str:
        due = [each.due_at for each in case.tasks if each.due_at and not each.is_later]
        # The due moment ends the day: the instant before it still belongs to that day.
        return str(calendar.day_of(min(due) - _INSTANT)) if due else NONE

    def stopped() -> str:
        pause = case.clock.pause
        return str(calendar.day_of(pause.until - _INSTANT)) if pause is not None else NONE

    def waiting() -> str:
        return _list(_waiting(stage, case)) or NOBODY

    def cases() -> str:
        return _list(stage.open_cases()) or NOTHING

    def passed() -> str:
        return _list(sorted(set(stage.seen.passed))) or NONE

    def reopened() -> str:
        return _list(sorted(set(stage.seen.reopened))) or NONE

    through = _names(step.passed) if step.passed else None
    return [
        _Fact("state", "state", step.state, lambda: case.state),
        _Fact("ending", "ending", step.ending, lambda: case.ending or NONE, gone=NONE),
        _Fact("cases_open", "open cases", _names(step.cases_open), cases, names=True, gone=NOTHING),
        _Fact("waits_for", "waits for", _names(step.waits_for), waiting, names=True),
        _Fact("due", "due", str(step.due) if step.due else None, due_on, gone=NONE),
        _Fact(
            "stopped_until",
            "stopped until",
            str(step.stopped_until) if step.stopped_until else None,
            stopped,
            gone=NONE,
        ),
        _Fact("late", "late", step.late, late),
        _Fact("reason", "reason", step.reason, lambda: stage.seen.reason or NONE, gone=NONE),
        _Fact("through", "through", through, passed, names=True, gone=NONE),
        _Fact("reopened", "reopened", _names(step.reopened), reopened, names=True, gone=NONE),
    ]


def _may(stage: Stage, case: Case, name: str, wanted: tuple[str, ...]) -> list[Difference]:
    actor = Actor(stage.company.number(name))
    found = offers(stage.compiled, case, actor, stage.company.world, stage.now)
    stage.note_offers(case, found)
    may = sorted({offer.action for offer in found if offer.open})
    expected = sorted(key for key in wanted if key != NOTHING)
    if may == expected:
        return []
    now = _rewrite(may or [NOTHING])
    got = _list(may) or NOTHING
    return [Difference(f"{name} may", _list(expected) or NOTHING, got, ("may", name), now)]


def _waiting(stage: Stage, case: Case) -> list[str]:
    world = stage.company.world
    on = world.calendar.day_of(stage.now)
    people = {
        person for task in case.tasks for person in world.directory.persons_behind(task.queue, on)
    }
    return sorted(stage.company.name(person) for person in people)


def _rewrite(names: Sequence[JSON]) -> Rewrite:
    return Rewrite(list(names) or None)


def _names(names: tuple[str, ...] | None) -> str | None:
    return None if names is None else _list(sorted(names))


def _list(names: list[str]) -> str:
    return ", ".join(names)
