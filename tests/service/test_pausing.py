"""Stopping the clock on a real database: rows, races, notices, who reads what."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, inbox, pausing, queue
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.following import follow
from engine.service.opening import open_case
from engine.service.operating import figures
from engine.service.pausing import Resume, Stop
from engine.service.projecting import Followed
from engine.service.queue import Filter
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.service.verifying import verify
from engine.service.waking import wake_due
from engine.store.archive import snapshot
from tests.core.pausing_cases import SURVEY, D, on, pausing_document
from tests.support.office import wish
from tests.support.small import ALICE, BOB, DIAN, NOON

MINUTE = dt.timedelta(minutes=1)
FAR = D(2027, 2, 8)
BACK = Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}})


@pytest.fixture
def desk(furnished: Callable[..., Desk]) -> Desk:
    return furnished(pausing_document())


def opened(desk: Desk, key: str = "form-1", **form: Any) -> int:
    receipt = open_case(desk, "small", wish(**form), key, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def stop(desk: Desk, case: int, until: dt.date = FAR, **more: Any) -> Done | Refused:
    made = Stop(more.pop("person", BOB), SURVEY, until, "The water is high.")
    return pausing.stop(desk, case, made, more.pop("now", NOON))


def resume(desk: Desk, case: int, now: dt.datetime) -> Done | Refused:
    return pausing.resume(desk, case, Resume(BOB), now)


def key(result: object) -> str:
    assert isinstance(result, Refused), result
    return result.reasons[0].key


def sound(desk: Desk) -> None:
    with snapshot(desk.database) as archive:
        assert list(verify(archive)) == []


def kinds(desk: Desk, case: int) -> list[str]:
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT kind FROM event WHERE tenant = 1 AND case_id = %s ORDER BY seq", (case,)
        )
        return [row[0] for row in rows]


def told(desk: Desk, person: int, about: str) -> list[str]:
    found = inbox.page(desk, person, None, "id", on(28)).items
    return [one.letter.body for one in found if about in one.letter.subject]


def line(desk: Desk, now: dt.datetime = NOON) -> queue.Line:
    [one] = queue.page(desk, BOB, Filter(), None, now).lines
    return one


def number_of(desk: Desk, case: int) -> str:
    found = case_view.look(desk, BOB, case, NOON)
    assert found is not None
    return found.case.number


def test_the_rows_follow_the_events_and_nothing_is_late(desk: Desk) -> None:
    case = opened(desk)
    before = line(desk)
    assert isinstance(stop(desk, case), Done)
    sound(desk)
    one = line(desk)
    assert (one.last_on, one.late, one.paused_until) == (None, -1, D(2027, 2, 8))
    assert one.task.id == before.task.id  # the same row: what it was told of stays its own
    late = before.last_on
    assert late is not None
    while_stopped = on(8, 23)
    assert queue.page(desk, BOB, Filter(due_before=on(28)), None, on(28)).lines == ()
    assert wake_due(desk.database, while_stopped).leased == 0
    assert kinds(desk, case) == ["opened", "paused"]
    woken = wake_due(desk.database, on(9, 0))
    assert (woken.woken, woken.failed) == (1, 0)
    assert wake_due(desk.database, on(9, 0)).leased == 0
    assert kinds(desk, case) == ["opened", "paused", "resumed"]
    again = line(desk, on(9, 1))
    assert (again.last_on, again.paused_until) == (D(2027, 2, 15), None)
    sound(desk)


def test_a_paused_task_is_counted_as_overdue_nowhere(desk: Desk) -> None:
    case = opened(desk)
    assert figures(desk.database, on(10)).waiting.tasks_overdue == 1
    stop(desk, case, D(2027, 2, 11))
    assert figures(desk.database, on(10)).waiting.tasks_overdue == 0


def test_the_proposer_is_told_of_both_and_the_office_when_it_goes_on_by_itself(desk: Desk) -> None:
    case = opened(desk)
    relay(desk.database, NOON + MINUTE)
    assert isinstance(stop(desk, case), Done)
    relay(desk.database, NOON + 2 * MINUTE)
    [letter] = told(desk, ALICE, "dijeda")
    assert "Awaiting the survey" in letter
    assert "8 Februari 2027" in letter
    assert "The water is high." in letter
    assert told(desk, BOB, "dijeda") == []
    wake_due(desk.database, on(9, 0))
    relay(desk.database, on(9, 1))
    for person in (ALICE, BOB):
        [letter] = told(desk, person, "berjalan lagi")
        assert "15 Februari 2027" in letter


def test_two_tabs_stop_it_once(desk: Desk) -> None:
    for turn in range(10):
        case = opened(desk, f"tabs-{turn}")
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(stop, desk, case) for _ in range(2)]
            done = [one.result() for one in both]
        assert [isinstance(one, Done) for one in done].count(True) == 1
        assert kinds(desk, case) == ["opened", "paused"]
        assert key(next(one for one in done if isinstance(one, Refused))) == "clock_stopped"
    sound(desk)


def test_stopping_against_the_lapse_leaves_one_of_both(desk: Desk) -> None:
    """At the last moment: it is stopped, or it is handed on; never stopped once it was late."""
    first = opened(desk, "first")
    due_at = queue.page(desk, BOB, Filter(), None, NOON).lines[0].task.due_at
    assert due_at is not None
    act(desk, first, BACK, None, NOON)
    for turn in range(10):
        case = opened(desk, f"race-{turn}")
        wake_due(desk.database, due_at - MINUTE)  # the reminder
        with ThreadPoolExecutor(2) as pool:
            early = due_at - dt.timedelta(microseconds=1)
            stopped = pool.submit(stop, desk, case, D(2027, 2, 12), now=early)
            woken = pool.submit(wake_due, desk.database, due_at)
            result, _ = stopped.result(), woken.result()
        found = kinds(desk, case)
        if isinstance(result, Done):
            assert found == ["opened", "reminded", "paused"]
            wake_due(desk.database, due_at)
            assert kinds(desk, case) == found
        else:
            assert key(result) == "clock_not_running"
            assert found == ["opened", "reminded", "lapsed"]
        act(desk, case, BACK, None, due_at)
    sound(desk)


def test_going_on_by_hand_against_the_clock_ends_it_once(desk: Desk) -> None:
    for turn in range(10):
        case = opened(desk, f"ends-{turn}")
        stop(desk, case)
        at = on(9, 0)
        with ThreadPoolExecutor(2) as pool:
            by_hand = pool.submit(resume, desk, case, at)
            woken = pool.submit(wake_due, desk.database, at)
            by_hand.result()
            woken.result()
        assert kinds(desk, case) == ["opened", "paused", "resumed"]
    sound(desk)


def test_deciding_ends_it_and_its_end_wakes_nobody(desk: Desk) -> None:
    case = opened(desk)
    stop(desk, case)
    assert isinstance(act(desk, case, BACK, None, NOON), Done)
    sound(desk)
    assert wake_due(desk.database, on(9, 0)).failed == 0
    assert "resumed" not in kinds(desk, case)


def test_every_seat_goes_on_with_one_event(desk: Desk) -> None:
    case = opened(desk, cost=10**9)
    assert isinstance(
        act(desk, case, Act("pass_on", Actor(BOB), {"agency": "works"}), None, NOON), Done
    )
    assert isinstance(stop(desk, case, D(2027, 2, 6), person=DIAN), Done)
    woken = wake_due(desk.database, on(7, 0))
    assert (woken.leased, woken.woken, woken.failed) == (1, 1, 0)
    assert kinds(desk, case).count("resumed") == 1
    sound(desk)


def test_everybody_reads_why_and_for_how_long(desk: Desk) -> None:
    case = opened(desk)
    stop(desk, case)
    number = number_of(desk, case)
    shown = follow(desk, number, None, NOON)
    assert isinstance(shown, Followed)
    assert shown.still is not None
    assert shown.still.reason is not None
    assert (shown.still.first, shown.still.last) == (D(2027, 2, 1), D(2027, 2, 8))
    entry = shown.entries[0]
    assert (entry.what, entry.words) == ("paused", "The water is high.")
    assert entry.still is not None
    assert entry.still.is_open
    assert isinstance(resume(desk, case, on(4)), Done)
    shown = follow(desk, number, None, on(4, 11))
    assert isinstance(shown, Followed)
    assert shown.still is None
    resumed, paused = shown.entries[:2]
    for one in (resumed, paused):
        assert one.still is not None
        assert (one.still.first, one.still.last) == (D(2027, 2, 1), D(2027, 2, 3))
        assert not one.still.is_open
    [counting] = shown.counts
    assert [(one.first, one.last) for one in counting.stood] == [(D(2027, 2, 1), D(2027, 2, 3))]
    assert {one.kind for one in counting.count.passed} >= {"stopped"}


def test_who_may_is_shown_to_whom(desk: Desk) -> None:
    case = opened(desk)
    mine = case_view.look(desk, BOB, case, NOON)
    own = case_view.look(desk, ALICE, case, NOON)
    assert mine is not None
    assert own is not None
    may = pausing.may_stop(mine, BOB, NOON)
    assert may is not None
    assert [code for code, _ in may.reasons] == [SURVEY]
    assert may.last_on == D(2027, 2, 15)
    assert pausing.may_stop(own, ALICE, NOON) is None
    stop(desk, case)
    mine = case_view.look(desk, BOB, case, NOON)
    assert mine is not None
    assert pausing.may_stop(mine, BOB, NOON) is None
    assert pausing.may_resume(mine, BOB, NOON)
    assert not pausing.may_resume(mine, DIAN, NOON)
