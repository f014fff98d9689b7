"""Numbers as people type them: dots, commas, spaces, `Rp`, `juta`, other scripts' digits.

Never here: limits of a field (the core checks them).
"""

import re
import unicodedata
from decimal import Decimal

SCALES = {
    "": 1, "rb": 10**3, "ribu": 10**3, "k": 10**3, "jt": 10**6, "juta": 10**6, "million": 10**6,
    "m": 10**9, "miliar": 10**9, "milyar": 10**9, "billion": 10**9, "t": 10**12,
    "triliun": 10**12, "trilyun": 10**12, "trillion": 10**12,
}  # fmt: skip
LONGEST = 40
_MONEY = re.compile(r"^(?:rp\.?|idr)?([0-9.,]+)([a-z]*)(?:,-|,--|rupiah)?$")
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")


def plain(typed: str) -> str:
    """ASCII digits, small letters, no spaces or apostrophes between digits."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return re.sub(r"[\s'_\u2019]", "", "".join(digits)).replace("\u2212", "-")


def whole(typed: str) -> int | None:
    """`1.200`, `1,200`, `1 200` are 1200; None for anything else."""
    text = plain(typed)
    sign = -1 if text.startswith("-") else 1
    text = text.removeprefix("-")
    if _GROUPED.match(text):
        text = re.sub(r"[.,]", "", text)
    return sign * int(text) if text.isdigit() and len(text) <= LONGEST else None


def decimal(typed: str, comma: bool) -> str | None:
    """`1.250,5` as `1250.5`; `comma` says that the reader's language writes decimals so."""
    text = plain(typed)
    sign = "-" if text.startswith("-") else ""
    text = text.removeprefix("-")
    if not text or len(text) > LONGEST or not re.fullmatch(r"[0-9.,]+", text):
        return None
    mark = _decimal_mark(text, comma)
    head, _, tail = text.rpartition(mark) if mark else (text, "", "")
    bare = re.sub(r"[.,]", "", head)
    if not (bare or tail).isdigit() or (tail and not tail.isdigit()):
        return None
    tail = tail.rstrip("0") if mark else ""
    return sign + str(int(bare or "0")) + (f".{tail}" if tail else "")


def _decimal_mark(text: str, comma: bool) -> str:
    """Which sign separates the decimals, if any."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return ""
    sign = text[last]
    if "." in text and "," in text:
        return sign
    if text.count(sign) > 1:
        return ""  # 1.250.000
    usual = "," if comma else "."
    grouped = len(text) - last == 4 and text[:last] not in ("", "0")
    return "" if grouped and sign != usual else sign


def money(typed: str, comma: bool = True) -> int | None:
    """`Rp 25.000.000,-`, `25 juta`, `1,25 miliar` as whole rupiah; None for anything else."""
    text = plain(typed)
    text = re.sub(r"(,-+|,00|\.00)$", "", text)
    match = _MONEY.match(text)
    if match is None or match[2] not in SCALES or len(text) > LONGEST:
        return None
    scale = SCALES[match[2]]
    if scale == 1:
        return whole(match[1])
    amount = decimal(match[1], comma)
    if amount is None:
        return None
    rupiah = Decimal(amount) * scale
    return int(rupiah) if rupiah == rupiah.to_integral_value() else None
