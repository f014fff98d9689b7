"""Asking for more time, and granting or refusing it; what its pages need for both.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.clock import Extension
from engine.core.definition.base import Duration, Text
from engine.core.definition.workflow import Reason
from engine.core.extending import More, decide_more, left_of, more_reasons, rule_of
from engine.core.granting import Grant, decide_grant, grant_reasons
from engine.core.permitting import Standing, standing
from engine.core.values import Actor, Refused
from engine.service.beside import beside
from engine.service.case_view import CaseView
from engine.service.desk import Desk
from engine.service.results import Done

__all__ = ["Asked", "Grant", "MayAsk", "More", "answer", "ask", "asked_in", "may_ask"]


@dataclass(frozen=True, slots=True)
class MayAsk:
    """What the reader may ask for: so much more at most."""

    visit: int
    reasons: tuple[tuple[str, Reason], ...]
    most: Duration
    basis: Text | None  # what the rule rests on


@dataclass(frozen=True, slots=True)
class Asked:
    """The open request as an official sees it. `words`: on which basis; `letter`: its number."""

    request: Extension
    reason: Reason | None
    office: str | None  # the name of the office that asks
    words: str
    letter: str
    dated_on: dt.date | None
    visit: int
    may_grant: bool
    may_refuse: bool


def ask(desk: Desk, case_id: int, request: More, now: dt.datetime) -> Done | Refused:
    """Ask for more time. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        "",
        lambda compiled, case, world: decide_more(compiled, case, request, world, now),
        now,
    )


def answer(desk: Desk, case_id: int, request: Grant, now: dt.datetime) -> Done | Refused:
    """Grant it, as much or less, or refuse it. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        "",
        lambda compiled, case, world: decide_grant(compiled, case, request, world, now),
        now,
    )


def may_ask(found: CaseView, person: int, now: dt.datetime) -> MayAsk | None:
    """What the reader may choose from; None where they may not ask now."""
    rule = rule_of(found.compiled, found.case)
    if rule is None or not found.official or more_reasons(_at(found, person, now)):
        return None
    definition, left = found.compiled.definition, left_of(found.case, rule)
    codes = definition.reason_sets.get(rule.reasons, ())
    return MayAsk(
        found.case.visit,
        tuple((code, definition.reasons[code]) for code in codes),
        rule.longest.model_copy(update={"count": left}),
        rule.basis,
    )


def asked_in(found: CaseView, person: int, now: dt.datetime) -> Asked | None:
    """The open request, for officials."""
    one = found.case.clock.request
    if one is None or not found.official:
        return None
    at = _at(found, person, now)
    entry = next((e for e in found.followed.entries if e.what == "extension_asked"), None)
    more = entry.more if entry is not None else None
    offices = found.world.directory.by_queue.get(one.asker, ())
    return Asked(
        one,
        found.compiled.definition.reasons.get(one.reason),
        offices[0].name if offices else None,
        (entry.words if entry is not None else None) or "",
        more.letter if more is not None else "",
        more.dated_on if more is not None else None,
        found.case.visit,
        not grant_reasons(at, refuse=False),
        not grant_reasons(at, refuse=True),
    )


def _at(found: CaseView, person: int, now: dt.datetime) -> Standing:
    return standing(found.compiled, found.case, Actor(person), found.world, now)
