"""The history of a workflow's rules: who changed what, when and why, and who agreed.

It is read from the register, so that it says what the chain of hashes proves. Never here: words.
"""

from engine.service import register
from engine.service.desk import Desk
from engine.service.register import Entry

KINDS = (
    "published",
    "text_changed",
    "head_moved_back",
    "published_urgently",
    "urgent_agreed",
    "urgent_objected",
    "change_submitted",
    "change_sent_back",
    "change_withdrawn",
)


def history(desk: Desk, workflow: str, limit: int = 100) -> list[Entry]:
    """Every decision about a workflow's rules, the newest first."""
    return register.about(desk, KINDS, workflow, limit)
