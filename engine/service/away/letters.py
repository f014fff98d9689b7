"""A letter about standing in, in a person's language, for the mail and the inbox alike.

Pure. Values are put in as they are and never read again as words with places. Never here: who is
told (telling.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.directory import Directory
from engine.core.values import Data
from engine.service.letters import Letter, day_words, plain

ADDRESS = "tidak-di-tempat"

_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "delegation_given": {
        "id": (
            "Anda mewakili {office}",
            (
                "{who} menunjuk Anda mewakili {office}, {days}. Tugas yang boleh dilimpahkan ada "
                "di antrean Anda; setiap tindakan dicatat atas nama pejabatnya.\n\n{link}"
            ),
        ),
        "en": (
            "You stand in for {office}",
            (
                "{who} named you to stand in for {office}, {days}. The work that may be done so "
                "is in your queue; each act is recorded as on behalf of its holder.\n\n{link}"
            ),
        ),
    },
    "delegation_noted": {
        "id": (
            "Ditunjuk yang mewakili Anda: {office}",
            "{who} menunjuk yang mewakili Anda sebagai {office}, {days}.\n\n{link}",
        ),
        "en": (
            "Somebody was named to stand in for you: {office}",
            "{who} named somebody to stand in for you as {office}, {days}.\n\n{link}",
        ),
    },
    "delegation_ended": {
        "id": (
            "Perwakilan berakhir: {office}",
            "{who} mengakhiri perwakilan untuk {office}.\n\n{link}",
        ),
        "en": (
            "Standing in has ended: {office}",
            "{who} ended standing in for {office}.\n\n{link}",
        ),
    },
}
_DAYS = {
    "id": ("{first} sampai {last}", "setiap kali pejabatnya tidak di tempat, mulai {first}"),
    "en": ("from {first} to {last}", "whenever the holder is away, from {first}"),
}


def is_about_standing_in(notice: str) -> bool:
    """Whether a notice that belongs to no case is one of these."""
    return notice in _WORDS


def page_called(language: str) -> str:
    """What the link to one's own page is called."""
    return "Away, and who stands in" if language == "en" else "Tidak di tempat dan wakil"


def standing_letter(
    notice: str, values: Data, who: str, directory: Directory, link: str, language: str
) -> Letter:
    """The notice's words. `values`: office, from_on, until_on, when_away; `who`: who decided."""
    tongue = "en" if language == "en" else "id"
    subject, body = _WORDS[notice][tongue]
    office = directory.by_id.get(values["office"])
    said = {
        "who": plain(who),
        "office": plain(office.name if office is not None else ""),
        "days": _days(values, tongue),
        "link": link,
    }
    return Letter(" ".join(subject.format(**said).split())[:200], body.format(**said))


def _days(values: Data, tongue: str) -> str:
    first = day_words(dt.date.fromisoformat(values["from_on"]), tongue)
    between, whenever = _DAYS[tongue]
    if values["when_away"]:
        return whenever.format(first=first)
    return between.format(
        first=first, last=day_words(dt.date.fromisoformat(values["until_on"]), tongue)
    )
