"""People: whether what a definition asks can be done by the offices as they are staffed on a day.

Separation of duties, k of n and mandatory seats are met together or not at all. What is called
impossible is so for every way that leads there, with all guards open and every vacancy on the way
filled by somebody new; the act itself is judged by those who hold the office today. A case that
changes its place or its agency on the way is not followed. Called possible it is so, too, but for
seats that stand aside (`recused`): that their holders must is not asked, nor whether the post that
stands in has a seat there already. Held against an explorer: tests/core/proof/test_agreement.py.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.core.definition.problems import Finding, Path
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory
from engine.core.proof.deeds import Deed, deeds, told
from engine.core.proof.grounds import Kind, Office, axes, kinds
from engine.core.proof.occasions import NOTHING, Needs, NotProven, joined
from engine.core.proof.recusals import recusals
from engine.core.proof.seating import Seating, Tries
from engine.core.proof.vacancies import leaned_on, unheard_of, vacancies, where
from engine.core.proof.ways import Ground, ways

MOST_PAIRS = 6


@dataclass(slots=True)
class Seen:
    """What became of one deed over all kinds of case."""

    deed: Deed
    possible: list[Kind] = field(default_factory=list)
    vacant: list[Kind] = field(default_factory=list)  # not before a vacancy is filled
    apart: list[Kind] = field(default_factory=list)  # not even then: persons are kept apart


def staffing(
    definition: Definition,
    directory: Directory,
    on: dt.date,
    places: Sequence[str],
    area_name: Callable[[str], str | None],
) -> tuple[Finding, ...]:
    """What cannot be done, everywhere (errors) or somewhere (warnings that name the places).

    `places` are the area codes in which a case can lie, `area_name` says what areas are called.
    """
    office = Office(directory, on, tuple(places), area_name)
    try:
        found = (
            *_impossible(definition, office, look(definition, office)),
            *recusals(definition, office),
        )
    except NotProven:
        found = (Finding("staffing_not_proven", ("roles",), at="key"), *_plain(definition, office))
    found = (*_opening(definition, office), *found)
    said = {role for each in found for role in each.values.get("nowhere", ())}
    empty = (
        each
        for each in vacancies(definition, office)
        if each.code != "held_nowhere" or each.values["role"] not in said
    )
    return (*found, *empty)


def _plain(definition: Definition, office: Office) -> tuple[Finding, ...]:
    """What is impossible even to who did nothing before, where all ways are too many."""
    try:
        return tuple(_impossible(definition, office, look(definition, office, plain=True)))
    except NotProven:
        return ()


def look(definition: Definition, office: Office, plain: bool = False) -> tuple[Seen, ...]:
    """Every deed in every kind of case in which it can come up; `plain`: as if nothing had been
    done before it. Raises NotProven.
    """
    seen: dict[Path, Seen] = {}
    unclear: set[Path] = set()
    seats = {
        key: len(office.seats(role, None) or ((),)) if role.body else 1
        for key, role in definition.roles.items()
    }
    tries = Tries()
    known: dict[str, tuple[Ground, dict[str, list[Needs]]]] = {}
    for kind in kinds(definition, office):
        if kind.area_kind not in known:
            ground = Ground(definition, kind.area_kind, seats)
            every = {key: [NOTHING] for key in definition.states}
            known[kind.area_kind] = ground, every if plain else ways(ground)
        ground, found = known[kind.area_kind]
        seating = Seating(definition, kind.seats, tries)
        for deed in deeds(ground):
            try:
                before = [needs for needs in found.get(deed.state, ()) if seating.possible(needs)]
                if before:
                    one = seen.setdefault(deed.path, Seen(deed))
                    _judge(one, kind, before, seating, ground)
            except NotProven:
                if not plain:
                    raise
                unclear.add(deed.path)
    return tuple(one for path, one in seen.items() if path not in unclear)


def _judge(
    one: Seen, kind: Kind, before: Sequence[Needs], seating: Seating, ground: Ground
) -> None:
    tries = [way for needs in before for way in one.deed.ways(ground, needs)]
    if any(seating.possible(needs, doing) for needs, doing in tries):
        one.possible.append(kind)
    elif not tries or any(
        doing and seating.possible(joined(needs, doing)) for needs, doing in tries
    ):
        one.vacant.append(kind)
    else:
        one.apart.append(kind)


def _impossible(definition: Definition, office: Office, seen: Sequence[Seen]) -> Iterator[Finding]:
    leaned = leaned_on(definition)
    for one in seen:
        failing = [*one.apart, *one.vacant]
        if not failing:
            continue
        values = told(definition, one.deed) | {"on": office.on.isoformat()}
        everywhere = not one.possible
        if one.deed.is_vote:
            code = "cannot_agree"
        else:
            code = "kept_apart" if one.apart else "cannot_be_done"
        if everywhere:
            nowhere = one.deed.roles if not one.apart else ()
            values |= unheard_of(definition, office.directory, one.deed.roles)
            yield Finding(code, one.deed.path, values | {"nowhere": list(nowhere)})
            continue
        if not one.apart and any(role in leaned for role in one.deed.roles):
            continue  # the vacancy itself is said, by role
        shown = one.apart or one.vacant
        names = _named(definition, office, shown, one.possible)
        yield Finding(f"{code}_in", one.deed.path, values | names)


def _opening(definition: Definition, office: Office) -> Iterator[Finding]:
    """Somebody can open a case somewhere."""
    roles = definition.opens.by
    if any(definition.roles[key].party is not None for key in roles):
        return
    for kind in kinds(definition, office):
        if any(person for key in roles for seat in kind.seats.get(key, ()) for person in seat):
            return
    values: dict[str, Any] = {"on": office.on.isoformat(), "nowhere": list(roles)}
    titles = [definition.roles[key].title for key in roles]
    for tongue in ("id", "en"):
        values[f"roles_{tongue}"] = ", ".join(f"“{title.in_(tongue)}”" for title in titles)
    yield Finding("nobody_can_open", ("opens", "by"), values)


def _named(
    definition: Definition, office: Office, failing: Sequence[Kind], possible: Sequence[Kind]
) -> dict[str, Any]:
    """The places of the failing kinds: by area, or by organisation where all areas fail alike."""
    for number, axis in enumerate(axes(definition, office)):
        bad = {value for kind in failing for value in kind.values[number]}
        good = {value for kind in possible for value in kind.values[number]}
        if not bad & good:
            return where(office, [v for v in axis.values if v in bad], axis.is_area)
    pairs = [" × ".join(_few(office, values) for values in kind.values) for kind in failing]
    shown = [*pairs[:MOST_PAIRS], *(["…"] if len(pairs) > MOST_PAIRS else [])]
    return {"where": "; ".join(shown), "codes": pairs, "count": len(pairs)}


def _few(office: Office, values: Sequence[str]) -> str:
    more = f" +{len(values) - 1}" if len(values) > 1 else ""
    return office.named(values[0]) + more
