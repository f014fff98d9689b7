"""Opening cases: one form, one case, one receipt, however often it is sent.

One transaction: serial (gapless), seal, write. The submission row is part of the same statement
as the case, so that of two equal sends one wins and the other reads the winner.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace
from psycopg.errors import UniqueViolation

from engine.core import numbers
from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.values import Accepted, Open, Refused, Value
from engine.core.windows import late_of
from engine.core.world import World
from engine.service import forms, places, stuck
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import FormConflict, Receipt
from engine.service.sealing import first_step
from engine.service.world import world_at
from engine.store import opening as rows
from engine.store.database import Connection
from engine.store.stepping import Birth, Form, Step, write

Opened = Receipt | FormConflict | Refused

TRIES = 8


class NotPublishedError(LookupError):
    """The workflow has no published version here."""


class _Asked(Value, frozen=True):
    """One request with its form and, once decided, what came of it."""

    request: Open
    form: Form
    accepted: Accepted | None = None
    area_version: int = 0


def open_case(desk: Desk, workflow: str, request: Open, form: str, now: dt.datetime) -> Opened:
    """Open one case. Raises NotPublishedError; a form may be sent any number of times."""
    return open_many(desk, workflow, [(request, form)], now)[0]


def open_many(
    desk: Desk, workflow: str, requests: Sequence[tuple[Open, str]], now: dt.datetime
) -> list[Opened]:
    """Open many in one transaction; a result for each, in order.

    1. What was sent before. 2. Decide. 3. Serials, seal, write. A lost race starts over: what
    the winner wrote is then found in step 1.
    """
    asked = [_Asked(one, forms.form_of_opening(key, workflow, one)) for one, key in requests]
    results: dict[int, Opened] = {}
    last: UniqueViolation | None = None
    for _ in range(TRIES):
        if len(results) == len(asked):
            break
        with desk.database.connection() as connection:
            before = rows.before(connection, desk.tenant, workflow, [a.form.key for a in asked])
            if before.definition is None:
                raise NotPublishedError(workflow)
            compiled = compiled_at(desk, connection, before.definition)
            world = world_at(desk, connection, before.directory_version, now)
            waiting: dict[str, int] = {}
            for at, one in enumerate(asked):
                sent = before.sent.get(one.form.key)
                if sent is not None:
                    results[at] = _again(connection, desk.tenant, sent, one)
                elif at not in results:
                    waiting.setdefault(one.form.key, at)
            decided = _decide(connection, compiled, world, before.area, asked, waiting, now)
            refusals = {at: found for at, found in decided.items() if isinstance(found, Refused)}
            for found in refusals.values():
                stuck.tell(connection, desk, found, workflow, None, now)
            results |= refusals
            ready = {at: one for at, one in decided.items() if isinstance(one, _Asked)}
            try:
                results |= _write(connection, desk.tenant, compiled, ready, world, now)
            except UniqueViolation as lost:
                last = lost
    if len(results) < len(asked):
        raise RuntimeError("forms that are neither known nor new") from last
    return [results[at] for at in range(len(asked))]


def _again(connection: Connection, tenant: int, sent: rows.Sent, asked: _Asked) -> Opened:
    receipt = Receipt(sent.case_id, sent.number, sent.seq, sent.made_at, again=True)
    if sent.content_hash == asked.form.content_hash:
        secret = forms.secret_of(asked.form.key) if sent.secret_hash else None
        return replace(receipt, secret=secret)
    offered = asked.request.data
    return forms.conflict(connection, tenant, receipt, sent.person, asked.form, offered)


def _decide(
    connection: Connection,
    compiled: Compiled,
    world: World,
    tenant_area: str,
    asked: Sequence[_Asked],
    waiting: dict[str, int],
    now: dt.datetime,
) -> dict[int, _Asked | Refused]:
    """The core's decision, and beside its reasons whether each named area exists."""
    codes = {
        code for at in waiting.values() for code in places.named(compiled, asked[at].request.data)
    }
    versions = rows.area_versions(connection, {places.village(code) for code in codes})
    made: dict[int, _Asked | Refused] = {}
    for at in waiting.values():
        request = asked[at].request
        decision = decide(compiled, None, request, world, now)
        reasons = places.unknown(compiled, request.data, tenant_area, versions)
        if isinstance(decision, Refused):
            known = {reason.field for reason in decision.reasons}
            more = tuple(reason for reason in reasons if reason.field not in known)
            made[at] = Refused((*decision.reasons, *more))
        elif reasons:
            made[at] = Refused(reasons)
        else:
            version = versions.get(places.village(decision.case.area), 0)
            made[at] = replace(asked[at], accepted=decision, area_version=version)
    return made


def _write(
    connection: Connection,
    tenant: int,
    compiled: Compiled,
    ready: dict[int, _Asked],
    world: World,
    now: dt.datetime,
) -> dict[int, Opened]:
    if not ready:
        return {}
    definition = compiled.definition
    series = _series(compiled, world, now)
    with connection.transaction():
        serials, ids = rows.serials(connection, tenant, series, len(ready))
        steps: list[Step] = []
        made: dict[int, Opened] = {}
        for (at, one), serial, case_id in zip(ready.items(), serials, ids, strict=True):
            if one.accepted is None:
                raise ValueError("only what was decided is written")
            number = numbers.number(series, serial)
            private = definition.visibility == "private"
            secret = forms.secret_of(one.form.key) if private else None
            late = late_of(one.accepted.event.body)
            hashed = secret and forms.secret_hash(secret)
            birth = Birth(one.area_version, hashed, None if late is None else late.window)
            steps.append(
                first_step(compiled, one.accepted, tenant, case_id, number, birth, one.form)
            )
            made[at] = Receipt(case_id, number, 1, now, secret=secret)
        write(connection, tenant, steps)
    return made


def numbered(
    connection: Connection,
    tenant: int,
    compiled: Compiled,
    accepted: Accepted,
    area_version: int,
    world: World,
    now: dt.datetime,
) -> Step:
    """The first step of a case that another case opens: no form was sent, so that nobody is given
    a secret. Inside the caller's transaction, which holds the counter."""
    series = _series(compiled, world, now)
    serials, ids = rows.serials(connection, tenant, series, 1)
    private = compiled.definition.visibility == "private"
    secret = forms.secret_hash(forms.secret_of(forms.new_key())) if private else None
    number = numbers.number(series, serials[0])
    return first_step(compiled, accepted, tenant, ids[0], number, Birth(area_version, secret))


def _series(compiled: Compiled, world: World, now: dt.datetime) -> str:
    definition = compiled.definition
    today = world.calendar.day_of(now)  # in Jakarta a year begins seven hours before UTC's
    year = definition.cycle.cycle if definition.cycle else today.year
    return numbers.series(definition.number, year)
