"""The relay: who is told, once, late enough to be right."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from engine.service import telling
from tests.jobs.office import Office
from tests.support.small import ALICE, BOB, NOON

MINUTE = dt.timedelta(minutes=1)
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


def test_a_row_that_is_relayed_again_tells_nobody_twice(office: Office) -> None:
    office.open()
    telling.relay(office.database, SOON)
    before = told(office)
    office.run("UPDATE outbox SET relayed_at = NULL")

    again = telling.relay(office.database, SOON)

    assert again.rows == 2
    assert again.mails == ()
    assert told(office) == before
