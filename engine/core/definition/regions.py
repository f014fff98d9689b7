"""Deciding guards without a case: every combination of values that can make a difference.

For comparisons of one field with constants the values beside each constant are enough; whatever
is not such a comparison counts as a yes or no of its own. Exact for the first, cautious for the
second.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from engine.core.definition.fields import Field
from engine.core.definition.given import AND, CHOICE, NOT, OR, Known
from engine.core.definition.syntax import Call, Const, Many, Node, Read, shown
from engine.core.definition.workflow import Definition

MOST = 8192  # guards times combinations; a route by tier and kind of area needs some hundred
SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "_<_": operator.lt,
    "_<=_": operator.le,
    "_>_": operator.gt,
    "_>=_": operator.ge,
    "_==_": operator.eq,
    "_!=_": operator.ne,
}
_MIRROR = {"_<_": "_>_", "_<=_": "_>=_", "_>_": "_<_", "_>=_": "_<=_"}
_TEXTS = frozenset({"text", "long_text", "area", "organisation"})
AREA_KINDS = ("urban_village", "village")
_DEEP_ENOUGH = frozenset({"village", "rw", "rt"})

Comparison = tuple[str, str, Sequence[Any]]
Combination = Mapping[str, Any]  # field or other yes-or-no -> value; None: not given


@dataclass(slots=True)
class Regions:
    """The combinations for some guards that are asked at the same point."""

    definition: Definition
    known: Known
    constants: dict[str, set[Any]] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    rows: int = 0
    _seen: dict[int, tuple[Node, Comparison | None]] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """Let the combinations tell apart what this guard tells apart."""
        self.rows += 1
        self._add(node)

    def _add(self, node: Node) -> None:
        if isinstance(node, Call) and node.function in (AND, OR, NOT, CHOICE):
            for part in node.args:
                self._add(part)
        elif isinstance(node, Read) and (node.test or self.kind_of(node.field) == "yes_no"):
            self.constants.setdefault(node.field, set())
        elif (atom := self.comparison(node)) is not None:
            self.constants.setdefault(atom[0], set()).update(atom[2])
        elif not isinstance(node, Const):
            self.others[_turned(node)[0]] = None

    def combinations(self) -> Iterator[Combination] | None:
        """Every combination, or None where there are too many."""
        choices = {key: self.values(key, found) for key, found in self.constants.items()}
        choices.update(dict.fromkeys(self.others, (False, True)))
        if prod(len(values) for values in choices.values()) * self.rows > MOST:
            return None
        return (dict(zip(choices, values, strict=True)) for values in product(*choices.values()))

    def truth(self, node: Node, at: Combination) -> bool:
        """Whether the guard holds for this combination."""
        if isinstance(node, Call) and node.function in (AND, OR, NOT, CHOICE):
            found = [self.truth(part, at) for part in node.args]
            match node.function:
                case "_&&_":
                    return found[0] and found[1]
                case "_||_":
                    return found[0] or found[1]
                case "!_":
                    return not found[0]
                case _:
                    return found[1] if found[0] else found[2]
        if isinstance(node, Const):
            return node.value is True
        if isinstance(node, Read) and node.test:
            return at[node.field] is not None
        if isinstance(node, Read) and node.field in at:
            return at[node.field] is True
        atom = self.comparison(node)
        if atom is None:
            name, turned = _turned(node)
            return bool(at[name]) != turned
        key, sign, constants = atom
        value = self.default(key) if at[key] is None else at[key]
        if sign == "@in":
            return value in constants
        return SIGNS[sign](value, constants[0])

    def told(self, at: Combination) -> str:
        """The combination in words of CEL, for a counterexample."""
        parts = [
            f"!has(case.{key})" if at[key] is None else f"case.{key} == {spelled(at[key])}"
            for key in self.constants
        ]
        parts += [name if at[name] else f"!({name})" for name in self.others]
        return " && ".join(parts) or "true"

    def kind_of(self, key: str) -> str:
        """The type of a field or derived value; empty where there is none."""
        if key in self.definition.fields:
            return self.definition.fields[key].type
        return {"area_kind": "choice", "visits": "integer"}.get(key, "")

    def comparison(self, node: Node) -> Comparison | None:
        """(field, sign, constants) where the node compares one field with constants."""
        if id(node) not in self._seen:  # with the node, so that its id is nobody else's
            self._seen[id(node)] = (node, self._comparison(node))
        return self._seen[id(node)][1]

    def _comparison(self, node: Node) -> Comparison | None:
        if not isinstance(node, Call) or len(node.args) != 2:
            return None
        left, right = node.args
        sign = node.function
        if isinstance(left, Const) and isinstance(right, Read):
            left, right, sign = right, left, _MIRROR.get(sign, sign)
        if not isinstance(left, Read) or left.test:
            return None
        kind = self.kind_of(left.field)
        if self._several(left.field) or kind in ("date", ""):
            return None
        if sign == "@in" and isinstance(right, Many):
            if all(isinstance(item, Const) for item in right.items):
                return left.field, sign, [item.value for item in right.items]  # type: ignore[union-attr]
            return None
        if sign not in SIGNS or not isinstance(right, Const):
            return None
        if kind in _TEXTS | {"choice"} and sign not in ("_==_", "_!=_"):
            return None
        return left.field, sign, [right.value]

    def values(self, key: str, constants: set[Any]) -> tuple[Any, ...]:
        """Values of a field that tell apart what comparisons with these constants tell apart."""
        kind, described = self.kind_of(key), self.definition.fields.get(key)
        found: list[Any]
        if key == "area_kind":
            found = [*AREA_KINDS, *([] if self._area_is_deep() else [""])]
        elif kind == "yes_no":
            found = [False, True]
        elif kind == "choice":
            found = list(described.choices or {}) if described else []
        elif kind in ("integer", "money", "decimal"):
            found = _beside(constants, kind, described)
        else:
            found = [*sorted(constants), "".join(sorted(constants)) + "…"]
        # A list may always be read, but that does not say that something is in it.
        absent = [] if key in self.known and not self._several(key) else [None]
        return (*found, *absent)

    def default(self, key: str) -> Any:
        """What a guard reads where the field is not given."""
        kind = self.kind_of(key)
        return {"yes_no": False, "integer": 0, "money": 0, "decimal": 0.0}.get(kind, "")

    def _several(self, key: str) -> bool:
        described = self.definition.fields.get(key)
        return described is not None and described.several

    def _area_is_deep(self) -> bool:
        place = self.definition.fields.get(self.definition.area_from)
        return place is not None and place.level in _DEEP_ENOUGH


def _beside(constants: set[Any], kind: str, described: Field | None) -> list[Any]:
    """Each constant and its two neighbours, within the limits of the field."""
    least, most = (described.min, described.max) if described else (0, None)
    if least is None and (kind == "money" or (described is not None and described.counts)):
        least = 0
    step = 0.001 if kind == "decimal" else 1
    found = {each + move for each in constants for move in (-step, 0, step)}
    found.add(least if least is not None else 0)
    if most is not None:
        found.add(most)
    return sorted(
        value
        for value in found
        if (least is None or value >= least) and (most is None or value <= most)
    )


def _turned(node: Node) -> tuple[str, bool]:
    """A name for what is not a plain comparison, and whether it stands there denied.

    `a <= b` is `a > b` denied, so that the two rows of a pair are known to exclude each other.
    """
    if isinstance(node, Call) and len(node.args) == 2:
        left, right = (shown(part) for part in node.args)
        match node.function:
            case "_>_":
                return f"{left} > {right}", False
            case "_<_":
                return f"{right} > {left}", False
            case "_<=_":
                return f"{left} > {right}", True
            case "_>=_":
                return f"{right} > {left}", True
            case "_!=_":
                return f"{left} == {right}", True
            case "_==_":
                return f"{left} == {right}", False
    return shown(node), False


def spelled(value: Any) -> str:
    """A value as CEL writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return (
        f'"{value}"'
        if isinstance(value, str)
        else f"{value:.10g}"
        if isinstance(value, float)
        else str(value)
    )
