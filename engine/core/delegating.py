"""Whether an action of a case may be delegated at all. Closed by default. Pure.

Never here: who delegates to whom, for how long, and who is kept apart from whom.
"""

from engine.core.definition.compiled import Compiled
from engine.core.values import Case, Why
from engine.core.whys import why


def may_be_delegated(compiled: Compiled, case: Case, action: str) -> Why | None:
    """Why this action of the present state may not be done by a delegate; None where it may.

    A limit by amount holds to the rupiah, and an amount that is not known is over every limit.
    """
    definition = compiled.definition
    here = definition.states[case.state]
    if case.ending is not None or action not in here.may_delegate:
        return why("not_delegable", action=action[:80])
    limit = here.delegation
    if limit is None:
        return None
    tier = definition.cycle.tiers.get(limit.tier) if definition.cycle is not None else None
    most = tier.up_to if tier is not None else None
    amount = case.data.get(limit.field)
    if not isinstance(amount, int) or isinstance(amount, bool) or most is None:
        return why("delegation_not_known", limit.field)
    return why("delegation_over", limit.field, max=most) if amount > most else None
