"""Naming somebody to stand in, and ending it. The page says first what may be done so."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.directory import Office
from engine.core.values import Refused
from engine.service.away import giving
from engine.service.away.candidates import candidates
from engine.service.away.giving import NewDelegation
from engine.service.away.scope import Delegable, of_kind
from engine.service.world import world_of
from web.away.room import Whose, blueprint, day_of, parts_of, raw_day, today, typed, whose
from web.base import formats, numerals
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said

_FIELDS = ("office", "person", "from_on", "until_on", "workflow", "most", "basis", "reason")


@blueprint.get("/wakil")
def delegate() -> str:
    """Which office, then who: the person is looked for by a form of its own."""
    raw = raw_day("from_on", today()) | {"when": "days", "office": request.args.get("jabatan", "")}
    raw["cari"] = " ".join(request.args.get("cari", "").replace("\0", "").split())[:80]
    return _page(whose(), raw, {})


@blueprint.post("/wakil")
def give() -> Response | tuple[str, int]:
    """Write it; what is wrong is told beside each input."""
    who, raw = whose(), typed()
    errors: dict[str, str] = {}
    office = _office(_offices(who), raw)
    if office is None:
        abort(404)
    gone = raw.get("when") == "gone"
    first = day_of(raw, "from_on", errors, optional=False)
    last = day_of(raw, "until_on", errors, optional=True)
    most = None
    if raw.get("most", "").strip():
        most = numerals.money(raw["most"])
        if most is None:
            errors["most"] = t("why.wrong_type_money", label=t("away.most"))
    person = raw.get("person", "")
    if not (person.isascii() and person.isdigit() and len(person) < 19):
        errors["person"] = t("away.choose")
    if errors or first is None:
        return _page(who, raw, errors), 422
    new = NewDelegation(
        office.id, who.person, int(person), first, last, " ".join(raw.get("basis", "").split()),
        gone, raw.get("workflow") or None, most,
    )  # fmt: skip
    done = giving.give(desk(), new, myself().id, raw.get("reason", ""), now())
    if isinstance(done, Refused):
        for why in done.reasons:
            errors[why.field if why.field in _FIELDS else "person"] = said(why)
        return _page(who, raw, errors), 422
    return redirect(url_for("away.overview", orang=who.number, selesai="give"), 303)


@blueprint.post("/wakil/<int:number>/akhiri")
def end(number: int) -> Response:
    """End it at once."""
    who = whose()
    found = giving.one(desk(), number)
    if found is None or who.person not in (found.principal, found.person):
        abort(404)
    done = giving.take_back(
        desk(), number, myself().id, None if who.own else t("away.end_title"), now()
    )
    if done is not None:
        abort(409, said(done.reasons[0]))
    return redirect(url_for("away.overview", orang=who.number, selesai="end"), 303)


def _offices(who: Whose) -> list[Office]:
    """What this person holds today."""
    world = world_of(desk(), now())
    on = today()
    held = world.directory.by_person.get(who.person, ())
    return [o for o in held if o.queues and any(t.person == who.person for t in o.holders(on))]


def _office(offices: list[Office], raw: dict[str, str]) -> Office | None:
    chosen = next((one for one in offices if str(one.id) == raw.get("office")), None)
    return chosen or (offices[0] if offices else None)


def _page(who: Whose, raw: dict[str, str], errors: dict[str, str]) -> str:
    offices = _offices(who)
    office = _office(offices, raw)
    if office is None:
        abort(404)
    may = of_kind(desk(), office.kind)
    words, person = raw.get("cari", ""), raw.get("person", "")
    chosen = int(person) if person.isascii() and person.isdigit() and len(person) < 19 else None
    return render_template(
        "away/delegate.html",
        who=who,
        office=office,
        offices=[(str(one.id), one.name) for one in offices],
        may=[_said(one) for one in may],
        workflows=[
            (one.workflow, text(one.title)) for one in {m.workflow: m for m in may}.values()
        ],
        found=candidates(desk(), office.id, words, now(), chosen),
        raw=raw,
        errors=errors,
        words=words,
        parts_of=parts_of,
    )


def _said(one: Delegable) -> str:
    acts = ", ".join(f"“{text(act)}”" for act in one.acts)
    line = f"{text(one.title)}, {text(one.state_title)}: {acts}"
    if one.most is not None:
        line += " " + t("away.may_most", most=formats.money(one.most))
    return line
