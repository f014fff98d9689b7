"""The relay: who is told, once, late enough to be right."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.service import telling
from engine.store import outbox
from tests.jobs.office import Office
from tests.support.small import ALICE, BOB, NOON

SECOND = dt.timedelta(seconds=1)
MINUTE = 60 * SECOND
SOON = NOON + MINUTE


def told(office: Office) -> list[tuple[int, str, str]]:
    return office.rows("SELECT person, channel, notice FROM delivery ORDER BY person, channel, id")


def test_nothing_leaves_before_its_moment(office: Office) -> None:
    office.open()

    early = telling.relay(office.database, SOON - dt.timedelta(microseconds=1))

    assert early.rows == 0
    assert told(office) == []


def test_whoever_holds_the_office_is_told_on_the_page_and_by_mail(office: Office) -> None:
    office.open()

    relayed = telling.relay(office.database, SOON)

    assert (relayed.rows, relayed.told) == (2, 2)
    assert [row for row in told(office) if row[0] == BOB] == [
        (BOB, "mail", "task"),
        (BOB, "page", "task"),
    ]
    # The task is Bob's to do: at once. Alice's news can wait for the morning.
    mails = office.rows("SELECT tenant, id FROM delivery WHERE person = %s AND channel='mail'", BOB)
    assert list(relayed.mails) == mails
    (morning,) = office.rows(
        "SELECT next_at FROM delivery WHERE person = %s AND channel = 'mail'", ALICE
    )[0]
    assert morning == dt.datetime(2027, 2, 2, tzinfo=dt.UTC)  # 07.00 in Jakarta


def test_a_person_without_mail_is_told_on_the_page_alone(office: Office) -> None:
    office.run("UPDATE person SET email = NULL WHERE id = %s", BOB)
    office.open()

    telling.relay(office.database, SOON)

    assert [row for row in told(office) if row[0] == BOB] == [(BOB, "page", "task")]


def test_a_notice_of_work_that_is_done_is_dropped_and_recorded(office: Office) -> None:
    (case_id,) = office.open()
    office.act(case_id, "pass_on", BOB, NOON + dt.timedelta(seconds=20), agency="works")

    relayed = telling.relay(office.database, NOON + 2 * MINUTE)

    assert relayed.closed == 1
    assert BOB not in {person for person, _channel, _notice in told(office)}
    outcomes = office.rows("SELECT kind, outcome FROM outbox WHERE queue LIKE 'village_head%%'")
    assert outcomes == [("task", "closed")]


def test_a_visit_that_was_left_and_entered_again_is_one_message(office: Office) -> None:
    (case_id,) = office.open()
    later = NOON + dt.timedelta(seconds=10)
    office.act(case_id, "send_back", BOB, later, remarks={"title": "Which lane?"})
    office.act(case_id, "resubmit", ALICE, later + dt.timedelta(seconds=10), title="A drain")

    telling.relay(office.database, NOON + 3 * MINUTE)

    assert [row for row in told(office) if row[0] == BOB] == [
        (BOB, "mail", "task"),
        (BOB, "page", "task"),
    ]


def test_nobody_behind_a_queue_is_an_incident_and_not_a_loss(office: Office) -> None:
    office.open()
    office.vacate("village_head")

    relayed = telling.relay(office.database, SOON)

    assert relayed.nobody == 1
    incidents = office.rows("SELECT kind, values ->> 'notice' FROM incident")
    assert ("nobody_told", "task") in incidents
    assert office.rows("SELECT outcome FROM outbox WHERE kind = 'task'") == [("nobody",)]


def test_two_relays_at_once_tell_everybody_once(office: Office) -> None:
    office.open(120)

    def relay(_: int) -> int:
        done = 0
        while rows := telling.relay(office.database, SOON, limit=25).rows:
            done += rows
        return done

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(relay, range(4)))

    assert sum(done) == 240
    counts = office.rows(
        "SELECT person, channel, count(*) FROM delivery GROUP BY 1, 2 ORDER BY 1, 2"
    )
    assert counts == [(1, "mail", 120), (1, "page", 120), (2, "mail", 120), (2, "page", 120)]
    assert office.number("SELECT count(*) FROM outbox WHERE relayed_at IS NULL") == 0


def test_a_long_queue_is_told_in_the_order_of_its_moments(office: Office) -> None:
    office.open(60)
    office.run("UPDATE outbox SET not_before = not_before - id * interval '1 second'")

    done = list(telling.relay_all(office.database, SOON, most=100, limit=25))

    assert [batch.rows for batch in done] == [25, 25, 25, 25, 20]
    assert sum(len(batch.mails) for batch in done) == office.number(
        "SELECT count(*) FROM delivery WHERE channel = 'mail' AND digest IS NULL"
    )
    numbered = "SELECT o.id FROM delivery d JOIN outbox o ON o.id = d.outbox ORDER BY d.id"
    told_in = [row[0] for row in office.rows(numbered)]
    assert told_in == sorted(told_in, reverse=True)


def test_no_more_batches_than_asked_for_and_nothing_is_kept_back(office: Office) -> None:
    office.open(60)

    done = list(telling.relay_all(office.database, SOON, most=2, limit=25))

    assert [batch.rows for batch in done] == [25, 25]
    assert telling.relay(office.database, SOON).rows == 70


@pytest.mark.parametrize("broken", ["settle", "reader"])
def test_what_was_claimed_ahead_is_let_go_when_a_batch_fails(
    office: Office, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    office.open(60)
    settle, batches = outbox.settle, 0
    kept: list[object] = []  # so that nothing ends by being forgotten
    claim = telling._Held.__init__

    def claims(held: telling._Held, *given: Any) -> None:
        kept.append(held)
        claim(held, *given)

    monkeypatch.setattr(telling._Held, "__init__", claims)

    def fails(*given: Any) -> Any:
        nonlocal batches
        batches += 1
        if broken == "settle" and batches == 2:
            raise RuntimeError("the second")
        return settle(*given)

    monkeypatch.setattr(outbox, "settle", fails)
    told = telling.relay_all(office.database, SOON, most=100, limit=25)
    assert next(told).rows == 25
    if broken == "settle":
        with pytest.raises(RuntimeError, match="the second"):
            next(told)
    else:
        told.close()
    monkeypatch.undo()

    # At once: neither batch is locked any more.
    assert telling.relay(office.database, SOON, limit=100).rows == 95


def test_a_row_that_is_relayed_again_tells_nobody_twice(office: Office) -> None:
    office.open()
    telling.relay(office.database, SOON)
    before = told(office)
    office.run("UPDATE outbox SET relayed_at = NULL")

    again = telling.relay(office.database, SOON)

    assert again.rows == 2
    assert again.mails == ()
    assert told(office) == before


def news(office: Office, case_id: int, at: dt.datetime) -> None:
    """A change of the case at this moment that tells its asker; it may go a minute later."""
    office.run(
        "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
        " SELECT tenant, case_id, seq, queue, notice, kind, values, %s FROM outbox"
        "  WHERE case_id = %s AND kind = 'progress' ORDER BY id LIMIT 1",
        at + MINUTE,
        case_id,
    )


def outcomes(office: Office, case_id: int) -> list[str | None]:
    found = office.rows(
        "SELECT outcome FROM outbox WHERE kind = 'progress' AND case_id = %s ORDER BY not_before",
        case_id,
    )
    return [outcome for (outcome,) in found]


def test_changes_within_a_minute_are_one_message_although_each_is_due_by_itself(
    office: Office,
) -> None:
    (case_id,) = office.open()
    news(office, case_id, NOON + 30 * SECOND)

    for tick in range(0, 40, 10):
        telling.relay(office.database, SOON + tick * SECOND)
        waiting = [None, None] if tick < 30 else ["joined", "told"]
        assert outcomes(office, case_id) == waiting

    assert [row for row in told(office) if row[:2] == (ALICE, "page")] == [
        (ALICE, "page", "received")
    ]


def test_news_waits_for_newer_news_once_and_no_longer_than_a_minute(office: Office) -> None:
    (case_id,) = office.open()
    for step in range(1, 8):  # something happens every thirty seconds
        news(office, case_id, NOON + 30 * step * SECOND)

    at = {}
    for tick in range(0, 241, 10):
        telling.relay(office.database, SOON + tick * SECOND)
        at[tick] = outcomes(office, case_id)

    assert at[50] == [None] * 8
    assert at[60] == ["joined", "joined", "told", *[None] * 5]
    assert at[150] == [*at[60][:3], "joined", "joined", "told", None, None]
    assert at[210] == [*at[150][:6], "joined", "told"]


def test_work_and_other_cases_do_not_wait_for_the_news_of_a_case(office: Office) -> None:
    case_id, other = office.open(2)
    news(office, case_id, NOON + 30 * SECOND)

    telling.relay(office.database, SOON)

    assert outcomes(office, case_id) == [None, None]
    assert outcomes(office, other) == ["told"]
    tasks = office.rows("SELECT outcome FROM outbox WHERE kind = 'task'")
    assert tasks == [("told",), ("told",)]


def test_news_that_newer_news_spoke_for_is_told_when_that_is_undone(office: Office) -> None:
    (case_id,) = office.open()
    news(office, case_id, NOON + 30 * SECOND)
    telling.relay(office.database, SOON)
    assert outcomes(office, case_id) == [None, None]

    office.run(
        "UPDATE outbox SET relayed_at = %s, outcome = 'undone' WHERE id ="
        " (SELECT max(id) FROM outbox)",
        SOON + 10 * SECOND,
    )
    telling.relay(office.database, SOON + 11 * SECOND)

    assert outcomes(office, case_id) == ["told", "undone"]


def test_news_that_is_held_fills_no_batch(office: Office) -> None:
    held = office.open(5)
    for case_id in held:
        news(office, case_id, NOON + 30 * SECOND)
    office.open(1, NOON + 10 * SECOND)

    rows = 0
    while relayed := telling.relay(office.database, SOON + 10 * SECOND, limit=2):
        rows += relayed.rows
        if not relayed.full:
            break

    assert rows == 5 + 2  # the work of all, the news of one


def test_news_that_waits_keeps_the_moment_until_which_its_act_can_be_undone(
    office: Office,
) -> None:
    (case_id,) = office.open()
    news(office, case_id, NOON + 30 * SECOND)

    telling.relay(office.database, SOON)

    assert outcomes(office, case_id) == [None, None]
    moments = office.rows("SELECT not_before FROM outbox WHERE kind = 'progress' ORDER BY 1")
    assert moments == [(SOON,), (SOON + 30 * SECOND,)]
