"""Dividing a case: by an act that says why, to an end that says so, into parts that can be told
apart and that somebody has. Never here: the names (references.py), or what parts are given."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.parts import Parts
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import Action, Silence

EXPLAINED = ("reason", "words")
NUMBERS = frozenset({"integer", "decimal", "money"})
_FILES = frozenset({"photos", "file"})
_NOT_BESIDE = ("joint", "unlocks")


def dividing(study: Study) -> Iterator[Finding]:
    """Every action that divides; and the ends that say `divided`, which nothing else leads to."""
    for key, state in study.definition.states.items():
        for name, action in state.acts.items():
            if action.parts is None:
                continue
            at: Path = ("states", key, *state.act_path(name))
            yield from _act(at, action)
            yield from _leads(study, at, action, action.parts)
            yield from _parts(study, (*at, "parts"), action, action.parts)
        if state.final == "divided" and state.actions:
            yield Finding("divided_reopened", ("states", key, "actions"), at="key")
    yield from _others(study)


def _act(at: Path, action: Action) -> Iterator[Finding]:
    missing = [word for word in EXPLAINED if word not in action.asks]
    if missing:
        values = {"missing": ", ".join(missing)}
        yield Finding("dividing_unexplained", (*at, "asks"), values, at="key")
    for word in _NOT_BESIDE:
        if getattr(action, word):
            yield Finding("not_in_dividing", (*at, word), {"key": word}, at="key")


def _leads(study: Study, at: Path, action: Action, parts: Parts) -> Iterator[Finding]:
    """The whole ends as divided; a part does not end where it begins."""
    states = study.definition.states
    if action.to is None:
        yield Finding("divides_elsewhere", (*at, "parts"), {"to": "-"}, at="key")
    elif action.to in states and states[action.to].final != "divided":
        yield Finding("divides_elsewhere", (*at, "to"), {"to": action.to})
    if any(states[key].final is not None for key in study.rests(parts.begin)):
        yield Finding("part_begins_at_an_end", (*at, "parts", "begin"), {"to": parts.begin})


def _parts(study: Study, at: Path, action: Action, parts: Parts) -> Iterator[Finding]:
    fields = study.definition.fields
    for number, name in enumerate(parts.asks):
        if name in (*action.asks, *action.may_give, *parts.asks[:number]):
            yield Finding("asked_twice", (*at, "asks", number), {"key": name})
        elif name in fields and not _of_one(fields[name]):
            yield Finding("part_cannot_say", (*at, "asks", number), {"key": name})
    if study.definition.name_from not in parts.asks:
        values = {"name": study.definition.name_from}
        yield Finding("part_without_name", (*at, "asks"), values, at="key")
    for number, name in enumerate(parts.share):
        if name in fields and (name not in parts.asks or fields[name].type not in NUMBERS):
            yield Finding("shares_no_number", (*at, "share", number), {"key": name})


def _of_one(field: Field) -> bool:
    """Whether an answer can be typed for a part: files and lists belong to the whole."""
    return field.type not in _FILES and not field.several and field.counts is None


def _others(study: Study) -> Iterator[Finding]:
    """Whatever leads to an end that says `divided` and opens no parts."""
    states = study.definition.states

    def divided(to: str) -> bool:
        return any(states[key].final == "divided" for key in study.rests(to))

    for verb in study.verbs:
        opens = isinstance(verb.act, Action) and verb.act.parts is not None
        if verb.act.to is not None and not opens and divided(verb.act.to):
            yield Finding("divided_without_parts", (*verb.path, "to"), {"to": verb.act.to})
    for key, state in states.items():
        silence = state.if_silent
        if isinstance(silence, Silence) and silence.to is not None and divided(silence.to):
            path: Path = ("states", key, "if_silent", "to")
            yield Finding("divided_without_parts", path, {"to": silence.to})
