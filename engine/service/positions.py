"""Where each side stands: what seats of a review said and gave, round by round, and the dialogues
between the rounds. Pure.

Made of the timeline that a reader sees already, so nothing of it shows that the timeline hides.
Shown where a definition lets two sides talk: there it is the question. Never here: words of a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.definition.workflow import Definition
from engine.service.followed import Entry, Followed

DIALOGUE = "dialogue"
_ANSWERED = ("vote", "hidden")


@dataclass(frozen=True, slots=True)
class Round:
    """The answers of one visit of a review, the oldest first. `title`: of its state; `number`:
    which round in that state, from 1; `talk`: the dialogue that came of it, once it is recorded."""

    title: Text | None
    number: int
    positions: tuple[Entry, ...]
    talk: Entry | None = None


def rounds_of(followed: Followed) -> tuple[Round, ...]:
    """Every round of the case, the oldest first; none where its rules know no dialogue."""
    if not _talks(followed.definition):
        return ()
    found: list[Round] = []
    for title, positions, talk in _visits(followed):
        if talk is not None and found:
            last = found.pop()
            found.append(Round(last.title, last.number, last.positions, talk))
        elif positions:
            before = [one for one in found if one.title == title]
            found.append(Round(title, len(before) + 1, _beside(positions, before[:1])))
    return tuple(found)


def _beside(positions: tuple[Entry, ...], first: list[Round]) -> tuple[Entry, ...]:
    """In the order of the first round, so that a side stands in the same place in each."""
    order = [entry.who for one in first for entry in one.positions]
    return tuple(
        sorted(
            positions,
            key=lambda one: order.index(one.who) if one.who in order else len(order),
        )
    )


def _talks(definition: Definition) -> bool:
    met = (state.decided_in for state in definition.states.values())
    return any(one is not None and one.mode == DIALOGUE for one in met)


def _visits(followed: Followed) -> Iterator[tuple[Text | None, tuple[Entry, ...], Entry | None]]:
    """(title of the state, who answered there, the dialogue that was recorded there), by visit."""
    title: Text | None = None
    said: list[Entry] = []
    for entry in reversed(followed.entries):
        if entry.undone:
            continue
        if entry.what in _ANSWERED:
            said.append(entry)
        if entry.to is None:
            continue
        yield title, tuple(said), entry if entry.mode == DIALOGUE else None
        title, said = entry.to, []
    yield title, tuple(said), None
