"""Material changes: fields and limits that fit, approvals that there are, acts that can change it,
and changes that would turn in a circle."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import eq

from engine.core.definition.approvals import approvals, rules
from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.material import Material
from engine.core.definition.places import Place
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
    other. Past a cap neither is known."""
    found = study.histories
    if not found.whole:
        yield Finding("material_not_proven", ("material",), at="key")
        return
    known = approvals(study.definition)
    for key, rule in rules(study.definition).items():
        for number, state in enumerate(rule.reopens):
            if (key, state) not in found.changed and state in known:
                path: Path = ("material", key, "reopens", number)
                yield Finding("material_idle", path, {"name": key, "key": state})
    said: set[frozenset[str]] = set()
    for undoing in _undoing(study):
        for circle, finding in _circles(study, undoing):
            if circle not in said:
                said.add(circle)
                yield finding


# What approvals undo of each other while one after the other is given, over and over: each turn
# with the fields by which.
Undoing = Mapping[Turn, set[str]]


def _undoing(study: Study) -> Iterator[Undoing]:
    """For each part of the histories to which approvals alone lead back for ever."""
    order = list(study.definition.states)
    steps = study.histories.steps
    ways = {place: [step.to for step in found if step.gives] for place, found in steps.items()}
    for part in _turning(ways):
        names: dict[Turn, set[str]] = {}
        for place in part:
            for step in steps[place]:
                if step.gives and step.to in part:
                    for name, key in step.reopened:
                        turn = Turn(place.state, step.trigger, "reopen", key)
                        names.setdefault(turn, set()).add(name)
        found = sorted(names, key=lambda one: (order.index(one.state), one.trigger, one.to))
        yield {turn: names[turn] for turn in found}


def _circles(study: Study, undoing: Undoing) -> Iterator[tuple[frozenset[str], Finding]]:
    """Approvals of which each can undo the next, and the last the first: the shortest circle to
    each turn that leads backwards, as some turn of every circle does."""
    order = list(study.definition.states)
    for first in undoing:
        if order.index(first.to) >= order.index(first.state):
            continue
        rest = _rest(undoing, first)
        names = set().union(*(undoing[turn] for turn in (first, *rest)))
        if rest and len(names) == 1 and _only_grows(study, min(names)):
            others = {turn: found for turn, found in undoing.items() if found != names}
            rest = _rest(others, first)
        if not rest:
            continue
        name = min(undoing[rest[-1]])
        values = {
            "first": first.to,
            "second": first.state,
            "name": name,
            "names": ", ".join(f'"{turn.state}"' for turn in rest) + f', "{first.state}"',
        }
        story: Story = (*(study.story_to(first.state) or ()), first, *rest)
        finding = Finding("material_circle", ("material", name), values, at="key", story=story)
        yield frozenset({first.state, *(turn.state for turn in rest)}), finding


def _rest(undoing: Undoing, first: Turn) -> Story:
    """The fewest turns that undo one after the other and lead back to before the first."""
    turns: dict[str, list[Turn]] = {}
    for turn in undoing:
        turns.setdefault(turn.state, []).append(turn)
    return shortest(turns, (first.to,), partial(eq, first.state)) or ()


def _only_grows(study: Study, name: str) -> bool:
    """Whether a number would have to double each time: never below nothing, of no more than some
    size, and only by more than all of it is a change over the limit."""
    described, rule = study.definition.fields[name], study.definition.material[name]
    percent = rule.percent if isinstance(rule, Material) else None
    bounds = described.min is not None and described.min >= 0 and described.max is not None
    return bounds and not (described.optional or described.unknown) and (percent or 0) >= 100


def _turning(ways: Mapping[Place, Sequence[Place]]) -> Iterator[set[Place]]:
    """The parts of which each place leads to each other, and so for ever."""
    number: dict[Place, int] = {}
    lowest: dict[Place, int] = {}
    row: list[Place] = []
    for start in ways:
        todo = [] if start in number else [(start, iter(ways[start]))]
        while todo:
            here, more = todo[-1]
            if here not in number:
                number[here] = lowest[here] = len(number)
                row.append(here)
            there = next(more, None)
            if there is None:
                todo.pop()
                if todo:
                    lowest[todo[-1][0]] = min(lowest[todo[-1][0]], lowest[here])
                if lowest[here] == number[here]:
                    at = row.index(here)
                    part, row = set(row[at:]), row[:at]
                    number.update(dict.fromkeys(part, len(ways)))
                    if len(part) > 1:
                        yield part
            elif there not in number:
                todo.append((there, iter(ways[there])))
            else:
                lowest[here] = min(lowest[here], number[there])
