"""More time on a real database: rows, races, notices, who reads what."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, extending, inbox, queue
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.extending import Grant, More
from engine.service.following import follow
from engine.service.opening import open_case
from engine.service.projecting import Followed
from engine.service.queue import Filter
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.service.verifying import verify
from engine.service.waking import wake_due
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.core.pausing_cases import MORE, SURVEY, D, on, pausing_document
from tests.support.office import wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON

MINUTE = dt.timedelta(minutes=1)
INSTANT = dt.timedelta(microseconds=1)
BACK = Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}})


@pytest.fixture
def desk(furnished: Callable[..., Desk]) -> Desk:
    made = pausing_document()
    made["states"]["gate"]["due"]["extension"] = dict(MORE)
    return furnished(made)


def opened(desk: Desk, key: str = "form-1") -> int:
    receipt = open_case(desk, "small", wish(), key, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def ask(desk: Desk, case: int, now: dt.datetime = NOON) -> Done | Refused:
    words = "The measuring device is shared."
    made = More(BOB, SURVEY, 3, words, "620/12", D(2027, 1, 29))
    return extending.ask(desk, case, made, now)


def grant(desk: Desk, case: int, count: int | None = 2, now: dt.datetime = NOON) -> Done | Refused:
    return extending.answer(desk, case, Grant(CHARLIE, count, "As little as may be."), now)


def sound(desk: Desk) -> None:
    with snapshot(desk.database) as archive:
        assert list(verify(archive)) == []


def kinds(desk: Desk, case: int) -> list[str]:
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT kind FROM event WHERE tenant = 1 AND case_id = %s ORDER BY seq", (case,)
        )
        return [row[0] for row in rows]


def lines(desk: Desk, person: int, now: dt.datetime = NOON) -> list[tuple[str, dt.date | None]]:
    found = queue.page(desk, person, Filter(), None, now).lines
    return [(one.task.slot, one.last_on) for one in found]


def told(desk: Desk, person: int, about: str) -> list[str]:
    found = inbox.page(desk, person, None, "id", on(28)).items
    return [one.letter.body for one in found if about in one.letter.subject]


def test_the_rows_follow_the_events_from_asking_to_the_grant(desk: Desk) -> None:
    case = opened(desk)
    assert isinstance(ask(desk, case), Done)
    sound(desk)
    assert lines(desk, CHARLIE) == [("extend:1", D(2027, 2, 9))]
    assert lines(desk, BOB) == [("", D(2027, 2, 9))]
    assert isinstance(grant(desk, case), Done)
    sound(desk)
    assert lines(desk, CHARLIE) == []
    assert lines(desk, BOB) == [("", D(2027, 2, 11))]
    assert wake_due(desk.database, on(11, 23)).failed == 0
    assert kinds(desk, case) == ["opened", "extension_asked", "extended", "reminded"]
    wake_due(desk.database, on(12, 0))
    assert kinds(desk, case)[-1] == "lapsed"


def test_everybody_who_must_is_told(desk: Desk) -> None:
    case = opened(desk)
    ask(desk, case)
    relay(desk.database, NOON + 2 * MINUTE)
    [letter] = told(desk, CHARLIE, "diminta")
    assert "Awaiting the survey" in letter
    assert "The measuring device is shared." in letter
    assert "9 Februari 2027" in letter
    grant(desk, case, now=NOON + 3 * MINUTE)
    relay(desk.database, NOON + 5 * MINUTE)
    for person in (ALICE, BOB):
        [letter] = told(desk, person, "diperpanjang")
        assert "11 Februari 2027" in letter
    assert told(desk, CHARLIE, "diperpanjang") == []


def test_two_tabs_ask_once(desk: Desk) -> None:
    for turn in range(10):
        case = opened(desk, f"tabs-{turn}")
        with ThreadPoolExecutor(2) as pool:
            done = [one.result() for one in [pool.submit(ask, desk, case) for _ in range(2)]]
        assert [isinstance(one, Done) for one in done].count(True) == 1
        assert kinds(desk, case) == ["opened", "extension_asked"]
    sound(desk)


def test_a_grant_against_a_decision_leaves_one_of_both_or_both_in_order(desk: Desk) -> None:
    for turn in range(10):
        case = opened(desk, f"race-{turn}")
        ask(desk, case)
        with ThreadPoolExecutor(2) as pool:
            granted = pool.submit(grant, desk, case)
            decided = pool.submit(act, desk, case, BACK, None, NOON)
            assert isinstance(decided.result(), Done)
            said = granted.result()
        found = kinds(desk, case)
        if isinstance(said, Refused):
            assert said.reasons[0].key == "more_not_asked"
            assert found == ["opened", "extension_asked", "acted"]
        else:
            assert found == ["opened", "extension_asked", "extended", "acted"]
    assert lines(desk, CHARLIE) == []
    sound(desk)


def test_a_grant_against_the_lapse_leaves_one_of_both(desk: Desk) -> None:
    due_at = on(10, 0)
    for turn in range(10):
        case = opened(desk, f"late-{turn}")
        wake_due(desk.database, due_at - MINUTE)
        ask(desk, case, due_at - MINUTE)
        with ThreadPoolExecutor(2) as pool:
            granted = pool.submit(grant, desk, case, 2, due_at - INSTANT)
            woken = pool.submit(wake_due, desk.database, due_at)
            said, _ = granted.result(), woken.result()
        found = kinds(desk, case)
        if isinstance(said, Done):
            assert found == ["opened", "reminded", "extension_asked", "extended"]
        else:
            assert "extended" not in found
        act(desk, case, BACK, None, due_at)
    sound(desk)


def test_silence_closes_it_with_the_day_of_the_state(desk: Desk) -> None:
    case = opened(desk)
    ask(desk, case)
    wake_due(desk.database, on(10, 0))
    assert kinds(desk, case).count("lapsed") == 2
    assert [slot for slot, _ in lines(desk, CHARLIE, on(10))] == [""]  # handed on to the district
    sound(desk)
    shown = follow(desk, number_of(desk, case), None, on(10))
    assert isinstance(shown, Followed)
    assert "extension_lapsed" in [one.what for one in shown.entries]


def number_of(desk: Desk, case: int) -> str:
    found = case_view.look(desk, BOB, case, NOON)
    assert found is not None
    return found.case.number


def test_the_public_reads_that_and_why_and_officials_on_which_basis(desk: Desk) -> None:
    case = opened(desk)
    ask(desk, case)
    shown = follow(desk, number_of(desk, case), None, NOON)
    assert isinstance(shown, Followed)
    asked = shown.entries[0]
    assert (asked.what, asked.words) == ("extension_asked", None)
    assert asked.reason is not None
    assert asked.more is not None
    assert (str(asked.more.span), asked.more.letter) == ("3 working days", "620/12")
    assert [one.side for one in shown.waiting] == ["", "extend"]
    mine = case_view.look(desk, CHARLIE, case, NOON)
    assert mine is not None
    assert mine.followed.entries[0].words == "The measuring device is shared."
    one = extending.asked_in(mine, CHARLIE, NOON)
    assert one is not None
    assert (one.words, one.letter, one.dated_on) == (
        "The measuring device is shared.", "620/12", D(2027, 1, 29),
    )  # fmt: skip
    assert one.may_grant
    assert one.may_refuse
    other = extending.asked_in(mine, BOB, NOON)
    assert other is not None
    assert not other.may_grant
    grant(desk, case)
    shown = follow(desk, number_of(desk, case), None, NOON)
    assert isinstance(shown, Followed)
    granted = shown.entries[0]
    assert (granted.what, granted.words) == ("extended", "As little as may be.")
    assert granted.more is not None
    assert (str(granted.more.span), granted.more.due_on) == ("2 working days", D(2027, 2, 11))
    [counting] = shown.counts
    assert [str(one) for one in counting.reckoned.added] == ["2 working days"]


def test_a_refusal_is_an_offices_own_business(desk: Desk) -> None:
    case = opened(desk)
    ask(desk, case)
    assert isinstance(grant(desk, case, None), Done)
    shown = follow(desk, number_of(desk, case), None, NOON)
    assert isinstance(shown, Followed)
    assert (shown.entries[0].what, shown.entries[0].words) == ("extension_refused", None)
    assert lines(desk, BOB) == [("", D(2027, 2, 9))]


def test_who_may_ask_is_shown_to_whom(desk: Desk, owner: Database) -> None:
    case = opened(desk)
    found = case_view.look(desk, BOB, case, NOON)
    assert found is not None
    may = extending.may_ask(found, BOB, NOON)
    assert may is not None
    assert (str(may.most), [code for code, _ in may.reasons]) == ("5 working days", [SURVEY])
    assert extending.may_ask(found, CHARLIE, NOON) is None
    own = case_view.look(desk, ALICE, case, NOON)
    assert own is not None
    assert extending.may_ask(own, ALICE, NOON) is None
    ask(desk, case)
    own = case_view.look(desk, ALICE, case, NOON)
    assert own is not None
    assert extending.asked_in(own, ALICE, NOON) is None
    assert own.followed.entries[0].words is None
