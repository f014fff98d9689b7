"""From bytes to text: one encoding, bounded size, no characters that hide or deceive."""

import re
from itertools import islice

from engine.core.definition.problems import Place, Problem, problem

MOST_BYTES = 1 << 20
MOST_SAID = 20  # bad characters of one file

# Controls except tab and line ends; other line separators, on which editors and the YAML library
# count differently; the characters that turn the reading direction (they make a text look like
# another one); the byte order mark; halves of surrogate pairs; non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]|\r(?!\n)"
)


def decode(file: str, raw: str | bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a source file with `\\n` line ends, or None and what is wrong with it."""
    start = Place(file, 1, 1)
    data = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        return None, (problem(start, "too_large", most=MOST_BYTES),)
    try:
        text = raw if isinstance(raw, str) else data.decode("utf-8")
        # Editors on Windows put a byte order mark first when they save as UTF-8: it says nothing.
        text = text.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return None, (problem(_place(file, before, len(before)), "not_utf8"),)
    found = tuple(
        problem(_place(file, text, match.start()), "bad_character", sign=f"U+{ord(match[0]):04X}")
        for match in islice(FORBIDDEN.finditer(text), MOST_SAID)
    )
    return (None, found) if found else (text.replace("\r\n", "\n"), ())


def _place(file: str, text: str, at: int) -> Place:
    before = text[:at].replace("\r\n", "\n")
    return Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
