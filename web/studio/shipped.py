"""A newer definition that came with the program beside one that the office edited (foundation 3).

It is never taken by itself: the secretariat reads the difference and decides.
"""

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import studio
from engine.service.differing import difference
from engine.service.studio import HeadMoved, Newest, Studied
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.studio.room import blueprint, study


@blueprint.get("/<workflow>/bawaan")
def shipped(workflow: str) -> str:
    """What the shipped text would change."""
    return _page(study(workflow), "", [])


@blueprint.post("/<workflow>/bawaan")
def take_shipped(workflow: str) -> Response | tuple[str, int]:
    """Make the shipped text the head, with a reason."""
    found, reason = study(workflow), request.form.get("reason", "")
    sources = _sources(workflow)
    done = studio.publish_over(
        desk(),
        workflow,
        sources,
        request.form.get("head", ""),
        myself().id,
        reason,
        now(),
        origin="shipped",
    )
    if isinstance(done, Newest):
        return redirect(url_for("studio.workflow", workflow=workflow, terbit=done.number), 303)
    if isinstance(done, Refused):
        return _page(found, reason, all_said(done.reasons)), 422
    moved = isinstance(done, HeadMoved)
    words = t("studio.head_moved_short") if moved else t("studio.shipped_broken")
    return _page(study(workflow), reason, [words]), 409 if moved else 422


def _sources(workflow: str) -> dict[str, str]:
    folder = current_app.extensions["settings"].root / "workflows"
    return studio.shipped_sources(folder, workflow) or abort(404)


def _page(found: Studied, reason: str, errors: list[str]) -> str:
    workflow = found.head.workflow
    own = studio.sources_of(desk(), found.head.hash, workflow)
    changes = difference(own, _sources(workflow))
    return render_template(
        "studio/shipped.html", found=found, changes=changes, reason=reason, errors=errors
    )
