"""Recurring duties of a state: each falls due on its day, is done or missed, and the next comes."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.decide import decide
from engine.core.definition.workflow import Definition
from engine.core.fold import fold
from engine.core.migrating import Mover, decide_migrate, decide_return
from engine.core.offers import offers
from engine.core.recurring import QUEUE, day_after
from engine.core.values import Accepted, Actor, Case, Task, Wake
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, NOON, calendar, document, small, text, world

SLOT = "duty.report"
DAY = dt.timedelta(days=1)


def owing(**changes: Any) -> dict[str, Any]:
    """The small definition, whose gate owes a report every two weeks."""
    made = document()
    made["states"]["gate"]["if_silent"] = "wait"
    made["states"]["gate"]["duties"] = {
        "report": {
            "label": text("Report"),
            "by": ["head", "above"],
            "every": "2 weeks",
            "due": {"within": "3 days", "from": "arrival", "remind": "1 day before"},
            "if_silent": "incident",
            "asks": ["agency"],
            "may_give": ["note"],
            "notice": "task",
            "tells": [{"who": "asker", "notice": "ended"}],
            **changes,
        }
    }
    return made


def started(**changes: Any) -> Walk:
    walk = Walk(small(owing(**changes)))
    walk.take(walk.open())
    return walk


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def owed(walk: Walk) -> Task:
    """The task of the duty."""
    return next(task for task in case_of(walk).tasks if task.slot == SLOT)


def at_midnight(day: int, month: int = 2) -> dt.datetime:
    """The beginning of a day of 2027 in Jakarta."""
    return dt.datetime(2027, month, day, tzinfo=dt.UTC) - dt.timedelta(hours=7)


def fallen_due(**changes: Any) -> Walk:
    walk = started(**changes)
    walk.take(walk.wake("lapse", SLOT, owed(walk).due_at))
    return walk


def test_nobody_has_it_before_its_day_and_its_day_is_counted_from_arrival() -> None:
    walk = started()
    task = owed(walk)
    assert (task.queue, task.is_later, task.occurrence) == (QUEUE, True, 1)
    assert task.due_at == at_midnight(15)  # the case came on Monday 1 February
    assert keys(walk.act(BOB, "report", agency="works")) == ["duty_not_yet"]
    assert keys(walk.wake("lapse", SLOT, at_midnight(15) - dt.timedelta(seconds=1))) == ["not_due"]
    assert keys(walk.wake("remind", SLOT)) == ["not_due"]
    assert keys(walk.wake("reassign", SLOT)) == ["not_due"]


def test_the_first_may_come_at_another_time_than_the_rest() -> None:
    walk = started(first="3 working days")
    assert owed(walk).due_at == at_midnight(4)
    walk.take(walk.wake("lapse", SLOT, at_midnight(4)))
    walk.take(walk.act(BOB, "report", agency="works"))
    assert owed(walk).due_at == at_midnight(18)


def test_on_its_day_the_office_has_it_and_is_told() -> None:
    walk = fallen_due()
    task = owed(walk)
    assert (task.queue, task.stage, task.occurrence) == ("village_head@33.26.01.2001", 0, 1)
    assert task.due_at == at_midnight(18)
    assert walk.last is not None
    assert walk.last.event.kind == "recurred"
    assert [(one.queue, one.notice) for one in walk.last.notices] == [(task.queue, "task")]
    assert walk.last.notices[0].values["queue"] == task.queue
    assert walk.last.incidents == ()


def test_an_office_that_nobody_holds_is_an_incident_on_that_day() -> None:
    walk = started()
    nobody = tuple(office for office in walk.world.directory.offices if office.id != 1)
    walk.world = world(offices=nobody)
    step = walk.take(walk.wake("lapse", SLOT, owed(walk).due_at))
    assert [one.kind for one in step.incidents] == ["unstaffed"]
    assert step.notices == ()


@pytest.mark.parametrize("person", [BOB, CHARLIE])
def test_doing_it_leaves_the_case_where_it_is_and_the_next_waits_for_its_day(person: int) -> None:
    walk = fallen_due()
    main = case_of(walk).tasks[0]
    walk.now += DAY
    step = walk.take(walk.act(person, "report", agency="works", note="Fine"))
    assert (case_of(walk).state, case_of(walk).visit) == ("gate", 1)
    assert case_of(walk).data["agency"] == "works"
    assert case_of(walk).tasks[0] == main
    task = owed(walk)
    assert (task.occurrence, task.is_later) == (2, True)
    assert task.due_at == at_midnight(1, 3)  # not two weeks after it was done
    assert [one.notice for one in step.notices] == ["ended"]
    assert keys(walk.act(person, "report", agency="works")) == ["duty_not_yet"]


def test_it_asks_what_it_asks_and_nothing_else() -> None:
    walk = fallen_due()
    assert keys(walk.act(BOB, "report", title="Other")) == ["not_asked", "missing"]
    assert keys(walk.act(ALICE, "report", agency="works")) == ["not_your_role"]


def test_what_is_not_done_in_time_is_missed_and_the_next_comes_on_its_day() -> None:
    walk = fallen_due()
    walk.take(walk.wake("remind", SLOT, owed(walk).remind_at))
    step = walk.take(walk.wake("lapse", SLOT, at_midnight(18)))
    assert [(one.kind, one.slot) for one in step.incidents] == [("silent", SLOT)]
    assert step.event.body["missed"] == "report"
    task = owed(walk)
    assert (task.occurrence, task.is_later, task.due_at) == (2, True, at_midnight(1, 3))
    walk.take(walk.wake("lapse", SLOT, task.due_at))
    assert owed(walk).occurrence == 2


def test_what_may_be_late_stays_open_until_it_is_done_and_the_missed_day_comes_at_once() -> None:
    walk = fallen_due(if_silent="wait")
    walk.take(walk.wake("lapse", SLOT, at_midnight(18)))
    assert walk.last is not None
    assert walk.last.incidents == ()
    walk.now = at_midnight(20, 3)
    walk.take(walk.act(BOB, "report", agency="works"))
    assert owed(walk).due_at == at_midnight(1, 3)
    walk.take(walk.wake("lapse", SLOT))
    # What was owed meanwhile is asked for once, not once for each day that passed.
    walk.take(walk.act(BOB, "report", agency="works"))
    assert owed(walk).due_at == at_midnight(29, 3)


def test_leaving_the_state_ends_it_and_coming_back_begins_anew() -> None:
    walk = fallen_due()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Which?"}))
    assert [task.slot for task in case_of(walk).tasks] == [""]
    assert keys(walk.wake("lapse", SLOT)) == ["no_open_task"]
    walk.now = at_midnight(20)
    walk.take(walk.act(ALICE, "resubmit", title="Better"))
    assert (owed(walk).occurrence, owed(walk).due_at) == (1, at_midnight(6, 3))


def test_an_office_found_anew_takes_the_same_occurrence_over() -> None:
    walk = fallen_due()
    gone = tuple(office for office in walk.world.directory.offices if office.id != 1)
    walk.world = world(offices=gone)
    walk.take(walk.wake("reassign", SLOT))
    assert (owed(walk).queue, owed(walk).occurrence) == ("nobody@head", 1)
    assert walk.case == fold(iter(walk.records))


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("month", [at_midnight(1, 3), at_midnight(1, 4), at_midnight(1, 5)]),
        ("2 weeks", [at_midnight(15), at_midnight(1, 3), at_midnight(15, 3)]),
        # Friday 5 February is joint leave.
        ("5 working days", [at_midnight(9), at_midnight(16), at_midnight(23)]),
        ("10 days", [at_midnight(11), at_midnight(21), at_midnight(3, 3)]),
    ],
)
def test_its_days_keep_their_distance(every: str, days: list[dt.datetime]) -> None:
    duty = small(owing(every=every)).definition.states["gate"].duties["report"]
    found, after = [], None
    for _ in days:
        after = day_after(duty, NOON, after, calendar())
        found.append(after)
    assert found == days


@given(
    st.sampled_from(["day", "3 days", "week", "month", "2 months", "4 working days"]),
    st.integers(0, 700),
)
@settings(deadline=None, derandomize=True)
def test_the_next_day_is_the_first_of_all_days_that_is_later(every: str, hours: int) -> None:
    duty = small(owing(every=every)).definition.states["gate"].duties["report"]
    after = NOON + dt.timedelta(hours=hours * 7)
    series = [day_after(duty, NOON, None, calendar())]
    while series[-1] <= after:
        series.append(day_after(duty, NOON, series[-1], calendar()))
    assert day_after(duty, NOON, after, calendar()) == series[-1]
    assert series == sorted(set(series))


STEP = st.one_of(
    st.tuples(st.just("act"), st.integers(1, 7), st.sampled_from(["report", "add_note", "x"])),
    st.tuples(st.just("wake"), st.sampled_from(["remind", "lapse", "reassign"]), st.booleans()),
    st.tuples(st.just("wait"), st.integers(1, 40), st.none()),
)


@given(st.lists(STEP, max_size=25), st.sampled_from(["incident", "wait"]))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_any_story_folds_has_one_task_of_the_duty_and_offers_what_is_decided(
    story: list[tuple[str, Any, Any]], silence: str
) -> None:
    walk = started(if_silent=silence)
    for what, one, other in story:
        if what == "wait":
            walk.now += one * DAY
            continue
        if what == "act":
            open_to = {
                offer.action
                for offer in offers(walk.compiled, case_of(walk), Actor(one), walk.world, walk.now)
                if offer.open
            }
            decision = walk.act(one, other, **({"agency": "works"} if other == "report" else {}))
            assert isinstance(decision, Accepted) == (other in open_to)
        else:
            slot = SLOT if other else ""
            decision = decide(walk.compiled, case_of(walk), Wake(slot, one), walk.world, walk.now)
        if isinstance(decision, Accepted):
            walk.take(decision)
        assert sum(task.slot == SLOT for task in case_of(walk).tasks) == 1
    assert walk.case == fold(iter(walk.records))


def moved(walk: Walk, document: dict[str, Any]) -> None:
    """Move the case to another version."""
    new = small(document)
    mover = Mover(BOB, 1, 1)
    walk.take(decide_migrate(walk.compiled, new, case_of(walk), mover, walk.world, walk.now))
    walk.compiled = new


def test_a_moved_case_keeps_what_is_open_and_takes_the_new_days_for_what_comes() -> None:
    walk = fallen_due()
    task = owed(walk)
    moved(walk, owing(every="month"))
    assert owed(walk) == task
    walk.take(walk.act(BOB, "report", agency="works"))
    assert owed(walk).due_at == at_midnight(1, 3)
    assert walk.case == fold(iter(walk.records))


def test_a_moved_case_owes_what_is_new_and_no_longer_what_is_gone() -> None:
    walk = Walk()
    walk.take(walk.open())
    before = case_of(walk)
    walk.now += 20 * DAY
    moved(walk, owing())
    assert owed(walk).due_at == at_midnight(1, 3)
    after = case_of(walk)
    moved(walk, document())
    assert [task.slot for task in case_of(walk).tasks] == [""]
    back = decide_return(
        small(owing()), case_of(walk), after, {}, (), Mover(BOB, 2, 2), walk.world, walk.now
    )
    walk.take(back)
    assert owed(walk).due_at == at_midnight(1, 3)
    assert before.state == case_of(walk).state
    assert walk.case == fold(iter(walk.records))


def test_its_words_are_read_back_as_they_were_written() -> None:
    for every, said in (("month", "month"), ("1 month", "month"), ("10 working days", None)):
        definition = small(owing(every=every)).definition
        assert f'"every":"{said or every}"' in definition.canonical().decode()
        assert Definition.read(definition.canonical()) == definition
