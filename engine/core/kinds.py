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
    "asked",
    "answered",
    "turned_down",
    "taken_back",
    "rescheduled",
    "paused",
    "resumed",
    "extension_asked",
    "extended",
    "extension_refused",
]
# Who within an office has the task in hand: the office's own business, shown to officials only.
IN_HAND = frozenset({"taken", "given_back", "passed_on", "taken_over"})
# Questions to another office: everybody may read that they were asked, officials what was said.
SIDE = frozenset({"asked", "answered", "turned_down", "taken_back"})
# What offices say to each other beside a decision: its words are for officials.
INNER = SIDE | {"extension_asked", "extension_refused"}
# These leave the case where it stands, and may have happened since a move that is taken back.
STILL = frozenset({"reminded", "urged"}) | IN_HAND
