"""The world from rows: who answers which queue, which days count, and that it is never stale."""

import datetime as dt

import pytest

from engine.service.definitions import compiled_for, head_of
from engine.service.desk import Desk, Glance
from engine.service.world import world_of
from engine.store import calendars, organisations
from engine.store.calendars import CalendarRow
from engine.store.database import Connection, Database
from tests.support.office import furnish, publish
from tests.support.small import BOB, CHARLIE, DISTRICT, FINA, NOON, VILLAGE, document


def test_the_rows_give_the_queues_of_the_directory(desk: Desk) -> None:
    directory = world_of(desk, NOON).directory
    on = NOON.date()
    assert directory.persons_behind(f"village_head@{VILLAGE}", on) == (BOB,)
    assert directory.persons_behind(f"district_head@{DISTRICT}", on) == (CHARLIE,)
    assert directory.persons_behind("team_member@", on) == (FINA,)
    assert directory.queue_for_organisation("agency_head", "works") == "agency_head@org:works"
    assert directory.seats_of("team") == ("team_member@org:region",)
    assert directory.organisations["works"].kind == "agency"


def test_a_set_of_areas_and_a_served_organisation_are_queues(desk: Desk, owner: Database) -> None:
    with owner.transaction() as connection:
        connection.execute(
            "INSERT INTO organisation_area VALUES (1, 3, '33.26.01'), (1, 3, '33.26.02')"
        )
        connection.execute("INSERT INTO office_serves VALUES (1, 4, 2)")
        organisations.bump(connection, 1)
    directory = world_of(desk, NOON).directory
    assert directory.queue_for_area("partner", "33.26.02.2001") == "partner@33.26.02"
    assert directory.queue_for_organisation("partner", DISTRICT) == f"partner@org:{DISTRICT}"


def test_a_world_is_read_once_and_again_when_the_directory_changes(
    desk: Desk, owner: Database
) -> None:
    first = world_of(desk, NOON)
    assert world_of(desk, NOON) is first

    def end_bobs_term(connection: Connection) -> None:
        connection.execute("UPDATE term SET until_on = '2027-01-31' WHERE person = %s", (BOB,))
        organisations.bump(connection, 1)

    with owner.transaction() as connection:
        end_bobs_term(connection)
    second = world_of(desk, NOON)
    assert second is not first
    assert second.directory.persons_behind(f"village_head@{VILLAGE}", NOON.date()) == ()
    assert second.directory.persons_behind(f"village_head@{VILLAGE}", dt.date(2027, 1, 31)) == (
        BOB,
    )


def test_days_off_come_from_the_library_the_decree_and_the_office(
    desk: Desk, owner: Database
) -> None:
    hours = [["07:30", "15:00"]]
    body = {
        "week": [hours, hours, hours, hours, [], hours, []],
        "days": [
            {"area": "", "on": "2027-03-01", "name": "Hari jadi", "kind": "off", "basis": "Perbup"},
            {"area": "33.26.02", "on": "2027-03-02", "name": "Haul", "kind": "off", "basis": "SK"},
            {"area": "", "on": "2027-08-17", "name": "Upacara", "kind": "works", "basis": "SE"},
        ],
    }
    with owner.transaction() as connection:
        connection.execute("UPDATE tenant SET zone = 'Asia/Makassar'")
        calendars.add(connection, 1, CalendarRow(4, body, None, NOON))
        organisations.bump(connection, 1)
    calendar = world_of(desk, NOON).calendar
    assert not calendar.is_working(dt.date(2027, 3, 1))
    assert calendar.is_working(dt.date(2027, 3, 2))
    assert not calendar.at("33.26.02.2001").is_working(dt.date(2027, 3, 2))
    assert calendar.is_working(dt.date(2027, 8, 17))
    assert not calendar.is_working(dt.date(2027, 6, 1))
    assert not calendar.is_working(dt.date(2027, 3, 15)), "joint leave after Idul Fitri"
    assert not calendar.is_working(dt.date(2027, 2, 12)), "Friday"
    assert calendar.is_working(dt.date(2027, 2, 13)), "Saturday"
    assert calendar.zone == "Asia/Makassar"
    assert calendar.hours(dt.date(2027, 3, 2)) == ((dt.time(7, 30), dt.time(15)),)
    assert calendar.number == 4
    assert calendar.names[dt.date(2027, 3, 1)].kind == "local"
    assert calendar.names[dt.date(2027, 3, 15)].kind == "leave"
    assert calendar.names[dt.date(2027, 3, 10)].kind == "estimated"
    assert calendar.names[dt.date(2027, 3, 10)].name["en"] == "Eid al-Fitr"
    assert calendar.decreed_until == dt.date(2027, 12, 31)


def test_a_new_year_brings_a_new_calendar(desk: Desk) -> None:
    calendar = world_of(desk, NOON.replace(year=2034)).calendar
    assert dt.date(2034, 8, 17) in calendar.days_off
    assert dt.date(2034, 8, 17) not in world_of(desk, NOON).calendar.days_off


def test_one_reading_sees_one_directory_and_the_next_one_the_change(
    desk: Desk, owner: Database
) -> None:
    reading = Desk(desk.database, desk.tenant, Glance())
    seen = world_of(reading, NOON)
    with owner.transaction() as connection:
        organisations.bump(connection, 1)
    assert world_of(reading, NOON) is seen
    assert world_of(desk, NOON).directory.version == seen.directory.version + 1
    assert world_of(Desk(desk.database, desk.tenant, Glance()), NOON) is world_of(desk, NOON)


def test_a_tenant_that_does_not_exist_has_no_world(desk: Desk) -> None:
    with pytest.raises(LookupError):
        world_of(Desk(desk.database, 9), NOON)


def test_a_definition_is_compiled_once_and_only_for_its_tenant(desk: Desk, owner: Database) -> None:
    head = head_of(desk, "small")
    assert head is not None
    assert compiled_for(desk, head.hash) is head
    with owner.transaction() as connection:
        furnish(connection, 2, document() | {"number": "OTH"})
    with pytest.raises(LookupError):
        compiled_for(Desk(desk.database, 2), head.hash)
    assert head_of(desk, "nothing") is None


def test_running_cases_stay_while_the_head_moves(desk: Desk, owner: Database) -> None:
    before = head_of(desk, "small")
    with owner.transaction() as connection:
        publish(connection, 1, document() | {"number": "NEW"})
    after = head_of(desk, "small")
    assert before is not None
    assert after is not None
    assert (before.definition.number, after.definition.number) == ("WSH", "NEW")
    assert compiled_for(desk, before.hash) is before
