"""From a decision to the step that the store writes: number, seal, phase, and when notices may go.

Everything that writes a step makes it here. Never here: SQL.
"""

import datetime as dt
import os
from collections.abc import Callable

from msgspec.structs import replace

from engine.core import chain, fold
from engine.core.definition.compiled import Compiled
from engine.core.undoing import JOIN, WINDOW
from engine.core.values import Accepted, Case, Event, Notify
from engine.store.step import Birth, Form, Post, Step

# The same spans decide how long an act can be undone. A reminder has nothing to wait for.
WAITS = {"task": JOIN, "progress": JOIN, "outcome": WINDOW, "reminder": dt.timedelta(0)}

Salt = Callable[[], bytes]


def new_salt() -> bytes:
    """Sixteen bytes of chance for one kept word."""
    return os.urandom(16)


def step_of(
    compiled: Compiled,
    before: Case,
    accepted: Accepted,
    form: Form | None = None,
    was: Compiled | None = None,
) -> Step:
    """The step of a case that exists. `was`: the version that it had, where the step moves it."""
    seq = before.revision + 1
    record = chain.record(accepted.event, before.tenant, before.id, seq)
    previous = bytes.fromhex(before.head)
    sealed = chain.seal(record, accepted.event.words, previous, new_salt)
    after = replace(accepted.case, revision=seq, head=sealed.hash.hex())
    if was is None and after.data is before.data:
        title = None  # most acts leave the answers alone, and so the title
    else:
        called = title_of(compiled, after)
        title = None if called == title_of(was or compiled, before) else called
    step = _step(compiled, before, after, accepted, sealed, form, None, title)
    flags = _cases(was or compiled, compiled, before, after, accepted.event)
    if accepted.event.kind == "undone" and "definition" not in accepted.event.body:
        flags["restores"] = True
    return replace(step, **flags) if flags else step


def _cases(
    was: Compiled, compiled: Compiled, before: Case, after: Case, event: Event
) -> dict[str, bool]:
    """What becomes of the cases that it waited for, and whether it waits for some again."""
    waited = _waits(was, before.state)
    waits = _waits(compiled, after.state)
    if not waited and not waits:
        return {}
    stays = before.visit == after.visit
    moved = "definition" in event.body and "to" not in event.body
    return {
        "leaves_cases": waited and not (stays and waits),
        "resumes_cases": waits and moved,
    }


def _waits(compiled: Compiled, state: str) -> bool:
    return compiled.definition.states[state].waits_for_cases not in (None, "none")


def first_step(
    compiled: Compiled,
    accepted: Accepted,
    tenant: int,
    case_id: int,
    number: str,
    birth: Birth,
    form: Form | None = None,
) -> Step:
    """The step that opens a case: its number is part of the sealed bytes."""
    event = replace(accepted.event, body={**accepted.event.body, "number": number})
    record = chain.record(event, tenant, case_id, 1)
    sealed = chain.seal(record, event.words, chain.EMPTY, new_salt)
    after = fold.apply(None, record, event.words, sealed.hash.hex())
    title = title_of(compiled, after)
    return _step(compiled, None, after, replace(accepted, event=event), sealed, form, birth, title)


def title_of(compiled: Compiled, case: Case) -> str:
    """What the case is called in lists; its number where the naming field is empty or erased."""
    named = case.data.get(compiled.definition.name_from)
    return named if isinstance(named, str) and named else case.number


def _step(
    compiled: Compiled,
    before: Case | None,
    after: Case,
    accepted: Accepted,
    sealed: chain.Sealed,
    form: Form | None,
    birth: Birth | None,
    title: str | None,
) -> Step:
    """`title`: the one to write, None where it stays."""
    return Step(
        before=before,
        after=after,
        event=accepted.event,
        sealed=sealed,
        phase=compiled.definition.states[after.state].phase,
        title=title,
        posts=tuple(_post(notice, accepted.event.at) for notice in accepted.notices),
        incidents=accepted.incidents,
        form=form,
        birth=birth,
    )


def _post(notice: Notify, now: dt.datetime) -> Post:
    return Post(notice.queue, notice.notice, notice.kind, notice.values, now + WAITS[notice.kind])
