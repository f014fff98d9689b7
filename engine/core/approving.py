"""Approvals as events say them: given, gone, asked for anew. Used by the fold and by the rows.

Never here: when an approval is reopened (materiality.py).
"""

from collections.abc import Mapping

from msgspec.structs import replace

from engine.core.values import JSON, Approval, Case, Data, Reopening

PARTS = frozenset({"approved", "gone", "reopening"})


def after(case: Case, state: str, record: Data) -> Case:
    """The case after what the record says of approvals. `state`: where the act was taken."""
    gone = record.get("gone", ())
    approved = {key: one for key, one in case.approved.items() if key not in gone}
    if "approved" in record:
        approved[state] = read(record["approved"])
    again = case.reopening
    if "reopening" in record:
        again = read_reopening(record["reopening"])
    return replace(case, approved=approved, reopening=again)


def part_of(one: Approval) -> dict[str, JSON]:
    """An approval as it stands in an event and in a row."""
    made: dict[str, JSON] = {"visit": one.visit, "to": one.to, "queues": list(one.queues)}
    return made | ({"seen": dict(one.seen)} if one.seen else {})


def read(part: Data) -> Approval:
    """The way back of part_of()."""
    return Approval(part["visit"], part["to"], tuple(part["queues"]), part.get("seen", {}))


def parts_of(approved: Mapping[str, Approval]) -> dict[str, JSON]:
    """All approvals of a case, by state."""
    return {key: part_of(one) for key, one in approved.items()}


def read_all(parts: Data) -> dict[str, Approval]:
    """The way back of parts_of()."""
    return {key: read(part) for key, part in parts.items()}


def reopening_of(again: Reopening | None) -> dict[str, JSON]:
    """What is asked for anew, as it stands in an event and in a row; empty: nothing is."""
    if again is None:
        return {}
    return {"states": list(again.states), "goal": again.goal, "origin": again.origin}


def read_reopening(part: Data | None) -> Reopening | None:
    """The way back of reopening_of()."""
    return Reopening(tuple(part["states"]), part["goal"], part["origin"]) if part else None
