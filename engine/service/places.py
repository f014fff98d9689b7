"""Whether the areas that somebody names exist: the list of areas is no value of the core.

The case's own area must also lie within the office's. Used wherever answers become a step.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.parts import PARTS, slot_of
from engine.core.inputs import AREA
from engine.core.values import Data, Why
from engine.core.whys import why
from engine.store import opening as rows
from engine.store import organisations
from engine.store.database import Connection

VILLAGE = 4  # parts of a village's code; what is below (RW, RT) is not in the area list


def village(code: str) -> str:
    """The village's part of an area code."""
    return ".".join(code.split(".")[:VILLAGE])


def named(compiled: Compiled, data: Data) -> dict[str, str]:
    """code -> field, of the area fields that hold a code; about anything else the core says no,
    and the database is not asked."""
    fields = compiled.definition.fields
    return {
        code: key
        for key, value in data.items()
        if key in fields and fields[key].type == "area"
        for code in (value if isinstance(value, list) else (value,))
        if isinstance(code, str) and AREA.match(code)
    }


def unknown(
    compiled: Compiled, data: Data, tenant_area: str, versions: Mapping[str, int]
) -> tuple[Why, ...]:
    """A reason for each area that the list (`versions`, by village) does not have."""
    reasons = []
    for code, key in named(compiled, data).items():
        own = key == compiled.definition.area_from and tenant_area != ""
        inside = not own or code == tenant_area or code.startswith(f"{tenant_area}.")
        if village(code) not in versions or not inside:
            reasons.append(why("unknown_area", key, value=code[:80]))
    return tuple(reasons)


def unknown_in(
    connection: Connection, tenant: int, compiled: Compiled, data: Data
) -> tuple[Why, ...]:
    """The same for one act; asks the database only where an area is named at all."""
    given = data.get(PARTS)
    parts = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    codes = [code for one in (data, *parts) for code in named(compiled, one)]
    if not codes:
        return ()
    versions = rows.area_versions(connection, {village(code) for code in codes})
    area = organisations.tenant_area(connection, tenant)
    found = [*unknown(compiled, data, area, versions)]
    for number, one in enumerate(parts, start=1):
        of_part = unknown(compiled, one, area, versions)
        found += [replace(each, field=f"{slot_of(number)}.{each.field}") for each in of_part]
    return tuple(found)
