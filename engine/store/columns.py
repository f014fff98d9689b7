"""Steps as rows of array elements, in the order of the columns in statements.py.

Never here: SQL.
"""

from collections.abc import Iterator

from engine.core.values import JSON, Case, Data, Task
from engine.store.literals import NULL, Row, blob, document, moment, number, text, truth
from engine.store.rows import standing_of, wake_at
from engine.store.step import Post, Step, Tasks
from engine.store.tables.cases import NEVER

_NO_TASK: Row = (NULL,) * 12
_NO_POST: Row = (NULL,) * 5


def case_row(step: Step, tasks: Tasks) -> Row:
    """The case row, its event without its bytes, its first new task and its first outbox row.

    NULL in title, data and standing: as it was; in role and told: there is none.
    """
    before, case, event = step.before, step.after, step.event
    return (
        number(case.id),
        number(case.revision),
        text(before.state) if before else NULL,
        number(before.visit) if before else NULL,
        text(case.state),
        number(case.visit),
        text(case.ending),
        text(case.definition),
        text(case.area),
        text(step.title),
        _data(before, case),
        _standing(before, case),
        moment(case.entered_at),
        text(event.kind),
        moment(event.at),
        moment(event.happened_at),
        text(step.phase),
        number(len(step.posts)),
        *(_task(tasks.opened[0]) if tasks.opened else _NO_TASK),
        *(_post(step.posts[0]) if step.posts else _NO_POST),
    )


def birth_row(step: Step) -> Row:
    """What only a new case row holds. Raises ValueError where the step lacks its birth."""
    case, birth = step.after, step.birth
    if birth is None:
        raise ValueError("a step that opens a case needs its birth")
    return (
        number(case.id),
        text(case.number),
        text(birth.secret_hash),
        text(case.workflow),
        number(case.cycle),
        number(birth.area_version),
        number(case.parties.get("opener")),
        number(case.parties.get("typist")),
        text(birth.late),
    )


def part_rows(step: Step, tasks: Tasks) -> Iterator[tuple[str, Row]]:
    """Everything else that the step writes: (part, row)."""
    id_, seq = number(step.after.id), number(step.after.revision)
    at = moment(step.event.at)
    for path, salt, value in step.sealed.words:
        yield "words", (id_, seq, text(path), blob(salt), document(value))
    for task in tasks.closed:
        # Those of visits before are left behind by entering a state; going back closes later ones.
        if task.visit >= step.after.visit:
            yield "close", (*_key(id_, task), at)
    for task in tasks.changed:
        _, _, *values = _task(task)
        yield "change", (*_key(id_, task), *values)
    for task in tasks.opened[1:]:
        yield "make", (id_, *_task(task))
    for post in step.posts[1:]:
        yield "posts", (id_, seq, *_post(post))
    for incident in step.incidents:
        raised = (text(incident.slot), text(incident.kind), document(incident.values), at)
        yield "incidents", (id_, *raised)
    if step.form is not None:
        form = (text(step.form.key), text(step.form.content_hash), number(step.form.person))
        yield "forms", (*form, id_, seq, at)
    was = step.before if step.before is not None and step.before.ending is not None else None
    if step.after.ending is not None and was is None:
        # Where its reopening is taken back it ended when it came there.
        yield "endings", (id_, moment(step.after.entered_at))
    if step.after.ending is None and was is not None:
        yield "reopened", (id_, moment(was.entered_at))
    yield from _other_cases(step, id_, seq, at)


def _other_cases(step: Step, id_: str, seq: str, at: str) -> Iterator[tuple[str, Row]]:
    for born in step.event.body.get("cases", ()):
        yield "cases", (id_, seq, *_born(born), at)
    if step.before is not None and step.leaves_cases:
        was = step.before
        yield "left", (id_, number(was.visit), moment(was.entered_at), at)
    if step.resumes_cases:
        now = step.after
        yield "resumed", (id_, number(now.visit), moment(now.entered_at), at)


def _born(born: Data) -> Row:
    """A case that the event decided to open (core/branching.py)."""
    return (
        text(born["state"]),
        text(born["slot"]),
        text(born["workflow"]),
        text(born.get("each")),
        document(born["give"]),
        truth(born.get("waits", False)),
        truth(born.get("withdraw", False)),
    )


def _data(before: Case | None, after: Case) -> str:
    """The changed fields only: what was erased meanwhile does not come back."""
    if before is None:
        return document(dict(after.data))
    if before.data == after.data:
        return NULL
    missing = object()
    changed: dict[str, JSON] = {
        key: value for key, value in after.data.items() if before.data.get(key, missing) != value
    }
    return document(changed)


def _standing(before: Case | None, after: Case) -> str:
    if before is not None and (
        before.parties == after.parties
        and before.votes == after.votes
        and before.closed == after.closed
        and before.acted == after.acted
        and before.unlocked == after.unlocked
        and before.round == after.round
        and before.approved == after.approved
        and before.reopening == after.reopening
        and before.asked == after.asked
        and before.clock == after.clock
    ):
        return NULL
    return document(standing_of(after))


def _key(id_: str, task: Task) -> Row:
    return id_, text(task.state), number(task.visit), text(task.slot), number(task.occurrence)


def _task(task: Task) -> Row:
    return (
        text(task.slot),
        number(task.occurrence),
        text(task.role),
        text(task.queue),
        moment(task.opened_at),
        moment(NEVER if task.due_at is None else task.due_at),
        moment(task.remind_at),
        moment(wake_at(task)),
        number(task.stage),
        number(task.taken_by),
        moment(task.taken_at),
        number(task.calendar or None),
    )


def _post(post: Post) -> Row:
    return (
        text(post.queue),
        text(post.notice),
        text(post.kind),
        document(post.values),
        moment(post.not_before),
    )
