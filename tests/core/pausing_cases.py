"""The small definition with clocks that may be stopped, and the requests to stop them."""

import datetime as dt
from typing import Any

from engine.core.clock import Pause
from engine.core.extending import More, decide_more
from engine.core.fold import fold
from engine.core.granting import Grant, decide_grant
from engine.core.pausing import Stop, decide_stop
from engine.core.resuming import Resume, decide_resume
from engine.core.values import Case, Decision, Task
from tests.core.walking import Walk
from tests.support.small import BOB, CHARLIE, calendar, document, small, text

D = dt.date
SURVEY = "AWAITS_SURVEY"
FAR = D(2027, 2, 8)
RULE = {"reasons": "pauses", "longest": "10 working days"}


def pausing_document(due: dict[str, Any] | None = None, **rule: Any) -> dict[str, Any]:
    """`gate` and `joint` may be paused. `due`: keys changed at the gate."""
    made = document()
    made["reasons"][SURVEY] = {
        "label": text("Awaiting the survey"),
        "basis": text("A rule of the office"),
        "next_step": text("Nothing is needed of you."),
    }
    made["reason_sets"]["pauses"] = [SURVEY]
    made["states"]["gate"]["due"] |= {"pause": {**RULE, **rule}, **(due or {})}
    made["states"]["joint"]["due"] |= {"pause": {**RULE, **rule}}
    return made


def pausing(due: dict[str, Any] | None = None, **rule: Any) -> Walk:
    """A case at the gate since Monday 1 February 2027, noon; due at the end of Tuesday 9."""
    walk = Walk(compiled=small(pausing_document(due, **rule)))
    walk.take(walk.open())
    return walk


MORE = {"by": ["head"], "granted_by": "above", "reasons": "pauses", "longest": "5 working days"}


def extending(due: dict[str, Any] | None = None, **rule: Any) -> Walk:
    """The same case; Bob may ask for more time, which Charlie grants."""
    made = pausing_document(due)
    made["states"]["gate"]["due"]["extension"] = {**MORE, **rule}
    walk = Walk(compiled=small(made))
    walk.take(walk.open())
    return walk


def more(walk: Walk, count: int | None = 3, person: int = BOB, **changes: Any) -> Decision:
    values = {"reason": SURVEY, "words": "The river is high.", **changes}
    made = More(person, values.pop("reason"), count, values.pop("words"), **values)
    return decide_more(walk.compiled, case_of(walk), made, walk.world, walk.now)


def grant(walk: Walk, count: int | None = 3, person: int = CHARLIE, **changes: Any) -> Decision:
    made = Grant(person, count, changes.pop("words", "Agreed."), **changes)
    return decide_grant(walk.compiled, case_of(walk), made, walk.world, walk.now)


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def stop(walk: Walk, until: dt.date | None = FAR, person: int = BOB, **more: Any) -> Decision:
    made = Stop(person, more.pop("reason", SURVEY), until, **more)
    return decide_stop(walk.compiled, case_of(walk), made, walk.world, walk.now)


def resume(walk: Walk, person: int = BOB, **more: Any) -> Decision:
    made = Resume(person, **more)
    return decide_resume(walk.compiled, case_of(walk), made, walk.world, walk.now)


def own(walk: Walk, slot: str = "") -> Task:
    return next(task for task in case_of(walk).tasks if task.slot == slot)


def pause_of(walk: Walk) -> Pause:
    found = case_of(walk).clock.pause
    assert found is not None
    return found


def last_day(walk: Walk, slot: str = "") -> dt.date:
    due_at = own(walk, slot).due_at
    assert due_at is not None
    return calendar().day_of(due_at - dt.timedelta(microseconds=1))


def folds(walk: Walk) -> None:
    assert fold(walk.records) == case_of(walk)


def on(day: int, hour: int = 10, month: int = 2) -> dt.datetime:
    """A moment of 2027 by the office's clock."""
    return calendar().moment(D(2027, month, day), dt.time(hour))
