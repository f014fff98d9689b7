"""Reopening against real PostgreSQL: once, with everything that a closed case lost and gains."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from engine.core.values import Act, Actor, Case, Refused
from engine.service.acting import act
from engine.service.acting_many import act_many
from engine.service.branching import branch
from engine.service.case_view import look
from engine.service.desk import Desk
from engine.service.following import Followed, follow, listing, outcomes
from engine.service.opening import open_case
from engine.service.results import Done, Moved, Receipt
from engine.service.undoing import undo
from engine.store.database import Database
from tests.service.branching.test_joining import surveyed
from tests.service.branching.test_opening import load, well
from tests.support.ends import REOPEN, reopening_document
from tests.support.office import pass_on, publish, refuse, wish
from tests.support.small import CHARLIE, NOON, STRANGER, document, text
from tests.support.surveys import given_up, opened, sent, to_survey
from tests.support.surveys import look as survey

LATER = NOON + dt.timedelta(days=1)
WHY = {"reason": "LOW", "words": "The land is settled."}


def reopen(revision: int | None = None, person: int = CHARLIE) -> Act:
    return Act("reopen", Actor(person), WHY, revision)


@pytest.fixture
def closed(desk: Desk, owner: Database) -> int:
    """A wish that Bob refused, by rules that let Charlie reopen it."""
    with owner.transaction() as connection:
        publish(connection, 1, reopening_document())
    return refused(desk, "first")


def refused(desk: Desk, form: str) -> int:
    receipt = open_case(desk, "small", wish(), form, NOON)
    assert isinstance(receipt, Receipt)
    assert isinstance(act(desk, receipt.case_id, refuse(), None, NOON), Done)
    return receipt.case_id


def followed(desk: Desk, case: int, now: dt.datetime = LATER) -> Followed:
    found = follow(desk, load(desk, case).number, None, now)
    assert isinstance(found, Followed)
    return found


def ended(desk: Desk) -> list[tuple[int, dt.datetime]]:
    with desk.database.connection() as connection:
        rows = connection.execute("SELECT case_id, ended_at FROM ended ORDER BY 1, 2").fetchall()
    return [(row[0], row[1]) for row in rows]


def bare(case: Case) -> Case:
    return replace(case, revision=0, head="")


def test_the_row_is_the_fold_and_no_list_of_ends_knows_it(desk: Desk, closed: int) -> None:
    assert ended(desk) == [(closed, NOON)]
    assert [line.row.id for line in outcomes(desk, LATER)] == [closed]
    done = act(desk, closed, reopen(2), "form-1", LATER)
    assert isinstance(done, Done)
    assert done.case == load(desk, closed)
    assert (done.case.ending, done.case.state, len(done.case.tasks)) == (None, "gate", 1)
    assert ended(desk) == []
    assert outcomes(desk, LATER) == ()
    assert [line.row.id for line in listing(desk, LATER, endings=()).lines] == [closed]
    well(desk)
    again = act(desk, closed, reopen(2), "form-1", LATER)
    assert again == replace(done, again=True) if isinstance(again, Done) else False


def test_it_ends_again_as_any_case_does(desk: Desk, closed: int) -> None:
    assert isinstance(act(desk, closed, reopen(), None, LATER), Done)
    assert isinstance(act(desk, closed, refuse(), None, LATER), Done)
    assert ended(desk) == [(closed, LATER)]
    well(desk)


def test_the_public_reads_by_whom_and_why_and_what_it_was(desk: Desk, closed: int) -> None:
    [before] = followed(desk, closed).next
    assert before.label.en == "Reopen"
    assert isinstance(act(desk, closed, reopen(), None, LATER), Done)
    found = followed(desk, closed)
    assert (found.ending, found.decision) == (None, None)
    assert found.reopened is not None
    assert found.reopened.reopens is not None
    assert found.reopened.reopens.en == "rejected"
    assert found.reopened.reason is not None
    assert (found.reopened.reason.label.en, found.reopened.words) == ("Low", WHY["words"])
    assert [one.to.en for one in found.entries if one.to] == ["Gate", "rejected", "Gate"]
    # Closed again, the page tells the last end, and the timeline both.
    assert isinstance(act(desk, closed, refuse(), None, LATER), Done)
    last = followed(desk, closed)
    assert last.reopened is None
    assert last.decision is not None
    assert last.decision.seq == 4


def test_nothing_is_announced_that_the_time_has_closed(desk: Desk, closed: int) -> None:
    assert followed(desk, closed, NOON + dt.timedelta(days=100)).next == ()


def test_two_who_reopen_at_once_do_it_once(desk: Desk, owner: Database) -> None:
    with owner.transaction() as connection:
        publish(connection, 1, reopening_document())
        connection.execute(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (1, 2, %s, '2020-01-01')",
            (STRANGER,),
        )
    cases = [refused(desk, f"form-{number}") for number in range(20)]
    both = threading.Barrier(2)

    def run(case: int, person: int) -> object:
        both.wait(10)
        return act(desk, case, reopen(2, person), None, LATER)

    with ThreadPoolExecutor(2) as pool:
        for case in cases:
            results = list(pool.map(run, (case, case), (CHARLIE, STRANGER)))
            assert sorted(type(one).__name__ for one in results) == ["Done", "Moved"]
            [lost] = [one for one in results if isinstance(one, Moved)]
            assert [one.record["act"] for one in lost.since] == ["reopen"]
            assert load(desk, case).revision == 3
    assert ended(desk) == []
    well(desk)


def test_reopened_in_error_it_is_closed_as_it_was(desk: Desk, closed: int) -> None:
    before = load(desk, closed)
    done = act(desk, closed, reopen(), None, LATER)
    assert isinstance(done, Done)
    back = undo(desk, CHARLIE, closed, done.seq, LATER)
    assert isinstance(back, Done)
    assert bare(load(desk, closed)) == bare(before)
    assert ended(desk) == [(closed, NOON)]
    assert followed(desk, closed).reopened is None
    well(desk)
    assert isinstance(act(desk, closed, reopen(), None, LATER), Done)
    assert ended(desk) == []
    well(desk)


def test_it_goes_by_the_rules_with_which_it_ended(desk: Desk, owner: Database) -> None:
    old = refused(desk, "old")  # its rules know no reopening
    with owner.transaction() as connection:
        publish(connection, 1, reopening_document())
    new = refused(desk, "new")
    with owner.transaction() as connection:
        publish(connection, 1, {**document(), "about": text("Stricter")})  # nor do today's
    result = act(desk, old, reopen(), None, LATER)
    assert isinstance(result, Refused)
    assert [one.key for one in result.reasons] == ["case_ended"]
    assert followed(desk, old).next == ()
    done = act(desk, new, reopen(), None, LATER)
    assert isinstance(done, Done)
    assert isinstance(act(desk, new, pass_on(), None, LATER), Done)
    well(desk)


def test_what_another_case_waited_for_is_not_reopened(desk: Desk, owner: Database) -> None:
    parent, road, soil = surveyed(desk, "all", owner)
    assert isinstance(act(desk, road, given_up(), None, NOON), Done)
    with_reopening(owner)
    _, other, _ = another(desk)
    for child, joined in ((other, False), (other, True)):
        if joined:
            branch(desk.database, NOON)
        result = act(desk, child, back_to_looking(), None, LATER)
        assert isinstance(result, Refused)
        assert [one.key for one in result.reasons] == ["reopen_counted"]
        [alone] = act_many(desk, [(child, back_to_looking())], LATER)
        assert alone == result
        found = look(desk, STRANGER, child, LATER)
        assert found is not None
        assert found.offers == ()
        assert followed(desk, child).next == ()
    assert load(desk, parent).id == parent
    assert load(desk, soil).ending is None
    well(desk)


def back_to_looking() -> Act:
    return Act("reopen", Actor(STRANGER), WHY)


def with_reopening(owner: Database) -> None:
    """The workflow of a survey lets the Stranger look again at what was given up."""
    made = survey()
    made["states"]["unseen"]["actions"] = {
        "reopen": {**REOPEN, "by": ["operator"], "to": "looking", "tells": []}
    }
    with owner.transaction() as connection:
        publish(connection, 1, made)
        connection.execute("INSERT INTO member (tenant, person) SELECT 1, id FROM person")


def another(desk: Desk) -> tuple[int, int, int]:
    """A parent of the new survey, whose road was given up."""
    parent = sent(desk, "form-again")
    assert isinstance(act(desk, parent, to_survey(), None, NOON), Done)
    branch(desk.database, NOON)
    road, soil = (one.child or 0 for one in opened(desk, parent))
    assert isinstance(act(desk, road, given_up(), None, NOON), Done)
    return parent, road, soil
