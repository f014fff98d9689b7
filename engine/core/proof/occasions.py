"""Occasions: what people do on the way of a case, as far as it decides who may act after them.

An occasion is one act in a role, the votes of a review, or the opening of the case. `Needs` are
the occasions of one way; fewer are easier. Never here: who holds which office.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.core.definition.joint import named_roles
from engine.core.definition.roles import Role
from engine.core.definition.states import Action, Silence, State
from engine.core.definition.workflow import Definition


class NotProven(Exception):
    """There is more to look at than the stated bound."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody acts in a role. `handed`: or in its place the office that silence hands it to;
    `late`: only that. `first`: of a body only the first seat may, since the task is its own."""

    role: str
    first: bool = False
    handed: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """So many seats of each role answer, all of them different persons. `stands_in`: where the
    holders of a seat must stand aside, another post of their organisation may answer. `left`: so
    many seats of each role are left out for the same reason; somebody holds them. `first`: of a
    body only the first seat has the task."""

    state: str
    seats: tuple[tuple[str, int], ...]
    handed: str | None = None
    review: str = ""
    stands_in: bool = False
    left: tuple[tuple[str, int], ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of several reviews side by side; in two of them the same person may answer."""

    state: str
    parts: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Several sign one act; one person may sign for two of them."""

    acts: frozenset[Act]


@dataclass(frozen=True, slots=True)
class Entry:
    """The case is opened by whoever holds the office `by`, as a party of the kind `party`.

    `again`: the roles of a party in which the same person acts later.
    """

    by: str
    party: str  # opener: on their own behalf; typist: for a citizen
    again: frozenset[str] = frozenset()


Occasion = Act | Vote | Votes | Joint | Entry
Needs = frozenset[Occasion]
NOTHING: Needs = frozenset()


def joined(needs: Needs, new: Occasion) -> Needs:
    """The needs with one more occasion; what another occasion covers is left out."""
    if any(_covers(old, new) for old in needs):
        return needs
    return frozenset(old for old in needs if not _covers(new, old)) | {new}


def _covers(old: Occasion, new: Occasion) -> bool:
    """Whether the persons of `old` can do `new` too, whatever else they are kept from."""
    if isinstance(old, Act) and isinstance(new, Act):
        same = (old.role, old.first, old.late) == (new.role, new.first, new.late)
        return same and old.handed in (None, new.handed)
    if isinstance(old, Vote) and isinstance(new, Vote):
        counts = dict(old.seats)
        same = (old.state, old.review) == (new.state, new.review) and new.left in ((), old.left)
        return same and all(counts.get(r, 0) >= n for r, n in new.seats)
    if isinstance(old, Joint) and isinstance(new, Joint):
        return old.acts >= new.acts
    if isinstance(old, Entry) and isinstance(new, Entry):
        return (old.by, old.party) == (new.by, new.party) and old.again >= new.again
    return old == new


def handed_to(state: State) -> str | None:
    """The role whose office gets an overdue task of this state."""
    silence = state.if_silent
    if isinstance(silence, Silence) and state.due is not None:
        return silence.hand_to
    return None


def can_stand_aside(definition: Definition) -> frozenset[str]:
    """The roles whose holders may have to stand aside in a review. Of a case that a citizen opened
    who holds no office these are the roles that are kept apart from others; else every one."""
    if NOTHING not in starts(definition):
        return frozenset(definition.roles)
    return frozenset(role for roles in definition.never_the_same_person for role in roles)


def starts(definition: Definition) -> tuple[Needs, ...]:
    """How a case can begin. A citizen who holds no office needs nothing."""
    roles, opens = definition.roles, definition.opens
    if any(roles[key].party == "opener" for key in opens.by):
        return (NOTHING,)
    offices = [key for key in opens.by if roles[key].party is None]
    found = [frozenset({Entry(key, "opener")}) for key in offices]
    if opens.on_behalf:
        found += [frozenset({Entry(key, "typist")}) for key in offices]
    return tuple(found)


def acting(
    definition: Definition, task: str | None, handed: str | None, role_key: str, needs: Needs
) -> Iterable[tuple[Needs, Occasion | None]]:
    """Every way to act in the role: what was before, and what it takes. None: any citizen can.

    `task`: the role whose task it is; `handed`: who else may have been given that task."""
    role = definition.roles[role_key]
    if role.party is not None:
        yield from _as_party(definition, role_key, role, needs)
        return
    own = role_key == task
    yield needs, Act(role_key, own and role.body is not None, handed if own else None)


def signing(
    definition: Definition, state: State, action: Action, needs: Needs
) -> Iterable[tuple[Needs, Occasion | None]]:
    """Every way to sign jointly: somebody begins, the others follow, each in its own role or, late,
    by the office that silence hands the signature to."""
    handed = handed_to(state)
    for begins in action.by:
        own = handed if begins == state.awaited else None
        others = [role for role in named_roles(action.joint) if role != begins]
        yield from _signed(definition, needs, begins, Act(begins, handed=own), others, handed)
        if own in others:  # with the task it was handed it signs for both
            rest = [role for role in others if role != own]
            late = Act(begins, handed=own, late=True)
            yield from _signed(definition, needs, begins, late, rest, handed)


def _signed(
    definition: Definition,
    needs: Needs,
    begins: str,
    first: Act,
    others: Iterable[str],
    handed: str | None,
) -> Iterator[tuple[Needs, Occasion | None]]:
    """By whoever begins and the others; a party signs for itself, or is silent as others are."""
    found: list[tuple[Needs, frozenset[Act]]] = [(needs, frozenset())]
    late = [] if handed is None else [Act(handed, first=True)]
    for role in (begins, *others):
        instead = [] if role == begins else late
        new = []
        for before, acts in found:
            new += [(before, acts | {act}) for act in instead]
            if definition.roles[role].party is None:
                new.append((before, acts | {first if role == begins else Act(role)}))
                continue
            for after, entry in _as_party(definition, role, definition.roles[role], before):
                new.append((after if entry is None else after | {entry}, acts))
        found = new
    for before, acts in found:
        yield before, Joint(acts) if acts else None


def _as_party(
    definition: Definition, key: str, role: Role, needs: Needs
) -> Iterable[tuple[Needs, Occasion | None]]:
    entry = next((each for each in needs if isinstance(each, Entry)), None)
    if entry is not None and entry.party == role.party:
        yield needs - {entry}, Entry(entry.by, entry.party, entry.again | {key})
    elif role.party == "opener":
        yield needs, None
    elif role.party == "typist" and entry is None and definition.opens.on_behalf:
        for office in definition.opens.by:
            if definition.roles[office].party is None:
                yield needs, Entry(office, "typist", frozenset({key}))
