"""The shape of a document against the models: every error of pydantic in our own codes.

Where a part is wrong it is replaced by a stand-in, so that names, guards and the rest are
checked in the same run; nothing is said twice about a stand-in.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from engine.core.definition.base import (
    CODE_PATTERN,
    KEY_PATTERN,
    LATEST_PATTERN,
    WINDOW_PATTERN,
    Part,
)
from engine.core.definition.damage import ODD_BULLET
from engine.core.definition.delegation import TIER_PATTERN
from engine.core.definition.joint import ALL_OF_PATTERN
from engine.core.definition.problems import Finding, Path
from engine.core.definition.roles import CASE_FIELD
from engine.core.definition.stand_in import (
    UNSET,
    keys_at,
    required_at,
    schema_at,
    schema_of,
    stand_in,
)
from engine.core.definition.suggest import meant as suggested
from engine.core.definition.suggest import near

PartT = TypeVar("PartT", bound=Part)

_PATTERNS = {
    KEY_PATTERN: "bad_key",
    CODE_PATTERN: "bad_code",
    WINDOW_PATTERN: "bad_window_name",
    LATEST_PATTERN: "bad_latest",
    CASE_FIELD: "bad_case_field",
    ALL_OF_PATTERN: "bad_joint",
    TIER_PATTERN: "bad_tier_name",
    r"^[A-Z]{2,5}$": "bad_prefix",
}
_TYPES = {
    "string_type": "not_text",
    "int_type": "not_a_whole_number",
    "bool_type": "not_true_or_false",
    "dict_type": "not_a_map",
    "mapping_type": "not_a_map",
    "model_type": "not_a_map",
    "tuple_type": "not_a_list",
    "date_type": "not_a_date",
    "date_parsing": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "date_from_datetime_inexact": "not_a_date",
}
_BOUNDS = {
    "string_too_short": ("text_too_short", "min_length"),
    "string_too_long": ("text_too_long", "max_length"),
    "too_short": ("list_too_short", "min_length"),
    "too_long": ("list_too_long", "max_length"),
    "greater_than_equal": ("number_too_small", "ge"),
    "less_than_equal": ("number_too_large", "le"),
}
_OWN = frozenset(
    {
        "span_form",
        "before_form",
        "window_form",
        "window_backwards",
        "grace_form",
        "list_days_form",
        "tier_form",
        "over_form",
        "tier_backwards",
    }
    | {"role_source", "role_reach", "role_reach_twice", "every_form"}
    | {"area_form", "time_form", "late_form", "day_form", "step_says_nothing", "step_names_half"}
    | {"deed_form", "step_whom"}
)
_LANGUAGES = {
    "id": {"name_id": "Indonesia", "name_en": "Indonesian"},
    "en": {"name_id": "Inggris", "name_en": "English"},
}
MOST_SAID = 500  # problems of one document; a damaged one is not worth a second of work
_ROUNDS = 5  # a stand-in may uncover an error below it, never an endless row of them


@dataclass(frozen=True, slots=True)
class Shaped(Generic[PartT]):
    """The document as a model, its errors, and the paths about which all has been said."""

    part: PartT | None
    findings: tuple[Finding, ...]
    replaced: tuple[Path, ...]


def shape(model: type[PartT], document: Any, known_bad: tuple[Path, ...]) -> Shaped[PartT]:
    """Read `document` (plain JSON values) as `model`; paths in `known_bad` are not reported."""
    findings: list[Finding] = []
    replaced: set[Path] = set(known_bad)
    for _ in range(_ROUNDS):
        try:
            part = model.model_validate_json(json.dumps(document), by_alias=True, by_name=False)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            return Shaped(part, tuple(findings), tuple(replaced))
        meant = _meant(schema_of(model), errors)
        for details in errors[: MOST_SAID + 1]:
            path, at_key = _path(details)
            if details["type"] == "missing" and path in meant:
                continue  # it is there, and misspelt
            if not any(path[: len(bad)] == bad for bad in replaced):
                if not path and _TYPES.get(details["type"]) == "not_a_map":
                    findings.append(_whole_file(details["input"]))
                    continue
                findings.append(_finding(schema_of(model), path, at_key, details))
        if len(errors) > MOST_SAID:
            return Shaped(None, tuple(findings), tuple(replaced))
        for details in errors:
            path, at_key = _path(details)
            if not path:
                return Shaped(None, tuple(findings), tuple(replaced))
            replaced |= _repair(schema_of(model), document, path, at_key, details)
    return Shaped(None, tuple(findings), tuple(replaced))


def _meant(schema: dict[str, Any], errors: list[ErrorDetails]) -> set[Path]:
    """The keys that unknown ones are most like."""
    found = [_path(details)[0] for details in errors if details["type"] == "extra_forbidden"]
    near_to = ((path, near(path[-1], keys_at(schema, path[:-1]))) for path in found[:MOST_SAID])
    return {(*path[:-1], key) for path, key in near_to if key}


def _path(details: ErrorDetails) -> tuple[Path, bool]:
    """The path in the document: without the marks that pydantic adds for keys and unions."""
    loc = details["loc"]
    at_key = bool(loc) and loc[-1] == "[key]"
    return tuple(
        step for step in loc if not (isinstance(step, str) and step[:1] in ("[", "("))
    ), at_key


def _whole_file(value: Any) -> Finding:
    """A file that is a list or one value where keys belong."""
    listed = isinstance(value, list)
    seen = ("sebuah daftar", "a list") if listed else ("satu nilai saja", "a single value")
    return Finding("file_not_a_map", (), {"seen_id": seen[0], "seen_en": seen[1]})


def _finding(schema: dict[str, Any], path: Path, at_key: bool, details: ErrorDetails) -> Finding:
    kind, context = details["type"], details.get("ctx", {})
    key = str(path[-1]) if path else ""
    values: dict[str, Any] = {"key": key}
    if kind == "extra_forbidden":
        values |= suggested(key, sorted(keys_at(schema, path[:-1])))
        return Finding("unknown_key", path, values, at="key")
    if kind == "missing" and key in _LANGUAGES:
        return Finding("language_missing", path, values | _LANGUAGES[key], at="key")
    if kind == "missing":
        return Finding("missing_key", path, values, at="key")
    values["value"] = _shown(key if at_key else details["input"])
    at = "key" if at_key else "value"
    if kind == "tuple_type" and ODD_BULLET.match(str(details["input"])):
        return Finding("odd_bullet", path, values | {"sign": str(details["input"])[0]})
    if kind in _TYPES:
        return Finding(_TYPES[kind], path, values, at)  # type: ignore[arg-type]
    if kind in _BOUNDS:
        code, bound = _BOUNDS[kind]
        return Finding(code, path, {**values, "bound": context[bound]})
    if kind == "string_pattern_mismatch":
        code = _PATTERNS.get(str(context["pattern"]), "not_valid")
        if code in ("bad_key", "bad_code") and not at_key and re.search("[,;]", values["value"]):
            names = [name for name in re.split(r"[\s,;]+", values["value"]) if name]
            return Finding("several_names", path, values | {"names": ", ".join(names)})
        return Finding(code, path, values, at)  # type: ignore[arg-type]
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context["expected"]))
        if not choices:  # Literal[True], Literal[1]
            values["choices"] = str(context["expected"]).lower()
            return Finding("not_one_of", path, {**values, "near": ""}, at)  # type: ignore[arg-type]
        values |= {"choices": ", ".join(choices), "near": near(details["input"], choices)}
        return Finding("not_one_of", path, values, at)  # type: ignore[arg-type]
    if kind in _OWN:
        return Finding(kind, path, {**values, **context})
    return Finding("not_valid", path, {**values, "detail": details["msg"]}, at)  # type: ignore[arg-type]


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _repair(
    schema: dict[str, Any], document: Any, path: Path, at_key: bool, details: ErrorDetails
) -> set[Path]:
    """Put a stand-in at the path (or take away what need not be there); what is settled by it."""
    parent, last = document, path[-1]
    try:
        for step in path[:-1]:
            parent = parent[step]
        if details["type"] == "extra_forbidden":
            del parent[last]
            meant = near(last, keys_at(schema, path[:-1]))
            return {path, (*path[:-1], meant)} if meant else {path}
        if at_key:
            renamed = f"{UNSET}_{len(parent)}"
            parent[renamed] = parent.pop(last)
            return {path, (*path[:-1], renamed)}
        if details["type"] == "missing" or required_at(schema, path):
            parent[last] = stand_in(schema, schema_at(schema, path))
        elif isinstance(parent, dict) and last in keys_at(schema, path[:-1]):
            del parent[last]
        else:
            parent[last] = stand_in(schema, schema_at(schema, path))
    except (KeyError, IndexError, TypeError):
        pass  # an earlier repair of the same round took it away
    return {path}
