"""Moving a case that waits for others to other rules: its open cases go with it."""

import datetime as dt
from typing import Any

from engine.service import migrating
from engine.service.acting import act
from engine.service.branching import branch
from engine.service.desk import Desk
from engine.service.results import Done
from engine.store.database import Database
from tests.service.branching.test_joining import ends, kinds
from tests.service.branching.test_joining import surveyed as with_surveys
from tests.service.branching.test_opening import load, well
from tests.service.migrating.ground import begin, secretariat
from tests.support.office import publish
from tests.support.small import BOB, NOON
from tests.support.surveys import opened, publish_both, seen, sent, surveyed, to_survey


def moved(desk: Desk, owner: Database, document: dict[str, Any], form: str = "move") -> int:
    """Every case of the small workflow is moved to this document; the moving's number."""
    secretariat(owner)
    with owner.transaction() as connection:
        target = publish(connection, 1, document)
    moving = begin(desk, target, "surveying", "gate", form=form)
    while migrating.move_some(desk, moving, NOON):
        pass
    return moving


def all_done(desk: Desk) -> None:
    while branch(desk.database, NOON).done:
        pass


def test_open_cases_are_kept_and_joined_by_the_new_rules(desk: Desk, owner: Database) -> None:
    parent, road, soil = with_surveys(desk, "all", owner)
    ends(desk, road, seen())
    all_done(desk)
    before = opened(desk, parent)
    moved(desk, owner, surveyed("any"))
    assert [one.child for one in opened(desk, parent)] == [one.child for one in before]
    all_done(desk)  # one that has ended is enough now
    assert load(desk, parent).state == "district_check"
    assert kinds(desk, soil)[-1] == "parent_left"
    well(desk)


def test_a_renamed_state_goes_on_waiting(desk: Desk, owner: Database) -> None:
    parent, road, soil = with_surveys(desk, "all", owner)
    document = surveyed("all")
    document["states"]["in_the_field"] = document["states"].pop("surveying")
    document["states"]["gate"]["actions"]["survey"]["to"] = "in_the_field"
    document["renames"] = {"states": {"surveying": "in_the_field"}}
    moved(desk, owner, document)
    assert load(desk, parent).state == "in_the_field"
    ends(desk, road, seen())
    ends(desk, soil, seen())
    all_done(desk)
    assert load(desk, parent).state == "district_check"
    well(desk)


def waits_at_once() -> dict[str, Any]:
    """The gate itself waits for surveys."""
    document = surveyed("all")
    state = document["states"].pop("surveying")
    state |= {"initial": True, "phase": document["states"]["gate"]["phase"]}
    state["outcomes"]["failed"]["to"] = "district_check"
    state["actions"].pop("stop")
    document["states"]["gate"] = state
    document["states"]["correction"]["actions"]["resubmit"]["to"] = "district_check"
    return document


def test_a_state_that_waits_for_cases_only_now_is_entered_and_opens_them(
    desk: Desk, owner: Database
) -> None:
    publish_both(owner)
    parent = sent(desk)
    moved(desk, owner, waits_at_once())
    all_done(desk)
    assert len(opened(desk, parent)) == 2
    assert load(desk, parent).visit == 2
    well(desk)


def taken_back(desk: Desk, moving: int) -> None:
    back = migrating.begin_undoing(
        desk, "small", moving, None, "form-back", BOB, "Wrong rule", NOON
    )
    assert isinstance(back, int), back
    while migrating.move_some(desk, back, NOON):
        pass


def test_a_move_that_is_taken_back_waits_for_the_same_cases_again(
    desk: Desk, owner: Database
) -> None:
    """The new rules left the surveys; the way back takes them up, and they were told twice at
    most: nobody who was told that they are not waited for is forgotten."""
    parent, road, soil = with_surveys(desk, "all", owner)
    document = surveyed("all")
    document["states"]["surveying"] = {
        "phase": "review",
        "title": {"id": "x", "en": "x"},
        "route": [{"otherwise": True, "to": "district_check"}],
    }
    moving = moved(desk, owner, document)
    assert load(desk, parent).state == "district_check"
    all_done(desk)
    assert kinds(desk, road)[-1] == "parent_left"
    taken_back(desk, moving)
    assert load(desk, parent).state == "surveying"
    all_done(desk)
    assert [one.left for one in opened(desk, parent)] == [False, False]
    ends(desk, road, seen())
    ends(desk, soil, seen())
    all_done(desk)
    assert load(desk, parent).state == "district_check"
    well(desk)


def test_entering_after_a_move_was_taken_back_counts_only_the_new_ones(
    desk: Desk, owner: Database
) -> None:
    """A visit that was taken back leaves its number to the next one."""
    publish_both(owner)
    parent = sent(desk)
    moving = moved(desk, owner, waits_at_once())
    all_done(desk)
    taken_back(desk, moving)
    all_done(desk)
    later = NOON + dt.timedelta(minutes=5)
    assert isinstance(act(desk, parent, to_survey(), None, later), Done)
    while branch(desk.database, later).done:
        pass
    found = opened(desk, parent)
    assert [one.visit for one in found] == [2, 2, 2, 2]
    for one in found[:2]:  # nobody waits for these
        ends(desk, one.child or 0, seen())
    while branch(desk.database, later).done:
        pass
    assert load(desk, parent).state == "surveying"
    for one in found[2:]:
        ends(desk, one.child or 0, seen())
    while branch(desk.database, later).done:
        pass
    assert load(desk, parent).state == "district_check"
    well(desk)
