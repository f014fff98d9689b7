"""Handing a draft in: for oneself, or for somebody else who is named beside the typist.

However often it is done, there is one case, one receipt and one new person. Never here: pages.
"""

import datetime as dt
from dataclasses import replace

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.values import Actor, Case, Data, Open, Refused
from engine.core.windows import Late, late_of
from engine.core.world import World
from engine.service import attachments, drafts, people, register
from engine.service.desk import Desk
from engine.service.drafts import Draft
from engine.service.forms import secret_of
from engine.service.opening import Opened, open_case
from engine.service.people import NewPerson
from engine.service.results import FormConflict, Receipt, content_of
from engine.service.whys import refused
from engine.store import drafts as rows
from engine.store import events, stepping
from engine.store import opening as sent_rows
from engine.store.events import Recorded

NOBODY_YET = 0  # stands for the new person while the core is asked whether it would open


def opens_for_others(compiled: Compiled, world: World, person: int, now: dt.datetime) -> bool:
    """Whether this person holds an office that may type for somebody else."""
    definition = compiled.definition
    if not definition.opens.on_behalf:
        return False
    kinds = {definition.roles[key].office for key in definition.opens.by}
    queues = world.directory.queues_of(person, world.calendar.day_of(now))
    return any(queue.partition("@")[0] in kinds for queue in queues)


def may_open(compiled: Compiled, world: World, person: int, now: dt.datetime) -> bool:
    """Whether this person may open such cases somewhere: as a party, or by an office."""
    definition = compiled.definition
    roles = [definition.roles[key] for key in definition.opens.by]
    if any(role.party == "opener" for role in roles):
        return True
    kinds = {role.office for role in roles}
    queues = world.directory.queues_of(person, world.calendar.day_of(now))
    return any(queue.partition("@")[0] in kinds for queue in queues)


def hand_in(desk: Desk, compiled: Compiled, draft: Draft, world: World, now: dt.datetime) -> Opened:
    """1. Would it open? 2. Make the named person, once. 3. Open. 4. Hang the files on the case."""
    me, behalf = draft.person, draft.behalf
    parties = {"opener": me}
    if behalf is not None and behalf.other:
        parties = {"opener": behalf.person or NOBODY_YET, "typist": me}
        if behalf.person is None and draft.sent is None:
            asked = Open(Actor(me), parties, draft.answers, begun_at=draft.begun_at)
            tried = decide(compiled, None, asked, world, now)
            if isinstance(tried, Refused):
                return tried
            made = _person(desk, draft, compiled, now)
            if isinstance(made, Refused):
                return made
            parties["opener"] = made
    request = Open(Actor(me), parties, dict(draft.answers), begun_at=draft.begun_at)
    result = open_case(desk, draft.workflow, request, draft.form, now)
    if isinstance(result, Receipt):
        tokens = attachments.tokens_of(compiled.definition, dict(draft.answers))
        attachments.bind(desk, me, result.case_id, tokens)
    return result


def _person(desk: Desk, draft: Draft, compiled: Compiled, now: dt.datetime) -> int | Refused:
    """The member for whom it is typed; ten sends at once wait here and find the first one's."""
    with desk.database.transaction() as conn:
        register.hold(conn, desk.tenant)
        row = rows.find(conn, desk.tenant, draft.person, draft.form, hold=True)
        if row is None:
            return refused("unknown_person")
        present = drafts.of_row(row)
        if present.behalf is None:
            return refused("unknown_person")
        if present.behalf.person is not None:
            return present.behalf.person
        area = draft.answers.get(compiled.definition.area_from)
        new = NewPerson(present.behalf.name, phone=present.behalf.phone or None,
                        area=area if isinstance(area, str) else None)  # fmt: skip
        made = people.add_within(conn, desk.tenant, [new], draft.person, None, now)
        if isinstance(made, Refused):
            return made
        kept = replace(present, behalf=replace(present.behalf, person=made[0]))
        rows.write(conn, desk.tenant, draft.form, drafts.document_of(kept), now)
        return made[0]


def receipt_of(desk: Desk, person: int, form: str) -> Receipt | None:
    """The receipt of a form that this person sent."""
    with desk.database.connection() as conn:
        found = sent_rows.sent(conn, desk.tenant, [form]).get(form)
    if found is None or found.person != person:
        return None
    secret = secret_of(form) if found.secret_hash else None
    return Receipt(found.case_id, found.number, found.seq, found.made_at, again=True, secret=secret)


def case_of(desk: Desk, found: Receipt) -> Case:
    """The case behind a receipt, as it stands now."""
    with desk.database.connection() as conn:
        [case] = stepping.load(conn, desk.tenant, [found.case_id])
    return case


def content_sent(desk: Desk, found: Receipt) -> Data:
    """What the form held when it was sent."""
    made = _event(desk, found)
    return {} if made is None else content_of(made)


def late_sent(desk: Desk, found: Receipt) -> Late | None:
    """Whether the form was begun before its window shut and came after."""
    made = _event(desk, found)
    return None if made is None else late_of(made.record)


def _event(desk: Desk, found: Receipt) -> Recorded | None:
    with desk.database.connection() as conn:
        happened = events.since(conn, desk.tenant, found.case_id, found.seq - 1)
    return next((one for one in happened if one.seq == found.seq), None)


__all__ = [
    "FormConflict",
    "Receipt",
    "case_of",
    "content_sent",
    "hand_in",
    "late_sent",
    "may_open",
    "opens_for_others",
    "receipt_of",
]
