"""Typed fields of a case: what may be asked, with limits, conditions and who may see it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Bound

from engine.core.definition.base import Guard, Key, Part, Text
from engine.core.definition.roles import CASE_FIELD

FieldType = Literal[
    "text",  # one line
    "long_text",  # several lines
    "integer",
    "decimal",  # stored as text of at most 3 decimals, never a float
    "money",  # integer rupiah
    "date",
    "choice",
    "yes_no",
    "area",  # an area code, down to RW and RT: 33.26.01.2001.003.002
    "organisation",  # the code of an organisation of the tenant
    "photos",  # attachments, images
    "file",  # attachment, PDF or image
]
OtherField = Annotated[str, Bound(pattern=CASE_FIELD)]
See = Literal["public", "parties", "officials"]
_FILES = frozenset({"photos", "file"})
_PLACES = frozenset({"area", "organisation"})


class Field(Part):
    """One thing that is known about a case. `see` says the widest circle that may read it."""

    type: FieldType
    label: Text
    hint: Text | None = None
    see: See
    # Free words reach the public page only after an official released them (foundation 18).
    personal: bool = False
    optional: bool = False
    unknown: bool = False  # "I do not know" is an answer
    when: Guard | None = None  # asked only where this CEL condition holds
    min: int | None = None
    max: int | None = None
    # Against another field of the case, as soon as both are known: days, and numbers.
    not_before: OtherField | None = None
    at_least: OtherField | None = None
    max_length: Annotated[int, Bound(ge=1, le=20000)] | None = None
    choices: Mapping[Key, Text] | None = None
    level: Literal["regency", "district", "village", "rw", "rt"] | None = None
    kind: Key | None = None  # organisation fields: only organisations of this kind
    # At most so many: photos; areas and organisations, which are then several.
    many: Annotated[int, Bound(ge=1, le=20)] | None = None
    # How often the case has come to this state: counted by the engine, given by nobody.
    counts: Key | None = None

    @property
    def several(self) -> bool:
        """Whether the answer is a list."""
        return self.type in _FILES or (self.type in _PLACES and self.many is not None)

    @property
    def floor(self) -> str | None:
        """The field that this one may not be before, or below."""
        other = self.not_before or self.at_least
        return other.removeprefix("case.") if other is not None else None

    @property
    def floor_key(self) -> str:
        """The key under which the floor is written."""
        return "not_before" if self.not_before is not None else "at_least"


class Page(Part):
    """One page of the form that opens a case: a question or a small group of them."""

    title: Text
    intro: Text | None = None
    fields: Annotated[tuple[Key, ...], Bound(min_length=1)]
