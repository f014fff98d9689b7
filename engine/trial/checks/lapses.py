"""Every lapse once and none early; every reminder too; none that was due is missing.

When something is due is counted anew, as far as that can be done without a calendar of holidays:
exactly where all days count, else as a bound that holidays can only move further away.
"""

import datetime as dt
from collections.abc import Iterator

from engine.trial.checks.book import Book, Record, Task
from engine.trial.checks.folding import NEVER, Step, steps

ZONE = dt.timezone(dt.timedelta(hours=7))
DAY = dt.timedelta(days=1)
SETTLED = 2  # stage of a task whose silence was noted: it is woken no more


def check(book: Book) -> Iterator[str]:
    """Every lapse or reminder that came early, twice, or not at all."""
    for case, row in book.cases.items():
        known: set[tuple[object, ...]] = set()
        tasks: tuple[Task, ...] = ()
        for step in steps(book, case):
            yield from (f"{row.number}: {said}" for said in _woken(step, known))
            yield from (f"{row.number}: {said}" for said in _early(book, step))
            tasks = step.after.tasks
        for task in tasks:
            moment = task.remind_at or task.due_at
            if task.stage < SETTLED and moment <= book.moment:
                yield f"{row.number}: {task.slot or task.state} was due {moment} and nothing came"


def _woken(step: Step, known: set[tuple[object, ...]]) -> Iterator[str]:
    event, record = step.event, step.event.record
    if event.kind not in ("lapsed", "reminded"):
        return
    slot = record["lapsed"] if event.kind == "lapsed" else record["reminded"]
    task = step.before.task(slot)
    if task is None:
        yield f"event {event.seq} {event.kind} without an open task"
        return
    moment = task.due_at if event.kind == "lapsed" else task.remind_at
    if moment is None or moment > event.recorded_at:
        yield f"event {event.seq} {event.kind} at {event.recorded_at}, due {moment}"
    if task.stage >= SETTLED:
        yield f"event {event.seq} {event.kind} though its silence was noted before"
    key = (event.kind, task.state, task.visit, task.slot, task.occurrence, task.stage)
    if key in known:
        yield f"event {event.seq} {event.kind} a second time"
    known.add(key)


def _early(book: Book, step: Step) -> Iterator[str]:
    """A task that was made with a due moment before the one that its definition gives."""
    if "to" not in step.event.record:
        return
    due = book.documents[step.after.definition]["states"][step.after.state].get("due")
    for task in step.after.tasks:
        if due is None:
            continue
        least, exact = _counted(due, task.opened_at)
        if task.due_at < least or (exact and task.due_at != least) or task.due_at == NEVER:
            yield f"event {step.event.seq}: {task.state} is due {task.due_at}, counted {least}"


def _counted(due: Record, since: dt.datetime) -> tuple[dt.datetime, bool]:
    """(the moment after the last day that counts, whether nothing can move it)."""
    span = due["within"]
    number, unit = span.split(" ", 1) if isinstance(span, str) else (span["count"], span["unit"])
    number = int(number) * (7 if unit.startswith("week") else 1)
    on = since.astimezone(ZONE).date()
    working = unit.startswith("working")
    if due["from"] != "arrival":
        on += DAY
    while True:
        if not working or on.weekday() < 5:
            number -= 1
        if number <= 0:
            break
        on += DAY
    return dt.datetime.combine(on + DAY, dt.time(), ZONE).astimezone(dt.UTC), not working
