"""Every history that the approvals of a case can have: which are given, which hold, which are asked
for again.

Explored breadth first, whatever guards say and whatever numbers there are: all that happens is
here, and nothing else is where neither is in the way. Never here: what is wrong (checks do that),
or a case (core/materiality.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import NamedTuple

from engine.core.definition.approvals import (
    NOTHING,
    Taken,
    Ways,
    approvals,
    rests,
    rules,
    taken,
    takings,
)
from engine.core.definition.ballots import Ballots, Standing
from engine.core.definition.flow import PASSING, Edge
from engine.core.definition.given import certain, opening
from engine.core.definition.leading import Kind, Leading, Led
from engine.core.definition.places import Place, Places
from engine.core.definition.problems import Path
from engine.core.definition.stories import WayKind
from engine.core.definition.workflow import Definition

MOST_PLACES = 1_500  # states of a case, each with all that was approved before
MOST_STEPS = 4_000
MOST_CHANGES = 200  # what one act can come to
Pairs = frozenset[tuple[str, str]]  # (field, approval)
Changes = Mapping[tuple[frozenset[str], frozenset[str]], Pairs]


class Step(NamedTuple):
    """One act, answer or silence. `sent`: where the case is sent to (None: it stays); `reopened`:
    what it asks for again, by which fields; `gives`: it gave an approval, or was one answer of
    those that may."""

    trigger: str
    to: Place
    sent: str | None
    kind: Kind
    reopened: Pairs
    gives: bool


@dataclass(slots=True)
class Histories:
    """All places that were come to, and the steps out of each. `whole`: False where a cap was met;
    then the ways are all that there might be."""

    steps: dict[Place, list[Step]] = field(default_factory=dict)
    changed: set[tuple[str, str]] = field(default_factory=set)  # field, approval that held then
    back: tuple[Edge, ...] = ()  # the ways back that a change makes, each once for each field
    on: tuple[Edge, ...] = ()  # the ways on past approvals that still hold
    whole: bool = True


def histories(definition: Definition, ways: Ways) -> Histories:
    """All of them, or as many as the caps allow. `ways`: those out of every state."""
    found, made = Histories(), dict[Edge, None]()
    if not rules(definition):
        return found
    historian = Historian(definition, ways)
    try:
        for place, step in historian.walk(found):
            if step.kind != "straight":
                made.update((way, None) for way in _ways_of(place, step))
    except TooMany:
        found.whole = False
        made = dict.fromkeys(_any_way(definition, ways))
    found.back = tuple(way for way in made if way.kind == "reopen")
    found.on = tuple(way for way in made if way.kind == "onward")
    return found


class TooMany(Exception):
    """There is more than a cap allows."""


class Verb(NamedTuple):
    """An act, an answer or a silence. `approves`: it is an approval, or one answer of those that
    are; `answers`: how the reviews stand after it where the case stays."""

    trigger: str
    to: str | None
    taken: Taken = NOTHING
    approves: bool = False
    answers: Standing = ()


class Historian:
    """Walks every history of one definition."""

    def __init__(self, definition: Definition, ways: Ways) -> None:
        self._definition = definition
        self._ways = ways
        self._rules = rules(definition)
        self._approving = approvals(definition)
        self._leading = Leading(definition, ways)
        self._places = Places(definition, ways)
        self._verbs = cache(lambda state: tuple(self._acts(state)))
        self._ballots = cache(self._reviews)
        self._required = certain(definition, tuple(self._rules))

    def walk(self, found: Histories) -> Iterator[tuple[Place, Step]]:
        """Every step, noted as it is found. Raises TooMany."""
        states = self._definition.states.items()
        starts = [rest for key, one in states if one.initial for rest in self._leading.rests(key)]
        given = self._required & {*opening(self._definition)}
        todo = [self._places.at(Place(key, (), None, self._start(key), given)) for key in starts]
        found.steps.update((place, []) for place in todo)
        # In a long definition it takes longer to look what may follow.
        count, weight = 0, 1 + (len(states) // 60) ** 2
        for place in todo:  # grows while it is read
            for step in self._steps(place, found.changed):
                if step.to not in found.steps:
                    found.steps[step.to] = []
                    todo.append(step.to)
                found.steps[place].append(step)
                count += weight
                if count > MOST_STEPS or len(todo) > MOST_PLACES:
                    raise TooMany
                yield place, step

    def _start(self, state: str) -> Standing:
        ballots = self._ballots(state)
        return ballots.start if ballots else ()

    def _reviews(self, state: str) -> Ballots | None:
        """How the answers of a review come about, where it matters what they bring."""
        panel = self._definition.states[state].panel
        ends = (panel.passed, panel.failed) if panel is not None else ()
        matters = any(taken(self._definition, end).fields for end in ends)
        return Ballots(panel, self._definition.bodies) if panel is not None and matters else None

    def _acts(self, state: str) -> Iterator[Verb]:
        """Everything that can happen here but answers that bring something."""
        acts = {
            name: (act.to, taken(self._definition, act))
            for name, act in self._definition.states[state].acts.items()
        }
        yield from (Verb(name, None, some) for name, (to, some) in acts.items() if to is None)
        approving = self._approving.get(state, ())
        answered = ("pass", "fail", "silence") if self._ballots(state) else ()
        for way in self._ways[state]:
            if way.kind not in PASSING and way.kind not in answered:
                some = acts[way.trigger][1] if way.kind == "action" else NOTHING
                yield Verb(way.trigger, way.to, some, way.trigger in approving)

    def _answered(self, place: Place) -> Iterator[Verb]:
        panel, ballots = self._definition.states[place.state].panel, self._ballots(place.state)
        if panel is None or ballots is None:
            return
        for word, outcome, after in ballots.next(place.answers):
            some = taken(self._definition, panel.outcome(word)) if word else NOTHING
            to = panel.outcome(outcome).to if outcome else None
            yield Verb(outcome or word, to, some, outcome != "fail", after)
        if ballots.is_silent(place.answers):
            silences = (way for way in self._ways[place.state] if way.kind == "silence")
            yield from (Verb(way.trigger, way.to) for way in silences)

    def _steps(self, place: Place, changed: set[tuple[str, str]]) -> Iterator[Step]:
        holds = {key for key, _ in place.held}
        for verb in (*self._verbs(place.state), *self._answered(place)):
            for name in verb.taken.fields:
                changed.update((name, key) for key in self._rules[name].reopens if key in holds)
            for (asked, given), pairs in self._changes(place, verb.taken, holds).items():
                for led in self._leading.led(place, verb.to, verb.approves, asked):
                    answers = self._start(led.rest)
                    if led.sent is None:
                        answers = verb.answers or place.answers
                    to = self._places.at(Place(led.rest, led.held, led.again, answers, given))
                    gives = verb.approves and _gives(place.state, verb, led)
                    yield Step(verb.trigger, to, led.sent, led.kind, pairs, gives)

    def _changes(self, place: Place, some: Taken, holds: set[str]) -> Changes:
        """(what is asked for again, which fields are given then) -> by which fields. Raises
        TooMany."""
        found: dict[tuple[frozenset[str], frozenset[str]], Pairs]
        found = {(frozenset(), place.given): frozenset()}
        for name in some.fields:
            before, found = found, {}
            for (asked, given), pairs in before.items():
                for keys, new in self._change(name, place, some, holds):
                    key = (asked | keys, given | new)
                    more = pairs | {(name, each) for each in keys}
                    found[key] = found.get(key, frozenset()) | more
            if len(found) > MOST_CHANGES:
                raise TooMany
        return found

    def _change(
        self, name: str, place: Place, some: Taken, holds: set[str]
    ) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """(approvals that its change reopens, the field where it is given first): left as it is, or
        changed. A number may matter to one approval and not to another: they saw other ones."""
        here = frozenset(self._rules[name].reopens) & holds
        first = {name} & self._required - place.given
        if not first or name not in some.asked:
            yield frozenset(), frozenset()
        if self._rules[name].any or first:
            yield here, frozenset(first)
            return
        for size in range(1, len(here) + 1):
            yield from ((frozenset(some), frozenset()) for some in combinations(sorted(here), size))


def _gives(state: str, verb: Verb, led: Led) -> bool:
    """Whether the approval is given now: not where the case comes to it again at once; of one
    answer, where it does not send the case back."""
    return led.sent is None if verb.to is None else any(key == state for key, _ in led.held)


def _ways_of(place: Place, step: Step) -> Iterator[Edge]:
    names = sorted(name for name, key in step.reopened if key == step.sent)
    kind: WayKind = "reopen" if step.kind == "reopen" else "onward"
    at: list[Path] = [("material", name) for name in names]
    for path in at if kind == "reopen" else [("material",)]:
        yield Edge(place.state, step.trigger, step.sent or place.state, kind, path)


def _any_way(definition: Definition, ways: Ways) -> Iterator[Edge]:
    """From every act that takes such a field to all that it reopens; from these to where approvals
    alone lead from them, or to where an act would have led that was held up."""
    reopens, known = rules(definition), approvals(definition)
    asked = dict.fromkeys(k for rule in reopens.values() for k in rule.reopens if k in known)
    ends = dict.fromkeys(asked)
    for key, state in definition.states.items():
        for name, some in takings(definition, state):
            for one in some.fields:
                ends[key] = None
                for way in ways[key]:
                    ends |= dict.fromkeys((way.to, *rests(definition, ways, way.to)))
                for to in (to for to in reopens[one].reopens if to in known):
                    yield Edge(key, name, to, "reopen", ("material", one))
    todo = list(asked)
    for here in todo:  # grows while it is read
        led = [way.to for way in ways[here] if way.trigger in known.get(here, ())]
        led = [rest for to in led for rest in (to, *rests(definition, ways, to))]
        todo += [to for to in dict.fromkeys(led) if to not in todo]
    for key in asked:
        for name in sorted(known.get(key, ())):
            for to in dict.fromkeys((*ends, *todo)):
                yield Edge(key, name, to, "onward", ("material",))
