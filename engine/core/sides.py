"""What other offices are asked beside a decision: a question (`ask`), or their word that is waited
for (`join`). What of it stands in a case, and what it means for deciding.

Never here: asking and answering (consulting.py).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from engine.core.definition.states import Action, State
from engine.core.hands import taken_reasons
from engine.core.own_notices import NOT_NEEDED, OWN
from engine.core.slots import review_of, side_of
from engine.core.values import JSON, Case, Data, Inquiry, Notify, Task, Why
from engine.core.whys import why
from engine.core.world import World

ASK, JOIN = "ask", "join"


def after(asked: tuple[Inquiry, ...], record: Data) -> tuple[Inquiry, ...]:
    """What is asked after the record: leaving the state ends all of it."""
    if "to" in record:
        return ()
    if "counted" in record:  # nobody needs a word beside a seat of a review that has ended
        asked = tuple(one for one in asked if review_of(one.of) not in record["counted"])
    part = record.get("inquiry")
    if part is None:
        return asked
    slot, by = part["slot"], record["by"]
    behalf = by["for"]["person"] if "for" in by else None
    if "said" in part:
        said = {"said": part["said"], "said_by": by["person"], "said_for": behalf}
        return tuple(replace(one, **said) if one.slot == slot else one for one in asked)
    queue = record["open"][0]["queue"]
    made = Inquiry(slot, part.get("of", ""), queue, by["queue"], by["person"], behalf=behalf)
    return (*asked, made)


def parts_of(asked: Iterable[Inquiry]) -> list[JSON]:
    """As it stands in a row, and in an event that says all of it."""
    return [_part_of(one) for one in asked]


def _part_of(one: Inquiry) -> list[JSON]:
    part = [one.slot, one.of, one.queue, one.asker, one.person, one.said, one.said_by]
    lent = (one.behalf, one.said_for)
    return part if lent == (None, None) else [*part, *lent]  # what is usual is not said


def read_all(parts: Sequence[Sequence[JSON]]) -> tuple[Inquiry, ...]:
    """The other way round."""
    return tuple(Inquiry(*part) for part in parts)


def task_reasons(
    case: Case, task: Task | None, persons: Collection[int | None], world: World, now: dt.datetime
) -> tuple[Why, ...]:
    """Why these persons (somebody, and in whose place) do not decide this task now: somebody else
    has it in hand, or the word of another office is waited for."""
    if task is None:
        return ()
    taken = taken_reasons(case, task, persons, world, now)
    if taken or not case.asked:
        return taken
    if _approved_by(case, task, persons):
        return (why("approver_decides"),)
    waited = [one.queue for one in open_of(case, JOIN) if one.of == task.slot]
    return (why("approver_awaited", queues=waited),) if waited else ()


def _approved_by(case: Case, task: Task, persons: Collection[int | None]) -> bool:
    """Whether one of them gave their word beside this task, or another seat of its review: then
    somebody else decides it."""
    name = review_of(task.slot)
    words = [one for one in case.asked if one.said in ("agreed", "disagreed")]
    return any(
        review_of(one.of) == name and (one.said_by in persons or one.said_for in persons)
        for one in words
    )


def voted_in(case: Case, slot: str, person: int) -> tuple[Why, ...]:
    """Why a person who answered in the review of this seat has no further word beside it."""
    mine = (vote for vote in case.votes if vote.person == person)
    found = next((vote for vote in mine if review_of(vote.slot) == review_of(slot)), None)
    return () if found is None else (why("already_voted", slot=found.slot),)


def open_of(case: Case, kind: str | None = None) -> tuple[Inquiry, ...]:
    """What is still waited for; of one kind where it is named."""
    return tuple(one for one in case.asked if not one.said and kind in (None, side_of(one.slot)))


def said_no(case: Case, slot: str) -> bool:
    """Whether the word that was waited for beside this task was a no."""
    return any(one.said == "disagreed" and one.of == slot for one in case.asked)


def owed_words(here: State, case: Case, verb: Action) -> Action:
    """The act as it is asked now: whoever decides against a further approver says why."""
    if (
        not said_no(case, "")
        or "words" in verb.asks
        or verb.to is None
        or here.awaited not in verb.by
    ):
        return verb
    return verb.model_copy(update={"asks": (*verb.asks, "words")})


def not_needed(before: Case, after: Case, values: Data) -> tuple[Notify, ...]:
    """What was asked ended with its task: whoever has not answered is told so."""
    left = {one.slot for one in after.asked}
    queues = dict.fromkeys(one.queue for one in open_of(before) if one.slot not in left)
    return tuple(Notify(queue, NOT_NEEDED, OWN[NOT_NEEDED].kind, values) for queue in queues)
