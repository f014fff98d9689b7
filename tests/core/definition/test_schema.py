"""The JSON Schema of the source format agrees with the loader about shapes."""

import re
from typing import Any

import pytest

from engine.core.definition.schema import source_schema
from engine.core.definition.tree import parse
from tests.core.definition.examples.shapes import SHAPE
from tests.core.definition.sample import FILES, changed

SCHEMA = source_schema()
KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
# What a model says beside its schema, and what no schema of one file can see.
BEYOND = {"role_source", "role_reach", "role_reach_twice", "window_backwards", "tier_backwards"}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """A validator for the part of JSON Schema that the models use; anything else raises."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for word in ("anyOf", "oneOf"):
        if word in schema and not any(fits(value, option) for option in schema[word]):
            return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    kind = schema.get("type")
    if kind is not None and (
        not isinstance(value, KINDS[kind]) or (kind == "integer" and isinstance(value, bool))
    ):
        return False
    return _limits(value, schema) and _below(value, schema)


def _limits(value: Any, schema: dict[str, Any]) -> bool:
    if isinstance(value, str):
        long = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9)
        return long and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, int):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**9))
    return bool(schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", 10**9))


def _below(value: Any, schema: dict[str, Any]) -> bool:
    if isinstance(value, list):
        return all(fits(item, schema.get("items", {})) for item in value)
    if not isinstance(value, dict):
        return True
    if not set(schema.get("required", ())) <= set(value):
        return False
    for key, below in value.items():
        known = schema.get("properties", {}).get(key)
        if known is None:
            patterns = schema.get("patternProperties", {})
            known = next(
                (part for pattern, part in patterns.items() if re.search(pattern, key)), None
            )
        if known is None and schema.get("additionalProperties") is False:
            return False
        if known is not None and not fits(below, known):
            return False
    return True


def document(text: str) -> Any:
    root, problems = parse("small.yaml", text)
    assert root is not None
    assert problems == ()
    return root.plain()


def test_the_small_workflow_fits() -> None:
    assert fits(document(FILES["small.yaml"]), SCHEMA)


@pytest.mark.parametrize(("code", "edits"), SHAPE)
def test_what_the_loader_refuses_for_its_shape_does_not_fit(
    code: str, edits: tuple[tuple[str, str], ...]
) -> None:
    files, place = changed(*edits)
    assert place is not None
    if place[0] == "small.yaml" and code not in BEYOND:
        assert not fits(document(files["small.yaml"]), SCHEMA)


def test_there_is_no_null_and_every_map_is_closed() -> None:
    def walk(schema: Any) -> None:
        if isinstance(schema, dict):
            assert schema.get("type") != "null"
            if "patternProperties" in schema or ("properties" in schema and "type" in schema):
                assert schema["additionalProperties"] is False
            for part in schema.values():
                walk(part)
        elif isinstance(schema, list):
            for part in schema:
                walk(part)

    walk(SCHEMA)


def test_the_authors_own_keys_are_known_and_the_implied_one_is_not() -> None:
    assert {"include", "defaults", "cycle"} <= set(SCHEMA["properties"])
    assert "format" not in SCHEMA["properties"]


@pytest.mark.parametrize(("key", "type_"), [("not_before", "date"), ("at_least", "money")])
def test_a_field_is_measured_by_a_field_of_the_case(key: str, type_: str) -> None:
    files = dict(FILES)
    line = f"  until: {{type: {type_}, label: {{id: x, en: x}}, see: public, {key}: VALUE}}\n"
    text = files["small.yaml"].replace("fields:\n  name:", f"fields:\n{line}  name:")
    assert line in text
    assert fits(document(text.replace("VALUE", "case.begun")), SCHEMA)
    assert not fits(document(text.replace("VALUE", "begun")), SCHEMA)
