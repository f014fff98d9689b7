"""Approvals of a case under another version of its rules: each follows its state's and its
fields' names; what stands for nothing any more is gone, and asked for anew."""

from engine.core.approving import parts_of, reopening_of
from engine.core.migrating.names import Names
from engine.core.values import JSON, Approval, Case, Reopening


def approved(names: Names, case: Case) -> dict[str, Approval]:
    """The approvals by the states' present names."""
    made: dict[str, Approval] = {}
    for key, one in case.approved.items():
        state, to = names.state(key), names.state(one.to)
        if state is not None and to is not None:
            seen = {names.field(field) or field: value for field, value in one.seen.items()}
            made[state] = Approval(one.visit, to, one.queues, seen)
    return made


def reopening(names: Names, case: Case, state: str) -> Reopening | None:
    """What is still asked for anew where the case comes to stand."""
    held = case.reopening
    if held is None:
        return None
    found = [names.state(key) for key in (*held.states, held.goal, held.origin)]
    *states, goal, origin = [key for key in found if key is not None] or ["", ""]
    if len(states) + 2 != len(found) or state not in states:
        return None
    return Reopening(tuple(states), goal, origin)


def said(names: Names, case: Case, state: str) -> dict[str, JSON]:
    """What the move changes of them, for the event; empty where nothing."""
    after, again = approved(names, case), reopening(names, case, state)
    if after == dict(case.approved) and again == case.reopening:
        return {}
    return record(after, again)


def record(after: dict[str, Approval], again: Reopening | None) -> dict[str, JSON]:
    """All approvals as an event says that they stand."""
    return {"approved": parts_of(after), "reopening": reopening_of(again)}
