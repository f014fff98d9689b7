"""Rows of persons and members: who is known to an office and how to reach them.

Never here: logins (store/logins.py), offices and terms (store/organisations.py).
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is typed about a person. No mail is normal: there is the counter."""

    name: str
    email: str | None = None
    phone: str | None = None
    language: str = "id"
    area: str | None = None  # home area within the tenant


@dataclass(frozen=True, slots=True)
class Member:
    """A person as one tenant knows them. `username` None: no login yet."""

    person: int
    name: str
    email: str | None
    phone: str | None
    language: str
    secretariat: bool
    area: str | None
    username: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """One tenant of a person: where somebody may work after logging in."""

    tenant: int
    slug: str
    name: str
    secretariat: bool


def add(
    conn: Connection, tenant: int, people: Sequence[NewPerson], secretariat: bool = False
) -> list[int]:
    """Make persons who are members of the tenant; gives their ids in the same order."""
    with conn.cursor() as cursor:
        # Numbers first: RETURNING promises no order for many rows.
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('person', 'id')) FROM generate_series(1, %s)",
            (len(people),),
        )
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            """INSERT INTO person (id, name, email, phone, language)
            SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])""",
            (
                ids,
                [person.name for person in people],
                [person.email for person in people],
                [person.phone for person in people],
                [person.language for person in people],
            ),
        )
        cursor.execute(
            """INSERT INTO member (tenant, person, secretariat, area)
            SELECT %s, person, %s, area
            FROM unnest(%s::bigint[], %s::text[]) AS new(person, area)""",
            (tenant, secretariat, ids, [person.area for person in people]),
        )
    return ids


_MEMBER = """SELECT m.person, p.name, p.email, p.phone, p.language, m.secretariat, m.area,
    l.username
  FROM member m JOIN person p ON p.id = m.person LEFT JOIN login l ON l.person = m.person"""


def member(conn: Connection, tenant: int, person: int) -> Member | None:
    """One member of this tenant, or None."""
    with conn.cursor(row_factory=class_row(Member)) as cursor:
        cursor.execute(f"{_MEMBER} WHERE m.tenant = %s AND m.person = %s", (tenant, person))
        return cursor.fetchone()


def names(conn: Connection, tenant: int, persons: Collection[int]) -> dict[int, str]:
    """What these persons are called, as far as the tenant knows or knew them in an office."""
    rows = conn.execute(
        """SELECT p.id, p.name FROM person p WHERE p.id = ANY(%(persons)s)
        AND (EXISTS (SELECT FROM member m WHERE m.tenant = %(tenant)s AND m.person = p.id)
             OR EXISTS (SELECT FROM term t WHERE t.tenant = %(tenant)s AND t.person = p.id))""",
        {"tenant": tenant, "persons": list(persons)},
    )
    return dict(rows.fetchall())


def members(conn: Connection, tenant: int, like: str, limit: int, after: int) -> list[Member]:
    """Members with a number above `after` whose name or user name contains `like`, by number."""
    with conn.cursor(row_factory=class_row(Member)) as cursor:
        cursor.execute(
            f"""{_MEMBER} WHERE m.tenant = %(tenant)s AND m.person > %(after)s
            AND (%(like)s = '' OR strpos(lower(p.name), lower(%(like)s)) > 0
                 OR strpos(l.username, lower(%(like)s)) > 0)
            ORDER BY m.person LIMIT %(limit)s""",
            {"tenant": tenant, "like": like, "limit": limit, "after": after},
        )
        return cursor.fetchall()


def memberships(conn: Connection, person: int) -> list[Membership]:
    """Every tenant that knows this person, by name."""
    with conn.cursor(row_factory=class_row(Membership)) as cursor:
        cursor.execute(
            """SELECT t.id AS tenant, t.slug, t.name, m.secretariat
            FROM member m JOIN tenant t ON t.id = m.tenant
            WHERE m.person = %s ORDER BY t.name, t.id""",
            (person,),
        )
        return cursor.fetchall()


def secretariats(conn: Connection, tenant: int) -> list[int]:
    """The persons who keep the office's definitions, people and incidents."""
    rows = conn.execute(
        "SELECT person FROM member WHERE tenant = %s AND secretariat ORDER BY person", (tenant,)
    )
    return [row[0] for row in rows]


def set_secretariat(conn: Connection, tenant: int, person: int, secretariat: bool) -> bool:
    """Set the flag of a member; False where it stood like that or there is no such member."""
    done = conn.execute(
        "UPDATE member SET secretariat = %(to)s"
        " WHERE tenant = %(tenant)s AND person = %(person)s AND secretariat <> %(to)s",
        {"to": secretariat, "tenant": tenant, "person": person},
    )
    return done.rowcount == 1


def change(conn: Connection, tenant: int, person: int, to: NewPerson) -> None:
    """Write name, mail, phone and language of a person, and the home area in this tenant."""
    conn.execute(
        "UPDATE person SET name = %s, email = %s, phone = %s, language = %s WHERE id = %s",
        (to.name, to.email, to.phone, to.language, person),
    )
    conn.execute(
        "UPDATE member SET area = %s WHERE tenant = %s AND person = %s", (to.area, tenant, person)
    )


def remove(conn: Connection, tenant: int, person: int, on: dt.date) -> int:
    """End the membership and cut the person's terms here at the day before `on`.

    Gives the number of terms that were cut. The person stays: what they signed stays signed.
    """
    cut = conn.execute(
        """UPDATE term SET until_on = %(on)s::date - 1
        WHERE tenant = %(tenant)s AND person = %(person)s
          AND (until_on IS NULL OR until_on >= %(on)s)""",
        {"tenant": tenant, "person": person, "on": on},
    ).rowcount
    conn.execute("DELETE FROM member WHERE tenant = %s AND person = %s", (tenant, person))
    return cut
