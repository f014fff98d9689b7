"""What may happen next to a case, and its phases: past, here and ahead. Pure.

Never here: what has happened (projecting.py).
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from engine.core.definition.base import Text
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.migrating import Names
from engine.core.values import JSON, Case, Data
from engine.core.windows import within_reasons
from engine.core.world import World
from engine.service.followed import Next, Phase
from engine.store.events import Recorded


def next_of(definition: Definition, case: Case, world: World, now: dt.datetime) -> Iterator[Next]:
    """Ways out of the state. What only the opener may do (withdrawing) is not news, and an end
    that is too long ago is for good."""
    state = definition.states[case.state]
    party = {key for key, role in definition.roles.items() if role.party is not None}
    for name, action in state.acts.items():
        if action.to is None or (set(action.by) <= party and state.awaited not in party):
            continue
        if action.within and within_reasons(action.within, case, world.calendar, now):
            continue
        titles = tuple(definition.roles[key].title for key in action.by)
        if state.decided_in is not None and state.is_recorded(name):
            titles = (state.decided_in.meeting,)
        yield Next(action.label, titles, title_of(definition, action.to))
    if state.panel is not None:
        titles = tuple(definition.roles[key].title for key in state.panel.seats)
        for outcome in (state.panel.passed, state.panel.failed):
            yield Next(outcome.label, titles, title_of(definition, outcome.to))
    for outcome in state.joins.values():
        yield Next(outcome.label, (), title_of(definition, outcome.to))


def phases_of(definition: Definition, state: State, events: Sequence[Recorded]) -> Iterator[Phase]:
    """Phases in order. A case that ended early skipped those that it never came to."""
    names = Names(definition)
    came = {names.state(event.record["to"]) for event in events if "to" in event.record}
    passed = {definition.states[key].phase for key in came if key is not None}
    order = list(definition.phases)
    here = order.index(state.phase)
    for place, key in enumerate(order):
        before = "past" if key in passed else "skipped"
        where = "here" if place == here else before if place < here else "ahead"
        yield Phase(definition.phases[key], where)


def reopened_from(definition: Definition, record: Data) -> Text | None:
    """What the end is called from which the event took the case on again."""
    was = definition.states.get(record.get("from", ""))
    reopens = was is not None and was.reopens(record.get("act", "")) and "to" in record
    return was.title if was is not None and reopens else None


def handed_to(definition: Definition, record: Data) -> Text | None:
    """The role to which the act handed the task before its time."""
    role = definition.roles.get(record.get("handed_to", "")) if "act" in record else None
    return None if role is None else role.title


def title_of(definition: Definition, state: JSON) -> Text | None:
    """What the state is called; None for one that the definition does not know."""
    return definition.states[state].title if state in definition.states else None
