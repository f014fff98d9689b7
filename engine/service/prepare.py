"""Preparing an installation: schema, areas, sample office, shipped workflows; safe to repeat.

What is done is found done: a second call changes nothing and takes about a second. Never here:
starting servers, printing (the command line says what `say` is told).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.service import area_files, areas, publishing, sample, tenants
from engine.service.desk import Desk
from engine.service.publishing import Shipped
from engine.store import migrate
from engine.store.database import Database

Say = Callable[[str], None]
WORKFLOWS = Path("workflows")


class PrepareError(RuntimeError):
    """Something shipped is broken; the words name it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is now: the sample office, or None where it is not wanted."""

    sample: sample.Loaded | None
    shipped: tuple[Shipped, ...]


def prepare(
    url: str,
    root: Path,
    data_dir: Path,
    with_sample: bool,
    now: dt.datetime,
    say: Say,
    *,
    with_past: bool = True,
) -> Prepared:
    """1. migrate, 2. areas, 3. the sample office with its past, 4. publish `workflows/` for every
    office, 5. the sample logins. Raises PrepareError and AreaFilesError.
    """
    before, after = migrate.upgrade(url)
    if before != after:
        say(f"database: brought to {after}")
    _load_areas(url, root, now, say)
    database = Database(url, size=2)
    try:
        made = None
        if with_sample:
            made = sample.load(database, root / WORKFLOWS, data_dir, now, say, with_past=with_past)
        shipped = [
            one
            for tenant in tenants.every(database)
            for one in _publish(Desk(database, tenant.id), root / WORKFLOWS, now, say)
        ]
        return Prepared(made, tuple(shipped))
    finally:
        database.close()


def _load_areas(url: str, root: Path, now: dt.datetime, say: Say) -> None:
    # As the owner, who alone may refresh the planner's statistics after a load.
    owner = Database(url, size=1, as_owner=True)
    try:
        loaded = areas.load(owner, root / area_files.PLACE, now)
    finally:
        owner.close()
    if loaded.count:
        say(f"areas: {loaded.count} loaded, version {loaded.version}")


def _publish(desk: Desk, workflows: Path, now: dt.datetime, say: Say) -> list[Shipped]:
    found = publishing.publish_shipped(desk, workflows, now)
    for one in found:
        if one.standing == "new":
            say(f"workflow {one.workflow}: version {one.number} published")
        elif one.standing == "newer_shipped":
            say(f"workflow {one.workflow}: a newer shipped version waits in the studio")
        elif one.standing == "broken":
            first = one.problems[0].line_of_text() if one.problems else "its key is not its name"
            raise PrepareError(f"workflow {one.workflow} is broken: {first}")
    return found
