"""The one decision: a request and a case in, an accepted step or reasons out. Pure.

A request either gives exactly one event or nothing; the case after it is the fold of that event.
"""

import datetime as dt

from engine.core.acting import decide_action
from engine.core.definition.compiled import Compiled
from engine.core.definition.joint import DECLINE, SIGN
from engine.core.joining import decide_join
from engine.core.leaving import decide_left
from engine.core.opening import decide_open
from engine.core.permitting import standing
from engine.core.signing import decide_begin, decide_sign
from engine.core.values import Act, Case, Decision, Join, Open, ParentLeft, Refused, Wake, Why
from engine.core.voting import AGREES, decide_vote
from engine.core.waking import decide_wake
from engine.core.whys import why
from engine.core.world import World


def decide(
    compiled: Compiled,
    case: Case | None,
    request: Open | Act | Wake | Join | ParentLeft,
    world: World,
    now: dt.datetime,
) -> Decision:
    """Accepted(event, case, notices, incidents) or Refused(reasons).

    `case` is None for Open and only then. `compiled` must be the version that the case is pinned
    to. Raises ValueError where these do not fit: that is a programmer's error, not a refusal.
    """
    if isinstance(request, Open):
        if case is not None:
            raise ValueError("a case is opened once")
        return decide_open(compiled, request, world, now)
    if case is None:
        raise ValueError("only opening works without a case")
    if case.definition != compiled.hash:
        raise ValueError("the case is pinned to another definition version")
    reasons = _stands(compiled, case, request)
    if reasons:
        return Refused(reasons)
    if isinstance(request, Wake):
        return decide_wake(compiled, case, request, world, now)
    if isinstance(request, Join):
        return decide_join(compiled, case, request, world, now)
    if isinstance(request, ParentLeft):
        return decide_left(compiled, case, request, world, now)
    return _act(compiled, case, request, world, now)


def _stands(
    compiled: Compiled, case: Case, request: Act | Wake | Join | ParentLeft
) -> tuple[Why, ...]:
    here = compiled.definition.states[case.state]
    reopens = isinstance(request, Act) and here.reopens(request.action)
    if case.ending is not None and not reopens:
        return (why("case_ended", ending=case.ending),)
    if isinstance(request, Act) and request.revision not in (None, case.revision):
        return (why("moved_meanwhile", revision=request.revision, now=case.revision),)
    return ()


def _act(compiled: Compiled, case: Case, request: Act, world: World, now: dt.datetime) -> Decision:
    here = compiled.definition.states[case.state]
    at = standing(compiled, case, request.actor, world, now, request.begun_at)
    action = here.acts.get(request.action)
    if action is not None:
        take = decide_action if action.joint is None else decide_begin
        return take(at, request, action)
    if case.round is not None and request.action in (SIGN, DECLINE):
        return decide_sign(at, request)
    if here.panel is not None and request.action in AGREES:
        return decide_vote(at, request, here.panel)
    return Refused((why("no_such_action", action=request.action[:80], state=case.state),))
