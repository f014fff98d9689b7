"""Checking the answers, sending them once, the receipt, and a form that was sent before."""

import hashlib

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.settings import Settings
from engine.core.chain import canonical
from engine.core.opening import form_fields
from engine.core.values import Data, Refused, Why
from engine.service import drafts, following
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.handing_in import (
    case_of,
    content_sent,
    hand_in,
    late_sent,
    opens_for_others,
    receipt_of,
)
from engine.service.opening import NotPublishedError
from engine.service.projecting import waiting_of
from engine.service.results import FormConflict, Receipt
from engine.service.world import world_of
from web.base.i18n import t, text
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.shown import names_for, shown
from web.base.whys import said
from web.propose.form import Form, form_of
from web.propose.room import blueprint
from web.propose.views import sections

RW = 5  # parts of a code down to the RW


@blueprint.get("/usul/<form>/sekitar")
@login_required
def around(form: str) -> Response | str:
    """What was proposed in the same place already; straight on where there is nothing."""
    here = form_of(form)
    place = here.draft.answers.get(here.compiled.definition.area_from)
    page = here.page_of(here.compiled.definition.area_from) or 1
    following_page = here.after(page)
    onward = (
        url_for("propose.page", form=form, number=following_page)
        if following_page
        else url_for("propose.check", form=form)
    )
    found = neighbours(here, place)
    if not found:
        return redirect(onward, 303)
    names = names_for(here.desk, here.world, (), [line.row.area for line in found])
    back = url_for("propose.page", form=form, number=page)
    return render_template(
        "propose/around.html", lines=found, names=names, onward=onward, back=back, form=here
    )


def neighbours(form: Form, place: object) -> tuple[following.Line, ...]:
    """Cases of the same workflow in the same RW, newest first."""
    if not isinstance(place, str) or not place:
        return ()
    area = ".".join(place.split(".")[:RW])
    workflow = form.compiled.definition.workflow
    return following.listing(form.desk, now(), area=area, workflow=workflow, limit=8).lines


@blueprint.get("/usul/<form>/periksa")
@login_required
def check(form: str) -> Response | str:
    """All answers by section, each with a way to change it, and one button."""
    shown_form = form_of(form)
    if shown_form.draft.sent is not None:
        return redirect(url_for("propose.sent_before", form=form), 303)
    return _check_page(shown_form, ())


@blueprint.post("/usul/<form>/kirim")
@login_required
@limiter.limit("120 per hour", key_func=by_person)
def send(form: str) -> Response | str | tuple[str, int]:
    """Send what the person saw. However often: one case, one receipt."""
    here = desk()
    if drafts.find(here, myself().id, form) is None:
        if receipt_of(here, myself().id, form) is None:
            abort(404)
        return redirect(url_for("propose.receipt", form=form), 303)
    shown_form = form_of(form)
    if request.form.get("seen") != seen_of(shown_form):
        return _check_page(shown_form, (), changed=True), 409
    try:
        result = hand_in(here, shown_form.compiled, shown_form.draft, shown_form.world, now())
    except NotPublishedError:
        abort(404)
    if isinstance(result, Refused):
        return _check_page(shown_form, result.reasons), 422
    if isinstance(result, FormConflict):
        return redirect(url_for("propose.sent_before", form=form), 303)
    return redirect(url_for("propose.receipt", form=form), 303)


def seen_of(form: Form) -> str:
    """A mark of everything that the check page shows, so that nothing unseen is sent."""
    behalf = form.draft.behalf
    named = [behalf.other, behalf.name, behalf.phone] if behalf else []
    content = {"answers": form.draft.answers, "behalf": named, "hash": form.compiled.hash}
    return hashlib.sha256(canonical(content)).hexdigest()[:32]


def _check_page(form: Form, refused: tuple[Why, ...], changed: bool = False) -> str:
    definition = form.compiled.definition
    reasons = refused or form.problems()
    errors = []
    for reason in reasons:
        number = form.page_of(reason.field)
        to_page = number and url_for("propose.page", form=form.key, number=number, ubah=1)
        address = to_page or "#kirim"
        errors.append((address, said(reason, definition)))
    return render_template(
        "propose/check.html",
        form=form,
        sections=sections(form),
        errors=list(dict.fromkeys(errors)),
        refused=bool(refused),
        changed=changed,
        seen=seen_of(form),
        for_others=opens_for_others(form.compiled, form.world, myself().id, now()),
        back=url_for("propose.page", form=form.key, number=form.shown_pages()[-1]),
    )


@blueprint.get("/usul/<form>/terima")
@login_required
def receipt(form: str) -> str:
    """The receipt; its address stays valid."""
    here = desk()
    found = receipt_of(here, myself().id, form)
    if found is None:
        abort(404)
    return render_template("propose/receipt.html", **_receipt(here, form, found))


def _receipt(here: Desk, form: str, found: Receipt) -> dict[str, object]:
    settings: Settings = current_app.extensions["settings"]
    case = case_of(here, found)
    compiled = compiled_for(here, case.definition)
    world = world_of(here, now())
    definition = compiled.definition
    names = names_for(here, world, (), [case.area])
    title = case.data.get(definition.name_from)
    missing = [
        text(field.label)
        for key, field in form_fields(compiled, case.data, world.calendar.clock(case.opened_at))
        if field.type in ("photos", "file") and key not in case.data
    ]
    return {
        "receipt": found,
        "late": late_sent(here, found),
        "definition": definition,
        "title": title if isinstance(title, str) else "",
        "place": names.places.get(case.area, case.area),
        "waiting": [
            waiting_of(definition, task, world, now()) for task in case.tasks if not task.is_later
        ],
        "state": definition.states[case.state],
        "missing": missing,
        "form": form,
        "short_address": f"{settings.base_url}/n/{found.number}",
    }


@blueprint.get("/usul/<form>/terkirim")
@login_required
def sent_before(form: str) -> Response | str:
    """A form that was sent and has other content now: both are shown, nothing is dropped."""
    here = desk()
    found = receipt_of(here, myself().id, form)
    if found is None:
        return redirect(url_for("propose.check", form=form), 303)
    shown_form = form_of(form)
    stored = content_sent(here, found)
    differences = _differences(shown_form, stored)
    if not differences:
        return redirect(url_for("propose.receipt", form=form), 303)
    return render_template(
        "propose/sent_before.html", receipt=found, form=shown_form, differences=differences
    )


def _differences(form: Form, stored: Data) -> list[tuple[str, str, str]]:
    """(label, as sent, as it stands here) of every answer that differs."""
    fields, offered = form.asked(), form.draft.answers
    pairs = [(fields[k], v) for data in (stored, offered) for k, v in data.items() if k in fields]
    names = names_for(form.desk, form.world, pairs)

    def words(data: Data, key: str) -> str:
        return shown(fields[key], data[key], names) if key in data else t("base.not_given")

    return [
        (text(fields[key].label), words(stored, key), words(offered, key))
        for key in fields
        if stored.get(key, "") != offered.get(key, "")
    ]


@blueprint.post("/usul/<form>/baru")
@login_required
@limiter.limit("60 per hour", key_func=by_person)
def anew(form: str) -> Response:
    """Begin a new form with these answers; files stay with the one that was sent."""
    shown_form = form_of(form)
    draft = shown_form.draft
    fields = shown_form.compiled.definition.fields
    like = {
        key: value
        for key, value in draft.answers.items()
        if key in fields and fields[key].type not in ("photos", "file")
    }
    made = drafts.begin(
        shown_form.desk, myself().id, draft.workflow, now(), like=drafts.with_answers(draft, like)
    )
    return redirect(url_for("propose.check", form=made.form), 303)


@blueprint.get("/usul/<form>/buang")
@login_required
def discard(form: str) -> str:
    """Ask before a draft is thrown away."""
    return render_template("propose/discard.html", form=form_of(form))


@blueprint.post("/usul/<form>/buang")
@login_required
def throw_away(form: str) -> Response:
    """Throw it away."""
    if not drafts.discard(desk(), myself().id, form):
        abort(404)
    return redirect(url_for("propose.mine", buang=1), 303)
