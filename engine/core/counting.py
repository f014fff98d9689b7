"""Counting: what the answers of a review have fixed, and what several reviews make together.

Pure functions of the rule and the rows. A result is always counted anew from them, never counted
up. Never here: who may answer, or what happens then.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from engine.core.definition.reviews import Panel, Rule
from engine.core.slots import review_of, role_of
from engine.core.values import SETTLED, Case, Value, Vote

Answered = Literal["pass", "fail"]
Ballot = tuple[str, bool | None]  # the seat's role; agreed, refused, or None: abstained


class Count(Value, frozen=True):
    """How a review stands: answers by their kind, and seats that have not answered."""

    agreed: int
    refused: int
    abstained: int
    silent: int

    @property
    def answered(self) -> int:
        """How many answered; who abstains is present."""
        return self.agreed + self.refused + self.abstained

    @property
    def members(self) -> int:
        """How many seats there are."""
        return self.answered + self.silent


def counted(answers: Sequence[Ballot], silent: Sequence[str]) -> Count:
    """The answers by their kind."""
    said = [answer for _, answer in answers]
    return Count(said.count(True), said.count(False), said.count(None), len(silent))


def fixed_by(rule: Rule, answers: Sequence[Ballot], waiting: Sequence[str]) -> Answered | None:
    """What these answers fix: pass, fail, or nothing yet. `waiting`: the roles of the seats that
    are still waited for.

    A seat is known by its slot, so that a mandatory one stays so when silence handed it on. A
    veto counts at once. Else the outcome is fixed when it is the same whatever the others say:
    when all agree and when all refuse; while the quorum is not there, silence may still undo it.
    """
    if not rule.is_vote:
        found = next((agreed for _, agreed in answers if agreed is not None), None)
        return None if found is None else "pass" if found else "fail"
    if _vetoed(rule, answers):
        return "fail"
    if len(answers) < (rule.quorum or 0) or (waiting and rule.ends == "when all answered"):
        return None
    best = at_close(rule, [*answers, *((role, True) for role in waiting)], ())
    worst = at_close(rule, [*answers, *((role, False) for role in waiting)], ())
    return best if best == worst else None


def at_close(rule: Rule, answers: Sequence[Ballot], silent: Sequence[str]) -> Answered | None:
    """The result where no more answers come; None: too few for a decision."""
    if _vetoed(rule, answers):
        return "fail"
    if len(answers) < (rule.quorum or 0):
        return None
    agreed_all = {role for role, answer in answers if answer} - {
        role for role, answer in answers if not answer
    }
    if not set(rule.must) <= agreed_all - set(silent):
        return "fail"
    count = counted(answers, silent)
    if _carried(rule, count) or (tied(rule, count) and _tie_passes(rule, answers)):
        return "pass"
    return "fail"


def _vetoed(rule: Rule, answers: Sequence[Ballot]) -> bool:
    return any(answer is False and role in rule.veto for role, answer in answers)


def _carried(rule: Rule, count: Count) -> bool:
    votes = count.agreed + count.refused
    match rule.agree:
        case "all":
            return count.agreed == count.members
        case "majority of members":
            return 2 * count.agreed > count.members
        case "majority of votes":
            return 2 * count.agreed > votes
        case "two thirds of members":
            return 3 * count.agreed >= 2 * count.members
        case "two thirds of votes":
            return count.agreed > 0 and 3 * count.agreed >= 2 * votes
        case int(wanted):
            return count.agreed >= wanted
    return False


def tied(rule: Rule, count: Count) -> bool:
    """Whether exactly half of those whose majority is asked are for it: of all seats, however the
    other half answered, or of the votes cast."""
    if rule.agree == "majority of members":
        return count.agreed > 0 and 2 * count.agreed == count.members
    return rule.agree == "majority of votes" and 0 < count.agreed == count.refused


def _tie_passes(rule: Rule, answers: Sequence[Ballot]) -> bool:
    if rule.tie == "chair":
        return any(role == rule.chair and answer is True for role, answer in answers)
    return rule.tie == "passes"


def ballots(votes: Sequence[Vote], review: str) -> list[Ballot]:
    """The answers of one review among all votes of a visit."""
    return [(role_of(vote.slot), vote.agrees) for vote in votes if review_of(vote.slot) == review]


def results(panel: Panel, case: Case) -> dict[str, Answered | None]:
    """The result of each review as the rows of the case have it."""
    found: dict[str, Answered | None] = {}
    for name, rule in panel.reviews.items():
        if name in case.closed:
            found[name] = "pass" if case.closed[name] == "pass" else "fail"
            continue
        seats = [task for task in case.tasks if review_of(task.slot) == name]
        waiting = [role_of(task.slot) for task in seats]
        answers = ballots(case.votes, name)
        found[name] = fixed_by(rule, answers, waiting)
        late = rule.quorum is not None and all(task.stage >= SETTLED for task in seats)
        if found[name] is None and waiting and late:
            found[name] = at_close(rule, answers, waiting)
    return found


def together(panel: Panel, found: Mapping[str, Answered | None]) -> Answered | None:
    """What the reviews decide together: pass where enough passed, fail where that cannot be any
    more. A review that ends when all have answered is waited for."""
    late = (name for name, result in found.items() if result is None)
    if any(panel.reviews[name].ends == "when all answered" for name in late):
        return None
    passed = sum(result == "pass" for result in found.values())
    if passed >= panel.needed:
        return "pass"
    still = sum(result is None for result in found.values())
    return "fail" if passed + still < panel.needed else None
