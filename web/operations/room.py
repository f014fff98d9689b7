"""The blueprint of this room: the secretariat's alone."""

from typing import cast

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

from engine.service import incidents
from web.base.formats import number
from web.base.i18n import t
from web.base.navigation import count_by
from web.base.office import desk
from web.base.secretariat import secretariat_only

blueprint = Blueprint("operations", __name__, url_prefix="/operasi")
secretariat_only(blueprint)

ID = "<int(max=4000000000000000000):number>"


@blueprint.record_once
def _count_incidents(state: BlueprintSetupState) -> None:
    app = cast("Flask", state.app)
    count_by(app, "operations.overview", open_incidents)


def open_incidents() -> int:
    """How many incidents wait, each kind counted as far as anybody reads."""
    return sum(count for count, _ in incidents.counts(desk()).values())


def counted(count: int, most: int) -> str:
    """`12`; where counting stopped, `1.000 atau lebih`."""
    return number(count) if count < most else t("ops.or_more", n=number(most))
