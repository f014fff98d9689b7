"""Rows of opening: what must be known before a case is decided, and the numbers it gets.

The counter's row is held until the transaction ends: serials have no gap, so that a missing
number names a deleted case. Never here: writing the case (stepping.write does).
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent before, with what its receipt says."""

    content_hash: str
    person: int | None
    case_id: int
    number: str
    secret_hash: str | None
    seq: int
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Before:
    """What opening looks at first. `definition` is None where the workflow has no head."""

    directory_version: int
    area: str  # of the tenant; "" where it has none
    definition: str | None
    sent: Mapping[str, Sent]


_HEAD = """
SELECT v.directory_version, v.area, h.hash
  FROM tenant v
  LEFT JOIN definition_head h ON h.tenant = v.id AND h.workflow = %s
 WHERE v.id = %s
"""

_SENT = """
SELECT s.form, s.content_hash, s.person, s.case_id, c.number, c.secret_hash, s.seq, s.made_at
  FROM submission s JOIN cases c ON c.tenant = s.tenant AND c.id = s.case_id
 WHERE s.tenant = %s AND s.form = ANY(%s)
"""

_SERIALS = """
INSERT INTO counter (tenant, series, last) VALUES (%(tenant)s, %(series)s, %(count)s)
ON CONFLICT (tenant, series) DO UPDATE SET last = counter.last + excluded.last
RETURNING last, ARRAY(SELECT nextval('case_id') FROM generate_series(1, %(count)s))
"""


def before(connection: Connection, tenant: int, workflow: str, forms: Collection[str]) -> Before:
    """What is known before deciding. Raises LookupError where there is no such tenant."""
    row = connection.execute(_HEAD, (workflow, tenant)).fetchone()
    if row is None:
        raise LookupError(f"no tenant {tenant}")
    return Before(row[0], row[1], row[2], sent(connection, tenant, forms))


def sent(connection: Connection, tenant: int, forms: Collection[str]) -> dict[str, Sent]:
    """Which of these forms made an event already."""
    if not forms:
        return {}
    rows = connection.execute(_SENT, (tenant, list(forms))).fetchall()
    return {form: Sent(*rest) for form, *rest in rows}


def area_versions(connection: Connection, codes: Collection[str]) -> dict[str, int]:
    """The versions of those codes that are areas today."""
    rows = connection.execute(
        "SELECT code, version FROM area WHERE code = ANY(%s) AND valid_to IS NULL", (list(codes),)
    )
    return dict(rows.fetchall())


def serials(
    connection: Connection, tenant: int, series: str, count: int
) -> tuple[range, list[int]]:
    """The next serials of the series and as many case ids; inside the caller's transaction."""
    given = {"tenant": tenant, "series": series, "count": count}
    row = connection.execute(_SERIALS, given).fetchone()
    if row is None:
        raise RuntimeError("an upsert without a row")
    return range(row[0] - count + 1, row[0] + 1), list(row[1])
