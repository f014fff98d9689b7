"""Where a form begins: what is open until when, my drafts; and for whom it is typed."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.compiled import Compiled
from engine.core.windows import window_reasons
from engine.core.world import World
from engine.service import drafts, following
from engine.service.definitions import head_of
from engine.service.drafts import Behalf
from engine.service.handing_in import may_open, opens_for_others
from engine.service.people import NewPerson
from engine.service.typed import cleaned, person_whys
from engine.service.world import world_of
from web.base.i18n import t
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.whys import said
from web.propose.form import form_of
from web.propose.room import blueprint
from web.propose.views import draft_lines


@blueprint.get("/usul")
@login_required
def start() -> str:
    """What I may send, until when; a closed window says so and names the way that is open."""
    here = desk()
    world = world_of(here, now())
    mine = [c for c in following.heads(here) if may_open(c, world, myself().id, now())]
    return render_template(
        "propose/start.html",
        offers=[offer_of(compiled, world) for compiled in mine],
        drafts=draft_lines(here, drafts.mine(here, myself().id)),
    )


def offer_of(compiled: Compiled, world: World) -> dict[str, object]:
    """A workflow as it may be begun today: its window, and why not if it is shut."""
    definition = compiled.definition
    window = None
    if definition.opens.only_in is not None and definition.cycle is not None:
        window = definition.cycle.windows[definition.opens.only_in.removeprefix("window ")]
    shut = window_reasons(definition, definition.opens.only_in, world, now())
    return {
        "definition": definition,
        "window": window,
        "shut": said(shut[0], definition) if shut else None,
        "days_left": (window.last_on - world.calendar.day_of(now())).days if window else None,
    }


@blueprint.post("/usul/mulai/<workflow>")
@login_required
@limiter.limit("60 per hour", key_func=by_person)
def begin(workflow: str) -> Response:
    """Make the form's identity and its draft."""
    here = desk()
    compiled = head_of(here, workflow)
    world = world_of(here, now())
    if compiled is None or not may_open(compiled, world, myself().id, now()):
        abort(404)
    draft = drafts.begin(here, myself().id, workflow, now())
    if opens_for_others(compiled, world, myself().id, now()):
        return redirect(url_for("propose.behalf", form=draft.form), 303)
    return redirect(url_for("propose.first", form=draft.form), 303)


@blueprint.get("/usul/<form>/untuk")
@login_required
def behalf(form: str) -> str:
    """For whom: for me, or for somebody who stands at the counter."""
    shown = form_of(form)
    if not opens_for_others(shown.compiled, shown.world, myself().id, now()):
        abort(404)
    return _behalf_page(form, shown.draft.behalf, {})


@blueprint.post("/usul/<form>/untuk")
@login_required
def set_behalf(form: str) -> Response | tuple[str, int]:
    """Keep who it is for; the person is made a member when the form is sent."""
    shown = form_of(form)
    if not opens_for_others(shown.compiled, shown.world, myself().id, now()):
        abort(404)
    person = shown.draft.behalf.person if shown.draft.behalf else None
    typed = Behalf(
        other=request.form.get("for") == "other",
        name=" ".join(request.form.get("name", "").replace("\0", "").split())[:400],
        phone=request.form.get("phone", "").replace("\0", "").strip()[:60],
        person=person,
    )
    errors = _behalf_errors(typed)
    if request.form.get("for") not in ("me", "other"):
        errors["for"] = t("propose.for_missing")
    if not errors:
        drafts.save(desk(), myself().id, form, now(), behalf=typed)
        target = "propose.check" if request.args.get("ubah") else "propose.first"
        return redirect(url_for(target, form=form), 303)
    return _behalf_page(form, typed, errors, request.form.get("for", "")), 422


def _behalf_errors(typed: Behalf) -> dict[str, str]:
    if not typed.other:
        return {}
    found = person_whys(cleaned(NewPerson(typed.name, phone=typed.phone or None)))
    return {reason.field or "name": said(reason) for reason in found}


def _behalf_page(form: str, typed: Behalf | None, errors: dict[str, str], chosen: str = "") -> str:
    chosen = chosen or ("" if typed is None else "other" if typed.other else "me")
    return render_template(
        "propose/behalf.html", form=form, typed=typed or Behalf(), chosen=chosen, errors=errors
    )
