"""Handing a task up against real PostgreSQL: one row closed, one made, one winner."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from engine.core.values import Act, Actor, Refused
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.following import Followed, follow
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.undoing import undo
from engine.store.database import Database
from tests.service.branching.test_opening import load, well
from tests.support.ends import escalating_document
from tests.support.office import pass_on, publish, wish
from tests.support.small import BOB, CHARLIE, DISTRICT, NOON, VILLAGE

SOON = NOON + dt.timedelta(seconds=20)
WORDS = "It lies in two villages."


def hand_up(revision: int | None = None) -> Act:
    return Act("hand_up", Actor(BOB), {"words": WORDS}, revision)


@pytest.fixture
def desk_up(desk: Desk, owner: Database) -> Desk:
    """By whose rules Bob may hand the task up."""
    with owner.transaction() as connection:
        publish(connection, 1, escalating_document())
    return desk


def sent(desk: Desk, form: str = "form-up") -> int:
    receipt = open_case(desk, "small", wish(), form, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def tasks(desk: Desk, case: int) -> list[tuple[str, int, bool]]:
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT queue, occurrence, closed_at IS NULL FROM task WHERE case_id = %s ORDER BY id",
            (case,),
        ).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]


def test_the_office_above_has_the_task_and_the_public_reads_why(desk_up: Desk) -> None:
    case = sent(desk_up)
    done = act(desk_up, case, hand_up(1), "form-1", SOON)
    assert isinstance(done, Done)
    assert done.case == load(desk_up, case)
    assert tasks(desk_up, case) == [
        (f"village_head@{VILLAGE}", 1, False),
        (f"district_head@{DISTRICT}", 2, True),
    ]
    found = follow(desk_up, done.case.number, None, SOON)
    assert isinstance(found, Followed)
    entry = found.entries[0]
    assert entry.handed is not None
    assert (entry.handed.en, entry.words) == ("Above", WORDS)
    well(desk_up)


def test_taken_back_the_first_task_is_open_again(desk_up: Desk) -> None:
    case = sent(desk_up)
    before = load(desk_up, case)
    for _ in range(2):
        done = act(desk_up, case, hand_up(), None, SOON)
        assert isinstance(done, Done)
        assert isinstance(undo(desk_up, BOB, case, done.seq, SOON), Done)
        after = load(desk_up, case)
        assert replace(after, revision=1, head=before.head) == before
        well(desk_up)


def test_handed_up_and_decided_at_once_only_one_happens(desk_up: Desk) -> None:
    both = threading.Barrier(2)

    def run(case: int, request: Act) -> object:
        both.wait(10)
        return act(desk_up, case, request, None, SOON)

    outcomes = set()
    with ThreadPoolExecutor(2) as pool:
        for number in range(20):
            case = sent(desk_up, f"form-{number}")
            up, on = pool.map(run, (case, case), (hand_up(1), pass_on(1)))
            now = load(desk_up, case)
            if isinstance(up, Done):
                assert isinstance(on, Refused)
                assert [one.key for one in on.reasons] == ["not_your_role"]
                assert now.tasks[0].queue == f"district_head@{DISTRICT}"
                assert isinstance(act(desk_up, case, pass_on(person=CHARLIE), None, SOON), Done)
            else:
                assert isinstance(on, Done)
                assert now.state == "district_check"
            outcomes.add(isinstance(up, Done))
    well(desk_up)
    assert outcomes
