"""Organisations and offices changed, closed, opened again; nothing that waits is left alone."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Refused
from engine.service import directory_changes as changes
from engine.service import organisations, people, register, terms
from engine.service import organisations_view as view
from engine.service.desk import Desk
from engine.service.directory_changes import OfficeIs, OrganisationIs
from engine.service.organisations import NewOffice, NewOrganisation
from engine.service.people import NewPerson
from engine.service.world import world_of
from engine.store.database import Database
from tests.service.test_people import keys, person, secretary
from tests.support.regency import DESA, LURAH_AREA, NOW

TODAY = NOW.date()
IS = OrganisationIs("village_office", "Kelurahan Kedungwuni Timur", (LURAH_AREA,))


def kelurahan(desk: Desk, code: str = "KEL-1") -> int:
    """An organisation with one office; gives its id."""
    office = NewOffice("village_head", "Lurah Kedungwuni Timur")
    new = NewOrganisation(code, IS.kind, "Kelurahan", (LURAH_AREA,), (office,))
    made = organisations.add(desk, new, None, None, NOW)
    assert isinstance(made, int)
    return made


def lurah(desk: Desk, organisation: int) -> int:
    found = view.find(desk, organisation)
    assert found is not None
    return found.posts[0].id


def queues(desk: Desk) -> set[str]:
    return set(world_of(desk, NOW).directory.by_queue)


def wait(desk: Desk, queue: str) -> None:
    """An open task in this queue, of a case without a story."""
    owner = Database(desk.database.url, size=1, as_owner=True)
    with owner.connection() as conn:
        for (name,) in conn.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'task'::regclass AND contype = 'f'"
        ).fetchall():
            conn.execute(f"ALTER TABLE task DROP CONSTRAINT {name}")
        names = {
            row[0]: row[1]
            for row in conn.execute(
                "SELECT column_name, data_type FROM information_schema.columns"
                " WHERE table_name = 'task' AND is_nullable = 'NO' AND column_default IS NULL"
                " AND is_identity = 'NO'"
            )
        }
        plain = {
            "text": "x",
            "smallint": 1,
            "integer": 1,
            "bigint": 1,
            "timestamp with time zone": NOW,
        }
        values = {name: plain[kind] for name, kind in names.items()}
        values |= {"tenant": desk.tenant, "queue": queue}
        conn.execute(
            f"INSERT INTO task ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))})",
            tuple(values.values()),
        )
    owner.close()


def test_an_organisation_gets_another_name_and_other_areas(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    to = OrganisationIs(
        "village_office", "Kelurahan Baru", (DESA, f"{DESA}.003"), whole_tenant=True
    )
    assert changes.change_organisation(regency, id_, to, chief, "Perda 1", NOW) is None
    found = view.find(regency, id_)
    assert found is not None
    assert (found.line.name, found.line.code, found.areas) == (
        "Kelurahan Baru",
        "KEL-1",
        (DESA, f"{DESA}.003"),
    )
    answered = queues(regency)
    assert {f"village_head@{DESA}", "village_head@"} <= answered
    assert f"village_head@{LURAH_AREA}" not in answered
    entry = register.entries(regency, 1)[0]
    assert (entry.kind, entry.by, entry.reason) == ("organisation_changed", chief, "Perda 1")


@pytest.mark.parametrize(
    ("to", "wrong"),
    [
        (OrganisationIs("Kantor", "A"), ["wrong_code"]),
        (OrganisationIs("office", " "), ["missing"]),
        (OrganisationIs("office", "A", ("33.75.01.1001",)), ["outside_the_tenant"]),
        (OrganisationIs("office", "A", ("33.26.99",)), ["unknown_area"]),
        (OrganisationIs("office", "A", (f"{DESA}.9x",)), ["unknown_area"]),
        (OrganisationIs("office", "A", ("33.26\0",)), ["unknown_area"]),
        (OrganisationIs("office", "A", chain="royal"), ["not_a_choice"]),
    ],
)
def test_a_wrong_organisation_stays_as_it_was(
    regency: Desk, to: OrganisationIs, wrong: list[str]
) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    before = view.find(regency, id_)
    assert keys(changes.change_organisation(regency, id_, to, chief, "x", NOW)) == wrong
    assert view.find(regency, id_) == before


def test_areas_with_work_that_nobody_else_would_get_cannot_be_given_up(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    wait(regency, f"village_head@{LURAH_AREA}")
    to = OrganisationIs("village_office", "Kelurahan Baru", (DESA,))
    no = changes.change_organisation(regency, id_, to, chief, "x", NOW)
    assert keys(no) == ["tasks_wait"]
    assert isinstance(no, Refused)
    assert no.reasons[0].values == {"count": 1}
    found = view.find(regency, id_)
    assert found is not None
    assert (found.line.name, found.areas) == ("Kelurahan", (LURAH_AREA,))  # all taken back
    assert keys(changes.close_organisation(regency, id_, chief, "x", NOW)) == ["tasks_wait"]
    assert keys(changes.close_office(regency, lurah(regency, id_), chief, "x", NOW)) == [
        "tasks_wait"
    ]
    kelurahan(regency, "KEL-2")  # another office answers the same queue: now it may go
    assert changes.close_organisation(regency, id_, chief, "x", NOW) is None


def test_a_closed_organisation_answers_nothing_and_is_still_known_by_name(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    office, holder, later = lurah(regency, id_), person(regency), person(regency)
    begin = terms.new_term(office, holder, TODAY - dt.timedelta(days=9))
    begin = terms.new_term(office, holder, begin.from_on, until_on=TODAY + dt.timedelta(days=9))
    assert isinstance(terms.start(regency, begin, None, None, NOW), int)
    next_one = terms.new_term(office, later, TODAY + dt.timedelta(days=20))
    assert isinstance(terms.start(regency, next_one, None, None, NOW), int)
    assert organisations.set_body(regency, "tapd", "TAPD", [office], None, None, NOW) is None
    assert changes.close_organisation(regency, id_, chief, "Digabung", NOW) is None
    assert queues(regency) == set()
    directory = world_of(regency, NOW).directory
    assert directory.by_id[office].name == "Lurah Kedungwuni Timur"
    assert directory.seats_of("tapd") == ()
    assert directory.queues_of(holder, TODAY) == (f"person:{holder}",)
    assert [(one.person, one.until_on) for one in terms.of_office(regency, office)] == [
        (holder, TODAY)
    ]
    assert view.search(regency, "kelurahan", False)[0] == []
    assert [one.id for one in view.search(regency, "kelurahan", True)[0]] == [id_]
    assert register.entries(regency, 1)[0].kind == "organisation_closed"
    again = changes.close_organisation(regency, id_, chief, "lagi", NOW)
    assert keys(again) == ["closed"]
    new = terms.new_term(office, holder, TODAY)
    assert keys(terms.start(regency, new, None, None, NOW)) == ["unknown_office"]


def test_what_was_closed_by_mistake_opens_again_from_the_top(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    office = lurah(regency, id_)
    before = queues(regency)
    assert changes.close_organisation(regency, id_, chief, "salah", NOW) is None
    assert keys(changes.reopen_office(regency, office, chief, "x", NOW)) == ["closed"]
    assert changes.reopen_organisation(regency, id_, chief, "keliru", NOW) is None
    assert queues(regency) == set()
    assert changes.reopen_office(regency, office, chief, "keliru", NOW) is None
    assert queues(regency) == before


def test_a_new_office_has_its_seat_and_serves_from_the_first_day(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    new = OfficeIs("planning_partner", "Mitra", ("KEL-1",), (("tapd", "TAPD"),))
    made = changes.add_office(regency, id_, new, chief, "SK", NOW)
    assert isinstance(made, int)
    assert view.bodies(regency) == {"tapd": "TAPD"}
    assert world_of(regency, NOW).directory.bodies == {"tapd": (made,)}
    kinds = [one.kind for one in register.entries(regency, 2)]
    assert kinds == ["offices_added", "body_set"]
    to = OfficeIs("planning_partner", "Mitra Dua")
    assert changes.change_office(regency, made, to, chief, "SK", NOW) is None
    post = view.post(regency, made)
    assert post is not None
    assert (post.name, post.serves, post.bodies) == ("Mitra Dua", [], [])


def test_a_form_sent_twice_makes_one_office(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    new = OfficeIs("village_operator", "Operator")
    made = changes.add_office(regency, id_, new, chief, "SK", NOW)
    assert isinstance(made, int)
    assert keys(changes.add_office(regency, id_, new, chief, "SK", NOW)) == ["same_office"]
    other = OfficeIs("village_head", "Lurah Kedungwuni Timur")
    assert keys(changes.change_office(regency, made, other, chief, "SK", NOW)) == ["same_office"]
    assert changes.change_office(regency, made, new, chief, "sama", NOW) is None
    assert changes.close_office(regency, made, chief, "x", NOW) is None
    assert isinstance(changes.add_office(regency, id_, new, chief, "SK", NOW), int)
    assert keys(changes.reopen_office(regency, made, chief, "x", NOW)) == ["same_office"]


def test_a_wrong_office_is_not_made_and_leaves_no_seat(regency: Desk) -> None:
    chief, id_ = secretary(regency), kelurahan(regency)
    for new, wrong in [
        (OfficeIs("lurah!", "A"), ["wrong_code"]),
        (OfficeIs("lurah", ""), ["missing"]),
        (OfficeIs("lurah", "A", ("XX",)), ["unknown_organisation"]),
        (OfficeIs("lurah", "A", (), (("TAPD!", "x"),)), ["wrong_code"]),
    ]:
        assert keys(changes.add_office(regency, id_, new, chief, "x", NOW)) == wrong
    assert changes.close_organisation(regency, id_, chief, "x", NOW) is None
    assert keys(changes.add_office(regency, id_, OfficeIs("a", "A"), chief, "x", NOW)) == ["closed"]
    assert view.bodies(regency) == {}


def test_only_our_own_secretariat_with_a_reason_changes_ours(
    regency: Desk, neighbour: Desk
) -> None:
    chief, theirs, id_ = secretary(regency), secretary(neighbour), kelurahan(regency)
    office = lurah(regency, id_)
    for desk, by, reason, wrong in [
        (regency, theirs, "x", "not_secretariat"),
        (regency, person(regency), "x", "not_secretariat"),
        (regency, chief, " ", "no_reason"),
    ]:
        assert keys(changes.change_organisation(desk, id_, IS, by, reason, NOW)) == [wrong]
        assert keys(changes.close_organisation(desk, id_, by, reason, NOW)) == [wrong]
        assert keys(changes.close_office(desk, office, by, reason, NOW)) == [wrong]
    unknown = changes.close_organisation(neighbour, id_, theirs, "x", NOW)
    assert keys(unknown) == ["unknown_organisation"]
    assert keys(changes.close_office(neighbour, office, theirs, "x", NOW)) == ["unknown_office"]
    is_ = OfficeIs("a", "A")
    assert keys(changes.change_office(neighbour, office, is_, theirs, "x", NOW)) == [
        "unknown_office"
    ]
    assert queues(regency) != set()


def test_a_home_area_must_be_in_the_list(regency: Desk) -> None:
    chief, one = secretary(regency), person(regency)
    for area in ("33.26.99.1001", f"{DESA}.x"):
        to = NewPerson("Warga contoh", area=area)
        assert keys(people.change(regency, one, to, chief, "x", NOW)) == ["unknown_area"]
    to = NewPerson("Warga contoh", area=f"{DESA}.003.002")
    assert people.change(regency, one, to, chief, "x", NOW) is None


def test_the_last_who_can_log_in_keeps_the_right(regency: Desk) -> None:
    chief, other = secretary(regency), secretary(regency)
    with regency.database.connection() as conn:
        conn.execute(
            "INSERT INTO login (person, username, password_hash, changed_at)"
            " VALUES (%s, 'chief', 'x', now())",
            (chief,),
        )
    no = people.set_secretariat(regency, chief, False, chief, "pindah", NOW)
    assert keys(no) == ["last_secretariat"]
    assert people.set_secretariat(regency, other, False, chief, "pindah", NOW) is None
    assert register.entries(regency, 1)[0].kind == "secretariat_taken"


def test_two_who_take_the_right_from_each_other_at_once_leave_one(regency: Desk) -> None:
    both = [secretary(regency), secretary(regency)]
    start = threading.Barrier(2)

    def take(by: int, other: int) -> object:
        start.wait(10)
        return people.set_secretariat(regency, other, False, by, "rebutan", NOW)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(take, both, reversed(both)))
    assert sum(one is None for one in done) == 1
    left = [one for one in both if (found := people.find(regency, one)) and found.secretariat]
    assert len(left) == 1
