"""More time: asked for on a basis, granted by another person, counted on."""

import datetime as dt
from dataclasses import replace as with_days
from typing import Any

import pytest
from msgspec.structs import replace

from engine.core.dues import Moments, count_of, reckon
from engine.core.rescheduling import shifts
from engine.core.resolving import subject_of
from engine.core.values import Accepted, Refused
from engine.core.world import World
from tests.core.moving_cases import back, compared, move, stays
from tests.core.pausing_cases import (
    MORE,
    SURVEY,
    D,
    case_of,
    extending,
    folds,
    grant,
    last_day,
    more,
    on,
    own,
    pausing,
    pausing_document,
    stop,
)
from tests.core.standing_cases import delegation, standing_walk
from tests.core.test_handing import GITA, three
from tests.core.test_undoing import as_before, undo
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, DISTRICT, FINA, NOON, calendar, small

ABOVE = f"district_head@{DISTRICT}"


def test_the_clock_runs_on_while_it_is_asked() -> None:
    walk = extending()
    before = own(walk)
    done = walk.take(more(walk, letter="620/12", dated_on=D(2027, 1, 29)))
    assert done.event.kind == "extension_asked"
    assert done.event.words == {"say.words": "The river is high.", "say.letter": "620/12"}
    assert done.event.body["extension"] == {
        "slot": "extend:1", "asked": "3 working days", "dated": "2027-01-29"
    }  # fmt: skip
    assert own(walk) == before
    made = own(walk, "extend:1")
    assert (made.queue, made.role, made.due_at) == (ABOVE, "above", before.due_at)
    assert [(one.queue, one.notice, one.kind) for one in done.notices] == [
        (ABOVE, "own.more_asked", "task")
    ]
    assert keys(more(walk)) == ["more_asked_already"]
    assert isinstance(walk.act(BOB, "pass_on", agency="works"), Accepted)  # nobody waits for it
    folds(walk)


def test_granted_it_is_due_later_and_everybody_hears() -> None:
    walk = extending()
    walk.take(more(walk))
    was = own(walk)
    done = walk.take(grant(walk))
    assert done.event.kind == "extended"
    assert (last_day(walk), own(walk).remind_at) == (D(2027, 2, 12), on(10, 8))
    assert replace(own(walk), due_at=was.due_at, remind_at=was.remind_at) == was
    assert [task.slot for task in case_of(walk).tasks] == [""]
    assert [str(span) for span in case_of(walk).clock.added] == ["3 working days"]
    assert CHARLIE in case_of(walk).acted["above"]  # granting is an act in the role
    assert {(one.queue, one.notice, one.kind) for one in done.notices} == {
        (f"person:{BOB}", "own.more_granted", "task"),
        (f"person:{ALICE}", "own.more_time", "progress"),
    }
    assert keys(grant(walk)) == ["more_not_asked"]
    assert keys(more(walk)) == ["more_used_up"]  # once in a visit
    folds(walk)


def test_less_may_be_granted_and_never_more() -> None:
    walk = extending()
    walk.take(more(walk))
    assert keys(grant(walk, 4)) == ["too_large"]
    assert keys(grant(walk, 0)) == ["too_small"]
    walk.take(grant(walk, 1))
    assert last_day(walk) == D(2027, 2, 10)


def test_refused_with_words_nothing_moves_and_it_may_be_asked_again() -> None:
    walk = extending()
    walk.take(more(walk))
    was = own(walk)
    assert keys(grant(walk, None, words=" ")) == ["missing"]
    done = walk.take(grant(walk, None, words="Begin with the upper part."))
    assert done.event.kind == "extension_refused"
    assert own(walk) == was
    assert [(one.queue, one.notice) for one in done.notices] == [
        (f"person:{BOB}", "own.more_refused")
    ]
    assert isinstance(more(walk), Accepted)
    folds(walk)


def test_the_longest_and_the_times_are_for_the_visit() -> None:
    walk = extending(times=3)
    walk.take(more(walk, 2))
    walk.take(grant(walk, 2))
    assert keys(more(walk, 4)) == ["too_large"]
    walk.take(more(walk, 3))
    walk.take(grant(walk, 3))
    assert last_day(walk) == D(2027, 2, 16)
    assert keys(more(walk, 1)) == ["more_used_up"]
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert case_of(walk).clock.extensions == ()
    walk.take(walk.act(ALICE, "resubmit", title="Drain"))
    assert isinstance(more(walk, 5), Accepted)


@pytest.mark.parametrize(
    ("changes", "key", "field"),
    [
        ({"reason": "LOW"}, "unknown_reason", "reason"),
        ({"count": None}, "missing", "count"),
        ({"count": 0}, "too_small", "count"),
        ({"count": 6}, "too_large", "count"),
        ({"words": " "}, "missing", "words"),
        ({"letter": "620/12"}, "missing", "dated"),
        ({"dated_on": D(2027, 1, 29)}, "missing", "letter"),
        ({"letter": "x" * 101, "dated_on": D(2027, 1, 29)}, "too_long", "letter"),
        ({"visit": 9}, "no_open_task", None),
        ({"person": DIAN}, "not_your_role", None),
        ({"person": ALICE}, "not_your_role", None),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], key: str, field: str | None) -> None:
    done = more(extending(), **changes)
    assert isinstance(done, Refused)
    assert [(one.key, one.field) for one in done.reasons] == [(key, field)]


def test_who_else_grants_it() -> None:
    walk = extending()
    walk.take(more(walk))
    assert keys(grant(walk, person=BOB)) == ["not_your_role"]
    assert keys(grant(walk, person=DIAN)) == ["not_your_role"]
    assert keys(grant(walk, visit=9)) == ["no_open_task"]


def test_nobody_grants_their_own_request() -> None:
    """Nobody else is there, so it is not even asked."""
    walk = extending(granted_by="head")
    assert keys(more(walk)) == ["more_nobody"]


def test_a_colleague_of_the_same_office_may_where_the_rules_say_so() -> None:
    walk = extending(granted_by="head")
    walk.world = three()
    walk.take(more(walk))
    assert keys(grant(walk, person=BOB)) == ["more_oneself"]
    walk.take(grant(walk, person=GITA))
    assert last_day(walk) == D(2027, 2, 12)


def document(**gate: Any) -> dict[str, Any]:
    made = pausing_document()
    made["states"]["gate"] |= gate
    made["states"]["gate"]["due"]["extension"] = dict(MORE)
    return made


def test_whoever_stands_in_asks_and_neither_of_both_grants() -> None:
    walk = standing_walk(delegation(), compiled=small(document(may_delegate=["pass_on"])))
    done = walk.take(more(walk, person=FINA))
    request = case_of(walk).clock.request
    assert request is not None
    assert (request.person, request.behalf) == (FINA, BOB)
    assert done.event.body["by"]["for"]["person"] == BOB
    for person in (FINA, BOB):
        assert keys(grant(walk, person=person)) == ["not_your_role"]
    walk.take(grant(walk))


def test_a_stand_in_of_the_granting_office_is_not_the_asker() -> None:
    """Charlie lets Bob act for the district: what Bob asks, Charlie alone may grant."""
    lends = delegation(office=2, principal=CHARLIE, person=BOB)
    walk = standing_walk(lends, compiled=small(document()))
    walk.take(more(walk))
    assert keys(grant(walk, person=BOB)) == ["more_oneself"]
    assert isinstance(grant(walk), Accepted)


def test_roles_kept_apart_are_kept_apart_here() -> None:
    made = document()
    made["never_the_same_person"].append(["asker", "above"])
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    walk.take(more(walk))
    acted = {**case_of(walk).acted, "asker": (ALICE, CHARLIE)}
    walk.case = replace(case_of(walk), acted=acted)
    assert keys(grant(walk)) == ["same_person"]


def test_silence_grants_nothing() -> None:
    walk = extending()
    walk.take(more(walk))
    due_at = own(walk).due_at
    assert due_at is not None
    done = walk.take(walk.wake("lapse", "extend:1", due_at))
    assert done.notices == ()
    assert [task.slot for task in case_of(walk).tasks] == [""]
    assert own(walk).due_at == due_at
    assert keys(grant(walk)) == ["more_not_asked"]
    walk.take(walk.wake("lapse", at=due_at))
    assert own(walk).role == "above"
    assert keys(more(walk)) == ["clock_not_running"]
    folds(walk)


def test_late_it_is_granted_no_more_and_may_still_be_refused() -> None:
    walk = extending()
    walk.take(more(walk))
    due_at = own(walk).due_at
    assert due_at is not None
    walk.take(walk.wake("lapse", at=due_at))
    assert keys(grant(walk)) == ["clock_not_running"]
    assert isinstance(grant(walk, None), Accepted)


def test_leaving_the_state_ends_the_request_without_a_word() -> None:
    walk = extending()
    walk.take(more(walk))
    before = case_of(walk)
    done = walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert all(one.queue != ABOVE for one in done.notices)
    assert case_of(walk).clock.extensions == ()
    assert keys(grant(walk)) == ["more_not_asked"]
    walk.now = NOON
    walk.take(undo(walk, BOB))
    as_before(walk, before)
    assert isinstance(grant(walk), Accepted)


def test_a_clock_that_stands_still_is_not_made_longer() -> None:
    walk = extending()
    walk.take(more(walk))
    walk.take(stop(walk, D(2027, 2, 3)))
    assert keys(grant(walk)) == ["clock_stopped"]
    walk.take(walk.wake("lapse", "pause:1", on(4, 0)))
    assert last_day(walk) == D(2027, 2, 11)
    walk.take(grant(walk))
    assert last_day(walk) == D(2027, 2, 16)
    other = extending()
    other.take(stop(other, D(2027, 2, 3)))
    assert keys(more(other)) == ["clock_stopped"]


def test_stopped_after_it_was_granted_both_count() -> None:
    walk = extending()
    walk.take(more(walk))
    walk.take(grant(walk))
    walk.take(stop(walk, D(2027, 2, 3)))
    walk.take(walk.wake("lapse", "pause:1", on(4, 0)))
    assert last_day(walk) == D(2027, 2, 16)
    folds(walk)


def test_a_window_bounds_it_and_where_nothing_is_won_nothing_is_asked() -> None:
    walk = extending({"within": "6 working days", "not_after": "window asking"})
    assert last_day(walk) == D(2027, 2, 10)
    walk.take(more(walk, 5))
    walk.take(grant(walk, 5))
    assert last_day(walk) == D(2027, 2, 12)
    full = extending({"within": "9 working days", "not_after": "window asking"})
    assert keys(more(full)) == ["more_no_gain"]
    waits = extending({"within": "2 working days", "not_before": "window asking"})
    assert keys(more(waits)) == ["more_no_gain"]


def test_a_day_that_was_set_otherwise_is_counted_on() -> None:
    walk = extending()
    by_hand = calendar().end_of(D(2027, 2, 10))
    walk.case = replace(case_of(walk), tasks=(replace(own(walk), due_at=by_hand),))
    walk.take(more(walk, 2))
    walk.take(grant(walk, 2))
    assert last_day(walk) == D(2027, 2, 12)


def test_the_count_is_said_and_rescheduled_with_it() -> None:
    walk = extending()
    walk.take(more(walk))
    walk.take(grant(walk))
    due = walk.compiled.definition.states["gate"].due
    assert due is not None
    case, task = case_of(walk), own(walk)
    moments = Moments(task.opened_at, task.opened_at)
    found = reckon(due, subject_of(case), walk.compiled, calendar(), moments, case.clock)
    assert (found.due_at, [str(one) for one in found.added]) == (task.due_at, ["3 working days"])
    count = count_of(found, calendar())
    assert (count.last - count.first).days + 1 - len(count.passed) == 8
    fewer = with_days(calendar(), days_off=calendar().days_off | {D(2027, 2, 11)}, number=2)
    at = World(walk.world.directory, fewer)
    [shift] = shifts(walk.compiled, case, {0: calendar()}, at, walk.now)
    assert calendar().day_of(shift.to_at - dt.timedelta(microseconds=1)) == D(2027, 2, 15)


def version(change: Any) -> Any:
    made = document()
    change(made)
    return small(made)


def test_a_request_goes_over_to_rules_that_grant_it_alike() -> None:
    walk = extending()
    walk.take(more(walk))
    before = case_of(walk)
    move(walk, version(lambda made: made["states"]["gate"]["due"]["extension"].update(times=2)))
    assert case_of(walk).clock == before.clock
    walk.take(back(walk))
    walk.compiled = walk.was
    assert compared(case_of(walk)) == compared(before)
    assert isinstance(grant(walk), Accepted)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made["states"]["gate"]["due"].pop("extension"),
        lambda made: made["states"]["gate"]["due"]["extension"].update(granted_by="agency"),
        lambda made: made["states"]["gate"]["due"].update(within="3 working days"),
    ],
)
def test_other_rules_wait_until_it_is_answered(change: Any) -> None:
    walk = extending()
    walk.take(more(walk))
    assert stays(walk, version(change)) == ["more_waits"]


def test_what_was_granted_counts_under_new_rules_too() -> None:
    walk = extending()
    walk.take(more(walk))
    walk.take(grant(walk))
    move(walk, version(lambda made: made["states"]["gate"]["due"].update(within="6 working days")))
    assert last_day(walk) == D(2027, 2, 15)


def test_only_where_the_rules_let_somebody() -> None:
    walk = pausing()
    assert keys(more(walk)) == ["more_not_here"]
    assert keys(grant(walk)) == ["more_not_asked"]
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="no", next_step="ask"))
    assert keys(more(walk)) == keys(grant(walk)) == ["case_ended"]
    assert SURVEY not in case_of(walk).data
