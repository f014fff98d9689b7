"""A definition beside the others of its office: whether the cases that it opens can be opened.

Never here: where the others come from (a folder, the published heads).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.flow import PASSING, edges
from engine.core.definition.given import opening
from engine.core.definition.messages import words
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State
from engine.core.definition.subcases import CODES, EACH, SubCase
from engine.core.definition.workflow import Definition

Others = Mapping[str, Definition]
_CIRCLES = ("public", "parties", "officials")
_BY_ITSELF = PASSING | {"silence"}


@dataclass(frozen=True, slots=True)
class _Opened:
    """One kind of case that a state opens, with the workflow whose case it is."""

    study: Study
    key: str
    state: State
    case: SubCase
    other: Definition
    at: Path


def beside(definition: Definition, others: Others) -> tuple[Finding, ...]:
    """What is wrong with the cases that the definition opens. `others` by workflow; a definition
    may open cases of its own."""
    return tuple(_beside(definition, {**others, definition.workflow: definition}))


def openers(definition: Definition, others: Others) -> tuple[Finding, ...]:
    """Where the definition, in place of its head, breaks another that opens cases of it."""
    found = []
    now = {**others, definition.workflow: definition}
    for name, other in others.items():
        if name == definition.workflow or definition.workflow not in opened_by(other):
            continue
        before = {(one.code, one.path) for one in beside(other, others)}
        for one in beside(other, now):
            if one.severity == "error" and (one.code, one.path) not in before:
                values = {"opener": name}
                values |= {
                    f"detail_{tongue}": words(one.code, one.values, tongue)
                    for tongue in ("id", "en")
                }
                found.append(Finding("opener_breaks", ("workflow",), values))
    return tuple(found)


def opened_by(definition: Definition) -> frozenset[str]:
    """The workflows of which the definition opens cases."""
    return frozenset(
        case.workflow for state in definition.states.values() for case in state.opens_cases.values()
    )


def _beside(definition: Definition, known: Others) -> Iterator[Finding]:
    study = Study(definition)
    for key, state in definition.states.items():
        for name, case in state.opens_cases.items():
            at: Path = ("states", key, "opens_cases", name)
            other = known.get(case.workflow)
            if other is None:
                yield Finding("cases_unpublished", (*at, "workflow"), {"workflow": case.workflow})
                continue
            opened = _Opened(study, key, state, case, other, at)
            yield from _gives(opened)
            yield from _needs(opened)
            yield from _left(opened)
    yield from _circle(definition, known)


def _gives(opened: _Opened) -> Iterator[Finding]:
    """What is given is asked there, of the same type, and read by no wider circle."""
    asked = frozenset(opening(opened.other))
    for key, source in opened.case.give.items():
        values = {"workflow": opened.case.workflow, "field": key, "source": source}
        at = (*opened.at, "give", key)
        if key not in asked:
            yield Finding("give_not_asked", at, values)
            continue
        name = opened.case.each_field if source == EACH else opened.case.given[key]
        field = opened.study.definition.fields.get(name or "")
        if field is None:
            continue
        wants = opened.other.fields[key]
        several = field.several and source != EACH
        if field.type != wants.type or several != wants.several:
            types = {"is_type": _type(field, several), "wants_type": _type(wants, wants.several)}
            yield Finding("give_type", at, values | types)
        if _circle_of(field, opened.study.definition) > _circle_of(wants, opened.other):
            yield Finding("give_tells", at, values | {"is_see": field.see})


def _type(field: Field, several: bool) -> str:
    """`area`, or `area (many)` where the answer is a list of them."""
    return f"{field.type} (many)" if several and field.type in CODES else field.type


def _circle_of(field: Field, definition: Definition) -> int:
    """How narrow the circle is that reads the field. What is personal is kept by being so."""
    widest = _CIRCLES.index(field.see)
    if definition.visibility == "private":
        widest = max(widest, _CIRCLES.index("parties"))
    return max(widest, _CIRCLES.index("parties")) if field.personal else widest


def _needs(opened: _Opened) -> Iterator[Finding]:
    """Every field that the form must have is given for certain."""
    given = opened.study.given.get(opened.key, frozenset())
    for key in opening(opened.other):
        field = opened.other.fields[key]
        if field.optional or field.when is not None:
            continue
        values = {"workflow": opened.case.workflow, "field": key}
        source = opened.case.give.get(key)
        if source is None:
            yield Finding("give_missing", (*opened.at, "give"), values, at="key")
        elif source != EACH and opened.case.given[key] not in given and not field.unknown:
            path = (*opened.at, "give", key)
            yield Finding("give_uncertain", path, values | {"source": source})


def _left(opened: _Opened) -> Iterator[Finding]:
    """A case that is left can be withdrawn, or whoever has it is told."""
    state, other = opened.state, opened.other
    values = {"workflow": opened.case.workflow}
    if state.waits_for_cases == "none":
        return
    if state.when_left is not None:
        if all(each.final != "withdrawn" for each in other.states.values()):
            yield Finding("cannot_be_withdrawn", (*opened.at, "workflow"), values)
    elif other.standing.parent_left is None:
        yield Finding("parent_left_untold", (*opened.at, "workflow"), values)


def _circle(definition: Definition, known: Others) -> Iterator[Finding]:
    """Workflows that open each other at once and by themselves never stop."""
    start = definition.workflow
    came: dict[str, tuple[str, ...]] = {start: (start,)}
    todo = [start]
    for here in todo:
        for name in sorted(_opens_by_itself(known[here])) if here in known else ():
            if name == start:
                path = _first(definition, came[here][1] if len(came[here]) > 1 else start)
                values = {"way": " > ".join((*came[here], start))}
                yield Finding("opens_in_a_circle", path, values)
                return
            if name not in came:
                came[name] = (*came[here], name)
                todo.append(name)


def _first(definition: Definition, workflow: str) -> Path:
    return next(
        ("states", key, "opens_cases", name, "workflow")
        for key, state in definition.states.items()
        for name, case in state.opens_cases.items()
        if case.workflow == workflow
    )


def _opens_by_itself(definition: Definition) -> frozenset[str]:
    """The workflows of which a new case opens cases before any person has done anything."""
    ways = edges(definition)
    seen = {definition.initial}
    todo = [definition.initial]
    found: set[str] = set()
    while todo:
        key = todo.pop()
        state = definition.states[key]
        found |= {case.workflow for case in state.opens_cases.values()}
        for edge in ways[key]:
            if edge.kind in _BY_ITSELF and edge.to not in seen:
                seen.add(edge.to)
                todo.append(edge.to)
    return frozenset(found)
