"""Votes: the least answers that fix the outcome of a state's reviews, told by role.

The seats of a role are alike, so that it is a matter of numbers. Never here: who holds them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from engine.core.counting import Answered, at_close, fixed_by
from engine.core.definition.reviews import Panel, Rule
from engine.core.definition.states import State
from engine.core.proof.occasions import NotProven, Vote, Votes, handed_to

MOST_SPREADS = 300  # ways to choose who agrees in a review; a real one has a handful
MOST_COUNTED = 20_000  # ways to answer one review that are counted
Seats = Mapping[str, int]  # role -> how many seats it has, vacant or not


def answers(
    key: str, state: State, panel: Panel, passes: bool, seats: Seats, aside: frozenset[str]
) -> tuple[Vote | Votes, ...]:
    """The least votes that fix the outcome of the state. `aside`: roles whose holders may have to
    stand aside."""
    if panel.is_one:
        return _of(key, state, "", panel.reviews[""], passes, seats, aside)
    needed = panel.needed if passes else len(panel.reviews) - panel.needed + 1
    found: list[Votes] = []
    for chosen in combinations(panel.reviews, max(0, needed)):
        ways = []
        for name, rule in panel.reviews.items():
            here = [passes] if name in chosen else []
            if not here and rule.ends == "when all answered":
                here = [True, False]  # it is waited for, whatever it says
            if here:
                ways.append(
                    [v for one in here for v in _of(key, state, name, rule, one, seats, aside)]
                )
        found += [Votes(key, parts) for parts in _few(product(*ways))]
    return tuple(dict.fromkeys(found))


def _few(found: Iterable[tuple[Vote, ...]]) -> Iterator[tuple[Vote, ...]]:
    for number, parts in enumerate(found):
        if number >= MOST_SPREADS:
            raise NotProven
        yield parts


def _of(
    key: str,
    state: State,
    name: str,
    rule: Rule,
    passes: bool,
    seats: Seats,
    aside: frozenset[str],
) -> tuple[Vote, ...]:
    held = {role: seats[role] if rule.is_vote else 1 for role in rule.answering}
    counts: list[tuple[dict[str, int], dict[str, int]]]
    if _is_plain(rule):
        counts = [(each, {}) for each in _plain(rule, passes, held)]
    else:
        counts = _least(state, rule, passes, held, aside)
    stands_in = rule.recused is not None and rule.recused.substitute is not None
    return tuple(
        Vote(key, _some(each), handed_to(state), name, stands_in, _some(left), not rule.is_vote)
        for each, left in counts
    )


def _some(counts: Seats) -> tuple[tuple[str, int], ...]:
    return tuple((role, count) for role, count in counts.items() if count)


def _is_plain(rule: Rule) -> bool:
    """So many of the seats, mandatory ones among them, and nothing else."""
    free = (rule.veto, rule.quorum, rule.recused) == ((), None, None)
    return rule.is_vote and isinstance(rule.agree, int) and free and rule.ends == "when fixed"


def _plain(rule: Rule, passes: bool, seats: Seats) -> list[dict[str, int]]:
    """Passing takes every mandatory seat and `agree` in all; failing takes one mandatory seat, or
    so many that `agree` cannot be reached any more."""
    must = {role: seats[role] for role in rule.seats if role in rule.must}
    total, wanted = sum(seats.values()), rule.agree
    if not isinstance(wanted, int):
        raise TypeError(wanted)
    rest = {role: seats[role] for role in rule.seats if role not in must}
    if passes:
        more = max(0, wanted - sum(must.values()))
        return [must | extra for extra in _spread(rest, more)]
    return [{role: 1} for role in must] + _spread(rest, max(1, total - wanted + 1))


def _spread(seats: Seats, count: int) -> list[dict[str, int]]:
    """Every way to take `count` of the seats, told by role."""
    found: list[tuple[dict[str, int], int]] = [({}, count)]
    left = sum(seats.values())
    for role, held in seats.items():
        left -= held
        found = [
            (taken | {role: number}, rest - number)
            for taken, rest in found
            for number in range(max(0, rest - left), min(held, rest) + 1)
        ]
        if len(found) > MOST_SPREADS:
            raise NotProven
    return [taken for taken, rest in found if not rest]


def _least(
    state: State, rule: Rule, passes: bool, seats: Seats, aside: frozenset[str]
) -> list[tuple[dict[str, int], dict[str, int]]]:
    """By counting every number of like answers: a no is what fails it, a yes what passes it. Each
    with the seats that are left out.

    Where a review may become smaller, also without those who may be left out of it, whether they
    must stand aside or not: this may call something possible that is not, never the other way.
    """
    sizes = 1
    for role, held in seats.items():
        sizes *= (held + 1) * (held + 1 if _may_go(rule, role, aside) else 1)
    if sizes > MOST_COUNTED:
        raise NotProven
    found: list[tuple[dict[str, int], dict[str, int]]] = []
    for left in _left_out(rule, seats, aside):
        there = {role: held - left.get(role, 0) for role, held in seats.items()}
        for each in sorted(_numbers(there), key=lambda numbers: sum(numbers.values())):
            known = any(_within(less, each) and _within(fewer, left) for less, fewer in found)
            if not known and any(each.values()) and _fixes(state, rule, passes, there, each):
                found.append((each, left))
    if len(found) > MOST_SPREADS:
        raise NotProven
    return found


def _within(less: Seats, more: Seats) -> bool:
    return all(count <= more.get(role, 0) for role, count in less.items())


def _may_go(rule: Rule, role: str, aside: frozenset[str]) -> bool:
    smaller = rule.recused is not None and rule.recused.else_ == "smaller"
    return smaller and rule.is_vote and role in aside - rule.kept


def _left_out(rule: Rule, seats: Seats, aside: frozenset[str]) -> Iterator[dict[str, int]]:
    """The seats that may be left out: none, or as many as it can still be carried without."""
    for left in _numbers({role: n for role, n in seats.items() if _may_go(rule, role, aside)}):
        all_agree = [
            (role, True) for role, held in seats.items() for _ in range(held - left.get(role, 0))
        ]
        if not any(left.values()) or at_close(rule, all_agree, ()) == "pass":
            yield left


def _numbers(seats: Seats) -> Iterator[dict[str, int]]:
    for numbers in product(*(range(held + 1) for held in seats.values())):
        yield dict(zip(seats, numbers, strict=True))


def _fixes(
    state: State, rule: Rule, passes: bool, there: Seats, answered: Mapping[str, int]
) -> bool:
    word: Answered = "pass" if passes else "fail"
    given = [(role, passes) for role, count in answered.items() for _ in range(count)]
    waiting = [role for role, held in there.items() for _ in range(held - answered[role])]
    if fixed_by(rule, given, waiting) == word:
        return True
    at_due = rule.quorum is not None and state.due is not None
    return at_due and at_close(rule, given, waiting) == word
