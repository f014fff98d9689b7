"""A joint action under way, where the rules change: the signatures stay if they are still under
the same thing; else the case stays where it is. Nobody signs for other answers than they saw."""

from collections.abc import Iterator

from msgspec.structs import replace

from engine.core.definition.joint import named_roles
from engine.core.definition.states import Action
from engine.core.migrating.names import Names
from engine.core.migrating.seating import Ground, Seated
from engine.core.signers import signatures_open
from engine.core.values import Round, Task, Why
from engine.core.whys import why

_LISTS = ("tasks", "made", "told")


def held_back(at: Ground) -> tuple[Why, ...]:
    """Why a case cannot go over while its signatures are gathered; nothing where they can stay."""
    held = at.case.round
    if held is None:
        return ()
    now = at.here.actions.get(held.action)
    if now is not None and _same(at, at.was.actions[held.action], now) and _fits(at, now, held):
        return ()
    return (why("round_open", action=held.action),)


def with_signatures(at: Ground, sat: Seated) -> Seated:
    """The same with the open signatures. The state's own task rests as long as it did before."""
    found = tuple(_kept(at))
    if not found:
        return sat
    rests = all(task.slot for task in at.case.tasks)
    others = {name: [t for t in getattr(sat, name) if t.slot or not rests] for name in _LISTS}
    made = [after for before, after in found if after != before]
    return Seated(
        (*others["tasks"], *(after for _, after in found)),
        sat.votes,
        (*others["made"], *made),
        tuple(others["told"]),
        sat.asked,
        sat.aside,
    )


def _kept(at: Ground) -> Iterator[tuple[Task, Task]]:
    """(before, after) of each open signature; the same task where its row need not change."""
    names = Names(at.new.definition)
    moved = at.was.phase != at.here.phase  # the row holds it, for the queue's filter
    for task in signatures_open(at.case):
        after = replace(task, state=at.state, role=names.role(task.role) or task.role)
        if after != task or moved:
            after = replace(after, occurrence=at.case.revision + 1)
        yield task, after


def _same(at: Ground, old: Action, new: Action) -> bool:
    """Whether both ask the same of the same."""
    names = Names(at.new.definition)

    def roles(keys: tuple[str, ...]) -> list[str | None]:
        return [names.role(key) for key in keys]

    def asked(action: Action, renamed: bool) -> set[str]:
        keys = (*action.asks, *action.may_give)
        return {(names.field(key) or key) if renamed else key for key in keys}

    field = old.joint_field and names.field(old.joint_field)
    return (
        roles(old.by) == list(new.by)
        and roles(named_roles(old.joint)) == list(named_roles(new.joint))
        and field == new.joint_field
        and asked(old, True) == asked(new, False)
        and old.unlocks == new.unlocks
    )


def _fits(at: Ground, action: Action, held: Round) -> bool:
    codes = at.new.definition.reason_sets.get(action.reasons or "", ())
    return held.reason is None or held.reason in codes
