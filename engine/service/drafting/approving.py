"""Four eyes: a second person publishes; or one person urgently, and a second one reviews it.

Never here: submitting (changes.py), or what the checks say (judging.py).
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from engine.core.definition.base import Duration
from engine.core.values import Refused
from engine.service import register
from engine.service.desk import Desk
from engine.service.drafting import telling
from engine.service.drafting.changes import find, held, text_of
from engine.service.drafting.judging import Judged, judged
from engine.service.drafting.texts import unpacked
from engine.service.incidents import URGENT
from engine.service.publishing.publish import Act, Published, head_at, store
from engine.service.rights import office_refuses
from engine.service.studio import HeadMoved, Wrong
from engine.service.whys import refused
from engine.service.world import world_of
from engine.store import drafting as rows
from engine.store import incidents
from engine.store.database import Connection
from engine.store.drafting import Change

REVIEWED_WITHIN = Duration(count=1, unit="working days")


@dataclass(frozen=True, slots=True)
class Unread:
    """These warnings were not acknowledged; nothing was published."""

    names: tuple[str, ...]


Outcome = Published | Unread | Wrong | HeadMoved | Refused


def approve(
    desk: Desk, number: int, by: int, acknowledged: Collection[str], now: dt.datetime
) -> Outcome:
    """The second person publishes a change. Raises NoSuchChangeError."""
    found = _judged(desk, number, now)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        one = held(conn, desk.tenant, number)
        if no := office_refuses(conn, desk.tenant, by, one.reason):
            return no
        if one.author == by:
            return refused("own_change")
        ready = _ready(desk, conn, one, found, acknowledged)
        if not isinstance(ready, Judged):
            return ready
        more = {"change": one.id, "author": one.author}
        act = Act(_origin(one), by, one.reason, now, "four_eyes", one.author, more)
        made = _stored(conn, desk.tenant, one, ready, act)
        _decided(conn, desk.tenant, one, ready, by, made, now)
        telling.answered(conn, desk.tenant, one, "change_published", by, now)
    return made


def publish_urgently(
    desk: Desk, number: int, by: int, acknowledged: Collection[str], why: str, now: dt.datetime
) -> Outcome:
    """The author publishes alone, with a reason for the hurry; an incident stands open until a
    second person reviewed it, within one working day. Raises NoSuchChangeError.
    """
    due_at = world_of(desk, now).calendar.due(now, REVIEWED_WITHIN, first_day_counts=False)
    found = _judged(desk, number, now)
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, why):
            return no
        one = held(conn, desk.tenant, number)
        if one.author != by:
            return refused("not_the_author")
        ready = _ready(desk, conn, one, found, acknowledged)
        if not isinstance(ready, Judged):
            return ready
        more = {"change": one.id, "author": one.author}
        act = Act(_origin(one), by, one.reason, now, "urgent", one.author, more)
        made = _stored(conn, desk.tenant, one, ready, act)
        entry = {"workflow": one.workflow, "number": made.number, "change": one.id}
        said = {**entry, "person": by, "due_at": due_at.isoformat()}
        incident = rows.raise_incident(conn, desk.tenant, URGENT, said, now)
        _decided(conn, desk.tenant, one, ready, by, made, now, incident, why)
        entry |= {"incident": incident, "due_at": due_at.isoformat()}
        register.record(conn, desk.tenant, "published_urgently", entry, by, why, now)
        telling.urgent(conn, desk.tenant, one, made.number, due_at, now)
    return made


def review(
    desk: Desk, number: int, by: int, agreed: bool, words: str, now: dt.datetime
) -> Refused | None:
    """A second person has looked at an urgent change, and says so; its incident is settled.

    An objection undoes nothing by itself: returning is a change like any other. Raises
    NoSuchChangeError.
    """
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        if no := office_refuses(conn, desk.tenant, by, words):
            return no
        one = held(conn, desk.tenant, number)
        if one.author == by:
            return refused("own_change")
        if not rows.review(conn, desk.tenant, number, by, agreed, words, now):
            return refused("change_decided")
        if one.incident is not None:
            incidents.settle(conn, desk.tenant, one.incident, by, now)
        entry = {"workflow": one.workflow, "number": one.version, "change": one.id}
        kind = "urgent_agreed" if agreed else "urgent_objected"
        entry |= {"incident": one.incident}
        register.record(conn, desk.tenant, kind, entry, by, words, now)
        answer: telling.Answer = "change_agreed" if agreed else "change_objected"
        telling.answered(conn, desk.tenant, one, answer, by, now)
    return None


def _judged(desk: Desk, number: int, now: dt.datetime) -> Judged:
    """The change's text, which never changes, judged before any lock is held."""
    return judged(desk, find(desk, number).workflow, text_of(desk, number), now)


def _ready(
    desk: Desk, conn: Connection, one: Change, found: Judged, acknowledged: Collection[str]
) -> Judged | Refused | HeadMoved | Wrong | Unread:
    """Whether it can be published as things stand now; checks and head may have changed."""
    if one.standing != "waiting":
        return refused("change_decided")
    head = head_at(conn, desk.tenant, one.workflow)
    if head is not None and head.hash != one.base:
        return HeadMoved(head)
    if found.definition is None:
        return Wrong(found.problems, found.loaded.place)
    missing = found.missing(acknowledged)
    return Unread(missing) if missing else found


def _stored(conn: Connection, tenant: int, one: Change, ready: Judged, act: Act) -> Published:
    definition = ready.definition
    if definition is None:
        raise ValueError("only what has no errors is stored")
    more = {**act.more, "acknowledged": ready.acknowledged()}
    made = store(conn, tenant, ready.loaded, definition, act.saying(more))
    _tidy(conn, tenant, one)
    return made


def _tidy(conn: Connection, tenant: int, one: Change) -> None:
    """The author's draft goes where it holds nothing but what is published now."""
    draft = rows.draft(conn, tenant, one.workflow, one.author)
    if draft is None:
        return
    written, sent = unpacked(draft.body), unpacked(rows.body(conn, tenant, one.id))
    if dict(written.files) == dict(sent.files) and not written.odd:
        rows.discard(conn, tenant, one.workflow, one.author, draft.revision)


def _decided(
    conn: Connection,
    tenant: int,
    one: Change,
    ready: Judged,
    by: int,
    made: Published,
    now: dt.datetime,
    incident: int | None = None,
    why: str | None = None,
) -> None:
    decided = {
        "standing": "published", "by": by, "now": now, "version": made.number,
        "acknowledged": ready.acknowledged(), "urgent": incident is not None,
        "incident": incident, "words": why,
    }  # fmt: skip
    rows.decide(conn, tenant, one.id, decided)


def _origin(one: Change) -> str:
    return "shipped" if one.kind == "shipped" else "office"
