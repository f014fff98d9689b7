"""Erasing people's words: the chain stays whole, the words are gone from rows and pages.

Recorded in the register by path, never by value. Never here: whether the law asks for it; that is
the secretariat's decision, with its reason.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from engine.core.definition.parts import field_of
from engine.service import register
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.store import erasing, events
from engine.store.events import Recorded
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
        paths = _under_every_key(paths, events.since(connection, desk.tenant, case_id))
        erased = erasing.erase(connection, desk.tenant, case_id, paths, now)
        fields = [path.removeprefix("set.") for path in paths if path.startswith("set.")]
        fields = fields if any(path.startswith("set.") for path in erased) else []
        if fields:
            naming = compiled_at(desk, connection, known[0].definition).definition.name_from
            erasing.forget_fields(connection, desk.tenant, case_id, fields, naming in fields)
        if erased:
            body = {"case": known[0].number, "paths": erased}
            register.record(connection, desk.tenant, "words_erased", body, by, reason, now)
        return erased


def _under_every_key(paths: Collection[str], happened: Sequence[Recorded]) -> list[str]:
    """A field may have had other keys in other versions of the rules: its words lie under each."""
    found = dict.fromkeys(paths)
    pairs = [pair for one in happened for pair in one.record.get("renamed", {}).items()]
    for _ in pairs:
        for old, new in pairs:
            if f"set.{old}" in found or f"set.{new}" in found:
                found |= {f"set.{old}": None, f"set.{new}": None}
    # What a material change replaced is an earlier wording of the same field.
    found |= {f"was.{path[4:]}": None for path in tuple(found) if path.startswith("set.")}
    # What was given for the parts of a case that was divided is said of the same field.
    said = {path for one in happened for path in one.record.get("words", {})}
    fields = {path.removeprefix("set.") for path in found if path.startswith("set.")}
    found |= {
        path: None for path in sorted(said) if path != field_of(path) and field_of(path) in fields
    }
    # What waited for signatures is said once more where taking an act back brought it back.
    found |= {f"round.{path}": None for path in tuple(found)}
    return list(found)
