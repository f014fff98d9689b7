"""Reads a tenant's whole directory and its calendar settings in one statement, one snapshot.

What the rows mean (queues, days off) is service/world.py's matter. Never here: writing them.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from engine.store.database import Connection

_READ = """
SELECT v.directory_version, v.zone, v.settings, v.area,
  coalesce((
    SELECT json_agg(json_build_array(o.id, o.kind, o.name, g.code, g.kind, g.name, g.whole_tenant,
        (SELECT json_agg(a.area ORDER BY a.area) FROM organisation_area a
          WHERE a.tenant = v.id AND a.organisation = g.id),
        (SELECT json_agg(h.code ORDER BY h.code)
           FROM office_serves s JOIN organisation h ON h.tenant = v.id AND h.id = s.organisation
          WHERE s.tenant = v.id AND s.office = o.id),
        (SELECT json_agg(json_build_array(t.person, t.from_on, t.until_on, t.capacity)
                         ORDER BY t.from_on, t.id)
           FROM term t WHERE t.tenant = v.id AND t.office = o.id),
        coalesce(v.settings -> 'closed_offices' ? o.id::text, false),
        (SELECT json_agg(json_build_array(d.id, d.office, d.principal, d.person, d.from_on,
                                          d.until_on, d.when_away, d.workflow, d.most)
                         ORDER BY d.from_on, d.id)
           FROM delegation d
          WHERE d.tenant = v.id AND d.office = o.id AND d.ended_at IS NULL)
      ) ORDER BY o.id)
      FROM office o JOIN organisation g ON g.tenant = v.id AND g.id = o.organisation
     WHERE o.tenant = v.id), '[]'),
  coalesce((
    SELECT json_agg(json_build_array(b.body, b.office) ORDER BY b.body, b.position)
      FROM body_seat b WHERE b.tenant = v.id), '[]'),
  (SELECT json_build_array(c.number, c.body) FROM calendar_version c
    WHERE c.tenant = v.id ORDER BY c.number DESC LIMIT 1),
  coalesce((
    SELECT json_agg(json_build_array(a.person, a.from_on, a.until_on) ORDER BY a.id)
      FROM absence a WHERE a.tenant = v.id AND a.ended_at IS NULL), '[]')
  FROM tenant v WHERE v.id = %s
"""


# id, office, principal, person, from, until, only when away, workflow, amount
DelegationRecord = tuple[int, int, int, int, dt.date, dt.date | None, bool, str | None, int | None]


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office with what its organisation covers; terms are (person, from, until, capacity)."""

    id: int
    kind: str
    name: str
    organisation: str
    organisation_kind: str
    organisation_name: str
    whole_tenant: bool
    areas: tuple[str, ...]
    serves: tuple[str, ...]
    terms: tuple[tuple[int, dt.date, dt.date | None, str], ...]
    closed: bool = False
    delegations: tuple[DelegationRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class TenantRecord:
    """One tenant's directory and calendar, as of `version`. `seats` are (body, office id)."""

    version: int
    zone: str
    settings: dict[str, Any]
    area: str
    offices: tuple[OfficeRecord, ...]
    seats: tuple[tuple[str, int], ...]
    calendar: tuple[int, dict[str, Any]] | None  # number and body of what the office decreed
    absences: tuple[tuple[int, dt.date, dt.date], ...] = ()


def read(connection: Connection, tenant: int) -> TenantRecord:
    """Everything at once. Raises LookupError where there is no such tenant."""
    row = connection.execute(_READ, (tenant,)).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    version, zone, settings, area, offices, seats, calendar, absences = row
    return TenantRecord(
        version,
        zone,
        settings,
        area,
        tuple(_office(*office) for office in offices),
        tuple((body, office) for body, office in seats),
        tuple(calendar) if calendar else None,
        tuple((who, _on(start), _on(until)) for who, start, until in absences),
    )


def version(connection: Connection, tenant: int) -> int:
    """The present version. Raises LookupError where there is no such tenant."""
    row = connection.execute(
        "SELECT directory_version FROM tenant WHERE id = %s", (tenant,)
    ).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    return int(row[0])


def _office(
    id_: int,
    kind: str,
    name: str,
    organisation: str,
    organisation_kind: str,
    organisation_name: str,
    whole_tenant: bool,
    areas: list[str] | None,
    serves: list[str] | None,
    terms: list[tuple[int, str, str | None, str]] | None,
    closed: bool,
    delegations: list[list[Any]] | None,
) -> OfficeRecord:
    return OfficeRecord(
        id_,
        kind,
        name,
        organisation,
        organisation_kind,
        organisation_name,
        whole_tenant,
        tuple(areas or ()),
        tuple(serves or ()),
        tuple(
            (person, _on(start), _day(until), capacity)
            for person, start, until, capacity in (terms or ())
        ),
        closed,
        tuple(
            (id_, of, principal, person, _on(start), _day(until), away, workflow, most)
            for id_, of, principal, person, start, until, away, workflow, most in (
                delegations or ()
            )
        ),
    )


def _on(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


def _day(words: str | None) -> dt.date | None:
    return None if words is None else dt.date.fromisoformat(words)
