"""A case in a few plain lines to take along into a group of neighbours: where it stands, why, what
next, and where to read on.

Made from the public page's own projection, so nothing stands in it that a stranger with the number
could not read; a case that opens by a secret gives none. Always Indonesian: the group reads that.
"""

from typing import Any

from flask import current_app, url_for

from config.settings import Settings
from engine.core.definition.base import Text
from engine.service import following
from engine.service.followed import Entry, Followed, Waiting, Who
from engine.service.letters import day_words, plain
from engine.service.saying_phrases import small
from web.base import formats
from web.base.moment import now
from web.base.office import desk

TONGUE = "id"
MOST_WAYS = 3


def group_text_of(number: str, place: str) -> str:
    """The lines for the case of this number; empty where the number alone does not open it."""
    found = following.follow(desk(), number, None, now())
    return group_text(found, place) if isinstance(found, Followed) else ""


def group_text(found: Followed, place: str) -> str:
    """The lines of a public page."""
    settings: Settings = current_app.extensions["settings"]
    name = f"“{found.title}”" if found.title else _in(found.definition.subject).capitalize()
    lines = [
        _say("case", name=name, number=found.number, place=place),
        _say("state", state=_in(found.state.title)),
        *(_waits(one) for one in found.waiting),
        *_why(found),
        *_next(found),
        _say("link", link=settings.base_url + url_for("public.follow", number=found.number)),
    ]
    return "\n".join(" ".join(plain(line).split()) for line in lines)


def _waits(one: Waiting) -> str:
    if one.last_on is None:
        return _say("waits", who=_who(one.who))
    late = _say("late", n=one.late) if one.late else ""
    return _say("waits_due", who=_who(one.who), due=day_words(one.last_on, TONGUE)) + late


def _why(found: Followed) -> list[str]:
    """Why it stands there: the reason of the end, or of the last move."""
    entry = found.decision or next((each for each in found.entries if each.to), None)
    if entry is None or entry.reason is None:
        return []
    reason = _in(entry.reason.label)
    on = day_words(formats.local(entry.at).date(), TONGUE)
    words = [_say("why", reason=reason, who=_deciders(entry), on=on)]
    if found.decision is not None:
        words.append(_say("now_you", words=entry.next_step or _in(entry.reason.next_step)))
    return words


def _next(found: Followed) -> list[str]:
    ways = [way for way in found.next if way.to][:MOST_WAYS]
    if found.ending is not None or not ways:
        return []
    labels = dict.fromkeys(f"{small(_in(way.label))} ({_in(way.to)})" for way in ways)
    return [_say("next", ways="; ".join(labels))]


def _deciders(entry: Entry) -> str:
    names = dict.fromkeys(_who(who) for who, _at in entry.signed)
    return ", ".join(names) or (_who(entry.who) if entry.who else _say("nobody"))


def _who(who: Who) -> str:
    if who.office:
        return who.office
    role = _in(who.role)
    return _say("vacant", who=role) if who.vacant and role else role or _say("nobody")


def _in(words: Text | None) -> str:
    return words.in_(TONGUE) if words else ""


def _say(key: str, **values: Any) -> str:
    said: str = current_app.extensions["words"].say(f"group.{key}", TONGUE, values)
    return said
