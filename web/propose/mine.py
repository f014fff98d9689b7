"""My proposals: what waits for me first, drafts that go on, then everything else."""

from flask import render_template, request

from engine.service import drafts, following
from engine.service.world import world_of
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.shown import names_for
from web.propose.room import blueprint
from web.propose.views import draft_lines


@blueprint.get("/usulan-saya")
@login_required
def mine() -> str:
    """Cases that I sent or that were sent for me, and my drafts."""
    here, person = desk(), myself().id
    found = following.mine(here, person, now())
    names = names_for(here, world_of(here, now()), (), [one.case.area for one in found])
    return render_template(
        "propose/mine.html",
        waiting=[one for one in found if one.for_me],
        others=[one for one in found if not one.for_me],
        names=names,
        drafts=draft_lines(here, drafts.mine(here, person)),
        thrown=bool(request.args.get("buang")),
    )
