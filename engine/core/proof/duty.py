"""Public duty: nothing that the definition keeps from the public reaches a public page or notice.

A page and a letter show more than the fields that are public: the title and the place of a case,
the office that has it, the day on which it is due. Each of these is made of a field, and so is as
public as that field must be. Never here: free words (an official releases them, or says them).
"""

from collections.abc import Iterator, Sequence
from itertools import product

from engine.core.definition.base import Text
from engine.core.definition.fields import See
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.proof.occasions import handed_to
from engine.core.proof.vacancies import leaned_on

# The wider circle sees less: whoever may read for officials only is one of them.
_CIRCLES: tuple[See, ...] = ("public", "parties", "officials")


def public_duty(definition: Definition) -> tuple[Finding, ...]:
    """Every way by which a field that is not for the reader of a page or a notice is told."""
    return (
        *_place(definition),
        *_offices(definition),
        *_days(definition),
        *_titles(definition),
        *_letters(definition),
    )


def _page(definition: Definition) -> See:
    """Who reads the page of a case: everybody, or only who was given its secret."""
    return "public" if definition.visibility == "public" else "parties"


def _hidden(definition: Definition, key: str | None, reader: See) -> bool:
    """Whether the field is not for this circle."""
    field = definition.fields.get(key or "")
    if field is None:
        return False
    widest: See = "officials" if field.personal and field.see == "public" else field.see
    return _CIRCLES.index(widest) > _CIRCLES.index(reader)


def _place(definition: Definition) -> Iterator[Finding]:
    """The place stands on the page of every case."""
    key = definition.area_from
    if _hidden(definition, key, _page(definition)):
        yield Finding("place_is_shown", ("fields", key, "see"), _named(definition, key))


def _offices(definition: Definition) -> Iterator[Finding]:
    """The page names the office that a case waits for: with it the field that leads there."""
    for key in leaned_on(definition):
        role = definition.roles[key]
        if role.reach != definition.area_from and _hidden(
            definition, role.reach, _page(definition)
        ):
            values = _named(definition, role.reach or "") | {
                "role_id": role.title.id,
                "role_en": role.title.en,
            }
            yield Finding("office_tells", ("roles", key, "of" if role.of else "covers"), values)


def _days(definition: Definition) -> Iterator[Finding]:
    """The page says until when a case waits: a date of the case may be that day."""
    for key, state in definition.states.items():
        owed = {("duties", name): duty.due for name, duty in state.duties.items()}
        for at, due in ({(): state.due} | owed).items():
            field = due.latest_field if due is not None else None
            if _hidden(definition, field, _page(definition)):
                values = _named(definition, field or "") | _here(state)
                yield Finding("due_tells", ("states", key, *at, "due", "not_after"), values)


def _titles(definition: Definition) -> Iterator[Finding]:
    """A public explanation with {title}, where the page shows no title since it is not public."""
    if not _hidden(definition, definition.name_from, _page(definition)):
        return
    for key, state in definition.states.items():
        if state.public is not None:
            yield from _in_text(definition, state.public, ("states", key, "public"), "title_tells")


def _letters(definition: Definition) -> Iterator[Finding]:
    """Notices that tell a party or another office the title, the place or the day."""
    said: set[tuple[Path, str]] = set()
    for notice, reader, states in _told(definition):
        words = definition.notices.get(notice)
        if words is None:
            continue
        sources = [("title", definition.name_from), ("area", definition.area_from)]
        days = {s.due.latest_field for s in states if s.due is not None and s.due.latest_field}
        sources += [("due", day) for day in sorted(days)]
        for place, field in sources:
            if not _hidden(definition, field, reader):
                continue
            for part, text in (("subject", words.subject), ("body", words.body)):
                for found in _in_text(
                    definition, text, ("notices", notice, part), "notice_tells", place, field
                ):
                    if (found.path, place) not in said:
                        said.add((found.path, place))
                        yield found


def _told(definition: Definition) -> Iterator[tuple[str, See, tuple[State, ...]]]:
    """(notice, whoever reads it, the states of which it may name the due day)."""
    states = definition.states
    for notice, begin in product(definition.opens.tells, _beginnings(definition)):
        yield notice, "parties", _rests(definition, begin)
    for key, state in states.items():
        tells = [(tell, key) for tell in state.tells]
        for act in state.acts.values():
            tells += [(tell, act.to or key) for tell in act.tells]
        for outcome in (state.panel.passed, state.panel.failed) if state.panel else ():
            tells += [(tell, outcome.to) for tell in outcome.tells]
        for outcome in state.joins.values():
            tells += [(tell, outcome.to) for tell in outcome.tells]
        for duty in state.duties.values():
            if duty.notice is not None:
                yield duty.notice, _reader(definition, duty.by[:1]), (state,)
        for tell, target in tells:
            here = _rests(definition, target)
            waited = tuple(role for each in here for role in _waited(each))
            roles = waited if tell.who == "waiting" else (tell.who,)
            yield tell.notice, _reader(definition, roles), here
    for state in states.values():
        for standing, sent, handed in (
            (definition.standing.reminder, state.due and state.due.remind, None),
            (definition.standing.handed_on, handed_to(state), handed_to(state)),
            (definition.standing.not_needed, state.panel, None),
            (definition.standing.parent_left, True, None),
        ):
            if standing is not None and sent:
                roles = (*_waited(state), *([handed] if handed else []))
                yield standing, _reader(definition, roles), (state,)


def _beginnings(definition: Definition) -> Iterator[str]:
    """Where a case begins, and where the parts of one do."""
    yield definition.initial
    for state in definition.states.values():
        yield from (act.parts.begin for act in state.acts.values() if act.parts is not None)


def _rests(definition: Definition, key: str) -> tuple[State, ...]:
    """Where a case can come to rest that is sent to this state."""
    seen: dict[str, None] = {}
    todo = [key]
    while todo:
        here = todo.pop()
        state = definition.states.get(here)
        if here in seen or state is None:
            continue
        seen[here] = None
        todo += [row.to for row in state.route or ()]
        todo += [each.to for each in state.joins.values() if state.goes_straight_on]
        todo += [state.level.without] if state.level is not None else []
    return tuple(
        definition.states[each] for each in seen if not definition.states[each].goes_straight_on
    )


def _waited(state: State) -> tuple[str, ...]:
    seats = state.panel.answering if state.panel is not None else ()
    return (*seats, *([state.awaited] if state.awaited is not None else []))


def _reader(definition: Definition, roles: Sequence[str]) -> See:
    """The widest circle to which one of these readers of a notice belongs."""
    found = [definition.roles[key] for key in roles if key in definition.roles]
    return "parties" if any(role.party is not None for role in found) else "officials"


def _in_text(
    definition: Definition,
    text: Text,
    path: Path,
    code: str,
    place: str = "title",
    field: str | None = None,
) -> Iterator[Finding]:
    for tongue in ("id", "en"):
        offset = text.in_(tongue).find(f"{{{place}}}")
        if offset >= 0:
            values = _named(definition, field or definition.name_from) | {"place": f"{{{place}}}"}
            yield Finding(code, (*path, tongue), values, offset=offset)


def _named(definition: Definition, key: str) -> dict[str, str]:
    field = definition.fields[key]
    return {"field": key, "see": field.see, "label_id": field.label.id, "label_en": field.label.en}


def _here(state: State) -> dict[str, str]:
    return {"here_id": state.title.id, "here_en": state.title.en}
