"""The cases that another case opens: once each, whatever dies in between."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Case
from engine.service import branching
from engine.service.acting import act
from engine.service.branching import branch
from engine.service.desk import Desk
from engine.service.results import Done
from engine.service.verifying import verify
from engine.service.waking import pause
from engine.store import archive, incidents, stepping
from engine.store import subcases as rows
from engine.store.database import Database
from engine.store.rehearsing import ownerless
from engine.store.step import Step
from tests.support.office import publish
from tests.support.small import ALICE, NOON
from tests.support.surveys import look, opened, publish_both, sent, surveyed, to_survey

LATER = NOON + branching.LEASE


def load(desk: Desk, case_id: int) -> Case:
    with desk.database.connection() as connection:
        return stepping.load(connection, desk.tenant, [case_id])[0]


def well(desk: Desk) -> None:
    """What `rembuk verify` says, and that every open case is somebody's."""
    with archive.snapshot(desk.database) as found:
        assert list(verify(found)) == []
    with desk.database.connection() as connection:
        assert ownerless(connection, desk.tenant) == []
        assert rows.untied(connection, desk.tenant) == []


@pytest.fixture
def case(survey_desk: Desk) -> int:
    """A case that was just sent to be surveyed; nothing is opened yet."""
    case_id = sent(survey_desk)
    assert isinstance(act(survey_desk, case_id, to_survey(), None, NOON), Done)
    return case_id


def test_the_step_decides_and_the_job_opens(survey_desk: Desk, case: int) -> None:
    assert [(one.slot, one.child) for one in opened(survey_desk, case)] == [
        ("road", None),
        ("soil", None),
    ]
    assert branch(survey_desk.database, NOON).opened == 2
    assert [one.number for one in opened(survey_desk, case)] == [
        "LOK-2027-000001-2",
        "LOK-2027-000002-9",
    ]
    assert branch(survey_desk.database, LATER).done == 0
    well(survey_desk)


def test_a_child_has_the_parents_answers_and_parties_and_says_whose_it_is(
    survey_desk: Desk, case: int
) -> None:
    branch(survey_desk.database, NOON)
    parent = load(survey_desk, case)
    child = load(survey_desk, opened(survey_desk, case)[0].child or 0)
    assert child.data == {"title": parent.data["title"], "place": parent.data["place"]}
    assert child.parties == {"opener": ALICE}
    assert [task.queue for task in child.tasks] == ["operator@33.26.01.2001"]
    with survey_desk.database.connection() as connection:
        opener = rows.opener_of(connection, 1, child.id)
    assert opener is not None
    assert (opener.parent, opener.number, opener.slot) == (case, parent.number, "road")


def test_the_case_that_waits_has_an_owner_who_watches(survey_desk: Desk, case: int) -> None:
    branch(survey_desk.database, NOON)
    waiting = load(survey_desk, case)
    assert [(task.role, task.queue) for task in waiting.tasks] == [
        ("above", "district_head@33.26.01")
    ]
    well(survey_desk)


def test_a_worker_that_dies_while_it_opens_leaves_nothing_behind(
    survey_desk: Desk, case: int, monkeypatch: pytest.MonkeyPatch, owner: Database
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(rows, "tie", _dies)
        with pytest.raises(KeyboardInterrupt):
            branch(survey_desk.database, NOON)
    with owner.connection() as connection:
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1,)
    assert branch(survey_desk.database, NOON).done == 0  # it may still be at work
    assert branch(survey_desk.database, LATER).opened == 2
    assert [one.number for one in opened(survey_desk, case)] == [
        "LOK-2027-000001-2",
        "LOK-2027-000002-9",
    ]
    well(survey_desk)


def _dies(*_: object) -> bool:
    raise KeyboardInterrupt


def test_two_workers_with_the_same_row_open_one_case(
    survey_desk: Desk, case: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease of the first ran out while it was still at work."""
    both = threading.Barrier(2)
    numbered = branching.numbered

    def at_once(*given: Any) -> Step:
        both.wait(10)
        return numbered(*given)

    monkeypatch.setattr(branching, "numbered", at_once)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(branch, survey_desk.database, NOON, 1)
        while not _leased(survey_desk):
            pass
        second = pool.submit(_same_row, survey_desk)
        counts = [first.result().opened, second.result()]
    assert sorted(counts) == [0, 1]
    monkeypatch.setattr(branching, "numbered", numbered)
    branch(survey_desk.database, LATER)
    assert [one.number for one in opened(survey_desk, case)] == [
        "LOK-2027-000001-2",
        "LOK-2027-000002-9",
    ]
    well(survey_desk)


def _leased(desk: Desk) -> bool:
    with desk.database.connection() as connection:
        found = connection.execute("SELECT count(*) FROM sub_case WHERE todo_at > %s", (NOON,))
        return found.fetchone() == (1,)


def _same_row(desk: Desk) -> int:
    """Work on the first slot as if its lease had been given twice."""
    with desk.database.connection() as connection:
        before = NOON - branching.LEASE
        connection.execute("UPDATE sub_case SET todo_at = %s WHERE slot = 'road'", (before,))
    return branch(desk.database, NOON, 1).opened


def test_a_workflow_that_was_never_published_is_an_incident_until_it_is(
    desk: Desk, owner: Database
) -> None:
    with owner.transaction() as connection:
        publish(connection, 1, surveyed())
    case = sent(desk)
    act(desk, case, to_survey(), None, NOON)
    assert branch(desk.database, NOON).failed == 2
    branch(desk.database, NOON + pause(0))
    with desk.database.connection() as connection:
        found = incidents.open_ones(connection, 1, 10, 0, "case_not_opened")
    assert [(one.case_id, one.values["slot"]) for one in found] == [(case, "road"), (case, "soil")]
    assert found[0].values["reasons"] == [{"key": "not_published", "field": None}]
    with owner.transaction() as connection:
        publish(connection, 1, look())
    assert branch(desk.database, NOON + 4 * pause(1)).opened == 2
    well(desk)


def test_an_answer_that_the_form_refuses_is_an_incident(desk: Desk, owner: Database) -> None:
    made = look()
    made["fields"]["note"].update(optional=False, see="public")
    made["opens"]["pages"][0]["fields"].append("note")
    with owner.transaction() as connection:
        publish(connection, 1, made)
        publish(connection, 1, surveyed())
    case = sent(desk)
    act(desk, case, to_survey(), None, NOON)
    assert branch(desk.database, NOON).failed == 2
    with desk.database.connection() as connection:
        found = incidents.open_ones(connection, 1, 10, 0, "case_not_opened")
    assert found[0].values["reasons"] == [{"key": "missing", "field": "note"}]
    well_owned = load(desk, case)
    assert well_owned.state == "surveying"


def test_cases_that_are_not_waited_for_are_opened_on_the_way(desk: Desk, owner: Database) -> None:
    publish_both(owner, "none")
    case = sent(desk)
    done = act(desk, case, to_survey(), None, NOON)
    assert isinstance(done, Done)
    assert done.case.state == "district_check"
    assert branch(desk.database, NOON).opened == 2
    assert [one.waits for one in opened(desk, case)] == [False, False]
    well(desk)


def test_a_parent_that_left_before_its_cases_were_opened_opens_none(
    survey_desk: Desk, case: int, owner: Database
) -> None:
    act(survey_desk, case, Act("withdraw", Actor(ALICE)), None, NOON)
    assert branch(survey_desk.database, NOON).opened == 0
    with owner.connection() as connection:
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1,)
        assert rows.oldest(connection, LATER) is None
