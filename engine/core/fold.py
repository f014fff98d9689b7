"""State equals the fold of its events: one function applies a record to a case.

decide() uses it too, so that what is written and what is folded can never differ. A record is
chain.record(): header and body; `words` are the values that the event holds only by hash.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from engine.core import approving, rounds, sides, stops
from engine.core.chain import moment, stamp
from engine.core.clock import RUNNING
from engine.core.values import JSON, Case, Data, Task, Vote

# Parts of a record that say themselves what the case has from then on.
_SAID = (("visit", "visit"), ("area", "area"), ("definition", "definition"), ("end", "ending"))


def apply(case: Case | None, record: Data, words: Mapping[str, JSON], head: str = "") -> Case:
    """The case after this record. The first record (`opened`) makes it."""
    before = _opened(record) if case is None else case
    made: dict[str, Any] = {
        "revision": int(record["seq"]),
        "data": data_after(before.data, record, words),
        "tasks": _tasks(before, record),
        "acted": acted_after(before.acted, record),
        "head": head,
    }
    if "to" in record:  # entering a state begins its votes, reviews and locks anew
        made["state"] = record["to"]
        made["visit"] = record["visit"]
        made["entered_at"] = moment(record["at"])
        made["unlocked"] = tuple(record.get("unlock", ()))
        made["votes"], made["closed"] = (), {}
        made["ending"] = None  # unless the record says `end`: a closed case may be reopened
    else:
        made["votes"] = _votes(before, record)
        made["closed"] = _closed(before.closed, record)
    for key, name in _SAID:
        if key in record:
            made[name] = record[key]
    if before.round is not None or "sign" in record:
        held = rounds.renamed(before.round, record.get("renamed", {}))
        made["round"] = rounds.after(held, record, words)
    if before.asked or "inquiry" in record:
        made["asked"] = sides.after(before.asked, record)
    if before.clock != RUNNING or "pause" in record or "extension" in record:
        made["clock"] = stops.after(before.clock, record)
    after = replace(before, **made)
    if not approving.PARTS.isdisjoint(record):
        after = approving.after(after, before.state, record)
    return _stood(after, record["stands"], words) if "stands" in record else after


def fold(records: Iterable[tuple[Data, Mapping[str, JSON], str]]) -> Case:
    """The case that these (record, words, head) triples make, in order. At least one."""
    case: Case | None = None
    for record, words, head in records:
        case = apply(case, record, words, head)
    if case is None:
        raise ValueError("a case begins with an event")
    return case


def task_record(task: Task, at: dt.datetime) -> dict[str, JSON]:
    """A task as it stands in an event recorded `at` under `open`: what is not said is usual.

    Usual: the slot "", the first occurrence, opened when recorded, no due moment, no reminder,
    stage 0, counted by the calendar that the event names. An event is kept for ever, so what goes
    without saying is not said.
    """
    part: dict[str, JSON] = {"role": task.role, "queue": task.queue}
    if task.slot:
        part["slot"] = task.slot
    if task.occurrence != 1:
        part["occurrence"] = task.occurrence
    if task.opened_at != at:
        part["opened"] = stamp(task.opened_at)
    if task.due_at is not None:
        part["due"] = stamp(task.due_at)
    if task.remind_at is not None:
        part["remind"] = stamp(task.remind_at)
    if task.stage:
        part["stage"] = task.stage
    if task.due_at is not None and task.calendar is not None:
        part["calendar"] = task.calendar
    if task.taken_by is not None and task.taken_at is not None:
        part["taken"] = [task.taken_by, stamp(task.taken_at)]
    return part


def data_after(data: Data, record: Data, words: Mapping[str, JSON]) -> Data:
    """The answers after this record."""
    if (words or "set" in record) and not rounds.begins(record):
        # What the actor typed stands in the record, or by hash there and in the words beside it.
        data = {**data, **record.get("set", {}), **_set_words(words)}
    if "forget" in record:
        data = {key: value for key, value in data.items() if key not in record["forget"]}
    return under_new_keys(data, record["renamed"]) if "renamed" in record else data


def _opened(record: Data) -> Case:
    at = moment(record["at"])
    return Case(
        tenant=record["tenant"],
        id=record["case"],
        number=record.get("number", ""),
        workflow=record["workflow"],
        definition=record["definition"],
        state="",
        visit=0,
        revision=0,
        area=record["area"],
        cycle=record.get("cycle"),
        data={},
        parties=record["parties"],
        tasks=(),
        votes=(),
        acted={},
        unlocked=(),
        opened_at=at,
        entered_at=at,
    )


def under_new_keys(data: Data, names: Mapping[str, str]) -> dict[str, JSON]:
    """The answers under their new keys. Under the old ones nothing is known any more (None, as
    for an answer "I do not know"): the row of a case forgets a key only where words are erased."""
    gone = {old: None for old in names if old in data}
    return {**data, **gone, **{new: data[old] for old, new in names.items() if old in data}}


def _stood(case: Case, stands: Data, words: Mapping[str, JSON]) -> Case:
    """What another definition version changed where the case stands, or how it stands again once
    an act was taken back: without entering a state."""
    made: dict[str, Any] = {}
    if "state" in stands:
        made["state"] = stands["state"]
    if "votes" in stands:
        made["votes"] = tuple(Vote(*vote) for vote in stands["votes"])
    if "closed" in stands:
        made["closed"] = dict(stands["closed"])
    if "acted" in stands:
        made["acted"] = {role: tuple(persons) for role, persons in stands["acted"].items()}
    if "unlocked" in stands:
        made["unlocked"] = tuple(stands["unlocked"])
    if "entered" in stands:
        made["entered_at"] = moment(stands["entered"])
    if "ending" in stands:
        made["ending"] = stands["ending"]
    if "round" in stands:
        made["round"] = rounds.again(case.round, stands["round"], words)
    if "asked" in stands:
        made["asked"] = sides.read_all(stands["asked"])
    if "clock" in stands:
        made["clock"] = stops.read_all(stands["clock"])
    if "approved" in stands:
        made["approved"] = approving.read_all(stands["approved"])
        made["reopening"] = approving.read_reopening(stands.get("reopening"))
    return replace(case, **made)


def _set_words(words: Mapping[str, JSON]) -> dict[str, JSON]:
    return {path[4:]: value for path, value in words.items() if path.startswith("set.")}


def _tasks(case: Case, record: Data) -> tuple[Task, ...]:
    left: tuple[Task, ...] = ()
    if "to" not in record:
        closed = record.get("close", ())
        left = tuple([task for task in case.tasks if task.slot not in closed])
    reminded = record.get("reminded")
    if reminded is not None:
        left = tuple(replace(t, remind_at=None) if t.slot == reminded else t for t in left)
    if "hand" in record:
        left = tuple([_in_hand(task, record) for task in left])
    return (*left, *[_task(part, case, record) for part in record.get("open", ())])


def _in_hand(task: Task, record: Data) -> Task:
    """The task in the hand of whoever took it up or was given it; of nobody once given back."""
    hand = record["hand"]
    if task.slot != hand["slot"]:
        return task
    to = hand.get("to")
    return replace(task, taken_by=to, taken_at=None if to is None else moment(record["at"]))


def _task(part: Data, case: Case, record: Data) -> Task:
    due, remind = part.get("due"), part.get("remind")
    taken = part.get("taken")
    return Task(
        record.get("to") or record.get("stands", {}).get("state", case.state),
        record.get("visit", case.visit),
        part.get("slot", ""),
        part.get("occurrence", 1),
        part["role"],
        part["queue"],
        moment(part.get("opened") or record["at"]),
        moment(due) if due else None,
        moment(remind) if remind else None,
        part.get("stage", 0),
        taken[0] if taken else None,
        moment(taken[1]) if taken else None,
        part.get("calendar", record.get("calendar", 0)) if due else None,
    )


def _votes(case: Case, record: Data) -> tuple[Vote, ...]:
    vote = record.get("vote")
    if vote is None:
        return case.votes
    by = record["by"]
    made = Vote(vote["slot"], vote["agrees"], by["person"], by["queue"], record.get("reason"))
    return (*case.votes, made)


def _closed(closed: Mapping[str, str], record: Data) -> Mapping[str, str]:
    """Reviews that ended while others of the state go on."""
    counted = record.get("counted")
    if not counted:
        return closed
    return {**closed, **{name: count["outcome"] for name, count in counted.items()}}


def acted_after(
    acted: Mapping[str, tuple[int, ...]], record: Data
) -> Mapping[str, tuple[int, ...]]:
    """Who acted in which role after the record."""
    after = acted
    by = record.get("by")
    if by:
        # Who acts in somebody's place, and that somebody: both have acted in the role.
        principal = by["for"]["person"] if "for" in by else None
        for role in by.get("roles", ()):
            after = _with(_with(after, role, by.get("person")), role, principal)
    for role, found in record.get("acted", {}).items():
        for person in found if isinstance(found, list) else (found,):
            after = _with(after, role, person)
    return after


def _with(
    acted: Mapping[str, tuple[int, ...]], role: str, person: int | None
) -> Mapping[str, tuple[int, ...]]:
    had = acted.get(role, ())
    if person is None or person in had:
        return acted
    return {**acted, role: (*had, person)}
