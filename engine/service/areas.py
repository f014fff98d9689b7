"""Areas: load the list once, find an area by code or typed words, say where a code lies.

Codes may be deeper than the list: 33.26.01.2001.003.002 is RT 002 of RW 003. Never here: SQL.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from engine.core.directory import prefixes
from engine.service import area_files
from engine.service.desk import Desk
from engine.service.folding import folded
from engine.store import areas as rows
from engine.store.areas import Area
from engine.store.database import Connection, Database

__all__ = ["Area", "Found", "Loaded", "children", "load", "name_path", "name_paths", "search"]

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.[123]\d{3}(\.\d{3}(\.\d{3})?)?)?)?)?")
LISTED_DOTS = 3
MOST_KEPT = 5000  # paths of a tenant that one process keeps
_TAILS = {5: "RW", 6: "RT"}
# In the Papuan provinces the law of special autonomy says distrik and kampung.
_PAPUA = frozenset({"91", "92", "93", "94", "95", "96"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: `count` is 0 where this version was there already."""

    version: int
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """One answer to typed words: the area and its whole name path."""

    area: Area
    path: str


def load(database: Database, folder: Path, now: dt.datetime) -> Loaded:
    """Load the list in `folder` unless its version is there. Raises AreaFilesError."""
    version = area_files.version_of(folder)
    with database.connection() as conn:
        if rows.current_version(conn) == version:
            return Loaded(version, 0)
        found = area_files.read(folder, now.date())
        return Loaded(version, rows.replace(conn, found, found[0].valid_from))


def is_code(words: str) -> bool:
    """Whether the words have the shape of an area code, down to RT; it may still be unknown."""
    return _CODE.fullmatch(words) is not None


def is_listed(conn: Connection, code: str) -> bool:
    """Whether the code is one of the list, or an RW or RT of a village that is."""
    return is_code(code) and bool(rows.by_codes(conn, [".".join(code.split(".")[:4])]))


def find(desk: Desk, code: str) -> Area | None:
    """The listed area with this code; None for an unknown one or one below the village."""
    if not is_code(code):
        return None
    with desk.database.connection() as conn:
        return next(iter(rows.by_codes(conn, [code])), None)


def children(desk: Desk, code: str | None) -> list[Area]:
    """The areas right below `code`, by name; None asks for the provinces."""
    if code is not None and (not is_code(code) or code.count(".") >= LISTED_DOTS):
        return []  # nothing below a village is listed
    with desk.database.connection() as conn:
        return rows.children(conn, code)


def below(desk: Desk, code: str) -> list[Area]:
    """Everything listed inside `code`, by code: a regency's districts and villages."""
    with desk.database.connection() as conn:
        return rows.below(conn, code)


def search(desk: Desk, words: str, inside: str = "", limit: int = 20) -> list[Found]:
    """Areas inside `inside` for typed words: each begins a word of the name or the parent's.

    `kedung timur` finds Kelurahan Kedungwuni Timur. No usable word finds nothing.
    """
    typed = folded(words).split()[:8]
    if not typed:
        return []
    with desk.database.connection() as conn:
        found = rows.search(conn, typed, inside, limit)
        paths = paths_of(conn, [area.code for area in found])
    return [Found(area, paths[area.code]) for area in found]


def name_path(desk: Desk, code: str) -> str:
    """`RT 002 RW 003, Desa Karanganyar, Kec. Tirto, Kab. Pekalongan`; see name_paths."""
    return name_paths(desk, [code])[code]


def name_paths(desk: Desk, codes: Collection[str]) -> dict[str, str]:
    """The whole name of each code from the narrowest part up to the regency, in one round trip.

    A part that the list does not know stands there as its code. What a page has asked is kept for
    the next one, until the directory has another version: a new list gives it one.
    """
    kept = _kept_at(desk)
    paths = {code: kept[code] for code in codes if code in kept}
    lacking = [code for code in codes if code not in paths]
    if lacking:
        with desk.database.connection() as conn:
            found = paths_of(conn, lacking)
        if len(kept) + len(found) <= MOST_KEPT:
            kept.update(found)
        paths.update(found)
    return paths


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    paths: dict[str, str]


_kept: WeakKeyDictionary[Database, dict[int, _Kept]] = WeakKeyDictionary()


def _kept_at(desk: Desk) -> dict[str, str]:
    """The paths known at the version of the directory that this reading has seen; a new dictionary
    for a desk that has looked at none."""
    world = desk.glance.world if desk.glance is not None else None
    if world is None:
        return {}
    tenants = _kept.setdefault(desk.database, {})
    kept = tenants.get(desk.tenant)
    if kept is None or kept.version != world.directory.version:
        kept = tenants[desk.tenant] = _Kept(world.directory.version, {})
    return kept.paths


def paths_of(conn: Connection, codes: Collection[str]) -> dict[str, str]:
    """name_paths() on a connection that the caller has open."""
    wanted = {part for code in codes if is_code(code) for part in prefixes(code)}
    known = {area.code: area for area in rows.by_codes(conn, wanted)}
    return {code: _path(code, known) for code in codes}


def titled(area: Area, short: bool = False) -> str:
    """The name with its official kind: `Desa Ngadirejo`, `Kecamatan Tirto` (short `Kec. Tirto`)."""
    name, province = area.name, area.code[:2]
    match area.kind:
        case "province":
            return (
                name if name.startswith("Daerah ") else f"{'Prov.' if short else 'Provinsi'} {name}"
            )
        case "regency":
            return name.replace("Kabupaten ", "Kab. ", 1) if short else name
        case "district" if province in _PAPUA:
            return f"Distrik {name}"
        case "district":
            return f"{'Kec.' if short else 'Kecamatan'} {name}"
        case "urban_village":
            return f"Kelurahan {name}"
        case "village" if name.startswith("Desa Adat "):
            return name
        case "village":
            return f"{'Kampung' if province in _PAPUA else 'Desa'} {name}"
        case _:
            return name


def _path(code: str, known: dict[str, Area]) -> str:
    parts: list[str] = []
    tail: list[str] = []
    for prefix in prefixes(code):
        segments = prefix.split(".")
        if len(segments) in _TAILS:
            tail.append(f"{_TAILS[len(segments)]} {segments[-1]}")
        elif len(segments) == 1 and parts:
            continue  # the province goes without saying inside one
        else:
            area = known.get(prefix)
            parts.append(prefix if area is None else titled(area, short=bool(parts)))
    return ", ".join([" ".join(tail), *parts] if tail else parts)
