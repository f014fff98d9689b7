"""Editing a definition as text: a draft that is kept, checked, and handed in. Nothing is lost.

Never here: what is wrong with a text (the loader), who may publish (the service).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.problems import Problem
from engine.core.values import Refused
from engine.service import drafting, studio
from engine.service.differing import FileChange, difference
from engine.service.drafting import Draft, Handed, Saved, SavedElsewhere, Submitted, Written
from engine.service.studio import HeadMoved, Same, Studied, Wrong
from engine.store.publishing import Version
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.studio.beside import Beside, beside
from web.studio.checking import language_address
from web.studio.excerpts import excerpts
from web.studio.handing import to_change
from web.studio.room import blueprint, study_any
from web.studio.typed import sources_from

LARGEST_COMPARED = 400_000  # letters of a text whose difference is shown on the page


@dataclass
class Sheet:
    """What the editing page shows besides the workflow."""

    sources: Mapping[str, str]
    head: str  # hash of the version that the author has seen
    revision: int = 0  # of the draft that this window shows; 0: there is none
    reason: str = ""
    odd: list[tuple[str, str]] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    excused: frozenset[str] = frozenset()  # errors that the version in use has as well
    gone: str = ""  # the file that was just taken out
    says: str = ""  # checked, unchanged, saved: how it ended
    errors: dict[str, str] = field(default_factory=dict)
    moved: Version | None = None
    elsewhere: Draft | None = None  # what another window saved meanwhile
    changes: tuple[FileChange, ...] = ()

    @property
    def written(self) -> Written:
        """The text as a draft keeps it."""
        return Written(dict(self.sources), self.reason, tuple(self.odd))


@blueprint.get("/<workflow>/ubah")
def edit(workflow: str) -> str:
    """One's own draft, or else the head's files, in plain text boxes."""
    found = study_any(workflow)
    draft = drafting.draft_of(desk(), workflow, myself().id)
    if draft is None:
        sources = studio.sources_of(desk(), found.head.hash, workflow)
        # Of a new workflow that only somebody else writes: its own file, to be begun here.
        sources = sources or {f"{workflow}.yaml": ""}
        return page(found, Sheet(sources, found.head.hash))
    written = draft.written
    sheet = Sheet(written.files, draft.base, draft.revision, written.reason, list(written.odd))
    sheet.says = "saved" if request.args.get("simpan") else ""
    gone = request.args.get("hapus", "")
    sheet.gone = gone if gone and gone not in written.files else ""
    return page(found, sheet)


@blueprint.post("/<workflow>/ubah")
def save(workflow: str) -> Response | tuple[str, int]:
    """Keep what was typed; then check it or hand it in, as the button says."""
    found = study_any(workflow)
    sheet = sheet_from(found)
    gone = _without(sheet, workflow)
    if kept(found, sheet) is None:
        return page(found, sheet), 409
    do = request.form.get("do")
    if gone:
        return redirect(url_for("studio.edit", workflow=workflow, hapus=gone), 303)
    if do == "save":
        return redirect(url_for("studio.edit", workflow=workflow, simpan=sheet.revision), 303)
    if sheet.odd:
        sheet.errors["odd-name-0"] = t("studio.odd_name")
        return page(found, sheet), 422
    return _submit(found, sheet) if do == "submit" else _check(found, sheet)


def _without(sheet: Sheet, workflow: str) -> str:
    """Take out the file whose button was pressed; its name. The workflow's own file stays."""
    name = request.form.get("remove", "")
    if name not in removable(sheet, workflow):
        return ""
    sheet.sources = {key: words for key, words in sheet.sources.items() if key != name}
    return name


def removable(sheet: Sheet, workflow: str) -> list[str]:
    """The files that a draft can do without."""
    return [name for name in sheet.sources if name != f"{workflow}.yaml"]


def sheet_from(found: Studied) -> Sheet:
    """What the form holds. A version that this workflow never had counts as the head."""
    form = request.form
    sources, odd = sources_from(form)
    head, revision = form.get("head", found.head.hash)[:64], form.get("revision", "0")
    # Empty is over no version: what was begun before somebody else published the first one.
    known = {"", *(version.hash for version in found.versions)}
    return Sheet(
        studio.in_order(sources, found.head.workflow),
        head if head in known else found.head.hash,
        int(revision) if revision.isdecimal() and len(revision) < 9 else 0,
        form.get("reason", ""),
        odd,
    )


def kept(found: Studied, sheet: Sheet) -> Saved | None:
    """Keep the sheet as a draft; None where another window did meanwhile, which it then shows.

    What says nothing new is no draft, so that others are not told of a writer who only reads.
    """
    workflow, me = found.head.workflow, myself().id
    if not sheet.revision and not sheet.reason.strip() and not sheet.odd:
        own = studio.sources_of(desk(), sheet.head, workflow)
        if own == dict(sheet.sources) and drafting.draft_of(desk(), workflow, me) is None:
            return Saved(0, now())
    done = drafting.save(desk(), workflow, me, sheet.head, sheet.written, sheet.revision, now())
    if isinstance(done, SavedElsewhere):
        sheet.elsewhere, sheet.revision = done.draft, done.draft.revision
        _compare(sheet, done.draft.written.files)
        return None
    sheet.revision = done.revision
    return done


def _check(found: Studied, sheet: Sheet) -> tuple[str, int]:
    judged = drafting.judged(desk(), found.head.workflow, sheet.sources, now())
    sheet.problems, sheet.excused = judged.problems, judged.excused
    if judged.definition is None:
        return page(found, sheet), 422
    sheet.says = "checked"
    _compare(sheet, _own(found))
    if not sheet.changes:
        sheet.says = "unchanged"
    return page(found, sheet), 200


def _submit(found: Studied, sheet: Sheet) -> Response | tuple[str, int]:
    workflow = found.head.workflow
    handed = Handed(workflow, sheet.sources, sheet.head, "edit", sheet.reason)
    done = drafting.submit(desk(), handed, myself().id, now())
    match done:
        case Submitted():
            return to_change(done)
        case Same():
            sheet.says, sheet.problems = "unchanged", done.warnings
            _compare(sheet, _own(found))
            return page(found, sheet), 200
        case Wrong():
            sheet.problems = done.problems
            return page(found, sheet), 422
        case HeadMoved():
            return _moved(study_any(workflow), sheet, done.head), 409
        case Refused():
            for why in done.reasons:
                sheet.errors[why.field if why.field == "reason" else "text-0"] = said(why)
            return page(found, sheet), 422


def _moved(found: Studied, sheet: Sheet, head: Version) -> str:
    """The author sees what the other one published; the next try is over that version."""
    sheet.moved, sheet.head = head, head.hash
    _compare(sheet, _own(found))
    return page(found, sheet)


def _own(found: Studied) -> Mapping[str, str]:
    return studio.sources_of(desk(), found.head.hash, found.head.workflow)


def _compare(sheet: Sheet, before: Mapping[str, str]) -> None:
    if sum(map(len, sheet.sources.values())) <= LARGEST_COMPARED:
        sheet.changes = difference(before, sheet.sources)


def page(found: Studied, sheet: Sheet) -> str:
    """The editing page with everything that stands beside the text."""
    boxes = {name: f"text-{number}" for number, name in enumerate(sheet.sources)}
    shown = excerpts(sheet.problems, sheet.sources, boxes)
    besides: Beside = beside(found, sheet.sources, sheet.head)
    people = [sheet.moved.published_by] if sheet.moved else []
    return render_template(
        "studio/edit.html",
        found=found,
        sheet=sheet,
        removable=removable(sheet, found.head.workflow),
        wrong=[one for one in shown if _forbids(one.problem, sheet)],
        warned=[one for one in shown if not _forbids(one.problem, sheet)],
        names=studio.names(desk(), [*people, *besides.people]),
        others=found.others(""),
        beside=besides,
        grammar_address=language_address(),
    )


def _forbids(problem: Problem, sheet: Sheet) -> bool:
    return problem.severity == "error" and drafting.name_of(problem) not in sheet.excused
