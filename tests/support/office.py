"""The small definition with its offices as rows of a real database, ready for services.

Alice asks, Bob decides, Charlie stands above Bob; Dian and Eko sit in the review (see small.py).
"""

from collections.abc import Iterator

import pytest

from engine.core.values import Act, Actor, Open
from engine.service.desk import Desk
from engine.store.database import Connection, Database
from tests.support import small
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER

NAMES = {
    ALICE: "Alice",
    BOB: "Bob",
    CHARLIE: "Charlie",
    DIAN: "Dian",
    EKO: "Eko",
    FINA: "Fina",
    STRANGER: "Stranger",
}
AREAS = ("33", "33.26", "33.26.01", small.VILLAGE, "33.26.01.2002", "33.27", "33.27.01.2001")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The application's way into this test's own database."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def owner(database_url: str) -> Iterator[Database]:
    """The owner's way in: for making things, and for tampering with them."""
    opened = Database(database_url, size=1, as_owner=True)
    yield opened
    opened.close()


@pytest.fixture
def desk(database: Database, owner: Database) -> Desk:
    """Tenant 1 with the small definition published."""
    with owner.transaction() as connection:
        furnish(connection, 1)
    return Desk(database, 1)


def furnish(connection: Connection, tenant: int, document: dict[str, object] | None = None) -> None:
    """A tenant with the small world's offices, and the small definition (or another) published."""
    add_shared(connection)
    connection.execute(
        "INSERT INTO tenant (id, slug, name, kind, area) OVERRIDING SYSTEM VALUE"
        " VALUES (%s, %s, 'Regency', 'regency', '33.26')",
        (tenant, f"tenant-{tenant}"),
    )
    for number, office in enumerate(small.directory().offices, start=1):
        where = office.queues[0].partition("@")[2]
        connection.execute(
            "INSERT INTO organisation (tenant, id, code, kind, name, whole_tenant)"
            " OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, 'agency', %s, %s)"
            " ON CONFLICT (tenant, code) DO NOTHING",
            (tenant, number, office.organisation, office.organisation, where == ""),
        )
        key = "(SELECT id FROM organisation WHERE tenant = %(t)s AND code = %(code)s)"
        given = {"t": tenant, "code": office.organisation, "n": number, "kind": office.kind}
        connection.execute(
            "INSERT INTO office (tenant, id, organisation, kind, name) OVERRIDING SYSTEM VALUE"
            f" VALUES (%(t)s, %(n)s, {key}, %(kind)s, %(kind)s)",
            given,
        )
        if where and not where.startswith("org:"):
            connection.execute(
                "INSERT INTO organisation_area (tenant, organisation, area)"
                f" VALUES (%(t)s, {key}, %(area)s) ON CONFLICT DO NOTHING",
                given | {"area": where},
            )
        for term in office.terms:
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on) VALUES (%s, %s, %s, %s)",
                (tenant, number, term.person, term.from_on),
            )
    connection.execute(
        "INSERT INTO body (tenant, key, name) VALUES (%s, 'team', 'Team')", (tenant,)
    )
    connection.execute(
        "INSERT INTO body_seat (tenant, body, office, position) VALUES (%s, 'team', 5, 1)",
        (tenant,),
    )
    publish(connection, tenant, document)


def add_shared(connection: Connection) -> None:
    """People and areas, once."""
    for person, name in NAMES.items():
        connection.execute(
            "INSERT INTO person (id, name) OVERRIDING SYSTEM VALUE VALUES (%s, %s)"
            " ON CONFLICT DO NOTHING",
            (person, name),
        )
    for code in AREAS:
        connection.execute(
            "INSERT INTO area (code, version, name, kind, sort, valid_from)"
            " VALUES (%s, 7, %s, 'village', %s, '2026-01-01') ON CONFLICT DO NOTHING",
            (code, code, code),
        )


def publish(connection: Connection, tenant: int, document: dict[str, object] | None = None) -> str:
    """Publish the small definition, or the given document; gives its hash."""
    definition = small.small(document).definition
    connection.execute(
        "INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,"
        " published_at) VALUES (%(t)s, %(hash)s, %(workflow)s,"
        " (SELECT count(*) + 1 FROM definition_version"
        "   WHERE tenant = %(t)s AND workflow = %(workflow)s),"
        " %(body)s, '{}', 'office', now())",
        {
            "t": tenant,
            "hash": definition.hash(),
            "workflow": definition.workflow,
            "body": definition.canonical(),
        },
    )
    connection.execute(
        "INSERT INTO definition_head (tenant, workflow, hash) VALUES (%s, %s, %s)"
        " ON CONFLICT (tenant, workflow) DO UPDATE SET hash = excluded.hash",
        (tenant, definition.workflow, definition.hash()),
    )
    return definition.hash()


def wish(**changes: object) -> Open:
    """Alice's request to open a case."""
    return Open(Actor(ALICE), {"opener": ALICE}, small.form(**changes))


def pass_on(revision: int | None = None, person: int = BOB) -> Act:
    """Bob's request to pass the case on to the agency."""
    return Act("pass_on", Actor(person), {"agency": "works"}, revision)


def refuse(revision: int | None = None, person: int = BOB) -> Act:
    """Bob's refusal, in his own words."""
    data = {"reason": "LOW", "words": "Too dear for this year", "next_step": "Ask again in 2029"}
    return Act("refuse", Actor(person), data, revision)
