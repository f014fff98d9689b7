"""A clock that stands still, and more time that is asked for, where the rules change: they stay as
they are by the same rule alone."""

from engine.core.migrating.alike import due_rule, same_source
from engine.core.migrating.names import Names
from engine.core.migrating.seating import Ground
from engine.core.resolving import subject_of
from engine.core.values import Why
from engine.core.whys import why


def asks_on(at: Ground) -> tuple[Why, ...]:
    """Why a case cannot go over before more time is granted or refused: the new rules count
    otherwise, grant none, or by another role."""
    if at.case.clock.request is None:
        return ()
    before, due = at.was.due, at.here.due
    was = before.extension if before is not None else None
    rule = due.extension if due is not None else None
    same = due_rule(at.old, at.was, subject_of(at.case)) == due_rule(at.new, at.here, at.subject)
    if was is None or rule is None or not same:
        return (why("more_waits"),)
    role = Names(at.new.definition).role(was.granted_by)
    old, new = at.old.definition.roles[was.granted_by], at.new.definition.roles[rule.granted_by]
    kept = role == rule.granted_by and same_source(old, new)
    return () if kept else (why("more_waits"),)


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
