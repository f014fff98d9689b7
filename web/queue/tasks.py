"""The page of my open tasks: a list of sentences with due dates, filters, the next page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from flask import render_template, request

from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of
from engine.core.signers import is_signature
from engine.core.slots import side_of
from engine.service import areas, handing_in, queue
from engine.service.case_view import look
from engine.service.following import heads
from engine.service.queue import CAP, LINES, After, Filter, Line
from engine.service.world import world_of
from web.base.formats import local, short_day
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk, office
from web.base.reviews import short_rule
from web.base.session import login_required, myself
from web.base.undo import undo_offered
from web.queue.room import blueprint

MOST_TYPED = 80
ASKED = ("alur", "fase", "wilayah", "cari", "lewat", "tangan")
HANDS = {"saya": "mine", "rekan": "others", "belum": "nobodys"}
FEW = 5  # so many lines are seen at one glance: filters would only stand in the way
MANY = 100  # lines to choose from, where several are decided at once
SOON = 2  # days before the due day from which on a line says so


@blueprint.get("/tugas")
@login_required
def tasks() -> str:
    """My queue. Reading it changes nothing."""
    here, at = desk(), now()
    known = heads(here)
    workflows = [(one.definition.workflow, text(one.definition.title)) for one in known]
    world = world_of(here, at)
    mine = queue.my_queues(world, myself().id, at)
    behind = queue.behind(world, mine, at)
    within = _areas(mine)
    phases = _phases(known)
    wanted, asked = _wanted(at, dict(workflows), dict(phases), dict(within))
    hands = queue.hands(behind, myself().id, HANDS.get(asked["tangan"], ""))
    wanted = replace(wanted, hands=hands)
    if hands is None:
        asked["tangan"] = ""
    choosing = bool(request.args.get("pilih"))
    found = queue.page(here, myself().id, wanted, _after(), at, MANY if choosing else LINES)
    places = areas.name_paths(here, {line.task.area for line in found.lines})
    return render_template(
        "queue/tasks.html",
        lines=[_row(line, places, local(at).date()) for line in found.lines],
        count=t("queue.many", n=CAP) if found.count > CAP else t("queue.count", n=found.count),
        more=_more(found.more),
        asked=asked,
        filtered=any(asked.values()),
        filters=found.count > FEW or any(asked.values()),
        workflows=workflows,
        phases=phases,
        within=within,
        shared=any(who != myself().id for _, who in behind),
        starts=_starts(known),
        done=_done(),
        choosing=choosing,
        nothing_chosen=choosing and bool(request.args.get("kosong")),
        kept={key: words for key, words in asked.items() if words},
    )


def _wanted(
    at: dt.datetime, known: Mapping[str, str], phases: Mapping[str, str], within: Mapping[str, str]
) -> tuple[Filter, dict[str, str]]:
    """The filter of this request, and what was asked in words that the form shows again."""
    asked = {
        key: " ".join(request.args.get(key, "").replace("\0", "").split())[:MOST_TYPED]
        for key in ASKED
    }
    return (
        Filter(
            workflow=asked["alur"] if asked["alur"] in known else None,
            phase=asked["fase"] if asked["fase"] in phases else None,
            area=asked["wilayah"] if asked["wilayah"] in within else None,
            due_before=at if asked["lewat"] else None,
            words=asked["cari"] or None,
        ),
        asked,
    )


def _phases(known: Sequence[Compiled]) -> list[tuple[str, str]]:
    """The phases of the workflow that was asked for; of the only one where there is no other."""
    asked = request.args.get("alur", "")
    chosen = [one for one in known if one.definition.workflow == asked]
    if not chosen and len(known) == 1:
        chosen = list(known)
    return [(key, text(words)) for one in chosen for key, words in one.definition.phases.items()]


def _areas(queues: Sequence[str]) -> list[tuple[str, str]]:
    """The areas right below those that my offices cover: what a wide queue can be narrowed to."""
    codes = {queue.partition("@")[2] for queue in queues if "@" in queue}
    tops = {office().area if code == "" else code for code in codes if ":" not in code}
    found = [one for top in sorted(tops) for one in areas.children(desk(), top)]
    return [(one.code, areas.titled(one)) for one in found]


def _after() -> After | None:
    """Where this page begins; a broken address begins at the start."""
    due, _, id_ = request.args.get("sesudah", "").partition("_")
    if not (id_.isascii() and id_.isdigit() and len(id_) < 19):
        return None
    try:
        return After(dt.datetime.fromtimestamp(int(due) / 1e6, dt.UTC) if due else None, int(id_))
    except (ValueError, OverflowError, OSError):
        return None


def _more(after: After | None) -> str | None:
    if after is None:
        return None
    due = "" if after.due_at is None else str(round(after.due_at.timestamp() * 1e6))
    kept = {k: v for k, v in request.args.items() if k in (*ASKED, "pilih") and v}
    return "?" + urlencode({**kept, "sesudah": f"{due}_{after.id}"})


def _row(line: Line, places: Mapping[str, str], today: dt.date) -> dict[str, object]:
    """A line in plain words: the template writes rows without calling anything."""
    task = line.task
    chip, tone = "", ""
    if line.late >= 0:
        chip = t("queue.late", n=line.late) if line.late else t("queue.late_today")
        tone = "attention"
    elif line.last_on is not None and (line.last_on - today).days <= SOON:
        chip, tone = t("queue.soon"), "caution"
    role = line.definition.roles.get(task.role)
    return {
        "id": task.case_id,
        "address": f"/kasus/{task.case_id}",
        "title": task.title or task.number,
        "number": task.number,
        "place": places.get(task.area, task.area),
        "state": _step(line),
        "cycle": task.cycle or "",
        "as": t("queue.as", office=line.office or (text(role.title) if role else "")),
        "hand": t("queue.in_my_hand")
        if line.mine
        else t("queue.in_hand", name=line.taker)
        if line.taker
        else "",
        "rule": short_rule(line.state, task.slot),
        "since": short_day(task.opened_at),
        "due": short_day(line.last_on) if line.last_on else "",
        "chip": chip,
        "tone": tone,
    }


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


def _done() -> dict[str, object] | None:
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
    }
