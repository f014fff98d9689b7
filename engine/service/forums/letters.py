"""The letter with which a list of places without a forum goes out. In a person's language, for the
mail and the inbox alike.

Pure. Values are put in as they are and never read again as words with places. Never here: who is
told (telling.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.definition.workflow import Definition
from engine.core.forums import called
from engine.core.values import Data
from engine.service.forums.listing import NOTICE
from engine.service.letters import Letter, day_words, plain

PAGE = "forum"
_CALLED = {"id": "Forum yang belum tercatat", "en": "Forums not recorded yet"}
_WORDS: Mapping[str, tuple[str, str]] = {
    "id": (
        "{missing} tempat belum mencatat {forum}",
        (
            "{title}: {missing} dari {places} tempat belum mencatat {forum}. Masanya berakhir "
            "{last}, {days} hari lagi.\n\nDaftarnya, dengan teks untuk menghubungi setiap tempat: "
            "{link}"
        ),
    ),
    "en": (
        "{missing} places have recorded no {forum}",
        (
            "{title}: {missing} of {places} places have recorded no {forum}. Its window ends "
            "{last}, in {days} days.\n\nThe list, with words to reach each place: {link}"
        ),
    ),
}


def is_about_forums(notice: str) -> bool:
    """Whether a notice that belongs to no case is this one."""
    return notice == NOTICE


def page_called(language: str) -> str:
    """What the link to the page is called."""
    return _CALLED["en" if language == "en" else "id"]


def forum_letter(definition: Definition, values: Data, link: str, language: str) -> Letter:
    """The words. `values`: state, last_on, days, places, missing. Its days are those until the
    window shuts, counted on the morning on which it was told."""
    tongue = "en" if language == "en" else "id"
    subject, body = _WORDS[tongue]
    said = {
        "title": plain(definition.title.in_(tongue)),
        "forum": plain(called(definition, values["state"]).in_(tongue)),
        "missing": values["missing"],
        "places": values["places"],
        "days": values["days"],
        "last": day_words(dt.date.fromisoformat(values["last_on"]), tongue),
        "link": link,
    }
    return Letter(" ".join(subject.format(**said).split())[:200], body.format(**said))
