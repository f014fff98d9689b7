"""Reopening in the service: a case whose end another case has counted stays closed.

Whether one waited for it never changes, so nobody can be faster. Never here: who may reopen, and
until when (the core says it).
"""

from engine.core.values import Case, Why
from engine.core.whys import why
from engine.store import subcases
from engine.store.database import Connection


def counted(connection: Connection, case: Case) -> tuple[Why, ...]:
    """Why a closed case is not to be reopened: another one waited for how it ended."""
    if case.ending is None:
        return ()
    number = subcases.counted_by(connection, case.tenant, case.id)
    return () if number is None else (why("reopen_counted", number=number),)
