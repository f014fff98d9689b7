"""The page of my open tasks: a list of sentences with due dates, filters, the next page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of
from engine.core.signers import is_signature
from engine.core.slots import side_of
from engine.service import areas, handing_in, queue
from engine.service.case_view import look
from engine.service.queue import CAP, LINES, After, Line
from engine.service.queue_views import LONGEST
from engine.service.world import world_of
from web.base.formats import local, short_day
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.reviews import short_rule
from web.base.session import login_required, myself
from web.base.trail import PLACE, begun
from web.base.undo import undo_offered
from web.queue import views
from web.queue.filters import ASKED, Asking, after, asking, place_of
from web.queue.onward import line_addresses, onward
from web.queue.room import blueprint

FEW = 5  # so many lines are seen at one glance: filters would only stand in the way
MANY = 100  # lines to choose from, where several are decided at once
SOON = 2  # days before the due day from which on a line says so


@blueprint.get("/tugas")
@login_required
def tasks() -> str | Response:
    """My queue, with the view that it begins with where nothing is asked. Reading it changes
    nothing."""
    start = views.start_address() if not request.args else None
    if start is not None:
        return redirect(start, 302)
    here, at = desk(), now()
    asked = asking(request.args, at)
    view = request.args.get("tampilan", "")[:20]
    choosing = bool(request.args.get("pilih"))
    begins = after(request.args.get("sesudah", ""))
    lines = MANY if choosing else LINES
    found = queue.page(here, myself().id, asked.wanted, begins, at, lines)
    places = areas.name_paths(here, {line.task.area for line in found.lines})
    today, address = local(at).date(), line_addresses(asked, view)
    known_views = views.shown(asked.asked)
    return render_template(
        "queue/tasks.html",
        lines=[_row(line, places, today, address(line)) for line in found.lines],
        count=t("queue.many", n=CAP) if found.count > CAP else t("queue.count", n=found.count),
        more=_more(found.more),
        asked=asked.asked,
        filtered=bool(asked.kept),
        filters=found.count > FEW or bool(asked.kept),
        workflows=asked.workflows,
        phases=asked.phases,
        within=asked.within,
        shared=asked.shared,
        any_late=bool(asked.asked["susulan"]) or any(line.task.late for line in found.lines),
        views=known_views,
        keepable=bool(asked.kept) and not any(one["here"] for one in known_views),
        name_most=LONGEST,
        starts=_starts(asked.known),
        done=_done(asked),
        none_left=bool(request.args.get("habis")),
        choosing=choosing,
        ticked=request.args.get("centang", ""),
        nothing_chosen=choosing and bool(request.args.get("kosong")),
        kept=asked.kept,
        way=begun(asked.kept),
    )


def _more(last: After | None) -> str | None:
    if last is None:
        return None
    kept = {k: v for k, v in request.args.items() if k in (*ASKED, "pilih", "tampilan") and v}
    return "?" + urlencode({**kept, "sesudah": place_of(last)})


@dataclass(frozen=True, slots=True)
class Row:
    """A line in plain words: the template writes rows without calling anything."""

    id: int
    address: str
    title: str
    number: str
    place: str
    state: str
    office: str
    hand: str
    rule: str
    since: str
    due: str
    chip: str
    tone: str
    late: bool


def _row(line: Line, places: Mapping[str, str], today: dt.date, address: str) -> Row:
    task = line.task
    chip, tone = "", ""
    if line.late >= 0:
        chip = t("queue.late", n=line.late) if line.late else t("queue.late_today")
        tone = "attention"
    elif line.last_on is not None and (line.last_on - today).days <= SOON:
        chip, tone = t("queue.soon"), "caution"
    elif line.paused_until is not None:
        chip, tone = t("queue.paused", until=short_day(line.paused_until)), "caution"
    role = line.definition.roles.get(task.role)
    office = line.office or (text(role.title) if role else "")
    hand = t("queue.in_my_hand") if line.mine else ""
    if line.taker and not line.mine:
        hand = t("queue.in_hand", name=line.taker)
    return Row(
        task.case_id,
        address,
        task.title or task.number,
        task.number,
        places.get(task.area, task.area),
        _step(line),
        t("queue.as_for" if line.lent else "queue.as", office=office),
        hand,
        short_rule(line.state, task.slot),
        short_day(task.opened_at),
        short_day(line.last_on) if line.last_on else "",
        chip,
        tone,
        task.late,
    )


def _step(line: Line) -> str:
    """Where the case stands; for a signature also what is to be signed; of a duty which one."""
    duty = line.state.duties.get(duty_of(line.task.slot) or "")
    if duty is not None:
        return text(duty.label)
    title = text(line.state.title)
    side = side_of(line.task.slot)
    if side is not None:
        return t(f"queue.to_answer_{side}", state=title)
    key = line.task.slot.split(".")[1] if is_signature(line.task.slot) else ""
    action = line.state.actions.get(key)
    return t("queue.to_sign", state=title, label=text(action.label)) if action else title


def _starts(known: Sequence[Compiled]) -> list[tuple[str, str]]:
    """What an official may open from here: (workflow, what it is called)."""
    world = world_of(desk(), now())
    return [
        (one.definition.workflow, text(one.definition.subject))
        for one in known
        if handing_in.may_open(one, world, myself().id, now())
    ]


def _done(asked: Asking) -> dict[str, object] | None:
    """What was just decided, said above the next task."""
    typed = request.args.get("selesai", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        return None
    found = look(desk(), myself().id, int(typed), now())
    if found is None:
        return None
    return {
        "number": found.case.number,
        "address": f"/kasus/{found.case.id}",
        "state": text(found.followed.state.title),
        "waiting": found.followed.waiting[0] if found.followed.waiting else None,
        "undo": undo_offered(found),
        "next": onward(request.args, now(), asked),
        "in_order": PLACE in request.args,
    }
