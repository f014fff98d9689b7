"""Taking the decisions of one list back: each is checked alone, and one list says what came of
each. Works without script."""

from flask import render_template, request
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.service import areas, undoing
from engine.service.definitions import compiled_for
from engine.service.together import MOST
from web.base.i18n import t, text
from web.base.limits import by_person, limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.whys import all_said
from web.queue.room import blueprint
from web.queue.together import Row, title_of


@blueprint.post("/tugas/bersama/batalkan")
@login_required
@limiter.limit("60 per hour", key_func=by_person)
def undo_together() -> str | Response:
    """Take back what the list names, as far as each is still the reader's to take back."""
    results = undoing.undo_many(desk(), myself().id, _chosen(), now())
    places = areas.name_paths(desk(), {case.area for case, _ in results})
    done: list[Row] = []
    left: list[Row] = []
    for case, result in results:
        definition = compiled_for(desk(), case.definition).definition
        at = (result.case if not isinstance(result, Refused) else case).state
        words = t("together.now", state=text(definition.states[at].title))
        if isinstance(result, Refused):
            words = " ".join([*all_said(result.reasons), words])
        row = Row(case, title_of(definition, case), places.get(case.area, case.area), words)
        (left if isinstance(result, Refused) else done).append(row)
    return render_template("queue/together_done.html", done=done, left=left, undone=True)


def _chosen() -> list[tuple[int, int]]:
    """(case, event) of the list."""
    found: dict[int, int] = {}
    for typed in request.form.getlist("kasus")[:MOST]:
        case, _, seq = typed.partition(".")
        if all(one.isascii() and one.isdigit() and len(one) < 19 for one in (case, seq)):
            found[int(case)] = min(int(seq), 2**31)
    return list(found.items())
