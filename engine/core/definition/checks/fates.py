"""What becomes of a case: wherever it has come it can end, and what is offered can happen.

A case that has ended has no open task by construction: an ending opens none, and leaving a state
closes what was open there (a property test of the engine holds that).
"""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.space import MOST_STATES, Came, Space
from engine.core.definition.states import State


def proven(study: Study) -> Iterator[Finding]:
    """Everything that can become of a case was looked at; else that is said, and what it means."""
    if not study.space.whole and any(state.initial for state in study.definition.states.values()):
        keys = ", ".join(sorted(study.conditions.keys)) or "-"
        yield Finding("not_proven", ("states",), {"most": MOST_STATES, "names": keys}, at="key")


def ending(study: Study) -> Iterator[Finding]:
    """Wherever a case has come with whatever values, it can still come to an ending."""
    space = study.space
    if not space.whole:
        return
    finals = {key for key, state in study.definition.states.items() if state.final is not None}
    said = set(study.definition.states) - study.can_end  # graph.ends says those

    def is_end(number: int) -> bool:
        return space.points[number].state in finals

    hoped = space.leading(is_end, sure=False)
    surely = space.surely()
    for point in _traps(space, hoped, said):
        yield _waits(study, point, surely)
        said.add(space.points[point].state)
    sure = space.leading(is_end, sure=True)
    for point in sorted(hoped - sure):
        key = space.points[point].state
        if key not in said and _hangs_here(space, point, sure):
            said.add(key)
            yield _perhaps(study, point)


def _traps(space: Space, hoped: set[int], said: set[str]) -> Iterator[int]:
    """One point for each state in which cases get stuck, certain ones first."""
    surely = space.surely()
    lost = [number for number in range(len(space.points)) if number not in hoped]
    lost.sort(key=lambda number: number not in surely)
    covered = {number for number in lost if space.points[number].state in said}
    seen: set[str] = set()
    for number in lost:
        key = space.points[number].state
        stuck = all(space.points[move.to].state == key for move in space.moves[number])
        is_route = bool(space.moves[number]) and space.moves[number][0].turn.kind == "route"
        if stuck and not is_route and number not in covered:
            covered.add(number)
            if key not in seen:
                seen.add(key)
                yield number
    for number in sorted(set(lost) - _leading_to(space, covered)):
        if number not in covered:
            covered |= {number, *_from(space, number)}
            if space.points[number].state not in seen:
                seen.add(space.points[number].state)
                yield number


def _leading_to(space: Space, goals: set[int]) -> set[int]:
    return space.leading(goals.__contains__, sure=False)


def _from(space: Space, start: int) -> set[int]:
    seen = {start}
    todo = [start]
    while todo:
        for move in space.moves[todo.pop()]:
            if move.to not in seen:
                seen.add(move.to)
                todo.append(move.to)
    return seen


def _waits(study: Study, point: int, surely: Came) -> Finding:
    """An error where a case certainly comes to it; else only that it is not proven."""
    if point not in surely:
        return _perhaps(study, point)
    space = study.space
    key = space.points[point].state
    values = {"key": key, "example": _example(study, point)}
    story = space.story(point, surely)
    return Finding("waits_for_ever", ("states", key), values, at="key", story=story)


def _hangs_here(space: Space, point: int, sure: set[int]) -> bool:
    """Whether it is this state's own conditions on which the way out depends."""
    return any(not move.sure and move.to in sure for move in space.moves[point])


def _perhaps(study: Study, point: int) -> Finding:
    space = study.space
    key = space.points[point].state
    values = {"key": key, "what": _unsure(study, point)}
    story = space.story(point)
    return Finding("way_out_not_proven", ("states", key), values, at="key", story=story)


def _unsure(study: Study, point: int) -> str:
    """On what the ways out of the point depend, as the author wrote it."""
    key = study.space.points[point].state
    state = study.definition.states[key]
    found = []
    for move in study.space.moves[point]:
        action = state.acts.get(move.turn.trigger)
        if not move.sure and action is not None:
            parts = (action.when, action.only_in, "" if action.when else ", ".join(action.by))
            found.append(f"{move.turn.trigger}: {next(part for part in parts if part)}")
    found += [way.when for way in state.route or () if way.when is not None]
    return "; ".join(dict.fromkeys(found)) or _example(study, point)


def _example(study: Study, point: int) -> str:
    """The values of the point that the state's own conditions look at, else all that matter."""
    found = study.space.points[point]
    state = study.definition.states[found.state]
    own = frozenset[str]().union(
        *(study.conditions.looked_at(path) for path, _ in _guards(found.state, state))
    )
    told = study.conditions.told(found.facts, own)
    return told or study.conditions.told(found.facts, frozenset(study.conditions.keys)) or "-"


def _guards(key: str, state: State) -> Iterator[tuple[Path, str]]:
    for name, action in state.acts.items():
        if action.when is not None:
            yield ("states", key, *state.act_path(name), "when"), name
    for number, way in enumerate(state.route or ()):
        path: Path = ("states", key, "route", number, "when" if way.when else "otherwise")
        yield path, f"route_{number}"


def happening(study: Study) -> Iterator[Finding]:
    """Each guarded action and each row can happen to some case that comes to its state."""
    space = study.space
    if not space.whole:
        return
    taken = {(move.turn.state, move.turn.trigger) for found in space.moves for move in found}
    rests = {
        point.state
        for point, found in zip(space.points, space.moves, strict=True)
        if not (found and found[0].turn.kind == "skip")
    }
    for key, state in study.definition.states.items():
        for path, trigger in _guards(key, state) if key in rests else ():
            if (key, trigger) not in taken:
                point = space.first(key) or 0
                number = int(path[3]) + 1 if state.route else 0
                values = {"key": trigger, "row": number, "example": _example(study, point)}
                code = "row_never_taken" if state.route else "action_never_open"
                yield Finding(code, path, values, story=space.story(point))
