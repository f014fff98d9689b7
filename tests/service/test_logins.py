"""Logging in, sessions and one-time slips."""

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from engine.core.values import Refused
from engine.service import organisations, people, register
from engine.service.desk import Desk, Glance
from engine.service.logins import entering, first, passwords, sessions, slips
from engine.service.logins.entering import Entered
from engine.service.organisations import NewOffice, NewOrganisation
from engine.service.people import NewPerson
from engine.service.world import world_of
from tests.support.regency import DESA, LURAH_AREA, NOW

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
GOOD = "kuda nil di kali"
OTHER = "gajah makan tebu"


def keys(result: object) -> list[str]:
    """The keys of a refusal."""
    assert isinstance(result, Refused), result
    return [reason.key for reason in result.reasons]


def member(desk: Desk, name: str = "Warga contoh", area: str | None = None) -> int:
    made = people.add(desk, NewPerson(name, area=area), None, None, NOW)
    assert isinstance(made, int)
    return made


def with_login(desk: Desk, username: str = "warga", area: str | None = None) -> int:
    made = member(desk, area=area)
    code = slips.invite(desk, made, None, None, NOW)
    assert isinstance(code, str)
    assert slips.redeem(desk.database, code, username, GOOD, NOW) == made
    return made


@pytest.fixture
def chief(regency: Desk) -> first.First:
    """The first secretariat, whose slip is not used yet."""
    made = first.make(regency, "Sekretariat contoh", "Sekretariat", NOW)
    assert isinstance(made, first.First)
    return made


# ------------------------------------------------------------------ passwords


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("short", "password_short"),
        ("x" * 201, "password_long"),
        ("password123", "password_common"),
        ("P@ssw0rd2027!", "password_common"),
        ("Rahasia12345", "password_common"),
        ("1234567890", "password_common"),
        ("0987654321", "password_common"),
        ("qwertyuiop", "password_common"),
        ("abababababab", "password_common"),
        ("ketua.rw.melati1", "password_like_name"),
        ("Budi Santosa", "password_like_name"),
    ],
)
def test_a_weak_password_is_refused(password: str, wrong: str) -> None:
    found = passwords.weaknesses(password, "ketua.rw.melati", "Budi Santosa")
    assert wrong in [why.key for why in found]


@pytest.mark.parametrize(
    "password", [GOOD, "ﷺ salam hormat kami", "T0ng-k0s0ng nyaring", "sawah-1985-hijau"]
)
def test_length_is_what_counts(password: str) -> None:
    assert list(passwords.weaknesses(password, "warga", "Warga contoh")) == []


def test_a_hash_is_argon2id_and_never_the_same() -> None:
    one, two = passwords.hashed(GOOD), passwords.hashed(GOOD)
    assert one.startswith("$argon2id$")
    assert one != two
    assert passwords.fits(GOOD, one)
    assert not passwords.fits(OTHER, one)
    assert not passwords.fits(GOOD, None)
    assert not passwords.fits(GOOD, "not a hash")


# ------------------------------------------------------------------ signing in


def test_the_name_is_folded_and_the_password_is_not(regency: Desk) -> None:
    me = with_login(regency, "Warga.Satu")
    entered = entering.sign_in(regency.database, "  WARGA.satu ", GOOD, NOW)
    assert isinstance(entered, Entered)
    assert (entered.person, entered.username) == (me, "warga.satu")
    assert [one.tenant for one in entered.memberships] == [regency.tenant]
    assert keys(entering.sign_in(regency.database, "warga.satu", GOOD.upper(), NOW)) == [
        "wrong_login"
    ]


def test_an_unknown_name_is_answered_like_a_wrong_password(regency: Desk) -> None:
    with_login(regency)

    def took(name: str) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            answer = entering.sign_in(regency.database, name, OTHER, NOW + len(times) * MINUTE)
            times.append(time.perf_counter() - started)
            assert keys(answer) == ["wrong_login"]
        return min(times)

    took("warga")  # both paths are warm
    known, unknown = took("warga"), took("nobody")
    assert 0.4 < known / unknown < 2.5


def test_after_ten_tries_even_the_right_password_waits_a_minute(regency: Desk) -> None:
    with_login(regency)
    database = regency.database
    for _ in range(10):
        assert keys(entering.sign_in(database, "warga", OTHER, NOW)) == ["wrong_login"]
    shut = entering.sign_in(database, "warga", GOOD, NOW)
    assert keys(shut) == ["too_many_tries"]
    assert isinstance(shut, Refused)
    assert shut.reasons[0].values == {"seconds": 60}
    assert isinstance(entering.sign_in(database, "warga", GOOD, NOW + MINUTE), Entered)
    assert keys(entering.sign_in(database, "warga", OTHER, NOW + MINUTE)) == ["wrong_login"]


def test_guesses_side_by_side_are_counted_each(regency: Desk) -> None:
    with_login(regency)

    def guess(number: int) -> str:
        return keys(entering.sign_in(regency.database, "warga", f"guess number {number}", NOW))[0]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(24)))
    assert answers.count("wrong_login") == 10


def test_a_very_long_password_is_only_wrong(regency: Desk) -> None:
    with_login(regency)
    assert keys(entering.sign_in(regency.database, "warga", GOOD + "x" * 10**6, NOW)) == [
        "wrong_login"
    ]
    for name in ("x\x00y" * 10**5, "\ud800", "-", "", "warga\n", "'; --"):
        assert keys(entering.sign_in(regency.database, name, "\ud800\x00", NOW)) == ["wrong_login"]


def test_a_changed_password_ends_the_other_sessions(regency: Desk) -> None:
    me = with_login(regency)
    database = regency.database
    here = sessions.start(database, me, regency.tenant, "here", NOW)
    there = sessions.start(database, me, regency.tenant, "there", NOW)
    handle = sessions.handle_of(here)
    assert keys(entering.change_password(database, me, OTHER, OTHER, handle, NOW)) == [
        "wrong_login"
    ]
    assert keys(entering.change_password(database, me, GOOD, "short", handle, NOW)) == [
        "password_short"
    ]
    assert entering.change_password(database, me, GOOD, OTHER, handle, NOW) is None
    assert sessions.look(database, here, NOW) is not None
    assert sessions.look(database, there, NOW) is None
    assert isinstance(entering.sign_in(database, "warga", OTHER, NOW), Entered)


# ------------------------------------------------------------------ sessions


def test_a_session_ends_after_twelve_idle_hours(regency: Desk) -> None:
    database, me = regency.database, member(regency)
    token = sessions.start(database, me, regency.tenant, "phone", NOW)
    assert sessions.look(database, token, NOW + 11 * HOUR) is not None
    assert sessions.look(database, token, NOW + 22 * HOUR) is not None
    assert sessions.look(database, token, NOW + 34 * HOUR) is None


def test_a_session_ends_after_two_weeks_however_busy(regency: Desk) -> None:
    database, me = regency.database, member(regency)
    token = sessions.start(database, me, regency.tenant, "phone", NOW)
    at = NOW
    while at < NOW + 14 * DAY:
        assert sessions.look(database, token, at) is not None
        at += 11 * HOUR
    assert sessions.look(database, token, NOW + 14 * DAY) is None
    assert sessions.prune(database, NOW + 14 * DAY) == 1


def test_a_reader_is_the_session_the_member_and_the_world_in_one_look(
    regency: Desk, neighbour: Desk
) -> None:
    database, me = regency.database, member(regency)
    token = sessions.start(database, me, regency.tenant, "phone", NOW)
    here = replace(regency, glance=Glance())
    found = sessions.reader(here, token, NOW + HOUR)
    assert found == (
        replace(sessions.mine(database, me, NOW)[0], seen_at=NOW),
        people.find(here, me),
    )
    assert here.glance is not None
    assert here.glance.world is world_of(regency, NOW)
    elsewhere = sessions.reader(neighbour, token, NOW + HOUR)
    assert elsewhere is not None
    assert elsewhere[1] is None
    assert sessions.reader(here, token + "x", NOW) is None
    # It counts as use, and ends as any other.
    assert sessions.reader(here, token, NOW + 12 * HOUR) is not None
    assert sessions.reader(here, token, NOW + 24 * HOUR) is None


def test_the_database_never_holds_a_token(regency: Desk) -> None:
    token = sessions.start(regency.database, member(regency), regency.tenant, "x", NOW)
    [mine] = sessions.mine(regency.database, people.members(regency)[0].person, NOW)
    assert mine.handle != token
    assert sessions.look(regency.database, mine.handle, NOW) is None


def test_people_end_their_own_sessions_only(regency: Desk) -> None:
    database, me, other = regency.database, member(regency), member(regency)
    mine = sessions.start(database, me, regency.tenant, "phone", NOW)
    second = sessions.start(database, me, regency.tenant, "desk", NOW)
    theirs = sessions.start(database, other, regency.tenant, "x", NOW)
    assert not sessions.end(database, me, sessions.handle_of(theirs))
    assert sessions.look(database, theirs, NOW) is not None
    assert sessions.end(database, me, sessions.handle_of(second))
    assert sessions.look(database, second, NOW) is None
    sessions.start(database, me, regency.tenant, "third", NOW)
    assert sessions.end_others(database, me, mine) == 1
    assert [one.device for one in sessions.mine(database, me, NOW)] == ["phone"]


def test_a_session_moves_only_to_an_office_that_knows_the_person(
    regency: Desk, neighbour: Desk
) -> None:
    me = member(regency)
    token = sessions.start(regency.database, me, regency.tenant, "x", NOW)
    assert not sessions.move(regency.database, token, me, neighbour.tenant)
    assert sessions.move(regency.database, token, me, regency.tenant)


# ------------------------------------------------------------------ slips


def test_the_first_secretariat_comes_once(regency: Desk, chief: first.First) -> None:
    again = first.make(regency, "Another", "another", NOW)
    assert keys(again) == ["secretariat_exists"]
    assert keys(first.make(regency, "Another", "sekretariat", NOW, force=True)) == [
        "username_taken"
    ]
    assert len(people.members(regency)) == 1
    assert isinstance(first.make(regency, "Another", "another", NOW, force=True), first.First)


def test_a_slip_opens_once_and_is_typed_forgivingly(regency: Desk, chief: first.First) -> None:
    database = regency.database
    typed = chief.code.lower().replace("-", "  ")
    assert keys(slips.redeem(database, typed, "", "rahasia123", NOW)) == ["password_common"]
    seen = slips.look(database, typed, NOW)
    assert seen is not None
    assert (seen.person, seen.username) == (chief.person, "sekretariat")
    assert slips.redeem(database, typed, "", GOOD, NOW) == chief.person
    assert keys(slips.redeem(database, typed, "", OTHER, NOW)) == ["slip_unknown"]
    assert isinstance(entering.sign_in(database, "sekretariat", GOOD, NOW), Entered)
    assert [e.kind for e in register.entries(regency)][:2] == ["slip_used", "slip_made"]


def test_a_slip_is_good_for_seven_days(regency: Desk, chief: first.First) -> None:
    last = NOW + 7 * DAY - MINUTE
    assert slips.look(regency.database, chief.code, last) is not None
    assert slips.look(regency.database, chief.code, NOW + 7 * DAY) is None


def test_ten_hands_on_one_slip_make_one_login(regency: Desk) -> None:
    me = member(regency)
    code = slips.invite(regency, me, None, None, NOW)
    assert isinstance(code, str)

    def use(number: int) -> int | Refused:
        return slips.redeem(regency.database, code, f"warga{number}", GOOD, NOW)

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(use, range(10)))
    assert [one for one in answers if isinstance(one, int)] == [me]


def test_a_newer_slip_voids_the_one_before(regency: Desk) -> None:
    me = member(regency)
    old = slips.invite(regency, me, None, None, NOW)
    new = slips.invite(regency, me, None, None, NOW)
    assert isinstance(old, str)
    assert isinstance(new, str)
    assert slips.look(regency.database, old, NOW) is None
    assert slips.look(regency.database, new, NOW) is not None


def test_a_taken_name_leaves_the_slip_open(regency: Desk) -> None:
    with_login(regency, "warga")
    code = slips.invite(regency, member(regency), None, None, NOW)
    assert isinstance(code, str)
    assert keys(slips.redeem(regency.database, code, "Warga", GOOD, NOW)) == ["username_taken"]
    assert keys(slips.redeem(regency.database, code, "w g!", GOOD, NOW)) == ["wrong_username"]
    assert isinstance(slips.redeem(regency.database, code, "warga2", GOOD, NOW), int)


def test_an_invitation_and_a_reset_are_not_the_same(regency: Desk) -> None:
    new, old = member(regency), with_login(regency)
    assert keys(slips.reset(regency, new, None, None, NOW)) == ["no_login"]
    assert keys(slips.invite(regency, old, None, None, NOW)) == ["has_login"]


def test_a_reset_ends_every_session_when_it_is_used(regency: Desk) -> None:
    me = with_login(regency)
    token = sessions.start(regency.database, me, regency.tenant, "x", NOW)
    code = slips.reset(regency, me, None, "forgot it", NOW)
    assert isinstance(code, str)
    assert sessions.look(regency.database, token, NOW) is not None
    assert slips.redeem(regency.database, code, "ignored", OTHER, NOW) == me
    assert sessions.look(regency.database, token, NOW) is None
    assert isinstance(entering.sign_in(regency.database, "warga", OTHER, NOW), Entered)


def operator(desk: Desk) -> int:
    made = member(desk, "Operator")
    office = NewOffice("village_operator", "Operator", holder=made)
    new = NewOrganisation("KEL-1", "village_office", "K", (LURAH_AREA,), (office,))
    organisations.add(desk, new, None, None, NOW)
    return made


def test_an_operator_serves_the_citizens_of_the_own_area_only(
    regency: Desk, chief: first.First
) -> None:
    me = operator(regency)
    ours, theirs = (
        with_login(regency, "ours", f"{LURAH_AREA}.003"),
        with_login(regency, "theirs", DESA),
    )
    assert isinstance(slips.reset(regency, ours, me, "at the counter", NOW), str)
    for person in (theirs, chief.person, me, member(regency)):
        assert keys(slips.reset(regency, person, me, "why", NOW)) == ["not_at_this_counter"]
    assert keys(slips.reset(regency, ours, theirs, "why", NOW)) == ["not_at_this_counter"]
    entry = next(e for e in register.entries(regency) if e.kind == "slip_made")
    assert (entry.by, entry.reason) == (me, "at the counter")


def test_nobody_resets_a_person_of_another_office(regency: Desk, neighbour: Desk) -> None:
    chief = first.make(neighbour, "Sekretariat kota", "sekretariat.kota", NOW)
    assert isinstance(chief, first.First)
    ours = with_login(regency)
    assert keys(slips.reset(neighbour, ours, chief.person, "why", NOW)) == ["unknown_person"]
    with regency.database.connection() as conn:  # known to both now
        conn.execute(
            "INSERT INTO member (tenant, person) VALUES (%s, %s)", (neighbour.tenant, ours)
        )
    assert keys(slips.reset(neighbour, ours, chief.person, "why", NOW)) == ["not_at_this_counter"]
