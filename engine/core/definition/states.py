"""States and the actions they own: the journey of a case, read from top to bottom."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from engine.core.definition.base import (
    Code,
    Guard,
    Key,
    Keys,
    Part,
    SomeKeys,
    Span,
    Text,
    WindowName,
)
from engine.core.definition.delegation import Delegation
from engine.core.definition.due import Due
from engine.core.definition.duties import Every
from engine.core.definition.joint import Joint, named_field, named_roles
from engine.core.definition.meetings import DecidedIn
from engine.core.definition.outcomes import Outcome, Tell
from engine.core.definition.parts import Parts
from engine.core.definition.reviews import Joined, Panel, Review, SideReview, panel_of
from engine.core.definition.subcases import DONE, FAILED, SubCase, WaitsForCases

__all__ = [
    "ASKABLE",
    "NEGATIVE",
    "Action",
    "Due",
    "Ending",
    "IfSilent",
    "Outcome",
    "Review",
    "Rung",
    "Silence",
    "State",
    "Tell",
    "Way",
]

Ending = Literal[
    "accommodated_this_year",
    "accommodated_next_year",
    "part_funded",
    "other_channel",
    "merged",
    "divided",
    "deferred",
    "rejected",
    "withdrawn",
    "completed",
]
NEGATIVE: frozenset[str] = frozenset({"other_channel", "merged", "deferred", "rejected"})

# What an act asks of the actor besides fields: a reason code, plain words, the next step,
# remarks tied to fields. Field keys stand in the same list.
ASKABLE = ("reason", "words", "next_step", "remarks")


class Silence(Part):
    """What happens when nobody acts in time. A forum is never skipped without a basis."""

    hand_to: Key | None = None
    for_: Annotated[Span | None, Field(alias="for")] = None
    then: Literal["incident"] | None = None
    to: Key | None = None
    reason: Code | None = None
    basis: Text | None = None


def _silence_kind(value: Any) -> str:
    return "(word)" if isinstance(value, str) else "(rule)"


IfSilent = Annotated[
    Annotated[Literal["incident", "wait"], Tag("(word)")] | Annotated[Silence, Tag("(rule)")],
    Discriminator(_silence_kind),
]


class Action(Part):
    """A verb that moves a case, leaves it where it `stays` and only adds to it, or hands the task
    to the office above.

    Nobody may unless `by` names their role.
    """

    label: Text
    by: SomeKeys
    to: Key | None = None
    stays: Literal[True] | None = None
    hands_to: Key | None = None  # the role to which silence hands the task: now, not when it is due
    when: Guard | None = None
    # Plain words for the reader of a closed button; every guard has them.
    closed_says: Text | None = None
    only_in: WindowName | None = None
    within: Span | None = None  # of an ending alone: so long after it the case may be reopened
    asks: Keys = ()
    may_give: Keys = ()  # fields that may be changed but need not be
    unlocks: Literal["remarked fields", "all fields"] | None = None
    reasons: Key | None = None
    tells: tuple[Tell, ...] = ()
    weight: Literal["main", "plain", "warning"] = "plain"
    joint: Joint | None = None  # takes effect when all of these offices have signed
    parts: Parts | None = None  # it divides the case: these go on, each by itself

    @property
    def actors(self) -> tuple[str, ...]:
        """Every role without which the action does not happen, or of which one begins it."""
        return tuple(dict.fromkeys((*self.by, *named_roles(self.joint))))

    @property
    def joint_field(self) -> str | None:
        """The field whose offices all sign: the same kind of office as the one that begins."""
        return named_field(self.joint)


class Result(Outcome):
    """What a meeting can decide: an outcome that may have a condition of its own."""

    when: Guard | None = None
    closed_says: Text | None = None
    may_give: Keys = ()
    weight: Literal["main", "plain", "warning"] = "plain"

    def recorded(self, role: str) -> Action:
        """The same as the act of the role that records it."""
        said = {name: getattr(self, name) for name in type(self).model_fields}
        return Action(by=(role,), **said)


class Way(Part):
    """One row of a route: order never matters, exactly one row holds, `otherwise` is explicit."""

    when: Guard | None = None
    otherwise: Literal[True] | None = None
    to: Key


class Rung(Part):
    """The state is one step of the ladder; where that lacks it, the case goes on `without`."""

    step: Key
    without: Key


class Duty(Part):
    """What is owed again and again while a case stands in a state: each time a task of its own.

    `incident`: what is not done in time is missed, and the secretariat hears of it; `wait`: it
    stays open until it is done.
    """

    label: Text
    by: SomeKeys  # the first has the task
    every: Every
    first: Span | None = None  # so long after arrival; left out: as long as `every`
    due: Due
    if_silent: Literal["incident", "wait"]
    asks: Keys = ()
    may_give: Keys = ()
    reasons: Key | None = None
    notice: Key | None = None  # to whoever must do it, on its day
    tells: tuple[Tell, ...] = ()  # who hears that it was done

    def fulfilling(self) -> Action:
        """The same as an act that leaves the case where it is."""
        shared = ("label", "by", "asks", "may_give", "reasons", "tells")
        said = {name: getattr(self, name) for name in shared}
        return Action(stays=True, weight="main", **said)


class State(Part):
    """Where a case stands. Exactly one of waits_for, decided_in, waits_for_cases, review, reviews,
    route, final says its kind."""

    phase: Key
    title: Text
    public: Text | None = None  # placeholders: {office} {area} {due} {number}
    initial: Literal[True] | None = None
    level: Rung | None = None
    waits_for: Key | None = None
    decided_in: DecidedIn | None = None
    opens_cases: Mapping[Key, SubCase] = {}
    waits_for_cases: WaitsForCases | None = None
    watched_by: Key | None = None  # has the task while the case waits for others: its owner
    when_left: Literal["withdraw them"] | None = None  # else the others go on, and are told
    outcomes: Mapping[Key, Result] = {}
    actions: Mapping[Key, Action] = {}
    duties: Mapping[Key, Duty] = {}
    may_delegate: Keys = ()  # acts; nothing else may ever be delegated
    delegation: Delegation | None = None
    due: Due | None = None
    if_silent: IfSilent | None = None
    review: Review | None = None
    reviews: Mapping[Key, SideReview] | None = None  # instead of `review`: several side by side
    joined: Joined | None = None  # how many of the reviews must pass; `outcomes` say where to
    route: tuple[Way, ...] | None = None
    final: Ending | None = None
    tells: tuple[Tell, ...] = ()

    @property
    def awaited(self) -> str | None:
        """The role whose one task this state is: who must act, who records the meeting, or who
        watches over other cases."""
        if self.decided_in is not None:
            return self.decided_in.recorded_by
        return self.waits_for or self.watched_by

    @cached_property
    def acts(self) -> Mapping[str, Action]:
        """Everything that one person does here: what a meeting decided, recorded; the actions;
        what fulfils a duty."""
        if self.decided_in is None and not self.duties:
            return self.actions
        owed = {key: duty.fulfilling() for key, duty in self.duties.items()}
        if self.decided_in is None:
            return {**self.actions, **owed}
        role = self.decided_in.recorded_by
        decided = {key: result.recorded(role) for key, result in self.outcomes.items()}
        return {**decided, **self.actions, **owed}

    def is_recorded(self, act: str) -> bool:
        """Whether the act records what a meeting decided, and so needs the day of the meeting."""
        return self.decided_in is not None and act in self.outcomes

    def is_duty(self, act: str) -> bool:
        """Whether the act fulfils a duty of this state."""
        return act in self.duties

    def reopens(self, act: str) -> bool:
        """Whether the act takes a case on from this ending."""
        return self.final is not None and act in self.actions

    def act_path(self, act: str) -> tuple[str, str]:
        """Where the act stands within the state, as a path in the document."""
        if self.is_duty(act):
            return "duties", act
        return ("outcomes" if self.is_recorded(act) else "actions"), act

    @cached_property
    def panel(self) -> Panel | None:
        """The reviews of this state, whether one or several."""
        return panel_of(self.review, self.reviews, self.joined, self.outcomes)

    @property
    def joins(self) -> Mapping[str, Outcome]:
        """Where the cases that it opens lead: `done`, and `failed` where it waits for them."""
        if self.waits_for_cases is None:
            return {}
        return {key: self.outcomes[key] for key in (DONE, FAILED) if key in self.outcomes}

    @property
    def goes_straight_on(self) -> bool:
        """Whether no case ever rests here: a fork, or others are opened and not waited for."""
        return self.route is not None or self.waits_for_cases == "none"
