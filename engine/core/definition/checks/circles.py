"""Circles in which a case turns by itself: nobody decides anything, and it never comes to rest."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from engine.core.definition.checks.study import Study
from engine.core.definition.flow import PASSING
from engine.core.definition.problems import Finding
from engine.core.definition.stories import Story, Turn, circle

_AT_ONCE = PASSING
_BY_ITSELF = _AT_ONCE | {"silence"}
N = TypeVar("N", bound=Hashable)
Ways = Mapping[N, Sequence[tuple[Turn, N]]]


def turning(study: Study) -> Iterator[Finding]:
    """No circle of routes and rungs only: a case would turn in it at once and for ever."""
    passing = {
        key: [turn for turn in found if turn.kind in _AT_ONCE] for key, found in study.turns.items()
    }
    for key, found in passing.items():
        loop = circle(passing, key) if found else None
        if loop is not None:
            story = (*(study.story_to(key) or ()), *loop)
            yield Finding("turns_in_a_circle", ("states", key), {"key": key}, at="key", story=story)


def silent(study: Study) -> Iterator[Finding]:
    """No circle of silences, routes and rungs that nothing but somebody's act leads out of."""
    space = study.space
    if space.whole:
        points: Ways[int] = {
            number: [(move.turn, move.to) for move in found if move.turn.kind in _BY_ITSELF]
            for number, found in enumerate(space.moves)
        }
        yield from _endless(points, space.story)
        return
    states: Ways[str] = {
        key: [(turn, turn.to) for turn in found if turn.kind in _BY_ITSELF]
        for key, found in study.turns.items()
    }
    yield from _endless(states, lambda key: study.story_to(key) or ())


def _endless(ways: Ways[N], story_to: Callable[[N], Story]) -> Iterator[Finding]:
    """One finding a circle that has no way out by itself and in which silence has a part."""
    rests = _coming_to_rest(ways)
    said: set[N] = set()
    for here in ways:
        if here in rests or here in said:
            continue
        loop, seen = _loop(ways, here)
        if loop is None:
            continue
        said |= seen
        if any(turn.kind == "silence" for turn in loop):
            key = loop[0].state
            values = {"key": key, "way": " > ".join((key, *(turn.to for turn in loop)))}
            story = (*story_to(here), *loop)
            yield Finding("turns_by_silence", ("states", key), values, at="key", story=story)


def _coming_to_rest(ways: Ways[N]) -> set[N]:
    before: dict[N, list[N]] = {}
    for here, found in ways.items():
        for _, to in found:
            before.setdefault(to, []).append(here)
    good = {here for here, found in ways.items() if not found}
    todo = list(good)
    while todo:
        for here in before.get(todo.pop(), ()):
            if here not in good:
                good.add(here)
                todo.append(here)
    return good


def _loop(ways: Ways[N], start: N) -> tuple[Story | None, set[N]]:
    """The shortest way from `start` back to it, if there is one, and all that it leads to."""
    came: dict[N, Story] = {start: ()}
    found: Story | None = None
    todo = [start]
    for here in todo:
        for turn, to in ways[here]:
            if to == start and found is None:
                found = (*came[here], turn)
            if to not in came:
                came[to] = (*came[here], turn)
                todo.append(to)
    return found, set(came)
