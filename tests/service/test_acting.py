"""Acting on a case: exactly once, never on what has moved, never on another tenant's."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from msgspec.structs import replace

from engine.core.values import Act, Actor, Refused
from engine.service import acting_many
from engine.service.acting import NoSuchCaseError, act
from engine.service.acting_many import act_many
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Done, FormConflict, Moved, Receipt
from engine.store import events
from engine.store.database import Connection, Database
from engine.store.stepping import Packed, Writing, load
from tests.support.office import furnish, pass_on, refuse, wish
from tests.support.small import ALICE, BOB, CHARLIE, DISTRICT, NOON, STRANGER


@pytest.fixture
def case(desk: Desk) -> int:
    """The id of a case that waits for Bob."""
    return opened(desk, 1)[0]


def opened(desk: Desk, many: int, **changes: object) -> list[int]:
    receipts = open_many(
        desk, "small", [(wish(**changes), f"open-{desk.tenant}-{n}") for n in range(many)], NOON
    )
    return [receipt.case_id for receipt in receipts if isinstance(receipt, Receipt)]


def rows(owner: Database, query: str) -> list[tuple[object, ...]]:
    with owner.connection() as connection:
        return connection.execute(query).fetchall()


def test_an_act_moves_the_case_to_the_next_office(desk: Desk, case: int, owner: Database) -> None:
    done = act(desk, case, pass_on(1), "form-1", NOON)
    assert isinstance(done, Done)
    assert (done.case.state, done.seq, done.again) == ("district_check", 2, False)
    with desk.database.connection() as connection:
        assert load(connection, 1, [case]) == [done.case]
    assert rows(owner, "SELECT queue, closed_at IS NULL FROM task ORDER BY id") == [
        ("village_head@33.26.01.2001", False),
        (f"district_head@{DISTRICT}", True),
    ]


def test_the_same_act_sent_again_is_done_once(desk: Desk, case: int, owner: Database) -> None:
    first = act(desk, case, pass_on(1), "form-1", NOON)
    again = act(desk, case, pass_on(1), "form-1", NOON)
    assert isinstance(first, Done)
    assert again == replace(first, again=True)
    assert rows(owner, "SELECT count(*) FROM event") == [(2,)]


def test_the_same_form_with_another_answer_shows_both(desk: Desk, case: int) -> None:
    act(desk, case, refuse(1), "form-1", NOON)
    other = Act("refuse", Actor(BOB), {"reason": "LOW", "words": "No", "next_step": "None"}, 1)
    conflict = act(desk, case, other, "form-1", NOON)
    assert isinstance(conflict, FormConflict)
    assert conflict.stored == {
        "reason": "LOW",
        "words": "Too dear for this year",
        "next_step": "Ask again in 2029",
    }
    assert conflict.offered == other.data


def test_a_form_of_another_case_is_a_conflict_that_names_that_case(desk: Desk) -> None:
    first, second = opened(desk, 2)
    act(desk, first, pass_on(1), "form-1", NOON)
    conflict = act(desk, second, pass_on(1), "form-1", NOON)
    assert isinstance(conflict, FormConflict)
    assert conflict.receipt.case_id == first


def test_ten_parallel_sends_of_one_act_are_one_event(
    desk: Desk, case: int, owner: Database
) -> None:
    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(lambda _: act(desk, case, pass_on(1), "f", NOON), range(10)))
    assert all(isinstance(one, Done) and one.seq == 2 for one in results)
    assert sum(isinstance(one, Done) and not one.again for one in results) == 1
    assert rows(owner, "SELECT count(*) FROM event") == [(2,)]


def test_of_two_actors_at_once_exactly_one_wins(desk: Desk) -> None:
    for case in opened(desk, 10):
        start = threading.Barrier(2)

        def send(request: Act, case: int = case, start: threading.Barrier = start) -> object:
            start.wait()
            return act(desk, case, request, None, NOON)

        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(send, (pass_on(1), refuse(1))))
        assert sorted(type(one).__name__ for one in results) == ["Done", "Moved"]
        moved = next(one for one in results if isinstance(one, Moved))
        assert [one.seq for one in moved.since] == [2]
        assert moved.case.revision == 2


def test_who_acts_on_an_old_page_sees_what_happened(desk: Desk, case: int) -> None:
    act(desk, case, pass_on(1), None, NOON)
    moved = act(desk, case, refuse(1), None, NOON)
    assert isinstance(moved, Moved)
    assert moved.case.state == "district_check"
    assert [one.record["act"] for one in moved.since] == ["pass_on"]


def test_what_was_added_meanwhile_must_be_seen_first(desk: Desk, case: int) -> None:
    act(desk, case, Act("add_note", Actor(ALICE), {"note": "Please hurry"}), None, NOON)
    moved = act(desk, case, pass_on(1), None, NOON)
    assert isinstance(moved, Moved)
    assert moved.since[0].words == {"set.note": "Please hurry"}


def test_a_vote_of_another_seat_is_no_reason_to_stop(desk: Desk) -> None:
    (case,) = opened(desk, 1, cost=900_000_000)
    act(desk, case, pass_on(1), None, NOON)
    for number, person in enumerate((4, 5)):
        done = act(desk, case, Act("pass", Actor(person), {}, 2), None, NOON)
        assert isinstance(done, Done), done
        assert done.seq == 3 + number
    assert done.case.ending == "completed"


def test_a_refusal_writes_nothing(desk: Desk, case: int, owner: Database) -> None:
    refused = act(desk, case, pass_on(1, person=STRANGER), "form-1", NOON)
    assert isinstance(refused, Refused)
    assert rows(owner, "SELECT count(*) FROM event") == [(1,)]
    assert isinstance(act(desk, case, pass_on(1), "form-1", NOON), FormConflict | Done)


def test_another_tenants_case_does_not_exist(desk: Desk, case: int, owner: Database) -> None:
    with owner.transaction() as connection:
        furnish(connection, 2)
    with pytest.raises(NoSuchCaseError):
        act(Desk(desk.database, 2), case, pass_on(), None, NOON)
    assert act_many(Desk(desk.database, 2), [(case, pass_on())], NOON) == [None]


def test_many_cases_are_decided_at_once_each_with_its_own_result(desk: Desk) -> None:
    ids = opened(desk, 6)
    act(desk, ids[1], refuse(), None, NOON)
    act(desk, ids[2], refuse(), None, NOON)
    results = act_many(
        desk,
        [
            (ids[0], pass_on(1)),
            (ids[1], pass_on(1)),
            (ids[2], pass_on()),
            (ids[3], pass_on(1, person=CHARLIE)),
            (ids[4], pass_on()),
            (10**9, pass_on()),
        ],
        NOON,
    )
    assert [type(one).__name__ for one in results] == [
        "Done",
        "Moved",
        "Refused",
        "Refused",
        "Done",
        "NoneType",
    ]
    with desk.database.connection() as connection:
        (case,) = load(connection, 1, [ids[0]])
    assert isinstance(results[0], Done)
    assert results[0].case == case


def test_a_case_that_moves_under_a_batch_is_decided_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = opened(desk, 3)
    note = Act("add_note", Actor(ALICE), {"note": "Quick"})
    real = acting_many.begin_write

    def late(connection: Connection, steps: Packed) -> Writing:
        monkeypatch.setattr(acting_many, "begin_write", real)
        act(desk, ids[1], note, None, NOON)
        return real(connection, steps)

    monkeypatch.setattr(acting_many, "begin_write", late)
    results = act_many(desk, [(id_, pass_on()) for id_ in ids], NOON)
    assert [isinstance(one, Done) and one.seq for one in results] == [2, 3, 2]


def test_a_batch_is_written_piece_by_piece(
    desk: Desk, owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting_many, "PIECE", 3)
    ids = opened(desk, 17)
    done = act_many(desk, [(id_, pass_on(1)) for id_ in ids], NOON)
    assert all(isinstance(one, Done) and one.seq == 2 for one in done)
    assert [one.case.id for one in done if isinstance(one, Done)] == ids
    assert rows(owner, "SELECT count(*) FROM event WHERE seq = 2") == [(17,)]


@contextmanager
def held(database: Database, case: int) -> Iterator[None]:
    """Somebody else has the case's row in hand."""
    with database.transaction() as connection:
        connection.execute("SELECT 1 FROM cases WHERE id = %s FOR UPDATE", (case,))
        yield


def test_a_killed_statement_leaves_nothing_half(
    desk: Desk, case: int, owner: Database, make_owner: Database
) -> None:
    failed: list[BaseException] = []

    def send() -> None:
        try:
            act(desk, case, pass_on(1), "form-1", NOON)
        except psycopg.Error as error:
            failed.append(error)

    with held(owner, case):
        sender = threading.Thread(target=send)
        sender.start()
        kill = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND datname = current_database()"
        )
        while not rows(make_owner, kill):
            pass
        sender.join(10)
    assert failed
    counts = (
        "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM task), count(*) FROM outbox"
    )
    assert rows(owner, counts) == [(1, 1, 2)]
    assert isinstance(act(desk, case, pass_on(1), "form-1", NOON), Done), "and it goes on"


@pytest.fixture
def make_owner(database_url: str) -> Iterator[Database]:
    """A second way in for the owner, while the first holds a row."""
    opened = Database(database_url, size=1, as_owner=True)
    yield opened
    opened.close()


def test_what_happened_reads_back_with_its_words(desk: Desk, case: int) -> None:
    act(desk, case, refuse(1), None, NOON)
    with desk.database.connection() as connection:
        first, last = events.since(connection, 1, case)
    assert first.words["set.title"] == "A drain along the lane"
    assert "A drain" not in str(first.record)
    assert last.words == {
        "say.words": "Too dear for this year",
        "say.next_step": "Ask again in 2029",
    }
    assert last.record["by"]["person"] == BOB


def test_a_place_that_does_not_exist_is_refused_also_in_an_act(desk: Desk, case: int):
    back = Act("send_back", Actor(BOB), {"remarks": {"place": "Which village?"}})
    assert isinstance(act(desk, case, back, None, NOON), Done)
    made_up = Act("resubmit", Actor(ALICE), {"place": f"{DISTRICT}.2999"})
    refused = act(desk, case, made_up, None, NOON)
    assert isinstance(refused, Refused)
    assert [(one.key, one.field) for one in refused.reasons] == [("unknown_area", "place")]
