"""What somebody does to a case beside acting on it: load, decide, write; else decided anew.

Never here: what it is (handing.py, consulting.py).
"""

import datetime as dt
from collections.abc import Callable

from engine.core.definition.compiled import Compiled
from engine.core.values import Case, Decision, Refused
from engine.core.world import World
from engine.service.acting import TRIES, NoSuchCaseError
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Done
from engine.service.sealing import step_of
from engine.service.whys import refused
from engine.service.world import world_at
from engine.store.stepping import load_for_step, write

Decide = Callable[[Compiled, Case, World], Decision]


def beside(desk: Desk, case_id: int, slot: str, decide: Decide, now: dt.datetime) -> Done | Refused:
    """What is decided about the task in this slot, as the case stands. Raises NoSuchCaseError."""
    with desk.database.connection() as connection:
        for _ in range(TRIES):
            loaded = load_for_step(connection, desk.tenant, [case_id])
            case = loaded.cases.get(case_id)
            if case is None:
                raise NoSuchCaseError(str(case_id))
            compiled = compiled_at(desk, connection, case.definition)
            world = world_at(desk, connection, loaded.directory_version, now)
            made = decide(compiled, case, world)
            if isinstance(made, Refused):
                return made
            step = step_of(compiled, case, made)
            if write(connection, desk.tenant, [step]):
                return Done(step.after, step.after.revision)
    return refused("no_open_task", slot=slot)  # so many were faster that it is gone
