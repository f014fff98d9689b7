"""The history of a workflow's rules, and the way back to an earlier version."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import drafting, studio
from engine.service.drafting import Handed, Submitted, Written
from engine.service.studio import HeadMoved, Same, Wrong
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.studio.handing import to_change
from web.studio.journal import lines
from web.studio.room import SHORT_HASH, blueprint, study, version_of
from web.studio.versions import NUMBER, version_page


@blueprint.get("/<workflow>/riwayat")
def history(workflow: str) -> str:
    """Who changed what, when and why, and who agreed."""
    found = study(workflow)
    entries = drafting.history(desk(), workflow)
    return render_template(
        "studio/history.html", found=found, lines=lines(entries), short=SHORT_HASH
    )


@blueprint.post(f"/<workflow>/versi/{NUMBER}/kembali")
def go_back(workflow: str, number: int) -> Response | tuple[str, int]:
    """Hand an earlier version in again: a second person publishes it like any other change."""
    found = study(workflow)
    chosen = version_of(found, number)
    reason = request.form.get("reason", "")
    sources = studio.sources_of(desk(), chosen.hash, workflow)
    handed = Handed(workflow, sources, request.form.get("head", "")[:64], "back", reason)
    done = drafting.submit(desk(), handed, myself().id, now())
    match done:
        case Submitted():
            return to_change(done)
        case Refused():
            errors = {"reason": " ".join(all_said(done.reasons))}
            return version_page(found, chosen, reason, errors), 422
        case HeadMoved():
            again = study(workflow)
            errors = {"reason": t("studio.head_moved_short")}
            return version_page(again, version_of(again, number), reason, errors), 409
        case Same():
            return version_page(found, chosen, reason, {"reason": t("change.back_same")}), 422
        case Wrong():
            return version_page(found, chosen, reason, {"reason": t("change.back_wrong")}), 422


@blueprint.post(f"/<workflow>/versi/{NUMBER}/draf")
def draft_from(workflow: str, number: int) -> Response:
    """Begin a draft with the text of a version; a draft that is there stays as it is."""
    found = study(workflow)
    chosen = version_of(found, number)
    if drafting.draft_of(desk(), workflow, myself().id) is None:
        written = Written(studio.sources_of(desk(), chosen.hash, workflow))
        drafting.save(desk(), workflow, myself().id, found.head.hash, written, 0, now())
    return redirect(url_for("studio.edit", workflow=workflow), 303)
