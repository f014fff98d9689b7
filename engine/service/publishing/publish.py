"""Publishing one workflow: check everything first, then store, move the head, record why.

Never here: shipped files (shipped.py) and the form of the cycle's settings (cycles.py).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from engine.core.definition.loader import Loaded, load_texts
from engine.core.definition.problems import Problem
from engine.core.definition.workflow import Definition
from engine.core.values import Data, Refused
from engine.service import register, scenarios
from engine.service.desk import Desk
from engine.service.neighbours import neighbourly
from engine.service.proving import as_problems
from engine.service.rights import office_refuses
from engine.service.whys import refused
from engine.store import publishing as rows
from engine.store.database import Connection
from engine.store.publishing import Version


@dataclass(frozen=True, slots=True)
class Published:
    """The version that is the head now. `new`: it was made by this very call; `text`: it was there
    before and has other files now (scenarios, comments).

    `problems` are warnings only.
    """

    hash: str
    number: int
    new: bool
    problems: tuple[Problem, ...] = ()
    text: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One publishing: by whom, why, and in which way; the register keeps all of it.

    `way`: operator (whoever runs the machine), shipped (a start of the program), four_eyes (a
    second person), urgent (one person, to be reviewed). `author` wrote the text.
    """

    origin: str
    by: int | None
    reason: str | None
    now: dt.datetime
    way: Literal["operator", "shipped", "four_eyes", "urgent"]
    author: int | None = None
    more: Data = field(default_factory=dict)

    def saying(self, more: Data) -> "Act":
        """The same with more for the register."""
        return replace(self, more=more)


@dataclass(frozen=True, slots=True)
class Problems:
    """The definition is not right: every error and warning with its place. Nothing was stored."""

    problems: tuple[Problem, ...]


def publish(
    desk: Desk,
    workflow: str,
    sources: Mapping[str, str],
    by: int | None,
    reason: str | None,
    now: dt.datetime,
) -> Published | Problems | Refused:
    """Publish the office's own text of a workflow: the act of whoever runs the machine.

    A person publishes by four eyes (service/drafting) and is refused here.

    1. load and check, 2. who may, 3. the same version again changes nothing, a version from
    before becomes the head again, 4. else a new version, 5. the head and the register.
    `sources` are the files by name: `musrenbang.yaml` and what it includes.
    """
    loaded = scenarios.proved(load_texts(sources, workflow), sources)
    if loaded.definition is None:
        return Problems(loaded.problems)
    if loaded.definition.workflow != workflow:
        return refused("unknown_workflow", "workflow", value=loaded.definition.workflow)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, reason):
            return no
        if by is not None:
            return refused("second_person")
        wrong = _beside(desk, conn, loaded)
        if any(one.severity == "error" for one in wrong):
            return Problems((*loaded.problems, *wrong))
        act = Act("office", None, reason, now, "operator")
        return store(conn, desk.tenant, loaded, loaded.definition, act)


def _beside(desk: Desk, conn: Connection, loaded: Loaded) -> tuple[Problem, ...]:
    """What is wrong with it only beside the other workflows of this office."""
    if loaded.definition is None:
        return ()
    found = neighbourly(desk, conn, loaded.definition)
    return as_problems(found, loaded, loaded.definition)


def head_at(conn: Connection, tenant: int, workflow: str) -> Version | None:
    """The head of a workflow with who made it; None where it was never published."""
    return next((one for one in rows.versions(conn, tenant, workflow) if one.is_head), None)


def store(
    conn: Connection, tenant: int, loaded: Loaded, definition: Definition, act: Act
) -> Published:
    """Store a checked definition under the tenant's lock, or find that it is there."""
    workflow, digest = definition.workflow, definition.hash()
    head = rows.heads(conn, tenant).get(workflow)
    known = rows.number_of(conn, tenant, digest)
    other = (
        act.way == "operator" and known is not None and _other_text(conn, tenant, loaded, digest)
    )
    if other:
        rows.add_text(conn, tenant, digest, loaded.sources, act.now)
    if head is not None and head.hash == digest:
        if other or "change" in act.more:  # a second person accepted other scenarios for it
            entry = {"workflow": workflow, "hash": digest, "number": head.number}
            entry |= {"way": act.way, **act.more}
            register.record(conn, tenant, "text_changed", entry, act.by, act.reason, act.now)
        return Published(digest, head.number, False, loaded.problems, other)
    number, parent = known, head.hash if head else None
    if number is None:
        body, sources = definition.canonical(), loaded.sources
        new = rows.NewVersion(workflow, digest, body, sources, act.origin, parent, act.reason)
        number = rows.add(conn, tenant, new, act.author or act.by, act.now)
    rows.move_head(conn, tenant, workflow, digest)
    entry = {"workflow": workflow, "hash": digest, "number": number, "from": parent}
    entry |= {"way": act.way, **act.more}
    kind = "published" if known is None else "head_moved_back"
    register.record(conn, tenant, kind, entry, act.by, act.reason, act.now)
    return Published(digest, number, known is None, loaded.problems, other)


def _other_text(conn: Connection, tenant: int, loaded: Loaded, digest: str) -> bool:
    """Whether the files differ from those that the version has, though they mean the same."""
    return rows.sources(conn, tenant, digest) != dict(loaded.sources)
