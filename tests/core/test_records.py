"""What stands in an event for ever: everything that folding needs, and nothing that is usual."""

import datetime as dt

from engine.core.chain import canonical, record, stamp
from engine.core.fold import apply, task_record
from engine.core.values import Event, Task
from tests.core.walking import opened
from tests.support.small import NOON

LATER = NOON + dt.timedelta(days=3, microseconds=7)


def task(**changes: object) -> Task:
    usual = {"state": "village", "visit": 2, "slot": "", "occurrence": 1, "role": "head",
             "queue": "head@33", "opened_at": NOON, "due_at": None, "remind_at": None}  # fmt: skip
    return Task(**{**usual, **changes})  # type: ignore[arg-type]


def test_a_usual_task_says_its_role_and_queue_only() -> None:
    assert task_record(task(), NOON) == {"role": "head", "queue": "head@33"}


def test_what_is_not_usual_is_said_and_folds_back() -> None:
    case = opened().case
    for unusual in (
        task(),
        task(slot="seat.2"),
        task(occurrence=3, stage=1),
        task(opened_at=LATER),
        task(due_at=LATER, remind_at=NOON, calendar=0),
        task(due_at=LATER, remind_at=None, calendar=3),
    ):
        body = {"to": unusual.state, "visit": 2, "open": [task_record(unusual, NOON)]}
        step = record(Event("acted", NOON, NOON, body), case.tenant, case.id, case.revision + 1)
        assert apply(case, step, {}).tasks == (unusual,)


def test_what_an_event_makes_due_is_counted_by_the_calendar_that_it_names() -> None:
    case = opened().case
    body = {"to": "village", "visit": 2, "open": [task_record(task(due_at=LATER), NOON)]}
    for said, calendar in (({}, 0), ({"calendar": 4}, 4)):
        event = Event("acted", NOON, NOON, {**body, **said})
        step = record(event, case.tenant, case.id, case.revision + 1)
        assert apply(case, step, {}).tasks[0].calendar == calendar


def test_when_it_happened_is_said_only_where_it_was_recorded_later() -> None:
    assert "happened" not in record(Event("acted", NOON, NOON, {}), 1, 7, 2)
    assert record(Event("acted", LATER, NOON, {}), 1, 7, 2)["happened"] == stamp(NOON)


def test_a_moment_has_microseconds_only_where_it_has_any() -> None:
    assert stamp(NOON) == "2027-02-01T05:00:00Z"
    assert stamp(LATER) == "2027-02-04T05:00:00.000007Z"


def test_the_bytes_are_compact_sorted_and_utf8() -> None:
    assert (
        canonical({"b": "é\n", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"é\\n"}'.encode()
    )
