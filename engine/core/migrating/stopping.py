"""A clock that stands still, where the rules change: it stays so by the same rule alone."""

from engine.core.migrating.alike import due_rule
from engine.core.migrating.seating import Ground
from engine.core.resolving import subject_of
from engine.core.values import Why
from engine.core.whys import why


def stands_still(at: Ground) -> tuple[Why, ...]:
    """Why a case cannot go over before its clock goes on: the new rules count otherwise, or know
    another reason. Where it enters a state the pause ends, and nothing is in the way."""
    pause, due = at.case.clock.pause, at.here.due
    if pause is None:
        return ()
    same = due_rule(at.old, at.was, subject_of(at.case)) == due_rule(at.new, at.here, at.subject)
    rule = None if due is None else due.pause
    codes = at.new.definition.reason_sets.get(rule.reasons, ()) if rule is not None else ()
    return () if same and pause.reason in codes else (why("clock_stopped"),)
