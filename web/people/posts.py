"""Offices made, changed, closed and opened again, with whom they serve and their seats."""

from dataclasses import dataclass, field

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import directory_changes, offices_view, organisations_view
from engine.service.directory_changes import OfficeIs
from engine.service.offices_view import Known
from engine.service.organisations_view import OrganisationLine
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.questions import Pair
from web.base.session import myself
from web.base.whys import said
from web.people import picking
from web.people.confirming import Asked, confirm, decided
from web.people.offices import bodies_said, office_page
from web.people.organisations import whole_of
from web.people.room import ID, blueprint, kind_words, kinds_words, office_of, typed_form
from web.people.wanting import incident_number, wanted

FIELDS = ("kind", "kind_other", "name", "serve_find", "reason")
SHOWN = 20


@dataclass
class Sheet:
    """The form as it stands. `serves` and `bodies` are what is ticked."""

    raw: dict[str, str]
    serves: list[str]
    bodies: list[str]
    errors: dict[str, str] = field(default_factory=dict)


@blueprint.get(f"/instansi/<{ID}:number>/jabatan")
def new_office(number: int) -> str:
    """The form for a new office here; an incident fills in its kind."""
    one, miss = whole_of(number), wanted()
    raw = dict.fromkeys(FIELDS, "") | {"kind": miss.kind or "" if miss is not None else ""}
    bodies = [miss.body] if miss is not None and miss.body else []
    return _form(Sheet(raw, [], bodies), one.line, None)


@blueprint.post(f"/instansi/<{ID}:number>/jabatan")
def add_office(number: int) -> Response | str | tuple[str, int]:
    """Make it, vacant."""
    one, sheet = whole_of(number), _typed()
    if "look" in request.form:
        return _form(sheet, one.line, None)
    is_ = _read(sheet)
    if not sheet.errors:
        made = directory_changes.add_office(
            desk(), number, is_, myself().id, sheet.raw["reason"], now()
        )
        if isinstance(made, int):
            target = url_for("people.office", number=made, selesai="baru",
                             kendala=incident_number())  # fmt: skip
            return redirect(target, 303)
        _blame(sheet, made)
    return _form(sheet, one.line, None), 422


@blueprint.get(f"/jabatan/<{ID}:number>/ubah")
def change_office(number: int) -> str:
    """The form with what is known."""
    known = office_of(number)
    post = organisations_view.post(desk(), number)
    kind, name = known.office.kind, known.office.name
    raw = dict.fromkeys(FIELDS, "") | {"kind": kind, "name": name}
    serves = [code for code, _ in post.serves] if post is not None else []
    return _form(Sheet(raw, serves, list(post.bodies) if post else []), _owner(known), known)


@blueprint.post(f"/jabatan/<{ID}:number>/ubah")
def save_office(number: int) -> Response | str | tuple[str, int]:
    """Change it, unless work would be left alone."""
    known, sheet = office_of(number), _typed()
    if "look" in request.form:
        return _form(sheet, _owner(known), known)
    is_ = _read(sheet)
    if not sheet.errors:
        no = directory_changes.change_office(
            desk(), number, is_, myself().id, sheet.raw["reason"], now()
        )
        if no is None:
            return redirect(url_for("people.office", number=number, selesai="ubah"), 303)
        _blame(sheet, no)
    return _form(sheet, _owner(known), known), 422


@blueprint.get(f"/jabatan/<{ID}:number>/tutup")
def close_office(number: int) -> str:
    """What closing means, and the reason."""
    return confirm(_closing(office_of(number)))


@blueprint.post(f"/jabatan/<{ID}:number>/tutup")
def do_close_office(number: int) -> Response | tuple[str, int]:
    """Close it; its terms end today."""
    asked = _closing(office_of(number))
    return decided(asked, lambda reason: directory_changes.close_office(
        desk(), number, myself().id, reason, now()
    ))  # fmt: skip


@blueprint.post(f"/jabatan/<{ID}:number>/buka")
def reopen_office(number: int) -> Response | tuple[str, int]:
    """Take the closing back; the office is vacant."""
    known, reason = office_of(number), request.form.get("reason", "")[:4000]
    no = directory_changes.reopen_office(desk(), number, myself().id, reason, now())
    if no is not None:
        words = [
            t("directory.open_organisation_first") if one.key == "closed" else said(one)
            for one in no.reasons
        ]
        return office_page(known, {"reason": reason}, {"reason": " ".join(words)}), 422
    return redirect(url_for("people.office", number=number, selesai="buka"), 303)


def _closing(known: Known) -> Asked:
    back = url_for("people.office", number=known.office.id)
    return Asked(
        title=t("directory.close_office", name=known.office.name),
        words=t("directory.close_office_words"),
        items=tuple(one.name for one in (*known.now, *known.coming)),
        items_title=t("directory.close_terms"),
        button=t("directory.close_button"),
        warning=True,
        back=back,
        back_words=known.office.name,
        target=url_for("people.office", number=known.office.id, selesai="tutup"),
    )


def _owner(known: Known) -> OrganisationLine:
    post = organisations_view.post(desk(), known.office.id)
    return whole_of(post.organisation if post is not None else 0).line


def _typed() -> Sheet:
    return Sheet(typed_form(FIELDS), picking.listed("serves"), picking.listed("bodies"))


def _read(sheet: Sheet) -> OfficeIs:
    raw = sheet.raw
    kind = picking.kind_in(raw, sheet.errors)
    name = " ".join(raw["name"].split())
    if not name:
        sheet.errors["name"] = t("directory.name_missing")
    if not raw["reason"].strip():
        sheet.errors["reason"] = t("why.no_reason")
    names = bodies_said()
    bodies = tuple((key, names[key]) for key in sheet.bodies if key in names)
    return OfficeIs(kind, name, tuple(sheet.serves), bodies)


def _blame(sheet: Sheet, no: Refused) -> None:
    for one in no.reasons:
        place = {"serves": "serve_find", "reason": "reason"}.get(one.field or "", "name")
        sheet.errors.setdefault(place, said(one))


def _form(sheet: Sheet, owner: OrganisationLine, known: Known | None) -> str:
    titles = kinds_words()
    keys = {*titles, *(one.key for one in offices_view.kinds(desk(), now())), sheet.raw["kind"]}
    kinds: list[Pair] = [(key, titles.get(key) or kind_words(key)) for key in keys - {""}]
    return render_template(
        "people/office_form.html",
        owner=owner,
        known=known,
        raw=sheet.raw,
        errors=sheet.errors,
        kinds=sorted(kinds, key=lambda pair: pair[1].casefold()),
        serves=_serves(sheet),
        looked=bool(sheet.raw["serve_find"].strip()),
        bodies=sorted(bodies_said().items(), key=lambda pair: pair[1].casefold()),
        ticked=sheet.bodies,
        incident=incident_number(),
        wanted=wanted(),
    )


def _serves(sheet: Sheet) -> list[tuple[str, str, bool]]:
    """(code, name, ticked) of what it serves and what was found."""
    words = sheet.raw["serve_find"]
    found = organisations_view.search(desk(), words, False, 1, SHOWN)[0] if words.strip() else []
    offered = {one.code: one.name for one in found if one.code not in sheet.serves}
    ticked = organisations_view.names(desk(), sheet.serves)
    return [
        *((code, ticked.get(code, code), True) for code in sheet.serves),
        *((code, name, False) for code, name in offered.items()),
    ]
