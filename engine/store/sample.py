"""Reads who stands behind the sample logins. Never here: anything of a real office."""

import datetime as dt

from engine.store.database import Connection


def holder_of(
    conn: Connection, tenant: int, organisation: str, kind: str
) -> tuple[int, str] | None:
    """The first person who ever held the organisation's first post of this kind, and its name."""
    return conn.execute(
        """SELECT t.person, f.name FROM organisation o
        JOIN office f ON f.tenant = o.tenant AND f.organisation = o.id AND f.kind = %s
        JOIN term t ON t.tenant = f.tenant AND t.office = f.id
        WHERE o.tenant = %s AND o.code = %s ORDER BY f.id, t.id LIMIT 1""",
        (kind, tenant, organisation),
    ).fetchone()


def citizens(conn: Connection, tenant: int, area: str) -> list[tuple[int, str]]:
    """The members whose home is this very area, by number."""
    return conn.execute(
        """SELECT p.id, p.name FROM member m JOIN person p ON p.id = m.person
        WHERE m.tenant = %s AND m.area = %s ORDER BY p.id""",
        (tenant, area),
    ).fetchall()


def member_named(conn: Connection, tenant: int, name: str) -> tuple[int, str] | None:
    """The secretariat member with this name."""
    return conn.execute(
        """SELECT p.id, p.name FROM member m JOIN person p ON p.id = m.person
        WHERE m.tenant = %s AND m.secretariat AND p.name = %s ORDER BY p.id LIMIT 1""",
        (tenant, name),
    ).fetchone()


def give_mail(conn: Connection, person: int, email: str) -> None:
    """Let a sample person be reached by mail, so that the mailbox page shows something."""
    conn.execute("UPDATE person SET email = %s WHERE id = %s AND email IS NULL", (email, person))


def next_wake(conn: Connection, tenant: int, until: dt.datetime) -> dt.datetime | None:
    """The earliest moment before `until` at which the clock has something to do here."""
    row = conn.execute(
        "SELECT min(wake_at) FROM task WHERE tenant = %s AND closed_at IS NULL AND wake_at < %s"
        " AND (leased_until IS NULL OR leased_until <= wake_at)",
        (tenant, until),
    ).fetchone()
    return row[0] if row else None


def settle_old_notices(conn: Connection, tenant: int, before: dt.datetime) -> int:
    """Notices of the played past count as told: nobody wants two years of mail at once."""
    return conn.execute(
        "UPDATE outbox SET relayed_at = not_before, outcome = 'told'"
        " WHERE tenant = %s AND relayed_at IS NULL AND not_before < %s",
        (tenant, before),
    ).rowcount


def acted_on(conn: Connection, tenant: int) -> list[int]:
    """Cases that have gone on from the state in which they were opened."""
    found = conn.execute("SELECT id FROM cases WHERE tenant = %s AND visit > 1", (tenant,))
    return [row[0] for row in found.fetchall()]


def sent(conn: Connection, tenant: int) -> dict[str, int]:
    """Every form that was sent here, with its case."""
    found = conn.execute("SELECT form, case_id FROM submission WHERE tenant = %s", (tenant,))
    return dict(found.fetchall())
