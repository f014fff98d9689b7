"""A round of signatures as events say it: what beginning, signing, declining make of a case.

Used by the fold alone, so that what is decided and what is folded can never differ. Never here:
who may sign (signing.py).
"""

from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.chain import moment, stamp
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


def changed(
    before: Round | None, after: Round | None
) -> tuple[dict[str, JSON], Mapping[str, JSON]]:
    """How an event says that `before` stands again and not `after`; and the words of it that
    stand beside the event. A signature less is only counted."""
    if before is None:
        return {}, {}
    if after is not None and replace(after, signed=before.signed) == before:
        return {"signed": len(before.signed)}, {}
    part: dict[str, JSON] = {
        "act": before.action,
        "began": before.began,
        "set": dict(before.fields),
        "reason": before.reason,
        "of": list(before.codes),
        "signed": [
            [one.slot, one.role, one.queue, one.person, one.office, stamp(one.at)]
            for one in before.signed
        ],
    }
    return part, before.words


def again(held: Round | None, part: Data, words: Mapping[str, JSON]) -> Round | None:
    """The way back of changed(). `words`: all that stand beside the event."""
    if "act" not in part:
        return replace(held, signed=held.signed[: part["signed"]]) if held and part else None
    return Round(
        part["act"],
        part["began"],
        part["set"],
        {path[6:]: value for path, value in words.items() if path.startswith("round.")},
        part["reason"],
        tuple(part["of"]),
        tuple(
            Signature(slot, role, queue, person, office, moment(at))
            for slot, role, queue, person, office, at in part["signed"]
        ),
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
