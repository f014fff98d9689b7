"""Roles: each can be held by somebody, and those kept apart are two."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.reviews import rule_path


def roles(study: Study) -> Iterator[Finding]:
    """Where a role is an office, the field that leads to it is of the right type."""
    definition = study.definition
    for key, role in definition.roles.items():
        at: Path = ("roles", key)
        word, wanted = ("covers", "area") if role.covers else ("of", "organisation")
        field = definition.fields.get(role.reach or "")
        if field is not None and field.type != wanted:
            values = {"name": role.reach, "type": field.type, "wanted": wanted}
            yield Finding("wrong_field_type", (*at, word), values)
        elif field is not None and field.several:
            yield Finding("field_of_several", (*at, word), {"name": role.reach})
        if role.party == "typist" and not definition.opens.on_behalf:
            yield Finding("role_never_held", (*at, "party"), {"key": key})
    yield from _opener(study)
    yield from _holders(study)


def _holders(study: Study) -> Iterator[Finding]:
    """What says who holds a waited-for role is given by the time it is first waited for."""
    said: set[str] = set()
    for key, state in study.definition.states.items():
        waited: list[tuple[str, Path]] = []
        if state.waits_for is not None:
            waited.append((state.waits_for, ("states", key, "waits_for")))
        if state.decided_in is not None:
            path: Path = ("states", key, "decided_in", "recorded_by")
            waited.append((state.decided_in.recorded_by, path))
        for review, rule in state.panel.reviews.items() if state.panel else ():
            at: Path = ("states", key, *rule_path(review), "seats")
            waited += [(seat, (*at, number)) for number, seat in enumerate(rule.seats)]
        if state.watched_by is not None:
            waited.append((state.watched_by, ("states", key, "watched_by")))
        for name, path in waited:
            role = study.definition.roles.get(name)
            field = role.reach if role is not None else None
            if field is None or field not in study.definition.fields or name in said:
                continue
            if field not in study.given[key]:
                said.add(name)
                story = study.story_without(key, field)
                way = " > ".join((story[0].state if story else key, *(turn.to for turn in story)))
                values = {"role": name, "field": field, "key": key, "way": way}
                yield Finding("holder_not_given", path, values, story=story)


def _opener(study: Study) -> Iterator[Finding]:
    """Someone opens a case by their own right: a party role `opener`, or an office."""
    definition = study.definition
    for number, name in enumerate(definition.opens.by):
        role = definition.roles.get(name)
        if role is not None and (role.body or role.party not in (None, "opener")):
            yield Finding("cannot_open", ("opens", "by", number), {"role": name})
    parties = {role.party for role in definition.roles.values()}
    if definition.opens.tells and "opener" not in parties:
        yield Finding("no_opener_role", ("opens", "tells"), at="key")


def apart(study: Study) -> Iterator[Finding]:
    """Keeping apart takes two different roles."""
    for number, kept in enumerate(study.definition.never_the_same_person):
        if len(set(kept)) < max(2, len(kept)):
            yield Finding("apart_needs_two", ("never_the_same_person", number), at="key")
