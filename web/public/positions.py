"""Where each side stands, in words: round by round, with the dialogues between them.

Never here: which answers there are, or who may see them (engine/service/positions.py).
"""

from typing import Any

from engine.service.followed import Entry, Followed
from engine.service.positions import Round, rounds_of
from web.base import formats
from web.base.i18n import t, text
from web.base.shown import Names, shown
from web.public.who import who_words


def rounds_shown(found: Followed, names: Names) -> list[dict[str, Any]]:
    """The rounds of the case, the oldest first; empty where nobody talks."""
    return [_round(one, names) for one in rounds_of(found)]


def _round(one: Round, names: Names) -> dict[str, Any]:
    title = text(one.title) if one.title else ""
    return {
        "title": t("positions.round", title=title, n=one.number) if one.number > 1 else title,
        "sides": [_side(entry, names) for entry in one.positions],
        "talk": _talk(one.talk) if one.talk is not None else None,
    }


def _side(entry: Entry, names: Names) -> dict[str, Any]:
    return {
        "id": f"k{entry.seq}",
        "who": who_words(entry.who),
        "when": formats.day(formats.local(entry.happened_at).date()),
        "answer": text(entry.label) if entry.label and not entry.facts else "",
        "hidden": entry.what == "hidden",
        "facts": [(text(f.field.label), shown(f.field, f.value, names)) for f in entry.facts],
        "words": entry.words,
    }


def _talk(entry: Entry) -> dict[str, Any]:
    return {
        "id": f"k{entry.seq}",
        "said": t(
            "positions.talk",
            meeting=text(entry.meeting),
            when=formats.day(formats.local(entry.happened_at).date()),
            who=who_words(entry.who),
        ),
        "words": entry.words,
    }
