"""A new workflow: its name, its letters and what it begins with; then the editor opens on it.

Never here: what the first text says (the folder of definitions has it).
"""

from dataclasses import dataclass, field
from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.base import Text
from engine.core.values import Refused
from engine.service import beginning, offices_view, organisations_view, studio
from engine.service.beginning import EMPTY, STARTER, NewWorkflow
from engine.service.whys import why
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.studio.room import blueprint, folder


@dataclass
class Slip:
    """What was typed, and what was wrong with it."""

    title_id: str = ""
    title_en: str = ""
    key: str = ""
    number: str = ""
    start: str = STARTER
    errors: dict[str, str] = field(default_factory=dict)


# With a dash: no workflow has such a key, so that none is hidden behind this page.
@blueprint.get("/alur-baru")
def begin() -> str:
    """The form."""
    return _page(Slip())


@blueprint.post("/alur-baru")
def begin_now() -> Response | tuple[str, int]:
    """Make the first draft and open it; or say everything that is missing."""
    slip = _slip()
    if slip.key in _words_of_addresses():
        slip.errors["key"] = said(why("workflow_reserved", "key", value=slip.key))
        return _page(slip), 422
    # Empty words are refused with the rest, so that everything is said at once.
    title = Text.model_construct(id=slip.title_id, en=slip.title_en)
    new = NewWorkflow(slip.key, title, slip.number, slip.start)
    done = beginning.begin(desk(), folder(), new, myself().id, now())
    if isinstance(done, Refused):
        slip.errors = {one.field or "key": said(one) for one in done.reasons}
        return _page(slip), 422
    return redirect(url_for("studio.edit", workflow=slip.key), 303)


def _slip() -> Slip:
    form = request.form
    typed: dict[str, Any] = {
        name: " ".join(form.get(name, "").split())[:200]
        for name in ("title_id", "title_en", "key", "number", "start")
    }
    return Slip(**typed)


def _words_of_addresses() -> set[str]:
    """Words that stand where an address of the studio names a workflow."""
    rules = (rule.rule.split("/") for rule in current_app.url_map.iter_rules())
    return {parts[2] for parts in rules if parts[1:2] == ["studio"] and len(parts) > 2}


def _page(slip: Slip) -> str:
    copies = [
        (one.head.workflow, t("begin.copy", title=text(one.definition.title)))
        for one in studio.overviews(desk(), folder())
    ]
    starts = [
        (STARTER, t("begin.sketch"), t("begin.sketch_hint")),
        *copies,
        (EMPTY, t("begin.empty"), t("begin.empty_hint")),
    ]
    return render_template(
        "studio/begin.html",
        slip=slip,
        starts=starts,
        kinds=offices_view.kinds(desk(), now()),
        titles=offices_view.titles(desk()),
        organisations=organisations_view.kinds(desk()),
    )
