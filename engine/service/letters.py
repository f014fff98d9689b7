"""A notice in a person's language: the definition's words with the case's values put in.

Pure: values in, subject and body out, for the mail and for the inbox page alike. A value is put
in as it is and never read again as words with places, so that nobody can write into a letter.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from engine.core.calendar import Calendar
from engine.core.chain import moment
from engine.core.definition.workflow import Definition
from engine.core.own_notices import OWN
from engine.core.values import Data

_PLACE = re.compile(r"\{([a-z_]+)\}")
_SPACES = re.compile(r"[ \t]{2,}")
_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# fmt: off
_MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
           "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}
# fmt: on
_NO_LIMIT = {"id": "tanpa batas waktu", "en": "no time limit"}
_AT = {"id": "pukul", "en": "at"}
_NOBODY = {"id": "belum ada petugas", "en": "nobody yet"}
# Cc besides line ends, and the marks that turn writing round: they forge what a reader sees.
_UNSEEN = frozenset(map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notice tells of. `said`: words by path ("say.words"), as far as not erased.
    `office_of`: the name of the office behind a queue, None where there is none."""

    definition: Definition
    number: str
    title: str
    area: str  # a name, not a code
    link: str
    values: Data
    said: Mapping[str, str]
    office_of: Callable[[str], str | None]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Letter:
    """`subject` is one line. `link`: where it is read on, which the body may hold, too. `number`:
    of the case, empty for the office's own business."""

    subject: str
    body: str
    link: str = ""
    number: str = ""


def letter(notice: str, about: Subject, language: str) -> Letter:
    """The notice's words. One that the definition lacks (it was renamed) gives number and state."""
    tongue = "en" if language == "en" else "id"
    words = about.definition.notices.get(notice) or OWN.get(notice)
    if words is None:
        title = f"{about.number}: {_state(about, 'state', tongue)}"
        return Letter(title, about.link, about.link, about.number)
    values = _values(about, words.kind, tongue)
    subject = " ".join(_filled(words.subject.in_(tongue), values).split())
    body = _filled(words.body.in_(tongue), values)
    return Letter(subject[:200], body, about.link, about.number)


def day_words(on: dt.date, language: str) -> str:
    """`Senin, 3 Januari 2028` or `Monday, 3 January 2028`."""
    tongue = "en" if language == "en" else "id"
    return f"{_DAYS[tongue][on.weekday()]}, {on.day} {_MONTHS[tongue][on.month - 1]} {on.year}"


def due_words(due_at: dt.datetime, calendar: Calendar, language: str) -> str:
    """The last day on which it is in time; with the hour where it is due within a day.

    A due moment at local midnight ends the day before it.
    """
    on = calendar.day_of(due_at - dt.timedelta(microseconds=1))
    words = day_words(on, language)
    if due_at == calendar.end_of(on):
        return words
    at = due_at.astimezone(ZoneInfo(calendar.zone))
    tongue = "en" if language == "en" else "id"
    return f"{words} {_AT[tongue]} {at:%H.%M} {at.tzname()}"


def plain(words: object) -> str:
    """Words as they may stand in a mail: no control characters, no marks that turn writing."""
    text = str(words).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) != "Cc" and sign not in _UNSEEN)
    )  # fmt: skip


def _filled(words: str, values: Mapping[str, str]) -> str:
    filled = _PLACE.sub(lambda place: values.get(place[1], ""), words)
    return _SPACES.sub(" ", filled).strip()


def _values(about: Subject, kind: str, tongue: str) -> dict[str, str]:
    due = about.values.get("due")
    reason = about.definition.reasons.get(about.values.get("reason", ""))
    next_step = about.said.get("say.next_step") or (reason.next_step.in_(tongue) if reason else "")
    values = {
        "number": about.number,
        "title": about.title,
        "area": about.area,
        "link": about.link,
        "state": _state(about, "state", tongue),
        "from_state": _state(about, "from_state", tongue),
        "office": _office(about, kind, tongue),
        "due": due_words(moment(due), about.calendar, tongue) if due else _NO_LIMIT[tongue],
        "reason": reason.label.in_(tongue) if reason else "",
        "words": about.said.get("say.words", ""),
        "next_step": next_step,
        "changed": ", ".join(
            about.definition.fields[key].label.in_(tongue)
            for key in about.values.get("changed", ())
            if key in about.definition.fields
        ),
    }
    return {key: plain(value) for key, value in values.items()}


def _state(about: Subject, key: str, tongue: str) -> str:
    state = about.definition.states.get(about.values.get(key, ""))
    return state.title.in_(tongue) if state else ""


def _office(about: Subject, kind: str, tongue: str) -> str:
    """Who has it now; where that is a party who is asked for something: the office that asks."""
    queue, asking = about.values.get("queue"), about.values.get("by_queue")
    if queue and queue.startswith("person:") and kind == "task" and asking:
        queue = asking
    if queue and not queue.startswith("person:"):
        found = about.office_of(queue)
        if found:
            return found
    state = about.definition.states.get(about.values.get("state", ""))
    role = about.definition.roles.get(state.awaited or "") if state else None
    return role.title.in_(tongue) if role else _NOBODY[tongue]
