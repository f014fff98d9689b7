"""Answers on the wire: what a form sends for a definition's field, as the JSON that services take.

A value that cannot be read goes on as it was typed, so that the core says what is wrong with it.
Never here: limits, conditions, who may answer (core.inputs and the services).
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from engine.core.definition.fields import Field
from engine.core.values import JSON
from web.base import numerals
from web.base.formats import MONTHS, number
from web.base.i18n import language
from web.base.several import codes_of, is_list, raw_of_list

UNKNOWN = "__unknown"  # no choice can be called so
_UNKNOWN = {"choice": (UNKNOWN,), "yes_no": (UNKNOWN, "unknown")}
MOST_TYPED = 25_000  # letters of one input that are looked at
DATE_PARTS = ("day", "month", "year")
AREA_PARTS = ("find", "district", "village", "rw", "rt")


@dataclass(frozen=True)
class Typed:
    """`values`: given answers by field key. `raw`: what stood in the inputs, to be shown again."""

    values: dict[str, JSON] = field(default_factory=dict)
    raw: dict[str, dict[str, str]] = field(default_factory=dict)

    def again(self, fields: Mapping[str, Field]) -> "Typed":
        """The same with values read anew from what stands in the inputs."""
        values = dict(self.values)
        for key, parts in self.raw.items():
            if key in fields:
                value = value_of(fields[key], parts)
                values.pop(key, None)
                if value != "":
                    values[key] = value
        return Typed(values, self.raw)


def name_of(key: str) -> str:
    """The name and id of a field's input."""
    return f"f-{key}"


def read(fields: Iterable[tuple[str, Field]], form: MultiDict[str, str]) -> Typed:
    """Every answer of these fields. Empty inputs give no value."""
    typed = Typed()
    for key, asked in fields:
        raw = raw_of(key, asked, form)
        typed.raw[key] = raw
        value = value_of(asked, raw)
        if value != "":
            typed.values[key] = value
    return typed


def raw_of(key: str, asked: Field, form: MultiDict[str, str]) -> dict[str, str]:
    """The inputs of one field by part; "" is the main one."""
    parts = {"date": DATE_PARTS, "area": AREA_PARTS}.get(asked.type, ())
    # A database text cannot hold NUL, and nobody types it.
    raw = {p: form.get(f"{name_of(key)}-{p}", "")[:MOST_TYPED].replace("\0", "") for p in parts}
    main = " ".join(form.getlist(name_of(key))) if is_list(asked) else form.get(name_of(key), "")
    raw[""] = main[:MOST_TYPED].replace("\0", "")
    raw["unknown"] = "yes" if form.get(f"{name_of(key)}-unknown") else ""
    return raw


def value_of(asked: Field, raw: Mapping[str, str]) -> JSON:
    """The answer as JSON; "" where nothing was typed, None for "I do not know"."""
    typed = raw[""]
    if is_list(asked):
        return codes_of(raw) or (None if raw["unknown"] else "")
    if asked.type == "area":
        return area_code(raw)
    if asked.type == "date":
        typed = " ".join(raw[part].strip() for part in DATE_PARTS).strip()
    if typed in _UNKNOWN.get(asked.type, ()) or (raw["unknown"] and not typed.strip()):
        return None
    if not typed.strip():
        return ""
    return _read_one(asked, raw, typed)


def _read_one(asked: Field, raw: Mapping[str, str], typed: str) -> JSON:
    comma = language() == "id"
    found: JSON = typed
    match asked.type:
        case "integer":
            found = numerals.whole(typed)
        case "money":
            found = numerals.money(typed, comma)
        case "decimal":
            found = numerals.decimal(typed, comma)
        case "date":
            found = date_of(raw)
        case "yes_no":
            found = {"yes": True, "no": False}.get(typed)
    return typed if found is None else found


def date_of(raw: Mapping[str, str]) -> str | None:
    """Day, month (a figure or a name) and year as an ISO date; None where there is no such day."""
    day, year = numerals.whole(raw["day"]), numerals.whole(raw["year"])
    month = numerals.whole(raw["month"]) or _month_named(raw["month"])
    if day is None or month is None or year is None:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


def _month_named(typed: str) -> int | None:
    start = typed.strip().casefold()[:3]
    for names in MONTHS.values():
        for place, name in enumerate(names, start=1):
            if len(start) == 3 and name.casefold().startswith(start):
                return place
    return 8 if start in ("agu", "ags") else None


def area_code(raw: Mapping[str, str]) -> str:
    """Village, RW and RT as one code; RW and RT are typed as numbers."""
    code = raw["village"].strip() or raw[""].strip()
    for part in ("rw", "rt"):
        typed = raw[part].strip()
        if not typed:
            return code
        count = numerals.whole(re.sub(r"(?i)^\s*r[wt]\.?", "", typed))
        code += f".{count:03d}" if count is not None and 0 < count < 1000 else f".{typed[:20]}"
    return code


def raw_from(asked: Field, value: JSON) -> dict[str, str]:
    """The inputs as they would stand for a stored value; the way back of raw_of()."""
    if is_list(asked):
        return raw_of_list(asked, value)
    raw = {"": "", "unknown": "yes" if value is None else ""}
    if asked.type == "area":
        return raw | area_parts(value if isinstance(value, str) else "")
    if asked.type == "date":
        year, month, day = value.split("-") if isinstance(value, str) and value else ("", "", "")
        return raw | {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
    if value is None:
        return raw | {"": UNKNOWN if asked.type in ("choice", "yes_no") else ""}
    if isinstance(value, bool):
        return raw | {"": "yes" if value else "no"}
    if value != "" and asked.type in ("integer", "money", "decimal"):
        return raw | {"": number(value)}
    return raw | {"": value if isinstance(value, str) else ""}


def area_parts(code: str) -> dict[str, str]:
    """A code as village, RW and RT."""
    parts = code.split(".")
    village = ".".join(parts[:4]) if len(parts) >= 4 else ""
    below = [part.lstrip("0") for part in parts[4:6]] + ["", ""]
    return {"find": "", "district": ".".join(parts[:3]) if len(parts) >= 3 else "",
            "village": village, "rw": below[0], "rt": below[1]}  # fmt: skip
