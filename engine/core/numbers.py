"""Receipt numbers: PREFIX-CYCLE-000123-C, with a check digit, written and read back forgivingly.

The check digit is ISO 7064 mod 11,10 over all signs (letters as 10 to 35): every single slip of a
digit and nearly every swap of neighbours is found. A number is never an id, and opens nothing
that its definition does not say is public.
"""

import re

# What people type for a digit, and what dashes look like after a word processor had them.
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_APART = re.compile(
    r"^([A-Z]{2,5})[^A-Z0-9]*([0-9OIL]{4})[^A-Z0-9]+([0-9OIL]+)[^A-Z0-9]+([0-9OIL])$"
)
_TOGETHER = re.compile(r"^([A-Z]{2,5}?)[^A-Z0-9]*([0-9]{4})[^A-Z0-9]*([0-9]{6,})$")


def series(prefix: str, year: int) -> str:
    """The series that a serial counts in: USL-2028."""
    return f"{prefix}-{year:04d}"


def number(in_series: str, serial: int) -> str:
    """The full number of a serial (from 1 on): USL-2028-000123-8."""
    if serial < 1:
        raise ValueError("serials begin with 1")
    bare = f"{in_series}-{serial:06d}"
    return f"{bare}-{check_digit(bare)}"


def check_digit(bare: str) -> int:
    """ISO 7064 mod 11,10 over the signs of a number without its check digit."""
    product = 10
    for digit in _digits(bare):
        total = (product + digit) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10


def parse(typed: str) -> str | None:
    """The number that somebody typed, in its own form; None where it cannot be one.

    Forgives case, spaces, other or missing separators, O for 0, I and L for 1, lost leading zeros.
    """
    text = " ".join(typed.upper().split())
    if len(text) > 40:
        return None
    apart = _APART.match(text)
    if apart is not None:
        prefix, year, serial, check = apart.groups()
    else:
        together = _TOGETHER.match(text)
        if together is None:
            return None
        prefix, year, rest = together.groups()
        serial, check = rest[:-1], rest[-1]
    serial, check = serial.translate(_LOOKALIKES), check.translate(_LOOKALIKES)
    if not 1 <= len(serial) <= 15 or not int(serial):
        return None
    made = number(series(prefix, int(year.translate(_LOOKALIKES))), int(serial))
    return made if made[-1] == check else None


def serial_of(full: str) -> tuple[str, int]:
    """(series, serial) of a number in its own form. Raises ValueError."""
    in_series, serial, check = full.rsplit("-", 2)
    if number(in_series, int(serial))[-1] != check:
        raise ValueError(f"{full} has a wrong check digit")
    return in_series, int(serial)


def _digits(bare: str) -> list[int]:
    made: list[int] = []
    for sign in bare:
        if sign.isdigit():
            made.append(int(sign))
        elif "A" <= sign <= "Z":
            made += divmod(ord(sign) - 55, 10)
    return made
