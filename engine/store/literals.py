"""Rows of values as PostgreSQL array literals by column, for `unnest`.

The driver's own lists are adapted value by value in Python; one string per column is several
times faster, alone and in bulk. Never here: SQL.
"""

import datetime as dt
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from engine.core.values import JSON

NULL = "NULL"
Row = tuple[str, ...]  # elements, each as it stands in an array literal

_BYTEA = 17  # its number among the server's types
_ARRAY = struct.Struct("!iiiii")  # dimensions, has nulls, type, length, first index
_LENGTH = struct.Struct("!i")

_encode = msgspec.json.Encoder().encode


def number(value: int | None) -> str:
    """An element of int[] or bigint[]."""
    return NULL if value is None else str(value)


def text(value: str | None) -> str:
    """An element of text[]."""
    if value is None:
        return NULL
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    if '"' in value:
        value = value.replace('"', '\\"')
    return f'"{value}"'


def truth(value: bool) -> str:
    """An element of boolean[]."""
    return "t" if value else "f"


def document(value: JSON) -> str:
    """An element of jsonb[]. A JSON null is a value too: NULL is for the caller to write."""
    return text(dumps(value))


@lru_cache(maxsize=4096)  # the same few moments stand several times in each step
def moment(value: dt.datetime | None) -> str:
    """An element of timestamptz[]. Raises ValueError where a moment has no zone."""
    if value is None:
        return NULL
    if value.tzinfo is None:
        raise ValueError("a moment without a zone")
    return f'"{value.isoformat()}"'


def blob(value: bytes | None) -> str:
    """An element of bytea[]."""
    return NULL if value is None else f'"\\\\x{value.hex()}"'


def numbers(values: Iterable[int | None]) -> str:
    """A whole int[] or bigint[]."""
    return "{" + ",".join([number(value) for value in values]) + "}"


def texts(values: Iterable[str | None]) -> str:
    """A whole text[]; of encoded documents a jsonb[]."""
    return "{" + ",".join([text(value) for value in values]) + "}"


def moments(values: Iterable[dt.datetime | None]) -> str:
    """A whole timestamptz[]."""
    return "{" + ",".join([moment(value) for value in values]) + "}"


def dumps(value: JSON) -> str:
    """Compact JSON for a jsonb column."""
    return _encode(value).decode()


def columns(rows: Sequence[Row]) -> list[str]:
    """The rows turned sideways: one array literal for each column. At least one row."""
    if len(rows) == 1:
        return [f"{{{element}}}" for element in rows[0]]
    return ["{" + ",".join(column) + "}" for column in zip(*rows, strict=True)]


def binary_blobs(values: Sequence[bytes]) -> bytes:
    """A whole bytea[] in the server's own form: nothing is escaped and nothing parsed."""
    parts = [_ARRAY.pack(1, 0, _BYTEA, len(values), 1)]
    for value in values:
        parts.append(_LENGTH.pack(len(value)))
        parts.append(value)
    return b"".join(parts)
