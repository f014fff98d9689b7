"""What one accepted step touched of its workflow: states, ways, both sides of guards, silences.

Read from the event itself, so that what counts as played is what the engine did.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from engine.core.branching import straight_on
from engine.core.definition.compiled import Compiled, Facts, GuardFailed
from engine.core.definition.duties import duty_of
from engine.core.definition.flow import route_trigger
from engine.core.definition.subcases import DONE
from engine.core.resolving import area_kind
from engine.core.scenario.coverage import (
    DECLINED,
    EXTENDED,
    FORM,
    PAUSED,
    REOPENED,
    SILENCE,
    STILL_SILENT,
    Spot,
)
from engine.core.values import Case, Data, Event, Offer


def touched(
    compiled: Compiled, before: Case | None, event: Event, after: Case, clock: dt.datetime
) -> set[Spot]:
    """Everything that this event played. `clock`: what the office's clock shows at that moment."""
    body, states = event.body, compiled.definition.states
    found = set(_silence(before, body)) if "lapsed" in body else set()
    act = body.get("act")
    if before is not None and act is not None and "lapsed" not in body:
        here = states[before.state]
        if act in here.acts:
            found.add(Spot(before.state, act))
            if here.acts[act].when is not None:
                found.add(Spot(before.state, act, True))
        if "outcome" in body:
            found.add(Spot(before.state, body["outcome"]))
    if before is not None and "joined" in body and "outcome" in body:
        found.add(Spot(before.state, body["outcome"]))
    if event.kind == "declined" and before is not None:
        found.add(Spot(before.state, f"{body['sign']['act']}{DECLINED}"))
    way = {"paused": PAUSED, "extended": EXTENDED}.get(event.kind)
    if way is not None and before is not None:
        found.add(Spot(before.state, way))
    data = _on_the_way(compiled, after, body)
    facts = Facts(data, clock, area_kind(after.area), after.visit)
    if before is None:
        found |= set(_questions(compiled, facts))
    for part in body.get("material", {}).values():
        found |= {Spot(state, REOPENED) for state in part.get("reopens", ())}
    if "to" in body:
        found.add(Spot(body["to"]))
        for state in (key for key in body.get("via", []) if key not in body.get("passes", ())):
            found |= {Spot(state), *_passed(compiled, state, facts)}
    return found


def offered(compiled: Compiled, case: Case, offers: Iterable[Offer]) -> set[Spot]:
    """The guards that an offer shows: it is open, or closed by the guard alone."""
    actions = compiled.definition.states[case.state].acts
    found = set()
    for offer in offers:
        action = actions.get(offer.action)
        if action is None or action.when is None:
            continue
        if offer.open or {each.key for each in offer.why} == {"guard"}:
            found.add(Spot(case.state, offer.action, offer.open))
    return found


def _on_the_way(compiled: Compiled, after: Case, body: Data) -> Data:
    """The answers as forks saw them: coming to where the case rests was not counted yet."""
    counting = compiled.definition.counting.get(body.get("to", ""), ())
    return {**after.data, **{key: after.data[key] - 1 for key in counting}}


def _silence(before: Case | None, body: Data) -> Iterator[Spot]:
    if before is None:
        return
    task = next((each for each in before.tasks if each.slot == body["lapsed"]), None)
    if task is not None and duty_of(task.slot) is not None:
        yield Spot(before.state, task.slot)
        return
    yield Spot(before.state, STILL_SILENT if task is not None and task.stage else SILENCE)


def _passed(compiled: Compiled, key: str, facts: Facts) -> Iterator[Spot]:
    """A fork that was gone through: each of its rows held or did not. A missing rung: skipped."""
    state = compiled.definition.states[key]
    if state.route is None:
        yield Spot(key, "skip" if straight_on(state, facts.data) is None else DONE)
        return
    held = [way.when is not None and _holds(compiled, way.when, facts) for way in state.route]
    nothing = not any(held)
    for number, way in enumerate(state.route):
        row, holds = route_trigger(number), nothing if way.otherwise else held[number]
        yield Spot(key, row, holds)
        if holds:
            yield Spot(key, row)


def _questions(compiled: Compiled, facts: Facts) -> Iterator[Spot]:
    for key, asked in compiled.definition.fields.items():
        if asked.when is not None:
            yield Spot(FORM, key, _holds(compiled, asked.when, facts))


def _holds(compiled: Compiled, guard: str, facts: Facts) -> bool:
    try:
        return compiled.holds(guard, facts)
    except GuardFailed:
        return False
