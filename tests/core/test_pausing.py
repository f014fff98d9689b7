"""Stopping the clock of a state: who may, how long, what stands still, and how it goes on."""

import datetime as dt
from dataclasses import replace as with_days
from typing import Any

import pytest
from msgspec.structs import replace

from engine.core.dues import Moments, count_of, reckon
from engine.core.pausing import last_day as last_allowed
from engine.core.pausing import stop_reasons
from engine.core.permitting import standing
from engine.core.rescheduling import decide_reschedule, shifts
from engine.core.resolving import subject_of
from engine.core.resuming import resume_reasons
from engine.core.slots import side_of
from engine.core.values import LATER, Accepted, Actor, Refused
from engine.core.world import World
from tests.core.pausing_cases import (
    SURVEY,
    D,
    case_of,
    folds,
    last_day,
    on,
    own,
    pause_of,
    pausing,
    pausing_document,
    resume,
    stop,
)
from tests.core.test_handing import GITA, three
from tests.core.test_undoing import as_before, undo
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, NOON, calendar, small

MICRO = dt.timedelta(microseconds=1)


def test_nothing_is_due_while_the_clock_stands_still() -> None:
    walk = pausing()
    before = own(walk)
    done = walk.take(stop(walk, words="The surveyors come on Monday."))
    assert done.event.kind == "paused"
    assert done.event.body["reason"] == SURVEY
    assert done.event.words == {"say.words": "The surveyors come on Monday."}
    assert own(walk) == replace(before, due_at=None, remind_at=None, calendar=None)
    end = own(walk, "pause:1")
    assert (end.queue, end.stage) == ("later@", LATER)
    assert end.due_at == calendar().end_of(D(2027, 2, 8))
    assert pause_of(walk).dues == {"": before.due_at}
    assert [(one.queue, one.notice, one.kind) for one in done.notices] == [
        (f"person:{ALICE}", "own.paused", "progress")
    ]
    for kind in ("remind", "lapse"):
        assert keys(walk.wake(kind, at=on(28))) == ["not_due"]
    folds(walk)


def test_it_goes_on_by_itself_and_never_early() -> None:
    walk = pausing()
    was = last_day(walk)
    walk.take(stop(walk))
    end = own(walk, "pause:1").due_at
    assert end is not None
    assert keys(walk.wake("lapse", "pause:1", end - MICRO)) == ["not_due"]
    assert keys(walk.wake("remind", "pause:1", end)) == ["not_due"]
    done = walk.take(walk.wake("lapse", "pause:1", end))
    # Monday 1 was the day of arrival. 2, 3, 4 and 8 February were left out; 5 is a day off.
    assert (was, last_day(walk)) == (D(2027, 2, 9), D(2027, 2, 15))
    assert done.event.kind == "resumed"
    assert "by" not in done.event.body
    assert case_of(walk).clock.pause is None
    assert [task.slot for task in case_of(walk).tasks] == [""]
    assert own(walk).remind_at == on(11, 8)
    assert {one.notice: one.queue for one in done.notices} == {
        "own.goes_on": own(walk).queue,
        "own.resumed": f"person:{ALICE}",
    }
    assert keys(walk.wake("lapse", "pause:1", end)) == ["no_open_task"]
    folds(walk)


def test_a_late_clock_counts_from_the_end_of_the_pause() -> None:
    early, late = pausing(), pausing()
    for walk, at in ((early, on(9, 0)), (late, on(12))):
        walk.take(stop(walk))
        walk.take(walk.wake("lapse", "pause:1", at))
    assert own(early).due_at == own(late).due_at


def test_it_goes_on_sooner_by_hand() -> None:
    walk = pausing()
    walk.take(stop(walk))
    walk.now = on(3)
    assert keys(resume(walk, CHARLIE)) == ["not_your_role"]
    assert keys(resume(walk, visit=9)) == ["no_open_task"]
    done = walk.take(resume(walk))
    assert done.event.body["by"]["person"] == BOB
    # 1 and 2 February are left out; on the third the clock goes on, and that day counts.
    assert last_day(walk) == D(2027, 2, 10)
    assert [one.notice for one in done.notices] == ["own.resumed"]
    assert keys(resume(walk)) == ["clock_runs"]
    folds(walk)


def test_stopped_and_going_on_within_a_day_leaves_nothing_out() -> None:
    walk = pausing()
    was = own(walk)
    walk.take(stop(walk))
    walk.now += dt.timedelta(hours=2)
    walk.take(resume(walk))
    assert own(walk) == was


def test_by_hand_after_the_day_ends_with_the_day() -> None:
    """The clock of the engine has not come yet: it makes no pause longer."""
    walk = pausing()
    walk.take(stop(walk))
    walk.now = on(9, 11)
    walk.take(resume(walk))
    assert last_day(walk) == D(2027, 2, 15)


@pytest.mark.parametrize(
    ("until", "more", "key", "field"),
    [
        (D(2027, 2, 8), {"reason": ""}, "missing", "reason"),
        (D(2027, 2, 8), {"reason": "LOW"}, "unknown_reason", "reason"),
        (None, {}, "missing", "until"),
        (D(2027, 1, 31), {}, "pause_past", "until"),
        (D(2027, 2, 16), {}, "pause_too_long", "until"),
        (D(2027, 2, 8), {"words": "\x00"}, "control_characters", "words"),
        (D(2027, 2, 8), {"visit": 7}, "no_open_task", None),
        (D(2027, 2, 8), {"person": DIAN}, "not_your_role", None),
        (D(2027, 2, 8), {"person": ALICE}, "not_your_role", None),
    ],
)
def test_what_is_wrong_is_said(
    until: dt.date | None, more: dict[str, Any], key: str, field: str | None
) -> None:
    done = stop(pausing(), until, **more)
    assert isinstance(done, Refused)
    assert [(one.key, one.field) for one in done.reasons] == [(key, field)]


def test_the_longest_is_for_all_pauses_of_the_visit_together() -> None:
    walk = pausing(longest="3 working days")
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert last_allowed(at) == D(2027, 2, 3)
    walk.take(stop(walk, D(2027, 2, 2)))
    assert keys(stop(walk)) == ["clock_stopped"]
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    assert keys(stop(walk, D(2027, 2, 4))) == ["pause_too_long"]
    walk.take(stop(walk, D(2027, 2, 3)))
    assert own(walk, "pause:2").due_at == on(4, 0)
    walk.take(walk.wake("lapse", "pause:2", on(4, 0)))
    assert last_day(walk) == D(2027, 2, 11)
    assert keys(stop(walk, D(2027, 2, 4))) == ["pause_used_up"]
    # Another visit has all of it again.
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert case_of(walk).clock.pauses == ()
    walk.take(walk.act(ALICE, "resubmit", title="Drain"))
    assert isinstance(stop(walk, D(2027, 2, 8)), Accepted)


@pytest.mark.parametrize(
    ("longest", "last"),
    [("3 days", D(2027, 2, 3)), ("1 week", D(2027, 2, 7)), ("5 working days", D(2027, 2, 8))],
)
def test_days_of_each_unit(longest: str, last: dt.date) -> None:
    walk = pausing(longest=longest)
    assert isinstance(stop(walk, last), Accepted)
    assert keys(stop(walk, last + dt.timedelta(days=1))) == ["pause_too_long"]


def test_who_may_is_said_by_the_rule() -> None:
    walk = pausing(by=["above"])
    assert keys(stop(walk)) == ["not_your_role"]
    walk.take(stop(walk, person=CHARLIE))  # the district head has no task here, and holds the role
    assert case_of(walk).acted.get("above") is None  # it is no act in the role
    assert keys(resume(walk)) == ["not_your_role"]
    assert isinstance(resume(walk, CHARLIE), Accepted)


def test_roles_kept_apart_are_kept_apart_here() -> None:
    walk = pausing()
    walk.case = replace(case_of(walk), acted={**case_of(walk).acted, "asker": (ALICE, BOB)})
    assert keys(stop(walk)) == ["same_person"]


def test_what_is_in_the_hands_of_a_colleague_is_not_stopped() -> None:
    walk = pausing()
    walk.world = three()
    walk.case = replace(
        case_of(walk),
        tasks=tuple(replace(one, taken_by=GITA, taken_at=NOON) for one in case_of(walk).tasks),
    )
    assert keys(stop(walk)) == ["taken_by"]
    assert isinstance(stop(walk, person=GITA), Accepted)


def test_only_where_the_rules_let_somebody() -> None:
    walk = pausing()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert keys(stop(walk, person=ALICE)) == ["pause_not_here"]
    assert keys(resume(walk, ALICE)) == ["clock_runs"]
    walk.take(walk.act(ALICE, "withdraw"))
    assert keys(stop(walk)) == keys(resume(walk)) == ["case_ended"]


def test_what_is_late_or_handed_on_is_not_stopped() -> None:
    walk = pausing()
    due_at = own(walk).due_at
    assert due_at is not None
    walk.now = due_at
    assert keys(stop(walk, D(2027, 2, 11))) == ["clock_not_running"]
    walk.take(walk.wake("lapse", at=due_at))
    assert own(walk).role == "above"
    assert keys(stop(walk, D(2027, 2, 11), CHARLIE)) == ["clock_not_running"]


def test_deciding_ends_it_and_taking_that_back_brings_it_again() -> None:
    walk = pausing()
    walk.take(stop(walk))
    before = case_of(walk)
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert case_of(walk).clock.pauses == ()
    assert all(side_of(task.slot) is None for task in case_of(walk).tasks)
    assert keys(walk.wake("lapse", "pause:1", on(9, 0))) == ["no_open_task"]
    walk.now = NOON
    walk.take(undo(walk, BOB))
    as_before(walk, before)
    walk.take(walk.wake("lapse", "pause:1", on(9, 0)))
    assert last_day(walk) == D(2027, 2, 15)
    folds(walk)


def test_it_is_no_act_that_is_taken_back() -> None:
    walk = pausing()
    walk.take(stop(walk))
    assert keys(undo(walk, BOB)) == ["undo_no_act"]


def test_an_act_that_stays_leaves_it() -> None:
    walk = pausing()
    walk.take(stop(walk))
    walk.take(walk.act(ALICE, "add_note", note="Soon"))
    assert own(walk).due_at is None
    assert pause_of(walk).reason == SURVEY


def test_every_seat_of_a_review_stands_still() -> None:
    walk = Walk(compiled=small(pausing_document()))
    walk.take(walk.open(cost=10**9))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    seats = {task.slot: last_day(walk, task.slot) for task in case_of(walk).tasks}
    assert len(seats) > 2
    assert set(seats.values()) == {D(2027, 2, 4)}
    walk.take(stop(walk, D(2027, 2, 6), DIAN))
    assert {task.due_at for task in case_of(walk).tasks if not task.is_later} == {None}
    walk.take(walk.act(EKO, "pass", "partner"))  # answering stays possible
    assert {task.slot for task in case_of(walk).tasks} == {*seats, "pause:1"} - {"partner"}
    done = walk.take(walk.wake("lapse", "pause:1", on(7, 0)))
    left = {task.slot for task in case_of(walk).tasks}
    assert left == {*seats} - {"partner"}
    assert {last_day(walk, slot) for slot in left} == {D(2027, 2, 9)}  # six days later, less one
    told = [one.queue for one in done.notices if one.notice == "own.goes_on"]
    assert sorted(told) == sorted({own(walk, slot).queue for slot in left})
    folds(walk)


def test_an_answer_that_decides_spares_no_pause() -> None:
    walk = Walk(compiled=small(pausing_document()))
    walk.take(walk.open(cost=10**9))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.take(stop(walk, D(2027, 2, 6), DIAN))
    walk.take(walk.act(DIAN, "pass", "agency"))
    done = walk.take(walk.act(EKO, "pass", "partner"))
    assert case_of(walk).ending == "completed"
    assert "pause:1" not in done.event.body["spared"]


def test_a_window_is_never_passed_by_it() -> None:
    """A day stays to act in: until Thursday 11, where the window closes on Friday 12."""
    walk = pausing({"within": "9 working days", "not_after": "window asking"})
    assert last_day(walk) == D(2027, 2, 12)
    assert keys(stop(walk, D(2027, 2, 12))) == ["pause_too_long"]
    walk.take(stop(walk, D(2027, 2, 11)))
    walk.take(walk.wake("lapse", "pause:1", on(12, 0)))
    assert last_day(walk) == D(2027, 2, 12)
    late = pausing({"within": "9 working days", "not_after": "window asking"})
    late.now = on(12)
    assert keys(stop(late, D(2027, 2, 12))) == ["pause_no_room"]


def test_what_waits_for_a_window_anyway_is_not_due_later() -> None:
    walk = pausing({"within": "2 working days", "not_before": "window asking"})
    assert last_day(walk) == D(2027, 2, 12)
    walk.take(stop(walk, D(2027, 2, 4)))
    walk.take(walk.wake("lapse", "pause:1", on(5, 0)))
    assert last_day(walk) == D(2027, 2, 12)


def test_a_day_that_was_set_otherwise_moves_by_what_was_left_out() -> None:
    walk = pausing()
    by_hand = calendar().end_of(D(2027, 2, 10))
    walk.case = replace(case_of(walk), tasks=(replace(own(walk), due_at=by_hand),))
    walk.take(stop(walk, D(2027, 2, 2)))
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    assert last_day(walk) == D(2027, 2, 11)  # of both days only the second counts


def test_a_day_off_that_is_decreed_meanwhile_brings_nothing_forward() -> None:
    walk = pausing()
    walk.take(stop(walk))
    works = with_days(calendar(), works=frozenset({D(2027, 2, 5), D(2027, 2, 6)}), number=2)
    walk.world = World(walk.world.directory, works)
    walk.take(walk.wake("lapse", "pause:1", on(9, 0)))
    assert last_day(walk) >= D(2027, 2, 15)


def test_what_has_stood_still_is_rescheduled_as_anything_else() -> None:
    walk = pausing()
    walk.take(stop(walk))
    more = with_days(calendar(), days_off=calendar().days_off | {D(2027, 2, 10)}, number=2)
    assert shifts(walk.compiled, case_of(walk), {0: calendar()}, World(walk.world.directory, more),
                  walk.now) == ()  # fmt: skip
    walk.take(walk.wake("lapse", "pause:1", on(9, 0)))
    walk.world = World(walk.world.directory, more)
    walk.take(
        decide_reschedule(walk.compiled, case_of(walk), {0: calendar()}, walk.world, BOB, walk.now)
    )
    assert last_day(walk) == D(2027, 2, 16)
    folds(walk)


def test_the_count_is_said_with_the_days_that_were_left_out() -> None:
    walk = pausing()
    walk.take(stop(walk, D(2027, 2, 3)))
    walk.take(walk.wake("lapse", "pause:1", on(4, 0)))
    due = walk.compiled.definition.states["gate"].due
    assert due is not None
    case, task = case_of(walk), own(walk)
    moments = Moments(task.opened_at, task.opened_at)
    found = reckon(due, subject_of(case), walk.compiled, calendar(), moments, case.clock)
    assert found.due_at == task.due_at
    count = count_of(found, calendar())
    kinds = {one.on.day: one.kind for one in count.passed}
    assert kinds == {2: "stopped", 3: "stopped", 5: "local", 6: "weekend", 7: "weekend"}
    counted = (count.last - count.first).days + 1 - len(count.passed)
    assert counted == due.within.count


def test_a_hand_up_waits_until_the_clock_goes_on() -> None:
    made = pausing_document()
    made["states"]["gate"]["actions"]["hand_up"] = {
        "label": {"id": "Serahkan", "en": "Hand up"}, "by": ["head"], "asks": ["words"],
        "hands_to": "above", "tells": [{"who": "waiting", "notice": "task"}],
    }  # fmt: skip
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    walk.take(stop(walk))
    assert keys(walk.act(BOB, "hand_up", words="Two districts.")) == ["clock_stopped"]
    walk.take(resume(walk))
    assert isinstance(walk.act(BOB, "hand_up", words="Two districts."), Accepted)


def test_reasons_are_those_that_deciding_gives() -> None:
    walk = pausing()
    at = standing(walk.compiled, case_of(walk), Actor(CHARLIE), walk.world, walk.now)
    assert [one.key for one in stop_reasons(at)] == keys(stop(walk, person=CHARLIE))
    walk.take(stop(walk))
    at = standing(walk.compiled, case_of(walk), Actor(CHARLIE), walk.world, walk.now)
    assert [one.key for one in resume_reasons(at)] == keys(resume(walk, CHARLIE))
    at = standing(walk.compiled, case_of(walk), Actor(BOB), walk.world, walk.now)
    assert resume_reasons(at) == ()


def test_office_hours_stand_still_to_the_minute() -> None:
    walk = pausing({"within": "8 office hours", "from": "arrival"})
    assert own(walk).due_at == on(2, 12)
    walk.now = on(1, 14)
    walk.take(stop(walk, D(2027, 2, 3)))
    walk.now = on(3, 9)
    walk.take(resume(walk))
    assert own(walk).due_at == on(3, 15)  # two hours were gone


def test_folded_events_give_the_case_at_every_step() -> None:
    walk = pausing()
    walk.take(stop(walk, D(2027, 2, 2)))
    walk.take(walk.wake("lapse", "pause:1", on(3, 0)))
    walk.take(stop(walk, D(2027, 2, 3)))
    walk.now = on(3)
    walk.take(resume(walk))
    folds(walk)
