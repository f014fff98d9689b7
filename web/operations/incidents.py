"""Incidents: what waits for the secretariat, finding an office anew, settling with a reason."""

import datetime as dt
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.values import Refused
from engine.core.world import World
from engine.service import incidents as service
from engine.service import studio
from engine.service.areas import name_paths
from engine.service.definitions import compiled_for
from engine.service.incidents import IncidentRecord
from engine.service.letters import due_words
from engine.service.world import world_of
from engine.store.incidents import NEVER
from web.base import formats
from web.base.i18n import has_words, language, t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said, said
from web.operations.room import ID, blueprint

PAGE = 50
RESULTS = ("moved", "staffed", "gone", "assigned")


@dataclass(frozen=True)
class Shown:
    """An incident with its words looked up. `office`: (id, name) that the task waits for."""

    row: IncidentRecord
    kind: str
    help: str
    role: str
    place: str
    state: str
    office: tuple[int, str] | None
    may_find: bool
    person: str
    due: str
    begins: str  # the day from which it is so
    assignee: str  # who said that they see to it


@blueprint.get("/kendala")
def incidents() -> str:
    """Those that wait, the oldest first."""
    after, kind = request.args.get("sesudah", "0"), request.args.get("jenis", "")
    start = int(after) if after.isdecimal() and len(after) < 18 else 0
    counts = {one: count for one, (count, _) in service.counts(desk()).items()}
    chosen = kind if kind in counts else None
    rows = service.waiting(desk(), PAGE + 1, start, chosen)
    return render_template(
        "operations/incidents.html",
        rows=shown(rows[:PAGE]),
        more=rows[PAGE - 1].id if len(rows) > PAGE else None,
        counts=counts,
        kind=chosen,
        kind_words=kind_words,
        done=request.args.get("selesai", ""),
    )


@blueprint.get("/kendala/selesai")
def incidents_settled() -> str:
    """Those that were settled, the newest first."""
    before = request.args.get("sebelum", "")
    start = int(before) if before.isdecimal() and len(before) < 18 else None
    rows = service.settled(desk(), PAGE + 1, start)
    return render_template(
        "operations/settled.html",
        rows=shown(rows[:PAGE]),
        more=rows[PAGE - 1].id if len(rows) > PAGE else None,
    )


@blueprint.get(f"/kendala/{ID}")
def incident(number: int) -> str:
    """One incident and what can be done."""
    return _page(number, "")


@blueprint.post(f"/kendala/{ID}/selesaikan")
def incident_settle(number: int) -> Response | tuple[str, int]:
    """Settle it with a reason."""
    reason = request.form.get("reason", "")
    try:
        done = service.settle(desk(), number, myself().id, reason, now())
    except service.NoSuchIncidentError:
        abort(404)
    if isinstance(done, Refused):
        return _page(number, reason, {"reason": " ".join(all_said(done.reasons))}), 422
    if done is not None:
        return _page(number, reason, already=True), 409
    return redirect(url_for("operations.incidents", selesai=number), 303)


@blueprint.post(f"/kendala/{ID}/tangani")
def incident_assign(number: int) -> Response | tuple[str, int]:
    """Say who sees to it; it stays open."""
    to, words = request.form.get("to", ""), request.form.get("note", "")
    person = int(to) if to.isascii() and to.isdecimal() and len(to) < 19 else 0
    try:
        done = service.assign(desk(), number, person, myself().id, words, now())
    except service.NoSuchIncidentError:
        abort(404)
    if isinstance(done, Refused):
        errors = {"to" if why.field == "to" else "note": said(why) for why in done.reasons}
        return _page(number, "", errors, note=words, to=person), 422
    if done is not None:
        return _page(number, "", already=True), 409
    return redirect(url_for("operations.incident", number=number, hasil="assigned"), 303)


@blueprint.post(f"/kendala/{ID}/cari")
def incident_find(number: int) -> Response | tuple[str, int]:
    """Look for the office anew and say what was found."""
    try:
        done = service.find_anew(desk(), number, myself().id, now())
    except service.NoSuchIncidentError:
        abort(404)
    if isinstance(done, Refused):
        return _page(number, "", {"find": " ".join(all_said(done.reasons))}), 422
    if done.result == "vacant":
        return _page(number, "", {"find": t("studio.still_vacant")}), 422
    return redirect(url_for("operations.incident", number=number, hasil=done.result), 303)


def _page(
    number: int,
    reason: str,
    errors: dict[str, str] | None = None,
    already: bool = False,
    note: str = "",
    to: int | None = None,
) -> str:
    try:
        found = shown([service.find(desk(), number)])[0]
    except service.NoSuchIncidentError:
        abort(404)
    result = request.args.get("hasil", "")
    return render_template(
        "operations/incident.html",
        one=found,
        reason=reason,
        errors=errors or {},
        already=already,
        result=result if result in RESULTS else "",
        people=[(str(one), name) for one, name in service.assignable(desk()).items()],
        to=str(to or found.row.assignee or myself().id),
        note=note,
    )


def kind_words(kind: str, group: str = "") -> str:
    """The kind of an incident in plain words (`help_`: what to do); an unknown one is other."""
    key = f"incident.{group}{kind}"
    return t(key) if has_words(key) else t(f"incident.{group}other")


def shown(rows: list[IncidentRecord]) -> list[Shown]:
    """The rows with names of places, offices and people, looked up once."""
    here = desk()
    world = world_of(here, now())
    places = name_paths(here, {row.area for row in rows if row.area})
    people = studio.names(
        here,
        [p for row in rows for p in (row.settled_by, row.assignee, row.values.get("person"))],
    )
    return [_shown(row, world, places, people) for row in rows]


def _shown(
    row: IncidentRecord, world: World, places: dict[str, str], people: dict[int, str]
) -> Shown:
    definition = compiled_for(desk(), row.definition).definition if row.definition else None
    of_task = row.kind in service.OF_OFFICES or row.kind == "cannot_wake"
    role_key = (row.task_role if of_task else None) or row.values.get("role") or ""
    role = definition.roles.get(role_key) if definition else None
    state = definition.states.get(row.state or "") if definition else None
    queue = (row.task_queue if of_task else None) or row.values.get("queue") or ""
    offices = world.directory.by_queue.get(queue, ())
    who = row.settled_by if row.settled_at else row.values.get("person")
    return Shown(
        row=row,
        kind=kind_words(row.kind),
        help=kind_words(row.kind, "help_"),
        role=text(role.title) if role else "",
        place=places.get(row.area or "", ""),
        state=text(state.title) if state else "",
        office=(offices[0].id, offices[0].name) if offices else _named(row, world),
        may_find=row.kind in service.OF_OFFICES and row.task_role is not None,
        person=people.get(who, "") if who is not None else "",
        due=_due(row, world) if of_task else "",
        begins=_day(row.values.get("from_on")),
        assignee=people.get(row.assignee, "") if row.assignee is not None else "",
    )


def _named(row: IncidentRecord, world: World) -> tuple[int, str] | None:
    """The office that an incident names itself."""
    number = row.values.get("office")
    found = world.directory.by_id.get(number) if isinstance(number, int) else None
    return (found.id, found.name) if found is not None else None


def _day(value: object) -> str:
    return formats.day(dt.date.fromisoformat(value)) if isinstance(value, str) else ""


def _due(row: IncidentRecord, world: World) -> str:
    if row.task_due_at is None:
        return ""
    if row.task_due_at >= NEVER:
        return t("incident.no_due")
    return due_words(row.task_due_at, world.calendar, language())
