"""Handing a task to the office above before its time: by whoever is waited for, with words, to
the office that silence would hand it to, which is told."""

from collections.abc import Iterator

from engine.core.definition.checks.references import WAITING
from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import Action, Silence, State

_MAY_ASK = frozenset({"reason", "words"})


def escalating(study: Study) -> Iterator[Finding]:
    """Every action that hands the task on."""
    for key, state in study.definition.states.items():
        for name, action in state.acts.items():
            if action.hands_to is None:
                continue
            at: Path = ("states", key, *state.act_path(name))
            if state.awaited is None:
                yield Finding("hands_to_not_here", (*at, "hands_to"), at="key")
                continue
            yield from _fits(at, state, action)
            yield from _plain(at, action)


def _fits(at: Path, state: State, action: Action) -> Iterator[Finding]:
    silence = state.if_silent
    onward = silence.hand_to if isinstance(silence, Silence) else None
    if action.hands_to != onward:
        values = {"name": action.hands_to, "onward": onward or "-"}
        yield Finding("hands_to_unlike_silence", (*at, "hands_to"), values)
    if action.by != (state.awaited,):
        yield Finding("handed_by_another", (*at, "by"), {"name": state.awaited})


def _plain(at: Path, action: Action) -> Iterator[Finding]:
    if "words" not in action.asks:
        yield Finding("handing_unexplained", (*at, "asks"), at="key")
    given = [key for key in action.asks if key not in _MAY_ASK]
    if given:
        yield Finding("not_in_handing", (*at, "asks"), {"key": given[0]}, at="key")
    for word in ("may_give", "unlocks", "joint"):
        if getattr(action, word):
            yield Finding("not_in_handing", (*at, word), {"key": word}, at="key")
    if all(tell.who != WAITING for tell in action.tells):
        yield Finding("handing_untold", (*at, "tells"), at="key")
