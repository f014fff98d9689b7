"""Submitted changes: an author hands a text in with a reason; a second person reads it.

The text is kept as it was submitted. Submitting again replaces what waits. Never here:
publishing (approving.py).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.values import Refused
from engine.service import register, scenarios
from engine.service.desk import Desk
from engine.service.drafting import telling
from engine.service.drafting.judging import judged
from engine.service.drafting.texts import Written, packed, unpacked
from engine.service.publishing.publish import head_at
from engine.service.rights import office_refuses
from engine.service.studio import HeadMoved, Same, Wrong
from engine.service.whys import refused
from engine.store import drafting as rows
from engine.store import publishing as publishing_rows
from engine.store.database import Connection
from engine.store.drafting import Change, Kind, NewChange


class NoSuchChangeError(LookupError):
    """The office has no change with this number."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The number of the change that waits now."""

    number: int


Outcome = Submitted | Same | Wrong | HeadMoved | Refused


@dataclass(frozen=True, slots=True)
class Handed:
    """What somebody hands in: a text over the head with the hash `base`."""

    workflow: str
    sources: Mapping[str, str]
    base: str
    kind: Kind
    reason: str


def submit(desk: Desk, handed: Handed, by: int, now: dt.datetime) -> Outcome:
    """Hand a text in: 1. check it, 2. who may, 3. is the head still the one that was seen."""
    workflow = handed.workflow
    found = judged(desk, workflow, handed.sources, now)
    definition = found.definition
    if definition is None:
        mild = (one for one in found.problems if one.severity == "warning")
        return Wrong((*found.errors, *mild), found.loaded.place)
    if definition.workflow != workflow:
        return refused("unknown_workflow", "workflow", value=definition.workflow)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, handed.reason):
            return no
        head = head_at(conn, desk.tenant, workflow)
        if (
            head is not None
            and head.hash == definition.hash()
            and _same_examples(
                publishing_rows.sources(conn, desk.tenant, head.hash) or {}, found.loaded.sources
            )
        ):
            return Same(head.number, found.problems)
        if head is not None and head.hash != handed.base:
            return HeadMoved(head)
        for one in rows.pending(conn, desk.tenant, workflow):
            if one.author == by and one.standing == "waiting":
                _withdrawn(conn, desk.tenant, one, by, now)
        # The checker's sources: only files that belong to it, so that nothing is published unread.
        body = packed(Written(dict(found.loaded.sources), handed.reason))
        digest = definition.hash()
        new = NewChange(workflow, by, handed.base, digest, handed.kind, body, handed.reason)
        number = rows.submit(conn, desk.tenant, new, now)
        entry = {"workflow": workflow, "change": number, "hash": digest, "kind": handed.kind}
        register.record(conn, desk.tenant, "change_submitted", entry, by, handed.reason, now)
        telling.waits(conn, desk.tenant, number, by, now)
    return Submitted(number)


def _same_examples(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Scenarios are no part of a version's hash, but changing them needs a second person, too."""
    return scenarios.beside(old) == scenarios.beside(new)


def withdraw(desk: Desk, number: int, by: int, now: dt.datetime) -> Refused | None:
    """Take one's own change back. Raises NoSuchChangeError."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        one = held(conn, desk.tenant, number)
        if one.author != by:
            return refused("not_the_author")
        if one.standing != "waiting":
            return refused("change_decided")
        _withdrawn(conn, desk.tenant, one, by, now)
    return None


def send_back(desk: Desk, number: int, by: int, words: str, now: dt.datetime) -> Refused | None:
    """Give a change back to its author with words. Raises NoSuchChangeError."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, words):
            return no
        one = held(conn, desk.tenant, number)
        if one.author == by:
            return refused("own_change")
        decided = {"standing": "sent_back", "by": by, "now": now, "words": words}
        if not rows.decide(conn, desk.tenant, number, decided):
            return refused("change_decided")
        entry = {"workflow": one.workflow, "change": number, "person": one.author}
        register.record(conn, desk.tenant, "change_sent_back", entry, by, words, now)
        telling.answered(conn, desk.tenant, one, "change_sent_back", by, now)
    return None


def find(desk: Desk, number: int) -> Change:
    """One change of this office. Raises NoSuchChangeError."""
    with desk.database.connection() as conn:
        return held(conn, desk.tenant, number)


def text_of(desk: Desk, number: int) -> dict[str, str]:
    """The files of a change, as they were submitted. Raises NoSuchChangeError."""
    with desk.database.connection() as conn:
        held(conn, desk.tenant, number)
        return dict(unpacked(rows.body(conn, desk.tenant, number)).files)


def pending(desk: Desk, workflow: str | None = None) -> list[Change]:
    """What waits for a second person, the oldest first."""
    with desk.database.connection() as conn:
        return rows.pending(conn, desk.tenant, workflow)


def seconds(desk: Desk, author: int) -> list[int]:
    """Who could be the second person beside this author today; empty: nobody can."""
    with desk.database.connection() as conn:
        return [person for person in rows.able(conn, desk.tenant) if person != author]


def held(conn: Connection, tenant: int, number: int) -> Change:
    """The change, or NoSuchChangeError."""
    found = rows.change(conn, tenant, number)
    if found is None:
        raise NoSuchChangeError(str(number))
    return found


def _withdrawn(conn: Connection, tenant: int, one: Change, by: int, now: dt.datetime) -> None:
    rows.decide(conn, tenant, one.id, {"standing": "withdrawn", "by": by, "now": now})
    entry = {"workflow": one.workflow, "change": one.id}
    register.record(conn, tenant, "change_withdrawn", entry, by, None, now)
