"""Pauses beside what else goes on: joint acts, somebody who stands in, questions, duties, changes
of office, reminders."""

import datetime as dt
from typing import Any

from engine.core.consulting import Ask, decide_ask
from engine.core.values import Accepted, Decision
from tests.core.joint_cases import GIVEN, joint_document, two_villages
from tests.core.pausing_cases import (
    RULE,
    SURVEY,
    D,
    case_of,
    folds,
    last_day,
    on,
    own,
    pausing,
    pausing_document,
    resume,
    stop,
)
from tests.core.standing_cases import standing_walk
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, FINA, VILLAGE, small, text, world


def joint() -> Walk:
    made = joint_document()
    paused = pausing_document()
    made["reasons"], made["reason_sets"] = paused["reasons"], paused["reason_sets"]
    made["states"]["gate"]["due"]["pause"] = dict(RULE)
    walk = Walk(compiled=small(made), world=world(offices=two_villages().offices))
    walk.take(walk.open(cost=5))
    return walk


def test_signatures_that_are_asked_for_in_a_pause_are_due_after_it() -> None:
    walk = joint()
    walk.take(stop(walk, D(2027, 2, 2)))
    walk.take(walk.act(BOB, "agree", **GIVEN))
    signed = [task for task in case_of(walk).tasks if task.slot.startswith("sign.")]
    assert signed
    assert {(task.due_at, task.remind_at) for task in signed} == {(None, None)}
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    assert last_day(walk, signed[0].slot) == D(2027, 2, 10)  # from the third on, five days
    folds(walk)


def test_a_signature_stands_still_as_the_task_does() -> None:
    walk = joint()
    walk.take(walk.act(BOB, "agree", **GIVEN))
    [slot] = [task.slot for task in case_of(walk).tasks]
    before = last_day(walk, slot)
    walk.take(stop(walk, D(2027, 2, 2)))
    assert own(walk, slot).due_at is None
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    assert (before, last_day(walk, slot)) == (D(2027, 2, 9), D(2027, 2, 10))


def test_declined_in_a_pause_the_state_waits_without_a_due_day() -> None:
    walk = joint()
    walk.take(stop(walk, D(2027, 2, 2)))
    walk.take(walk.act(BOB, "agree", **GIVEN))
    slot = next(one.slot for one in case_of(walk).tasks if one.slot.startswith("sign."))
    walk.take(walk.act(CHARLIE, "decline", slot, words="Not this year."))
    assert own(walk).due_at is None
    assert own(walk, "pause:1").due_at == on(3, 0)
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    assert last_day(walk) == D(2027, 2, 10)
    folds(walk)


def lent(**changes: Any) -> Walk:
    made = pausing_document()
    made["states"]["gate"] |= {"may_delegate": ["pass_on"], **changes}
    return standing_walk(compiled=small(made))


def test_whoever_stands_in_for_the_office_stops_it_in_its_name() -> None:
    walk = lent()
    done = walk.take(stop(walk, person=FINA))
    by = done.event.body["by"]
    assert (by["person"], by["for"]["person"], by["capacity"]) == (FINA, BOB, "delegate")
    assert case_of(walk).acted.get("head") is None
    assert isinstance(resume(walk), Accepted)  # its holder, too
    done = walk.take(resume(walk, FINA))
    assert done.event.body["by"]["for"]["person"] == BOB


def test_where_nothing_of_the_task_is_lent_neither_is_its_clock() -> None:
    assert keys(stop(lent(may_delegate=[]), person=FINA)) == ["not_delegable"]


def ask(walk: Walk) -> Decision:
    made = Ask("ask", BOB, "agency_head@org:works", "Is it wide enough?")
    return decide_ask(walk.compiled, case_of(walk), made, walk.world, walk.now)


def test_a_question_runs_on_and_may_be_asked_in_a_pause() -> None:
    walk = pausing()
    walk.take(ask(walk))
    before = own(walk, "ask:1")
    walk.take(stop(walk))
    assert own(walk, "ask:1") == before
    other = pausing()
    other.take(stop(other))
    other.take(ask(other))
    assert own(other, "ask:1").due_at is not None
    other.take(other.wake("lapse", "pause:1", on(9, 0)))
    assert last_day(other) == D(2027, 2, 15)


def test_a_recurring_duty_falls_due_as_ever() -> None:
    made = pausing_document()
    made["states"]["gate"]["duties"] = {
        "report": {
            "label": text("Report"), "by": ["head"], "every": "week", "if_silent": "wait",
            "due": {"within": "1 working day", "from": "arrival"},
        }
    }  # fmt: skip
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    before = own(walk, "duty.report")
    walk.take(stop(walk))
    assert own(walk, "duty.report") == before
    assert before.due_at is not None
    walk.take(walk.wake("lapse", "duty.report", before.due_at))
    assert own(walk, "duty.report").due_at is not None
    assert own(walk).due_at is None
    folds(walk)


def test_another_office_takes_over_a_clock_that_stands_still() -> None:
    walk = pausing()
    walk.take(stop(walk))
    offices = tuple(one for one in two_villages().offices if f"village_head@{VILLAGE}" not in
                    one.queues)  # fmt: skip
    walk.world = world(offices=offices)
    walk.take(walk.wake("reassign"))
    assert own(walk).queue.startswith("nobody@")
    assert own(walk).due_at is None
    assert keys(walk.wake("reassign", "pause:1")) == ["not_due"]
    walk.take(walk.wake("lapse", "pause:1", on(9, 0)))
    assert last_day(walk) == D(2027, 2, 15)


def test_a_reminder_that_went_out_comes_again_for_the_new_day() -> None:
    walk = pausing()
    remind_at = own(walk).remind_at
    assert remind_at is not None
    walk.take(walk.wake("remind", at=remind_at))
    walk.take(stop(walk, D(2027, 2, 10)))
    walk.take(walk.wake("lapse", "pause:1", on(11, 0)))
    again = own(walk).remind_at
    assert again is not None
    assert again > walk.now


def test_the_proposer_who_is_an_office_is_not_told_of_their_own_pause() -> None:
    walk = pausing(by=["above"])
    done = walk.take(stop(walk, person=CHARLIE))
    assert [one.queue for one in done.notices] == [f"person:{ALICE}"]
    mine = Walk(compiled=walk.compiled)
    mine.take(mine.open(person=CHARLIE, parties={"opener": CHARLIE}))
    done = mine.take(stop(mine, person=CHARLIE))
    assert done.notices == ()
    assert done.event.body["reason"] == SURVEY
    assert own(mine).opened_at < dt.datetime(2027, 2, 2, tzinfo=dt.UTC)
