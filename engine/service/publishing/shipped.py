"""The definitions that came with the program, at each start (foundation 3).

A shipped file is published only if its hash was never published here and the head is a shipped
version. A head that the office edited is never replaced: the studio shows "newer shipped version".
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.core.definition.loader import Loaded, load, load_folder
from engine.core.definition.problems import Problem
from engine.service import register, scenarios
from engine.service.desk import Desk
from engine.service.publishing.publish import Act, store
from engine.store import publishing as rows
from engine.store.database import Connection

Standing = Literal["new", "known", "newer_shipped", "broken"]


@dataclass(frozen=True, slots=True)
class Shipped:
    """One shipped file. `standing`: new (published by this call, or to be published), known
    (was published here before), newer_shipped (the office's head stays), broken.
    """

    workflow: str
    standing: Standing
    hash: str | None
    number: int | None
    problems: tuple[Problem, ...]


def publish_shipped(desk: Desk, folder: Path, now: dt.datetime) -> list[Shipped]:
    """Publish what the rule allows of the folder's workflows. Twice changes nothing."""
    found = _read(folder)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        return [_publish(conn, desk.tenant, name, loaded, now) for name, loaded in found]


def publish_loaded(
    desk: Desk, folder: Path, workflow: str, instead: Mapping[str, str], now: dt.datetime
) -> Shipped:
    """Publish one shipped workflow with some of its files replaced, by the same rule.

    For the sample office's earlier years; a real office publishes its own text.
    """

    def read(file: str) -> str | bytes | None:
        path = folder / file
        return instead.get(file) or (path.read_bytes() if path.is_file() else None)

    loaded = load(read, workflow)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        return _publish(conn, desk.tenant, workflow, loaded, now)


def shipped_against_heads(desk: Desk, folder: Path) -> list[Shipped]:
    """The same, looked at only: what the studio says beside each head."""
    found = _read(folder)
    with desk.database.connection() as conn:
        return [_stand(conn, desk.tenant, name, loaded) for name, loaded in found]


def _read(folder: Path) -> list[tuple[str, Loaded]]:
    names = [path.stem for path in sorted(folder.glob("*.yaml"))]
    return [
        (name, scenarios.proved(load_folder(folder, name), scenarios.in_folder(folder, name)))
        for name in names
    ]


def _stand(conn: Connection, tenant: int, name: str, loaded: Loaded) -> Shipped:
    definition = loaded.definition
    if definition is None or definition.workflow != name:
        return Shipped(name, "broken", None, None, loaded.problems)
    digest = definition.hash()
    head = rows.heads(conn, tenant).get(name)
    number = rows.number_of(conn, tenant, digest)
    if number is not None:
        return Shipped(name, "known", digest, number, loaded.problems)
    if head is not None and head.origin != "shipped":
        return Shipped(name, "newer_shipped", digest, None, loaded.problems)
    return Shipped(name, "new", digest, None, loaded.problems)


def _publish(conn: Connection, tenant: int, name: str, loaded: Loaded, now: dt.datetime) -> Shipped:
    found = _stand(conn, tenant, name, loaded)
    if found.standing != "new" or loaded.definition is None:
        return found
    act = Act("shipped", None, None, now, "shipped")
    made = store(conn, tenant, loaded, loaded.definition, act)
    return Shipped(name, "new", made.hash, made.number, loaded.problems)
