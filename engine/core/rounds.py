"""A round of signatures as events say it: what beginning, signing, declining make of a case.

Used by the fold alone, so that what is decided and what is folded can never differ. Never here:
who may sign (signing.py).
"""

from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.chain import moment
from engine.core.values import JSON, Data, Round, Signature


def begins(record: Data) -> bool:
    """Whether this event begins a round: its answers are signed first and not yet in force."""
    return "begins" in record.get("sign", ())


def after(before: Round | None, record: Data, words: Mapping[str, JSON]) -> Round | None:
    """The round after this record; None where none is under way."""
    if "to" in record:
        return None
    part = record.get("sign")
    if part is None:
        return before
    if record["kind"] != "signed":  # it took effect and the case stays, or somebody declined
        return None
    if "begins" in part:
        return Round(
            part["act"],
            int(record["seq"]),
            part.get("set", {}),
            dict(words),
            part.get("reason"),
            tuple(part.get("of", ())),
            (_signature(record),),
        )
    if before is None:
        raise ValueError("a signature under nothing")
    return replace(before, signed=(*before.signed, _signature(record)))


def renamed(held: Round | None, names: Mapping[str, str]) -> Round | None:
    """The round with its answers under their new keys (another version of the rules)."""
    if held is None:
        return None
    return replace(
        held,
        fields={names.get(key, key): value for key, value in held.fields.items()},
        words={_path(path, names): value for path, value in held.words.items()},
    )


def _path(path: str, names: Mapping[str, str]) -> str:
    part, key = path.split(".", 1)
    return f"{part}.{names.get(key, key)}" if part in ("set", "remark") else path


def _signature(record: Data) -> Signature:
    by = record["by"]
    return Signature(
        record["sign"]["slot"],
        by["roles"][0],
        by["queue"],
        by["person"],
        by.get("office"),
        moment(record["at"]),
    )
