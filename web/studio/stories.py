"""The story of a problem as a page walks it: its turns in order, each with what people call it.

The words come told with the problem. Never here: HTML, or which problem has a story.
"""

from dataclasses import dataclass

from engine.core.definition.problems import Problem
from web.base.i18n import t


@dataclass(frozen=True)
class Walked:
    """One turn of a story; `number` counts from 1, `state` and `to` are ids of the diagram."""

    number: int
    state: str
    trigger: str
    kind: str
    to: str
    state_label: str
    trigger_label: str
    to_label: str

    @property
    def sentence(self) -> str:
        """What happens in this turn, and where it leads."""
        names = {"state": self.state_label, "what": self.trigger_label, "to": self.to_label}
        return t("story.turn_stays" if self.state == self.to else "story.turn", **names)


@dataclass(frozen=True)
class Story:
    """A problem's story in the reader's language: one sentence, and the turns to be walked."""

    words: str
    turns: tuple[Walked, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """The states that the story comes through, each once, in order."""
        return tuple(dict.fromkeys(key for turn in self.turns for key in (turn.state, turn.to)))

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """(state, trigger) of every turn, as an edge of the diagram is named."""
        return tuple((turn.state, turn.trigger) for turn in self.turns)


def story_of(problem: Problem, language: str) -> Story | None:
    """The story of the problem; None where it has none."""
    if problem.told is None:
        return None
    turns = tuple(
        Walked(
            number,
            step.turn.state,
            step.turn.trigger,
            step.turn.kind,
            step.turn.to,
            step.state_label.in_(language),
            step.trigger_label.in_(language),
            step.to_label.in_(language),
        )
        for number, step in enumerate(problem.told.steps, start=1)
    )
    return Story(problem.told.words.in_(language), turns)
