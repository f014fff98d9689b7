"""Reviews: several seats answer side by side, by rules that say when they have carried something.

A state has one review with its own outcomes, or several side by side that share them. Never here:
the counting itself (counting.py), or who holds a seat.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from engine.core.definition.base import Key, Keys, Part, SomeKeys, Text
from engine.core.definition.outcomes import Outcome

MOST_SEATS = 99
Share = Literal[
    "all",
    "majority of members",
    "majority of votes",
    "two thirds of members",
    "two thirds of votes",
]
MAJORITIES: frozenset[str] = frozenset({"majority of members", "majority of votes"})


def _kind(value: Any) -> str:
    return "(word)" if isinstance(value, str) else "(number)"


Agree = Annotated[
    Annotated[Annotated[int, Field(ge=1, le=MOST_SEATS)], Tag("(number)")]
    | Annotated[Share, Tag("(word)")],
    Discriminator(_kind),
]
Joined = Annotated[
    Annotated[Annotated[int, Field(ge=1, le=MOST_SEATS)], Tag("(number)")]
    | Annotated[Literal["all", "any"], Tag("(word)")],
    Discriminator(_kind),
]


class Recused(Part):
    """What becomes of a seat whose holders must not answer: they acted in a role that is kept
    apart from it, or the case is their own. A mandatory seat and the chair are never left out."""

    substitute: Literal["same office"] | None = None  # another post of the same organisation
    else_: Annotated[Literal["smaller", "incident"], Field(alias="else")]


class Rule(Part):
    """Whose answers are counted, and how many carry it.

    Members are all seats (a body stands for all of its seats); votes are those for and against.
    """

    seats: SomeKeys
    mode: Literal["vote", "consensus", "order"] = "vote"
    recorded_by: Key | None = None  # the seat that records a consensus or gives an order
    agree: Agree | None = None  # votes only
    must: Keys = ()  # each of these agrees, or it fails
    veto: Keys = ()  # a no of one of these fails it at once
    # So many answers at the due time are enough to count; with fewer silence has its way.
    quorum: Annotated[int, Field(ge=1, le=MOST_SEATS)] | None = None
    abstain: Literal[True] | None = None
    recused: Recused | None = None
    tie: Literal["fails", "passes", "chair"] | None = None
    chair: Key | None = None
    ends: Literal["when fixed", "when all answered"] = "when fixed"
    hidden: Literal["until closed"] | None = None
    gives: Mapping[Key, SomeKeys] = {}  # seat -> fields that it alone gives when it agrees

    @property
    def is_vote(self) -> bool:
        """Whether every seat answers; else one records what all of them found."""
        return self.mode == "vote"

    @property
    def answering(self) -> tuple[str, ...]:
        """The seats that get a task."""
        return self.seats if self.is_vote or self.recorded_by is None else (self.recorded_by,)

    @property
    def kept(self) -> frozenset[str]:
        """The seats without which it cannot be counted."""
        return frozenset((*self.must, *((self.chair,) if self.chair else ())))

    @property
    def given(self) -> tuple[str, ...]:
        """Every field that some seat gives when it agrees."""
        return tuple(name for names in self.gives.values() for name in names)

    @property
    def surely_given(self) -> tuple[str, ...]:
        """Those that are given in any case where it passes: by seats whose agreement it takes."""
        count = len(self.answering)
        every = not self.is_vote or (self.recused is None and self.agree in ("all", count))
        needed = self.answering if every else self.must
        return tuple(name for seat in needed for name in self.gives.get(seat, ()))

    def size(self, bodies: Collection[str]) -> int | None:
        """How many answer where so many are wanted and nothing else; None: by other rules, or a
        body has as many seats as it has."""
        if not self.is_vote:
            return 1
        plain = (self.must, self.veto, self.quorum, self.abstain, self.recused, self.ends) == (
            (), (), None, None, None, "when fixed",
        )  # fmt: skip
        counted = plain and isinstance(self.agree, int) and not {*bodies} & {*self.seats}
        return len(self.seats) if counted else None


class Review(Rule):
    """The one review of a state, with where it leads."""

    passed: Annotated[Outcome, Field(alias="pass")]
    failed: Annotated[Outcome, Field(alias="fail")]


class SideReview(Rule):
    """One of several reviews side by side; the state says where they lead together."""

    title: Text


@dataclass(frozen=True, slots=True)
class Panel:
    """All reviews of a state, whether one or several, and what they decide together.

    The only review of a state has the name "". `needed`: how many of them must pass.
    """

    reviews: Mapping[str, Rule]
    needed: int
    passed: Outcome
    failed: Outcome

    @property
    def is_one(self) -> bool:
        """Whether the state has one review with outcomes of its own."""
        return "" in self.reviews

    @property
    def seats(self) -> tuple[str, ...]:
        """Every seat's role once, in the order of the document."""
        return tuple(dict.fromkeys(seat for rule in self.reviews.values() for seat in rule.seats))

    @property
    def answering(self) -> tuple[str, ...]:
        """Every role that gets a task, once."""
        found = (seat for rule in self.reviews.values() for seat in rule.answering)
        return tuple(dict.fromkeys(found))

    def given(self, word: str, bodies: Collection[str]) -> tuple[tuple[str, ...], frozenset[str]]:
        """What has certainly, and what may have been given where it ends so, by an outcome or by
        silence: some may have answered otherwise before. `bodies`: roles of more than one seat."""
        if word == "silence" and [rule.quorum for rule in self.reviews.values()] == [1]:
            return (), frozenset()  # one answer is enough to be counted
        yes, no = self._beside(bodies)
        agreed = yes or word == "pass"
        asked = {"pass": agreed, "fail": no or word == "fail"}
        may = {
            key for each, is_asked in asked.items() if is_asked for key in self.outcome(each).asks
        }
        if agreed:
            may.update(key for rule in self.reviews.values() for key in rule.given)
        certain = {"pass": self.consent, "fail": self.refusal}.get(word, ())
        return certain, frozenset(may)

    @property
    def consent(self) -> tuple[str, ...]:
        """What has certainly been given where they pass, by all seats or by some."""
        rules = self.reviews.values() if self.needed == len(self.reviews) else ()
        return (*self.passed.asks, *(key for rule in rules for key in rule.surely_given))

    @property
    def carries_on_a_no(self) -> bool:
        """Whether a no can be the last answer of what is carried all the same: one may be waited
        for though enough have agreed."""
        several = len(self.reviews) > 1
        return any(_may_end_in_a_no(rule, several) for rule in self.reviews.values())

    @property
    def refusal(self) -> tuple[str, ...]:
        """What has certainly been given where they fail. Where seats may abstain, or are not
        waited for, it can fail though nobody refused."""
        rules = self.reviews.values()
        anyhow = any(rule.abstain or rule.quorum is not None for rule in rules)
        return () if anyhow else self.failed.asks

    def _beside(self, bodies: Collection[str]) -> tuple[bool, bool]:
        """Whether a yes can stand before what fails, and a no before what passes; before silence
        both can. Exact where so many of the seats are wanted and nothing else."""
        rules = tuple(self.reviews.values())
        sizes = [rule.size(bodies) for rule in rules]
        if any(size is None for size in sizes):
            return True, True
        if len(rules) > 1:
            single = all(size == 1 for size in sizes)
            return (self.needed > 1, self.needed < len(rules)) if single else (True, True)
        wanted = rules[0].agree if rules[0].is_vote else 1
        return (wanted > 1, wanted < (sizes[0] or 0)) if isinstance(wanted, int) else (True, True)

    def outcome(self, answered: str) -> Outcome:
        """Where it leads, and what a seat is asked that answers so."""
        return {"pass": self.passed, "fail": self.failed}.get(answered, ABSTAINED)

    def outcome_path(self, word: str) -> tuple[str, ...]:
        """Where an outcome stands below its state."""
        return ("review", word) if self.is_one else ("outcomes", word)


def _may_end_in_a_no(rule: Rule, several: bool) -> bool:
    """Whether a no can be the last answer of what is carried all the same. `several`: the others
    may have carried it while this one was waited for."""
    late = rule.ends == "when all answered"
    if several and late:
        return True
    if not rule.is_vote or rule.agree == "all":
        return False
    wanted = rule.agree if isinstance(rule.agree, int) else 1
    return late or (rule.quorum or 0) > wanted


def rule_path(name: str) -> tuple[str, ...]:
    """Where a review's rule stands below its state."""
    return ("reviews", name) if name else ("review",)


def title_of(rule: Rule) -> Text | None:
    """What a review is called where there are several."""
    return rule.title if isinstance(rule, SideReview) else None


# What a seat gives that neither agrees nor refuses; it leads nowhere by itself.
ABSTAINED = Outcome(label=Text(id="Abstain", en="Abstain"), to="abstained")


def panel_of(
    review: Review | None,
    reviews: Mapping[str, SideReview] | None,
    joined: int | str | None,
    outcomes: Mapping[str, Outcome],
) -> Panel | None:
    """The reviews of a state as one value; None where it has none, or is not complete."""
    if review is not None:
        return Panel({"": review}, 1, review.passed, review.failed)
    if not reviews or "pass" not in outcomes or "fail" not in outcomes:
        return None
    needed = {"all": len(reviews), "any": 1}.get(str(joined), joined)
    wanted = needed if isinstance(needed, int) else len(reviews)
    return Panel(dict(reviews), wanted, outcomes["pass"], outcomes["fail"])
