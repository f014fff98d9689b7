"""The definition language as the editor needs it: which keys may stand where, what each means, and
what its value is the name of. Made from our own JSON Schema and one file of sentences.

Never here: what is wrong with a text (the loader), names of a particular workflow (naming.py).
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from engine.core.definition.cycle import Cycle
from engine.core.definition.expand import PARTS
from engine.core.definition.schema import source_schema
from engine.core.definition.stand_in import Schema, schema_of
from engine.core.scenario.model import ScenarioFile

SENTENCES = Path(__file__).parent.parent / "words" / "keys.yaml"
# What a value can be the name of. `own`: a name that is given here for the first time.
KINDS = frozenset(
    {"state", "role", "field", "reason", "reason_set", "notice", "phase", "window", "latest"}
    | {"told", "asked", "case_field", "guard", "file", "cycle", "step", "person", "action"}
    | {"seat", "ending", "own"}
)
_NAMES = (r"^[a-z][a-z0-9_]{0,47}$", r"^[A-Z][A-Z0-9_]{1,47}$")
_NAMED = (r"^window ", r"^(window|case) ", r"^case\.")
Spec = dict[str, Any]


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, Mapping[str, Any]]:
    """What is said of each key, by `Model.key`: words in id and en, and what its value names."""
    said: dict[str, dict[str, Any]] = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return said


@lru_cache(maxsize=2)
def grammar(language: str) -> Mapping[str, Any]:
    """`nodes`: by name, the keys of each kind of map; `roots`: which node a sort of file is.

    A key's spec may have `node` (what map stands there), `map` (a map of names to such specs),
    `list`, `values`, `like` (examples), `must`, `names` and `keys` (kinds of names), `help`.
    """
    nodes: dict[str, dict[str, Spec]] = {}
    for model, schema in _schemas():
        for name, part in {model: schema, **schema["$defs"]}.items():
            nodes[name] = _node(schema, name, part, nodes)
    nodes["Definition"]["format"] = {"values": ["1"]}
    nodes["Part"] = {key: dict(nodes["Definition"][key]) for key in PARTS}
    for name, keys in nodes.items():
        for key, spec in keys.items():
            _dress(spec, said_of(_owner(name), key), language)
    roots = {
        "workflow": "Definition",
        "part": "Part",
        "cycles": "Cycle",
        "scenarios": "ScenarioFile",
    }
    return {"nodes": nodes, "roots": roots}


def said_of(model: str, key: str) -> Mapping[str, Any]:
    """What is said of a key: its own line, or that of the models named under `Model.*`."""
    own = sentences().get(f"{model}.{key}")
    if own is not None:
        return own
    others = sentences().get(f"{model}.*", {}).get("as", ())
    return next((found for other in others if (found := said_of(other, key))), {})


def keys() -> Iterator[str]:
    """`Model.key` of every key that needs a sentence."""
    for name, found in grammar("id")["nodes"].items():
        for key in found:
            yield f"{_owner(name)}.{key}"


def nameless() -> Iterator[str]:
    """`Model.key` of every key whose value is a name by its form, but that names nothing yet."""
    for model, schema in _schemas():
        for name, part in {model: schema, **schema["$defs"]}.items():
            for key, value in part.get("properties", {}).items():
                if _is_name(schema, value) and "names" not in said_of(name, key):
                    yield f"{name}.{key}"


def _schemas() -> Iterator[tuple[str, Schema]]:
    yield "Definition", source_schema()
    yield "Cycle", schema_of(Cycle)
    yield "ScenarioFile", schema_of(ScenarioFile)


_OWNERS = {
    "Part": "Definition",
    "Defaults.state": "State",
    "Defaults.action": "Action",
    "Defaults.outcome": "Outcome",
}


def _owner(name: str) -> str:
    """The model whose sentence it is: a default of a state is said like the state's own key."""
    return _OWNERS.get(name, name)


def _node(
    root: Schema, name: str, part: Schema, nodes: dict[str, dict[str, Spec]]
) -> dict[str, Spec]:
    """The keys of one map. A map that is written out in place becomes a node of its own."""
    found: dict[str, Spec] = {}
    for key, schema in part.get("properties", {}).items():
        found[key] = _spec(root, f"{name}.{key}", schema, nodes)
        if key in part.get("required", ()):
            found[key]["must"] = True
    return found


def _spec(root: Schema, name: str, schema: Schema, nodes: dict[str, dict[str, Spec]]) -> Spec:
    spec: Spec = {}
    for option in _options(schema):
        if "$ref" in option:
            spec["node"] = option["$ref"].rpartition("/")[2]
        elif option.get("type") == "array":
            spec |= {**_spec(root, name, option.get("items", {}), nodes), "list": True}
        elif "properties" in option:
            spec["node"] = "Defaults" if name == "Definition.defaults" else name
            nodes[spec["node"]] = _node(root, spec["node"], option, nodes)
        elif "patternProperties" in option or isinstance(option.get("additionalProperties"), dict):
            inner = next(iter(option.get("patternProperties", {}).values()), None)
            spec["map"] = _spec(root, name, inner or option["additionalProperties"], nodes)
            if "propertyNames" in option:
                spec["fixed"] = option["propertyNames"].get("enum", [])
        else:
            spec.setdefault("values", []).extend(_values(option))
            if not spec["values"]:
                del spec["values"]
            if option.get("examples"):
                spec["like"] = list(option["examples"])
    return spec


def _options(schema: Schema) -> list[Schema]:
    found = [*schema.get("anyOf", ()), *schema.get("oneOf", ())] or [schema]
    return [one for one in found if one.get("type") != "null"]


def _values(option: Schema) -> list[str]:
    if "enum" in option:
        return [str(one) for one in option["enum"]]
    if "const" in option:
        const = option["const"]
        return [str(const).lower() if isinstance(const, bool) else str(const)]
    return ["true", "false"] if option.get("type") == "boolean" else []


def _dress(spec: Spec, said: Mapping[str, Any], language: str) -> None:
    """Put the sentence and the kinds of names to a spec."""
    spec |= {key: said[key] for key in ("names", "keys", "like") if key in said}
    if language in said:
        spec["help"] = said[language]


def _is_name(root: Schema, schema: Schema) -> bool:
    """Whether somewhere in the value a name must stand that exists elsewhere."""
    for option in _options(schema):
        pattern = option.get("pattern", "")
        if pattern in _NAMES or pattern.startswith(_NAMED):
            return True
        inner = option.get("items")
        if inner is not None and _is_name(root, inner):
            return True
    return False
