"""A newer definition that came with the program beside one that the office edited (foundation 3).

It is never taken by itself: the secretariat reads the difference and decides.
"""

from flask import abort, render_template, request
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import drafting, studio
from engine.service.differing import difference
from engine.service.drafting import Handed, Submitted
from engine.service.studio import HeadMoved, Same, Studied
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.studio.handing import to_change
from web.studio.room import blueprint, folder, study


@blueprint.get("/<workflow>/bawaan")
def shipped(workflow: str) -> str:
    """What the shipped text would change."""
    return _page(study(workflow), "", [])


@blueprint.post("/<workflow>/bawaan")
def take_shipped(workflow: str) -> Response | tuple[str, int]:
    """Hand the shipped text in, with a reason: a second person publishes it."""
    found, reason = study(workflow), request.form.get("reason", "")
    sources = _sources(workflow)
    head = request.form.get("head", "")[:64]
    handed = Handed(workflow, sources, head, "shipped", reason)
    done = drafting.submit(desk(), handed, myself().id, now())
    if isinstance(done, Submitted):
        return to_change(done)
    if isinstance(done, Refused):
        return _page(found, reason, all_said(done.reasons)), 422
    if isinstance(done, Same):
        return _page(study(workflow), reason, []), 200
    moved = isinstance(done, HeadMoved)
    words = t("studio.head_moved_short") if moved else t("studio.shipped_broken")
    return _page(study(workflow), reason, [words]), 409 if moved else 422


def _sources(workflow: str) -> dict[str, str]:
    return studio.shipped_sources(folder(), workflow) or abort(404)


def _page(found: Studied, reason: str, errors: list[str]) -> str:
    workflow = found.head.workflow
    own = studio.sources_of(desk(), found.head.hash, workflow)
    changes = difference(own, _sources(workflow))
    return render_template(
        "studio/shipped.html", found=found, changes=changes, reason=reason, errors=errors
    )
