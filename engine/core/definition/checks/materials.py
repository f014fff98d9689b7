"""Material changes: fields and limits that fit, approvals that there are, acts that can change it,
and changes that would turn in a circle."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import eq

from engine.core.definition.approvals import (
    Taking,
    approvals,
    gives,
    held_at,
    onwards,
    reopenings,
    rests,
    takings,
)
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
    """The approvals of which giving one can undo the other: it takes a field that reopens it, in
    the answer that decides; in one before it only where that does not send the case back."""
    definition = study.definition
    order = {key: number for number, key in enumerate(definition.states)}
    known = approvals(definition)
    found: dict[str, list[tuple[Turn, str]]] = {}
    for one in taken:
        rule = definition.material.get(one.field)
        if isinstance(rule, Material) and one.trigger in known.get(one.state, ()):
            for state in rule.reopens:
                stays = one.itself or order[one.state] < order[state]
                if stays and one.state in holds.get(state, ()):
                    turn = Turn(one.state, one.trigger, "reopen", state)
                    found.setdefault(one.state, []).append((turn, one.field))
    return found


def _circles(study: Study, undoing: Undoing, back: Sequence[Edge]) -> Iterator[Finding]:
    """Approvals of which each can undo the next, and the last the first: they may ask for ever.
    One finding for each circle that some way leads back to the beginning of."""
    turns = {key: [turn for turn, _ in found] for key, found in undoing.items()}
    order = list(study.definition.states)
    ways = _approved_ways(study, back)
    undone = {turn.to for found in turns.values() for turn in found}
    said: set[frozenset[str]] = set()
    for first, _ in (one for found in undoing.values() for one in found):
        if order.index(first.to) > order.index(first.state):  # some turn of each circle does not
            continue
        rest = shortest(turns, (first.to,), partial(eq, first.state))
        circle = frozenset({first.state, *(turn.state for turn in rest or ())})
        if not rest or circle in said or not _comes(ways, first, undone):
            continue
        if _only_grows(study, undoing, circle):
            continue
        said.add(circle)
        name = next(name for turn, name in undoing[rest[-1].state] if turn == rest[-1])
        values = {
            "first": first.to,
            "second": first.state,
            "name": name,
            "names": ", ".join(f'"{turn.state}"' for turn in rest) + f', "{first.state}"',
        }
        story: Story = (*(study.story_to(first.state) or ()), first, *rest)
        path: Path = ("material", name)
        yield Finding("material_circle", path, values, at="key", story=story)


def _only_grows(study: Study, undoing: Undoing, circle: Collection[str]) -> bool:
    """Whether all undo each other by one number alone that would have to double each time: never
    below nothing, of no more than some size, and only by more than all of it is the change over."""
    turns = (each for key in circle for each in undoing[key])
    names = {name for turn, name in turns if turn.to in undoing}
    if len(names) != 1:
        return False
    name = names.pop()
    field, rule = study.definition.fields[name], study.definition.material[name]
    percent = rule.percent if isinstance(rule, Material) else None
    bounds = field.min is not None and field.min >= 0 and field.max is not None
    return bounds and not (field.optional or field.unknown) and (percent or 0) >= 100


Approved = Mapping[tuple[str, str], set[str]]  # (approval, trigger) -> where giving it leads


def _approved_ways(study: Study, back: Sequence[Edge]) -> Approved:
    """Where a case can come to rest by each approval: as it leads, sent back, or past others."""
    definition, ways = study.definition, study.edges
    found: dict[tuple[str, str], set[str]] = {}
    straight = (way for each in ways.values() for way in each)
    for way in (*straight, *back, *onwards(definition, ways, back)):
        if gives(definition, way):
            here = found.setdefault((way.start, way.trigger), set())
            here |= rests(definition, ways, way.to)
    return found


def _comes(ways: Approved, turn: Turn, undone: Collection[str]) -> bool:
    """Whether approvals alone lead on to the one that was undone. Where one of these is itself
    never undone, coming to it takes the later ones away, and there is nothing left to undo."""
    out: dict[str, set[str]] = {}
    for (state, _), to in ways.items():
        out.setdefault(state, set()).update(to)
    seen = set(ways[turn.state, turn.trigger])
    todo = list(seen)
    for here in todo:
        if here in undone:
            new = out.get(here, set()) - seen
            seen |= new
            todo += new
    return turn.to in seen
