"""Recommendations side by side: fields that fit, each of one level, and that somebody gives."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.given import opening
from engine.core.definition.problems import Finding, Path
from engine.core.definition.recommendations import NOTHING_ALONE, SLOTS, taken_in

ROOM = "recommendations"


def recommendations(study: Study) -> Iterator[Finding]:
    """Each level has something to say, by fields of its own; one level at most was asked for."""
    asked: str | None = None
    owner: dict[str, str] = {}
    for key, level in study.definition.recommendations.items():
        at: Path = (ROOM, key)
        if not level.fields:
            yield Finding("level_says_nothing", at, {"key": key}, at="key")
        if level.unit is not None and level.volume is None:
            yield Finding("unit_of_nothing", (*at, "unit"), {"key": key})
        if level.asked and asked is not None:
            yield Finding("asked_at_two_levels", (*at, "asked"), {"key": key, "other": asked})
        asked = asked or (key if level.asked else None)
        for slot, name in level.named.items():
            yield from _field(study, name, slot, (*at, slot))
            if slot != NOTHING_ALONE and name in owner:
                values = {"name": name, "other": owner[name]}
                yield Finding("recommended_twice", (*at, slot), values)
            elif slot != NOTHING_ALONE:
                owner[name] = key


def _field(study: Study, name: str, slot: str, path: Path) -> Iterator[Finding]:
    field = study.definition.fields.get(name)
    if field is not None and field.type not in SLOTS[slot]:
        values = {"name": name, "type": field.type, "wanted": ", ".join(SLOTS[slot])}
        yield Finding("wrong_field_type", path, values)


def given(study: Study) -> Iterator[Finding]:
    """Something asks for what a level is to say; else its place stays empty for ever."""
    definition = study.definition
    taken = {*opening(definition)}
    for state in definition.states.values():
        taken.update(taken_in(state))
    for key, level in definition.recommendations.items():
        for slot, name in level.named.items():
            if name in definition.fields and name not in taken:
                yield Finding("recommended_by_nobody", (ROOM, key, slot), {"name": name})
