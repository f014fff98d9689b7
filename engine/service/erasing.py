"""Erasing people's words: the chain stays whole, the words are gone from rows and pages.

Recorded in the register by path, never by value. Never here: whether the law asks for it; that is
the secretariat's decision, with its reason.
"""

import datetime as dt
from collections.abc import Collection

from engine.service import register
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.store import erasing
from engine.store.stepping import load


def erase(
    desk: Desk, case_id: int, paths: Collection[str], by: int | None, reason: str, now: dt.datetime
) -> list[str]:
    """Erase the words under `paths` ("set.phone", "say.words") in all events of a case.

    Gives the paths that were there; twice is as once. Raises LookupError for an unknown case.
    1. Erase the words. 2. Take the fields out of the row. 3. Enter it in the register.
    """
    with desk.database.transaction() as connection:
        register.hold(connection, desk.tenant)
        known = load(connection, desk.tenant, [case_id])
        if not known:
            raise LookupError(f"no case {case_id}")
        erased = erasing.erase(connection, desk.tenant, case_id, paths, now)
        fields = [path.removeprefix("set.") for path in erased if path.startswith("set.")]
        if fields:
            naming = compiled_at(desk, connection, known[0].definition).definition.name_from
            erasing.forget_fields(connection, desk.tenant, case_id, fields, naming in fields)
        if erased:
            body = {"case": known[0].number, "paths": erased}
            register.record(connection, desk.tenant, "words_erased", body, by, reason, now)
        return erased
