"""What a text or a change would do to open cases: begun here, counted by a job, shown when it is
done; the page can be left and come back to.

Never here: counting, or what becomes of a case.
"""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.service import drafting, migrating, studio
from engine.service.migrating import Count
from engine.service.studio import Wrong
from web.base.moment import now
from web.base.office import desk
from web.studio.moving import NUMBER
from web.studio.moving_shown import told
from web.studio.room import blueprint, study
from web.studio.typed import sources_from


@blueprint.post("/<workflow>/dampak")
def impact_of_text(workflow: str) -> Response | tuple[str, int]:
    """Count for a text that is not published yet: sent from the editing page, not kept there."""
    found = study(workflow)
    sources, _odd = sources_from(request.form)
    loaded = studio.checked(workflow, sources)
    if isinstance(loaded, Wrong) or loaded.definition is None:
        return render_template("studio/moving_impact.html", found=found, told=None), 422
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
