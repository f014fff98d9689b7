"""The blueprint of this room and who may read what in it: officials and the secretariat."""

from flask import Blueprint, abort

from engine.service.forums.listing import Running, Scope, find, scope_of
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself

blueprint = Blueprint("forums", __name__, url_prefix="/forum")


@blueprint.before_request
@login_required
def _officials_only() -> None:
    who = myself()
    if not who.secretariat and not who.official:
        abort(404)


def scope() -> Scope:
    """The areas whose inside this reader sees; None: everything."""
    return scope_of(desk(), myself().id, now())


def forum_or_404(workflow: str, state: str) -> Running:
    """The forum that an address names."""
    return find(desk(), workflow, state) or abort(404)


def within(area: str, seen: Scope) -> bool:
    """Whether the reader sees this area."""
    return seen is None or any(area.startswith(f"{code}.") for code in seen)
