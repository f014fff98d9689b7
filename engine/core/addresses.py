"""Where a person can be reached beside mail: channels, and addresses as people type them.

Pure: words in, an address in its one form out, or what is wrong with it. Numbers are those of
Indonesian mobile telephones: a code to a landline or abroad costs the office and reaches nobody.
"""

import re
from typing import Literal, get_args

Channel = Literal["mail", "sms", "whatsapp", "telegram"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
# Those whose address the person proves to have, by a code that is sent there.
PROVEN: tuple[Channel, ...] = ("sms", "whatsapp", "telegram")

_BETWEEN = re.compile(r"[\s().\-\u2010-\u2015\u00a0]")
_MOBILE = re.compile(r"8\d{8,11}", re.ASCII)  # behind the country's code
_CHAT = re.compile(r"[1-9]\d{4,15}", re.ASCII)


class AddressError(ValueError):
    """What was typed is no address of the channel; the message is the key of its words."""


def address_of(channel: Channel, typed: str) -> str:
    """`0812-3456-7890` as `+6281234567890`; the number of a chat as it is. Raises AddressError."""
    if channel == "telegram":
        return _chat("".join(typed.split()))  # a dash before it names a group
    return _phone(_BETWEEN.sub("", typed))


def _phone(kept: str) -> str:
    if not kept:
        raise AddressError("missing")
    digits = kept.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        raise AddressError("no_number")
    if kept.startswith("00"):
        kept = f"+{kept[2:]}"
    if kept.startswith("+") and not kept.startswith("+62"):
        raise AddressError("abroad")
    # A zero behind the country's code is a common slip: +62 0812 ...
    national = kept.removeprefix("+").removeprefix("62" if kept.startswith(("+", "62")) else "")
    national = national.removeprefix("0")
    if not national.startswith("8"):
        raise AddressError("no_mobile")
    if _MOBILE.fullmatch(national) is None:
        raise AddressError("wrong_length")
    return f"+62{national}"


def _chat(kept: str) -> str:
    if not kept:
        raise AddressError("missing")
    if _CHAT.fullmatch(kept) is None:
        raise AddressError("no_chat")
    return kept


def veiled(address: str) -> str:
    """The address as a page shows it: its beginning and its last three signs."""
    return f"{address[:5]}…{address[-3:]}" if len(address) > 8 else f"…{address[-3:]}"
