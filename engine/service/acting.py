"""Acting on cases: load, decide, seal, write; a lost race is decided anew or told.

One statement writes, so that there is nothing to begin and nothing half done. An act whose actor
saw an older revision goes through only if nothing has moved the case since (a reminder, another
seat's vote); else the actor sees what happened, and nothing is lost.
"""

import datetime as dt

from msgspec.structs import replace
from psycopg.errors import DeadlockDetected, UniqueViolation

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.undoing import taken_back
from engine.core.values import Act, Case, Refused, Why
from engine.core.world import World
from engine.service import forms, places, reopening, stuck
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Acted, Done, Moved, Receipt
from engine.service.sealing import step_of
from engine.service.world import world_at
from engine.store import events
from engine.store.database import Connection
from engine.store.stepping import Earlier, Form, Loaded, Step, load, load_for_step, write

TRIES = 8  # lost races in a row before the actor is told; each means that another act went through


class NoSuchCaseError(LookupError):
    """The tenant has no case with this id."""


def act(desk: Desk, case_id: int, request: Act, form: str | None, now: dt.datetime) -> Acted:
    """Take one action on one case. Raises NoSuchCaseError.

    1. Load (and see whether the form was sent before). 2. Moved meanwhile? 3. Decide. 4. Seal.
    5. Write. Nothing written means that somebody was faster: again from 1.
    """
    identity = None if form is None else forms.form_of_act(form, case_id, request)
    with desk.database.connection() as connection:
        tries = 0
        while True:
            loaded = load_for_step(connection, desk.tenant, [case_id], form)
            case = loaded.cases.get(case_id)
            if case is None:
                raise NoSuchCaseError(str(case_id))
            if loaded.earlier is not None and identity is not None:
                back = _taken_back(connection, case, loaded.earlier)
                return back or _again(connection, desk, loaded, case, identity, request)
            moved = _moved(connection, case, request)
            if moved is not None:
                return moved
            compiled = compiled_at(desk, connection, case.definition)
            world = world_at(desk, connection, loaded.directory_version, now)
            nowhere = places.unknown_in(connection, desk.tenant, compiled, request.data)
            more = (*nowhere, *reopening.counted(connection, case))
            made = decided(compiled, case, request, world, more, identity, now)
            if isinstance(made, Refused):
                stuck.tell(connection, desk, made, case.workflow, case_id, now)
                return made
            try:
                if write(connection, desk.tenant, [made]):
                    return Done(made.after, made.after.revision)
            except (UniqueViolation, DeadlockDetected):
                pass  # the same form arrived twice at once, or two batches met
            tries += 1
            if tries == TRIES:
                since = events.since(connection, desk.tenant, case_id, case.revision)
                return Moved(case, tuple(since))


def decided(
    compiled: Compiled,
    case: Case,
    request: Act,
    world: World,
    more: tuple[Why, ...],
    form: Form | None,
    now: dt.datetime,
) -> Step | Refused:
    """The step that the request gives, or every reason against it. `more`: from elsewhere."""
    # Whether an older revision matters was answered before; a later one cannot be real.
    if request.revision is not None and request.revision < case.revision:
        request = replace(request, revision=None)
    decision = decide(compiled, case, request, world, now)
    if isinstance(decision, Refused):
        known = {reason.field for reason in decision.reasons}
        unsaid = tuple(reason for reason in more if reason.field not in known)
        return Refused((*decision.reasons, *unsaid))
    if more:
        return Refused(more)
    return step_of(compiled, case, decision, form)


def _moved(connection: Connection, case: Case, request: Act) -> Moved | None:
    if request.revision is None or request.revision >= case.revision:
        return None
    since = events.since(connection, case.tenant, case.id, request.revision)
    return Moved(case, tuple(since)) if any(one.moves for one in since) else None


def _taken_back(connection: Connection, case: Case, earlier: Earlier) -> Moved | None:
    """What has happened to a form whose act was undone: its receipt says nothing any more."""
    if earlier.case_id != case.id or earlier.seq == case.revision:
        return None
    since = events.since(connection, case.tenant, case.id, earlier.seq - 1)
    undone = taken_back(one.record for one in since)
    return Moved(case, tuple(since)) if earlier.seq in undone else None


def _again(
    connection: Connection, desk: Desk, loaded: Loaded, case: Case, form: Form, request: Act
) -> Acted:
    earlier = loaded.earlier
    if earlier is None:
        raise ValueError("the form was not sent before")
    if earlier.content_hash == form.content_hash:
        return Done(case, earlier.seq, again=True)
    # The form may have been about another case: the receipt is that case's.
    about = case if earlier.case_id == case.id else None
    if about is None:
        about = load(connection, desk.tenant, [earlier.case_id])[0]
    receipt = Receipt(about.id, about.number, earlier.seq, earlier.made_at, again=True)
    return forms.conflict(connection, desk.tenant, receipt, earlier.person, form, request.data)
