"""How a review can be answered, one seat after the other: what each answer brings, what it fixes.

Seats are alike where no rule names one of them. Never here: who holds a seat, and what is given.
"""

from collections.abc import Collection, Iterator
from math import comb, prod
from typing import NamedTuple

from engine.core.counting import Answered, at_close, fixed_by, together
from engine.core.definition.reviews import Panel, Rule

MOST_STANDINGS = 100  # ways in which the reviews of a state can stand; a real one has a handful
Count = tuple[int, int, int] | Answered  # for, against, abstained; or how the review ended
Standing = tuple[Count, ...]  # of each review of the state; empty: nothing is known of it
_SAYS: tuple[bool | None, ...] = (True, False, None)


class Ballot(NamedTuple):
    """One answer, or the due time of those that are missing. `word`: how a seat answered ("":
    nobody gave anything); `outcome`: what that fixed of the state; `after`: how it stands then."""

    word: str
    outcome: Answered | None
    after: Standing


class Ballots:
    """Everything that can be answered in the reviews of one state. `bodies`: roles that hold more
    than one seat. Exact where it is `known` how many answer and all seats are alike."""

    def __init__(self, panel: Panel, bodies: Collection[str]) -> None:
        self._panel = panel
        self._rules = tuple(panel.reviews.values())
        alike = all(_alike(rule, bodies) for rule in self._rules)
        self.known = alike and prod(map(_standings, self._rules)) <= MOST_STANDINGS
        self.start: Standing = ((0, 0, 0),) * len(self._rules) if self.known else ()

    def next(self, here: Standing) -> Iterator[Ballot]:
        """Each answer that may come now."""
        if not self.known:
            yield from self._any()
        for number, (rule, count) in enumerate(zip(self._rules, here, strict=False)):
            if isinstance(count, str) or _fixed(rule, count) is not None:
                continue
            for kind, word in enumerate(("pass", "fail", *(["abstain"] if rule.abstain else []))):
                more = [*count]
                more[kind] += 1
                counted = (more[0], more[1], more[2])
                # Where the others are overdue already, it is counted as soon as they are enough.
                for each in dict.fromkeys((counted, _at_due(rule, counted) or counted)):
                    after = (*here[:number], each, *here[number + 1 :])
                    yield Ballot("" if word == "abstain" else word, self._together(after), after)
            closed = _at_due(rule, count)
            if closed is not None:
                after = (*here[:number], closed, *here[number + 1 :])
                yield Ballot("", self._together(after), after)

    def is_silent(self, here: Standing) -> bool:
        """Whether silence has its way where the due time passes: a quorum, once it is there, makes
        the outcome instead."""
        counts = zip(self._rules, here, strict=False)
        open_ = [(rule, count) for rule, count in counts if not isinstance(count, str)]
        return not self.known or any(_at_due(rule, count) is None for rule, count in open_)

    def _together(self, standing: Standing) -> Answered | None:
        found = {
            name: count if isinstance(count, str) else _fixed(rule, count)
            for (name, rule), count in zip(self._panel.reviews.items(), standing, strict=True)
        }
        return together(self._panel, found)

    def _any(self) -> Iterator[Ballot]:
        """What may come at any time where it is not known how many answer."""
        single = len(self._rules) == 1 and not self._rules[0].is_vote
        for word in ("pass", "fail"):
            yield from () if single else (Ballot(word, None, ()),)
            yield Ballot(word, "pass" if word == "pass" else "fail", ())
        if not single:
            yield Ballot("pass", "fail", ())
        if self._panel.carries_on_a_no:
            yield Ballot("fail", "pass", ())
        if any(rule.abstain or rule.quorum is not None for rule in self._rules):
            yield from (Ballot("", "pass", ()), Ballot("", "fail", ()))


def _alike(rule: Rule, bodies: Collection[str]) -> bool:
    named = (*rule.must, *rule.veto, *([rule.chair] if rule.chair else ()))
    return not named and rule.recused is None and not {*bodies} & {*rule.answering}


def _standings(rule: Rule) -> int:
    return comb(len(rule.answering) + 3, 3) if rule.abstain else comb(len(rule.answering) + 2, 2)


def _spread(
    rule: Rule, count: tuple[int, int, int]
) -> tuple[list[tuple[str, bool | None]], list[str]]:
    """(answers, roles of the seats that are waited for): seats are alike."""
    said = [answer for answer, many in zip(_SAYS, count, strict=True) for _ in range(many)]
    seats = list(rule.answering)
    return list(zip(seats, said, strict=False)), seats[len(said) :]


def _fixed(rule: Rule, count: tuple[int, int, int]) -> Answered | None:
    return fixed_by(rule, *_spread(rule, count))


def _at_due(rule: Rule, count: tuple[int, int, int]) -> Answered | None:
    """What those who answered make at the due time, where they are enough."""
    if rule.quorum is None or not rule.is_vote or sum(count) < rule.quorum:
        return None
    return at_close(rule, *_spread(rule, count))
