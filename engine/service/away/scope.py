"""What the published definitions let be done in the place of an office's holder.

Never here: one case (core/delegating.py), who stands in for whom.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.standing_in import Delegation
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.store import following, publishing
from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Delegable:
    """One state of a workflow in which an office's delegate may do these acts. `most`: up to this
    amount in rupiah."""

    workflow: str
    title: Text
    state: str
    state_title: Text
    acts: tuple[Text, ...]
    most: int | None


def of_kind(desk: Desk, kind: str) -> list[Delegable]:
    """Everything that a delegate of an office of this kind may do, workflow by workflow."""
    with desk.database.connection() as conn:
        return list(_in_heads(desk, conn, kind))


def lent_scopes(
    desk: Desk, conn: Connection, lent: Mapping[str, Sequence[Delegation]]
) -> dict[str, str]:
    """For each queue the states whose tasks a delegate may see to, and the workflows in which it
    may be asked something, as the queue's page asks for them (store/queue.py)."""
    found: dict[str, str] = {}
    # Every version: cases stay on theirs.
    versions = [
        compiled_at(desk, conn, digest).definition
        for digest in following.definitions(conn, desk.tenant)
    ]
    for queue, delegations in lent.items():
        workflows = {one.workflow for one in delegations}
        states = {
            f"{one.workflow}/{one.state}": None
            for definition in versions
            for one in _delegable(definition, queue.partition("@")[0])
            if None in workflows or one.workflow in workflows
        }
        known = {one.workflow for one in versions}
        asked = known if None in workflows else known & workflows
        found[queue] = " ".join([*states, *(f"{one}/:" for one in sorted(asked))])
    return found


def any_of_kind(desk: Desk, conn: Connection, kind: str, workflow: str | None) -> bool:
    """Whether there is anything at all that may be delegated."""
    return any(workflow in (None, one.workflow) for one in _in_heads(desk, conn, kind))


def _in_heads(desk: Desk, conn: Connection, kind: str) -> Iterator[Delegable]:
    for _, head in sorted(publishing.heads(conn, desk.tenant).items()):
        yield from _delegable(compiled_at(desk, conn, head.hash).definition, kind)


def _delegable(definition: Definition, kind: str) -> Iterator[Delegable]:
    workflow, title = definition.workflow, definition.title
    for key, state in definition.states.items():
        acts = tuple(_acts(definition, state, kind))
        if acts:
            yield Delegable(workflow, title, key, state.title, acts, _most(definition, state))


def _acts(definition: Definition, state: State, kind: str) -> Iterator[Text]:
    for name in state.may_delegate:
        action = state.acts[name]
        if any(definition.roles[role].office == kind for role in action.by):
            yield action.label


def _most(definition: Definition, state: State) -> int | None:
    limit, cycle = state.delegation, definition.cycle
    return cycle.tiers[limit.tier].up_to if limit is not None and cycle is not None else None
