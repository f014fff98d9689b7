"""The catalogue: every problem of a definition by its code, in plain words, in id and en."""

from collections.abc import Mapping
from typing import Any, Literal


def severity(code: str) -> Literal["error", "warning"]:
    return "error"


def words(code: str, values: Mapping[str, Any], language: str) -> str:
    return f"{code} {dict(values)}"
