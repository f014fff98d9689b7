"""The blueprint of this room and what its views share: for whom, and days that were typed."""

import datetime as dt
from dataclasses import dataclass

from flask import Blueprint, abort, request, url_for

from engine.core.coverage import Gap
from engine.service import people
from engine.service.world import world_of
from web.base.answers import DATE_PARTS, date_of
from web.base.formats import short_day
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself

blueprint = Blueprint("away", __name__, url_prefix="/tidak-di-tempat")
LONGEST = 2000


@dataclass(frozen=True)
class Whose:
    """For whom the page is: the reader, or whoever the secretariat sees to (`number`)."""

    person: int
    name: str
    own: bool

    @property
    def number(self) -> int | None:
        """What addresses carry: nothing for the reader."""
        return None if self.own else self.person


@blueprint.before_request
@login_required
def _officials_only() -> None:
    """Citizens have no office to be away from; the secretariat sees to everybody's."""
    who = myself()
    if not who.official and not who.secretariat:
        abort(404)


def whose() -> Whose:
    """The person of the address; 404 for somebody whom this reader does not see to."""
    who = myself()
    given = request.args.get("orang", "")
    if not given or given == str(who.id):
        return Whose(who.id, who.name, own=True)
    if not who.secretariat or not (given.isascii() and given.isdigit() and len(given) < 19):
        abort(404)
    member = people.find(desk(), int(given))
    if member is None:
        abort(404)
    return Whose(member.person, member.name, own=False)


def today() -> dt.date:
    """The day by the office's clock."""
    return world_of(desk(), now()).calendar.day_of(now())


def typed() -> dict[str, str]:
    """What stands in the form, none longer than any answer may be."""
    return {key: value[:LONGEST] for key, value in request.form.items()}


def day_of(
    raw: dict[str, str], name: str, errors: dict[str, str], optional: bool
) -> dt.date | None:
    """The day in three inputs; what is wrong goes to `errors`."""
    parts = {part: raw.get(f"{name}-{part}", "").strip() for part in DATE_PARTS}
    if optional and not any(parts.values()):
        return None
    found = date_of(parts)
    if found is None:
        errors[name] = t("people.day_form")
        return None
    return dt.date.fromisoformat(found)


def parts_of(raw: dict[str, str], name: str) -> dict[str, str]:
    """The three inputs as they were typed."""
    return {part: raw.get(f"{name}-{part}", "") for part in DATE_PARTS}


def raw_day(name: str, on: dt.date) -> dict[str, str]:
    """A day as it would stand in three inputs."""
    values = (str(on.day), str(on.month), str(on.year))
    return {f"{name}-{part}": value for part, value in zip(DATE_PARTS, values, strict=True)}


def acting(gap: Gap) -> str:
    """Where an acting term for these days is begun: by the rules of the field a Plt where nobody
    holds the office, a Plh while its holder is away."""
    away = gap.cover != "vacant"
    return url_for(
        "people.begin",
        number=gap.office,
        sebagai="plh" if away else "plt",
        mulai=max(gap.from_on, today()).isoformat(),
        sampai=gap.until_on.isoformat() if away else None,
    )


def span(first: dt.date, last: dt.date) -> str:
    """`3 Maret 2028 sampai 5 Maret 2028`, or the one day."""
    if first == last:
        return t("away.one_day", first=short_day(first))
    return t("away.span", first=short_day(first), last=short_day(last))
