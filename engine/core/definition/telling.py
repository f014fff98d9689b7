"""Telling a story in plain sentences, with the labels of states and actions.

Never here: which story is told (the checks know), or how a page shows it.
"""

from engine.core.definition.states import State
from engine.core.definition.stories import Step, Story, Told, Turn, Words
from engine.core.definition.words_stories import (
    AT_ONCE,
    ENDINGS,
    FIRST,
    LEFT_OUT,
    THEN,
    TRIGGERS,
    TURNS,
)
from engine.core.definition.workflow import Definition

MOST_SAID = 8  # turns in one sentence; of a longer story the first and the last are said
_HALF = MOST_SAID // 2
_LANGUAGES = ("id", "en")


def has_story(code: str) -> bool:
    """Whether problems of this code are told with a story."""
    return code in ENDINGS


class Teller:
    """Tells the stories of one definition; what many of them share is put into words once."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._steps: dict[Turn, Step] = {}

    def tell(self, code: str, story: Story, state: str | None = None) -> Told:
        """A problem's story in words and step by step. `state`: where one without turns is."""
        for turn in story:
            if turn not in self._steps:
                self._steps[turn] = _step(self._definition, turn)
        said = (told(self._definition, story, each, code, state) for each in _LANGUAGES)
        return Told(Words(*said), tuple(self._steps[turn] for turn in story))


def told(
    definition: Definition, story: Story, language: str, code: str, state: str | None = None
) -> str:
    """One plain sentence in `language` (id or en) that ends as the problem's code says."""
    which = int(language == "en")
    key = story[-1].to if story else state or ""
    subject = definition.subject.in_(language)
    ending = ENDINGS[code][which].format(subject=subject, here=title(definition, key).in_(language))
    if not story:
        return AT_ONCE[which].format(ending=ending)
    first, last = (story, ()) if len(story) <= MOST_SAID else (story[: _HALF - 1], story[-_HALF:])
    turns = [_said(definition, turn, language) for turn in (*first, *last)]
    if last:
        turns.insert(len(first), LEFT_OUT[which].format(count=len(story) - MOST_SAID + 1))
    return FIRST[which].format(turns=THEN[which].join(turns), ending=ending)


def title(definition: Definition, key: str) -> Words:
    """What people call a state; its key where the document has no such state."""
    state = definition.states.get(key)
    return Words(state.title.id, state.title.en) if state is not None else Words(key, key)


def _step(definition: Definition, turn: Turn) -> Step:
    labels = Words(*(_label(definition, turn, language) for language in _LANGUAGES))
    return Step(turn, title(definition, turn.state), labels, title(definition, turn.to))


def _said(definition: Definition, turn: Turn, language: str) -> str:
    """What happens in one turn, as part of a sentence."""
    which = int(language == "en")
    state = definition.states.get(turn.state)
    acts = state is not None and turn.trigger in state.acts
    who = _who(definition, state, turn.trigger, language) if state and acts else ""
    return TURNS[_kind(definition, turn)][which].format(
        who=who,
        what=_label(definition, turn, language),
        state=title(definition, turn.state).in_(language),
        row=_row(turn),
    )


def _who(definition: Definition, state: State, trigger: str, language: str) -> str:
    """The role that acts: whoever is waited for, if they may; else the first that may. What a
    meeting decides, the meeting does."""
    if state.decided_in is not None and state.is_recorded(trigger):
        return state.decided_in.meeting.in_(language)
    action = state.acts[trigger]
    key = state.awaited if state.awaited in action.by else action.by[0]
    role = definition.roles.get(key or "")
    return role.title.in_(language) if role is not None else key or ""


def _label(definition: Definition, turn: Turn, language: str) -> str:
    state = definition.states.get(turn.state)
    if state is not None and turn.trigger in state.acts:
        return state.acts[turn.trigger].label.in_(language)
    if state is not None and state.panel is not None and turn.trigger in ("pass", "fail"):
        return state.panel.outcome(turn.trigger).label.in_(language)
    if state is not None and turn.kind in ("opened", "joined"):
        return state.outcomes[turn.trigger].label.in_(language)
    words = TRIGGERS.get(_kind(definition, turn))
    return words[language == "en"].format(row=_row(turn)) if words else turn.trigger


def _kind(definition: Definition, turn: Turn) -> str:
    if turn.kind != "route":
        return turn.kind
    state = definition.states.get(turn.state)
    rows = (state.route if state is not None else None) or ()
    number = _row(turn) - 1
    return "otherwise" if number < len(rows) and rows[number].otherwise else "route"


def _row(turn: Turn) -> int:
    """The row's number as people count, 0 where the turn is not a route's."""
    return int(turn.trigger.removeprefix("route_")) + 1 if turn.kind == "route" else 0
