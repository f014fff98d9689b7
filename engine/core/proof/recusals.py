"""Recusals: whether somebody else may act where an official is the one who opened the case.

A role that is kept apart from the opener's must stand aside in a case of its own holder. Where
nobody stands in, and silence hands it to nobody, that case waits. Never here: vacancies.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.core.definition.problems import Finding
from engine.core.definition.workflow import Definition
from engine.core.proof.deeds import Deed, deeds
from engine.core.proof.grounds import Kind, Office, axes, kinds
from engine.core.proof.occasions import NOTHING, Entry, Needs, starts
from engine.core.proof.seating import Seating, Tries
from engine.core.proof.vacancies import where
from engine.core.proof.ways import Ground, ways


def recusals(definition: Definition, office: Office) -> Iterator[Finding]:
    """One finding for each role for which nobody stands in. Raises NotProven.

    Where only offices open cases, the proof itself begins with them: nothing is added here.
    """
    if NOTHING not in starts(definition):
        return
    every = tuple(kinds(definition, office))
    tries = Tries()
    for role in _kept_from_openers(definition):
        stuck: dict[str, list[Kind]] = {}
        held: list[Kind] = []
        known: dict[str, tuple[Ground, dict[str, list[Needs]]]] = {}
        for kind in every:
            if not any(kind.seats.get(role, ())):
                continue  # nobody holds it, so nobody opens a case who does
            held.append(kind)
            if kind.area_kind not in known:
                ground = Ground(definition, kind.area_kind, _counts(kind))
                begin = (frozenset({Entry(role, "opener")}),)
                known[kind.area_kind] = ground, ways(ground, begin)
            ground, found = known[kind.area_kind]
            seating = Seating(definition, kind.seats, tries)
            for deed in deeds(ground):
                if role in deed.roles and _stuck(deed, ground, found, seating):
                    stuck.setdefault(deed.state, []).append(kind)
        if stuck:
            yield _finding(definition, office, role, stuck, held)


def _kept_from_openers(definition: Definition) -> tuple[str, ...]:
    """The roles of offices that are kept apart from that of the opener, in their order."""
    roles = definition.roles
    openers = {key for key, role in roles.items() if role.party == "opener"}
    apart = {key for kept in definition.never_the_same_person if openers & {*kept} for key in kept}
    return tuple(key for key, role in roles.items() if key in apart and role.party is None)


def _counts(kind: Kind) -> Mapping[str, int]:
    return {role: len(seats) for role, seats in kind.seats.items()}


def _stuck(deed: Deed, ground: Ground, found: Mapping[str, list[Needs]], seating: Seating) -> bool:
    """Whether a case comes here and nobody may do it, though in another's case somebody may."""
    before = [needs for needs in found.get(deed.state, ()) if seating.possible(needs)]
    tries = [way for needs in before for way in deed.ways(ground, needs)]
    if not tries or any(seating.possible(needs, doing) for needs, doing in tries):
        return False
    return any(seating.possible(NOTHING, doing) for _, doing in tries)


def _finding(
    definition: Definition,
    office: Office,
    role: str,
    stuck: Mapping[str, list[Kind]],
    held: list[Kind],
) -> Finding:
    title = definition.roles[role].title
    values: dict[str, Any] = {
        "role": role, "role_id": title.id, "role_en": title.en, "states": list(stuck),
        "place_id": "", "place_en": "",
    }  # fmt: skip
    for tongue in ("id", "en"):
        titles = [f"“{definition.states[key].title.in_(tongue)}”" for key in stuck]
        values[f"states_{tongue}"] = ", ".join(titles)
    failing = [kind for kind in held if any(kind in kinds_ for kinds_ in stuck.values())]
    if len(failing) < len(held):
        for number, axis in enumerate(axes(definition, office)):
            bad = {value for kind in failing for value in kind.values[number]}
            good = {v for kind in held if kind not in failing for v in kind.values[number]}
            if not bad & good:
                named = where(office, [v for v in axis.values if v in bad], axis.is_area)
                values |= {"codes": named["codes"], "place_id": f" ({named['where']})",
                           "place_en": f" ({named['where']})"}  # fmt: skip
                break
    return Finding("no_stand_in", ("roles", role), values)
