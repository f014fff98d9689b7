"""Deadlines: never early, never twice, and one bad case stops nobody."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from engine.service import waking
from engine.service.waking import wake_due
from tests.jobs.office import Office
from tests.support.small import BOB, NOON

INSTANT = dt.timedelta(microseconds=1)
MINUTE = dt.timedelta(minutes=1)


def moment(office: Office, column: str) -> dt.datetime:
    found: dt.datetime = office.rows(f"SELECT min({column}) FROM task WHERE closed_at IS NULL")[0][
        0
    ]
    return found


def kinds(office: Office) -> list[tuple[str, int]]:
    return office.rows("SELECT kind, count(*) FROM event GROUP BY 1 ORDER BY 1")


def test_a_reminder_is_never_early(office: Office) -> None:
    office.open()
    at = moment(office, "remind_at")
    assert wake_due(office.database, at - INSTANT).leased == 0
    assert wake_due(office.database, at).woken == 1
    assert kinds(office) == [("opened", 1), ("reminded", 1)]
    assert office.rows("SELECT queue, notice FROM outbox WHERE kind = 'reminder'") == [
        ("village_head@33.26.01.2001", "remember")
    ]


def test_a_lapse_is_never_early(office: Office) -> None:
    office.open()
    wake_due(office.database, moment(office, "remind_at"))
    at = moment(office, "due_at")
    assert wake_due(office.database, at - INSTANT).leased == 0
    assert wake_due(office.database, at).woken == 1
    assert kinds(office) == [("lapsed", 1), ("opened", 1), ("reminded", 1)]


def test_silence_hands_the_task_up_and_then_is_an_incident_once(office: Office) -> None:
    office.open()
    now = moment(office, "due_at")
    wake_due(office.database, now)
    assert office.rows("SELECT queue FROM task WHERE closed_at IS NULL") == [
        ("district_head@33.26.01",)
    ]
    wake_due(office.database, moment(office, "due_at"))
    for days in range(5):
        assert wake_due(office.database, now + dt.timedelta(days=30 + days)).leased == 0
    assert office.rows("SELECT kind FROM incident") == [("silent",)]
    assert office.rows("SELECT count(*) FROM task WHERE closed_at IS NULL") == [(1,)]


def test_when_both_moments_passed_the_lapse_is_decided(office: Office) -> None:
    office.open()
    assert wake_due(office.database, moment(office, "due_at")).woken == 1
    assert kinds(office) == [("lapsed", 1), ("opened", 1)]


def test_parallel_seats_of_one_case_lapse_one_after_the_other(office: Office) -> None:
    (case_id,) = office.open(cost=900_000_000)
    office.act(case_id, "pass_on", BOB, NOON + MINUTE, agency="works")
    assert office.number("SELECT count(*) FROM task WHERE closed_at IS NULL") == 3

    woken = wake_due(office.database, moment(office, "due_at"))

    assert (woken.leased, woken.woken, woken.failed) == (3, 3, 0)
    assert office.number("SELECT count(*) FROM event WHERE kind = 'lapsed'") == 3
    assert office.number("SELECT revision FROM cases") == 5


def test_workers_side_by_side_wake_each_task_once(office: Office) -> None:
    office.open(80)
    at = moment(office, "due_at")

    def work(_: int) -> int:
        total = 0
        while (done := wake_due(office.database, at, limit=10)).leased:
            total += done.woken
        return total

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 80
    assert kinds(office) == [("lapsed", 80), ("opened", 80)]


def test_a_case_that_moved_after_it_was_read_is_left_as_it_is(office: Office) -> None:
    (case_id,) = office.open()
    at = moment(office, "due_at")
    with ThreadPoolExecutor(1) as pool:
        with office.database.transaction() as somebody:
            somebody.execute("UPDATE cases SET revision = revision + 1 WHERE id = %s", (case_id,))
            waking_now = pool.submit(wake_due, office.database, at)
            while not office.rows("SELECT FROM pg_locks WHERE NOT granted"):
                assert not waking_now.done()
        woken = waking_now.result(timeout=10)

    assert (woken.woken, woken.passed) == (0, 1)
    assert kinds(office) == [("opened", 1)]
    assert office.rows("SELECT leased_until, tries FROM task") == [(None, 0)]


def test_a_worker_that_died_frees_its_rows_by_dying(office: Office) -> None:
    office.open()
    at = moment(office, "due_at")
    office.run("UPDATE task SET leased_until = %s", at + waking.LEASE)
    assert wake_due(office.database, at + waking.LEASE - INSTANT).leased == 0
    assert wake_due(office.database, at + waking.LEASE).woken == 1


def test_a_case_that_cannot_be_read_stops_nobody_and_is_pushed_back_further_each_time(
    office: Office,
) -> None:
    broken, *_others = office.open(5)
    at = moment(office, "due_at")
    standing = office.rows("SELECT standing::text FROM cases WHERE id = %s", broken)[0][0]
    office.run("UPDATE cases SET standing = '{}' WHERE id = %s", broken)

    first = wake_due(office.database, at)
    assert (first.woken, first.failed) == (4, 1)

    pauses = []
    for _ in range(3):
        until = moment(office, "leased_until")
        pauses.append((until - at) / MINUTE)
        assert wake_due(office.database, until - INSTANT).leased == 0
        at = until
        assert wake_due(office.database, at).failed == 1
    assert pauses == [1, 2, 4]
    assert office.rows("SELECT kind, case_id, values ->> 'error' FROM incident") == [
        ("cannot_wake", broken, "KeyError")
    ]

    office.run("UPDATE cases SET standing = %s::jsonb WHERE id = %s", standing, broken)
    assert wake_due(office.database, moment(office, "leased_until")).woken == 1
    assert office.number("SELECT max(tries) FROM task WHERE closed_at IS NULL") == 0


def test_a_step_that_the_database_refuses_stops_no_other(office: Office) -> None:
    bad, *_others = office.open(5)
    at = moment(office, "due_at")
    # Somebody left an event where the next one of this case belongs.
    office.run(
        "INSERT INTO event SELECT tenant, case_id, 2, kind, recorded_at, happened_at, body, hash"
        " FROM event WHERE case_id = %s",
        bad,
    )

    woken = wake_due(office.database, at)

    assert (woken.woken, woken.failed) == (4, 1)
    assert office.number("SELECT tries FROM task WHERE case_id = %s", bad) == 1
