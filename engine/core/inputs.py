"""What was typed, against the fields of a definition: cleaned values, or reasons per field.

Takes JSON values (the shells parse their wire format into these); trusts nothing. Whether an
area exists is the shell's question, because the list of areas is not a value of the core.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from engine.core.definition.fields import Field
from engine.core.directory import Directory
from engine.core.values import JSON, Data, Why
from engine.core.whys import why

TEXT_LIMIT = {"text": 300, "long_text": 5000}
WHOLE_LIMIT = 10**15  # a thousand times the national budget; fits 64 bits
# ASCII and \Z: other scripts' digits and a line end behind the last one are no part of a number.
AREA = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3}(\.\d{3})?)?)?)?)?\Z", re.ASCII)
LEVELS = ("province", "regency", "district", "village", "rw", "rt")
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,3})?\Z", re.ASCII)
# Further away no day can be counted with: its end would lie behind the calendar's.
_DAYS = (dt.date(1000, 1, 1), dt.date(2999, 12, 31))
_ALLOWED_CONTROL = "\n\t"
_FILES = ("photos", "file")


def clean(field: Field, key: str, value: JSON, directory: Directory) -> tuple[JSON, Why | None]:
    """One value in its stored form, or why not. None stands for "I do not know"."""
    if value is None:
        allowed = field.unknown or field.optional
        return None, None if allowed else why("unknown_not_allowed", key)
    if field.several and field.type not in _FILES:
        return _each(field, key, value, directory)
    return _one(field, key, value, directory)


def _each(field: Field, key: str, value: JSON, directory: Directory) -> tuple[JSON, Why | None]:
    """Several areas or organisations: each as one alone would be, none twice."""
    if not isinstance(value, list):
        return _wrong(field, key)
    if len(value) > (field.many or 1):
        return None, why("too_many", key, max=field.many)
    if not value and not field.optional:
        return None, why("missing", key)
    found: list[JSON] = []
    for one in value:
        clean_one, reason = _one(field, key, one, directory)
        if reason is not None:
            return None, reason
        if clean_one not in found:
            found.append(clean_one)
    return found, None


def _one(field: Field, key: str, value: JSON, directory: Directory) -> tuple[JSON, Why | None]:
    match field.type:
        case "text" | "long_text":
            return _text(field, key, value)
        case "integer" | "money":
            return _whole(field, key, value)
        case "decimal":
            return _decimal(field, key, value)
        case "date":
            return _date(key, value)
        case "yes_no":
            return (value, None) if isinstance(value, bool) else _wrong(field, key)
        case "choice":
            known = isinstance(value, str) and value in (field.choices or {})
            return (value, None) if known else (None, why("not_a_choice", key, value=_short(value)))
        case "area":
            return _area(field, key, value)
        case "organisation":
            return _organisation(field, key, value, directory)
        case "photos" | "file":
            return _tokens(field, key, value)


def clean_all(
    fields: Iterable[tuple[str, Field]], data: Data, directory: Directory
) -> tuple[dict[str, JSON], tuple[Why, ...]]:
    """All given values of these fields: the clean ones, and every reason at once."""
    values: dict[str, JSON] = {}
    reasons: list[Why] = []
    for key, field in fields:
        if key in data:
            value, reason = clean(field, key, data[key], directory)
            if reason is not None:
                reasons.append(reason)
            else:
                values[key] = value
    return values, tuple(reasons)


def clean_words(key: str, value: JSON, limit: int = 5000) -> tuple[str, Why | None]:
    """Free words of an act (reason in words, next step, a remark): trimmed, NFC, no controls."""
    if not isinstance(value, str):
        return "", why("wrong_type", key, type="long_text")
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in _ALLOWED_CONTROL for c in text):
        return "", why("control_characters", key)
    if len(text) > limit:
        return "", why("too_long", key, max=limit)
    return text, None


def _wrong(field: Field, key: str) -> tuple[None, Why]:
    return None, why("wrong_type", key, type=field.type)


def _short(value: JSON) -> str:
    return str(value)[:80]


def _text(field: Field, key: str, value: JSON) -> tuple[JSON, Why | None]:
    text, reason = clean_words(key, value, field.max_length or TEXT_LIMIT[field.type])
    if reason is None and field.type == "text":
        text = " ".join(text.split())
    if reason is None and not text and not field.optional:
        return None, why("missing", key)
    return (text, None) if reason is None else (None, reason)


def _whole(field: Field, key: str, value: JSON) -> tuple[JSON, Why | None]:
    if not isinstance(value, int) or isinstance(value, bool):
        return _wrong(field, key)
    least = field.min if field.min is not None else (0 if field.type == "money" else -WHOLE_LIMIT)
    return _within(key, value, value, least, field.max if field.max is not None else WHOLE_LIMIT)


def _decimal(field: Field, key: str, value: JSON) -> tuple[JSON, Why | None]:
    if not isinstance(value, str) or not _DECIMAL.match(value):
        return _wrong(field, key)
    try:
        number = Decimal(value)
    except InvalidOperation:  # pragma: no cover - the pattern admits decimals only
        return _wrong(field, key)
    least = field.min if field.min is not None else -WHOLE_LIMIT
    return _within(key, value, number, least, field.max if field.max is not None else WHOLE_LIMIT)


def _within(
    key: str, value: JSON, number: int | Decimal, least: int, most: int
) -> tuple[JSON, Why | None]:
    if number < least:
        return None, why("too_small", key, min=least)
    if number > most:
        return None, why("too_large", key, max=most)
    return value, None


def _date(key: str, value: JSON) -> tuple[JSON, Why | None]:
    try:
        on = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None, why("wrong_type", key, type="date")
    if not _DAYS[0] <= on <= _DAYS[1]:
        return None, why("wrong_type", key, type="date")
    return on.isoformat(), None


def _area(field: Field, key: str, value: JSON) -> tuple[JSON, Why | None]:
    if not isinstance(value, str) or not AREA.match(value):
        return None, why("unknown_area", key, value=_short(value))
    depth = len(value.split("."))
    if field.level is not None and depth <= LEVELS.index(field.level):
        return None, why("area_too_wide", key, level=field.level)
    return value, None


def _organisation(
    field: Field, key: str, value: JSON, directory: Directory
) -> tuple[JSON, Why | None]:
    found = directory.organisations.get(value) if isinstance(value, str) else None
    if found is not None and field.kind in (None, found.kind):
        if found.code not in directory.working:
            return None, why("organisation_closed", key, name=found.name)
        return value, None
    return None, why("unknown_organisation", key, value=_short(value))


def _tokens(field: Field, key: str, value: JSON) -> tuple[JSON, Why | None]:
    most = field.many or (1 if field.type == "file" else 3)
    if not isinstance(value, list) or not all(isinstance(t, str) and t.isalnum() for t in value):
        return _wrong(field, key)
    if len(value) > most:
        return None, why("too_many", key, max=most)
    return list(dict.fromkeys(value)), None
