"""What a text or a change would do to open cases: begun here, counted by a job, shown when it is
done; the page can be left and come back to.

Never here: counting, or what becomes of a case.
"""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.loader import load_texts
from engine.service import drafting, migrating
from engine.service.migrating import Count
from web.base.moment import now
from web.base.office import desk
from web.studio.editing import kept, page, sheet_from
from web.studio.moving import NUMBER
from web.studio.moving_shown import told
from web.studio.room import blueprint, study


@blueprint.post("/<workflow>/dampak")
def impact_of_text(workflow: str) -> Response | tuple[str, int]:
    """Count for a text that is not published yet; it is kept as a draft, to go on with.

    Scenarios that no longer hold do not hinder it: the impact is a reason to rewrite them.
    """
    found = study(workflow)
    sheet = sheet_from(found)
    if kept(found, sheet) is None:
        return page(found, sheet), 409
    loaded = load_texts(sheet.sources, workflow)
    if loaded.definition is None:
        sheet.problems = loaded.problems
        return page(found, sheet), 422
    count = migrating.count(desk(), loaded.definition, now())
    return redirect(url_for("studio.impact", workflow=workflow, number=count.id), 303)


@blueprint.get(f"/<workflow>/dampak/{NUMBER}")
def impact(workflow: str, number: int) -> str:
    """How far a count is, or what it found."""
    found, count = study(workflow), _find(workflow, number)
    definition = migrating.definition_of(desk(), number)
    return render_template(
        "studio/moving_impact.html", found=found, told=told(found, count, definition)
    )


@blueprint.post(f"/<workflow>/dampak/{NUMBER}/lagi")
def impact_again(workflow: str, number: int) -> Response:
    """Count once more: the cases went on since."""
    study(workflow)
    _find(workflow, number)
    definition = migrating.definition_of(desk(), number)
    count = migrating.count(desk(), definition, now(), anew=True)
    return redirect(_back(workflow, count), 303)


def _back(workflow: str, count: Count) -> str:
    """The page from which it was asked for."""
    change = request.form.get("pengajuan", "")
    if change.isdecimal() and len(change) < 18:
        try:
            drafting.find(desk(), int(change))
        except drafting.NoSuchChangeError:
            abort(404)
        return url_for("studio.change", number=int(change), _anchor="dampak")
    if request.form.get("pindah"):
        return url_for("studio.moving", workflow=workflow)
    return url_for("studio.impact", workflow=workflow, number=count.id)


def _find(workflow: str, number: int) -> Count:
    count = migrating.find(desk(), number)
    return count if count is not None and count.workflow == workflow else abort(404)
