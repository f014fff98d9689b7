"""The register: decisions outside a case, chained by hash."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from engine.core.values import Refused
from engine.service import people, register
from engine.service.desk import Desk
from engine.service.people import NewPerson
from engine.store.database import Database
from tests.support.regency import NOW


def test_entries_say_what_by_whom_and_why(regency: Desk) -> None:
    made = people.add(regency, NewPerson("Warga contoh"), None, "counter", NOW)
    entry = register.entries(regency)[0]
    assert (entry.kind, entry.by, entry.reason) == ("people_added", None, "counter")
    assert entry.body == {"persons": [made]}
    assert entry.recorded_at == NOW
    assert [one.kind for one in register.entries(regency, before=entry.seq)] == ["tenant_created"]


def test_no_entry_holds_a_name(regency: Desk, office_database: Database) -> None:
    people.add(regency, NewPerson("Nama Rahasia", "rahasia@contoh.example"), None, None, NOW)
    with office_database.connection() as conn:
        bodies = conn.execute("SELECT body FROM decision").fetchall()
    assert b"ahasia" not in b"".join(bytes(body) for (body,) in bodies)


def test_many_hands_make_one_whole_chain(regency: Desk) -> None:
    def add(number: int) -> int | Refused:
        return people.add(regency, NewPerson(f"Warga contoh {number}"), None, None, NOW)

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(add, range(24)))
    assert len({one for one in made if isinstance(one, int)}) == 24
    assert [entry.seq for entry in register.entries(regency)] == list(range(25, 0, -1))
    assert register.breaks(regency) == []


def test_a_changed_and_a_missing_entry_are_named(regency: Desk, database_url: str) -> None:
    for number in range(3):
        people.add(regency, NewPerson(f"Warga contoh {number}"), None, None, NOW)
    owner = Database(database_url, as_owner=True)
    with owner.connection() as conn:
        conn.execute("UPDATE decision SET body = body || ' ' WHERE seq = 2")
        conn.execute("DELETE FROM decision WHERE seq = 3")
    owner.close()
    number = regency.tenant
    assert register.breaks(regency) == [
        f"register {number}: entry 2 was changed",
        f"register {number}: entry 3 is missing",
    ]


def test_the_application_cannot_rewrite_the_register(regency: Desk) -> None:
    with (
        regency.database.connection() as conn,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        conn.execute("UPDATE decision SET kind = 'other'")


def test_two_offices_have_two_chains(regency: Desk, neighbour: Desk) -> None:
    people.add(regency, NewPerson("Warga contoh"), None, None, NOW)
    assert [entry.seq for entry in register.entries(neighbour)] == [1]
    with pytest.raises(register.UnknownTenantError):
        people.add(Desk(regency.database, 999), NewPerson("X"), None, None, NOW)
