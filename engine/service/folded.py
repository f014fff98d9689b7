"""What of a large definition is drawn: some states one by one, the others folded into their phase.

Three hundred boxes in one picture help nobody. Around the states that somebody looks at, the
nearest of the same phases are drawn; everything else is one box a phase, with how many states it
holds. Never here: drawing.
"""

from collections.abc import Collection, Iterator

from engine.core.definition.base import Text
from engine.core.definition.workflow import Definition
from engine.service import graph
from engine.service.graph import Edge

MOST_DRAWN = 60  # states; the largest definition that fits a screen without folding
MOST_NEAR = 24  # states around those that somebody looks at, where it is folded
COUNT = Text(id="{n} tahap", en="{n} states")
REST = Text(id="tahap lain di fase ini", en="others of this phase")
_MARK = "phase "  # before the key of a phase, so that it is never the key of a state


def name_of(phase: str) -> str:
    """What the box of a folded phase is called among the ends of edges."""
    return _MARK + phase


def is_large(definition: Definition) -> bool:
    """Whether the picture of the whole would be folded."""
    return len(definition.states) > MOST_DRAWN


def drawn(definition: Definition, near: Collection[str] = ()) -> frozenset[str]:
    """The states that are drawn one by one. `near`: keys of states or phases to look at."""
    if not is_large(definition):
        return frozenset(definition.states)
    states = definition.states
    chosen = [key for key in near if key in states]
    phases = {states[key].phase for key in chosen} | {
        key for key in near if key in definition.phases
    }
    members = [key for key, state in states.items() if state.phase in phases]
    # A phase that fits is opened whole; of a larger one the nearest, in as many steps as it takes.
    most = MOST_DRAWN if len(members) <= MOST_DRAWN else MOST_NEAR
    found = dict.fromkeys(chosen or members[:1])
    inside = set(members)
    beside = _beside(definition)
    for key in (todo := list(found)):
        for other in beside.get(key, ()):
            if other in inside and other not in found and len(found) < most:
                found[other] = None
                todo.append(other)
    for key in members:
        if len(found) < most:
            found.setdefault(key)
    return frozenset(found)


def _beside(definition: Definition) -> dict[str, list[str]]:
    """The neighbours of each state, both ways, in the order of the document. Ends are nobody's:
    through them everything would be near everything.
    """
    found: dict[str, list[str]] = {}
    for out in graph.all_ways(definition).values():
        for way in out:
            if definition.states[way.to].final is not None:
                continue
            found.setdefault(way.start, []).append(way.to)
            found.setdefault(way.to, []).append(way.start)
    return found


def edges(definition: Definition, shown: frozenset[str]) -> Iterator[Edge]:
    """The lines of the picture. Those that begin or end in a folded phase are joined, and carry
    no words: the states that they stand for are not there to be read.
    """
    joined: dict[tuple[str, str], None] = {}
    for edge in graph.edges(definition):
        if edge.start in shown and edge.to in shown:
            yield edge
            continue
        start, to = (
            key if key in shown else name_of(definition.states[key].phase)
            for key in (edge.start, edge.to)
        )
        if start != to:
            joined[start, to] = None
    for start, to in joined:
        yield Edge(start, to, "folded", ())
