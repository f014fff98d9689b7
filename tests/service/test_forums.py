"""Lists of places without a forum, on a real database: who is on them, who is told, once each."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor
from engine.service import acting, undoing
from engine.service.desk import Desk
from engine.service.forums.listing import Listing, find, listing, running, scope_of
from engine.service.forums.telling import tell, tell_all
from engine.service.inbox import page
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.store.database import Database
from tests.core.test_forums import rules
from tests.support.office import pass_on, wish
from tests.support.small import ALICE, BOB, CHARLIE, DISTRICT, FINA, NOON, VILLAGE

NEXT = "33.26.01.2002"  # in the list of areas, without an office
LAST = dt.date(2027, 2, 12)
MORNING = dt.datetime(2027, 2, 2, 1, tzinfo=dt.UTC)  # ten days before, at eight in Jakarta
THREE = dt.datetime(2027, 2, 9, 1, tzinfo=dt.UTC)

Furnished = Callable[..., Desk]


@pytest.fixture
def desk(furnished: Furnished) -> Desk:
    return furnished(rules())


def listed(desk: Desk, person: int = CHARLIE, now: dt.datetime = NOON) -> Listing:
    found = find(desk, "small", "gate")
    assert found is not None
    return listing(desk, *found, scope_of(desk, person, now), now)


def standings(found: Listing) -> dict[str, str]:
    return {one.place.area: one.place.standing for one in found.missing}


def opened(desk: Desk, form: str, **changes: object) -> int:
    receipt = open_case(desk, "small", wish(**changes), form, NOON)
    assert isinstance(receipt, Receipt), receipt
    return receipt.case_id


def told(desk: Desk, database: Database, now: dt.datetime) -> list[tuple[str, dict[str, Any]]]:
    with database.connection() as connection:
        found = connection.execute(
            "SELECT queue, values FROM outbox WHERE notice = 'forum_list' ORDER BY queue"
        ).fetchall()
    return [(queue, values) for queue, values in found]


def test_every_place_of_the_list_stands_there_with_why(desk: Desk) -> None:
    assert standings(listed(desk)) == {VILLAGE: "nothing", NEXT: "nothing"}
    case = opened(desk, "a")
    assert standings(listed(desk)) == {VILLAGE: "waiting", NEXT: "nothing"}
    done = acting.act(desk, case, pass_on(), "b", NOON)
    assert isinstance(done, Done)
    found = listed(desk)
    assert standings(found) == {NEXT: "nothing"}
    assert (found.places, found.held) == (2, 1)


def test_an_act_that_was_taken_back_was_no_forum(desk: Desk) -> None:
    case = opened(desk, "a")
    done = acting.act(desk, case, pass_on(), "b", NOON)
    assert isinstance(done, Done)
    back = undoing.undo(desk, BOB, case, done.seq, NOON)
    assert isinstance(back, Done), back
    assert standings(listed(desk))[VILLAGE] == "waiting"


def test_what_a_party_does_is_no_forum(desk: Desk) -> None:
    case = opened(desk, "a")
    note = Act("add_note", Actor(ALICE), {"note": "It rains"})
    assert isinstance(acting.act(desk, case, note, "b", NOON), Done)
    assert standings(listed(desk))[VILLAGE] == "waiting"


def test_a_place_says_who_should_hold_it_and_that_nobody_does(desk: Desk) -> None:
    here, beside = listed(desk).missing
    assert (here.offices[0].kind, here.holders) == ("village_head", (BOB,))
    assert (beside.offices, beside.holders) == ((), ())


def test_an_office_sees_what_lies_inside_its_area(desk: Desk, owner: Database) -> None:
    with owner.connection() as connection:
        connection.execute("UPDATE member SET secretariat = false")
    assert scope_of(desk, CHARLIE, NOON) == (DISTRICT,)
    assert set(standings(listed(desk, CHARLIE))) == {VILLAGE, NEXT}
    assert scope_of(desk, BOB, NOON) == (VILLAGE,)
    assert listed(desk, BOB).places == 0  # its own forum is its task, not its list
    assert scope_of(desk, FINA, NOON) is None  # an office of the whole region
    assert scope_of(desk, ALICE, NOON) == ()


def test_the_window_must_be_open(desk: Desk) -> None:
    assert [one[1].state for one in running(desk, NOON)] == ["gate"]
    assert list(running(desk, NOON + dt.timedelta(days=20))) == []


def test_each_list_is_told_once_to_the_secretariat_and_the_office_above(
    desk: Desk, owner: Database
) -> None:
    opened(desk, "a")
    assert tell(desk, MORNING - dt.timedelta(seconds=1)) == 0
    assert tell(desk, MORNING) == 1
    assert tell(desk, MORNING + dt.timedelta(hours=5)) == 0
    (above, values), (secretariat, _) = told(desk, owner, MORNING)
    assert (above, secretariat) == (f"district_head@{DISTRICT}", f"person:{CHARLIE}")
    assert (values["missing"], values["places"], values["days"]) == (2, 2, 10)
    assert tell(desk, THREE) == 1
    assert len(told(desk, owner, THREE)) == 4
    assert tell(desk, THREE + dt.timedelta(days=3)) == 0


def test_ten_clocks_at_once_tell_once(desk: Desk, owner: Database) -> None:
    with ThreadPoolExecutor(10) as pool:
        sent = list(pool.map(lambda _: tell_all(desk.database, MORNING), range(10)))
    assert sum(sent) == 1
    assert len(told(desk, owner, MORNING)) == 2


def test_where_the_clock_stood_still_the_nearest_speaks_for_all(
    desk: Desk, owner: Database
) -> None:
    assert tell(desk, THREE) == 1
    assert tell(desk, THREE + dt.timedelta(minutes=5)) == 0
    assert {values["days"] for _, values in told(desk, owner, THREE)} == {3}
    with owner.connection() as connection:
        rows = connection.execute("SELECT days, places, missing FROM forum_list ORDER BY days")
        assert rows.fetchall() == [(3, 2, 2), (10, None, None)]


def test_where_every_place_has_held_it_nobody_is_told(
    furnished: Furnished, owner: Database
) -> None:
    desk = furnished(rules())
    with owner.connection() as connection:
        connection.execute("DELETE FROM area WHERE code = %s", (NEXT,))
    assert isinstance(acting.act(desk, opened(desk, "a"), pass_on(), "b", NOON), Done)
    assert tell(desk, MORNING) == 1
    assert told(desk, owner, MORNING) == []


def test_after_the_window_shut_nothing_is_told(desk: Desk) -> None:
    assert tell(desk, dt.datetime(2027, 2, 12, 17, tzinfo=dt.UTC)) == 0


def test_the_settings_say_how_many_days_before(furnished: Furnished, owner: Database) -> None:
    changed = rules()
    changed["cycle"]["list_days"] = [2]
    desk = furnished(changed)
    assert tell(desk, THREE) == 0
    assert tell(desk, THREE + dt.timedelta(days=1)) == 1
    assert {values["days"] for _, values in told(desk, owner, THREE)} == {2}


def test_it_stands_in_the_inbox_with_its_words_until_the_lists_are_read(desk: Desk) -> None:
    tell(desk, MORNING)
    relay(desk.database, MORNING)
    for language, word in (("id", "tempat belum mencatat"), ("en", "places have recorded no")):
        (item,) = page(desk, CHARLIE, None, language, MORNING).items[:1]
        assert word in item.letter.subject
        assert item.address.endswith("/forum")
        assert "2" in item.letter.body


def test_an_office_that_only_notes_something_has_held_none(furnished: Furnished) -> None:
    changed = rules()
    jot = {"label": {"id": "Catat", "en": "Jot"}, "by": ["head"], "may_give": ["note"]}
    changed["states"]["gate"]["actions"]["jot"] = jot | {"stays": True}
    desk = furnished(changed)
    act = Act("jot", Actor(BOB), {"note": "The lane is narrow"})
    assert isinstance(acting.act(desk, opened(desk, "a"), act, "b", NOON), Done)
    assert standings(listed(desk))[VILLAGE] == "waiting"
