"""Stories: how a case comes to where something is wrong, as the shortest row of turns.

Pure data and one search, breadth first. Never here: the words (telling.py), or whether a guard
lets a turn happen (space.py).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

WayKind = Literal[
    "action", "pass", "fail", "route", "skip", "silence", "opened", "joined", "reopen", "onward",
    "part",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happens to a case in `state`; where an action stays, `to` is `state` too."""

    state: str
    trigger: str
    kind: WayKind
    to: str


Story = tuple[Turn, ...]


class Words(NamedTuple):
    """Words made from a definition's own, in both languages; as long as they need to be."""

    id: str
    en: str

    def in_(self, language: str) -> str:
        """The words in `language`; Indonesian where the language is not known."""
        return self.en if language == "en" else self.id


@dataclass(frozen=True, slots=True)
class Step:
    """A turn with the labels that people know: of its state, of what happens, of where it leads."""

    turn: Turn
    state_label: Words
    trigger_label: Words
    to_label: Words


@dataclass(frozen=True, slots=True)
class Told:
    """A story in words: one sentence, and each of its steps for whoever walks it."""

    words: Words
    steps: tuple[Step, ...]


def shortest(
    turns: Mapping[str, Sequence[Turn]], starts: Iterable[str], is_goal: Callable[[str], bool]
) -> Story | None:
    """The fewest turns from one of `starts` to a goal, ties in the order given; None: no way."""
    came: dict[str, Turn | None] = dict.fromkeys(starts)
    todo = list(came)
    for here in todo:
        if is_goal(here):
            return _back(came, here)
        for turn in turns.get(here, ()):
            if turn.to not in came:
                came[turn.to] = turn
                todo.append(turn.to)
    return None


def circle(turns: Mapping[str, Sequence[Turn]], start: str) -> Story | None:
    """The fewest turns that lead from `start` back to it; None: none do."""
    found: list[Story] = []
    for turn in turns.get(start, ()):
        rest = shortest(turns, (turn.to,), lambda key: key == start)
        if rest is not None:
            found.append((turn, *rest))
    return min(found, key=len, default=None)


def _back(came: Mapping[str, Turn | None], here: str) -> Story:
    story: list[Turn] = []
    turn = came[here]
    while turn is not None:
        story.append(turn)
        turn = came[turn.state]
    return tuple(reversed(story))
