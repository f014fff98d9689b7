"""Routes: whatever a case is like, exactly one row holds; order never matters."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.regions import Combination, Regions
from engine.core.definition.states import Way
from engine.core.definition.syntax import Node


def rows(study: Study) -> Iterator[Finding]:
    """Gaps, overlaps and rows that never hold, each with an example; or that it is not proven."""
    for key, state in study.definition.states.items():
        if state.route:
            yield from _rows(study, key, state.route)


def _rows(study: Study, key: str, ways: tuple[Way, ...]) -> Iterator[Finding]:
    at: Path = ("states", key, "route")
    nodes: dict[int, Node] = {}
    for number, way in enumerate(ways):
        asked = study.asked.get((*at, number, "when"))
        if way.when is not None and (asked is None or asked.node is None):
            return  # said already
        if asked is not None and asked.node is not None:
            nodes[number] = asked.node
    regions = Regions(study.definition, study.given[key])
    for node in nodes.values():
        regions.add(node)
    combinations = regions.combinations()
    if combinations is None:
        yield Finding("route_not_proven", at, {"example": "-"}, at="key")
        return
    other = next((number for number, way in enumerate(ways) if way.otherwise), None)
    yield from _judged(regions, at, nodes, other, tuple(combinations))


def _judged(
    regions: Regions,
    at: Path,
    nodes: dict[int, Node],
    other: int | None,
    combinations: tuple[Combination, ...],
) -> Iterator[Finding]:
    held: set[int] = set()
    pairs: set[tuple[int, ...]] = set()
    gap = False
    for combination in combinations:
        now = tuple(number for number, node in nodes.items() if regions.truth(node, combination))
        held.update(now)
        values: dict[str, str | int] = {"example": regions.told(combination)}
        # What is not a plain comparison may be a combination that no case can have.
        proven = not regions.others
        if not now and other is None and not gap:
            gap = True
            yield Finding("route_gap" if proven else "route_not_proven", at, values, at="key")
        if len(now) > 1 and now[:2] not in pairs:
            pairs.add(now[:2])
            values |= {"row": now[0] + 1, "other": now[1] + 1}
            path = (*at, now[1], "when") if proven else at
            yield Finding("route_overlap" if proven else "route_not_proven", path, values, at="key")
        if not now and other is not None:
            held.add(other)
    for number in (*nodes, *([] if other is None else [other])):
        if number not in held:
            code, word = (
                ("row_never_holds", "when") if number != other else ("otherwise_never", "otherwise")
            )
            yield Finding(code, (*at, number, word), {"row": number + 1}, at="key")
