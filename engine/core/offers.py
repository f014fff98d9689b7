"""What an actor may do with a case now, and why not for the rest.

The same permit() and seat_reasons() that decide() uses: a button cannot disagree with the engine.
"""

import datetime as dt

from engine.core.definition.compiled import Compiled
from engine.core.permitting import permit, standing
from engine.core.values import Actor, Case, Offer
from engine.core.voting import answers_of, my_seats, seat_reasons, seats_open
from engine.core.world import World


def offers(
    compiled: Compiled, case: Case, actor: Actor, world: World, now: dt.datetime
) -> tuple[Offer, ...]:
    """Every action of the present state, open or closed with all reasons, in the author's order.

    A review offers its answers once for each seat that the actor may answer.
    """
    if case.ending is not None:
        return ()
    here = compiled.definition.states[case.state]
    at = standing(compiled, case, actor, world, now)
    found = []
    for key, action in here.acts.items():
        role, _, reasons = permit(at, key, action)
        found.append(Offer(key, "", role is not None and not reasons, tuple(reasons)))
    if here.panel is not None:
        for task in my_seats(at) or seats_open(at)[:1]:
            why_not = seat_reasons(at, task, task.slot)
            answers = answers_of(here.panel, task.slot)
            found += [Offer(key, task.slot, not why_not, why_not) for key in answers]
    return tuple(found)
