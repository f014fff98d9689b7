"""A definition's files as bytes and back, exactly as they were typed. Pure.

Bytes, not a JSON column: that refuses some letters and puts keys in another order. Never here:
what the text means.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """`files` by name in reading order; `odd`: what came under a name that no file can have."""

    files: Mapping[str, str]
    reason: str = ""
    odd: tuple[tuple[str, str], ...] = ()


def packed(written: Written) -> bytes:
    """The bytes of a text. ASCII, so that a letter that is none is kept too."""
    document = {
        "files": list(written.files.items()),
        "reason": written.reason,
        "odd": [list(pair) for pair in written.odd],
    }
    return json.dumps(document).encode("ascii")


def unpacked(body: bytes) -> Written:
    """The text of such bytes."""
    document = json.loads(body)
    odd = tuple((name, words) for name, words in document["odd"])
    return Written(dict(document["files"]), document["reason"], odd)
