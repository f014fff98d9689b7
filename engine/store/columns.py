"""Steps turned sideways: the columns that the one statement unnests, as array literals.

Never here: SQL. The names are the statement's parameters.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from engine.core.values import Task
from engine.store.literals import blobs, dumps, moments, numbers, texts
from engine.store.rows import standing_of, wake_at
from engine.store.step import Step, changed, closed, opened
from engine.store.tables.cases import NEVER

Columns = dict[str, str]
TaskRow = tuple[Step, Task]


def case_columns(steps: Sequence[Step]) -> Columns:
    """The case rows and their events. NULL in title, data and standing: as it was.

    `data` holds the changed fields only: what was erased meanwhile does not come back.
    """
    after = [step.after for step in steps]
    return {
        "id": numbers(case.id for case in after),
        "revision": numbers(case.revision for case in after),
        "state": texts(case.state for case in after),
        "visit": numbers(case.visit for case in after),
        "ending": texts(case.ending for case in after),
        "definition": texts(case.definition for case in after),
        "area": texts(case.area for case in after),
        "title": texts(step.title for step in steps),
        "data": texts(_data(step) for step in steps),
        "standing": texts(_standing(step) for step in steps),
        "entered_at": moments(case.entered_at for case in after),
        "kind": texts(step.event.kind for step in steps),
        "recorded_at": moments(step.event.at for step in steps),
        "happened_at": moments(step.event.happened_at for step in steps),
        "body": blobs(step.sealed.body for step in steps),
        "hash": blobs(step.sealed.hash for step in steps),
    }


def birth_columns(steps: Sequence[Step]) -> Columns:
    """What only a new case row holds. Raises ValueError where a step lacks its birth."""
    births = [step.birth for step in steps]
    known = [birth for birth in births if birth is not None]
    if len(known) != len(births):
        raise ValueError("a step that opens a case needs its birth")
    return {
        "number": texts(step.after.number for step in steps),
        "secret_hash": texts(birth.secret_hash for birth in known),
        "case_workflow": texts(step.after.workflow for step in steps),
        "cycle": numbers(step.after.cycle for step in steps),
        "area_version": numbers(birth.area_version for birth in known),
        "opener": numbers(step.after.parties.get("opener") for step in steps),
        "typist": numbers(step.after.parties.get("typist") for step in steps),
    }


def word_columns(steps: Sequence[Step]) -> Columns:
    """Words kept beside the events."""
    rows = [(step.after, *word) for step in steps for word in step.sealed.words]
    if not rows:
        return {}
    return {
        "word_id": numbers(case.id for case, _, _, _ in rows),
        "word_seq": numbers(case.revision for case, _, _, _ in rows),
        "word_path": texts(path for _, path, _, _ in rows),
        "word_salt": blobs(salt for _, _, salt, _ in rows),
        "word_value": texts(dumps(value) for _, _, _, value in rows),
    }


def close_columns(steps: Sequence[Step]) -> Columns:
    """Tasks that end."""
    rows = [(step, task) for step in steps for task in closed(step)]
    if not rows:
        return {}
    return _keys("close", rows) | {"close_at": moments(step.event.at for step, _ in rows)}


def change_columns(steps: Sequence[Step]) -> Columns:
    """Tasks that stay, changed."""
    rows = [(step, task) for step in steps for task in changed(step)]
    return _keys("change", rows) | _values("change", rows) if rows else {}


def make_columns(steps: Sequence[Step]) -> Columns:
    """Tasks that begin."""
    rows = [(step, task) for step in steps for task in opened(step)]
    if not rows:
        return {}
    return (
        _keys("make", rows)
        | _values("make", rows)
        | {
            "make_workflow": texts(step.after.workflow for step, _ in rows),
            "make_phase": texts(step.phase for step, _ in rows),
            "make_area": texts(step.after.area for step, _ in rows),
        }
    )


def post_columns(steps: Sequence[Step]) -> Columns:
    """Outbox rows."""
    rows = [(step.after, post) for step in steps for post in step.posts]
    if not rows:
        return {}
    return {
        "post_id": numbers(case.id for case, _ in rows),
        "post_seq": numbers(case.revision for case, _ in rows),
        "post_queue": texts(post.queue for _, post in rows),
        "post_notice": texts(post.notice for _, post in rows),
        "post_kind": texts(post.kind for _, post in rows),
        "post_values": texts(dumps(post.values) for _, post in rows),
        "post_not_before": moments(post.not_before for _, post in rows),
    }


def incident_columns(steps: Sequence[Step]) -> Columns:
    """What the secretariat must settle."""
    rows = [(step, incident) for step in steps for incident in step.incidents]
    if not rows:
        return {}
    return {
        "incident_id": numbers(step.after.id for step, _ in rows),
        "incident_slot": texts(incident.slot for _, incident in rows),
        "incident_kind": texts(incident.kind for _, incident in rows),
        "incident_values": texts(dumps(incident.values) for _, incident in rows),
        "incident_at": moments(step.event.at for step, _ in rows),
    }


def form_columns(steps: Sequence[Step]) -> Columns:
    """The identities of the forms that asked for these steps."""
    rows = [(step, step.form) for step in steps if step.form is not None]
    if not rows:
        return {}
    return {
        "form": texts(form.key for _, form in rows),
        "form_hash": texts(form.content_hash for _, form in rows),
        "form_person": numbers(form.person for _, form in rows),
        "form_id": numbers(step.after.id for step, _ in rows),
        "form_seq": numbers(step.after.revision for step, _ in rows),
        "form_at": moments(step.event.at for step, _ in rows),
    }


PARTS: dict[str, Callable[[Sequence[Step]], Columns]] = {
    "words": word_columns,
    "close": close_columns,
    "change": change_columns,
    "make": make_columns,
    "posts": post_columns,
    "incidents": incident_columns,
    "forms": form_columns,
}


def _data(step: Step) -> str | None:
    after = step.after.data
    before = {} if step.before is None else step.before.data
    if step.before is not None and before == after:
        return None
    return dumps({key: v for key, v in after.items() if key not in before or before[key] != v})


def _standing(step: Step) -> str | None:
    before, after = step.before, step.after
    if before is not None and (
        before.parties == after.parties
        and before.votes == after.votes
        and before.acted == after.acted
        and before.unlocked == after.unlocked
    ):
        return None
    return dumps(standing_of(after))


def _keys(part: str, rows: Sequence[TaskRow]) -> Columns:
    return {
        f"{part}_id": numbers(step.after.id for step, _ in rows),
        f"{part}_state": texts(task.state for _, task in rows),
        f"{part}_visit": numbers(task.visit for _, task in rows),
        f"{part}_slot": texts(task.slot for _, task in rows),
        f"{part}_occurrence": numbers(task.occurrence for _, task in rows),
    }


def _values(part: str, rows: Sequence[TaskRow]) -> Columns:
    return {
        f"{part}_role": texts(task.role for _, task in rows),
        f"{part}_queue": texts(task.queue for _, task in rows),
        f"{part}_opened_at": moments(task.opened_at for _, task in rows),
        f"{part}_due_at": moments(_due(task) for _, task in rows),
        f"{part}_remind_at": moments(task.remind_at for _, task in rows),
        f"{part}_wake_at": moments(wake_at(task) for _, task in rows),
        f"{part}_stage": numbers(task.stage for _, task in rows),
    }


def _due(task: Task) -> dt.datetime:
    return NEVER if task.due_at is None else task.due_at
