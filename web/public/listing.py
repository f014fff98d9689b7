"""The list of proposals: plain filters, refused ones findable, no script needed."""

from urllib.parse import urlencode

from flask import render_template, request, url_for

from engine.core.definition.states import Ending
from engine.service import areas, following
from engine.service.people import within
from engine.service.world import world_of
from web.base.limits import limiter
from web.base.moment import now
from web.base.office import desk, office
from web.base.shown import names_for
from web.public.room import blueprint

GOOD: tuple[Ending, ...] = (
    "accommodated_this_year",
    "accommodated_next_year",
    "part_funded",
    "completed",
)
BAD: tuple[Ending, ...] = ("other_channel", "merged", "deferred", "rejected", "withdrawn")
DIVIDED: tuple[Ending, ...] = ("divided",)  # neither: each part has an answer of its own
STANDS: dict[str, tuple[Ending, ...] | None] = {
    "": None,
    "berjalan": (),
    "diterima": GOOD,
    "tidak": BAD,
    "dibagi": DIVIDED,
}


@blueprint.get("/usulan")
@limiter.limit("300 per minute")
def proposals() -> str:
    """Filtered by place, by where they stand, by workflow; older ones page by page."""
    here = desk()
    typed = " ".join(request.args.get("tempat", "").split())[:80]
    area, choices = _place(typed, request.args.get("wilayah", ""))
    stand = request.args.get("keadaan", "")
    endings = STANDS.get(stand)
    workflow = request.args.get("jenis", "")
    kinds = [c.definition for c in following.heads(here) if c.definition.visibility == "public"]
    before, late = request.args.get("sebelum", ""), bool(request.args.get("susulan"))
    lost = bool(typed) and not area and not choices
    page = following.Page((), None)
    if not lost and not choices:
        page = following.listing(
            here, now(), area=area or "", endings=endings,
            workflow=workflow if workflow in {d.workflow for d in kinds} else "",
            before=int(before) if before.isdecimal() and len(before) < 18 else None, late=late,
        )  # fmt: skip
    names = names_for(
        here, world_of(here, now()), (), [*(line.row.area for line in page.lines), area]
    )
    keep = {k: v for k, v in request.args.items() if k in ("keadaan", "jenis", "susulan") and v}
    return render_template(
        "public/listing.html",
        lines=page.lines,
        names=names,
        typed=typed,
        area=area,
        place=names.places.get(area, "") if area else "",
        choices=[(one.path, _address({**keep, "wilayah": one.area.code})) for one in choices],
        lost=lost,
        stand=stand if stand in STANDS else "",
        kinds=kinds,
        workflow=workflow,
        older=_older(page.older),
        late=late,
        narrowed=bool(typed or area or stand or workflow or late),
    )


def _place(typed: str, code: str) -> tuple[str, list[areas.Found]]:
    """(the one area meant, or the ones to choose among)."""
    inside = office().area
    if not typed and code and areas.is_code(code) and within(code, inside):
        return code, []
    if not typed:
        return "", []
    found = areas.search(desk(), typed, inside, limit=12)
    exact = [one for one in found if one.area.name.casefold() == typed.casefold()]
    if len(found) == 1 or len(exact) == 1:
        return (exact or found)[0].area.code, []
    return "", found


def _older(before: int | None) -> str | None:
    if before is None:
        return None
    kept = {k: v for k, v in request.args.items() if k != "sebelum" and v}
    return _address({**kept, "sebelum": str(before)})


def _address(values: dict[str, str]) -> str:
    return f"{url_for('public.proposals')}?{urlencode(values)}"
