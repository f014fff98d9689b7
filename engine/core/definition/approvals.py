"""Which states of a definition are approved, by which acts, where it says what is material.

Used by the engine, the checks and whoever draws it. Never here: a case.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.core.definition.flow import PASSING, Edge
from engine.core.definition.material import Material, approving
from engine.core.definition.problems import Path
from engine.core.definition.reviews import Panel
from engine.core.definition.states import Action, State
from engine.core.definition.workflow import Definition


def approvals(definition: Definition) -> Mapping[str, frozenset[str]]:
    """The states that are approved, each with the triggers that approve; none where the
    definition says nothing of what is material."""
    if not definition.material:
        return {}
    states = definition.states.items()
    return {key: found for key, state in states if (found := approving(state))}


@dataclass(frozen=True, slots=True)
class Taking:
    """An act, or an answer in a review, that takes a field of which something says that it is
    material. `to`: where it leads; None where the case stays. `itself`: that which ends so may
    give the field; else only answers before it."""

    state: str
    trigger: str
    field: str
    to: str | None
    itself: bool = True


def takings(definition: Definition) -> Iterator[Taking]:
    """Every one, in the order of the document."""
    for key, state in definition.states.items():
        verbs: dict[str, tuple[tuple[str, ...], str | None]] = {
            name: ((*act.asks, *act.may_give, *_unlocked(definition, act)), act.to)
            for name, act in state.acts.items()
        }
        if state.panel is not None:
            ends = (("pass", state.panel.passed), ("fail", state.panel.failed))
            for word, outcome in ends:
                verbs[word] = (_answered(definition, state.panel, word), outcome.to)
        for name, (fields, to) in verbs.items():
            for field in dict.fromkeys(fields):
                if field in definition.material:
                    yield Taking(key, name, field, to, _itself(state, name, field))


Ways = Mapping[str, tuple[Edge, ...]]


def reopenings(definition: Definition, ways: Ways) -> tuple[Edge, ...]:
    """The ways back that a material change can make: from the act that takes the field to each
    approval that it reopens. `ways`: those out of every state."""
    order = {key: number for number, key in enumerate(definition.states)}
    wanted: dict[tuple[str, str, str], Edge] = {}
    for one in sorted(takings(definition), key=lambda each: not each.itself):
        rule = definition.material[one.field]
        latest = max((order.get(key, -1) for key in _rests(definition, ways, one)), default=-1)
        for to in rule.reopens if isinstance(rule, Material) else ():
            if order.get(to, latest) < latest:
                path: Path = ("material", one.field)
                way = Edge(one.state, one.trigger, to, "reopen", path)
                wanted.setdefault((way.start, way.trigger, way.to), way)
    found: dict[tuple[str, str, str], Edge] = {}
    count = -1
    while count < len(found):  # a way back may be the only way to where another begins
        count = len(found)
        holds = held_at(definition, ways, tuple(found.values()))
        found = {key: way for key, way in wanted.items() if way.start in holds.get(way.to, ())}
    return tuple(found.values())


def gives(definition: Definition, way: Edge) -> bool:
    """Whether going this way gives the approval of where it begins. An answer before the one that
    decides may send the case back before it is given."""
    state = definition.states[way.start]
    back = way.kind == "reopen"
    approves = way.trigger in approvals(definition).get(way.start, ())
    return approves and not (back and not _itself(state, way.trigger, str(way.path[-1])))


def held_at(definition: Definition, ways: Ways, back: Iterable[Edge]) -> Mapping[str, set[str]]:
    """For each approval the states in which a case can be while it holds. `back`: the ways of
    reopenings. Where the approval itself is asked for it never holds, nor where one is that was
    surely given before it."""
    every = {key: list(found) for key, found in ways.items()}
    for way in back:
        every[way.start].append(way)
    starts = [key for key, state in definition.states.items() if state.initial]
    reopened: set[str] = set()
    while True:  # what is reopened holds on longer, and so more can be reopened
        held = _held(definition, ways, every, starts, reopened)
        more = {
            to
            for one in takings(definition)
            if isinstance(rule := definition.material[one.field], Material)
            for to in rule.reopens
            if one.state in held.get(to, ())
        }
        if more <= reopened:
            return held
        reopened |= more


def _held(
    definition: Definition,
    ways: Ways,
    every: Mapping[str, Sequence[Edge]],
    starts: Sequence[str],
    reopened: Collection[str],
) -> Mapping[str, set[str]]:
    come = _from(every, starts, ())
    without: dict[str, set[str]] = {}  # approval -> where a case can come without it
    for key in approvals(definition):
        # Nothing reopens it: coming to it again takes away each that was surely given after it.
        if key not in reopened and definition.states[key].level is None:
            gone = {way for way in ways[key] if gives(definition, way)}
            others = {**every, key: [way for way in every[key] if way not in gone]}
            without[key] = _from(others, [*starts, key], ())
    held: dict[str, set[str]] = {}
    for key in approvals(definition):
        given = [way.to for way in every.get(key, ()) if key in come and gives(definition, way)]
        passed = definition.states[key].level is not None  # where the place has no such level
        before = {other for other, free in without.items() if key not in free}
        held[key] = _from(every, given, before if passed else {*before, key})
    return held


def _from(
    ways: Mapping[str, Iterable[Edge]], starts: Iterable[str], but: Collection[str]
) -> set[str]:
    """Everything that the ways lead to from these, without passing through any of `but`."""
    seen, todo = set[str](), list(starts)
    while todo:
        here = todo.pop()
        if here not in seen and here not in but:
            seen.add(here)
            todo += [way.to for way in ways.get(here, ())]
    return seen


def onwards(definition: Definition, ways: Ways, back: Iterable[Edge]) -> Iterator[Edge]:
    """The ways on past approvals that still hold, from an act that gives one which was asked for
    anew: to where those led, or where the act led that asked for it."""
    known = approvals(definition)
    again = {key for way in back for key in _asked_with(definition, way)}
    begun: dict[str, set[str]] = {}  # where a reopening began -> where its act would have led
    for way in back:
        begun.setdefault(way.start, set()).update(_led(definition, ways, way))
    for key in definition.states:
        for way in ways[key] if key in again else ():
            if way.trigger in known[key]:
                for to in _past(definition, ways, way.to, begun) - {way.to}:
                    yield Edge(key, way.trigger, to, "onward", ("material",))


def _asked_with(definition: Definition, way: Edge) -> tuple[str, ...]:
    """What a change may ask for again together with the approval that the way leads back to."""
    rules = (rule for rule in definition.material.values() if isinstance(rule, Material))
    known = approvals(definition)
    return tuple(key for rule in rules for key in (*rule.reopens, way.to) if key in known)


def _led(definition: Definition, ways: Ways, way: Edge) -> set[str]:
    out = [each.to for each in ways[way.start] if each.trigger == way.trigger]
    if definition.states[way.start].panel is not None:
        out = [each.to for each in ways[way.start] if each.trigger in ("pass", "fail")]
    return {rest for to in out for rest in rests(definition, ways, to)} or {way.start}


def _past(
    definition: Definition, ways: Ways, start: str, begun: Mapping[str, set[str]]
) -> set[str]:
    known = approvals(definition)
    seen, todo = {start}, [start]
    while todo:
        for rest in rests(definition, ways, todo.pop()):
            led = {way.to for way in ways[rest] if way.trigger in known.get(rest, ())}
            new = (led | begun.get(rest, set())) - seen
            seen |= new
            todo += new
    return seen


def rests(definition: Definition, ways: Ways, start: str) -> set[str]:
    """Where a case can come to rest that is sent to the state, whatever guards say."""
    seen, todo = {start}, [start]
    for here in todo:
        new = {way.to for way in ways.get(here, ()) if _passes(definition, way)} - seen
        seen |= new
        todo += new
    return {key for key in seen if not definition.states[key].goes_straight_on}


def _passes(definition: Definition, way: Edge) -> bool:
    # A state that waits for all of no cases is passed, too.
    waits_for = definition.states[way.start].waits_for_cases
    return way.kind in PASSING or (way.kind == "joined" and waits_for == "all")


def _rests(definition: Definition, ways: Ways, one: Taking) -> set[str]:
    """Where the case can be after the act, were nothing reopened: of a review it may stay there,
    or go on as the others answered."""
    state = definition.states[one.state]
    targets = [one.to] if one.to is not None else []
    if state.panel is not None:
        targets = [state.panel.passed.to, state.panel.failed.to]
    found = {rest for to in targets for rest in rests(definition, ways, to)}
    return found | {one.state} if state.panel is not None or one.to is None else found


def _answered(definition: Definition, panel: Panel, word: str) -> tuple[str, ...]:
    certain, more = panel.given(word, definition.bodies)
    return (*certain, *sorted(more))


def _itself(state: State, name: str, field: str) -> bool:
    return state.panel is None or name != "pass" or field in state.panel.agreement


def _unlocked(definition: Definition, act: Action) -> tuple[str, ...]:
    if act.unlocks is None:
        return ()
    return tuple(key for page in definition.opens.pages for key in page.fields)
