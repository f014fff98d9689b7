"""Beginning and ending a term of office: who, in which capacity, by which decree, from when."""

import datetime as dt

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import people, terms
from engine.service.offices_view import Known, TermLine
from engine.service.world import world_of
from web.base.answers import DATE_PARTS, date_of
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.people.room import ID, blueprint, kind_words, office_of, typed
from web.people.wanting import incident_number

MOST_DECREE = 200
SHOWN = 20
CAPACITIES = ("definitive", "plt", "plh")


@blueprint.get(f"/jabatan/<{ID}:number>/mulai")
def begin(number: int) -> str:
    """First the person is looked for, then the form below is filled in. A link may say in which
    capacity and for which days."""
    capacity, today = typed("sebagai", 10), _today()
    raw = {"person": typed("orang", 20)}
    raw["capacity"] = capacity if capacity in CAPACITIES else CAPACITIES[0]
    raw |= _date_raw("from_on", _linked("mulai") or today)
    until_on = _linked("sampai")
    raw |= _date_raw("until_on", until_on) if until_on is not None else {}
    return _begin_page(office_of(number), raw, {})


def _linked(name: str) -> dt.date | None:
    """A day of the address (YYYY-MM-DD), if it is one."""
    try:
        return dt.date.fromisoformat(typed(name, 10))
    except ValueError:
        return None


@blueprint.post(f"/jabatan/<{ID}:number>/mulai")
def begin_term(number: int) -> Response | tuple[str, int]:
    """Begin the term; a definitive successor may end the term before in the same decision."""
    known = office_of(number)
    raw = {name: value[:2000] for name, value in request.form.items()}
    errors: dict[str, str] = {}
    from_on = _day(raw, "from_on", errors)
    until_on = _day(raw, "until_on", errors, optional=True)
    person = raw.get("person", "")
    if not (person.isdecimal() and len(person) < 19):
        errors["person"] = t("people.choose_person")
    decree = " ".join(raw.get("decree", "").split()) or None
    if decree is not None and len(decree) > MOST_DECREE:
        errors["decree"] = t("why.too_long", label=t("people.decree"), max=MOST_DECREE)
    if errors or from_on is None:
        return _begin_page(known, raw, errors), 422
    new = terms.new_term(number, int(person), from_on, raw.get("capacity", ""), decree, until_on)
    write = terms.succeed if raw.get("succeed") == "yes" else terms.start
    done = write(desk(), new, myself().id, raw.get("reason", ""), now())
    if isinstance(done, Refused):
        for why in done.reasons:
            errors[why.field if why.field in _FIELDS else "person"] = said(why)
        return _begin_page(known, raw, errors), 422
    target = url_for("people.office", number=number, selesai="mulai", kendala=incident_number())
    return redirect(target, 303)


_FIELDS = ("person", "capacity", "decree", "from_on", "until_on", "reason")


@blueprint.get(f"/jabatan/<{ID}:number>/akhiri/<{ID}:term>")
def end(number: int, term: int) -> str:
    """The last day and the reason."""
    known = office_of(number)
    return _end_page(known, _term(known, term), _date_raw("until_on", _today()), {})


@blueprint.post(f"/jabatan/<{ID}:number>/akhiri/<{ID}:term>")
def end_term(number: int, term: int) -> Response | tuple[str, int]:
    """Set the last day of the term."""
    known = office_of(number)
    line = _term(known, term)
    raw = {name: value[:2000] for name, value in request.form.items()}
    errors: dict[str, str] = {}
    until_on = _day(raw, "until_on", errors)
    if until_on is None:
        return _end_page(known, line, raw, errors), 422
    done = terms.end(desk(), term, until_on, myself().id, raw.get("reason", ""), now())
    if done is not None:
        for why in done.reasons:
            errors["reason" if why.field == "reason" else "until_on"] = said(why)
        return _end_page(known, line, raw, errors), 422
    return redirect(url_for("people.office", number=number, selesai="akhir"), 303)


def _term(known: Known, term: int) -> TermLine:
    lines = (*known.now, *known.coming, *known.earlier)
    return next((line for line in lines if line.id == term), None) or abort(404)


def _today() -> dt.date:
    return world_of(desk(), now()).calendar.day_of(now())


def _date_raw(name: str, on: dt.date) -> dict[str, str]:
    values = (str(on.day), str(on.month), str(on.year))
    return {f"{name}-{part}": value for part, value in zip(DATE_PARTS, values, strict=True)}


def _day(
    raw: dict[str, str], name: str, errors: dict[str, str], optional: bool = False
) -> dt.date | None:
    parts = {part: raw.get(f"{name}-{part}", "").strip() for part in DATE_PARTS}
    if optional and not any(parts.values()):
        return None
    found = date_of(parts)
    if found is None:
        errors[name] = t("people.day_form")
        return None
    return dt.date.fromisoformat(found)


def _begin_page(known: Known, raw: dict[str, str], errors: dict[str, str]) -> str:
    words = typed("cari") or raw.get("cari", "")
    found = people.members(desk(), words, SHOWN) if words else []
    chosen = raw.get("person", "")
    member = None
    if chosen.isdecimal() and len(chosen) < 19:
        member = people.find(desk(), int(chosen))
        if member is not None and all(one.person != member.person for one in found):
            found = [member, *found]
    return render_template(
        "people/begin.html",
        known=known,
        kind=kind_words(known.office.kind),
        raw=raw,
        errors=errors,
        words=words,
        found=found,
        many=len(found) >= SHOWN,
        definitive=[one for one in known.now if one.capacity == "definitive"],
        parts=DATE_PARTS,
        incident=incident_number(),
    )


def _end_page(known: Known, line: TermLine, raw: dict[str, str], errors: dict[str, str]) -> str:
    return render_template("people/end.html", known=known, line=line, raw=raw, errors=errors)
