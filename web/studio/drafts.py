"""Drafts beside the editor: kept while typing, thrown away on purpose, read by the others."""

from flask import abort, jsonify, redirect, render_template, url_for
from flask import request as asked
from werkzeug.wrappers import Response

from engine.service import drafting, studio
from engine.service.differing import difference
from web.base.formats import clock
from web.base.i18n import t
from web.base.office import desk
from web.base.session import myself
from web.studio.editing import LARGEST_COMPARED, kept, sheet_from
from web.studio.room import blueprint, study_any

PERSON = "<int(max=4000000000000000000):person>"


@blueprint.post("/<workflow>/draf")
def keep(workflow: str) -> tuple[Response, int]:
    """Keep what was typed, for the page's script: the revision, or who was faster."""
    found = study_any(workflow)
    sheet = sheet_from(found)
    done = kept(found, sheet)
    if done is None:
        when = clock(sheet.elsewhere.saved_at) if sheet.elsewhere else ""
        return jsonify(says=t("draft.elsewhere_short", when=when)), 409
    says = t("draft.saved_at", when=clock(done.saved_at)) if done.revision else ""
    return jsonify(revision=done.revision, says=says), 200


@blueprint.post("/<workflow>/draf/buang")
def discard(workflow: str) -> Response:
    """Throw the own draft away, as the page showed it; a newer one stays."""
    study_any(workflow)
    revision = asked.form.get("revision", "")
    if revision.isdecimal() and len(revision) < 9:
        drafting.discard(desk(), workflow, myself().id, int(revision))
    if studio.studied(desk(), workflow) is None:
        return redirect(url_for("studio.workflows"), 303)  # a new one may be gone with it
    return redirect(url_for("studio.edit", workflow=workflow), 303)


@blueprint.get(f"/<workflow>/draf/{PERSON}")
def draft(workflow: str, person: int) -> str:
    """Somebody's draft, to read: what it changes, and its whole text."""
    found = study_any(workflow)
    one = drafting.draft_of(desk(), workflow, person) or abort(404)
    known = {version.hash: version for version in found.versions}
    base = known.get(one.base, found.head)
    files = dict(one.written.files)
    small = sum(map(len, files.values())) <= LARGEST_COMPARED
    own = studio.sources_of(desk(), base.hash, workflow)
    return render_template(
        "studio/draft.html",
        found=found,
        draft=one,
        base=base,
        changes=difference(own, files) if small else (),
        names=studio.names(desk(), [person]),
    )
