"""Organisations: the list, one with its offices, making, changing, closing and opening again."""

from dataclasses import dataclass, field

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import directory_changes, organisations_view
from engine.service import organisations as service
from engine.service.directory_changes import OrganisationIs
from engine.service.directory_whys import CHAINS
from engine.service.organisations import NewOrganisation
from engine.service.organisations_view import Whole
from web.base.i18n import has_words, t
from web.base.moment import now
from web.base.office import desk, office
from web.base.questions import Pair
from web.base.session import myself
from web.base.whys import said
from web.people import picking
from web.people.confirming import Asked, confirm, decided
from web.people.room import ID, blueprint, page_number, typed, typed_form
from web.people.wanting import incident_number, wanted

FIELDS = ("short", "kind", "kind_other", "name", "chain", "whole", "reason")
_PLACES = {"code": "short", "areas": "f-area"}  # of a reason's field: the input on the page


@dataclass
class Sheet:
    """The form as it stands: what was typed, the areas that are ticked, the picker."""

    raw: dict[str, str]
    areas: list[str]
    area: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)


def kind_said(key: str) -> str:
    """What a kind of organisation is called; an unknown key as words."""
    return t(f"kind.{key}") if has_words(f"kind.{key}") else key.replace("_", " ")


@blueprint.get("/instansi")
def organisations() -> str:
    """Those that work, by words; `tutup` shows the closed ones."""
    words, closed, page = typed("cari"), request.args.get("tutup") == "ya", page_number()
    found, more = organisations_view.search(desk(), words, closed, page)
    return render_template(
        "people/organisations.html",
        found=found,
        more=more,
        page=page,
        words=words,
        closed=closed,
        kind_said=kind_said,
    )


@blueprint.get(f"/instansi/<{ID}:number>")
def organisation(number: int) -> str:
    """One organisation: what it covers, its offices."""
    return organisation_page(whole_of(number), {}, {})


def whole_of(number: int) -> Whole:
    """The organisation of the address; 404 where this tenant has none such."""
    return organisations_view.find(desk(), number) or abort(404)


def organisation_page(one: Whole, raw: dict[str, str], errors: dict[str, str]) -> str:
    """The page of an organisation, also with what was wrong with the form to open it again."""
    return render_template(
        "people/organisation.html",
        one=one,
        areas=picking.named(one.areas),
        kind=kind_said(one.line.kind),
        raw=raw,
        errors=errors,
        done=request.args.get("selesai", ""),
        incident=incident_number(),
    )


@blueprint.get("/instansi/baru")
def new_organisation() -> str:
    """The form for a new one; an incident fills in the area and the usual kind."""
    miss = wanted()
    kind, area = organisations_view.usual(desk(), miss) if miss is not None else (None, None)
    anywhere = miss is not None and miss.kind is not None and not (miss.area or miss.organisation)
    raw = dict.fromkeys(FIELDS, "") | {
        "chain": "civil",
        "kind": kind or "",
        "whole": "yes" if anywhere else "",
        "short": miss.organisation or "" if miss else "",
    }
    return _form(Sheet(raw, [area] if area else [], dict(picking.EMPTY)), None)


@blueprint.post("/instansi/baru")
def add_organisation() -> Response | str | tuple[str, int]:
    """1. still choosing areas? 2. what is wrong, 3. make it."""
    sheet = _typed()
    if "look" in request.form:
        return _form(sheet, None)
    is_ = _read(sheet)
    if not sheet.errors:
        new = NewOrganisation(
            " ".join(sheet.raw["short"].upper().split()), is_.kind, is_.name, is_.areas, (),
            is_.chain, is_.whole_tenant,
        )  # fmt: skip
        made = service.add(desk(), new, myself().id, sheet.raw["reason"], now())
        if isinstance(made, int):
            target = url_for("people.organisation", number=made, selesai="baru",
                             kendala=incident_number())  # fmt: skip
            return redirect(target, 303)
        _blame(sheet, made)
    return _form(sheet, None), 422


@blueprint.get(f"/instansi/<{ID}:number>/ubah")
def change_organisation(number: int) -> str:
    """The form with what is known."""
    one = whole_of(number)
    raw = {
        "short": one.line.code,
        "kind": one.line.kind,
        "kind_other": "",
        "name": one.line.name,
        "chain": one.line.chain,
        "whole": "yes" if one.line.whole_tenant else "",
        "reason": "",
    }
    return _form(Sheet(raw, list(one.areas), dict(picking.EMPTY)), one)


@blueprint.post(f"/instansi/<{ID}:number>/ubah")
def save_organisation(number: int) -> Response | str | tuple[str, int]:
    """The same steps as for a new one."""
    one = whole_of(number)
    sheet = _typed()
    if "look" in request.form:
        return _form(sheet, one)
    is_ = _read(sheet)
    if not sheet.errors:
        no = directory_changes.change_organisation(
            desk(), number, is_, myself().id, sheet.raw["reason"], now()
        )
        if no is None:
            return redirect(url_for("people.organisation", number=number, selesai="ubah"), 303)
        _blame(sheet, no)
    return _form(sheet, one), 422


@blueprint.get(f"/instansi/<{ID}:number>/tutup")
def close_organisation(number: int) -> str:
    """What closing means, and the reason."""
    return confirm(_closing(whole_of(number)))


@blueprint.post(f"/instansi/<{ID}:number>/tutup")
def do_close_organisation(number: int) -> Response | tuple[str, int]:
    """Close it with all its offices."""
    asked = _closing(whole_of(number))
    return decided(asked, lambda reason: directory_changes.close_organisation(
        desk(), number, myself().id, reason, now()
    ))  # fmt: skip


@blueprint.post(f"/instansi/<{ID}:number>/buka")
def reopen_organisation(number: int) -> Response | tuple[str, int]:
    """Take the closing back."""
    one, reason = whole_of(number), request.form.get("reason", "")[:4000]
    no = directory_changes.reopen_organisation(desk(), number, myself().id, reason, now())
    if no is not None:
        return organisation_page(one, {"reason": reason}, {"reason": said(no.reasons[0])}), 422
    return redirect(url_for("people.organisation", number=number, selesai="buka"), 303)


def _closing(one: Whole) -> Asked:
    back = url_for("people.organisation", number=one.line.id)
    offices = [post.name for post in one.posts if post.closed_on is None]
    return Asked(
        title=t("directory.close_organisation", name=one.line.name),
        words=t("directory.close_organisation_words"),
        items=tuple(offices),
        items_title=t("directory.close_offices"),
        button=t("directory.close_button"),
        warning=True,
        back=back,
        back_words=one.line.name,
        target=url_for("people.organisation", number=one.line.id, selesai="tutup"),
    )


def _typed() -> Sheet:
    """What stands in the form; the picker's area joins the ticked ones where that was asked."""
    sheet = Sheet(typed_form(FIELDS), picking.listed("areas"), picking.picked())
    look = request.form.get("look", "")
    if look == "all" and office().area:
        sheet.areas = list(dict.fromkeys([*sheet.areas, office().area]))
    if look == "add" and not sheet.area["village"] and sheet.area["district"]:
        sheet.area["village"] = sheet.area["district"]
    if look == "add" or (not look and sheet.area["village"]):
        _join(sheet)
    if not look and picking.half(sheet.area):
        sheet.errors["f-area"] = t("directory.area_half")
    return sheet


def _join(sheet: Sheet) -> None:
    code = picking.code_in(sheet.area)
    if not code:
        sheet.errors["f-area"] = t("directory.area_choose")
        return
    no = service.area_refused(desk(), code)
    if no is not None:
        sheet.errors["f-area"] = said(no)
        return
    sheet.areas = list(dict.fromkeys([*sheet.areas, code]))
    sheet.area = dict(picking.EMPTY)


def _read(sheet: Sheet) -> OrganisationIs:
    raw = sheet.raw
    kind = picking.kind_in(raw, sheet.errors)
    if not raw["reason"].strip():
        sheet.errors["reason"] = t("why.no_reason")
    name = " ".join(raw["name"].split())
    if not name:
        sheet.errors["name"] = t("directory.name_missing")
    whole = raw["whole"] == "yes"
    return OrganisationIs(kind, name, tuple(sheet.areas), raw["chain"], whole)


def _blame(sheet: Sheet, no: Refused) -> None:
    for one in no.reasons:
        place = _PLACES.get(one.field or "", one.field or "name")
        words = t("directory.code_form") if one.key == "wrong_code" and place == "short" else ""
        sheet.errors.setdefault(place if place in (*FIELDS, "f-area") else "name",
                                words or said(one))  # fmt: skip


def _form(sheet: Sheet, one: Whole | None) -> str:
    known = {*organisations_view.kinds(desk()), sheet.raw["kind"]} - {""}
    choices: list[Pair] = sorted(
        ((key, kind_said(key)) for key in known), key=lambda pair: pair[1].casefold()
    )
    return render_template(
        "people/organisation_form.html",
        one=one,
        raw=sheet.raw,
        errors=sheet.errors,
        areas=picking.named(sheet.areas),
        question=picking.wide_question(sheet.area, sheet.errors.get("f-area")),
        kinds=choices,
        chains=[(key, t(f"chain.{key}")) for key in CHAINS],
        whole=picking.named([office().area])[0][1] if office().area else "",
        incident=incident_number(),
        wanted=wanted(),
    )
