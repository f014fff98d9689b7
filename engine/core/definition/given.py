"""Which fields of a case are known for certain: at each state, and where a guard asks `has()`.

A small forward dataflow: what every way to a state has asked for is given there.
"""

from collections.abc import Iterator, Mapping

from engine.core.definition.flow import Edge
from engine.core.definition.guards import DERIVED
from engine.core.definition.states import Action, State
from engine.core.definition.syntax import Call, Node, Read, parts, reads
from engine.core.definition.workflow import Definition

Known = frozenset[str]
AND, OR, NOT, CHOICE = "_&&_", "_||_", "!_", "_?_:_"


def certain(definition: Definition, keys: tuple[str, ...]) -> Known:
    """Those of the asked fields that cannot stay open: not optional, not `I do not know`."""
    return frozenset(
        key
        for key in keys
        if (field := definition.fields.get(key)) is not None
        and not (field.optional or field.unknown or field.when)
    )


def of_a_part(action: Action) -> tuple[str, ...]:
    """What an action that divides a case asks: of the whole, and of every part."""
    return (*action.asks, *(action.parts.asks if action.parts is not None else ()))


def opening(definition: Definition) -> tuple[str, ...]:
    """The fields of the opening pages, in order."""
    return tuple(key for page in definition.opens.pages for key in page.fields)


def always(definition: Definition) -> Known:
    """What every guard may read: derived values, what is counted, and lists, which are empty where
    nothing is."""
    known = (key for key, field in definition.fields.items() if field.several or field.counts)
    return frozenset((*DERIVED, *known))


def given_at(
    definition: Definition,
    edges: Mapping[str, tuple[Edge, ...]],
    guards: Mapping[tuple[str | int, ...], Node],
) -> Mapping[str, Known]:
    """For each state the fields that are given whichever way a case came there.

    Starts from "everything" and takes away until nothing changes; a state that nothing leads to
    keeps everything.
    """
    everything = frozenset(definition.fields) | always(definition)
    given = dict.fromkeys(definition.states, everything)
    start = always(definition) | certain(definition, opening(definition))
    for key, state in definition.states.items():
        if state.initial:
            given[key] &= start
    todo = dict.fromkeys(definition.states)
    while todo:
        key, _ = todo.popitem()
        for edge in edges[key]:
            carried = given[key] | _added(definition, definition.states[key], edge, guards)
            before = given.get(edge.to)
            if before is not None and not before <= carried:
                given[edge.to] = before & carried
                todo[edge.to] = None
    return given


def _added(
    definition: Definition,
    state: State,
    edge: Edge,
    guards: Mapping[tuple[str | int, ...], Node],
) -> Known:
    """What a way itself makes certain: what it asks, and what its guard has asked `has()` of."""
    asked: tuple[str, ...] = ()
    if edge.kind == "action":
        asked = state.acts[edge.trigger].asks
    elif edge.kind == "part":
        asked = of_a_part(state.acts[str(edge.path[3])])
    elif edge.kind in ("pass", "fail") and state.panel is not None:
        asked = state.panel.consent if edge.kind == "pass" else state.panel.refusal
    guard = guards.get((*edge.path[:-1], "when"))
    return certain(definition, asked) | (if_true(guard) if guard is not None else frozenset())


def unguarded(node: Node, known: Known) -> Iterator[Read]:
    """Reads of fields that may be absent and that no `has()` protects."""
    if isinstance(node, Read):
        if not node.test and node.field not in known:
            yield node
    elif isinstance(node, Call) and node.function in (AND, OR, CHOICE):
        for part, more in zip(node.args, _known_within(node), strict=True):
            yield from unguarded(part, known | more)
    else:
        for part in parts(node):
            yield from unguarded(part, known)


def _known_within(node: Call) -> tuple[Known, ...]:
    """For each part of an operator what is known where its value matters."""
    if node.function == CHOICE:
        asked = node.args[0]
        return frozenset(), if_true(asked), if_false(asked)
    left, right = node.args
    told = if_true if node.function == AND else if_false
    return told(right), told(left)


def if_true(node: Node) -> Known:
    """The fields that are certainly given where the expression is true."""
    if isinstance(node, Read):
        return frozenset({node.field}) if node.test else frozenset()
    if not isinstance(node, Call):
        return frozenset()
    if node.function == NOT:
        return if_false(node.args[0])
    if node.function == AND:
        return if_true(node.args[0]) | if_true(node.args[1])
    if node.function == OR:
        return if_true(node.args[0]) & if_true(node.args[1])
    return frozenset()


def if_false(node: Node) -> Known:
    """The fields that are certainly given where the expression is false."""
    if not isinstance(node, Call):
        return frozenset()
    if node.function == NOT:
        return if_true(node.args[0])
    if node.function == AND:
        return if_false(node.args[0]) & if_false(node.args[1])
    if node.function == OR:
        return if_false(node.args[0]) | if_false(node.args[1])
    return frozenset()


def fields_read(node: Node) -> frozenset[str]:
    """Every field that the expression reads or asks about."""
    return frozenset(read.field for read in reads(node))
