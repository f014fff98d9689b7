"""Meetings: a state that is decided in a sitting, and recorded from its minutes by one role.

Never here: what a meeting decides (states.py has the outcomes), or when it is held.
"""

from typing import Literal

from engine.core.definition.base import Key, Part, Text

Mode = Literal["consensus", "vote", "order", "dialogue"]


class DecidedIn(Part):
    """The meeting, how it decides, and who records what was decided, with the day of the sitting.

    `order` is a commander's: the meeting hears, one decides. In a `dialogue` nothing is decided:
    two sides talk, and each says afterwards where it stands.
    """

    meeting: Text
    mode: Mode
    recorded_by: Key
