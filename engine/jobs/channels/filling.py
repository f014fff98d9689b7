"""A message put into the places of a channel's settings: addresses, headers, bodies.

What is put in is never read again as a place. Never here: which places there are (config).
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from engine.service.notes import Note

_PLACE = re.compile(r"\{([a-z]+)\}")


def values_of(note: Note) -> dict[str, str]:
    """What each place is filled with. `digits`: the address without its plus."""
    return {
        "address": note.address,
        "digits": note.address.removeprefix("+"),
        "text": note.text,
        "line": " ".join(note.text.split()),
        "key": note.key,
        "language": note.language,
    }


def filled(template: str, values: Mapping[str, str]) -> str:
    """A text with its places filled."""
    return _PLACE.sub(lambda place: values[place[1]], template)


def in_url(template: str, values: Mapping[str, str]) -> str:
    """An address with its places filled: nothing in them can end a part of it."""
    return filled(template, {name: quote(value, safe="") for name, value in values.items()})


def in_body(template: Any, values: Mapping[str, str]) -> Any:
    """A JSON value with the places of its texts filled."""
    if isinstance(template, str):
        return filled(template, values)
    if isinstance(template, Mapping):
        return {key: in_body(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [in_body(value, values) for value in template]
    return template
