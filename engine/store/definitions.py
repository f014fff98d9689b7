"""Reads definition versions and heads. Writing them is definitions_write.py's matter."""

from engine.store.database import Connection


def body(connection: Connection, tenant: int, digest: str) -> bytes | None:
    """The canonical bytes of a version."""
    row = connection.execute(
        "SELECT body FROM definition_version WHERE tenant = %s AND hash = %s", (tenant, digest)
    ).fetchone()
    return None if row is None else bytes(row[0])


def head(connection: Connection, tenant: int, workflow: str) -> str | None:
    """The hash of the version on which new cases start."""
    row = connection.execute(
        "SELECT hash FROM definition_head WHERE tenant = %s AND workflow = %s", (tenant, workflow)
    ).fetchone()
    return None if row is None else str(row[0])
