"""Everything that can become of a case: each state together with what guards can tell of the case.

Explored breadth first, so that the way to each point is a shortest story. A way is `sure` where
it does not depend on what cannot be told: the day, two dates, a window, whether there is a typist.
Never here: who may act, when, and what is wrong (checks do that).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from engine.core.definition.conditions import KIND, Conditions, Facts
from engine.core.definition.flow import Edge
from engine.core.definition.given import of_a_part, opening
from engine.core.definition.histories import Histories
from engine.core.definition.joint import named_roles
from engine.core.definition.problems import Path
from engine.core.definition.states import Action, State
from engine.core.definition.stories import Story, Turn
from engine.core.definition.workflow import Definition

MOST_STATES = 10_000  # points: a state of a case with the values that matter from there on
MOST_TURNS = 50_000
_NOTHING: frozenset[str] = frozenset()
Came = dict[int, tuple[int, Turn] | None]  # point -> the point and turn before; None: a beginning


@dataclass(frozen=True, slots=True)
class Point:
    """A case in a state, so far as guards can tell it from others."""

    state: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Move:
    """A turn out of a point, the point it leads to by its number, and whether it surely can."""

    turn: Turn
    to: int
    sure: bool


@dataclass(slots=True)
class Space:
    """All points that were come to, in the order of breadth, and the moves out of each.

    `whole` is False where the cap was met; what was found until then is right all the same.
    """

    points: list[Point] = field(default_factory=list)
    moves: list[list[Move]] = field(default_factory=list)
    whole: bool = True
    exact: bool = True  # the points at the beginning are cases that there can be
    _came: list[tuple[int, Turn] | None] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    _begins: int = 0

    def first(self, state: str) -> int | None:
        """The point of this state with the shortest story; None: no case comes there."""
        return self._first.get(state)

    def story(self, point: int, came: Came | None = None) -> Story:
        """The shortest story to the point; with `came` the shortest of those."""
        steps: Came | list[tuple[int, Turn] | None] = self._came if came is None else came
        story: list[Turn] = []
        step = steps[point]
        while step is not None:
            point, turn = step
            story.append(turn)
            step = steps[point]
        return tuple(reversed(story))

    def surely(self) -> Came:
        """The points that a case certainly can come to, each with the turn before it."""
        came: Came = dict.fromkeys(range(self._begins) if self.exact else ())
        todo = list(came)
        for here in todo:
            for move in self.moves[here]:
                if move.sure and move.to not in came:
                    came[move.to] = (here, move.turn)
                    todo.append(move.to)
        return came

    def leading(self, is_goal: Callable[[int], bool], sure: bool) -> set[int]:
        """The points from which a goal can be come to. `sure`: also where luck is against it."""
        before: list[list[tuple[int, bool]]] = [[] for _ in self.points]
        missing: dict[int, int] = {}  # of a point that does not choose: ways not yet known as good
        for here, found in enumerate(self.moves):
            if sure and found and found[0].turn.kind == "route":
                missing[here] = len(found)
            for move in found:
                before[move.to].append((here, move.sure))
        good = {number for number in range(len(self.points)) if is_goal(number)}
        todo = list(good)
        while todo:
            for here, is_sure in before[todo.pop()]:
                if here in good:
                    continue
                if here in missing:
                    missing[here] -= 1
                    if missing[here]:
                        continue
                elif sure and not is_sure:
                    continue
                good.add(here)
                todo.append(here)
        return good

    def add(self, point: Point, came: tuple[int, Turn] | None) -> int:
        """Note a new point; its number."""
        number = len(self.points)
        self.points.append(point)
        self.moves.append([])
        self._came.append(came)
        self._first.setdefault(point.state, number)
        if came is None:
            self._begins = number + 1
        return number


class Explorer:
    """Walks everything that can become of a case of one definition."""

    def __init__(
        self,
        definition: Definition,
        edges: Mapping[str, tuple[Edge, ...]],
        conditions: Conditions,
        histories: Histories,
    ) -> None:
        self._definition = definition
        self._conditions = conditions
        self._edges = edges
        self._turns = {
            edge.path: Turn(edge.start, edge.trigger, edge.kind, edge.to)
            for found in edges.values()
            for edge in found
        }
        cycle = definition.cycle
        self._bodies = definition.bodies
        self._ladder = cycle.ladder if cycle is not None else None
        remarks = any(
            "remarks" in action.asks
            for state in definition.states.values()
            for action in state.acts.values()
        )
        on_pages = frozenset(opening(definition))
        self._unlocked = {"all fields": on_pages, "remarked fields": on_pages if remarks else None}
        parties = {key: role.party for key, role in definition.roles.items()}
        typed = definition.opens.on_behalf
        self._never = {key for key, party in parties.items() if party == "typist" and not typed}
        # A case need not have been typed by an operator, nor be for somebody else.
        self._perhaps = {key for key, party in parties.items() if party not in (None, "opener")}
        self._reopens: dict[tuple[str, str], list[Turn]] = {}
        self._matter: dict[tuple[str, str], set[str]] = {}  # fields that may lead back instead
        for edge in (*histories.back, *histories.on):
            turn = Turn(edge.start, edge.trigger, edge.kind, edge.to)
            self._reopens.setdefault((edge.start, edge.trigger), []).append(turn)
            self._matter.setdefault((edge.start, edge.trigger), set()).add(str(edge.path[-1]))
        self._live = self._lives()

    def explore(self) -> Space:
        """Every point, or as many as the cap allows."""
        space = Space()
        numbers: dict[tuple[str, Facts], int] = {}
        start = next((key for key, state in self._definition.states.items() if state.initial), "")
        size, first = self._conditions.first()
        if size > MOST_STATES or not start or not self._conditions.small:
            space.whole = False
            return space
        for each in first:
            facts = self._conditions.come(each, start)
            key = (start, self._conditions.only(facts, self._live[start]))
            if key not in numbers:
                numbers[key] = space.add(Point(*key), None)
        space.exact = self._conditions.exact
        # A point with many values takes longer to make than one with few.
        turns, weight, here = 0, 1 + len(self._conditions.keys) // 8, 0
        while here < len(space.points):
            out: dict[tuple[Turn, int], bool] = {}
            for turn, after, sure in self._moves(space.points[here]):
                facts = after if self._stays(turn) else self._conditions.come(after, turn.to)
                turns += weight
                if turns > MOST_TURNS or len(space.points) > MOST_STATES:
                    space.whole = False
                    return space
                key = (turn.to, self._conditions.only(facts, self._live[turn.to]))
                if key not in numbers:
                    numbers[key] = space.add(Point(*key), (here, turn))
                out[turn, numbers[key]] = out.get((turn, numbers[key]), False) or sure
            space.moves[here] = [Move(turn, to, sure) for (turn, to), sure in out.items()]
            here += 1
        return space

    def _moves(self, point: Point) -> Iterator[tuple[Turn, Facts, bool]]:
        """Every turn out of a point, in the order of the document, and the case after it."""
        key, facts = point.state, point.facts
        state = self._definition.states[key]
        if state.level is not None and self._ladder is not None:
            kind = self._conditions.kind(facts)
            if state.level.step not in self._ladder.get(kind, ()):  # type: ignore[call-overload]
                path: Path = ("states", key, "level", "without")
                yield self._turns[path], facts, True
                return
        if state.route is not None:
            for path, sure in self._rows(key, state, facts):
                yield self._turns[path], facts, sure
            return
        for turn, after, sure in self._onward(key, state, facts):
            # A material change leads back instead, and what it asks for again leads on past what
            # still holds: whether it is one, no guard can tell.
            matter = self._matter.get((key, turn.trigger), _NOTHING)
            changed = bool(matter) and self._conditions.differ(facts, after, matter)
            yield turn, after, sure and not changed
            for back in self._reopens.get((key, turn.trigger), ()):
                yield back, after, False

    def _stays(self, turn: Turn) -> bool:
        """Whether the act only adds to the case, which comes nowhere by it."""
        act = self._definition.states[turn.state].acts.get(turn.trigger)
        return turn.kind == "action" and act is not None and act.to is None

    def _onward(self, key: str, state: State, facts: Facts) -> Iterator[tuple[Turn, Facts, bool]]:
        yield from self._acts(key, state, facts)
        for edge in self._edges[key]:
            if edge.kind in ("pass", "fail", "silence", "opened", "joined"):
                must, may = self._given(state, edge)
                for after in self._conditions.after(facts, must, may, True):
                    yield self._turns[edge.path], after, True

    def _acts(self, key: str, state: State, facts: Facts) -> Iterator[tuple[Turn, Facts, bool]]:
        for name, action in state.acts.items():
            at: Path = ("states", key, *state.act_path(name))
            holds = True if action.when is None else self._conditions.holds((*at, "when"), facts)
            signs = set(named_roles(action.joint))
            if holds is False or self._never >= set(action.by) or self._never & signs:
                continue
            turn = self._turns.get((*at, "to")) or Turn(key, name, "action", key)
            may = frozenset(action.may_give) | self._opened(action)
            sure = holds is True and action.only_in is None
            sure = sure and not (self._perhaps >= set(action.by) or self._perhaps & signs)
            for after in self._conditions.after(facts, action.asks, may, action.to is not None):
                yield turn, after, sure
            if action.parts is not None and (part := self._turns.get((*at, "parts", "begin"))):
                for after in self._conditions.after(facts, of_a_part(action), may, True):
                    yield part, after, sure

    def _rows(self, key: str, state: State, facts: Facts) -> list[tuple[Path, bool]]:
        """The rows that can hold for these values; where two certainly do, none is taken."""
        certain: list[Path] = []
        perhaps: list[Path] = []
        other: list[Path] = []
        for number, way in enumerate(state.route or ()):
            at: Path = ("states", key, "route", number)
            if way.when is None:
                other.append((*at, "to"))
                continue
            holds = self._conditions.holds((*at, "when"), facts)
            if holds is not False:
                (certain if holds else perhaps).append((*at, "to"))
        if certain:
            return [(path, not perhaps) for path in certain] if len(certain) == 1 else []
        return [(path, False) for path in perhaps] + [(path, not perhaps) for path in other]

    def _given(self, state: State, edge: Edge) -> tuple[tuple[str, ...], frozenset[str]]:
        """What the seats of a review must and may have given; any other way gives nothing."""
        if state.panel is None or edge.kind not in ("pass", "fail", "silence"):
            return (), _NOTHING
        return state.panel.given(edge.kind, self._bodies)

    def _opened(self, action: Action) -> frozenset[str]:
        return (self._unlocked.get(action.unlocks) if action.unlocks else None) or _NOTHING

    def _lives(self) -> Mapping[str, frozenset[str]]:
        """For each state the fields that something looks at from there on."""
        live = {key: self._looked_at(key, state) for key, state in self._definition.states.items()}
        before: dict[str, set[str]] = {}
        for key, found in self._edges.items():
            for edge in found:
                before.setdefault(edge.to, set()).add(key)
        for turns in self._reopens.values():
            for turn in turns:
                before.setdefault(turn.to, set()).add(turn.state)
        todo = dict.fromkeys(live)
        while todo:
            here, _ = todo.popitem()
            for key in before.get(here, ()):
                if not live[here] <= live[key]:
                    live[key] |= live[here]
                    todo[key] = None
        return live

    def _looked_at(self, key: str, state: State) -> frozenset[str]:
        at: Path = ("states", key)
        paths: list[Path] = [(*at, *state.act_path(name), "when") for name in state.acts]
        paths += [(*at, "route", number, "when") for number in range(len(state.route or ()))]
        found = {KIND} if state.level is not None else set()
        return frozenset(found).union(*(self._conditions.looked_at(path) for path in paths))
