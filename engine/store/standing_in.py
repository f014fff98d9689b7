"""Rows of absences and delegations: who is away, and who acts in whose place.

Whoever writes here holds the tenant's lock. Never here: which may stand side by side.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection

__all__ = ["AbsenceLine", "DelegationLine", "NewDelegation"]


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """What is stored of a delegation; see tables/who.py."""

    office: int
    principal: int
    person: int
    from_on: dt.date
    until_on: dt.date | None
    basis: str
    when_away: bool = False
    workflow: str | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """A delegation with the names that a page shows."""

    id: int
    office: int
    office_name: str
    principal: int
    principal_name: str
    person: int
    person_name: str
    from_on: dt.date
    until_on: dt.date | None
    when_away: bool
    workflow: str | None
    most: int | None
    basis: str
    made_at: dt.datetime
    ended_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """Days on which a person is away."""

    id: int
    person: int
    name: str
    from_on: dt.date
    until_on: dt.date


_DELEGATION = """
SELECT d.id, d.office, o.name AS office_name, d.principal, p.name AS principal_name, d.person,
       q.name AS person_name, d.from_on, d.until_on, d.when_away, d.workflow, d.most, d.basis,
       d.made_at, d.ended_at
  FROM delegation d
  JOIN office o ON o.tenant = d.tenant AND o.id = d.office
  JOIN person p ON p.id = d.principal JOIN person q ON q.id = d.person
 WHERE d.tenant = %(tenant)s AND {which}
 ORDER BY d.from_on, d.id
"""
_ABSENCE = """
SELECT a.id, a.person, p.name, a.from_on, a.until_on
  FROM absence a JOIN person p ON p.id = a.person
 WHERE a.tenant = %(tenant)s AND a.ended_at IS NULL AND {which}
 ORDER BY a.from_on, a.id
"""
_LASTS = "d.ended_at IS NULL AND (d.until_on IS NULL OR d.until_on >= %(on)s)"


def delegations_of(conn: Connection, tenant: int, person: int, on: dt.date) -> list[DelegationLine]:
    """What this person gave or was given, and is not over on this day."""
    which = f"{_LASTS} AND (d.principal = %(person)s OR d.person = %(person)s)"
    return _delegations(conn, which, tenant=tenant, person=person, on=on)


def delegations_at(
    conn: Connection, tenant: int, offices: Collection[int], on: dt.date
) -> list[DelegationLine]:
    """The delegations of these offices that are not over on this day."""
    which = f"{_LASTS} AND d.office = ANY(%(offices)s)"
    return _delegations(conn, which, tenant=tenant, offices=list(offices), on=on)


def delegation(conn: Connection, tenant: int, id_: int) -> DelegationLine | None:
    """One delegation of this tenant, also one that is over."""
    found = _delegations(conn, "d.id = %(id)s", tenant=tenant, id=id_)
    return found[0] if found else None


def give(
    conn: Connection, tenant: int, new: NewDelegation, by: int | None, now: dt.datetime
) -> int:
    """Write a delegation and return its id."""
    row = conn.execute(
        "INSERT INTO delegation (tenant, office, principal, person, from_on, until_on, when_away,"
        " workflow, most, basis, made_at, made_by)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (
            tenant,
            new.office,
            new.principal,
            new.person,
            new.from_on,
            new.until_on,
            new.when_away,
            new.workflow,
            new.most,
            new.basis,
            now,
            by,
        ),
    ).fetchone()
    assert row is not None  # noqa: S101  (an INSERT that did not raise returns its row)
    return int(row[0])


def take_back(conn: Connection, tenant: int, id_: int, now: dt.datetime) -> bool:
    """End a delegation at once; False where it was ended before or is not there."""
    done = conn.execute(
        "UPDATE delegation SET ended_at = %s WHERE tenant = %s AND id = %s AND ended_at IS NULL",
        (now, tenant, id_),
    )
    return done.rowcount == 1


def absences_of(conn: Connection, tenant: int, person: int, on: dt.date) -> list[AbsenceLine]:
    """The absences of a person that are not over on this day."""
    which = "a.person = %(person)s AND a.until_on >= %(on)s"
    return _absences(conn, which, tenant=tenant, person=person, on=on)


def absence(conn: Connection, tenant: int, id_: int) -> AbsenceLine | None:
    """One absence that was not taken back."""
    found = _absences(conn, "a.id = %(id)s", tenant=tenant, id=id_)
    return found[0] if found else None


def leave(conn: Connection, tenant: int, person: int, from_on: dt.date, until_on: dt.date) -> int:
    """Write an absence and return its id."""
    row = conn.execute(
        "INSERT INTO absence (tenant, person, from_on, until_on) VALUES (%s, %s, %s, %s)"
        " RETURNING id",
        (tenant, person, from_on, until_on),
    ).fetchone()
    assert row is not None  # noqa: S101  (an INSERT that did not raise returns its row)
    return int(row[0])


def shorten(conn: Connection, tenant: int, id_: int, until_on: dt.date) -> None:
    """Back earlier: the last day away."""
    conn.execute(
        "UPDATE absence SET until_on = %s WHERE tenant = %s AND id = %s", (until_on, tenant, id_)
    )


def cancel(conn: Connection, tenant: int, id_: int, now: dt.datetime) -> None:
    """The person is not away at all."""
    conn.execute(
        "UPDATE absence SET ended_at = %s WHERE tenant = %s AND id = %s", (now, tenant, id_)
    )


def waiting(
    conn: Connection, tenant: int, queues: list[str], from_on: dt.date, until_on: dt.date
) -> tuple[int, int]:
    """How many tasks of these queues are open, and how many of them fall due on these days."""
    row = conn.execute(
        """SELECT count(*), count(*) FILTER (
             WHERE t.due_at >= %(from_on)s::timestamp AT TIME ZONE v.zone
               AND t.due_at <= (%(until_on)s::date + 1)::timestamp AT TIME ZONE v.zone)
           FROM task t JOIN tenant v ON v.id = t.tenant
          WHERE t.tenant = %(tenant)s AND t.queue = ANY(%(queues)s) AND t.closed_at IS NULL""",
        {"tenant": tenant, "queues": queues, "from_on": from_on, "until_on": until_on},
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _delegations(conn: Connection, which: str, **given: object) -> list[DelegationLine]:
    with conn.cursor(row_factory=class_row(DelegationLine)) as cursor:
        return cursor.execute(_DELEGATION.format(which=which).encode(), given).fetchall()


def _absences(conn: Connection, which: str, **given: object) -> list[AbsenceLine]:
    with conn.cursor(row_factory=class_row(AbsenceLine)) as cursor:
        return cursor.execute(_ABSENCE.format(which=which).encode(), given).fetchall()
