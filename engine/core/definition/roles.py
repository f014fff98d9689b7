"""Roles: in which capacity somebody acts, and where that capacity comes from.

A role never names a person. It is a party to the case, an office whose areas cover the case's
area, an office of an organisation that the case names, or a body of several seats.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from engine.core.definition.base import Key, Part, Text, fault

CASE_FIELD = r"^case\.[a-z][a-z0-9_]{0,47}$"


class Role(Part):
    """Exactly one of `party`, `office`, `body` is given."""

    title: Text
    party: Literal["opener", "typist", "beneficiary"] | None = None
    office: Key | None = None
    covers: Annotated[str, Field(pattern=CASE_FIELD)] | None = None
    of: Annotated[str, Field(pattern=CASE_FIELD)] | None = None
    body: Key | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "Role":
        given = [name for name in ("party", "office", "body") if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault("role_source", given=", ".join(given))
        if self.office is None and (self.covers or self.of):
            raise fault("role_reach")
        if self.covers and self.of:
            raise fault("role_reach_twice")
        return self

    @property
    def reach(self) -> str | None:
        """The field that says where or whose the office is; None: it stands for the tenant."""
        given = self.covers or self.of
        return given.removeprefix("case.") if given else None
