"""The parts of a case that was divided: what each is opened with, and what readers see of them.

Never here: deciding what is given (core/dividing.py), or opening (branching.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.parts import Parts, number_of, slot_of
from engine.core.dividing import number_in, openings, total
from engine.core.values import Case, Data, Open
from engine.service.desk import Desk
from engine.service.followed import Fact, Shared, Tied
from engine.store import events
from engine.store.database import Connection
from engine.store.events import Recorded
from engine.store.subcases import Opened, Todo


def part(connection: Connection, whole: Case, row: Todo) -> Open:
    """The request that opens this part. Raises LookupError where the act knows of none such."""
    act = events.of(connection, row.tenant, row.parent, row.seq)
    found = dict(openings(whole, act.record, act.words)) if act is not None else {}
    return found[row.slot]


def shown(
    desk: Desk,
    connection: Connection,
    compiled: Compiled,
    case: Case,
    opened: Sequence[Opened],
    tied: tuple[Tied, ...],
    all_: bool,
) -> tuple[tuple[Tied, ...], tuple[Shared, ...]]:
    """The parts with what was given for each, and what they have together of the whole. `all_`:
    also people's words, which a reader of the public page sees on the part's own page, once they
    are released there."""
    seqs = [one.seq for one in opened if number_of(one.slot) is not None]
    act = events.of(connection, desk.tenant, case.id, seqs[0]) if seqs else None
    rule = None if act is None else _rule(compiled, act)
    if act is None or rule is None:
        return tied, ()
    parts: list[Data] = act.record["parts"]
    made = tuple(
        one if one.part is None else replace(one, facts=_facts(compiled, rule, act, one.part, all_))
        for one in tied
    )
    return made, tuple(_shared(compiled, rule, case, parts, all_))


def _rule(compiled: Compiled, act: Recorded) -> Parts | None:
    """What was asked of the parts, by the rules of a case that has ended and keeps them."""
    state = compiled.definition.states.get(act.record["from"])
    action = state.acts.get(act.record["act"]) if state is not None else None
    return action.parts if action is not None else None


def _facts(
    compiled: Compiled, rule: Parts, act: Recorded, number: int, all_: bool
) -> tuple[Fact, ...]:
    fields, plain = compiled.definition.fields, act.record["parts"][number - 1]
    found = []
    for key in rule.asks:
        said = plain.get(key, act.words.get(f"{slot_of(number)}.{key}") if all_ else None)
        if said is not None and (all_ or fields[key].see == "public"):
            found.append(Fact(key, fields[key], said))
    return tuple(found)


def _shared(
    compiled: Compiled, rule: Parts, case: Case, parts: list[Data], all_: bool
) -> list[Shared]:
    found = []
    for key in rule.share:
        field, whole, sum_ = compiled.definition.fields[key], number_in(case.data, key), None
        if all_ or field.see == "public":
            sum_ = total(parts, key)
        if whole is not None and sum_ is not None:
            found.append(Shared(field, str(whole), str(sum_)))
    return found
