"""A stored answer in words: for check pages, public pages and the officials' case page.

Never here: who may see it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.core.definition.fields import Field
from engine.core.values import JSON
from engine.core.world import World
from engine.service import areas
from engine.service.desk import Desk
from web.base import formats
from web.base.i18n import t, text
from web.base.several import is_list


@dataclass(frozen=True)
class Names:
    """Names looked up once for a page: places by code, organisations by code."""

    places: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)


def names_for(
    desk: Desk, world: World, pairs: Iterable[tuple[Field, JSON]], more: Iterable[str] = ()
) -> Names:
    """The names that these answers need, in one round trip. `more`: further area codes."""
    found = [value for asked, value in pairs if asked.type == "area"]
    codes = {one for value in found for one in (value if isinstance(value, list) else [value])}
    codes = {code for code in codes if isinstance(code, str)}
    codes |= {code for code in more if code}
    known = {code: found.name for code, found in world.directory.organisations.items()}
    paths = areas.name_paths(desk, codes) if codes else {}
    return Names({code: unbroken(path) for code, path in paths.items()}, known)


def unbroken(path: str) -> str:
    """`RT 002 RW 003` with spaces at which no line ends."""
    return re.sub(r"\b(R[TW]) (\d)", "\\1\u00a0\\2", path)


def shown(asked: Field, value: JSON, names: Names) -> str:
    """The answer in the reader's language. Files are shown by the page itself."""
    if value is None:
        return t("base.unknown_value")
    if is_list(asked):
        known = names.places if asked.type == "area" else names.organisations
        return "; ".join(known.get(one, str(one)) for one in value) or t("base.nothing")
    match asked.type:
        case "choice":
            return text((asked.choices or {}).get(value)) or str(value)
        case "yes_no":
            return t("base.yes") if value else t("base.no")
        case "money":
            return formats.money(value)
        case "integer" | "decimal":
            return formats.number(value)
        case "date":
            return formats.day(dt.date.fromisoformat(value))
        case "area":
            return names.places.get(value, str(value))
        case "organisation":
            return names.organisations.get(value, str(value))
        case "photos" | "file":
            return t("base.files", n=len(value))
        case _:
            return str(value)
