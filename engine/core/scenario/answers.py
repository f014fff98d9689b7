"""Values as an author writes them in a scenario: `Rp 90 juta`, `unknown`, `120` for a decimal."""

import re
from collections.abc import Mapping

from engine.core.definition.cycle import read_rupiah
from engine.core.definition.parts import PARTS
from engine.core.definition.workflow import Definition
from engine.core.values import JSON

_RUPIAH = re.compile(r"^Rp ?([0-9][0-9.,]*)(?: (ribu|juta|miliar|triliun))?$")


def answers(definition: Definition, given: Mapping[str, JSON]) -> dict[str, JSON]:
    """The values in the form that decide() takes; what is no field stays as it is written."""
    found = {key: answer(definition, key, value) for key, value in given.items()}
    parts = found.get(PARTS)
    if isinstance(parts, list):
        found[PARTS] = [answers(definition, one) if isinstance(one, dict) else one for one in parts]
    return found


def answer(definition: Definition, key: str, value: JSON) -> JSON:
    """One value. `unknown` is "I do not know" where the field allows it."""
    field = definition.fields.get(key)
    if field is None:
        return value
    if value == "unknown" and field.unknown:
        return None
    if field.type == "money" and isinstance(value, str):
        match = _RUPIAH.match(value)
        return read_rupiah(match[1], match[2]) if match else value
    if field.type == "decimal" and isinstance(value, int):
        return str(value)
    if field.several and isinstance(value, str):
        return [value]
    return value
