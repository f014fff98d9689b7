"""Vacancies: where nobody holds a role on which a case leans, by name.

A case leans on whoever it waits for, the seats of its reviews, the office that an overdue task
is handed to, and the only role of an action.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from engine.core.definition.joint import named_roles
from engine.core.definition.problems import Finding
from engine.core.definition.roles import Role
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, prefixes
from engine.core.proof.grounds import Axis, Office, axes
from engine.core.proof.occasions import handed_to
from engine.core.proof.ways import Ground
from engine.core.resolving import area_kind

MOST_NAMED = 12  # of a long list; the values of the finding have all


def vacancies(definition: Definition, office: Office) -> Iterator[Finding]:
    """One finding for each role that is vacant, or has no office, somewhere."""
    leaned = leaned_on(definition)
    by_role = {role: axis for axis in axes(definition, office) for role in axis.roles}
    for key, states in leaned.items():
        role = definition.roles[key]
        if role.party is None:
            yield from _of(definition, office, key, states, by_role.get(key))


def leaned_on(definition: Definition) -> dict[str, tuple[str, ...]]:
    """Role -> the states in which a case leans on it."""
    found: dict[str, dict[str, None]] = {}
    for key, state in definition.states.items():
        for role in _leans(state):
            found.setdefault(role, {})[key] = None
    return {role: tuple(states) for role, states in found.items() if role in definition.roles}


def _leans(state: State) -> Iterator[str]:
    for role in (state.awaited, handed_to(state)):
        if role is not None:
            yield role
    if state.panel is not None:
        yield from state.panel.answering
    for duty in state.duties.values():
        yield duty.by[0]
    for action in state.acts.values():
        yield from named_roles(action.joint)
        if len(action.by) == 1:
            yield from action.by


def _of(
    definition: Definition, office: Office, key: str, states: Sequence[str], axis: Axis | None
) -> Iterator[Finding]:
    role = definition.roles[key]
    values: dict[str, Any] = {
        "role": key, "role_id": role.title.id, "role_en": role.title.en,
        "on": office.on.isoformat(), "states": list(states),
    }  # fmt: skip
    nowhere = values | unheard_of(definition, office.directory, [key])
    at = ("roles", key)
    if axis is None:
        yield from _once(office, role, nowhere, at)
        return
    wanted = [v for v in axis.values if not axis.is_area or _comes(definition, states, v)]
    missing, vacant = [], []
    for value in wanted:
        seats = office.seats(role, value)
        if seats is None:
            missing.append(value)
        elif not any(seats):
            vacant.append(value)
    if wanted and len(missing) + len(vacant) == len(wanted):
        yield Finding("held_nowhere", at, nowhere)
        return
    for code, found in (("no_office_in", missing), ("vacant_in", vacant)):
        if found:
            yield Finding(code, at, values | where(office, found, axis.is_area))


def _once(
    office: Office, role: Role, values: dict[str, Any], at: tuple[str, str]
) -> Iterator[Finding]:
    """A body, or an office that stands for the whole tenant."""
    seats = office.seats(role, None) or ()
    empty = [number for number, seat in enumerate(seats) if not seat]
    if not seats or len(empty) == len(seats):
        yield Finding("held_nowhere", at, values)
    elif empty:
        offices = [office.directory.by_id[one] for one in office.directory.bodies[role.body or ""]]
        names = [offices[number].name for number in empty]
        more = {"where": ", ".join(names), "codes": names, "count": len(empty)}
        yield Finding("seat_vacant", at, values | more | {"seats": len(seats)})


def unheard_of(
    definition: Definition, directory: Directory, roles: Sequence[str]
) -> dict[str, str]:
    """A sentence on kinds of office that nobody here has: written by hand, they are misspelt."""
    known = sorted({queue.partition("@")[0] for queue in directory.by_queue})
    named = dict.fromkeys(definition.roles[key].office or "" for key in roles)
    wrong = [kind for kind in named if kind and kind not in known]
    if not wrong:
        return {"kinds_id": "", "kinds_en": ""}
    kinds, there = ", ".join(wrong), ", ".join(known)
    return {
        "kinds_id": f" Jenis jabatan {kinds} tidak ada di kantor ini (office). Yang ada: {there}.",
        "kinds_en": f" There is no kind of office {kinds} here (office). There are: {there}.",
    }


def _comes(definition: Definition, states: Iterable[str], area: str) -> bool:
    """Whether a case of this area comes to rest in one of the states, by its ladder."""
    ground = Ground(definition, area_kind(area), {})
    return any(not ground.skipped(definition.states[key]) for key in states)


def where(office: Office, found: Sequence[str], are_areas: bool) -> dict[str, Any]:
    """The values that name places: `codes` all of them, `where` in words, `count`.

    An area of which nothing is left over stands for all that lie within it.
    """
    codes = folded(found, office.places) if are_areas else list(found)
    names = [office.named(code) for code in codes[:MOST_NAMED]]
    more = [f"… +{len(codes) - MOST_NAMED}"] if len(codes) > MOST_NAMED else []
    return {"where": "; ".join([*names, *more]), "codes": codes, "count": len(found)}


def folded(found: Sequence[str], every: Sequence[str]) -> list[str]:
    """The widest areas that hold these places and no other of `every`."""
    inside = Counter(wider for code in every for wider in prefixes(code))
    counted = Counter(wider for code in found for wider in prefixes(code))
    widest = (
        [code, *(wider for wider in prefixes(code) if counted[wider] == inside[wider])]
        for code in found
    )
    return list(dict.fromkeys(found[-1] for found in widest))
