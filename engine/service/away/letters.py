"""A letter about an office: who stands in, whose term begins or ends. In a person's language, for
the mail and the inbox alike.

Pure. Values are put in as they are and never read again as words with places. Never here: who is
told (telling.py).
"""

import datetime as dt
from collections.abc import Mapping

from engine.core.directory import Directory
from engine.core.values import Data
from engine.service.letters import Letter, day_words, plain

# Where each leads, and what that page is called.
_AWAY = ("tidak-di-tempat", ("Tidak di tempat dan wakil", "Away, and who stands in"))
_TASKS = ("tugas", ("Tugas saya", "My tasks"))

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
    "term_begun": {
        "id": (
            "Anda menjabat {office}",
            (
                "{who} mencatat Anda sebagai {office} mulai {first}. Semua tugas jabatan itu ada "
                "di antrean Anda sejak hari itu.\n\n{link}"
            ),
        ),
        "en": (
            "You hold the office {office}",
            (
                "{who} recorded you as {office} from {first}. All work of the office is in your "
                "queue from that day on.\n\n{link}"
            ),
        ),
    },
    "term_ended": {
        "id": (
            "Masa jabatan Anda berakhir: {office}",
            (
                "{who} mencatat hari terakhir Anda sebagai {office}: {last}. Sesudah itu tugas "
                "yang terbuka ada pada penggantinya; yang sudah Anda putuskan tetap atas nama Anda."
                "\n\n{link}"
            ),
        ),
        "en": (
            "Your term ends: {office}",
            (
                "{who} recorded your last day as {office}: {last}. After it open work is with your "
                "successor; what you decided stays signed by you.\n\n{link}"
            ),
        ),
    },
}
_DAYS = {
    "id": ("{first} sampai {last}", "setiap kali pejabatnya tidak di tempat, mulai {first}"),
    "en": ("from {first} to {last}", "whenever the holder is away, from {first}"),
}


def is_about_an_office(notice: str) -> bool:
    """Whether a notice that belongs to no case is one of these."""
    return notice in _WORDS


def page_of(notice: str) -> str:
    """The address within the site that a letter leads to."""
    return _way(notice)[0]


def page_called(notice: str, language: str) -> str:
    """What the link to that page is called."""
    return _way(notice)[1][1 if language == "en" else 0]


def _way(notice: str) -> tuple[str, tuple[str, str]]:
    return _TASKS if notice.startswith("term_") else _AWAY


def office_news(
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
        "first": _day(values.get("from_on"), tongue),
        "last": _day(values.get("until_on"), tongue),
        "link": link,
    }
    title = " ".join(subject.format(**said).split())[:200]
    return Letter(title, body.format(**said), link)


def _days(values: Data, tongue: str) -> str:
    between, whenever = _DAYS[tongue]
    words = whenever if values.get("when_away") else between
    first, last = values.get("from_on"), values.get("until_on")
    return words.format(first=_day(first, tongue), last=_day(last, tongue))


def _day(value: str | None, tongue: str) -> str:
    return day_words(dt.date.fromisoformat(value), tongue) if value else ""
