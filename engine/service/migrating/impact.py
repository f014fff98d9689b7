"""What a version would do to the open cases of its workflow, each looked at by itself.

The version need not be published: it is how a change is judged before. Never here: writing.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.migrating import Landing, Stays, landing, touched
from engine.core.values import Case, Data, Why
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

    @property
    def key(self) -> Key:
        """What cases of one group have in common."""
        whys = tuple((why.key, why.field, str(dict(why.values))) for why in self.whys)
        same = (self.fate, self.lands, self.outcome, self.due, self.told)
        return (self.definition, self.state, *same, whys)

    def plain(self) -> dict[str, Any]:
        """The group as it is kept in a row."""
        whys = [[why.key, dict(why.values), why.field] for why in self.whys]
        names = tuple(name for name in self.__slots__ if name != "whys")
        return {name: getattr(self, name) for name in names} | {"whys": whys}

    @classmethod
    def read(cls, kept: Data) -> "Group":
        """The group that was kept so."""
        whys = tuple(Why(key, values, of) for key, values, of in kept["whys"])
        return cls(**{**kept, "whys": whys})


@dataclass(slots=True)
class Impact:
    """Every group, by version and state in the order met; how many cases were looked at."""

    groups: list[Group] = field(default_factory=list)
    seen: int = 0

    def count(self, *fates: Fate) -> int:
        """The cases of these fates."""
        return sum(group.cases for group in self.groups if group.fate in fates)


def impact(desk: Desk, definition: Definition, now: dt.datetime) -> Impact:
    """Look at every open case of the definition's workflow."""
    found, new, after = Impact(), compiled(definition), 0
    with desk.database.connection() as connection:
        while last := look(desk, connection, new, now, found, after):
            after = last
    return found


def look(
    desk: Desk, connection: Connection, new: Compiled, now: dt.datetime, found: Impact, after: int
) -> int:
    """Look at one batch of open cases behind id `after` and add them to what was found; the id
    of the last one, 0 where there are no more."""
    ids = rows.open_cases(connection, desk.tenant, new.definition.workflow, after, BATCH)
    if not ids:
        return 0
    loaded = load_for_step(connection, desk.tenant, ids)
    world = world_at(desk, connection, loaded.directory_version, now)
    made = {group.key: group for group in found.groups}
    for case in loaded.cases.values():
        if case.ending is None:
            old = compiled_at(desk, connection, case.definition)
            _add(made, _group(old, new, case, world, now), case.id)
            found.seen += 1
    found.groups = list(made.values())
    return ids[-1]


def read_groups(kept: Sequence[Mapping[str, Any]]) -> list[Group]:
    """The groups of a row."""
    return [Group.read(one) for one in kept]


def _add(made: dict[Key, Group], group: Group, case: int) -> None:
    group = made.setdefault(group.key, group)
    group.cases += 1
    if len(group.examples) < EXAMPLES:
        group.examples.append(case)


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
    return bool(found.made or found.renamed or found.votes != case.votes or found.counts)
