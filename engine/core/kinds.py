"""Every kind of event, and what readers must know of some of them."""

from typing import Literal

Kind = Literal[
    "opened",
    "acted",
    "voted",
    "signed",
    "declined",
    "lapsed",
    "reminded",
    "reassigned",
    "migrated",
    "undone",
    "joined",
    "parent_left",
    "recurred",
    "urged",
    "taken",
    "given_back",
    "passed_on",
    "taken_over",
]
# Who within an office has the task in hand: the office's own business, shown to officials only.
IN_HAND = frozenset({"taken", "given_back", "passed_on", "taken_over"})
# These leave the case where it stands, and may have happened since a move that is taken back.
STILL = frozenset({"reminded", "urged"}) | IN_HAND
