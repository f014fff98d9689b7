"""A letter about a change of rules, in a person's language, for the mail and the inbox alike.

Pure. Values are put in as they are and never read again as words with places. Never here: who is
told, letters about a case (letters.py).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.calendar import Calendar
from engine.core.definition.workflow import Definition
from engine.core.values import Data
from engine.service.letters import Letter, due_words, plain

# notice: subject and body, in both languages. {words}: what the second person wrote, in a
# paragraph of its own.
_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "change_waits": {
        "id": (
            "Perubahan aturan menunggu Anda: {title}",
            (
                "{who} mengajukan perubahan aturan “{title}”. Alasannya: {reason}\n\nOrang kedua "
                "membaca bedanya, lalu menerbitkan atau mengembalikannya: {link}"
            ),
        ),
        "en": (
            "A change of rules waits for you: {title}",
            (
                "{who} handed in a change of the rules “{title}”. The reason: {reason}\n\nA second "
                "person reads the difference and publishes it or sends it back: {link}"
            ),
        ),
    },
    "change_urgent": {
        "id": (
            "Aturan diterbitkan mendesak, perlu ditinjau: {title}",
            (
                "{who} menerbitkan aturan “{title}” versi {version} sendirian karena mendesak. "
                "Alasannya: {words}\n\nOrang kedua meninjaunya paling lambat {due}: {link}"
            ),
        ),
        "en": (
            "Rules were published urgently and need a review: {title}",
            (
                "{who} published the rules “{title}”, version {version}, alone because it "
                "was urgent. "
                "The reason: {words}\n\nA second person reviews it by {due}: {link}"
            ),
        ),
    },
    "change_published": {
        "id": (
            "Perubahan Anda terbit: {title}",
            (
                "{who} menerbitkan perubahan Anda pada aturan “{title}” sebagai versi "
                "{version}. Kasus "
                "yang sedang berjalan tetap pada versinya.\n\n{link}"
            ),
        ),
        "en": (
            "Your change was published: {title}",
            (
                "{who} published your change of the rules “{title}” as version {version}. "
                "Cases that "
                "run stay on their version.\n\n{link}"
            ),
        ),
    },
    "change_sent_back": {
        "id": (
            "Perubahan Anda dikembalikan: {title}",
            (
                "{who} mengembalikan perubahan Anda pada aturan “{title}”:\n\n{words}\n\n"
                "Lanjutkan menulisnya di sini: {link}"
            ),
        ),
        "en": (
            "Your change was sent back: {title}",
            (
                "{who} sent your change of the rules “{title}” back:\n\n{words}\n\n"
                "Go on writing it here: {link}"
            ),
        ),
    },
    "change_agreed": {
        "id": (
            "Penerbitan mendesak Anda disetujui: {title}",
            (
                "{who} meninjau aturan “{title}” versi {version} yang Anda terbitkan, dan "
                "setuju:\n\n"
                "{words}\n\n{link}"
            ),
        ),
        "en": (
            "Your urgent publishing was agreed to: {title}",
            (
                "{who} reviewed the rules “{title}”, version {version}, that you published, and "
                "agrees:\n\n{words}\n\n{link}"
            ),
        ),
    },
    "change_objected": {
        "id": (
            "Ada keberatan atas penerbitan mendesak Anda: {title}",
            (
                "{who} meninjau aturan “{title}” versi {version} yang Anda terbitkan, dan "
                "keberatan:"
                "\n\n{words}\n\nUbah lagi, atau kembali ke versi sebelumnya: {link}"
            ),
        ),
        "en": (
            "There is an objection to your urgent publishing: {title}",
            (
                "{who} reviewed the rules “{title}”, version {version}, that you published, and "
                "objects:\n\n{words}\n\nChange them again, or return to the version before: {link}"
            ),
        ),
    },
}


@dataclass(frozen=True, slots=True)
class About:
    """The change that a letter tells of. `who`: the name of who acted. `words`: what they wrote
    (the hurry, why it goes back, the review). `due_at`: until when a review is due."""

    title: Mapping[str, str]  # of the rules, by language
    who: str
    reason: str
    words: str
    version: int | None
    due_at: dt.datetime | None
    link: str
    calendar: Calendar


def office_letter(notice: str, about: About, language: str) -> Letter:
    """The notice's words. Raises LookupError for a notice that is none of the office's."""
    tongue = "en" if language == "en" else "id"
    subject, body = _WORDS[notice][tongue]
    due = due_words(about.due_at, about.calendar, tongue) if about.due_at else ""
    values = {
        "title": about.title[tongue], "who": about.who, "reason": about.reason,
        "words": about.words, "version": about.version or "", "due": due, "link": about.link,
    }  # fmt: skip
    said = {key: plain(value) for key, value in values.items()}
    title = " ".join(subject.format(**said).split())[:200]
    return Letter(title, body.format(**said), about.link)


def about(
    definition: Definition, values: Data, said: Mapping[str, str], link: str, calendar: Calendar
) -> About:
    """What the rows of a letter say: `values` of its notice, `said` of the change itself."""
    due = values.get("due_at")
    return About(
        title={tongue: definition.title.in_(tongue) for tongue in ("id", "en")},
        who=said["who"],
        reason=said["reason"],
        words=said["words"],
        version=int(said["version"]) or None,
        due_at=dt.datetime.fromisoformat(due) if due else None,
        link=link,
        calendar=calendar,
    )


def called(number: int, language: str) -> str:
    """What a link to a change is called."""
    return f"Change {number}" if language == "en" else f"Pengajuan {number}"
