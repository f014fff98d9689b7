"""Fields and pages: limits that fit the type, and the two fields that name and place a case."""

from collections.abc import Iterator

from engine.core.definition.checks.references import named_in
from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.given import opening
from engine.core.definition.problems import Finding

_NUMBERS = frozenset({"integer", "decimal", "money"})
# Which keys belong to which types only.
_ONLY = {
    "min": _NUMBERS,
    "max": _NUMBERS,
    "at_least": _NUMBERS,
    "not_before": frozenset({"date"}),
    "max_length": frozenset({"text", "long_text"}),
    "choices": frozenset({"choice"}),
    "level": frozenset({"area"}),
    "kind": frozenset({"organisation"}),
    "many": frozenset({"photos", "file", "area", "organisation"}),
    "counts": frozenset({"integer"}),
}
# What says how an answer is given says nothing of what nobody gives.
_ASKING = frozenset({"pages", "asks", "may_give", "gives"})
_OF_ANSWERS = ("personal", "optional", "unknown", "when", "min", "max", "at_least")


def pages(study: Study) -> Iterator[Finding]:
    """A field stands on one page only."""
    first: dict[str, int] = {}
    for number, page in enumerate(study.definition.opens.pages):
        for place, key in enumerate(page.fields):
            path = ("opens", "pages", number, "fields", place)
            if key in first:
                yield Finding("field_twice", path, {"key": key, "page": first[key] + 1})
            first.setdefault(key, number)


def limits(study: Study) -> Iterator[Finding]:
    """Choices for choices, bounds for numbers, and no bound that nothing can keep."""
    for key, field in study.definition.fields.items():
        yield from _limits(key, field)


def _limits(key: str, field: Field) -> Iterator[Finding]:
    for word, types in _ONLY.items():
        if getattr(field, word) is not None and field.type not in types:
            values = {"key": word, "type": field.type, "types": ", ".join(sorted(types))}
            yield Finding("limit_not_for_type", ("fields", key, word), values, at="key")
    if field.type == "area" and field.several and field.level in ("rw", "rt"):
        yield Finding("several_too_deep", ("fields", key, "level"), {"key": key})
    if field.type == "choice" and not field.choices:
        yield Finding("choices_missing", ("fields", key, "choices"), {"key": key}, at="key")
    if field.personal and field.see == "public":
        yield Finding("personal_public", ("fields", key, "see"), {"key": key})
    if field.min is not None and field.max is not None and field.min > field.max:
        bounds = {"min": field.min, "max": field.max}
        yield Finding("min_over_max", ("fields", key, "max"), bounds)


def floors(study: Study) -> Iterator[Finding]:
    """A field is measured by another of its own sort, which the form asks before it."""
    fields = study.definition.fields
    pages = study.definition.opens.pages
    order = [key for page in pages for key in page.fields]
    for key, field in fields.items():
        name, path = field.floor, ("fields", key, field.floor_key)
        if name is None or field.type not in _ONLY[field.floor_key]:
            continue
        if name == key:
            yield Finding("floor_itself", path, {"key": key})
        elif name in fields and fields[name].type not in _ONLY[field.floor_key]:
            wanted = ", ".join(sorted(_ONLY[field.floor_key]))
            values = {"name": name, "type": fields[name].type, "wanted": wanted}
            yield Finding("wrong_field_type", path, values)
        elif key in order and name in order and order.index(name) > order.index(key):
            yield Finding("floor_asked_later", path, {"key": key, "name": name})


def counted(study: Study) -> Iterator[Finding]:
    """What the engine counts: a state where cases rest, and nobody is asked for it."""
    definition = study.definition
    counts = {key: one.counts for key, one in definition.fields.items() if one.counts is not None}
    for key, name in counts.items():
        state = definition.states.get(name)
        passed = state is not None and (state.level or state.waits_for_cases or state.route)
        if passed:
            yield Finding("counts_a_fork", ("fields", key, "counts"), {"name": name})
        for word in _OF_ANSWERS:
            if getattr(definition.fields[key], word) not in (None, False):
                yield Finding("counts_alone", ("fields", key, word), {"key": word}, at="key")
        if key in definition.material:
            yield Finding("counts_material", ("material", key), {"key": key}, at="key")
    for kind, name, path in named_in(definition) if counts else ():
        if kind in ("field", "asked") and name in counts and _ASKING.intersection(path):
            yield Finding("counts_asked", path, {"key": name})


def identity(study: Study) -> Iterator[Finding]:
    """The name and the area of a case are asked on every way into it, and are of the right type."""
    definition = study.definition
    asked = opening(definition)
    for word, types in (("name_from", ("text",)), ("area_from", ("area",))):
        key = getattr(definition, word)
        field = definition.fields.get(key)
        if field is None:
            continue
        if field.type not in types:
            values = {"name": key, "type": field.type, "wanted": types[0]}
            yield Finding("wrong_field_type", (word,), values)
        elif field.several:
            yield Finding("field_of_several", (word,), {"name": key})
        if key not in asked:
            yield Finding("not_on_a_page", (word,), {"name": key})
        elif field.optional or field.unknown or field.when:
            yield Finding("not_always_asked", (word,), {"name": key})
    for key, state in definition.states.items():
        dues = [((), state.due), *((("duties", n), d.due) for n, d in state.duties.items())]
        for at, due in dues:
            name = due.latest_field if due else None
            described = definition.fields.get(name or "")
            if described is not None and described.type != "date":
                values = {"name": name, "type": described.type, "wanted": "date"}
                path = ("states", key, *at, "due", "not_after")
                yield Finding("wrong_field_type", path, values)
