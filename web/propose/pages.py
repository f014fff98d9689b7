"""The pages of a form: one question or a small group each, saved at every step.

Nothing typed is lost: what cannot be read is kept as it was typed and shown again.
"""

from collections.abc import Mapping

from flask import jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.fields import Field
from engine.core.inputs import clean_all
from engine.core.values import JSON, Why
from engine.service import drafts
from web.base.answers import Typed, name_of, raw_from, read
from web.base.errors import stop
from web.base.formats import clock
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk, office
from web.base.questions import Question, ask, settled
from web.base.session import login_required, myself
from web.base.several import gathered
from web.base.whys import said
from web.files.intake import kept, room_for, take
from web.propose.form import Form, form_of, with_draft
from web.propose.room import blueprint

FILES = ("photos", "file")


@blueprint.get("/usul/<form>")
@login_required
def first(form: str) -> Response:
    """Where the form goes on: the first page that was not answered, or the check page."""
    shown = form_of(form)
    left = [number for number in shown.shown_pages() if number not in shown.draft.seen]
    if not left:
        return redirect(url_for("propose.check", form=form), 303)
    return redirect(url_for("propose.page", form=form, number=left[0]), 303)


@blueprint.get("/usul/<form>/<int:number>")
@login_required
def page(form: str, number: int) -> Response | str:
    """A page with what was answered so far."""
    shown = form_of(form)
    if not shown.fields_of(number):
        return redirect(url_for("propose.first", form=form), 303)  # no longer asked
    wrong = {}
    if any(key in shown.draft.raw for key in shown.pages[number - 1].fields):
        wrong = _errors(shown, number)
    return _page(shown, number, wrong)


@blueprint.post("/usul/<form>/<int:number>")
@login_required
def answer(form: str, number: int) -> Response | str | tuple[str, int]:
    """1. read and save, 2. more questions here? 3. wrong? 4. the next page."""
    shown = form_of(form)
    before = shown.fields_of(number)
    typed, file_errors = _read(shown, before)
    saved = _save(shown, number, before, typed)
    look, drop = request.form.get("look", ""), request.form.get("drop", "")
    if drop:
        return redirect(_drop(saved, number, drop), 303)
    if look:
        return _page(_forget(saved, look), number, {})
    if set(saved.fields_of(number)) - set(before) or _just_chosen(saved, before):
        return _page(saved, number, file_errors)
    wrong = _errors(saved, number) | file_errors
    if wrong:
        return _page(saved, number, wrong), 422
    return redirect(_onward(saved, number), 303)


@blueprint.post("/usul/<form>/simpan/<int:number>")
@login_required
def autosave(form: str, number: int) -> Response:
    """What the script sends while somebody types: saved as a step is, judged later."""
    shown = form_of(form)
    before = {k: f for k, f in shown.fields_of(number).items() if f.type not in FILES}
    saved = _save(shown, number, before, read(before.items(), request.form), answered=False)
    return jsonify(saved=t("base.saved", clock=clock(saved.draft.saved_at)))


def _read(shown: Form, fields: Mapping[str, Field]) -> tuple[Typed, dict[str, str]]:
    plain = {key: field for key, field in fields.items() if field.type not in FILES}
    typed = read(plain.items(), request.form)
    errors: dict[str, str] = {}
    for key, field in fields.items():
        if field.type in FILES:
            held = shown.draft.answers.get(key)
            tokens, wrong = take(key, field, held if isinstance(held, list) else [])
            if tokens:
                typed.values[key] = tokens
            if wrong:
                errors[key] = wrong
    return typed, errors


def _save(
    shown: Form, number: int, fields: Mapping[str, Field], typed: Typed, answered: bool = True
) -> Form:
    """Clean answers as answers; what was refused as it was typed."""
    for key, field in fields.items():
        if field.type == "area" and key in typed.raw:
            typed.raw[key] = settled(desk(), office().area, typed.raw[key])
            if field.several:
                typed.raw[key] = gathered(typed.raw[key])
    typed = typed.again(fields)
    values, reasons = clean_all(fields.items(), typed.values, shown.world.directory)
    refused = {reason.field for reason in reasons}
    raw = {key: parts for key, parts in typed.raw.items() if key in refused or _half(parts)}
    draft = drafts.save(
        shown.desk, myself().id, shown.key, now(), keys=tuple(fields), values=values, raw=raw,
        page=number if answered else None,
    )  # fmt: skip
    if draft is None:
        stop(404, t("propose.draft_gone"))
    return with_draft(shown.desk, draft)


def _half(parts: Mapping[str, str]) -> bool:
    """Whether an area was looked for but not chosen yet."""
    return bool((parts.get("find") or parts.get("district")) and not parts.get("village"))


def _just_chosen(saved: Form, fields: Mapping[str, Field]) -> bool:
    """Whether a village was chosen on a page that did not ask for RW and RT yet."""
    return any(
        field.type == "area"
        and not field.several
        and key in saved.draft.answers
        and f"{name_of(key)}-rw" not in request.form
        for key, field in fields.items()
    )


def _drop(saved: Form, number: int, drop: str) -> str:
    key, _, token = drop.partition(":")
    held = saved.draft.answers.get(key)
    if isinstance(held, list) and key in saved.fields_of(number):
        left = [one for one in held if one != token]
        drafts.save(saved.desk, myself().id, saved.key, now(), keys=(key,),
                    values={key: left} if left else {})  # fmt: skip
    return url_for("propose.page", form=saved.key, number=number)


def _forget(saved: Form, look: str) -> Form:
    """Take a chosen place back, to choose another one."""
    key, _, what = look.partition(":")
    if what != "forget":
        return saved
    raw: dict[str, dict[str, str]] = {key: dict.fromkeys(("", "unknown", "find", "village"), "")}
    place = saved.draft.answers.get(key)
    raw[key] |= {"rw": "", "rt": "", "district": ".".join(str(place or "").split(".")[:3])}
    draft = drafts.save(saved.desk, myself().id, saved.key, now(), keys=(key,), raw=raw)
    return saved if draft is None else with_draft(saved.desk, draft)


def _errors(shown: Form, number: int) -> dict[str, str]:
    """What is wrong on this page: with the answers, and with what could not be read."""
    fields = shown.fields_of(number)
    definition = shown.compiled.definition
    found: dict[str, str] = {}
    typed = Typed(raw={k: dict(parts) for k, parts in shown.draft.raw.items()}).again(fields)
    unread = {key: value for key, value in typed.values.items() if key in shown.draft.raw}
    _, reasons = clean_all(fields.items(), unread, shown.world.directory)
    for reason in (*reasons, *shown.problems()):
        if reason.field in fields and reason.field not in found:
            found[reason.field] = _said(reason, fields[reason.field], definition, shown)
    return found


def _said(reason: Why, field: Field, definition: object, shown: Form) -> str:
    if reason.key == "missing" and field.type in ("choice", "yes_no"):
        return t("propose.choose", label=text(field.label).rstrip("?"))
    if field.type == "area" and reason.key in ("missing", "unknown_area"):
        return t("propose.choose_place")
    return said(reason, shown.compiled.definition)


def _onward(saved: Form, number: int) -> str:
    if request.args.get("ubah") and not _unseen(saved):
        return url_for("propose.check", form=saved.key)
    definition = saved.compiled.definition
    if definition.area_from in saved.pages[number - 1].fields:
        return url_for("propose.around", form=saved.key)
    return _next(saved, number)


def _next(saved: Form, number: int) -> str:
    following = saved.after(number)
    if following is None:
        return url_for("propose.check", form=saved.key)
    return url_for("propose.page", form=saved.key, number=following)


def _unseen(saved: Form) -> bool:
    """Whether a changed answer opened a page that was never answered."""
    return any(number not in saved.draft.seen for number in saved.shown_pages())


def _page(shown: Form, number: int, errors: Mapping[str, str]) -> str:
    fields = shown.fields_of(number)
    asked = [question(shown, key, field, errors.get(key)) for key, field in fields.items()]
    order = shown.shown_pages()
    back = shown.before(number)
    opens = shown.compiled.definition.opens
    return render_template(
        "propose/page.html",
        form=shown,
        number=number,
        page=opens.pages[number - 1],
        questions=asked,
        errors=[(one.name, errors[one.key]) for one in asked if one.key in errors],
        place=order.index(number) + 1 if number in order else 1,
        count=len(order),
        changing=bool(request.args.get("ubah")),
        back=url_for("propose.page", form=shown.key, number=back)
        if back
        else url_for("propose.start"),
        saved_at=shown.draft.saved_at if shown.draft.seen else None,
    )


def question(shown: Form, key: str, field: Field, error: str | None) -> Question:
    """One field with what stands in it."""
    answers, raw = shown.draft.answers, shown.draft.raw
    parts = dict(raw[key]) if key in raw else raw_from(field, answers.get(key, ""))
    if field.type == "area" and key not in raw and key not in answers:
        parts |= _home(shown, key)
    files = kept(answers.get(key)) if field.type in FILES else []
    return ask(
        shown.desk, shown.world, office().area, key, field, parts,
        error=error, required=not field.optional, files=files,
        room=room_for(field) - len(files) if field.type in FILES else 0,
    )  # fmt: skip


def _home(shown: Form, key: str) -> Mapping[str, JSON]:
    """The person's home area as a first proposal, where the form is about their own place."""
    home = myself().area
    behalf = shown.draft.behalf
    if home is None or key != shown.compiled.definition.area_from or (behalf and behalf.other):
        return {}
    return raw_from(shown.compiled.definition.fields[key], home)
