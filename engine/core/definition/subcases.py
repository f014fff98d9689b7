"""Cases of another workflow that a state opens, and for how many of them it waits.

Never here: that other workflow (neighbours.py looks at both), or a running case.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from engine.core.definition.base import Key, Part, Text
from engine.core.definition.roles import CASE_FIELD

DONE, FAILED = "done", "failed"
EACH = "each"  # in `give`: the code that this one case was opened for
CODES = frozenset({"area", "organisation"})  # types of fields that hold codes
GIVEN_PATTERN = r"^(each|case\.[a-z][a-z0-9_]{0,47})$"


class SubCase(Part):
    """One case that is opened, or one for each code of a field.

    `give`: field of the new case -> `case.<field>` of this one, or `each`.
    """

    label: Text
    workflow: Key
    give: Mapping[Key, Annotated[str, Field(pattern=GIVEN_PATTERN)]]
    for_each: Annotated[str, Field(pattern=CASE_FIELD)] | None = None

    @property
    def each_field(self) -> str | None:
        """The field that holds the codes."""
        return self.for_each.removeprefix("case.") if self.for_each else None

    @property
    def given(self) -> Mapping[str, str]:
        """Field of the new case -> field of this one; what is given as `each` is left out."""
        found = {key: source.removeprefix("case.") for key, source in self.give.items()}
        return {key: source for key, source in found.items() if source != EACH}


def _how_said(value: Any) -> str:
    return "(number)" if isinstance(value, int) else "(word)"


# For how many it waits. `none`: it opens them and goes straight on.
WaitsForCases = Annotated[
    Annotated[Literal["all", "any", "none"], Tag("(word)")]
    | Annotated[int, Field(ge=1, le=99), Tag("(number)")],
    Discriminator(_how_said),
]


def wanted(waits_for: Literal["all", "any", "none"] | int, count: int) -> int:
    """How many of `count` cases must end well."""
    if isinstance(waits_for, int):
        return waits_for
    return {"all": count, "any": 1, "none": 0}[waits_for]
