"""Stopping the clock of a case and letting it go on; what its pages need for both.

Never here: who may (the core says it), the words of a page.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.definition.base import Text
from engine.core.definition.workflow import Reason
from engine.core.pausing import Stop, decide_stop, last_day, rule_of, stop_reasons
from engine.core.permitting import standing
from engine.core.resuming import Resume, decide_resume, resume_reasons
from engine.core.values import Actor, Refused
from engine.service.beside import beside
from engine.service.case_view import CaseView
from engine.service.desk import Desk
from engine.service.results import Done

__all__ = ["MayStop", "Resume", "Stop", "may_resume", "may_stop", "resume", "stop"]


@dataclass(frozen=True, slots=True)
class MayStop:
    """What the reader may do to the clock. `last_on`: until when at the latest."""

    visit: int
    reasons: tuple[tuple[str, Reason], ...]
    last_on: dt.date
    basis: Text | None  # what the rule rests on


def stop(desk: Desk, case_id: int, request: Stop, now: dt.datetime) -> Done | Refused:
    """Stop the clock of the state. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        "",
        lambda compiled, case, world: decide_stop(compiled, case, request, world, now),
        now,
    )


def resume(desk: Desk, case_id: int, request: Resume, now: dt.datetime) -> Done | Refused:
    """Let it go on before the day that was named. Raises NoSuchCaseError."""
    return beside(
        desk,
        case_id,
        "",
        lambda compiled, case, world: decide_resume(compiled, case, request, world, now),
        now,
    )


def may_stop(found: CaseView, person: int, now: dt.datetime) -> MayStop | None:
    """What the reader may choose from; None where they may not stop the clock now."""
    rule = rule_of(found.compiled, found.case)
    if rule is None or not found.official:
        return None
    at = standing(found.compiled, found.case, Actor(person), found.world, now)
    last_on = last_day(at)
    if last_on is None or stop_reasons(at):
        return None
    definition = found.compiled.definition
    codes = definition.reason_sets.get(rule.reasons, ())
    return MayStop(
        found.case.visit,
        tuple((code, definition.reasons[code]) for code in codes),
        last_on,
        rule.basis,
    )


def may_resume(found: CaseView, person: int, now: dt.datetime) -> bool:
    """Whether the reader may let the clock go on now."""
    if found.case.clock.pause is None or not found.official:
        return False
    at = standing(found.compiled, found.case, Actor(person), found.world, now)
    return not resume_reasons(at)
