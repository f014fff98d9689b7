"""The blueprint of this room and what its views share: the workflow that an address names."""

import re
from pathlib import Path
from typing import cast

from flask import Blueprint, Flask, abort, current_app
from flask.blueprints import BlueprintSetupState

from engine.core.definition.base import KEY_PATTERN
from engine.service import beginning, drafting, studio
from engine.service.studio import Studied
from engine.store.publishing import Version
from web.base.navigation import count_by
from web.base.office import desk
from web.base.secretariat import secretariat_only, take_long_texts
from web.base.session import myself

blueprint = Blueprint("studio", __name__, url_prefix="/studio")
blueprint.url_value_preprocessor(take_long_texts)
secretariat_only(blueprint)

SHORT_HASH = 12


@blueprint.record_once
def _count_changes(state: BlueprintSetupState) -> None:
    count_by(cast("Flask", state.app), "studio.workflows", _for_me)


def _for_me() -> int:
    """Changes of others that wait for a second person."""
    return sum(one.author != myself().id for one in drafting.pending(desk()))


def folder() -> Path:
    """The definitions that came with the program."""
    root: Path = current_app.extensions["settings"].root
    return root / "workflows"


def study(workflow: str) -> Studied:
    """The published workflow of the address; 404 where this office has none such."""
    if re.fullmatch(KEY_PATTERN.strip("^$"), workflow):
        return studio.studied(desk(), workflow) or abort(404)
    return abort(404)


def study_any(workflow: str) -> Studied:
    """The same, also where somebody writes the first text of it."""
    if re.fullmatch(KEY_PATTERN.strip("^$"), workflow):
        found = studio.studied(desk(), workflow)
        return found or beginning.unpublished(desk(), folder(), workflow) or abort(404)
    return abort(404)


def version_of(found: Studied, number: int) -> Version:
    """The version with this number; 404 where there is none."""
    chosen = (version for version in found.versions if version.number == number)
    return next(chosen, None) or abort(404)
