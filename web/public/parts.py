"""The parts of a case that was divided, in words: what each is, and what they have of the whole.

Never here: who may see it (service/parting.py), links (macros/cases.html).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.service.followed import Shared, Ties
from engine.service.world import world_of
from web.base import formats
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.shown import names_for, shown


@dataclass(frozen=True)
class PartsShown:
    """`each`: by the number of the part, what was given for it; `shares`: one sentence a number."""

    each: Mapping[int, str] = field(default_factory=dict)
    shares: list[str] = field(default_factory=list)


def parts_shown(ties: Ties) -> PartsShown:
    """Everything that a page says of the parts; nothing where the case was not divided."""
    parts = [one for one in ties.opened if one.part is not None]
    if not parts:
        return PartsShown()
    here = desk()
    facts = [(fact.field, fact.value) for one in parts for fact in one.facts]
    names = names_for(here, world_of(here, now()), facts)
    each = {
        one.part: " · ".join(shown(fact.field, fact.value, names) for fact in one.facts)
        for one in parts
        if one.part is not None
    }
    return PartsShown(each, [_said(one) for one in ties.shared])


def _said(one: Shared) -> str:
    money = one.field.type == "money"
    whole, sum_ = (
        formats.money(int(value)) if money else formats.number(value)
        for value in (one.whole, one.sum)
    )
    return t("public.shares", label=text(one.field.label).rstrip("?"), sum=sum_, whole=whole)
