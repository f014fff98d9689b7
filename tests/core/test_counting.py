"""Counting a review against an independent count: every way in which the rest may still answer."""

import itertools
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.counting import at_close, fixed_by, together
from engine.core.definition.reviews import MAJORITIES, Panel, Rule
from engine.core.definition.states import Outcome

YES, NO, ABSTAIN, SILENT = "yes", "no", "abstain", "silent"
AS_VOTE = {YES: True, NO: False, ABSTAIN: None}
SHARES = [
    "all",
    "majority of members",
    "majority of votes",
    "two thirds of members",
    "two thirds of votes",
]
END = Outcome.model_validate({"label": {"id": "x", "en": "x"}, "to": "done"})


@st.composite
def rules(draw):
    """A rule over up to four roles of one or two seats each, as the checks would let it pass."""
    roles = [f"r{n}" for n in range(draw(st.integers(1, 4)))]
    seats = [role for role in roles for _ in range(draw(st.integers(1, 2)))][:5]
    roles = list(dict.fromkeys(seats))
    agree = draw(st.sampled_from(SHARES) | st.integers(1, len(seats)))
    tie = draw(st.sampled_from([None, "fails", "passes", "chair"])) if agree in MAJORITIES else None
    single = [role for role in roles if seats.count(role) == 1]
    if tie == "chair" and not single:
        tie = "passes"
    given_ = {
        "seats": roles,
        "agree": agree,
        "must": draw(st.lists(st.sampled_from(roles), max_size=2, unique=True)),
        "veto": draw(st.lists(st.sampled_from(roles), max_size=2, unique=True)),
        "ends": draw(st.sampled_from(["when fixed", "when all answered"])),
    }
    if draw(st.booleans()):
        given_["quorum"] = draw(st.integers(1, len(seats)))
    if draw(st.booleans()):
        given_["abstain"] = True
    if tie is not None:
        given_["tie"] = tie
        if tie == "chair":
            given_["chair"] = draw(st.sampled_from(single))
    return Rule.model_validate({**given_, "seats": tuple(roles)}, strict=False), seats


def by_hand(rule: Rule, said: list[tuple[str, str]]) -> str | None:
    """What a secretary with the list of seats would write into the minutes; None: no quorum."""
    if any(word == NO and role in rule.veto for role, word in said):
        return "fail"
    present = [word for _, word in said if word != SILENT]
    if rule.quorum and len(present) < rule.quorum:
        return None
    for role, word in said:
        if role in rule.must and word != YES:
            return "fail"
    yes, no = present.count(YES), present.count(NO)
    if isinstance(rule.agree, int):
        return "pass" if yes >= rule.agree else "fail"
    of = len(said) if "members" in rule.agree or rule.agree == "all" else yes + no
    share = Fraction(yes, of) if of else Fraction(0)
    if rule.agree == "all":
        return "pass" if share == 1 else "fail"
    if rule.agree.startswith("two thirds"):
        return "pass" if share >= Fraction(2, 3) else "fail"
    if share != Fraction(1, 2):
        return "pass" if share > Fraction(1, 2) else "fail"
    chair = [word for role, word in said if role == rule.chair]
    lifts = rule.tie == "passes" or (rule.tie == "chair" and chair == [YES])
    return "pass" if lifts else "fail"


def every_future(rule: Rule, said: list[tuple[str, str]], waiting: list[str]) -> set[str | None]:
    words = [YES, NO, *([ABSTAIN] if rule.abstain else []), *([SILENT] if rule.quorum else [])]
    return {
        by_hand(rule, [*said, *zip(waiting, fill, strict=True)])
        for fill in itertools.product(words, repeat=len(waiting))
    }


@settings(max_examples=600, deadline=None)
@given(rules(), st.data())
def test_an_outcome_is_fixed_exactly_when_every_future_gives_it(made, data) -> None:
    rule, seats = made
    words = [YES, NO, *([ABSTAIN] if rule.abstain else [])]
    order = data.draw(st.permutations(seats))
    answered = data.draw(st.integers(1, len(seats)))
    said = [(role, data.draw(st.sampled_from(words))) for role in order[:answered]]
    waiting = list(order[answered:])
    vetoed = any(word == NO and role in rule.veto for role, word in said)
    futures = every_future(rule, said, waiting)
    expected = futures.pop() if len(futures) == 1 else None
    if waiting and rule.ends == "when all answered" and not vetoed:
        expected = None
    ballots = [(role, AS_VOTE[word]) for role, word in said]
    assert fixed_by(rule, ballots, waiting) == expected


@settings(max_examples=400, deadline=None)
@given(rules(), st.data())
def test_at_the_end_it_is_what_the_minutes_would_say(made, data) -> None:
    rule, seats = made
    words = [YES, NO, ABSTAIN, SILENT]
    said = [(role, data.draw(st.sampled_from(words))) for role in seats]
    ballots = [(role, AS_VOTE[word]) for role, word in said if word != SILENT]
    silent = [role for role, word in said if word == SILENT]
    assert at_close(rule, ballots, silent) == by_hand(rule, said)


@settings(max_examples=300, deadline=None)
@given(rules(), st.data())
def test_what_is_fixed_stays_so_when_the_rest_stays_silent(made, data) -> None:
    """A review that ended early is never counted to another end from its rows."""
    rule, seats = made
    answered = data.draw(st.integers(1, len(seats)))
    ballots = [(role, data.draw(st.sampled_from([True, False, None]))) for role in seats[:answered]]
    waiting = seats[answered:]
    fixed = fixed_by(rule, ballots, waiting)
    if fixed is not None:
        assert at_close(rule, ballots, waiting) == fixed


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_reviews_together_agree_with_every_way_in_which_the_rest_may_end(count: int) -> None:
    for needed in range(1, count + 1):
        reviews = {f"v{n}": Rule(seats=("a",), agree=1) for n in range(count)}
        panel = Panel(reviews, needed, END, END)
        for ended in itertools.product(["pass", "fail", None], repeat=count):
            futures = {
                sum(one == "pass" for one in fill) >= needed
                for fill in itertools.product(
                    *([one] if one else ["pass", "fail"] for one in ended)
                )
            }
            expected = None if len(futures) > 1 else "pass" if futures.pop() else "fail"
            assert together(panel, dict(zip(reviews, ended, strict=True))) == expected


def test_a_review_that_hears_everybody_is_waited_for_by_the_others() -> None:
    late = Rule(seats=("a", "b"), agree=1, ends="when all answered")
    panel = Panel({"one": Rule(seats=("a",), agree=1), "two": late}, 1, END, END)
    assert together(panel, {"one": "pass", "two": None}) is None
    assert together(panel, {"one": "pass", "two": "fail"}) == "pass"


@pytest.mark.parametrize("mode", ["consensus", "order"])
def test_one_seat_records_what_is_not_counted(
    mode: Literal["consensus", "order"],
) -> None:
    rule = Rule(seats=("a", "b", "c"), mode=mode, recorded_by="a")
    assert fixed_by(rule, [], ["a"]) is None
    assert fixed_by(rule, [("a", True)], []) == "pass"
    assert fixed_by(rule, [("a", False)], []) == "fail"
