"""The common guards asked without a message: comparisons of fields with constants, and their joins.

Read from the library's own checked tree, so that there is one language and one parser. Whatever
else stands in a guard, and every value that is not plainly of its field's type, is the library's
to answer: `quick_of` gives None, or what it gave answers None. Never here: what a guard means.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from engine.core.definition.fields import Field
from engine.core.definition.guards import Facts, Guard
from engine.core.definition.syntax import Call, Const, Many, Node, Read, syntax_of

Quick = Callable[[Facts], bool | None]  # None: ask the library
_Ask = Callable[[tuple[Any, ...]], Any]
MOST = 100  # parts of a guard; a longer one is the library's, which also counts what it costs

_WHOLE = range(-(2**63), 2**63)
_KINDS: Mapping[str, type] = {
    "text": str, "long_text": str, "choice": str, "area": str, "organisation": str,
    "integer": int, "money": int, "yes_no": bool,
}  # fmt: skip
_OWN: Mapping[str, type] = {"area_kind": str, "visits": int}
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "_==_": operator.eq, "_!=_": operator.ne, "_<_": operator.lt, "_<=_": operator.le,
    "_>_": operator.gt, "_>=_": operator.ge,
}  # fmt: skip


class _NotQuick(Exception):
    """The guard holds something else than comparisons with constants."""


def quick_of(guard: Guard, fields: Mapping[str, Field]) -> Quick | None:
    """What answers the guard as the library does; None where only the library can."""
    if guard.timed:
        return None
    keys = {name: at for at, name in enumerate((*guard.names, *guard.own))}
    kinds: dict[str, type] = {}
    for name in keys:
        field = fields.get(name)
        kind = _OWN.get(name) if field is None else _KINDS.get(field.type)
        if kind is None or (field is not None and (field.several or field.counts)):
            return None
        kinds[name] = kind
    try:
        ask = _Building(keys, kinds).ask(syntax_of(guard))
    except _NotQuick:
        return None
    wanted = tuple(kinds.items())

    def quick(facts: Facts) -> bool | None:
        values = []
        for name, kind in wanted:
            value = getattr(facts, name) if name in _OWN else facts.data.get(name)
            if value is not None and not _plain(value, kind):
                return None
            values.append(value)
        return bool(ask(tuple(values)))

    return quick


def _plain(value: Any, kind: type) -> bool:
    """Whether the message takes this value as it is."""
    if type(value) is not kind:
        return False
    if isinstance(value, str):
        return value.isascii() or _is_text(value)
    return kind is bool or value in _WHOLE


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return True


class _Building:
    """Makes the closure of a tree. `keys`: where the value of each field lies."""

    def __init__(self, keys: Mapping[str, int], kinds: Mapping[str, type]) -> None:
        self._keys, self._kinds = keys, kinds
        self._left = MOST

    def ask(self, node: Node) -> _Ask:
        """What answers the node: a truth value for the whole guard. Raises _NotQuick."""
        self._left -= 1
        if self._left < 0:
            raise _NotQuick
        if isinstance(node, Const):
            return _constant(node.value)
        if isinstance(node, Read):
            return self._read(node)
        if isinstance(node, Call):
            return self._call(node)
        raise _NotQuick

    def _read(self, node: Read) -> _Ask:
        at = self._keys.get(node.field)
        if at is None:
            raise _NotQuick
        if node.test:
            return lambda values: values[at] is not None
        nothing = self._kinds[node.field]()  # an absent field reads as zero, as in the library

        def read(values: tuple[Any, ...]) -> Any:
            value = values[at]
            return nothing if value is None else value

        return read

    def _call(self, node: Call) -> _Ask:
        if node.function == "@in" and isinstance(node.args[1], Many):
            return self._among(node.args[0], node.args[1].items)
        if node.function == "!_":
            one = self.ask(node.args[0])
            return lambda values: not one(values)
        if len(node.args) != 2:
            raise _NotQuick
        sign = _SIGNS.get(node.function)
        left, right = (self.ask(part) for part in node.args)
        if node.function == "_&&_":
            return lambda values: left(values) and right(values)
        if node.function == "_||_":
            return lambda values: left(values) or right(values)
        if sign is None:
            raise _NotQuick
        return lambda values: sign(left(values), right(values))

    def _among(self, node: Node, items: tuple[Node, ...]) -> _Ask:
        # Of one type with what is looked for: 1 is not true here, as it is in Python.
        if not isinstance(node, Read) or node.test or node.field not in self._kinds:
            raise _NotQuick
        kind = self._kinds[node.field]
        held = [item.value for item in items if isinstance(item, Const)]
        if len(held) != len(items) or any(type(value) is not kind for value in held):
            raise _NotQuick
        one = self._read(node)
        return lambda values: one(values) in held


def _constant(value: Any) -> _Ask:
    if value is None or isinstance(value, float):
        raise _NotQuick
    return lambda _: value
