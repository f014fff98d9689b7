"""The studio: workflows as the secretariat sees them.

Never here: what is wrong with a definition (the core's loader), drafts and publishing
(drafting/), pages, SQL.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path as Folder

from engine.core.definition.loader import load
from engine.core.definition.problems import Path, Place, Problem
from engine.core.definition.workflow import Definition
from engine.service import publishing, scenarios
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.store import definitions
from engine.store import publishing as rows
from engine.store import studio as queries
from engine.store.publishing import Version
from engine.store.studio import HeadRow


@dataclass(frozen=True, slots=True)
class Overview:
    """One workflow in the list. `newer`: a newer shipped text waits beside the office's own."""

    head: HeadRow
    definition: Definition
    newer: bool


@dataclass(frozen=True, slots=True)
class Studied:
    """One workflow: its head, every version (newest first), open cases by version and state."""

    head: Version
    definition: Definition
    versions: tuple[Version, ...]
    stands: Mapping[str, Mapping[str, int]]  # hash -> state -> open cases

    @property
    def is_new(self) -> bool:
        """It was never published: somebody writes its first text."""
        return self.head.number == 0

    def at(self, state: str) -> int:
        """The open cases in a state, over all versions."""
        return sum(found.get(state, 0) for found in self.stands.values())

    def others(self, digest: str) -> tuple[tuple[int, int], ...]:
        """(version, open cases) of every version with open cases but this one, newest first."""
        return tuple(
            (version.number, version.open_cases)
            for version in self.versions
            if version.hash != digest and version.open_cases
        )


@dataclass(frozen=True, slots=True)
class Wrong:
    """The text has errors; nothing was stored. `place` says where a path stands in the files."""

    problems: tuple[Problem, ...]
    place: Callable[[Path], Place | None] = field(default=lambda path: None)


@dataclass(frozen=True, slots=True)
class HeadMoved:
    """Somebody published meanwhile: this is the head now."""

    head: Version


@dataclass(frozen=True, slots=True)
class Same:
    """The text says what the head, version `number`, says: there is nothing to publish."""

    number: int
    warnings: tuple[Problem, ...] = ()


def overviews(desk: Desk, folder: Folder) -> list[Overview]:
    """Every published workflow. `folder` holds the definitions that came with the program."""
    with desk.database.connection() as conn:
        found = queries.heads(conn, desk.tenant)
    newer = {
        one.workflow
        for one in publishing.shipped_against_heads(desk, folder)
        if one.standing == "newer_shipped"
    }
    return [
        Overview(head, compiled_for(desk, head.hash).definition, head.workflow in newer)
        for head in found
    ]


def studied(desk: Desk, workflow: str) -> Studied | None:
    """Everything that the pages of one workflow show; None for an unknown one."""
    with desk.database.connection() as conn:
        versions = rows.versions(conn, desk.tenant, workflow)
        head = next((version for version in versions if version.is_head), None)
        if head is None:
            return None
        stands: dict[str, dict[str, int]] = {}
        for stand in queries.stands(conn, desk.tenant, workflow):
            stands.setdefault(stand.definition, {})[stand.state] = stand.cases
    definition = compiled_for(desk, head.hash).definition
    return Studied(head, definition, tuple(versions), stands)


def closed_document(desk: Desk, digest: str) -> bytes | None:
    """The canonical bytes of a version: what its hash is over."""
    with desk.database.connection() as conn:
        return definitions.body(conn, desk.tenant, digest)


def names(desk: Desk, persons: Collection[int | None]) -> dict[int, str]:
    """What the persons in this office's own entries are called."""
    wanted = {person for person in persons if person is not None}
    with desk.database.connection() as conn:
        return queries.names(conn, wanted) if wanted else {}


def in_order(sources: Mapping[str, str], workflow: str) -> dict[str, str]:
    """The files as an author reads them: the workflow, what it includes, the cycle's settings,
    the scenarios.
    """
    ranks = {f"{workflow}.yaml": 0, "cycles": 2, "scenarios": 3}

    def rank(name: str) -> tuple[int, str]:
        return ranks.get(name.split("/", 1)[0], 1), name

    return {name: sources[name] for name in sorted(sources, key=rank)}


def sources_of(desk: Desk, digest: str, workflow: str) -> dict[str, str]:
    """A version's files in reading order."""
    return in_order(publishing.sources(desk, digest) or {}, workflow)


def shipped_sources(folder: Folder, workflow: str) -> dict[str, str] | None:
    """The files of the definition that came with the program; None where none did."""

    def read(file: str) -> bytes | None:
        path = folder / file
        return path.read_bytes() if path.is_file() else None

    loaded = load(read, workflow) if (folder / f"{workflow}.yaml").is_file() else None
    if loaded is None or loaded.definition is None:
        return None
    return in_order({**loaded.sources, **scenarios.in_folder(folder, workflow)}, workflow)
