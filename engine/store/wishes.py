"""What persons of an office wish to hear, and how. No row: the defaults of the core.

Never here: what a wish means.
"""

import datetime as dt
from collections.abc import Iterable

from engine.core.wishes import Wishes
from engine.store.database import Connection
from engine.store.literals import numbers

Whose = tuple[int, int]  # tenant, person
_COLUMNS = "language, needs, ends, news, quiet_from, quiet_until, at_once_by, digest_by"


def of(connection: Connection, whose: Iterable[Whose]) -> dict[Whose, Wishes]:
    """The wishes of these (tenant, person), as far as they ever said."""
    asked = sorted(set(whose))
    rows = connection.execute(
        f"SELECT tenant, person, {_COLUMNS} FROM wish"  # noqa: S608  (constants)
        "  JOIN unnest(%(tenants)s::int[], %(persons)s::bigint[]) AS asked (tenant, person)"
        " USING (tenant, person)",
        {
            "tenants": numbers(tenant for tenant, _ in asked),
            "persons": numbers(person for _, person in asked),
        },
        prepare=True,
    )
    return {(tenant, person): Wishes(*said) for tenant, person, *said in rows}


def put(connection: Connection, tenant: int, person: int, wishes: Wishes, now: dt.datetime) -> None:
    """The person wishes this from now on."""
    connection.execute(
        f"INSERT INTO wish (tenant, person, {_COLUMNS}, changed_at)"  # noqa: S608  (constants)
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (tenant, person) DO UPDATE SET language = excluded.language,"
        " needs = excluded.needs, ends = excluded.ends, news = excluded.news,"
        " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,"
        " at_once_by = excluded.at_once_by, digest_by = excluded.digest_by,"
        " changed_at = excluded.changed_at",
        (
            tenant,
            person,
            wishes.language,
            wishes.needs,
            wishes.ends,
            wishes.news,
            wishes.quiet_from,
            wishes.quiet_until,
            wishes.at_once_by,
            wishes.digest_by,
            now,
        ),
    )


def put_at_any_hour(connection: Connection, tenant: int) -> None:
    """For the sample office: whoever said nothing gets mail at any hour of the day."""
    connection.execute(
        "INSERT INTO wish (tenant, person, changed_at)"
        " SELECT tenant, person, now() FROM member WHERE tenant = %s ON CONFLICT DO NOTHING",
        (tenant,),
    )
