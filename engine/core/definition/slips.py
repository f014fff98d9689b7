"""Slips of the pen in a condition that cannot be read: what was meant instead.

The parser of conditions says what it expected; an author wants to know what to type. Never here:
conditions that can be read and are wrong (guards.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_SLIPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("guard_quotes", re.compile("[“”„‘’«»]")),
    ("guard_equals", re.compile(r"(?<![=!<>])=(?!=)")),
    ("guard_sign", re.compile(r"=<|=>|<>|≥|≤|≠")),
    ("guard_dots", re.compile(r"\d{1,3}(?:[.,]\d{3})+")),
    ("guard_words", re.compile(r"(?i)(?<![\w.])(dan|atau|bukan|tidak|and|or|not)(?!\w)")),
)
_MEANT = {"=<": "<=", "=>": ">=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!="}
_JOINS = {"dan": "&&", "and": "&&", "atau": "||", "or": "||"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its code, where it stands in the condition, and what to write."""

    code: str
    offset: int
    values: Mapping[str, str] = field(default_factory=dict)


def slip(source: str) -> Slip | None:
    """The slip in a condition that stands first, or None."""
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), source)
    found = [(match.start(), code, match[0]) for code, each in _SLIPS
             for match in [each.search(bare)] if match]  # fmt: skip
    # `=>` holds a lone `=`, too: of two at one place the longer is what was typed.
    if not found:
        return None
    offset, code, typed = min(found, key=lambda one: (one[0], -len(one[2])))
    meant = _MEANT.get(typed) or _JOINS.get(typed.lower()) or re.sub("[.,]", "", typed)
    if code == "guard_words":
        meant = _JOINS.get(typed.lower(), "!")
    return Slip(code, offset, {"typed": typed, "meant": meant})
