"""The whole definition: one closed document, hashed by its canonical bytes.

What an author writes is the same document before includes, defaults and cycle settings are
expanded into it (expand.py); a stored version is always closed.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field as Bound

from engine.core.definition.base import Code, Key, Keys, Part, SomeKeys, Text, WindowName
from engine.core.definition.cycle import Cycle
from engine.core.definition.fields import Field, Page
from engine.core.definition.material import Rule
from engine.core.definition.recommendations import MOST_LEVELS, Recommended
from engine.core.definition.reviews import SideReview
from engine.core.definition.roles import Role
from engine.core.definition.states import State

FORMAT: Literal[1] = 1
MOST = 400  # fields, and states: ten times the longest real life, so that checks stay quick


class Opening(Part):
    """Who opens a case, in which window, and through which pages."""

    by: SomeKeys
    only_in: WindowName | None = None
    on_behalf: bool  # an operator may type it for somebody else
    pages: Annotated[tuple[Page, ...], Bound(min_length=1)]
    tells: Keys = ()  # notices to the opener


class Reason(Part):
    """Why something was refused, returned or put off; with its basis and what to do now."""

    label: Text
    basis: Text
    next_step: Text


class Notice(Part):
    """Words of one message. Placeholders: see PLACEHOLDERS; the closed set is checked."""

    subject: Text
    body: Text
    kind: Literal["task", "outcome", "progress", "reminder"]


class Standing(Part):
    """The notices that go out by themselves: to whoever is waited for, on a hand-over to both
    offices, at the end of a review, where the case that opened this one waits for it no longer,
    and to those who approved what was changed since. The first two and `changed` are required
    where they are needed."""

    reminder: Key | None = None
    handed_on: Key | None = None
    not_needed: Key | None = None  # to whoever need not answer any more: a review has ended
    changed: Key | None = None  # to whoever approved before a field that is told was changed
    parent_left: Key | None = None  # to whoever has a case that was opened by another


class Renames(Part):
    """Keys of earlier versions and what they are called now, so that open cases can move here.

    A key may lead to one that was renamed again: it is followed to the end.
    """

    states: Mapping[Key, Key] = {}
    fields: Mapping[Key, Key] = {}
    roles: Mapping[Key, Key] = {}
    reviews: Mapping[Key, Key] = {}  # of several side by side


# What a notice may fill in; what is shown on the public page of a state is known there too.
PUBLIC_PLACEHOLDERS = frozenset({"number", "title", "state", "office", "area", "due"})
PLACEHOLDERS = PUBLIC_PLACEHOLDERS | {
    "reason",
    "words",
    "next_step",
    "from_state",
    "link",
    "changed",
}


class Definition(Part):
    """A closed definition. Its identity is the hash of its canonical bytes."""

    format: Literal[1] = FORMAT
    workflow: Key
    title: Text
    about: Text
    subject: Text
    number: Annotated[str, Bound(pattern=r"^[A-Z]{2,5}$")]  # prefix of receipt numbers
    visibility: Literal["public", "private"]
    name_from: Key  # the field that names a case in lists
    area_from: Key  # the field that says where a case belongs
    opens: Opening
    phases: Annotated[Mapping[Key, Text], Bound(min_length=1)]
    roles: Annotated[Mapping[Key, Role], Bound(min_length=1)]
    fields: Annotated[Mapping[Key, Field], Bound(min_length=1, max_length=MOST)]
    reasons: Mapping[Code, Reason] = {}
    reason_sets: Mapping[Key, tuple[Code, ...]] = {}
    notices: Mapping[Key, Notice] = {}
    standing: Standing = Standing()
    states: Annotated[Mapping[Key, State], Bound(min_length=1, max_length=MOST)]
    never_the_same_person: tuple[tuple[Key, ...], ...] = ()
    # Field -> what a change of it means to those who approved before.
    material: Mapping[Key, Rule] = {}
    # Level -> the fields that hold what it recommends, in the order of the levels.
    recommendations: Annotated[Mapping[Key, Recommended], Bound(max_length=MOST_LEVELS)] = {}
    cycle: Cycle | None = None
    renames: Renames = Renames()

    def canonical(self) -> bytes:
        """The bytes that are stored and hashed: compact UTF-8 JSON in the document's own order.

        Keys are not sorted: the order of states, pages and choices is what readers see. What
        equals its default is left out, so that a key added to the language in a later release
        does not change the bytes of a document that does not use it.
        """
        rest = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        document = {"format": self.format, **rest}
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def read(cls, canonical: bytes) -> "Definition":
        """The definition whose canonical bytes these are. Raises pydantic.ValidationError."""
        return cls.model_validate_json(canonical, by_alias=True, by_name=False)

    def hash(self) -> str:
        """SHA-256 of the canonical bytes, in hex."""
        return self.digest

    @cached_property
    def digest(self) -> str:
        """The hash, counted once: a definition never changes."""
        return hashlib.sha256(self.canonical()).hexdigest()

    @cached_property
    def side_reviews(self) -> Mapping[str, SideReview]:
        """Every one of several reviews side by side, by its key; the first where two share it."""
        found: dict[str, SideReview] = {}
        for state in self.states.values():
            for key, review in (state.reviews or {}).items():
                found.setdefault(key, review)
        return found

    @cached_property
    def counting(self) -> Mapping[str, tuple[str, ...]]:
        """State -> the fields that count how often a case has come to it."""
        found: dict[str, tuple[str, ...]] = {}
        for key, field in self.fields.items():
            if field.counts is not None:
                found[field.counts] = (*found.get(field.counts, ()), key)
        return found

    @cached_property
    def counted(self) -> frozenset[str]:
        """The fields that the engine counts."""
        return frozenset(key for keys in self.counting.values() for key in keys)

    @property
    def initial(self) -> str:
        """The key of the state that an opened case enters."""
        return next(key for key, state in self.states.items() if state.initial)

    @property
    def bodies(self) -> frozenset[str]:
        """The roles that are held by several seats at once."""
        return frozenset(key for key, role in self.roles.items() if role.body is not None)
