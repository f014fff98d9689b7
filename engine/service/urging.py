"""Urging a case: load, decide, write; once a day, whoever was first.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt

from engine.core.urging import decide_urge, urge_reasons
from engine.core.values import Refused, Why
from engine.service.acting import TRIES, NoSuchCaseError
from engine.service.case_view import CaseView
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Done
from engine.service.sealing import step_of
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store import events
from engine.store.stepping import load_for_step, write


def urge(desk: Desk, person: int, case_id: int, now: dt.datetime) -> Done | Refused:
    """Ask whoever has the case to go on. Raises NoSuchCaseError."""
    with desk.database.connection() as connection:
        for _ in range(TRIES):
            loaded = load_for_step(connection, desk.tenant, [case_id])
            case = loaded.cases.get(case_id)
            if case is None:
                raise NoSuchCaseError(str(case_id))
            compiled = compiled_at(desk, connection, case.definition)
            world = world_at(desk, connection, loaded.directory_version, now)
            last = events.last_of(connection, desk.tenant, case_id, "urged")
            made = decide_urge(compiled, case, person, last, world, now)
            if isinstance(made, Refused):
                return made
            step = step_of(compiled, case, made)
            if write(connection, desk.tenant, [step]):
                return Done(step.after, step.after.revision)
    return refused("urge_today")  # so many were faster that nobody need be told once more


def may_urge(desk: Desk, person: int, found: CaseView, now: dt.datetime) -> tuple[Why, ...]:
    """Why the reader of the case may not urge it now; nothing where they may."""
    with desk.database.connection() as connection:
        last = events.last_of(connection, desk.tenant, found.case.id, "urged")
    return urge_reasons(found.compiled, found.case, person, last, found.world, now)
