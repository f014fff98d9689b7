"""Building one accepted step: the event's body, the case after it, notices and incidents."""

from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.branching import births, shortfall
from engine.core.chain import record, stamp
from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Tell
from engine.core.dues import Moments
from engine.core.entering import enter, seated, told, travel
from engine.core.fold import acted_after, apply, task_record
from engine.core.resolving import Subject
from engine.core.sides import not_needed
from engine.core.slots import side_of
from engine.core.values import JSON, Accepted, Case, Event, Incident, Task
from engine.core.world import World

# The values of these field types are people's words: they stand beside the event, not in it.
WORDS = frozenset({"text", "long_text"})


def split_set(
    compiled: Compiled, values: Mapping[str, JSON]
) -> tuple[dict[str, JSON], dict[str, JSON]]:
    """Field values as (kept in the event, kept as words beside it)."""
    plain: dict[str, JSON] = {}
    words: dict[str, JSON] = {}
    for key, value in values.items():
        field = compiled.definition.fields[key]
        if value is not None and (field.personal or field.type in WORDS):
            words[f"set.{key}"] = value
        else:
            plain[key] = value
    return plain, words


def arrive(
    compiled: Compiled,
    body: dict[str, JSON],
    target: str,
    subject: Subject,
    visit: int,
    world: World,
    moments: Moments,
) -> tuple[tuple[Task, ...], tuple[Incident, ...]]:
    """Travel to `target` and enter where that ends. Raises NoWay.

    Writes to, via, visit, open, cases and end into the body.
    """
    state, via = travel(compiled, target, subject, visit, world.calendar.clock(moments.now))
    subject = replace(subject, acted=acted_after(subject.acted, body))
    tasks, incidents = enter(compiled, state, subject, visit, world, moments)
    if compiled.definition.states[state].panel is not None:
        aside = seated(compiled, state, subject, world, moments.now).said()
        if aside:
            body["aside"] = aside
    body["to"], body["visit"] = state, visit
    counting = compiled.definition.counting.get(state)
    if counting:
        counts = {key: int(subject.data.get(key) or 0) + 1 for key in counting}
        body["set"] = {**body.get("set", {}), **counts}
    born = births(compiled.definition, (*via, state), subject)
    if born:
        body["cases"] = born
    if via:
        body["via"] = list(via)
    if tasks:
        body["open"] = [task_record(task, moments.now) for task in tasks]
    ending = compiled.definition.states[state].final
    if ending is not None:
        body["end"] = ending
    return tasks, (*incidents, *shortfall(compiled.definition.states[state], subject.data))


def accept(
    compiled: Compiled,
    before: Case | None,
    event: Event,
    tells: tuple[Tell, ...],
    tasks: tuple[Task, ...],
    incidents: tuple[Incident, ...],
    world: World,
) -> Accepted:
    """The step as one value; the case after it is the fold of its own event.

    By which version of the office's calendar it counted what it makes due is said here; nothing is
    said of the country's own, where the office has decreed nothing.
    """
    number = world.calendar.number
    if number and any("due" in part for part in event.body.get("open", ())):
        event = replace(event, body={**event.body, "calendar": number})
    tenant, case_id, seq = (before.tenant, before.id, before.revision + 1) if before else (0, 0, 1)
    after = apply(before, record(event, tenant, case_id, seq), event.words)
    if "to" in event.body:
        tells = (*tells, *compiled.definition.states[after.state].tells)
    subject = Subject(after.area, after.data, after.parties)
    notices = told(tells, compiled, subject, tasks, world, notice_values(before, after, event))
    if before is not None and before.asked and before.asked != after.asked:
        notices = (*notices, *not_needed(before, after, notice_values(before, after, event)))
    return Accepted(event, after, notices, incidents)


def notice_values(before: Case | None, after: Case, event: Event) -> dict[str, object]:
    """Keys and values of a notice; words stay beside the event and are read when it is sent."""
    held = [one for one in after.tasks if not one.is_later and side_of(one.slot) is None]
    due = [task.due_at for task in held if task.due_at is not None]
    values: dict[str, object] = {"state": after.state, "visit": after.visit}
    if before is not None:
        values["from_state"] = before.state
    if due:
        values["due"] = stamp(min(due))
    for key in ("reason", "act"):
        if key in event.body:
            values[key] = event.body[key]
    by = event.body.get("by")
    if by:
        values["by_queue"] = by.get("queue")
    if held:
        values["queue"] = held[0].queue
    return values


def about_task(values: dict[str, object], task: Task | None) -> dict[str, object]:
    """The same for a notice about one of several tasks: its office, its due moment."""
    if task is None:
        return values
    due = {} if task.due_at is None else {"due": stamp(task.due_at)}
    kept = {key: value for key, value in values.items() if key != "due"}
    return {**kept, **due, "queue": task.queue}
