"""A day off that is decreed later: what would move, what stays, and the act that moves it."""

import datetime as dt
from dataclasses import replace

import pytest
from msgspec.structs import replace as with_

from engine.core.calendar import Calendar, DayOff, LocalDays
from engine.core.definition.base import Duration
from engine.core.dues import Moments, count_of, reckon
from engine.core.fold import fold
from engine.core.rescheduling import decide_reschedule, shifts
from engine.core.resolving import subject_of
from engine.core.values import Refused
from engine.core.world import World
from tests.core.test_duties import SLOT, fallen_due
from tests.core.walking import Walk, keys
from tests.support.small import BOB, NOON, VILLAGE, calendar, document, small

D = dt.date
DUE = {"within": "5 working days", "from": "day after arrival", "remind": "1 working day before"}
MINE = DayOff("local", {"id": "Haul", "en": "Haul"})
LEAVE = DayOff("leave", {"id": "Cuti bersama", "en": "Joint leave"})


def decreed(*days: dt.date, area: str = "", works: bool = False, base: Calendar | None = None):
    """The small calendar with local days, as version 2."""
    base = base or calendar()
    local = LocalDays({}, frozenset(days)) if works else LocalDays(dict.fromkeys(days, MINE))
    if area:
        return replace(base, local={area: local}, number=2)
    return replace(
        base,
        days_off=base.days_off | frozenset(local.off),
        works=base.works | local.works,
        names={**base.names, **local.off},
        number=2,
    )


def waiting(due: dict | None = None) -> Walk:
    """A case in correction since Monday 1 February, due at the end of Tuesday 9 (Friday is off)."""
    changed = document()
    changed["states"]["correction"]["due"] = due or DUE
    walk = Walk(compiled=small(changed))
    walk.take(walk.open())
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    return walk


def found(walk: Walk, new: Calendar, now: dt.datetime | None = None):
    assert walk.case is not None
    at = World(walk.world.directory, new)
    return shifts(
        walk.compiled,
        walk.case,
        {walk.world.calendar.number: walk.world.calendar},
        at,
        now or walk.now,
    )


def last_day(moment: dt.datetime) -> dt.date:
    return calendar().day_of(moment - dt.timedelta(microseconds=1))


def test_a_day_off_within_the_span_moves_the_end_and_its_reminder() -> None:
    walk = waiting()
    assert walk.case is not None
    (task,) = walk.case.tasks
    assert task.due_at is not None
    assert last_day(task.due_at) == D(2027, 2, 9)
    (shift,) = found(walk, decreed(D(2027, 2, 4)))
    assert (shift.due_at, last_day(shift.to_at)) == (task.due_at, D(2027, 2, 10))
    walk.world = World(walk.world.directory, decreed(D(2027, 2, 4)))
    walk.now = NOON + dt.timedelta(hours=3)
    done = walk.take(
        decide_reschedule(walk.compiled, walk.case, {0: calendar()}, walk.world, BOB, walk.now)
    )
    (after,) = done.case.tasks
    assert after.due_at == shift.to_at
    assert after.remind_at == calendar().moment(D(2027, 2, 9), dt.time(8))
    assert (task.calendar, after.calendar) == (0, 2)
    counted = {"due_at": None, "remind_at": None, "calendar": None}
    assert with_(after, **counted) == with_(task, **counted)
    assert done.event.body["calendar"] == 2
    assert fold(walk.records).tasks == (after,)
    assert found(walk, walk.world.calendar) == ()


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (decreed(D(2027, 2, 10)), "after the end"),
        (decreed(D(2027, 2, 1)), "before the first day that counts"),
        (decreed(D(2027, 2, 7)), "a Sunday"),
        (decreed(D(2027, 2, 4), area="33.27"), "another area"),
        (decreed(D(2027, 2, 4), area=f"{VILLAGE}.9"), "an area below"),
    ],
)
def test_what_the_change_does_not_touch_stays(new: Calendar, why: str) -> None:
    walk = waiting()
    assert found(walk, new) == (), why
    decision = decide_reschedule(
        walk.compiled, walk.case, {0: calendar()}, World(walk.world.directory, new), BOB, walk.now
    )
    assert isinstance(decision, Refused)
    assert keys(decision) == ["nothing_to_reschedule"]


def test_a_day_of_the_area_around_counts_for_the_case() -> None:
    (shift,) = found(waiting(), decreed(D(2027, 2, 4), area=VILLAGE.rsplit(".", 1)[0]))
    assert last_day(shift.to_at) == D(2027, 2, 10)


def test_a_weekend_that_is_worked_shortens_but_never_to_less_than_the_next_day() -> None:
    walk, new = waiting(), decreed(D(2027, 2, 6), works=True)
    (shift,) = found(walk, new)
    assert last_day(shift.to_at) == D(2027, 2, 8)
    late = calendar().moment(D(2027, 2, 8), dt.time(9))
    assert found(walk, new, late) == ()  # the end of that day would be less than a working day
    assert found(walk, decreed(D(2027, 2, 9)), shift.due_at) == ()  # late already


def test_what_somebody_set_otherwise_or_silence_gave_stays() -> None:
    walk = waiting()
    assert walk.case is not None
    (task,) = walk.case.tasks
    for other in (
        with_(task, due_at=task.due_at + dt.timedelta(days=3)),
        with_(task, stage=1),
        with_(task, due_at=None),
    ):
        walk.case = with_(walk.case, tasks=(other,))
        assert found(walk, decreed(D(2027, 2, 4))) == ()


def test_a_count_is_said_day_by_day() -> None:
    walk = waiting()
    assert walk.case is not None
    due = walk.compiled.definition.states["correction"].due
    (task,) = walk.case.tasks
    assert due is not None
    new = decreed(D(2027, 2, 4), base=replace(calendar(), names={D(2027, 2, 5): LEAVE}))
    moments = Moments(task.opened_at, task.opened_at)
    reckoned = reckon(due, subject_of(walk.case), walk.compiled, new, moments)
    counted = count_of(reckoned, new)
    assert (counted.start_on, counted.first) == (D(2027, 2, 1), D(2027, 2, 2))
    assert counted.last == D(2027, 2, 10)
    assert [(each.on.day, each.kind) for each in counted.passed] == [
        (4, "local"), (5, "leave"), (6, "weekend"), (7, "weekend"),
    ]  # fmt: skip
    assert not counted.provisional
    assert count_of(reckoned, replace(new, decreed_until=D(2027, 2, 9))).provisional
    guess = replace(new, names={**new.names, D(2027, 2, 4): DayOff("estimated", MINE.name)})
    assert count_of(reckoned, guess).provisional
    weeks = Duration.parse("2 weeks")
    plain = with_(reckoned, span=weeks, counted_at=new.due(task.opened_at, weeks, False))
    assert count_of(plain, new).passed == ()


def test_a_duty_is_counted_by_its_own_rule() -> None:
    walk = fallen_due(due={"within": "2 working days", "from": "arrival"})
    [shift] = found(walk, decreed(D(2027, 2, 16)))
    assert (shift.slot, last_day(shift.due_at)) == (SLOT, D(2027, 2, 16))
    assert last_day(shift.to_at) == D(2027, 2, 17)
