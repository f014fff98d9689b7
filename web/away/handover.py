"""Handing an office over: what waits for it on the day, who held it, who stands in. To be printed
and signed by both."""

from flask import abort, render_template

from engine.service import offices_view, queue
from engine.service.queue import Line
from web.away.room import blueprint, today
from web.base.formats import short_day
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself

MOST = 100


@blueprint.get("/serah-terima/<int:number>")
def hand_over(number: int) -> str:
    """For whoever holds the office today, and for the secretariat."""
    who = myself()
    known = offices_view.office(desk(), number, now()) if number < 2**63 else None
    if known is None or not (who.secretariat or any(term.person == who.id for term in known.now)):
        abort(404)
    page = queue.of_office(desk(), number, now(), MOST)
    return render_template(
        "away/handover.html",
        known=known,
        lines=[_row(line) for line in page.lines],
        count=page.count,
        late=sum(line.late >= 0 for line in page.lines),
        most=MOST,
        on=today(),
        former=known.earlier[-1] if known.earlier else None,
    )


def _row(line: Line) -> dict[str, str]:
    late = t("queue.late", n=line.late) if line.late > 0 else ""
    return {
        "address": f"/kasus/{line.task.case_id}",
        "title": line.task.title or line.task.number,
        "number": line.task.number,
        "state": text(line.state.title),
        "since": short_day(line.task.opened_at),
        "due": short_day(line.last_on) if line.last_on else t("queue.no_due"),
        "late": late or (t("queue.late_today") if line.late == 0 else ""),
    }
