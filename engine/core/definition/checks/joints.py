"""Joint actions: everybody who signs can be found, and whoever begins is one of them."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.given import certain
from engine.core.definition.joint import named_roles
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import Action


def joints(study: Study) -> Iterator[Finding]:
    """The roles of a list sign by an office or as a party; a field names several of one kind."""
    for key, state in study.definition.states.items():
        for name, action in state.actions.items():
            at: Path = ("states", key, "actions", name)
            if action.joint_field is not None:
                yield from _all_of(study, at, action, action.joint_field)
            elif action.joint is not None:
                yield from _list(study, key, at, action)


def _list(study: Study, key: str, at: Path, action: Action) -> Iterator[Finding]:
    definition, named = study.definition, named_roles(action.joint)
    for number, role in enumerate(named):
        known = definition.roles.get(role)
        if role in named[:number]:
            yield Finding("seat_twice", (*at, "joint", number), {"name": role})
        elif known is not None and known.body is not None:
            yield Finding("joint_of_a_body", (*at, "joint", number), {"name": role})
    for number, role in enumerate(action.by):
        if role not in named:
            yield Finding("joint_without", (*at, "by", number), {"name": role})
    given = study.given[key] | certain(definition, action.asks)
    for number, role in enumerate(named):
        known = definition.roles.get(role)
        field = (known.reach if known is not None else None) or ""
        if role not in action.by and field in definition.fields and field not in given:
            story = study.story_without(key, field)
            way = " > ".join((story[0].state if story else key, *(turn.to for turn in story)))
            values = {"role": role, "field": field, "key": key, "way": way}
            yield Finding("holder_not_given", (*at, "joint", number), values, story=story)


def _all_of(study: Study, at: Path, action: Action, name: str) -> Iterator[Finding]:
    """The office that begins says of which kind they all are; the field says whose."""
    definition = study.definition
    role = definition.roles.get(action.by[0])
    if len(action.by) != 1 or (role is not None and role.reach is None):
        yield Finding("joint_of_one_kind", (*at, "by"), {"field": name}, at="key")
        return
    field = definition.fields.get(name)
    if field is None or role is None:
        return
    wanted = "organisation" if role.of else "area"
    if field.type != wanted:
        values = {"name": name, "type": field.type, "wanted": wanted}
        yield Finding("wrong_field_type", (*at, "joint"), values)
    elif not field.several:
        yield Finding("joint_of_one", (*at, "joint"), {"name": name})
