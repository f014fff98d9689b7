"""Joint actions on a real database: what waits for signatures is kept, raced for, erased."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.erasing import erase
from engine.service.opening import open_case
from engine.service.results import Done, FormConflict, Moved, Receipt
from engine.service.verifying import verify
from engine.service.waking import wake_due
from engine.store import archive
from engine.store.database import Database
from engine.store.stepping import load
from tests.core.joint_cases import joint_document
from tests.support.office import furnish, wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, NOON

GIVEN = {"agency": "works", "note": "As discussed", "words": "We agree"}
SIGN = {CHARLIE: "sign.agree.2", DIAN: "sign.agree.3"}


@pytest.fixture
def desk(database: Database, owner: Database) -> Iterator[Desk]:
    made = joint_document(by=["head", "above"], joint=["head", "above", "works"])
    made["roles"]["works"] = {
        "title": made["roles"]["agency"]["title"],
        "office": "agency_head",
        "of": "case.agency",
    }
    with owner.transaction() as connection:
        furnish(connection, 1, made)
    yield Desk(database, 1)
    with archive.snapshot(database) as found:
        assert list(verify(found)) == []  # every row is the fold of its events


@pytest.fixture
def case(desk: Desk) -> int:
    """A case whose joint act Bob has begun; Charlie and Dian are to sign."""
    receipt = open_case(desk, "small", wish(), "open", NOON)
    assert isinstance(receipt, Receipt)
    done = act(desk, receipt.case_id, Act("agree", Actor(BOB), GIVEN, 1), "begin", NOON)
    assert isinstance(done, Done), done
    return receipt.case_id


def sign(person: int, revision: int | None, **data: object) -> Act:
    return Act("decline" if data else "sign", Actor(person), data, revision, SIGN[person])


def loaded(desk: Desk, case: int):
    with desk.database.connection() as connection:
        return load(connection, 1, [case])[0]


def test_what_waits_for_signatures_is_there_when_the_case_is_loaded(desk: Desk, case: int) -> None:
    held = loaded(desk, case).round
    assert held is not None
    assert (held.action, held.fields) == ("agree", {"agency": "works"})
    assert held.words == {"set.note": "As discussed", "say.words": "We agree"}
    assert [one.person for one in held.signed] == [BOB]


def test_a_signature_that_saw_an_earlier_one_missing_counts_all_the_same(
    desk: Desk, case: int
) -> None:
    assert isinstance(act(desk, case, sign(CHARLIE, 2), "s-1", NOON), Done)
    done = act(desk, case, sign(DIAN, 2), "s-2", NOON)
    assert isinstance(done, Done)
    assert done.case.state == "district_check"
    assert done.case.data["note"] == "As discussed"


def test_two_offices_sign_at_the_same_moment(desk: Desk, case: int) -> None:
    gate = threading.Barrier(2)

    def one(person: int) -> object:
        gate.wait()
        return act(desk, case, sign(person, 2), f"s-{person}", NOON)

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(one, (CHARLIE, DIAN)))
    assert all(isinstance(result, Done) for result in results), results
    after = loaded(desk, case)
    assert (after.state, after.revision, after.round) == ("district_check", 4, None)


def test_one_declines_while_the_other_signs(desk: Desk, case: int) -> None:
    gate = threading.Barrier(2)

    def one(request: Act) -> object:
        gate.wait()
        return act(desk, case, request, f"s-{request.actor.person}", NOON)

    with ThreadPoolExecutor(2) as pool:
        asked = [sign(CHARLIE, 2, words="Not yet"), sign(DIAN, 2)]
        declined, signed = pool.map(one, asked)
    assert isinstance(declined, Done), declined
    # Dian was first, or is told that nothing is to be signed any more.
    assert isinstance(signed, (Done, Moved)), signed
    after = loaded(desk, case)
    assert (after.state, after.round) == ("gate", None)
    assert [task.slot for task in after.tasks] == [""]


def test_who_signs_what_was_changed_meanwhile_is_told(desk: Desk, case: int) -> None:
    changed = {**GIVEN, "words": "We agree, with conditions"}
    assert isinstance(act(desk, case, Act("agree", Actor(BOB), changed, 2), "b2", NOON), Done)
    late = act(desk, case, sign(CHARLIE, 2), "s-1", NOON)
    assert isinstance(late, Moved)
    assert [one.kind for one in late.since] == ["signed"]
    assert isinstance(act(desk, case, sign(CHARLIE, 3), "s-2", NOON), Done)


def test_who_signs_after_the_case_moved_is_told(desk: Desk, case: int) -> None:
    no = {"reason": "LOW", "words": "No", "next_step": "Wait"}
    assert isinstance(act(desk, case, Act("refuse", Actor(BOB), no, 2), "r", NOON), Done)
    assert isinstance(act(desk, case, sign(CHARLIE, 2), "s-1", NOON), Moved)


def test_the_same_form_begins_once_and_another_content_shows_both(desk: Desk, case: int) -> None:
    again = act(desk, case, Act("agree", Actor(BOB), GIVEN, 1), "begin", NOON)
    assert isinstance(again, Done)
    assert again.again
    other = act(desk, case, Act("agree", Actor(BOB), {**GIVEN, "note": "x"}, 1), "begin", NOON)
    assert isinstance(other, FormConflict)
    assert other.stored == GIVEN


def test_words_that_wait_can_be_erased(desk: Desk, case: int, owner: Database) -> None:
    erase(desk, case, ["set.note", "say.words"], BOB, "asked", NOON)
    assert loaded(desk, case).round.words == {}
    with owner.connection() as connection:
        [row] = connection.execute("SELECT standing::text FROM cases").fetchall()
    assert "As discussed" not in row[0]
    act(desk, case, sign(CHARLIE, 2), "s-1", NOON)
    done = act(desk, case, sign(DIAN, 3), "s-2", NOON)
    assert isinstance(done, Done)
    assert "note" not in done.case.data


def test_nobody_else_signs(desk: Desk, case: int) -> None:
    stolen = Act("sign", Actor(ALICE), {}, 2, SIGN[CHARLIE])
    refused = act(desk, case, stolen, "s-1", NOON)
    assert isinstance(refused, Refused)
    assert [why.key for why in refused.reasons] == ["not_your_role"]


def test_silence_of_the_signers_goes_its_way_one_after_the_other(desk: Desk, case: int) -> None:
    due_at = loaded(desk, case).tasks[0].due_at
    wake_due(desk.database, due_at)
    assert {task.stage for task in loaded(desk, case).tasks} == {1}
