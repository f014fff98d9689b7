"""Moving open cases to the version in use: choosing, confirming, progress, taking back.

Never here: where a case lands, or the work itself (a job on the queue `long`).
"""

from uuid import uuid4

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused, Why
from engine.service import migrating, studio
from engine.service.definitions import compiled_for
from engine.service.migrating import OtherHead
from engine.service.studio import Studied
from engine.store.moved import CaseRow, MovingRow
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.studio.moving_shown import told, why_said
from web.studio.room import blueprint, study

NUMBER = "<int(max=4000000000000000000):number>"
PAGE = 50
OUTCOMES = ("moved", "stayed", "failed")


@blueprint.get("/<workflow>/pindah")
def moving(workflow: str) -> str:
    """What the version in use would do to open cases of other versions; choose which to move."""
    return _choose(study(workflow))


def _choose(found: Studied, error: str = "", other: bool = False) -> str:
    count = migrating.count(desk(), found.definition, now())
    return render_template(
        "studio/moving.html",
        found=found,
        told=told(found, count, found.definition),
        movings=migrating.latest(desk(), found.head.workflow),
        error=error,
        other=other,
    )


@blueprint.get("/<workflow>/pindah/pastikan")
def confirm_moving(workflow: str) -> str | tuple[str, int]:
    """The chosen set once more, and the reason for it."""
    found = study(workflow)
    chosen = _chosen(found)
    if not chosen:
        return _choose(found, t("moving.choose_some")), 422
    return _confirm(found, chosen, str(uuid4()), "", [])


@blueprint.post("/<workflow>/pindah/pastikan")
def begin_moving(workflow: str) -> Response | str | tuple[str, int]:
    """Begin: the job does the rest, and the page of the moving says how far it is."""
    found = study(workflow)
    chosen = _chosen(found)
    form, reason = request.form.get("form", "")[:64], request.form.get("reason", "")
    target = request.form.get("target", "")[:64]
    done = migrating.begin(
        desk(), workflow, target, chosen, form or str(uuid4()), myself().id, reason, now()
    )
    if isinstance(done, OtherHead):
        return _choose(found, other=True), 409
    if isinstance(done, Refused):
        if not chosen:
            return _choose(found, t("moving.choose_some")), 422
        return _confirm(found, chosen, form, reason, all_said(done.reasons)), 422
    return redirect(url_for("studio.moving_one", workflow=workflow, number=done), 303)


def _chosen(found: Studied) -> list[tuple[str, str]]:
    """The (version, state) that were ticked, as far as open cases stand there; or all of them."""
    there = [
        (version.hash, state)
        for version in found.versions
        if version.hash != found.head.hash
        for state in found.stands.get(version.hash, {})
    ]
    given = set(request.values.getlist("pilih"))
    if request.values.get("semua"):
        # The page says in which steps some can; without that, each case is asked anyway.
        given = set(request.values.getlist("dapat"))
        if not given:
            return there
    return [one for one in there if f"{one[0]}:{one[1]}" in given]


def _confirm(
    found: Studied, chosen: list[tuple[str, str]], form: str, reason: str, errors: list[str]
) -> str:
    numbers = {version.hash: version.number for version in found.versions}
    rows = [
        (
            f"{digest}:{state}",
            text(compiled_for(desk(), digest).definition.states[state].title),
            numbers[digest],
            found.stands[digest][state],
        )
        for digest, state in chosen
    ]
    return render_template(
        "studio/moving_confirm.html",
        found=found,
        rows=rows,
        total=sum(row[3] for row in rows),
        form=form,
        reason=reason,
        errors=errors,
    )


@blueprint.get(f"/<workflow>/pindah/{NUMBER}")
def moving_one(workflow: str, number: int) -> str:
    """How far a moving is, and what became of its cases."""
    found, row = _find(workflow, number)
    outcome = request.args.get("hasil", "")
    after = request.args.get("sesudah", "0")
    start = int(after) if after.isdecimal() and len(after) < 18 else 0
    wanted = outcome if outcome in OUTCOMES else None
    cases = migrating.cases(desk(), number, wanted, start, PAGE + 1)
    return render_template(
        "studio/moving_one.html",
        found=found,
        row=row,
        cases=[(case, _titles(found, row, case), _whys(found, case)) for case in cases[:PAGE]],
        more=cases[PAGE - 1].case_id if len(cases) > PAGE else None,
        outcome=wanted,
        names=studio.names(desk(), [row.by]),
    )


@blueprint.get(f"/<workflow>/pindah/{NUMBER}/kembalikan")
def confirm_undo(workflow: str, number: int) -> str:
    """Taking a moving back, whole or for one case: the reason is asked."""
    found, row = _find(workflow, number)
    return _undo_page(found, row, str(uuid4()), "", [])


@blueprint.post(f"/<workflow>/pindah/{NUMBER}/kembalikan")
def undo_moving(workflow: str, number: int) -> Response | tuple[str, int]:
    """Begin taking back; the job does the rest."""
    found, row = _find(workflow, number)
    form, reason = request.form.get("form", "")[:64], request.form.get("reason", "")
    done = migrating.begin_undoing(
        desk(), workflow, number, _only(), form or str(uuid4()), myself().id, reason, now()
    )
    if isinstance(done, Refused):
        return _undo_page(found, row, form, reason, all_said(done.reasons)), 422
    if done is None:
        abort(404)
    return redirect(url_for("studio.moving_one", workflow=workflow, number=done), 303)


def _undo_page(found: Studied, row: MovingRow, form: str, reason: str, errors: list[str]) -> str:
    if row.undoes is not None:
        abort(404)
    only = _only()
    return render_template(
        "studio/moving_undo.html",
        found=found,
        row=row,
        only=(only, migrating.numbers(desk(), {only}).get(only) or abort(404)) if only else None,
        form=form,
        reason=reason,
        errors=errors,
    )


def _only() -> int | None:
    given = request.values.get("kasus", "")
    return int(given) if given.isdecimal() and len(given) < 18 else None


def _find(workflow: str, number: int) -> tuple[Studied, MovingRow]:
    found = study(workflow)
    return found, migrating.one(desk(), workflow, number) or abort(404)


def _titles(found: Studied, row: MovingRow, case: CaseRow) -> tuple[str, str]:
    """(where it stood, where it stands) in the words of whichever version knows the state."""
    rules = [compiled_for(desk(), version.hash).definition for version in found.versions]

    def title(state: str | None) -> str:
        if state is None:
            return ""
        known = (one.states[state].title for one in rules if state in one.states)
        return text(next(known, None))

    return title(case.was), title(case.state)


def _whys(found: Studied, case: CaseRow) -> list[str]:
    own = compiled_for(desk(), case.definition).definition
    whys = [Why(one["key"], one["values"], one["field"]) for one in case.whys or ()]
    return [why_said(why, own, found.definition) for why in whys]
