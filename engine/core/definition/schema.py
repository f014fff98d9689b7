"""The JSON Schema of what an author writes, made from the models, for the editor and for tools.

It says what each key may hold. What needs the whole document (names, guards, flow) is checked by
the loader only.
"""

from copy import deepcopy
from typing import Any

from engine.core.definition.expand import DEFAULTS, MOST_INCLUDES, PARTS
from engine.core.definition.stand_in import Schema, schema_of
from engine.core.definition.workflow import Definition

_FILE = {"type": "string", "pattern": r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$"}
_OWNERS = {"state": "State", "action": "Action", "outcome": "Outcome"}


def source_schema() -> Schema:
    """The schema of a workflow file: the closed document's, with the author's own keys.

    1. What an include or a default may give need not be in the file. 2. The author's keys are
    added. 3. There is no null, and a map has no keys but those of its pattern.
    """
    schema = deepcopy(schema_of(Definition))
    parts = schema["$defs"]
    defaults = {kind: _partial(parts[_OWNERS[kind]], keys) for kind, keys in DEFAULTS.items()}
    for kind, keys in DEFAULTS.items():
        part = parts[_OWNERS[kind]]
        part["required"] = [key for key in part.get("required", ()) if key not in keys]
    schema["required"] = [key for key in schema["required"] if key not in PARTS]
    for key in PARTS:
        schema["properties"][key].pop("minProperties", None)
    del schema["properties"]["format"]
    schema["properties"] |= {
        "include": {"anyOf": [_FILE, {"type": "array", "items": _FILE, "maxItems": MOST_INCLUDES}]},
        "defaults": {"type": "object", "properties": defaults, "additionalProperties": False},
        "cycle": {"anyOf": [_FILE, {"type": "integer"}]},
    }
    _tidy(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Rembuk workflow",
        "description": "A workflow as its author writes it.",
    }


def _partial(part: Schema, keys: tuple[str, ...]) -> Schema:
    properties = {key: deepcopy(part["properties"][key]) for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _tidy(schema: Any) -> None:
    """Take null and its default away, and close the maps; in place."""
    if isinstance(schema, list):
        for part in schema:
            _tidy(part)
    if not isinstance(schema, dict):
        return
    options = schema.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        options.remove({"type": "null"})
        schema.pop("default", None)
        if len(options) == 1:
            del schema["anyOf"]
            schema |= options[0]
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    for part in list(schema.values()):
        _tidy(part)
