"""Material changes: fields and limits that fit, approvals that there are, acts that can change it,
and changes that would turn in a circle."""

from collections.abc import Iterator, Mapping

from engine.core.definition.approvals import Taking, approvals, reopenings, takings
from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.material import Material
from engine.core.definition.problems import Finding, Path
from engine.core.definition.stories import Story, Turn

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
    """Something can change the field after the approval; and two approvals that undo each other."""
    definition = study.definition
    taken = list(takings(definition))
    for key, rule in definition.material.items():
        if isinstance(rule, Material):
            for number, state in enumerate(rule.reopens):
                behind = _behind(study, state)
                if not any(one.field == key and one.state in behind for one in taken):
                    path: Path = ("material", key, "reopens", number)
                    yield Finding("material_idle", path, {"name": key, "key": state})
    yield from _circles(study, taken)


def _behind(study: Study, state: str) -> set[str]:
    """Where a case can come after this state, and the state itself only by a way round."""
    seen: set[str] = set()
    todo = [edge.to for edge in study.edges.get(state, ())]
    while todo:
        key = todo.pop()
        if key not in seen:
            seen.add(key)
            todo += [edge.to for edge in study.edges.get(key, ())]
    return seen


def _circles(study: Study, taken: list[Taking]) -> Iterator[Finding]:
    """Two states whose approving acts each reopen the other: both may ask for ever."""
    definition = study.definition
    known = approvals(definition)
    back = {
        (edge.start, edge.to): edge
        for edge in reopenings(definition, study.edges)
        if edge.trigger in known.get(edge.start, ())
    }
    order = list(definition.states)
    forward = _forward(study, taken, known)
    for (late, early), edge in back.items():
        if (early, late) in forward and order.index(early) < order.index(late):
            field, trigger = forward[early, late]
            story: Story = (
                *(study.story_to(late) or ()),
                Turn(late, edge.trigger, "reopen", early),
                Turn(early, trigger, "reopen", late),
            )
            path: Path = ("material", field)
            values = {"first": early, "second": late, "name": field}
            yield Finding("material_circle", path, values, at="key", story=story)


def _forward(
    study: Study, taken: list[Taking], known: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """(state, later state) -> the field by which approving the first reopens the second."""
    found = {}
    for one in taken:
        rule = study.definition.material.get(one.field)
        if isinstance(rule, Material) and one.trigger in known.get(one.state, ()):
            for state in rule.reopens:
                found[one.state, state] = (one.field, one.trigger)
    return found
