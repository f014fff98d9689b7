"""Every check of the fault proof is broken on purpose: it must see exactly what was spoilt."""

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from engine.trial.checks import accounts, messages
from engine.trial.checks import book as books
from engine.trial.checks.book import Book, Record
from engine.trial.checks.every import CHECKS, broken
from engine.trial.checks.folding import steps, undone
from tests.trial.ground import Left, walked

# The walk that all of them spoil is some hundred steps: a busy machine takes its time.
pytestmark = pytest.mark.timeout(400)

ACCOUNTS, RIGHTS, VOTES, LAPSES, MESSAGES, FOLD, CHAINS = CHECKS
SOME = "(SELECT case_id FROM event WHERE kind = 'acted' GROUP BY 1 HAVING count(*) > 1 LIMIT 1)"


@pytest.fixture(scope="module")
def left(module_database_url: str) -> Iterator[Left]:
    with tempfile.TemporaryDirectory() as folder:
        yield walked(module_database_url, Path(folder))


@pytest.fixture
def connection(left: Left) -> Iterator[psycopg.Connection]:
    """The owner's way in; whatever was spoilt is as it was afterwards."""
    address = left.url.replace("+psycopg", "")
    with psycopg.connect(address) as opened:
        yield opened
        opened.rollback()


def read(left: Left, connection: psycopg.Connection) -> Book:
    book = books.of_rows(connection, left.tenant, left.moment)
    book.journal.extend(books.of_journal(left.journal))
    return book


def test_what_a_walk_leaves_is_sound_and_has_everything_in_it(
    left: Left, connection: psycopg.Connection
) -> None:
    book = read(left, connection)
    assert broken(book) == {}
    kinds = {one.kind for events in book.events.values() for one in events}
    assert {"opened", "acted", "voted", "undone", "lapsed", "reminded", "taken"} <= kinds
    assert {"mail", "asked", "answer"} <= {line["kind"] for line in book.journal}
    assert {"told", "undone", "closed"} <= {one.outcome for one in book.outbox}


SPOILT: dict[str, tuple[str, set[str]]] = {
    "an event is lost": (
        (
            "DELETE FROM event WHERE (case_id, seq) = (SELECT c.id, c.revision FROM cases c"
            " JOIN event e ON e.case_id = c.id AND e.seq = c.revision"
            " WHERE e.kind = 'acted' ORDER BY c.id LIMIT 1)"
        ),
        {ACCOUNTS, FOLD, CHAINS},
    ),
    "a byte is another one": (
        (
            f"UPDATE event SET body = convert_to(replace(convert_from(body, 'UTF8'),"
            f" '\"v\":1', '\"v\":7'), 'UTF8') WHERE case_id = {SOME} AND seq = 1"
        ),
        {CHAINS},
    ),
    "a word is another one": (
        (
            "UPDATE words SET value = '\"other\"' WHERE ctid = (SELECT ctid FROM words"
            " WHERE path = 'say.words' LIMIT 1)"
        ),
        {CHAINS, ACCOUNTS},
    ),
    "a whole case is gone": (
        (
            "WITH gone AS (SELECT case_id AS id FROM delivery WHERE channel = 'mail'"
            " AND sent_at IS NOT NULL ORDER BY delivery.id LIMIT 1),"
            " words_ AS (DELETE FROM words USING gone WHERE case_id = gone.id),"
            " events_ AS (DELETE FROM event USING gone WHERE case_id = gone.id),"
            " tasks_ AS (DELETE FROM task USING gone WHERE case_id = gone.id),"
            " sent_ AS (DELETE FROM submission USING gone WHERE case_id = gone.id),"
            " incidents_ AS (DELETE FROM incident USING gone WHERE case_id = gone.id),"
            " ended_ AS (DELETE FROM ended USING gone WHERE case_id = gone.id),"
            " deliveries_ AS (DELETE FROM delivery USING gone WHERE case_id = gone.id),"
            " outbox_ AS (DELETE FROM outbox USING gone WHERE case_id = gone.id)"
            " DELETE FROM cases USING gone WHERE cases.id = gone.id"
        ),
        {ACCOUNTS, CHAINS, MESSAGES},
    ),
    "a number is skipped": ("UPDATE counter SET last = last + 1", {CHAINS}),
    "a case stands elsewhere": (
        f"UPDATE cases SET state = 'elsewhere' WHERE id = {SOME}",
        {FOLD},
    ),
    "an answer is another one": (
        f"UPDATE cases SET data = data || '{{\"cost\": 1}}' WHERE id = {SOME}",
        {FOLD},
    ),
    "a task is closed by nobody": (
        (
            "UPDATE task SET closed_at = now() WHERE id ="
            " (SELECT id FROM task WHERE closed_at IS NULL LIMIT 1)"
        ),
        {FOLD},
    ),
    "somebody never held the office": (
        (
            "UPDATE term SET from_on = '2028-01-01' WHERE person ="
            " (SELECT (e.body -> 'by' ->> 'person')::bigint FROM"
            " (SELECT kind, convert_from(body, 'UTF8')::jsonb AS body FROM event) AS e"
            " WHERE e.kind = 'acted' AND e.body -> 'by' ->> 'queue' LIKE '%@%' LIMIT 1)"
        ),
        {RIGHTS},
    ),
    "a mail was never sent": (
        (
            "UPDATE delivery SET sent_at = now() WHERE id = (SELECT id FROM delivery"
            " WHERE channel = 'mail' AND next_at IS NOT NULL LIMIT 1)"
        ),
        {MESSAGES},
    ),
    "a mail was given up": (
        (
            "UPDATE delivery SET failed_at = now() WHERE id = (SELECT id FROM delivery"
            " WHERE channel = 'mail' LIMIT 1)"
        ),
        {MESSAGES},
    ),
    "a notice was told to nobody": (
        (
            "DELETE FROM delivery WHERE channel = 'page' AND outbox ="
            " (SELECT id FROM outbox WHERE outcome = 'told' ORDER BY id LIMIT 1)"
        ),
        {MESSAGES},
    ),
    "a notice was forgotten": (
        (
            "WITH one AS (SELECT id FROM outbox WHERE notice = 'task' AND kind = 'task'"
            " AND outcome = 'closed' LIMIT 1) DELETE FROM outbox USING one WHERE outbox.id = one.id"
        ),
        {MESSAGES},
    ),
    "a notice stands twice": (
        (
            "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before,"
            " relayed_at, outcome) SELECT tenant, case_id, seq, queue, notice, kind, values,"
            " not_before, relayed_at, 'closed' FROM outbox WHERE outcome = 'closed' LIMIT 1"
        ),
        {MESSAGES},
    ),
    "somebody was told of what was undone": (
        (
            "UPDATE outbox SET outcome = 'closed' WHERE id ="
            " (SELECT id FROM outbox WHERE outcome = 'undone' LIMIT 1)"
        ),
        {MESSAGES},
    ),
    "a notice is still waiting": (
        (
            "UPDATE outbox SET relayed_at = NULL, outcome = NULL WHERE id = (SELECT id FROM outbox"
            " WHERE outcome = 'closed' LIMIT 1)"
        ),
        {MESSAGES},
    ),
    "the register has lost an entry": (
        "DELETE FROM decision WHERE seq = 2",
        {CHAINS},
    ),
    "a definition is another one": (
        "UPDATE definition_version SET body = body || ' '::bytea WHERE workflow = 'drawn_1'",
        {CHAINS},
    ),
    "a form was sent by nobody": (
        "DELETE FROM submission WHERE form = (SELECT form FROM submission LIMIT 1)",
        {ACCOUNTS},
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_in_the_database_is_seen(
    name: str, left: Left, connection: psycopg.Connection
) -> None:
    statement, seen_by = SPOILT[name]
    assert connection.execute(statement.encode()).rowcount >= 1
    found = broken(read(left, connection)).keys()
    # Without its last act a case waits again, perhaps for what is overdue by now.
    assert found - {LAPSES} == seen_by


def first(book: Book, kind: str, **said: object) -> Record:
    """The first such line of the journal."""
    return next(
        line
        for line in book.journal
        if line["kind"] == kind and all(line.get(key) == value for key, value in said.items())
    )


def lose_a_mail(book: Book) -> None:
    book.journal.remove(first(book, "mail"))


def invent_a_mail(book: Book) -> None:
    book.journal.append(first(book, "mail") | {"id": "<1.99999999@kantor.example>"})


def repeat_a_mail_about_something_else(book: Book) -> None:
    alone = {one.id for one in book.deliveries if one.channel == "mail" and one.digest is None}
    line = next(
        line for line in book.journal
        if line["kind"] == "mail" and int(line["id"].partition("@")[0].rpartition(".")[2]) in alone
    )  # fmt: skip
    book.journal.append(line | {"subject": "other"})


def send_a_mail_to_somebody_else(book: Book) -> None:
    first(book, "mail")["to"] = ["somebody@kantor.example"]


def ask_for_nothing(book: Book) -> None:
    """An act that stands there, and that nobody asked for."""
    answer = first(book, "answer", answer="accepted", again=False)
    book.journal[:] = [line for line in book.journal if line.get("id") != answer["id"]]


def refuse_what_was_done(book: Book) -> None:
    sent = next(
        line for line in book.journal if line["kind"] == "asked" and line["do"] == "open"
        and first(book, "answer", id=line["id"])["answer"] == "accepted"
    )  # fmt: skip
    answer = first(book, "answer", id=sent["id"])
    answer["answer"] = "refused"


def accept_what_was_not_done(book: Book) -> None:
    first(book, "answer", answer="refused")["answer"] = "accepted"


def be_asked_by_somebody_else(book: Book) -> None:
    answer = first(book, "answer", answer="accepted")
    first(book, "asked", id=answer["id"])["by"] = 9999


def fail_on_a_page(book: Book) -> None:
    book.journal.append({"kind": "answer", "id": "page", "status": 500, "answer": "unknown"})


def stumble(book: Book) -> None:
    book.journal.append({"kind": "stumbled", "who": "page", "over": "KeyError"})


def answer_with_an_error(book: Book) -> None:
    answer = first(book, "answer", answer="refused")
    answer |= {"answer": "error", "error": "ZeroDivisionError"}


JOURNAL: dict[Callable[[Book], None], str] = {
    lose_a_mail: MESSAGES,
    invent_a_mail: MESSAGES,
    repeat_a_mail_about_something_else: MESSAGES,
    send_a_mail_to_somebody_else: MESSAGES,
    ask_for_nothing: ACCOUNTS,
    refuse_what_was_done: ACCOUNTS,
    accept_what_was_not_done: ACCOUNTS,
    be_asked_by_somebody_else: ACCOUNTS,
    fail_on_a_page: ACCOUNTS,
    stumble: ACCOUNTS,
    answer_with_an_error: ACCOUNTS,
}


@pytest.mark.parametrize("spoil", JOURNAL, ids=lambda one: one.__name__)
def test_what_is_spoilt_in_the_journal_is_seen(
    spoil: Callable[[Book], None], left: Left, connection: psycopg.Connection
) -> None:
    book = read(left, connection)
    spoil(book)
    assert broken(book).keys() == {JOURNAL[spoil]}


def spoil_events(book: Book, kind: str, change: Callable[[Record], None]) -> None:
    """What an engine at fault would have written: sealed, folded and answered as it should be."""
    for events in book.events.values():
        for event in events:
            if event.kind == kind:
                change(event.record)
                return
    raise LookupError(kind)


@pytest.mark.parametrize(("days", "missed"), [(28, True), (31, False)])
def test_a_notice_that_was_swept_in_time_is_not_missed(
    left: Left, connection: psycopg.Connection, days: int, missed: bool
) -> None:
    gone = connection.execute(
        "DELETE FROM outbox WHERE id = (SELECT o.id FROM outbox o WHERE outcome = 'closed'"
        " AND NOT EXISTS (SELECT FROM delivery d WHERE d.outbox = o.id) LIMIT 1)"
        " RETURNING case_id, seq"
    ).fetchall()
    book = read(left, connection)
    [event] = [one for one in book.events[gone[0][0]] if one.seq == gone[0][1]]
    later = dataclasses.replace(book, moment=event.recorded_at + dt.timedelta(days=days))
    assert any(f"event {event.seq}: no " in line for line in messages.check(later)) == missed


def test_a_second_vote_of_one_person_is_seen(left: Left, connection: psycopg.Connection) -> None:
    book = read(left, connection)
    voted: dict[tuple[int, int], list[Record]] = {}
    for case in book.cases:
        for step in steps(book, case):
            if step.event.kind == "voted" and step.event.seq not in undone(book, case):
                voted.setdefault((case, step.before.visit), []).append(step.event.record)
    one, second = next(found for found in voted.values() if len(found) == 2)
    second["by"]["person"] = one["by"]["person"]
    assert VOTES in broken(book)
    second["vote"]["slot"] = one["vote"]["slot"]
    assert len(broken(book)[VOTES]) == 2


def test_a_lapse_before_its_moment_is_seen(left: Left, connection: psycopg.Connection) -> None:
    book = read(left, connection)
    for case, events in book.events.items():
        for place, event in enumerate(events):
            if event.kind == "lapsed":
                early = event.recorded_at - dt.timedelta(days=30)
                book.events[case][place] = event._replace(recorded_at=early)
                assert broken(book).keys() == {LAPSES}
                return
    raise AssertionError("nothing lapsed")


def test_a_lapse_that_never_came_is_seen(left: Left, connection: psycopg.Connection) -> None:
    later = books.of_rows(connection, left.tenant, left.moment + dt.timedelta(days=60))
    later.journal.extend(books.of_journal(left.journal))
    assert LAPSES in broken(later)


def test_a_due_moment_that_was_counted_wrongly_is_seen(
    left: Left, connection: psycopg.Connection
) -> None:
    book = read(left, connection)

    def sooner(record: Record) -> None:
        due = dt.datetime.fromisoformat(record["open"][0]["due"])
        record["open"][0]["due"] = (due - dt.timedelta(days=30)).isoformat()

    spoil_events(book, "opened", sooner)
    assert LAPSES in broken(book)


def test_a_second_lapse_is_seen(left: Left, connection: psycopg.Connection) -> None:
    book = read(left, connection)
    for case, events in book.events.items():
        for place, event in enumerate(events):
            if event.kind == "reminded":
                book.events[case].insert(place + 1, event)
                assert LAPSES in broken(book)
                return
    raise AssertionError("nobody was reminded")


def test_a_decision_by_somebody_else_is_seen(left: Left, connection: psycopg.Connection) -> None:
    for kind, key, value in (
        ("acted", "queue", "person:99"),
        ("voted", "queue", "elsewhere@"),
        ("opened", "queue", "village_head@33.26.13.1010"),
        ("acted", "roles", ["planner"]),
    ):
        book = read(left, connection)

        def other(record: Record, key: str = key, value: object = value) -> None:
            record["by"][key] = value

        spoil_events(book, kind, other)
        assert RIGHTS in broken(book), (kind, key)


def test_taking_back_what_somebody_else_did_is_seen(
    left: Left, connection: psycopg.Connection
) -> None:
    for change in ({"undoes": 1}, {"by": {"person": 2, "queue": "person:2", "roles": []}}):
        book = read(left, connection)
        spoil_events(book, "undone", lambda record, change=change: record.update(change))
        assert RIGHTS in broken(book), change


def test_taking_up_what_was_passed_on_is_no_loss_and_of_what_was_not_is_one(
    left: Left, connection: psycopg.Connection
) -> None:
    book = read(left, connection)
    taken = next(one for events in book.events.values() for one in events if one.kind == "taken")
    asked = {"kind": "asked", "id": "p.1", "way": "page", "do": "hand", "action": "take"}
    for who, passed, missed in ((77, 77, False), (77, 78, True)):
        book = read(left, connection)
        events = book.events[taken.case]
        at = next(number for number, one in enumerate(events) if one.seq == taken.seq)
        record = {**taken.record, "hand": {**taken.record["hand"], "to": passed}}
        events[at] = taken._replace(kind="passed_on", record=record)
        book.journal.append({**asked, "by": who, "case": taken.case})
        book.journal.append({"kind": "answer", "id": "p.1", "status": 303, "answer": "accepted"})
        said = [line for line in accounts.check(book) if line.startswith("p.1: accepted")]
        assert bool(said) == missed
