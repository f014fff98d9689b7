"""For the secretariat: which offices will have nobody there, and what can be done about it."""

from flask import abort, render_template

from engine.service.away import coverage
from engine.service.away.coverage import AHEAD, Uncovered
from web.away.room import acting, blueprint, span
from web.base.i18n import t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself

_TONES = {"vacant": "attention", "away": "attention", "partly": "caution"}


@blueprint.get("/keterwakilan")
def gaps() -> str:
    """The nearest first."""
    if not myself().secretariat:
        abort(404)
    found = coverage.ahead(desk(), now())
    return render_template(
        "away/coverage.html", lines=[_line(one) for one in found], days=AHEAD.days
    )


def _line(one: Uncovered) -> dict[str, object]:
    cover = one.gap.cover
    both = t("base.and")
    return {
        "office": one.office,
        "days": span(one.gap.from_on, one.gap.until_on),
        "chip": t(f"away.cover_{cover}"),
        "tone": _TONES[cover],
        "words": t(
            f"away.cover_{cover}_words",
            names=both.join(one.away),
            others=both.join(one.delegates),
        ),
        "tasks": t("away.cover_tasks", n=one.open, due=one.due) if one.open else "",
        "acting": acting(one.gap),
        "principal": one.gap.away[0] if one.gap.away else None,
    }
