"""What of a case somebody may do in the place of an office's holder. Closed by default. Pure.

Never here: who stands in for whom on a day (standing_in.py), or who may set that up.
"""

from collections.abc import Iterable, Iterator

from engine.core.clock import EXTEND
from engine.core.definition.compiled import Compiled
from engine.core.definition.duties import duty_of
from engine.core.resolving import clashes
from engine.core.sides import JOIN
from engine.core.signers import is_signature
from engine.core.slots import side_of
from engine.core.standing_in import Delegation
from engine.core.values import Actor, Case, Task, Why
from engine.core.whys import why

OWN = ("opener", "beneficiary")  # whoever only typed it for somebody has no part in it
DELEGATED = "delegate"  # the capacity in which an office's holder is stood in for


def delegation_reasons(
    compiled: Compiled, case: Case, action: str, role: str, by: Delegation
) -> tuple[Why, ...]:
    """Every reason why this delegation does not let its person take the action in this role.

    What the definition allows, what the delegation says, never the proposer, and whoever is kept
    apart: judged on the delegate and on the principal.
    """
    closed = may_be_delegated(compiled, case, action)
    found = [*scope_reasons(compiled, case, by, closed)]
    return (*found, *_apart(compiled, case, role, by, found))


def task_reasons(compiled: Compiled, case: Case, task: Task, by: Delegation) -> tuple[Why, ...]:
    """Every reason why this delegation does not reach this task: to take it up, pass it on, ask or
    answer beside it. It reaches a task where it reaches an act by which it is decided; a question
    of another office's is an office's to answer, and so its stand-in's."""
    kind = side_of(task.slot)
    if kind is not None:
        decides = kind in (JOIN, EXTEND)
        closed = _limit(compiled, case) if decides else None
        found = [*scope_reasons(compiled, case, by, closed)]
        own = any(case.parties.get(part) == by.principal for part in OWN)
        found += [why("own_case")] if own else []
        return (*found, *_apart(compiled, case, task.role if decides else "", by, found))
    first: tuple[Why, ...] = ()
    for action in _acts_of(compiled, case, task):
        refused = delegation_reasons(compiled, case, action, task.role, by)
        if not refused:
            return ()
        first = first or refused
    return first or (why("not_delegable", action=""),)  # a seat of a review


def _acts_of(compiled: Compiled, case: Case, task: Task) -> list[str]:
    """The acts that this task waits for."""
    if is_signature(task.slot):
        return [] if case.round is None else [case.round.action]
    duty = duty_of(task.slot)
    if duty is not None:
        return [duty]
    acts = compiled.definition.states[case.state].acts
    return [] if task.slot else [key for key, act in acts.items() if task.role in act.by]


def _apart(
    compiled: Compiled, case: Case, role: str, by: Delegation, found: Iterable[Why]
) -> Iterator[Why]:
    if any(case.parties.get(kind) == by.person for kind in OWN):
        yield why("delegate_is_party")
    said = list(found)
    for person in (by.person, by.principal):
        for clash in clashes(compiled.definition, role, Actor(person), case):
            if clash not in said:
                said.append(clash)
                yield clash


def scope_reasons(
    compiled: Compiled, case: Case, by: Delegation, closed: Why | None = None
) -> Iterator[Why]:
    """What the delegation itself says: the workflow, and up to which amount. `closed`: what the
    definition says against it; then the amount is no matter."""
    if by.workflow is not None and by.workflow != case.workflow:
        yield why("delegation_elsewhere")
    if closed is not None:
        yield closed
    elif by.most is not None:
        yield from _amount(compiled, case, by.most)


def _amount(compiled: Compiled, case: Case, most: int) -> Iterator[Why]:
    """The delegation's own limit, on the amount that the state names, else on every amount of the
    case: none may be over it, and where none is known it is over every limit."""
    definition = compiled.definition
    limit = definition.states[case.state].delegation
    money = [key for key, field in definition.fields.items() if field.type == "money"]
    keys = [limit.field] if limit is not None else money
    known = {key: amount for key in keys if (amount := _amount_in(case, key)) is not None}
    if keys and not known:
        yield why("delegation_not_known", keys[0])
    for key, amount in known.items():
        if amount > most:
            yield why("delegation_over", key, max=most)


def _amount_in(case: Case, key: str) -> int | None:
    value = case.data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def may_be_delegated(compiled: Compiled, case: Case, action: str) -> Why | None:
    """Why this action of the present state may not be done by a delegate; None where it may.

    A limit by amount holds to the rupiah, and an amount that is not known is over every limit.
    """
    here = compiled.definition.states[case.state]
    if case.ending is not None or action not in here.may_delegate:
        return why("not_delegable", action=action[:80])
    return _limit(compiled, case)


def _limit(compiled: Compiled, case: Case) -> Why | None:
    definition = compiled.definition
    limit = definition.states[case.state].delegation
    if limit is None:
        return None
    tier = definition.cycle.tiers.get(limit.tier) if definition.cycle is not None else None
    most = tier.up_to if tier is not None else None
    amount = _amount_in(case, limit.field)
    if amount is None or most is None:
        return why("delegation_not_known", limit.field)
    return why("delegation_over", limit.field, max=most) if amount > most else None
