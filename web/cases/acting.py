"""Taking an act: its form, and what came of it. Nothing typed is ever lost.

Done: the next task at once. Refused: the same form with the reasons. Moved meanwhile: what
happened, and everything that was typed, to be sent again.
"""

from collections.abc import Mapping
from uuid import UUID, uuid4

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.states import Action, Outcome
from engine.core.values import Act, Actor, Refused, Why
from engine.service import acting, attachments
from engine.service.case_view import CaseView
from engine.service.results import Done, FormConflict, Moved
from web.base.answers import name_of
from web.base.i18n import t, text
from web.base.limits import limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.shown import shown
from web.base.whys import said
from web.cases.asking import ActForm, data_of, questions, read_form, reasons_of, remarkable
from web.cases.page import case_page, found_or_404, names_of, title_of, verb_of
from web.cases.room import blueprint
from web.public.follow import entry_shown

GENERAL = "umum"  # where an error belongs to no input


@blueprint.get("/kasus/<int:case_id>/<action>")
@login_required
def ask(case_id: int, action: str) -> str | tuple[str, int]:
    """The form of one act, where it is open to this reader; else the case page, which says why."""
    found = found_or_404(case_id)
    verb = verb_of(found, action)
    slot = request.args.get("kursi", "")
    offered = [o for o in found.offers if o.action == action and o.slot == slot]
    if verb is None or not offered:
        abort(404)
    if not offered[0].open:
        return case_page(found), 409
    return _form(found, action, slot, verb, None, str(uuid4()), {})


@blueprint.post("/kasus/<int:case_id>/<action>")
@login_required
@limiter.limit("600 per hour")
def take(case_id: int, action: str) -> Response | str | tuple[str, int]:
    """1. Who sees the case. 2. What was typed. 3. Act. 4. Answer with what came of it."""
    found = found_or_404(case_id)
    form, revision = _identity(), _revision()
    verb = verb_of(found, action)
    if verb is None:  # the case has moved on, or the address is made up
        return _overtaken(found, _typed_words(), form)
    typed = read_form(found, verb)
    slot = request.form.get("slot", "")[:100]
    if typed.file_errors or request.form.get("look") or request.form.get("drop"):
        return _form(found, action, slot, verb, typed, form, typed.file_errors), 422
    data = data_of(found, verb, typed)
    act = Act(action, Actor(myself().id), data, revision, slot)
    result = acting.act(desk(), case_id, act, form, now())
    if isinstance(result, Done):
        return _done(found, verb, result, data)
    if isinstance(result, Refused):
        return _refused(found, action, slot, verb, typed, form, result)
    if isinstance(result, FormConflict):
        return _overtaken(found, _typed_words(), str(uuid4()))
    return _moved(found_or_404(case_id), result, _typed_words())


def _identity() -> str:
    """The form's identity; a forged one is no identity at all."""
    try:
        return str(UUID(request.form.get("form", "")))
    except ValueError:
        abort(400)


def _revision() -> int | None:
    typed = request.form.get("revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _done(
    found: CaseView, verb: Action | Outcome, result: Done, data: Mapping[str, object]
) -> Response:
    tokens = attachments.tokens_of(found.compiled.definition, dict(data))
    attachments.bind(desk(), myself().id, result.case.id, tokens)
    if found.official and myself().official:
        return redirect(url_for("queue.tasks", selesai=result.case.id), 303)
    return redirect(url_for("cases.show", case_id=result.case.id, tercatat=1), 303)


def _refused(
    found: CaseView,
    action: str,
    slot: str,
    verb: Action | Outcome,
    typed: ActForm,
    form: str,
    result: Refused,
) -> tuple[str, int]:
    """Beside the inputs what belongs to them; above what does not."""
    definition = found.compiled.definition
    asked = verb if isinstance(verb, Action) else None
    errors: dict[str, str] = {}
    for reason in result.reasons:
        errors.setdefault(_place(reason), said(reason, definition, asked))
    return _form(found, action, slot, verb, typed, form, errors), 422


def _place(reason: Why) -> str:
    return reason.field if reason.field is not None else GENERAL


def _form(
    found: CaseView,
    action: str,
    slot: str,
    verb: Action | Outcome,
    typed: ActForm | None,
    form: str,
    errors: Mapping[str, str],
) -> str:
    names = names_of(found)
    asked = questions(found, verb, typed, errors)
    remarks = remarkable(found) if "remarks" in verb.asks else {}
    ids = {one.key: one.name for one in asked}
    first = next(iter(remarks), "")
    return render_template(
        "cases/act.html",
        found=found,
        title=title_of(found),
        place=names.places.get(found.case.area, found.case.area),
        action=action,
        slot=slot,
        verb=verb,
        weight=verb.weight if isinstance(verb, Action) else "plain",
        questions=asked,
        reasons=reasons_of(found, verb),
        remarks=[
            (key, text(one.label), shown(one, found.case.data.get(key), names))
            for key, one in remarks.items()
        ],
        typed=typed or ActForm(),
        form=form,
        errors=errors,
        summary=[
            (ids.get(key, f"remark-{first}" if key == "remarks" else _input(key)), words)
            for key, words in errors.items()
        ],
    )


def _input(key: str) -> str:
    """The id of an input that is not a field: reason, words, next_step, remark-<field>."""
    return f"remark-{key.removeprefix('remarks.')}" if key.startswith("remarks.") else key


def _typed_words() -> list[tuple[str, str]]:
    """What was typed, by the input's name, for a page that must not lose it."""
    skip = {"csrf_token", "form", "revision", "slot", "look", "drop"}
    return [(k, v) for k, v in request.form.items(multi=True) if k not in skip and v.strip()]


def _moved(found: CaseView, result: Moved, typed: list[tuple[str, str]]) -> tuple[str, int]:
    return _overtaken(found, typed, str(uuid4()), since={one.seq for one in result.since})


def _overtaken(
    found: CaseView, typed: list[tuple[str, str]], form: str, since: set[int] | None = None
) -> tuple[str, int]:
    """Somebody was faster: what happened, where it stands, and what was typed here."""
    names = names_of(found)
    entries = [
        entry_shown(one, names)
        for one in found.followed.entries
        if since is None or one.seq in since
    ]
    labels = {name_of(k): text(f.label) for k, f in found.compiled.definition.fields.items()}
    named = {"reason": t("cases.reason"), "words": t("cases.words"), "next_step": t("cases.next")}
    page = render_template(
        "cases/moved.html",
        found=found,
        title=title_of(found),
        entries=entries if since is not None else entries[:1],
        typed=[(labels.get(name, named.get(name, name)), words) for name, words in typed],
        form=form,
    )
    return page, 409
