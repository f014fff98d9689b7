"""When something is due, and who may stop its clock. Never here: counting (engine.core.dues)."""

from typing import Annotated, Literal

from pydantic import Field

from engine.core.definition.base import (
    Before,
    Duration,
    Key,
    Keys,
    LatestName,
    Part,
    Span,
    Text,
    WindowName,
    window_key,
)


class Pause(Part):
    """Who may stop the clock of a state, for which reasons, and for how long.

    `longest`: all pauses of one visit together; each ends by itself on the day that is named for
    it. Without `by`: whoever the state waits for.
    """

    by: Keys = ()
    reasons: Key  # the set that the reason comes from
    longest: Span
    basis: Text | None = None


class Extension(Part):
    """Who may ask for more time, for which reasons and how much in all; who grants it: always
    somebody else. Without `by`: whoever the state waits for asks."""

    by: Keys = ()
    granted_by: Key
    reasons: Key  # the set that the reason comes from
    longest: Span  # all extensions of one visit together, in the unit of `within`
    times: Annotated[int, Field(ge=1, le=12)] = 1  # granted in one visit at most
    basis: Text | None = None


class Due(Part):
    """When the open task of a state is due, and when a reminder goes out before that."""

    within: Span
    start: Annotated[
        Literal["arrival", "day after arrival", "happened", "notice"], Field(alias="from")
    ]
    not_before: WindowName | None = None  # never due before this window has closed
    # The last day of a window, or a date of the case: `window village_forum`, `case until_on`.
    not_after: LatestName | None = None
    remind: Before | None = None
    pause: Pause | None = None  # left out: nobody stops the clock
    extension: Extension | None = None  # left out: there is no more time to be had

    @property
    def remind_span(self) -> Duration | None:
        """How long before the due moment the reminder goes out."""
        return Duration.parse(self.remind.removesuffix(" before")) if self.remind else None

    @property
    def windows(self) -> tuple[str, ...]:
        """The keys of the windows that `not_before` and `not_after` name."""
        return tuple(
            window_key(name)
            for name in (self.not_before, self.not_after)
            if name is not None and name.startswith("window ")
        )

    @property
    def latest_field(self) -> str | None:
        """The date field that `not_after` names."""
        named = self.not_after or ""
        return named.removeprefix("case ") if named.startswith("case ") else None
