"""People whom this office knows: the list, one person, somebody new."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import offices_view, people
from engine.service.areas import name_paths
from engine.service.people import Member, NewPerson
from engine.service.world import world_of
from web.base.addresses import configured
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.people.room import ID, blueprint, person_of, typed

SHOWN = 50
FIELDS = ("name", "email", "phone", "language", "reason")


@blueprint.get("/daftar")
def persons() -> str:
    """Members by number; words are looked for in names."""
    words, after = typed("cari"), request.args.get("sesudah", "0")
    start = int(after) if after.isdecimal() and len(after) < 18 else 0
    found = people.members(desk(), words, SHOWN + 1, start)
    return render_template(
        "people/persons.html",
        found=found[:SHOWN],
        more=found[SHOWN - 1].person if len(found) > SHOWN else None,
        words=words,
    )


@blueprint.get(f"/<{ID}:number>")
def person(number: int) -> str:
    """One person: how to reach them, offices, login, slips."""
    return person_page(person_of(number), {}, {})


def person_page(member: Member, raw: dict[str, str], errors: dict[str, str]) -> str:
    """The page of a person, also with what was wrong with a form on it."""
    area = name_paths(desk(), [member.area])[member.area] if member.area else ""
    return render_template(
        "people/person.html",
        member=member,
        area=area,
        terms=offices_view.terms_of(desk(), member.person),
        today=world_of(desk(), now()).calendar.day_of(now()),
        raw=raw,
        errors=errors,
        done=request.args.get("selesai", ""),
        channels=configured(),
    )


@blueprint.get("/baru")
def new_person() -> str:
    """The form for somebody new; a slip is made on the person's own page."""
    return render_template("people/new.html", raw={"name": typed("nama")}, errors={})


@blueprint.post("/baru")
def add_person() -> Response | tuple[str, int]:
    """Make the person known to this office. No mail and no phone is normal."""
    raw = {name: request.form.get(name, "")[:2000] for name in FIELDS}
    new = NewPerson(raw["name"], raw["email"], raw["phone"], raw["language"] or "id")
    made = people.add(desk(), new, myself().id, raw["reason"], now())
    if isinstance(made, Refused):
        errors = {why.field if why.field in FIELDS else "name": said(why) for why in made.reasons}
        return render_template("people/new.html", raw=raw, errors=errors), 422
    return redirect(url_for("people.person", number=made, selesai="baru"), 303)
