"""What of a state may be delegated, and up to which amount. Everything else never may be.

Never here: who stands in for whom, or until when.
"""

from typing import Annotated

from pydantic import Field

from engine.core.definition.base import Part
from engine.core.definition.roles import CASE_FIELD

TIER_PATTERN = r"^tier\.[a-z][a-z0-9_]{0,47}$"
TierName = Annotated[str, Field(pattern=TIER_PATTERN)]
CaseField = Annotated[str, Field(pattern=CASE_FIELD)]


class Delegation(Part):
    """Only where the amount in the field `of` is at most the most of the tier `up_to`."""

    up_to: TierName
    of: CaseField

    @property
    def tier(self) -> str:
        """The key in `tier.small`."""
        return self.up_to.removeprefix("tier.")

    @property
    def field(self) -> str:
        """The key in `case.cost`."""
        return self.of.removeprefix("case.")
