"""Material changes: fields and limits that fit, approvals that there are, acts that can change it,
and changes that would turn in a circle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import eq

from engine.core.definition.approvals import Taking, approvals, held_at, reopenings, takings
from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.flow import Edge
from engine.core.definition.material import Material
from engine.core.definition.problems import Finding, Path
from engine.core.definition.stories import Story, Turn, shortest

_NUMBERS = frozenset({"integer", "decimal", "money"})


def materials(study: Study) -> Iterator[Finding]:
    """Each rule by itself: one limit, of a kind that the field has; approvals to reopen."""
    definition = study.definition
    for key, rule in definition.material.items():
        at: Path = ("material", key)
        field = definition.fields.get(key)
        if not isinstance(rule, Material):
            if definition.standing.changed is None:
                yield Finding("standing_missing", at, {"key": "changed"}, at="key")
            continue
        if (rule.over is None) == (rule.any is None):
            yield Finding("material_one_limit", at, {"key": key}, at="key")
        elif field is not None and rule.over is not None:
            yield from _limit(key, rule, field, (*at, "over"))
        known = approvals(definition)
        for number, state in enumerate(rule.reopens):
            if state in definition.states and state not in known:
                yield Finding("material_no_approval", (*at, "reopens", number), {"name": state})


def _limit(key: str, rule: Material, field: Field, at: Path) -> Iterator[Finding]:
    if field.type not in _NUMBERS:
        yield Finding("material_not_a_number", at, {"name": key, "type": field.type})
    elif rule.amount is not None and field.type != "money":
        values = {"name": key, "type": field.type, "wanted": "money"}
        yield Finding("wrong_field_type", at, values)
    elif field.personal:
        yield Finding("material_personal", at, {"name": key})


def changing(study: Study) -> Iterator[Finding]:
    """Something can change the field while the approval holds; and approvals that undo each
    other."""
    definition = study.definition
    taken = list(takings(definition))
    back = reopenings(definition, study.edges)
    holds = held_at(definition, study.edges, back)
    for key, rule in definition.material.items():
        if isinstance(rule, Material):
            for number, state in enumerate(rule.reopens):
                here = holds.get(state, ())
                if not any(one.field == key and one.state in here for one in taken):
                    path: Path = ("material", key, "reopens", number)
                    yield Finding("material_idle", path, {"name": key, "key": state})
    yield from _circles(study, _undoing(study, taken, holds), back)


Undoing = Mapping[
    str, Sequence[tuple[Turn, str]]
]  # approval -> the turn that undoes one, its field


def _undoing(study: Study, taken: Iterable[Taking], holds: Mapping[str, set[str]]) -> Undoing:
    """The approvals of which giving one can undo the other: it takes a field that reopens it."""
    definition = study.definition
    known = approvals(definition)
    found: dict[str, list[tuple[Turn, str]]] = {}
    for one in taken:
        rule = definition.material.get(one.field)
        if isinstance(rule, Material) and one.trigger in known.get(one.state, ()):
            for state in rule.reopens:
                if one.state in holds.get(state, ()):
                    turn = Turn(one.state, one.trigger, "reopen", state)
                    found.setdefault(one.state, []).append((turn, one.field))
    return found


def _circles(study: Study, undoing: Undoing, back: Iterable[Edge]) -> Iterator[Finding]:
    """Approvals of which each can undo the next, and the last the first: they may ask for ever.
    One finding for each way back that begins such a circle."""
    turns = {key: [turn for turn, _ in found] for key, found in undoing.items()}
    names = {turn: field for found in undoing.values() for turn, field in found}
    order = list(study.definition.states)
    said: set[frozenset[str]] = set()
    for edge in back:
        first = Turn(edge.start, edge.trigger, "reopen", edge.to)
        rest = shortest(turns, (edge.to,), partial(eq, edge.start))
        circle = frozenset({edge.start, *(turn.state for turn in rest or ())})
        if first not in names or not rest or circle in said:
            continue
        if order.index(edge.to) < order.index(edge.start):  # some way of each circle does
            said.add(circle)
            values = {
                "first": edge.to,
                "second": edge.start,
                "name": names[rest[-1]],
                "names": ", ".join(f'"{turn.state}"' for turn in rest) + f', "{edge.start}"',
            }
            story: Story = (*(study.story_to(edge.start) or ()), first, *rest)
            path: Path = ("material", names[rest[-1]])
            yield Finding("material_circle", path, values, at="key", story=story)
