"""The cycle's settings as a form; sending it hands a change in, with a reason."""

from flask import abort, render_template, request
from werkzeug.wrappers import Response

from engine.core.definition.cycle import Cycle
from engine.core.definition.problems import Problem
from engine.core.values import Refused
from engine.service import cycle_settings, studio
from engine.service.cycle_settings import KINDS
from engine.service.drafting import Submitted
from engine.service.studio import HeadMoved, Same, Studied, Wrong
from engine.store.publishing import Version
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import said
from web.studio import cycle_form
from web.studio.cycle_form import Typed
from web.studio.handing import to_change
from web.studio.room import blueprint, study


@blueprint.get("/<workflow>/siklus")
def cycle(workflow: str) -> str:
    """The head's settings."""
    found = study(workflow)
    raw = cycle_form.raw_of(_cycle(found), _places(found), _gates(found))
    return _page(found, Typed(raw), found.head.hash, "")


@blueprint.post("/<workflow>/siklus")
def save_cycle(workflow: str) -> Response | tuple[str, int]:
    """1. read, 2. hand it in over the head that was seen, 3. say what came of it."""
    found = study(workflow)
    typed = cycle_form.read(request.form, _cycle(found), _places(found), _gates(found))
    head, reason = request.form.get("head", "")[:64], request.form.get("reason", "")
    if not reason.strip():
        typed.errors["reason"] = t("why.no_reason")
    if typed.errors:
        return _page(found, typed, head, reason), 422
    done = cycle_settings.submit(desk(), workflow, typed.values, head, myself().id, reason, now())
    match done:
        case Submitted():
            return to_change(done)
        case Same():
            return _page(found, typed, head, reason, unchanged=True), 200
        case HeadMoved():
            return _page(found, typed, done.head.hash, reason, moved=done.head), 409
        case Wrong():
            rest = _place(typed, done)
            return _page(found, typed, head, reason, rest=rest), 422
        case Refused():
            for why in done.reasons:
                typed.errors[why.field if why.field == "reason" else "cycle"] = said(why)
            return _page(found, typed, head, reason), 422


def _place(typed: Typed, wrong: Wrong) -> list[Problem]:
    """Put each problem beside the input that it is about; the rest is said above the form."""
    found, rest = cycle_settings.by_path(wrong, typed.values)
    for path, problems in found.items():
        name = cycle_form.input_of(path)
        if name in typed.raw:
            words = " ".join(dict.fromkeys(one.message(language()) for one in problems))
            typed.errors.setdefault(name, words)
        else:
            rest += problems
    return rest


def _cycle(found: Studied) -> Cycle:
    return found.definition.cycle or abort(404)


def _places(found: Studied) -> int:
    return len(cycle_settings.steps_of(found.definition))


def _gates(found: Studied) -> tuple[str, ...]:
    return cycle_settings.uses_of(found.definition).gates


def _page(
    found: Studied,
    typed: Typed,
    head: str,
    reason: str,
    rest: list[Problem] | None = None,
    moved: Version | None = None,
    unchanged: bool = False,
) -> str:
    people = [moved.published_by] if moved else []
    return render_template(
        "studio/cycle.html",
        found=found,
        cycle=_cycle(found),
        kinds=KINDS,
        steps=cycle_settings.steps_of(found.definition),
        uses=cycle_settings.uses_of(found.definition),
        typed=typed,
        head=head,
        reason=reason,
        rest=rest or [],
        moved=moved,
        unchanged=unchanged,
        names=studio.names(desk(), people),
    )
