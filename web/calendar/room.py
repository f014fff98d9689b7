"""The blueprint of this room and what its views share. Officials read; the secretariat decrees."""

from flask import Blueprint, abort, request

from engine.core.calendar import Calendar
from engine.core.values import Refused
from engine.service.world import world_of
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.whys import said

blueprint = Blueprint("calendar", __name__, url_prefix="/kalender")
LONGEST = 2000


@blueprint.before_request
@login_required
def _officials_only() -> None:
    """Everybody in office reads it; what changes it is the secretariat's alone."""
    who = myself()
    if not who.secretariat and (not who.official or request.method == "POST"):
        abort(404)


def secretariat_only() -> None:
    """For the pages of changes."""
    if not myself().secretariat:
        abort(404)


def calendar() -> Calendar:
    """The office's calendar of today."""
    return world_of(desk(), now()).calendar


def typed() -> dict[str, str]:
    """What stands in the form, none longer than any answer may be."""
    return {key: value[:LONGEST] for key, value in request.form.items()}


def blamed(refusal: Refused, fields: tuple[str, ...], other: str) -> dict[str, str]:
    """Each reason beside its input; what belongs to none stands at `other`."""
    return {
        (why.field if why.field in fields else other): said(why)
        for why in reversed(refusal.reasons)
    }
