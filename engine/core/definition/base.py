"""What every part of a definition is made of: the strict frozen model, keys, texts, durations.

Never here: knowledge of a particular workflow, file marks (tree.py has them), or SQL.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

KEY_PATTERN = r"^[a-z][a-z0-9_]{0,47}$"
CODE_PATTERN = r"^[A-Z][A-Z0-9_]{1,47}$"
WINDOW_PATTERN = r"^window [a-z][a-z0-9_]{0,47}$"
LATEST_PATTERN = r"^(window|case) [a-z][a-z0-9_]{0,47}$"

Key = Annotated[str, Field(pattern=KEY_PATTERN)]
Code = Annotated[str, Field(pattern=CODE_PATTERN)]
# A window of the cycle is named with the word before it, so that a line reads aloud.
WindowName = Annotated[str, Field(pattern=WINDOW_PATTERN)]
LatestName = Annotated[str, Field(pattern=LATEST_PATTERN)]

# A condition in CEL over the fields of the case (guards.py).
Guard = Annotated[str, Field(min_length=1, max_length=1000)]


def fault(code: str, **values: Any) -> PydanticCustomError:
    """An error of one value, by its code in the catalogue (messages.py has the words)."""
    return PydanticCustomError(code, code, values)


class Part(BaseModel):
    """A strict, frozen piece of a definition: an unknown key is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Text(Part):
    """Words for people, one per language. Indonesian and English are always there."""

    id: Annotated[str, Field(min_length=1, max_length=2000)]
    en: Annotated[str, Field(min_length=1, max_length=2000)]

    def in_(self, language: str) -> str:
        """The words in `language`; Indonesian where the language is not known."""
        return self.en if language == "en" else self.id


Unit = Literal["working days", "days", "weeks", "months", "office hours"]
_SPAN = r"([1-9]\d{0,3}) (working day|day|week|month|office hour)s?"
SPAN_PATTERN = rf"^{_SPAN}$"
BEFORE_PATTERN = rf"^{_SPAN} before$"


class Duration(Part):
    """A span in one named unit; units are never mixed or converted into each other."""

    count: Annotated[int, Field(ge=1, le=3660)]
    unit: Unit

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, words: str) -> Self:
        """Read `5 working days`. Raises ValueError (code `span_form`) for anything else."""
        match = re.match(SPAN_PATTERN, words.strip())
        if match is None or int(match[1]) > 3660:
            raise fault("span_form", value=words)
        return cls(count=int(match[1]), unit=f"{match[2]}s")  # type: ignore[arg-type]

    def __str__(self) -> str:
        unit = self.unit[:-1] if self.count == 1 else self.unit
        return f"{self.count} {unit}"


def _read_duration(value: Any) -> Any:
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        raise fault("span_form", value=value)
    return Duration.parse(value)


# In a document a span is always its words, so that the closed document reads like the source.
Span = Annotated[
    Duration,
    BeforeValidator(_read_duration),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": SPAN_PATTERN, "examples": ["5 working days"]}),
]


def _read_before(value: Any) -> Any:
    if isinstance(value, str) and re.match(BEFORE_PATTERN, value.strip()):
        return f"{Duration.parse(value.strip().removesuffix(' before'))} before"
    raise fault("before_form", value=value)


# When a reminder goes out, in words: `2 working days before`.
Before = Annotated[
    str,
    BeforeValidator(_read_before),
    WithJsonSchema(
        {"type": "string", "pattern": BEFORE_PATTERN, "examples": ["2 working days before"]}
    ),
]

Texts = Mapping[Key, Text]


def _one_or_many(value: Any) -> Any:
    # Strict mode takes no list for a tuple once a validator stands before it, so it is made here.
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


_NAME_SCHEMA = {"type": "string", "pattern": KEY_PATTERN}

# `by: village_head` and `by: [village_head, operator]` are read alike; the closed document has
# lists.
Keys = Annotated[
    tuple[Key, ...],
    BeforeValidator(_one_or_many),
    WithJsonSchema({"anyOf": [{"type": "array", "items": _NAME_SCHEMA}, _NAME_SCHEMA]}),
]
# The same where at least one is needed.
SomeKeys = Annotated[
    tuple[Key, ...],
    BeforeValidator(_one_or_many),
    Field(min_length=1),
    WithJsonSchema(
        {"anyOf": [{"type": "array", "items": _NAME_SCHEMA, "minItems": 1}, _NAME_SCHEMA]}
    ),
]


def window_key(name: str) -> str:
    """The key in `window village_forum`."""
    return name.removeprefix("window ")
