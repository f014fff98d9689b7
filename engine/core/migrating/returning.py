"""Taking one move back: the case stands again as it stood, by an event of its own (`undone`).

Nothing is removed from the record. Refused once anything but a reminder happened after the move,
and where the move ended the case: its end has been said.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from engine.core import sides, stops
from engine.core.chain import stamp
from engine.core.definition.compiled import Compiled
from engine.core.definition.states import Tell
from engine.core.fold import task_record
from engine.core.kinds import STILL
from engine.core.migrating.approvals import record
from engine.core.migrating.deciding import Mover, acted_record, vote_record
from engine.core.moving import accept
from engine.core.values import JSON, Case, Decision, Event, Refused, Task
from engine.core.whys import why
from engine.core.world import World


def decide_return(
    old: Compiled,
    case: Case,
    before: Case,
    renamed: Mapping[str, str],
    since: Sequence[str],
    by: Mover,
    world: World,
    now: dt.datetime,
) -> Decision:
    """Back to `before`, the case as it was ahead of its move; `old` is the version it had then.

    `renamed`: what the move's event says of answers under new keys. `since`: the kinds of the
    events after the move. Raises ValueError where `old` is not that
    version.
    """
    if before.definition != old.hash:
        raise ValueError("the case was pinned to another version")
    if case.ending is not None and any(kind not in STILL for kind in since):
        return Refused((why("case_ended", ending=case.ending),))
    if case.ending is not None:
        return Refused((why("ended_by_move", ending=case.ending),))
    if any(kind not in STILL for kind in since):
        return Refused((why("acted_since"),))
    was = [_nobodys(task) for task in before.tasks]
    same = [task for task in case.tasks if _nobodys(task) in was]
    kept = [_nobodys(task) for task in same]
    made = [_made(task, case, since, now) for task in before.tasks if _nobodys(task) not in kept]
    body: dict[str, JSON] = {
        "definition": old.hash,
        "left": case.definition,
        "undoes": before.revision + 1,
        "from": case.state,
        "visit": before.visit,
        "by": {"person": by.person, "roles": []},
        "moving": by.moving,
        "entry": by.entry,
        "stands": {
            "state": before.state,
            "votes": [vote_record(vote) for vote in before.votes],
            "acted": acted_record({role: tuple(who) for role, who in before.acted.items()}),
            "unlocked": list(before.unlocked),
            "entered": stamp(before.entered_at),
        },
    }
    if before.closed or case.closed:
        body["stands"]["closed"] = dict(before.closed)
    if before.asked != case.asked:
        body["stands"]["asked"] = sides.parts_of(before.asked)
    if before.clock != case.clock:
        body["stands"]["clock"] = stops.parts_of(before.clock)
    if (before.approved, before.reopening) != (case.approved, case.reopening):
        body["stands"] |= record(dict(before.approved), before.reopening)
    if renamed:
        body["renamed"] = {new: old for old, new in renamed.items()}
    closed = [task.slot for task in case.tasks if task not in same]
    if closed:
        body["close"] = closed
    if made:
        body["open"] = [task_record(task, now) for task in made]
    queues = {task.queue for task in case.tasks}
    told = tuple(task for task in made if task.queue not in queues)
    tells: tuple[Tell, ...] = tuple(
        tell for tell in old.definition.states[before.state].tells if tell.who == "waiting"
    )
    event = Event("undone", now, now, body)
    return accept(old, case, event, tells, told, (), world)


def _nobodys(task: Task) -> Task:
    """The task whoever has it in hand: taking it up since does not make it another one."""
    return replace(task, taken_by=None, taken_at=None)


def _made(task: Task, case: Case, since: Sequence[str], now: dt.datetime) -> Task:
    """The task as it was; its occurrence is above every earlier one. A reminder that went out
    meanwhile does not go out again."""
    gone_out = "reminded" in since and task.remind_at is not None and task.remind_at <= now
    remind_at = None if gone_out else task.remind_at
    return replace(task, occurrence=case.revision + 1, remind_at=remind_at)
