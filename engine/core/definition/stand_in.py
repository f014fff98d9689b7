"""Stand-ins for what is wrong in a document: the smallest value that the schema allows there.

With them the rest of the document can still be checked. A stand-in is never published: a
document that needed one has an error.
"""

import re
from functools import lru_cache
from typing import Any

from engine.core.definition.base import (
    CODE_PATTERN,
    KEY_PATTERN,
    LATEST_PATTERN,
    WINDOW_PATTERN,
    Part,
)
from engine.core.definition.delegation import TIER_PATTERN
from engine.core.definition.joint import ALL_OF_PATTERN
from engine.core.definition.problems import Path
from engine.core.definition.roles import CASE_FIELD

UNSET = "unset"
Schema = dict[str, Any]
_BY_PATTERN = {
    KEY_PATTERN: UNSET,
    CODE_PATTERN: "UNSET",
    WINDOW_PATTERN: f"window {UNSET}",
    LATEST_PATTERN: f"window {UNSET}",
    CASE_FIELD: f"case.{UNSET}",
    ALL_OF_PATTERN: f"all of case.{UNSET}",
    TIER_PATTERN: f"tier.{UNSET}",
    r"^[A-Z]{2,5}$": "XX",
}


@lru_cache(maxsize=8)
def schema_of(model: type[Part]) -> Schema:
    """The JSON Schema of a model, with its `$defs`."""
    return model.model_json_schema(by_alias=True)


def schema_at(root: Schema, path: Path) -> Schema:
    """The schema of what stands at the path; an empty one where nothing is known there."""
    here = _resolved(root, root)
    for step in path:
        here = next((found for found in _below(root, here, step) if found is not None), {})
    return here


def keys_at(root: Schema, path: Path) -> tuple[str, ...]:
    """The keys that a map at the path may have; empty where any key may stand."""
    return tuple(
        key
        for option in _options(root, schema_at(root, path))
        for key in option.get("properties", {})
    )


def required_at(root: Schema, path: Path) -> bool:
    """Whether the last key of the path must be there."""
    if not path:
        return True
    options = _options(root, schema_at(root, path[:-1]))
    return isinstance(path[-1], int) or any(
        path[-1] in option.get("required", ()) for option in options
    )


def stand_in(root: Schema, schema: Schema) -> Any:
    """The smallest value that fits the schema."""
    here = _options(root, schema)[0]
    if here.get("examples"):
        return here["examples"][0]
    if "const" in here or "enum" in here:
        return here["const"] if "const" in here else here["enum"][0]
    kind = here.get("type")
    if kind == "object":
        return {key: stand_in(root, here["properties"][key]) for key in here.get("required", ())}
    if kind == "array":
        return [stand_in(root, here.get("items", {}))] * here.get("minItems", 0)
    if kind == "integer":
        return here.get("minimum", 1)
    if kind == "boolean":
        return False
    return "2000-01-01" if here.get("format") == "date" else _text(here)


def _text(schema: Schema) -> str:
    return _BY_PATTERN.get(schema.get("pattern", ""), UNSET)


def _resolved(root: Schema, schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def _options(root: Schema, schema: Schema) -> list[Schema]:
    """A schema's alternatives, without null."""
    here = _resolved(root, schema)
    found = [
        option
        for part in (*here.get("anyOf", ()), *here.get("oneOf", ()))
        for option in _options(root, part)
        if option.get("type") != "null"
    ]
    return found or [here]


def _below(root: Schema, schema: Schema, step: str | int) -> list[Schema | None]:
    found: list[Schema | None] = []
    for option in _options(root, schema):
        if isinstance(step, int):
            found.append(option.get("items"))
            continue
        found.append(option.get("properties", {}).get(step))
        for pattern, part in option.get("patternProperties", {}).items():
            found.append(part if re.match(pattern, step) else None)
        extra = option.get("additionalProperties")
        found.append(extra if isinstance(extra, dict) else None)
    return found
