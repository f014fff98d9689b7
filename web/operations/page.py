"""What is stuck in this office and why, on one page; each part with what can be done about it."""

from flask import render_template, request

from engine.service import operations
from web.base.jobs import waiting_jobs
from web.base.moment import now
from web.base.office import desk
from web.operations import machines, matters
from web.operations.room import blueprint


@blueprint.get("")
def overview() -> str:
    """Everything in one look."""
    at = now()
    found = operations.overview(desk(), at)
    parts = [
        matters.incidents(found, at),
        matters.letters(found, at),
        matters.offices(found.vacant, at),
        matters.calendar(found.calendar),
        machines.relay(found.running, at),
        machines.running(found.running, waiting_jobs(), at),
        machines.long_work(found.running, at),
    ]
    done = request.args.get("diulang", "")
    return render_template(
        "operations/overview.html",
        parts=parts,
        stuck=sum(part.stuck for part in parts),
        at=at,
        retried=int(done) if done.isascii() and done.isdecimal() and len(done) < 7 else None,
    )
