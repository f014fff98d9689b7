"""A reason of the closed lists in the reader's words. Never here: deciding, or the words."""

import datetime as dt
from collections.abc import Iterable

from engine.core.chain import moment
from engine.core.definition.base import Duration
from engine.core.definition.parts import field_of
from engine.core.definition.states import Action
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Why
from engine.service import handing
from engine.service.saying_words import span
from engine.service.world import world_of
from web.base import formats
from web.base.i18n import has_words, language, t, text
from web.base.moment import now
from web.base.office import desk


def said(why: Why, definition: Definition | None = None, action: Action | None = None) -> str:
    """One sentence for a reason. `action` is the one that it speaks of, for its own words."""
    if why.key == "guard" and action is not None and action.closed_says is not None:
        return text(action.closed_says)
    values = {name: _shown(name, value, why, definition) for name, value in why.values.items()}
    values["label"] = label(why.field, definition)
    kind = why.values.get("type")
    own = f"why.{why.key}_{kind}"
    key = own if kind and has_words(own) else f"why.{why.key}"
    sentence = t(key, **values)
    return sentence[:1].upper() + sentence[1:]


def all_said(whys: Iterable[Why], definition: Definition | None = None) -> list[str]:
    """The sentences of several reasons, none twice."""
    return list(dict.fromkeys(said(why, definition) for why in whys))


def label(field: str | None, definition: Definition | None) -> str:
    """What a field is called: by its definition, else by the catalogue."""
    name = field_of((field or "").removeprefix("remarks."))
    if definition is not None and name in definition.fields:
        return f"“{text(definition.fields[name].label).rstrip('?')}”"
    own = f"field.{name}"
    return t(own) if has_words(own) else t("field.this")


def _shown(name: str, value: JSON, why: Why, definition: Definition | None) -> str:
    if name == "roles" and definition is not None:
        roles = [definition.roles[key] for key in value if key in definition.roles]
        return t("base.or").join(dict.fromkeys(text(role.title) for role in roles))
    if name in ("first_on", "last_on", "from_on", "until_on") and value:
        return formats.day(dt.date.fromisoformat(value))
    if name == "longest":
        return span(Duration.parse(value), language())
    if name == "queues":
        offices = world_of(desk(), now()).directory.by_queue
        found = [offices[queue][0].name for queue in value if queue in offices]
        return t("base.and").join(found) if found else t("public.nobody")
    if name == "taker":
        return handing.names(desk(), {value}).get(value, t("hands.somebody"))
    if name == "since":
        return formats.day(moment(value))
    if name == "begun":
        return formats.moment(moment(value))
    if name == "until":
        return formats.last_minute(moment(value))
    if name == "other":
        return label(value, definition)
    if name == "level":
        return t(f"level.{value}") if has_words(f"level.{value}") else str(value)
    amount = isinstance(value, int) and name in ("min", "max")
    if amount or why.key == "parts_above":
        field = definition.fields.get(field_of(why.field or "")) if definition else None
        plain = field is None or field.type != "money"
        return formats.number(value) if plain else formats.money(int(value))
    return str(value)
