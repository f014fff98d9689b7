"""Outcomes: where a state leads when several people, or other cases, have answered; who is told.

Shared by every state that is not left by one person's action.
"""

from engine.core.definition.base import Key, Keys, Part, Text


class Tell(Part):
    """Who hears what: `waiting` is whoever the state waits for; else a role."""

    who: Key
    notice: Key


class Outcome(Part):
    """Where a review leads. `asks` is what a seat must give when it answers that way."""

    label: Text
    to: Key
    asks: Keys = ()
    reasons: Key | None = None
    tells: tuple[Tell, ...] = ()
