"""A window closes fairly: what was begun before the hour is taken for a while, and marked."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.calendar import Calendar
from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.fold import apply
from engine.core.values import Accepted, Act, Actor, Decision, Open, Refused
from engine.core.windows import late_by, late_of, window_reasons
from engine.core.world import World
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, directory, document, form, small, world

SHUT = dt.datetime(2027, 2, 12, 17, tzinfo=dt.UTC)  # midnight in Jakarta, ending 12 February
HOUR, INSTANT = dt.timedelta(hours=1), dt.timedelta(microseconds=1)


def rules(hours: int | None = None) -> Compiled:
    """The small workflow with this grace of its opening window."""
    changed = document()
    if hours is not None:
        changed["cycle"]["grace"] = {"asking": f"{hours} hours"}
    return small(changed)


def sent(
    begun_at: dt.datetime | None, now: dt.datetime, compiled: Compiled | None = None
) -> Decision:
    request = Open(Actor(ALICE), {"opener": ALICE}, form(), begun_at=begun_at)
    return decide(compiled or rules(), None, request, world(), now)


def test_what_was_begun_before_the_hour_is_taken_for_a_day_and_marked() -> None:
    step = sent(SHUT - HOUR, SHUT + 23 * HOUR)
    assert isinstance(step, Accepted)
    late = late_of(step.event.body)
    assert late is not None
    assert (late.window, late.begun_at, late.shut_at) == ("asking", SHUT - HOUR, SHUT)


def test_what_came_in_time_has_no_mark_whenever_it_was_begun() -> None:
    for begun_at in (None, SHUT - 20 * HOUR):
        step = sent(begun_at, SHUT - INSTANT)
        assert isinstance(step, Accepted)
        assert "late" not in step.event.body


@pytest.mark.parametrize(
    ("begun", "now", "key"),
    [
        (None, SHUT, "window_closed"),
        (SHUT, SHUT, "window_closed"),  # the first moment after it is not before it
        (SHUT, SHUT + HOUR, "window_closed"),
        (SHUT - INSTANT, SHUT + 24 * HOUR, "window_grace_over"),
        (SHUT - HOUR, SHUT + 100 * HOUR, "window_grace_over"),
    ],
)
def test_what_was_begun_after_the_hour_or_comes_after_the_grace_is_not(
    begun: dt.datetime | None, now: dt.datetime, key: str
) -> None:
    assert keys(sent(begun, now)) == [key]


def test_the_refusal_says_until_when_it_was_taken() -> None:
    refused = sent(SHUT - HOUR, SHUT + 30 * HOUR)
    assert isinstance(refused, Refused)
    assert refused.reasons[0].values["until"] == "2027-02-13T17:00:00Z"
    assert refused.reasons[0].values["begun"] == "2027-02-12T16:00:00Z"


def test_a_form_of_long_ago_opens_no_window_that_has_not_begun() -> None:
    before = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    assert keys(sent(before - HOUR, before)) == ["window_not_open"]


def test_a_grace_of_no_hours_is_none_and_a_longer_one_lasts_longer() -> None:
    assert keys(sent(SHUT - HOUR, SHUT, rules(0))) == ["window_grace_over"]
    assert isinstance(sent(SHUT - HOUR, SHUT + 47 * HOUR, rules(48)), Accepted)


MOMENTS = st.integers(-200 * 3600, 200 * 3600).map(lambda s: SHUT + dt.timedelta(seconds=s))


@given(MOMENTS, MOMENTS, st.integers(0, 168), st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"]))
def test_it_never_lets_in_what_was_begun_after_and_never_refuses_what_was_begun_before(
    begun_at: dt.datetime, now: dt.datetime, hours: int, zone: str
) -> None:
    definition = rules(hours).definition
    place = World(directory(), Calendar(zone, frozenset(), dt.date(2027, 12, 31)))
    shut_at = place.calendar.end_of(dt.date(2027, 2, 12))
    refused = window_reasons(definition, "window asking", place, now, begun_at)
    late = late_by(definition, "window asking", place, now, begun_at)
    if now < shut_at:
        assert (refused, late) == ((), None)
    elif begun_at >= shut_at:
        assert refused
        assert late is None
    else:
        in_time = now - shut_at < hours * HOUR
        assert (not refused, late is not None) == (in_time, in_time)


def correcting() -> Walk:
    """A case of Alice that was sent back for correction, which she may send in the window only."""
    changed: dict[str, Any] = document()
    states = changed["states"]
    states["correction"]["actions"]["resubmit"]["only_in"] = "window asking"
    states["gate"]["actions"]["refuse"]["only_in"] = "window asking"
    return Walk(compiled=small(changed))


def act(
    walk: Walk, person: int, action: str, begun_at: dt.datetime | None, **data: Any
) -> Decision:
    assert walk.case is not None
    request = Act(action, Actor(person), data, walk.case.revision, begun_at=begun_at)
    return decide(walk.compiled, walk.case, request, walk.world, walk.now)


def test_a_partys_correction_has_the_same_grace_and_its_event_the_mark() -> None:
    walk = correcting()
    walk.take(walk.open())
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Which lane?"}))
    key = "resubmit"
    walk.now = SHUT + HOUR
    assert keys(act(walk, ALICE, key, None, title="The lane")) == ["window_closed"]
    assert keys(act(walk, ALICE, key, SHUT, title="The lane")) == ["window_closed"]
    step = act(walk, ALICE, key, SHUT - HOUR, title="The lane")
    assert isinstance(step, Accepted)
    assert late_of(step.event.body) is not None
    walk.now = SHUT + 24 * HOUR
    assert keys(act(walk, ALICE, key, SHUT - HOUR, title="A")) == ["window_grace_over"]


def test_an_office_has_no_grace_to_look_at_a_case_is_not_to_begin() -> None:
    walk = correcting()
    walk.take(walk.open())
    walk.now = SHUT + HOUR
    said = {"reason": "LOW", "words": "Too dear", "next_step": "Next year"}
    assert keys(act(walk, BOB, "refuse", SHUT - HOUR, **said)) == ["window_closed"]


def test_the_mark_stays_in_the_record_and_folding_leaves_the_case_as_any_other() -> None:
    walk = Walk(now=SHUT + HOUR)
    step = sent(SHUT - HOUR, walk.now)
    walk.take(step)
    record, words, head = walk.records[0]
    assert late_of(record) is not None
    in_time = {key: value for key, value in record.items() if key != "late"}
    assert apply(None, record, words, head) == apply(None, in_time, words, head)
