"""A material change as pages show it: what changed from what to what, which approvals are asked for
anew, and which were gone past because they still hold.

Pure. Only fields that are public, and never words, are shown with their values.
"""

from collections.abc import Mapping

from engine.core.definition.base import Text
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Data
from engine.service.followed import Changed
from engine.service.worded import is_words


def changed_of(definition: Definition, record: Data) -> tuple[Changed, ...]:
    """The material changes of an event, by its rules."""
    made = []
    for key, part in record.get("material", {}).items():
        field = definition.fields.get(key)
        if field is None:
            continue
        shown = field.see == "public" and not is_words(field) and "to" in part
        reopened = titles(definition, part.get("reopens", ()))
        values: Mapping[str, JSON] = part if shown else {}
        made.append(Changed(field, shown, values.get("from"), values.get("to"), reopened))
    return tuple(made)


def titles(definition: Definition, states: JSON) -> tuple[Text, ...]:
    """The titles of these states, as far as the definition knows them."""
    return tuple(definition.states[key].title for key in states if key in definition.states)
