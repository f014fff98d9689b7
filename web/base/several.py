"""Several areas in one answer: a list that grows by one place at a time, without script.

What stands in the inputs is the codes so far, parted by spaces, beside the usual ways to find one
more. Never here: HTML, limits.
"""

from collections.abc import Mapping

from engine.core.definition.fields import Field
from engine.core.values import JSON

FINDING = ("find", "district", "village", "rw", "rt")


def is_list(asked: Field) -> bool:
    """Whether the field holds several areas or organisations."""
    return asked.several and asked.type in ("area", "organisation")


def codes_of(raw: Mapping[str, str]) -> list[str]:
    """The codes so far, and a place that was just found, none twice."""
    return list(dict.fromkeys([*raw[""].split(), *raw.get("village", "").split()]))


def gathered(raw: Mapping[str, str]) -> dict[str, str]:
    """A place that was just found goes into the list, and the next one can be looked for."""
    if not raw.get("village"):
        return dict(raw)
    return {**raw, "": " ".join(codes_of(raw)), **dict.fromkeys(FINDING, "")}


def without(raw: Mapping[str, str], code: str) -> dict[str, str]:
    """The inputs without one of the codes."""
    return {**raw, "": " ".join(one for one in raw[""].split() if one != code)}


def raw_of_list(asked: Field, value: JSON) -> dict[str, str]:
    """The inputs as they would stand for a stored list."""
    codes = value if isinstance(value, list) else []
    raw = {"": " ".join(map(str, codes)), "unknown": "yes" if value is None else ""}
    return raw | (dict.fromkeys(FINDING, "") if asked.type == "area" else {})
