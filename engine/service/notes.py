"""Letters into a note: what goes over a channel beside mail, short for SMS, longer for a chat.

Nothing stands in it that a mail would not hold. Pure. Never here: sending, what a notice says.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from engine.service.envelopes import Letterhead
from engine.service.letters import Letter, plain

SHORT = 160  # signs of one SMS in the alphabet of GSM 03.38
JOINED = 306  # of two that the telephone shows as one
LONG = 3000  # signs; chats take 4,096
LEAST = 40  # signs of a subject below which one SMS says too little

_NEWS = {"id": "{count} kabar baru", "en": "{count} pieces of news"}
_READ = {"id": "Baca: {link}", "en": "Read: {link}"}
_CODE = {
    "id": (
        "Rembuk: kode Anda {code}, berlaku 15 menit. Tulis di halaman Cara saya diberi tahu. "
        "Jangan berikan kepada siapa pun."
    ),
    "en": (
        "Rembuk: your code is {code}, good for 15 minutes. Type it on the page How I am told. "
        "Give it to nobody."
    ),
}
# fmt: off
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_LIKE = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "–": "-",
    "—": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "·": "-", "×": "x", "[": "(", "]": ")",
    "{": "(", "}": ")", "~": "-", "|": "/", "\\": "/", "^": "", "€": "EUR", "\t": " ",
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Note:
    """One message over a channel beside mail. `key` is the same each time that it is sent."""

    channel: str
    address: str
    text: str
    key: str
    language: str


def text_of(
    channel: str, letters: Sequence[Letter], office: str, language: str, head: Letterhead
) -> str:
    """One or more letters in the form of the channel."""
    tongue = "en" if language == "en" else "id"
    if channel == "sms":
        return _short(letters, tongue, head)
    return _long(letters, office, tongue, head)


def code_text(code: str, language: str) -> str:
    """By which a person proves that an address is theirs."""
    return _CODE["en" if language == "en" else "id"].format(code=code)


def gsm(words: str) -> str:
    """The words in the alphabet of SMS: one sign outside it would halve what fits."""
    kept = []
    for sign in unicodedata.normalize("NFC", plain(words)):
        like = sign if sign in _GSM else _LIKE.get(sign)
        if like is None:
            bare = unicodedata.normalize("NFKD", sign)
            like = "".join(one for one in bare if one in _GSM) or "?"
        kept.append(like)
    return "".join(kept)


def _short(letters: Sequence[Letter], tongue: str, head: Letterhead) -> str:
    """`Rembuk: subject. link`, with the number of the case; of several their numbers."""
    if len(letters) > 1:
        link = head.page("kotak")
        words = _NEWS[tongue].format(count=len(letters))
        numbers = ", ".join(dict.fromkeys(one.number for one in letters if one.number))
        words += f": {numbers}" if numbers else ""
    else:
        (letter,) = letters
        link, words = letter.link, letter.subject
        if letter.number and letter.number not in words:
            words = f"{letter.number}: {words}"
    end = " " + _READ[tongue].format(link=link)
    # What makes the link is never cut or put into other signs: it would lead nowhere.
    words = gsm(f"Rembuk: {words}").rstrip(". ")
    room = SHORT - len(end) - 1
    if len(words) > room and room < LEAST:
        room = JOINED - len(end) - 1
    cut = _cut(words, room)
    return cut + end if cut.endswith("...") else f"{cut}.{end}"


def _long(letters: Sequence[Letter], office: str, tongue: str, head: Letterhead) -> str:
    """Subject and words; of several each subject with its link."""
    if len(letters) == 1:
        (letter,) = letters
        body = letter.body if len(letter.body) <= LONG else f"{_cut(letter.body, LONG)}"
        if letter.link and letter.link not in body:
            body += f"\n{letter.link}"
        parts = [letter.subject, body]
    else:
        parts = [_NEWS[tongue].format(count=len(letters))]
        parts += [f"{one.subject}\n{one.link}" for one in letters]
        whole = "\n\n".join(parts)
        if len(whole) > LONG:
            parts = [_cut(whole, LONG), _READ[tongue].format(link=head.page("kotak"))]
    return "\n\n".join([*(plain(one) for one in parts), plain(office)])


def _cut(words: str, room: int) -> str:
    """At most so many signs, ended at a word."""
    if len(words) <= room:
        return words
    kept = words[: room - 3]
    at_word = kept.rsplit(None, 1)[0] if " " in kept else kept
    return f"{at_word.rstrip(' ,;:.-')}..."
