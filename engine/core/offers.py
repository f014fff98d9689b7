"""What an actor may do with a case now, and why not for the rest.

The same permit() and seat_reasons() that decide() uses: a button cannot disagree with the engine.
"""

import datetime as dt
from collections.abc import Iterator

from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import slot_of
from engine.core.definition.joint import DECLINE, SIGN
from engine.core.permitting import Standing, permit, standing
from engine.core.signers import signatures_open
from engine.core.signing import (
    again_reasons,
    decline_reasons,
    mine_to_sign,
    sign_reasons,
    signing_for,
)
from engine.core.standing_in import Delegation
from engine.core.values import Actor, Case, Offer
from engine.core.voting import answers_of, my_seats, seat_reasons, seats_open
from engine.core.world import World


def offers(
    compiled: Compiled, case: Case, actor: Actor, world: World, now: dt.datetime
) -> tuple[Offer, ...]:
    """Every action of the present state, open or closed with all reasons, in the author's order;
    what is to be signed comes first.

    A review offers its answers once for each seat that the actor may answer; a joint action that
    was begun `sign` and `decline`. A closed case offers reopening to whoever has the role.
    """
    here = compiled.definition.states[case.state]
    if case.ending is not None and not here.actions:
        return ()
    at = standing(compiled, case, actor, world, now)
    found = [*_signatures(at)] if case.round is not None else []
    for key, action in here.acts.items():
        may = permit(at, key, action)
        if may.role is None and case.ending is not None:
            continue
        reasons = may.reasons
        if action.joint is not None:
            reasons += again_reasons(at, key, action, may.queue)
        slot = slot_of(key) if here.duties and here.is_duty(key) else ""
        open_ = may.role is not None and not reasons
        found.append(Offer(key, slot, open_, reasons, _for_whom(may.behalf)))
    if here.panel is not None:
        for task in my_seats(at) or seats_open(at)[:1]:
            why_not = seat_reasons(at, task, task.slot)
            answers = answers_of(here.panel, task.slot)
            found += [Offer(key, task.slot, not why_not, why_not) for key in answers]
    return tuple(found)


def _signatures(at: Standing) -> Iterator[Offer]:
    """Signing and declining, once for each open signature of the actor; else the first, closed."""
    for task in mine_to_sign(at) or signatures_open(at.case)[:1]:
        for key, reasons in ((SIGN, sign_reasons), (DECLINE, decline_reasons)):
            why_not = reasons(at, task, task.slot)
            behalf = _for_whom(signing_for(at, task))
            yield Offer(key, task.slot, not why_not, why_not, behalf)


def _for_whom(behalf: Delegation | None) -> int | None:
    return None if behalf is None else behalf.principal
