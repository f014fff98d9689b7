"""Routes: whatever a case is like, exactly one row holds; order never matters."""

from collections.abc import Iterator
from dataclasses import replace

from engine.core.definition.checks.study import Study
from engine.core.definition.conditions import Facts
from engine.core.definition.problems import Finding, Path
from engine.core.definition.regions import Combination, Regions
from engine.core.definition.states import Way
from engine.core.definition.stories import Story
from engine.core.definition.syntax import Node

Rows = tuple[tuple[Path, bool], ...]  # the guard of a row, and whether it holds


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
    for finding, rows_at in _judged(regions, at, nodes, other, tuple(combinations)):
        yield replace(finding, story=_story(study, key, rows_at)) if rows_at else finding


def _story(study: Study, key: str, rows_at: Rows) -> Story | None:
    """The shortest story to a case for which these rows may be so; else to the route at all."""
    conditions = study.conditions

    def fits(facts: Facts) -> bool:
        return all(conditions.holds(path, facts) in (truth, None) for path, truth in rows_at)

    return study.story_where(key, fits)


def _judged(
    regions: Regions,
    at: Path,
    nodes: dict[int, Node],
    other: int | None,
    combinations: tuple[Combination, ...],
) -> Iterator[tuple[Finding, Rows]]:
    """Each finding, and how the rows are where it is so (empty: that does not matter)."""
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
            code = "route_gap" if proven else "route_not_proven"
            none: Rows = tuple(((*at, number, "when"), False) for number in nodes)
            yield Finding(code, at, values, at="key"), none
        if len(now) > 1 and now[:2] not in pairs:
            pairs.add(now[:2])
            values |= {"row": now[0] + 1, "other": now[1] + 1}
            path = (*at, now[1], "when") if proven else at
            code = "route_overlap" if proven else "route_not_proven"
            both: Rows = tuple(((*at, number, "when"), True) for number in now[:2])
            yield Finding(code, path, values, at="key"), both
        if not now and other is not None:
            held.add(other)
    for number in (*nodes, *([] if other is None else [other])):
        if number not in held:
            code, word = (
                ("row_never_holds", "when") if number != other else ("otherwise_never", "otherwise")
            )
            yield Finding(code, (*at, number, word), {"row": number + 1}, at="key"), ()
