"""Moving a walked case to a changed small definition, and back."""

import copy
from typing import Any

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.fold import fold
from engine.core.migrating import Landing, Mover, Stays, decide_migrate, decide_return, landing
from engine.core.values import Accepted, Case
from tests.core.walking import Walk, opened
from tests.support.small import BOB, document, small, text

BY = Mover(BOB, 5, 9)


def version(change: Any) -> Compiled:
    """The small definition after `change(document)`."""
    made = copy.deepcopy(document())
    change(made)
    return small(made)


def rename(made: dict[str, Any], old: str, new: str) -> None:
    """A state under another key, everywhere, with its rename."""
    made["states"] = {new if key == old else key: one for key, one in made["states"].items()}
    for state in made["states"].values():
        for verb in state.get("actions", {}).values():
            if verb.get("to") == old:
                verb["to"] = new
        for way in state.get("route", ()):
            if way["to"] == old:
                way["to"] = new
    made.setdefault("renames", {}).setdefault("states", {})[old] = new


def move(walk: Walk, new: Compiled) -> Accepted:
    done = decide_migrate(walk.compiled, new, walk.case, BY, walk.world, walk.now)
    walk.before = walk.case  # type: ignore[attr-defined]
    walk.was = walk.compiled
    walk.take(done)
    walk.compiled = new
    assert fold(walk.records) == walk.case
    return done


def back(walk: Walk, since: tuple[str, ...] = ()) -> Any:
    renamed = walk.records[-1 - len(since)][0].get("renamed", {})
    return decide_return(
        walk.was,
        walk.case,
        walk.before,
        renamed,
        since,
        BY,
        walk.world,
        walk.now,  # type: ignore[attr-defined]
    )


def stays(walk: Walk, new: Compiled) -> list[str]:
    found = landing(walk.compiled, new, walk.case, walk.world, walk.now)
    assert isinstance(found, Stays), found
    return [reason.key for reason in found.reasons]


def lands(walk: Walk, new: Compiled) -> Landing:
    found = landing(walk.compiled, new, walk.case, walk.world, walk.now)
    assert isinstance(found, Landing), found
    return found


def reviewed() -> Walk:
    walk = opened(cost=10**9)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "joint"
    return walk


def relabel(made: dict[str, Any]) -> None:
    made["title"] = text("Small, again")


def compared(case: Case) -> Case:
    """What undoing gives back: all but number of events, occurrence, and unknown old answers."""
    tasks = tuple(replace(t, occurrence=0) for t in sorted(case.tasks, key=lambda t: t.slot))
    data = {key: value for key, value in case.data.items() if value is not None}
    return replace(case, tasks=tasks, revision=0, head="", data=data)
