"""Whoever is waited for hands the task to the office above, before its time and on the record."""

import datetime as dt

from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.undoing import JOIN, LastAct, Sending, decide_undo
from engine.core.values import Accepted, Actor, Case
from tests.core.walking import Walk, keys
from tests.support.ends import escalating_document
from tests.support.small import (
    ALICE,
    BOB,
    CHARLIE,
    DISTRICT,
    NOON,
    small,
    world,
)

WORDS = "It lies in two villages."
HOUR = dt.timedelta(hours=1)


def sent() -> Walk:
    walk = Walk(compiled=small(escalating_document()), now=NOON)
    walk.take(walk.open())
    walk.now += HOUR
    return walk


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def test_the_office_above_has_it_as_if_silence_had_handed_it_on() -> None:
    walk, silent = sent(), sent()
    before = case_of(walk)
    step = walk.take(walk.act(BOB, "hand_up", words=WORDS))
    [task] = case_of(walk).tasks
    [first] = before.tasks
    assert first.due_at is not None
    silent.take(silent.wake("lapse", at=first.due_at))
    [other] = case_of(silent).tasks
    assert (task.role, task.queue, task.stage) == (other.role, other.queue, other.stage)
    assert (task.queue, task.occurrence) == (f"district_head@{DISTRICT}", 2)
    # Two working days of its own, counted from now: Monday and Tuesday.
    assert task.due_at == dt.datetime(2027, 2, 2, 17, tzinfo=dt.UTC)
    assert (case_of(walk).state, case_of(walk).visit) == (before.state, before.visit)
    assert {(one.queue, one.notice) for one in step.notices} == {
        (f"district_head@{DISTRICT}", "task"),
        (f"person:{ALICE}", "received"),
    }
    assert fold(walk.records) == case_of(walk)


def test_who_handed_it_up_and_why_is_on_the_record() -> None:
    walk = sent()
    walk.take(walk.act(BOB, "hand_up", words=WORDS))
    record, words, _ = walk.records[-1]
    assert (record["kind"], record["act"], record["handed_to"]) == ("acted", "hand_up", "above")
    assert record["by"]["person"] == BOB
    assert words == {"say.words": WORDS}


def test_the_office_above_does_what_the_first_could_and_that_no_longer() -> None:
    walk = sent()
    walk.take(walk.act(BOB, "hand_up", words=WORDS))
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["not_your_role"]
    assert isinstance(walk.act(CHARLIE, "pass_on", agency="works"), Accepted)


def test_it_is_handed_up_once_with_words_by_whoever_is_waited_for() -> None:
    walk = sent()
    assert keys(walk.act(BOB, "hand_up")) == ["missing"]
    assert keys(walk.act(CHARLIE, "hand_up", words=WORDS)) == ["not_your_role"]
    assert keys(walk.act(ALICE, "hand_up", words=WORDS)) == ["not_your_role"]
    walk.take(walk.act(BOB, "hand_up", words=WORDS))
    assert keys(walk.act(CHARLIE, "hand_up", words=WORDS)) == ["escalated_already"]


def test_never_to_an_office_that_nobody_holds() -> None:
    walk = sent()
    offices = tuple(one for one in walk.world.directory.offices if one.kind != "district_head")
    walk.world = world(offices=offices)
    assert keys(walk.act(BOB, "hand_up", words=WORDS)) == ["escalated_nobody"]
    made = offers(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    [closed] = [one for one in made if one.action == "hand_up"]
    assert [one.key for one in closed.why] == ["escalated_nobody"]


def test_silence_above_is_an_incident_and_not_another_handing_on() -> None:
    walk = sent()
    walk.take(walk.act(BOB, "hand_up", words=WORDS))
    [task] = case_of(walk).tasks
    assert keys(walk.wake("lapse", at=walk.now)) == ["not_due"]
    step = walk.take(walk.wake("lapse", at=task.due_at))
    assert [one.kind for one in step.incidents] == ["silent"]
    assert case_of(walk).tasks[0].queue == task.queue


def test_handed_up_in_error_it_is_the_first_ones_again() -> None:
    walk = sent()
    before = case_of(walk)
    step = walk.take(walk.act(BOB, "hand_up", words=WORDS))
    waiting = tuple(walk.now + JOIN for _ in step.notices)
    act = LastAct(walk.records[-1][0], Sending(len(waiting), waiting), False)
    walk.take(decide_undo(walk.compiled, case_of(walk), before, act, BOB, walk.world, walk.now))
    assert case_of(walk).tasks == before.tasks
    assert fold(walk.records) == case_of(walk)
