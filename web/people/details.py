"""A person's details corrected, and the right of the secretariat given and taken."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import people
from engine.service.people import Member, NewPerson
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.people import picking
from web.people.confirming import Asked, confirm, decided
from web.people.room import ID, blueprint, person_of, typed_form

FIELDS = ("name", "email", "phone", "language", "reason")


@blueprint.get(f"/<{ID}:number>/ubah")
def change_person(number: int) -> str:
    """The form with what is known."""
    member = person_of(number)
    raw = {
        "name": member.name,
        "email": member.email or "",
        "phone": member.phone or "",
        "language": member.language,
        "reason": "",
    }
    return _form(member, raw, picking.stored(member.area), {})


@blueprint.post(f"/<{ID}:number>/ubah")
def save_person(number: int) -> Response | str | tuple[str, int]:
    """1. still choosing the area? 2. what is wrong, 3. correct it."""
    member, raw, area = person_of(number), typed_form(FIELDS), picking.picked()
    if "look" in request.form:
        return _form(member, raw, area, {})
    errors = {"f-area": t("directory.area_half")} if picking.half(area) else {}
    if not errors:
        to = NewPerson(
            raw["name"], raw["email"], raw["phone"], raw["language"], picking.code_in(area)
        )
        no = people.change(desk(), number, to, myself().id, raw["reason"], now())
        if no is None:
            return redirect(url_for("people.person", number=number, selesai="ubah"), 303)
        errors = _errors(no)
    return _form(member, raw, area, errors), 422


@blueprint.get(f"/<{ID}:number>/sekretariat")
def right(number: int) -> str:
    """What the right means, and the reason."""
    member = person_of(number)
    return confirm(_asked(member, not member.secretariat))


@blueprint.post(f"/<{ID}:number>/sekretariat")
def set_right(number: int) -> Response | tuple[str, int]:
    """Give or take it, as the form says: sent twice, it is still the same."""
    member, give = person_of(number), request.form.get("to") == "give"
    return decided(_asked(member, give), lambda reason: people.set_secretariat(
        desk(), number, give, myself().id, reason, now()
    ))  # fmt: skip


def _asked(member: Member, give: bool) -> Asked:
    what = "give" if give else "take"
    words = [t(f"directory.{what}_words", name=member.name)]
    if give and member.username is None:
        words.append(t("directory.give_no_login"))
    own = not give and member.person == myself().id
    if own:
        words.append(t("directory.take_own"))
    back = url_for("people.person", number=member.person)
    done = url_for("people.person", number=member.person, selesai=what)
    return Asked(
        title=t(f"directory.{what}_title", name=member.name),
        words=" ".join(words),
        button=t(f"directory.{what}_button"),
        warning=not give,
        back=back,
        back_words=member.name,
        # Who gave up the own right finds no page of a person any more.
        target=url_for("auth.account") if own else done,
        hidden=(("to", what),),
    )


def _errors(no: Refused) -> dict[str, str]:
    places = {"area": "f-area"}
    found: dict[str, str] = {}
    for one in no.reasons:
        place = places.get(one.field or "", one.field or "name")
        found.setdefault(place if place in (*FIELDS, "f-area") else "name", said(one))
    return found


def _form(member: Member, raw: dict[str, str], area: dict[str, str], errors: dict[str, str]) -> str:
    return render_template(
        "people/change.html",
        member=member,
        raw=raw,
        errors=errors,
        question=picking.question(area, errors.get("f-area")),
    )
