"""Editing a definition as text: check, publish over the head that was seen. Nothing is lost.

Never here: what is wrong with a text (the loader), who may publish (the service).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.problems import Problem
from engine.core.values import Refused
from engine.service import studio
from engine.service.differing import FileChange, difference
from engine.service.studio import HeadMoved, Newest, Studied, Wrong
from engine.store.publishing import Version
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.studio.excerpts import excerpts
from web.studio.room import blueprint, study
from web.studio.typed import sources_from

LARGEST_COMPARED = 400_000  # letters of a text whose difference is shown on the page


@dataclass
class Sheet:
    """What the editing page shows besides the workflow."""

    sources: Mapping[str, str]
    head: str  # hash of the version that the author has seen
    reason: str = ""
    odd: list[tuple[str, str]] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    says: str = ""  # checked, unchanged: how the check or the publishing ended
    errors: dict[str, str] = field(default_factory=dict)
    moved: Version | None = None
    changes: tuple[FileChange, ...] = ()


@blueprint.get("/<workflow>/ubah")
def edit(workflow: str) -> str:
    """The head's files in plain text boxes."""
    found = study(workflow)
    sources = studio.sources_of(desk(), found.head.hash, workflow)
    return _page(found, Sheet(sources, found.head.hash))


@blueprint.post("/<workflow>/ubah")
def save(workflow: str) -> Response | tuple[str, int]:
    """Check or publish what was typed."""
    found = study(workflow)
    sources, odd = sources_from(request.form)
    sheet = Sheet(
        studio.in_order(sources, workflow),
        request.form.get("head", "")[:64],
        request.form.get("reason", ""),
        odd,
    )
    if odd:
        sheet.errors["odd-name-0"] = t("studio.odd_name")
        return _page(found, sheet), 422
    if request.form.get("do") == "publish":
        return _publish(found, sheet)
    return _check(found, sheet)


def _check(found: Studied, sheet: Sheet) -> tuple[str, int]:
    loaded = studio.checked(found.head.workflow, sheet.sources)
    sheet.problems = loaded.problems
    if isinstance(loaded, Wrong):
        return _page(found, sheet), 422
    sheet.says = "checked"
    _compare(found, sheet)
    if not sheet.changes:
        sheet.says = "unchanged"
    return _page(found, sheet), 200


def _publish(found: Studied, sheet: Sheet) -> Response | tuple[str, int]:
    workflow = found.head.workflow
    done = studio.publish_over(
        desk(), workflow, sheet.sources, sheet.head, myself().id, sheet.reason, now()
    )
    match done:
        case Newest(moved=True):
            address = url_for("studio.workflow", workflow=workflow, terbit=done.number)
            return redirect(address, 303)
        case Newest():
            sheet.says, sheet.problems = "unchanged", done.warnings
            _compare(found, sheet)
            return _page(found, sheet), 200
        case Wrong():
            sheet.problems = done.problems
            return _page(found, sheet), 422
        case HeadMoved():
            return _moved(study(workflow), sheet, done.head), 409
        case Refused():
            for why in done.reasons:
                sheet.errors[why.field if why.field == "reason" else "text-0"] = said(why)
            return _page(found, sheet), 422


def _moved(found: Studied, sheet: Sheet, head: Version) -> str:
    """The author sees what the other one published; the next try is over that version."""
    sheet.moved, sheet.head = head, head.hash
    _compare(found, sheet)
    return _page(found, sheet)


def _compare(found: Studied, sheet: Sheet) -> None:
    if sum(map(len, sheet.sources.values())) <= LARGEST_COMPARED:
        own = studio.sources_of(desk(), found.head.hash, found.head.workflow)
        sheet.changes = difference(own, sheet.sources)


def _page(found: Studied, sheet: Sheet) -> str:
    boxes = {name: f"text-{number}" for number, name in enumerate(sheet.sources)}
    shown = excerpts(sheet.problems, sheet.sources, boxes)
    wrong = [one for one in shown if one.problem.severity == "error"]
    warned = [one for one in shown if one.problem.severity == "warning"]
    people = [sheet.moved.published_by] if sheet.moved else []
    return render_template(
        "studio/edit.html",
        found=found,
        sheet=sheet,
        wrong=wrong,
        warned=warned,
        names=studio.names(desk(), people),
        others=found.others(""),
    )
