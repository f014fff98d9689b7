"""Taking an act: what was typed goes to the engine once, and what came of it is answered.

Done: the next task at once, or the same case where it waits for the actor again. Never here: the
pages that answer (answering.py), what a form holds (asking.py).
"""

from collections.abc import Mapping
from uuid import UUID, uuid4

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.parts import field_of
from engine.core.definition.states import Action, Outcome
from engine.core.values import JSON, Act, Actor, Refused, Why
from engine.service import acting, attachments
from engine.service.case_view import CaseView, was_sent
from engine.service.queue import my_queues
from engine.service.results import Done, FormConflict
from web.base.i18n import t
from web.base.limits import limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import carried, parts
from web.base.whys import said
from web.cases import begun, paper
from web.cases.answering import GENERAL, act_form, overtaken
from web.cases.asking import FILES, ActForm, data_of, read_form
from web.cases.page import case_page, found_or_404, is_known, verb_of
from web.cases.room import blueprint


@blueprint.get("/kasus/<int:case_id>/<action>")
@login_required
def ask(case_id: int, action: str) -> str | tuple[str, int]:
    """The form of one act, where it is open to this reader; else the case page, which says why."""
    found = found_or_404(case_id)
    if not is_known(found, action):
        abort(404)
    slot = request.args.get("kursi", "")
    offered = [o for o in found.offers if o.action == action and slot in (o.slot, "")]
    verb = verb_of(found, action, found.case.state, offered[0].slot if offered else "")
    if verb is None:
        return overtaken(found)
    if not offered:
        abort(404)
    if not offered[0].open:
        return case_page(found, refused=offered[0]), 409
    return act_form(found, action, offered[0].slot, verb, None, str(uuid4()), {})


@blueprint.post("/kasus/<int:case_id>/<action>")
@login_required
@limiter.limit("600 per hour")
def take(case_id: int, action: str) -> Response | str | tuple[str, int]:
    """1. Who sees the case. 2. What was typed. 3. Act. 4. Answer with what came of it.

    The form says in which state it was shown: a second press of its button is read as the first.
    """
    found = found_or_404(case_id)
    form, revision = _identity(), _revision()
    if not is_known(found, action):
        abort(404)
    slot = request.form.get("slot", "")[:100]
    verb = verb_of(found, action, request.form.get("state", found.case.state), slot)
    if verb is None:
        return overtaken(found)
    # A form that was sent already brings its files a second time: they are not kept twice.
    again = revision != found.case.revision and was_sent(desk(), form)
    typed = read_form(found, take_files=not again)
    if request.form.get("look") or request.form.get("drop"):
        return act_form(found, action, slot, verb, typed, form, typed.file_errors)
    data = data_of(found, verb, typed)
    state = request.form.get("state", found.case.state)
    meeting = paper.meeting_of(found.compiled.definition, action, state)
    happened = (paper.held_at if meeting else paper.happened_at)(found.world, typed.happened)
    wrong = typed.file_errors | ({paper.FIELD: happened} if isinstance(happened, str) else {})
    if wrong or isinstance(happened, str):
        return act_form(found, action, slot, verb, typed, form, wrong), 422
    begun_at = begun.begun_at(case_id, action, form)
    act = Act(action, Actor(myself().id), data, revision, slot, happened, begun_at)
    result = acting.act(desk(), case_id, act, form, now())
    if isinstance(result, Done):
        return _done(found, result, data)
    if isinstance(result, Refused):
        return _refused(found, action, slot, verb, typed, form, result)
    if isinstance(result, FormConflict):
        if _same_but_files(found, result):
            return _onward(case_id)
        return overtaken(found, result.receipt)
    return overtaken(found_or_404(case_id), since=result.since)


def _identity() -> str:
    """The form's identity; a forged one is no identity at all."""
    try:
        return str(UUID(request.form.get("form", "")))
    except ValueError:
        abort(400)


def _revision() -> int | None:
    typed = request.form.get("revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _same_but_files(found: CaseView, result: FormConflict) -> bool:
    """Whether the form came twice, and only its files were taken in anew."""
    fields = found.compiled.definition.fields
    files = {key for key, field in fields.items() if field.type in FILES}

    def without(data: Mapping[str, JSON]) -> dict[str, str]:
        kept = ((k, v) for k, v in data.items() if k not in files and v not in ("", {}))
        return {key: " ".join(str(value).split()) for key, value in kept}

    about_this = result.receipt.case_id == found.case.id and bool(result.stored)
    brought = files & (result.stored.keys() | result.offered.keys())
    return about_this and bool(brought) and without(result.stored) == without(result.offered)


def _done(found: CaseView, result: Done, data: Mapping[str, object]) -> Response:
    tokens = attachments.tokens_of(found.compiled.definition, dict(data))
    attachments.bind(desk(), myself().id, result.case.id, tokens)
    mine = my_queues(found.world, myself().id, now())
    stays = result.case.state == found.case.state and not result.again
    if stays or not myself().official or any(task.queue in mine for task in result.case.tasks):
        return _onward(result.case.id)
    return redirect(url_for("queue.tasks", **parts(), selesai=result.case.id), 303)


def _onward(case_id: int) -> Response:
    return redirect(url_for("cases.show", case_id=case_id, tercatat=1, **carried()), 303)


def _refused(
    found: CaseView,
    action: str,
    slot: str,
    verb: Action | Outcome,
    typed: ActForm,
    form: str,
    result: Refused,
) -> tuple[str, int]:
    """Beside the inputs what belongs to them; above what does not. A form whose state has passed
    cannot be mended: then what happened is said."""
    over = found.case.ending is not None and not found.followed.state.reopens(action)
    if over or verb != verb_of(found, action, found.case.state, slot):
        return overtaken(found)
    asked = verb if isinstance(verb, Action) else None
    errors: dict[str, str] = {}
    general: list[str] = []
    for reason in result.reasons:
        words = _said(reason, found, asked)
        if reason.field is None:
            general.append(words)
        else:
            errors.setdefault(reason.field, words)
    if "reason" in errors:
        errors.pop("next_step", None)  # the reason that is chosen brings its own
    if general:
        errors[GENERAL] = " ".join(dict.fromkeys(general))
    return act_form(found, action, slot, verb, typed, form, errors), 422


def _said(reason: Why, found: CaseView, asked: Action | None) -> str:
    definition = found.compiled.definition
    if reason.key == "missing" and reason.field == "reason":
        return t("cases.choose_reason")
    field = definition.fields.get(field_of(reason.field or ""))
    if reason.key == "missing" and field is not None and field.type == "area":
        return t("propose.choose_place")
    return said(reason, definition, asked)
