"""People and the directory: who may decide, terms of office, what another office cannot touch."""

import datetime as dt
from collections import Counter

import pytest

from engine.core.values import Refused
from engine.service import organisations, people, register, terms
from engine.service.desk import Desk
from engine.service.logins import sessions
from engine.service.organisations import NewOffice, NewOrganisation
from engine.service.people import NewPerson
from engine.service.world import world_of
from tests.support.regency import DESA, LURAH_AREA, NOW

TODAY = NOW.date()
DAY = dt.timedelta(days=1)


def keys(result: object) -> list[str]:
    """The keys of a refusal."""
    assert isinstance(result, Refused), result
    return [reason.key for reason in result.reasons]


def person(desk: Desk, name: str = "Warga contoh") -> int:
    made = people.add(desk, NewPerson(name), None, None, NOW)
    assert isinstance(made, int)
    return made


def secretary(desk: Desk) -> int:
    made = person(desk, "Sekretariat contoh")
    assert people.set_secretariat(desk, made, True, None, None, NOW) is None
    return made


def lurah(desk: Desk, holder: int | None = None) -> int:
    """The office of a lurah, made with its organisation."""
    office = NewOffice("village_head", "Lurah Kedungwuni Timur", holder=holder)
    new = NewOrganisation("KEL-1", "village_office", "Kelurahan", (LURAH_AREA,), (office,))
    assert isinstance(organisations.add(desk, new, None, None, NOW), int)
    return organisations.office_ids(desk, [("KEL-1", "village_head")])[0]


# ------------------------------------------------------------------ people


def test_a_person_without_mail_is_a_member_like_any_other(regency: Desk) -> None:
    made = people.add(regency, NewPerson("  Warga   contoh ", phone="0812-345 678"), None, "x", NOW)
    assert isinstance(made, int)
    found = people.find(regency, made)
    assert found is not None
    assert (found.name, found.email, found.phone, found.username) == (
        "Warga contoh",
        None,
        "0812345678",
        None,
    )


@pytest.mark.parametrize(
    ("new", "wrong"),
    [
        (NewPerson(" "), ["missing"]),
        (NewPerson("x" * 201), ["too_long"]),
        (NewPerson("Ani\u202eirA"), ["control_characters"]),
        (NewPerson("Ani", email="ani at home"), ["wrong_mail"]),
        (NewPerson("Ani", phone="call me"), ["wrong_phone"]),
        (NewPerson("Ani", language="xx"), ["not_a_choice"]),
        (NewPerson("Ani", area="33.75.01"), ["outside_the_tenant"]),
        (NewPerson("", email="x", phone="y"), ["missing", "wrong_mail", "wrong_phone"]),
    ],
)
def test_everything_wrong_with_a_person_is_said_at_once(
    regency: Desk, new: NewPerson, wrong: list[str]
) -> None:
    assert keys(people.add(regency, new, None, None, NOW)) == wrong
    assert people.members(regency) == []


def test_only_the_secretariat_decides_and_says_why(regency: Desk) -> None:
    chief, stranger = secretary(regency), person(regency)
    assert keys(people.add(regency, NewPerson("A"), stranger, "why", NOW)) == ["not_secretariat"]
    assert keys(people.add(regency, NewPerson("A"), chief, " ", NOW)) == ["no_reason"]
    assert isinstance(people.add(regency, NewPerson("A"), chief, "asked for", NOW), int)


def test_another_offices_secretariat_is_nobody_here(regency: Desk, neighbour: Desk) -> None:
    chief, ours = secretary(neighbour), person(regency)
    to = NewPerson("Taken over")
    assert keys(people.change(regency, ours, to, chief, "why", NOW)) == ["not_secretariat"]
    assert keys(people.change(neighbour, ours, to, chief, "why", NOW)) == ["unknown_person"]
    assert people.find(neighbour, ours) is None


def test_people_correct_their_own_data_and_the_register_holds_only_which(regency: Desk) -> None:
    me = person(regency)
    assert (
        people.change(regency, me, NewPerson("Warga contoh", "a@b.example"), me, None, NOW) is None
    )
    assert register.entries(regency)[0].body == {"person": me, "fields": ["email"]}


def test_the_last_secretariat_stays(regency: Desk) -> None:
    chief = secretary(regency)
    assert keys(people.set_secretariat(regency, chief, False, chief, "x", NOW)) == [
        "last_secretariat"
    ]
    assert keys(people.remove(regency, chief, chief, "x", NOW)) == ["last_secretariat"]
    assert people.set_secretariat(regency, person(regency), True, chief, "x", NOW) is None
    assert people.set_secretariat(regency, chief, False, chief, "x", NOW) is None


def test_members_are_found_by_a_part_of_their_name(regency: Desk) -> None:
    made = [person(regency, f"Warga contoh {number}") for number in range(5)]
    assert [one.person for one in people.members(regency, "CONTOH 3")] == [made[3]]
    assert [one.person for one in people.members(regency, limit=2, after=made[1])] == made[2:4]


@pytest.mark.parametrize("reason", ["x" * 2001, "a\x00b", "a\ud800b"])
def test_a_reason_is_plain_words(regency: Desk, reason: str) -> None:
    chief = secretary(regency)
    assert keys(people.add(regency, NewPerson("A"), chief, reason, NOW))[0] in (
        "too_long",
        "control_characters",
    )


def test_odd_signs_find_nothing_and_break_nothing(regency: Desk) -> None:
    person(regency)
    assert people.members(regency, "\0") != []  # as if nothing were typed
    assert keys(organisations.set_areas(regency, "A\0", [], None, None, NOW)) == [
        "unknown_organisation"
    ]


# ------------------------------------------------------------------ organisations


def test_each_change_makes_a_new_version_of_the_directory(regency: Desk) -> None:
    versions = [world_of(regency, NOW).directory.version]
    office = lurah(regency)
    versions.append(world_of(regency, NOW).directory.version)
    terms.start(regency, terms.new_term(office, person(regency), TODAY), None, None, NOW)
    versions.append(world_of(regency, NOW).directory.version)
    assert versions == sorted(set(versions))
    assert register.entries(regency)[0].body["directory"] == versions[-1]


def test_an_organisation_covers_a_set_of_areas(regency: Desk) -> None:
    office = NewOffice("military_head", "Danramil")
    new = NewOrganisation("K-1", "koramil", "K", (LURAH_AREA, DESA), (office,), "military")
    organisations.add(regency, new, None, None, NOW)
    find = world_of(regency, NOW).directory.queue_for_area
    assert find("military_head", f"{DESA}.001") == f"military_head@{DESA}"
    assert organisations.set_areas(regency, "K-1", ["33.26.13"], None, None, NOW) is None
    assert world_of(regency, NOW).directory.queue_for_area("military_head", DESA) == (
        "military_head@33.26.13"
    )


def test_an_office_serves_an_organisation_that_comes_with_it(regency: Desk) -> None:
    partner = NewOffice("planning_partner", "Mitra", serves=("DINAS",))
    new = [
        NewOrganisation("BAPPEDA", "planning_agency", "B", (), (partner,), whole_tenant=True),
        NewOrganisation("DINAS", "agency", "D", (), (NewOffice("agency_head", "Kepala"),)),
    ]
    assert isinstance(organisations.add_many(regency, new, None, None, NOW), dict)
    directory = world_of(regency, NOW).directory
    assert directory.queue_for_organisation("planning_partner", "DINAS") is not None
    assert directory.queue_anywhere("planning_partner") == "planning_partner@"


def test_everything_wrong_with_an_organisation_is_said_and_nothing_is_made(regency: Desk) -> None:
    lurah(regency)
    bad = NewOffice("Village Head", "", serves=("NOBODY",), holder=999)
    new = [
        NewOrganisation("KEL-1", "x", "Y", ("33.75.01", "33.26.99")),
        NewOrganisation("kel 2", "X", "", (), (bad,), chain="secret"),
    ]
    wrong = keys(organisations.add_many(regency, new, None, None, NOW))
    assert Counter(wrong) == {
        "code_taken": 1,
        "wrong_code": 3,
        "missing": 2,
        "not_a_choice": 1,
        "unknown_area": 1,
        "outside_the_tenant": 1,
        "unknown_organisation": 1,
        "unknown_person": 1,
    }
    assert register.entries(regency)[0].kind == "organisations_added"
    assert len(register.entries(regency)) == 2


def test_a_body_is_its_seats_in_order(regency: Desk) -> None:
    names = ("regional_secretary", "finance_head", "legal_head")
    offices = tuple(NewOffice(kind, kind) for kind in names)
    new = NewOrganisation("SETDA", "secretariat", "Setda", ("33.26",), offices)
    organisations.add(regency, new, None, None, NOW)
    ids = organisations.office_ids(regency, [("SETDA", kind) for kind in reversed(names)])
    assert organisations.set_body(regency, "tapd", "TAPD", ids, None, None, NOW) is None
    assert world_of(regency, NOW).directory.seats_of("tapd") == tuple(
        f"{kind}@33.26" for kind in reversed(names)
    )
    twice = [ids[0], ids[0]]
    assert keys(organisations.set_body(regency, "tapd", "T", twice, None, None, NOW)) == [
        "unknown_office"
    ]


# ------------------------------------------------------------------ terms of office


def test_the_successor_sees_the_office_and_the_predecessor_no_longer_does(regency: Desk) -> None:
    old, new = person(regency), person(regency)
    office = lurah(regency, holder=old)
    begins = TODAY + 7 * DAY
    term = terms.new_term(office, new, begins)
    assert isinstance(terms.succeed(regency, term, None, "decree 12", NOW), int)
    directory = world_of(regency, NOW).directory
    queue = f"village_head@{LURAH_AREA}"
    assert directory.persons_behind(queue, begins - DAY) == (old,)
    assert directory.persons_behind(queue, begins) == (new,)
    kinds = [entry.kind for entry in register.entries(regency)][:2]
    assert kinds == ["term_begun", "term_ended"]


def test_two_definitive_holders_at_once_are_refused(regency: Desk) -> None:
    office = lurah(regency, holder=person(regency))
    term = terms.new_term(office, person(regency), TODAY)
    assert keys(terms.start(regency, term, None, None, NOW)) == ["office_taken"]


def test_an_acting_holder_needs_a_decree_and_stands_beside_the_definitive(regency: Desk) -> None:
    first, second = person(regency), person(regency)
    office = lurah(regency, holder=first)
    plh = terms.new_term(office, second, TODAY, "plh", until_on=TODAY + 5 * DAY)
    assert keys(terms.start(regency, plh, None, None, NOW)) == ["missing"]
    plh = terms.new_term(office, second, TODAY, "plh", "800/12", TODAY + 5 * DAY)
    assert isinstance(terms.start(regency, plh, None, None, NOW), int)
    directory = world_of(regency, NOW).directory
    queue = f"village_head@{LURAH_AREA}"
    assert directory.persons_behind(queue, TODAY + 5 * DAY) == (first, second)
    assert directory.persons_behind(queue, TODAY + 6 * DAY) == (first,)


def test_a_term_ends_and_the_office_is_vacant(regency: Desk) -> None:
    office = lurah(regency, holder=person(regency))
    [term] = terms.of_office(regency, office)
    before = terms.end(regency, term.id, TODAY - DAY, None, None, NOW)
    assert keys(before) == ["ends_before_it_begins"]
    assert terms.end(regency, term.id, TODAY, None, "retired", NOW) is None
    directory = world_of(regency, NOW).directory
    assert directory.persons_behind(f"village_head@{LURAH_AREA}", TODAY + DAY) == ()


def test_another_offices_terms_cannot_be_touched(regency: Desk, neighbour: Desk) -> None:
    holder = person(regency)
    office = lurah(regency, holder=holder)
    [term] = terms.of_office(regency, office)
    assert terms.of_office(neighbour, office) == []
    assert keys(terms.end(neighbour, term.id, TODAY, None, None, NOW)) == ["unknown_term"]
    taken = terms.new_term(office, person(neighbour), TODAY, "plt", "1")
    assert keys(terms.start(neighbour, taken, None, None, NOW)) == ["unknown_office"]
    stranger = terms.new_term(office, person(neighbour), TODAY, "plt", "1")
    assert keys(terms.start(regency, stranger, None, None, NOW)) == ["unknown_person"]


def test_a_removed_member_loses_the_office_from_that_day_on(regency: Desk) -> None:
    holder = person(regency)
    lurah(regency, holder=holder)
    assert people.remove(regency, holder, None, "moved away", NOW + 3 * DAY) is None
    directory = world_of(regency, NOW).directory
    queue = f"village_head@{LURAH_AREA}"
    assert directory.persons_behind(queue, TODAY + 2 * DAY) == (holder,)
    assert directory.persons_behind(queue, TODAY + 3 * DAY) == ()
    assert people.find(regency, holder) is None


def test_a_removed_member_is_logged_out_at_once(regency: Desk) -> None:
    me = person(regency)
    token = sessions.start(regency.database, me, regency.tenant, "phone", NOW)
    assert people.remove(regency, me, None, "moved away", NOW) is None
    assert sessions.look(regency.database, token, NOW) is None


def test_a_day_is_the_offices_own(regency: Desk) -> None:
    early = dt.datetime(2027, 2, 1, 18, tzinfo=dt.UTC)  # 1 in the night of 2 February in Jakarta
    office = NewOffice("village_head", "Lurah", holder=person(regency))
    new = NewOrganisation("KEL-1", "village_office", "K", (LURAH_AREA,), (office,))
    organisations.add(regency, new, None, None, early)
    [term] = terms.of_office(
        regency, organisations.office_ids(regency, [("KEL-1", "village_head")])[0]
    )
    assert term.from_on == dt.date(2027, 2, 2)
