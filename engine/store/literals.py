"""Columns of values as PostgreSQL array literals, for `unnest`.

The driver's own lists are adapted value by value in Python; one string per column is several
times faster, alone and in bulk. Never here: SQL.
"""

import datetime as dt
import json
from collections.abc import Iterable

from engine.core.values import JSON


def dumps(value: JSON) -> str:
    """Compact JSON for a jsonb column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def numbers(values: Iterable[int | None]) -> str:
    """bigint[], int[] or smallint[]."""
    return "{" + ",".join("NULL" if v is None else str(v) for v in values) + "}"


def texts(values: Iterable[str | None]) -> str:
    """text[], and jsonb[] of dumped values."""
    return "{" + ",".join("NULL" if v is None else _quoted(v) for v in values) + "}"


def moments(values: Iterable[dt.datetime | None]) -> str:
    """timestamptz[]. Raises ValueError where a moment has no zone."""
    return "{" + ",".join("NULL" if v is None else _moment(v) for v in values) + "}"


def blobs(values: Iterable[bytes | None]) -> str:
    """bytea[]."""
    return "{" + ",".join("NULL" if v is None else f'"\\\\x{v.hex()}"' for v in values) + "}"


def flags(values: Iterable[bool]) -> str:
    """boolean[]."""
    return "{" + ",".join("t" if v else "f" for v in values) + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _moment(value: dt.datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment without a zone")
    return f'"{value.isoformat()}"'
