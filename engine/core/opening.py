"""Deciding whether a case may be opened, and what it is when it is."""

import datetime as dt

from engine.core.definition.compiled import Compiled, Facts, GuardFailed
from engine.core.definition.fields import Field
from engine.core.definition.states import Tell
from engine.core.dues import Moments
from engine.core.entering import NoWay
from engine.core.inputs import clean_all
from engine.core.moving import accept, arrive, split_set
from engine.core.ordering import out_of_order
from engine.core.resolving import Subject, area_kind, capacity, queues_of
from engine.core.values import JSON, Data, Decision, Event, Open, Parent, Refused, Why
from engine.core.whys import why
from engine.core.windows import future_reasons, late_by, late_record, window_reasons
from engine.core.world import World


def decide_open(compiled: Compiled, request: Open, world: World, now: dt.datetime) -> Decision:
    """1. What was typed. 2. Who asks. 3. When. 4. Enter the first state. All reasons at once."""
    definition = compiled.definition
    parent = request.parent
    whole = parent if parent is not None and parent.begin is not None else None
    if whole is None:
        values, reasons = read_form(compiled, request.data, world, now)
    else:  # what the whole knew, and what was asked of the part, were read when it was divided
        values, reasons = {**request.data}, ()
    area = values.get(definition.area_from)
    subject = Subject(area if isinstance(area, str) else "", values, request.parties)
    roles, refusals = _openers(compiled, request, subject, world, now)
    only_in, begun_at = definition.opens.only_in, request.begun_at
    closed = window_reasons(definition, only_in, world, now, begun_at)
    late = late_by(definition, only_in, world, now, begun_at)
    if parent is not None:  # its rules were published by the same office, and nobody came late
        roles, refusals, closed, late = [], (), (), None
    reasons = (*reasons, *refusals, *closed, *future_reasons(request.happened_at, now))
    if reasons:
        return Refused(reasons)
    plain, words = split_set(compiled, values)
    body: dict[str, JSON] = {
        "workflow": definition.workflow,
        "definition": compiled.hash,
        "area": subject.area,
        "cycle": definition.cycle.cycle if definition.cycle else None,
        "parties": dict(request.parties),
        "by": _by(request, roles, subject, compiled, world, now),
        "acted": _acted(compiled, request, whole),
        "set": plain,
        **late_record(late),
    }
    if parent is not None:
        body["parent"] = {"case": parent.case, "number": parent.number, "slot": parent.slot}
    begin, visit = definition.initial, 1
    if whole is not None:
        begin, visit = whole.begin or begin, whole.visit
    try:
        moments = Moments(now, request.happened_at or now)
        tasks, incidents = arrive(compiled, body, begin, subject, visit, world, moments)
    except NoWay as stuck:
        return Refused((why("no_way", state=stuck.state),))
    event = Event("opened", now, request.happened_at or now, body, words)
    tells = tuple(
        Tell(who=_opener_role(compiled), notice=notice) for notice in definition.opens.tells
    )
    return accept(compiled, None, event, tells, tasks, incidents, world)


def form_fields(compiled: Compiled, data: Data, clock: dt.datetime) -> list[tuple[str, Field]]:
    """The fields of the opening pages that are asked, given these answers, in page order.

    `clock` is what the office's clock shows (Calendar.clock).
    """
    definition = compiled.definition
    area = data.get(definition.area_from)
    kind = area_kind(area) if isinstance(area, str) else ""
    keys = dict.fromkeys(key for page in definition.opens.pages for key in page.fields)
    asked = []
    for key in keys:
        field = definition.fields[key]
        if field.when is None or _holds(compiled, field.when, data, kind, clock):
            asked.append((key, field))
    return asked


def read_form(
    compiled: Compiled, data: Data, world: World, now: dt.datetime
) -> tuple[dict[str, JSON], tuple[Why, ...]]:
    """The opening form: cleaned values of the asked fields, and every reason at once.

    Conditions are judged on clean values, so that a wrong type cannot open a question.
    """
    fields = compiled.definition.fields
    on_pages = {key for page in compiled.definition.opens.pages for key in page.fields}
    strangers = [why("not_asked", key) for key in data if key not in on_pages]
    given = [(key, fields[key]) for key in data if key in on_pages]
    values, reasons = clean_all(given, data, world.directory)
    asked = dict(form_fields(compiled, values, world.calendar.clock(now)))
    kept = {key: value for key, value in values.items() if key in asked and value != ""}
    refused = {reason.field for reason in reasons}
    missing = [
        why("missing", key)
        for key, field in asked.items()
        if not field.optional and key not in kept and key not in refused
    ]
    wrong = [reason for reason in reasons if reason.field in asked]
    crossed = out_of_order(asked, kept, {})
    return kept, (*strangers, *wrong, *crossed, *missing)


def _holds(compiled: Compiled, guard: str, data: Data, kind: str, clock: dt.datetime) -> bool:
    try:
        return compiled.holds(guard, Facts(data, clock, kind, 0))
    except GuardFailed:
        return False


def _openers(
    compiled: Compiled, request: Open, subject: Subject, world: World, now: dt.datetime
) -> tuple[list[str], tuple[Why, ...]]:
    """The roles in which the actor opens it: a party's own act, or an office that covers it."""
    definition, actor = compiled.definition, request.actor
    if actor.person is None:
        return [], (why("not_your_role", roles=list(definition.opens.by)),)
    mine = world.directory.held_by(actor.person, world.calendar.day_of(now))
    typist = request.parties.get("typist")
    if typist is not None and not definition.opens.on_behalf:
        return [], (why("not_on_behalf"),)
    own = typist is None and request.parties.get("opener") == actor.person
    roles = []
    for key in definition.opens.by:
        role = definition.roles[key]
        if role.party is not None:
            if own and role.party == "opener":
                roles.append(key)
        elif (own or typist == actor.person) and (
            mine.intersection(queues_of(role, subject, world))
        ):
            roles.append(key)
    return roles, () if roles else (why("not_your_role", roles=list(definition.opens.by)),)


def _by(
    request: Open,
    roles: list[str],
    subject: Subject,
    compiled: Compiled,
    world: World,
    now: dt.datetime,
) -> dict[str, JSON]:
    """Who opened it. The opener's party roles count as acted even when another typed it."""
    on, actor = world.calendar.day_of(now), request.actor
    if request.parent is not None:
        return {"person": None, "roles": [], "queue": ""}
    mine = world.directory.held_by(actor.person or 0, on)
    for key in roles:
        for queue in queues_of(compiled.definition.roles[key], subject, world):
            if queue in mine:
                office = capacity(world, actor, queue, on)
                return {"person": actor.person, "roles": roles, "queue": queue, **office}
    return {"person": actor.person, "roles": roles, "queue": f"person:{actor.person}"}


def _acted(compiled: Compiled, request: Open, whole: Parent | None) -> dict[str, JSON]:
    """Whoever is a party, and whoever acted on the case of which this one is a part: what the
    rules keep apart stays apart when a case is divided."""
    found: dict[str, JSON] = {**_parties_as_roles(compiled, request)}
    if whole is not None:
        found |= {role: list(persons) for role, persons in whole.acted.items()}
    return found


def _parties_as_roles(compiled: Compiled, request: Open) -> dict[str, int]:
    """Whoever is a party has acted as that party, also where an office opened or typed it."""
    return {
        key: request.parties[role.party]
        for key, role in compiled.definition.roles.items()
        if role.party is not None and role.party in request.parties
    }


def _opener_role(compiled: Compiled) -> str:
    """The role key of the opening party; the checks see to it that one exists if it is told."""
    return next(key for key, role in compiled.definition.roles.items() if role.party == "opener")
