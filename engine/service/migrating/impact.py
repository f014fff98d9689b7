"""What a version would do to the open cases of its workflow, each looked at by itself.

The version need not be published: it is how a change is judged before. Never here: writing.
"""

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.migrating import Landing, Stays, landing, touched
from engine.core.values import Case, Why
from engine.core.world import World
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.world import world_at
from engine.store import migrating as rows
from engine.store.database import Connection
from engine.store.stepping import load_for_step

BATCH = 500
EXAMPLES = 3

Fate = Literal["there", "untouched", "moves", "stays"]
Key = tuple[object, ...]


@dataclass(slots=True)
class Group:
    """Open cases that stand in one state of one version and to which the same would happen.

    `fate`: `there` already; `untouched`: it can move and nothing differs for it; `moves`;
    `stays`, for the reasons `whys`. `lands`: the state in the new version; `entered`: it arrives
    there by a fork, a rung or votes that are enough now. `told`: another office gets the task.
    """

    definition: str
    state: str
    fate: Fate
    lands: str | None = None
    entered: bool = False
    outcome: str | None = None
    ending: str | None = None
    due: bool = False  # another due moment
    told: bool = False
    whys: tuple[Why, ...] = ()
    cases: int = 0
    examples: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Impact:
    """Every group, by version and state in the order met. `unseen`: open cases that were not
    looked at any more, because the time that was given was over."""

    groups: list[Group] = field(default_factory=list)
    seen: int = 0
    unseen: int = 0

    def count(self, *fates: Fate) -> int:
        """The cases of these fates."""
        return sum(group.cases for group in self.groups if group.fate in fates)


def impact(
    desk: Desk, definition: Definition, now: dt.datetime, seconds: float | None = None
) -> Impact:
    """Look at every open case of the definition's workflow; `seconds`: stop looking after."""
    until = None if seconds is None else time.monotonic() + seconds
    new, found, made = compiled(definition), Impact(), dict[Key, Group]()
    with desk.database.connection() as connection:
        for case, old, world in _open(desk, connection, new, now, until, found):
            group = _group(old, new, case, world, now)
            key = _key(group)
            group = made.setdefault(key, group)
            group.cases += 1
            if len(group.examples) < EXAMPLES:
                group.examples.append(case.id)
            found.seen += 1
    found.groups = list(made.values())
    return found


def _open(
    desk: Desk,
    connection: Connection,
    new: Compiled,
    now: dt.datetime,
    until: float | None,
    found: Impact,
) -> Iterator[tuple[Case, Compiled, World]]:
    workflow, after = new.definition.workflow, 0
    while ids := rows.open_cases(connection, desk.tenant, workflow, after, BATCH):
        if until is not None and time.monotonic() > until:
            found.unseen = rows.how_many_open(connection, desk.tenant, workflow, after)
            return
        loaded = load_for_step(connection, desk.tenant, ids)
        world = world_at(desk, connection, loaded.directory_version, now)
        for case in loaded.cases.values():
            if case.ending is None:
                yield case, compiled_at(desk, connection, case.definition), world
        after = ids[-1]


def _group(old: Compiled, new: Compiled, case: Case, world: World, now: dt.datetime) -> Group:
    if old.hash == new.hash:
        return Group(case.definition, case.state, "there", case.state)
    found = landing(old, new, case, world, now)
    if isinstance(found, Stays):
        return Group(case.definition, case.state, "stays", whys=found.reasons)
    changed = _changed(case, found) or touched(old, new, case.state)
    return Group(
        case.definition,
        case.state,
        "moves" if changed else "untouched",
        found.state,
        found.entered,
        found.outcome,
        found.ending,
        any(task.due_at not in {one.due_at for one in case.tasks} for task in found.tasks),
        bool(found.told),
    )


def _changed(case: Case, found: Landing) -> bool:
    return bool(found.made or found.renamed or found.votes != case.votes)


def _key(group: Group) -> Key:
    whys = tuple((why.key, why.field, str(dict(why.values))) for why in group.whys)
    return (
        group.definition,
        group.state,
        group.fate,
        group.lands,
        group.outcome,
        group.due,
        group.told,
        whys,
    )
