"""What was published: heads, versions with the cases on them, an author's files of a version."""

from engine.service.desk import Desk
from engine.store import publishing as rows
from engine.store.publishing import Head, Version

__all__ = ["Head", "Version", "heads", "sources", "versions"]


def heads(desk: Desk) -> dict[str, Head]:
    """The head of every workflow of this office, by its key."""
    with desk.database.connection() as conn:
        return rows.heads(conn, desk.tenant)


def versions(desk: Desk, workflow: str) -> list[Version]:
    """Every version of a workflow, the newest first; an unknown workflow has none."""
    with desk.database.connection() as conn:
        return rows.versions(conn, desk.tenant, workflow)


def sources(desk: Desk, digest: str) -> dict[str, str] | None:
    """The files of a version by name, as they were written; None for an unknown hash."""
    with desk.database.connection() as conn:
        return rows.sources(conn, desk.tenant, digest)
