"""The checked syntax tree of a guard, read from what the CEL library serialises.

A small tree of our own: constants, reads of the case, calls, lists, and all the rest as one kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from engine.core.definition.guards import Guard

_D = descriptor_pb2.FieldDescriptorProto
_REPEATED = _D.LABEL_REPEATED
# cel.expr.CheckedExpr as far as it is read here: message -> field -> (number, type, repeated).
_MESSAGES: Mapping[str, Mapping[str, tuple[int, Any, bool]]] = {
    "Any": {"type_url": (1, _D.TYPE_STRING, False), "value": (2, _D.TYPE_BYTES, False)},
    "Checked": {"source": (5, "Source", False), "expr": (4, "Expr", False)},
    "Source": {"positions": (4, "Position", True)},
    "Position": {"key": (1, _D.TYPE_INT64, False), "value": (2, _D.TYPE_INT32, False)},
    "Expr": {
        "id": (2, _D.TYPE_INT64, False),
        "const": (3, "Constant", False),
        "ident": (4, "Ident", False),
        "select": (5, "Select", False),
        "call": (6, "Call", False),
        "list": (7, "List", False),
        "comprehension": (9, "Comprehension", False),
    },
    "Constant": {
        "bool": (2, _D.TYPE_BOOL, False),
        "int": (3, _D.TYPE_INT64, False),
        "double": (5, _D.TYPE_DOUBLE, False),
        "string": (6, _D.TYPE_STRING, False),
    },
    "Ident": {"name": (1, _D.TYPE_STRING, False)},
    "Select": {
        "operand": (1, "Expr", False),
        "field": (2, _D.TYPE_STRING, False),
        "test_only": (3, _D.TYPE_BOOL, False),
    },
    "Call": {
        "target": (1, "Expr", False),
        "function": (2, _D.TYPE_STRING, False),
        "args": (3, "Expr", True),
    },
    "List": {"elements": (1, "Expr", True)},
    "Comprehension": {
        "range": (2, "Expr", False),
        "start": (4, "Expr", False),
        "condition": (5, "Expr", False),
        "step": (6, "Expr", False),
        "result": (7, "Expr", False),
    },
}


@dataclass(frozen=True, slots=True)
class Const:
    """A number, text or truth value."""

    value: int | float | str | bool | None


@dataclass(frozen=True, slots=True)
class Read:
    """`case.<field>`, or with `test` the question `has(case.<field>)`."""

    field: str
    offset: int
    test: bool


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function with everything it is applied to."""

    function: str
    args: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list written out."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Anything else; `name` tells two of them apart."""

    name: str
    parts: tuple["Node", ...]


Node = Const | Read | Call | Many | Other


def syntax_of(guard: Guard) -> Node:
    """The tree of a compiled guard; offsets are the author's, before the tiers were written out."""
    classes = _classes()
    wrapped = classes["Any"].FromString(guard.program.serialize())
    checked = classes["Checked"].FromString(wrapped.value)
    positions = {at.key: at.value for at in checked.source.positions}
    return _node(checked.expr, positions, guard)


def reads(node: Node) -> Iterator[Read]:
    """Every read of the case below the node, in order."""
    if isinstance(node, Read):
        yield node
    for part in parts(node):
        yield from reads(part)


def shown(node: Node) -> str:
    """A text that is equal for equal expressions wherever they stand."""
    if isinstance(node, Const):
        return repr(node.value)
    if isinstance(node, Read):
        return f"has({node.field})" if node.test else node.field
    name = getattr(node, "function", getattr(node, "name", ""))
    return f"{name}({', '.join(shown(part) for part in parts(node))})"


def parts(node: Node) -> tuple[Node, ...]:
    """What the node is made of."""
    if isinstance(node, Call):
        return node.args
    if isinstance(node, Many):
        return node.items
    return node.parts if isinstance(node, Other) else ()


def _node(expr: Any, positions: Mapping[int, int], guard: Guard) -> Node:
    def below(*found: Any) -> tuple[Node, ...]:
        return tuple(_node(part, positions, guard) for part in found)

    if expr.HasField("const"):
        chosen = next((each for each, _ in expr.const.ListFields()), None)
        return Const(getattr(expr.const, chosen.name) if chosen else None)
    if expr.HasField("select"):
        select = expr.select
        if select.operand.ident.name == "case":
            # The position is that of the dot; the name stands after it.
            offset = guard.expanded.origin(positions.get(expr.id, 0))
            return Read(select.field, offset, select.test_only)
        return Other(f".{select.field}", below(select.operand))
    if expr.HasField("call"):
        target = (expr.call.target,) if expr.call.HasField("target") else ()
        return Call(expr.call.function, below(*target, *expr.call.args))
    if expr.HasField("list"):
        return Many(below(*expr.list.elements))
    if expr.HasField("comprehension"):
        loop = expr.comprehension
        pieces = below(loop.range, loop.start, loop.condition, loop.step, loop.result)
        return Other("loop", pieces)
    return Other(expr.ident.name or "other", ())


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, Any]:
    file = descriptor_pb2.FileDescriptorProto(name="guard.proto", package="g", syntax="proto2")
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for key, (number, kind, many) in fields.items():
            label = _REPEATED if many else _D.LABEL_OPTIONAL
            added = message.field.add(name=key, number=number, label=label)
            if isinstance(kind, str):
                added.type, added.type_name = _D.TYPE_MESSAGE, f".g.{kind}"
            else:
                added.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"g.{name}"))
        for name in _MESSAGES
    }
