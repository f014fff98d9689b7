"""Drafting: texts under way, changes that await a second person, and how they are published.

Never here: pages, what is wrong with a definition (the core's loader), SQL.
"""

from engine.service.drafting.approving import Unread, approve, publish_urgently, review
from engine.service.drafting.changes import (
    Handed,
    NoSuchChangeError,
    Submitted,
    find,
    pending,
    seconds,
    send_back,
    submit,
    text_of,
    withdraw,
)
from engine.service.drafting.drafts import (
    Draft,
    NotSecretariatError,
    Saved,
    SavedElsewhere,
    discard,
    draft_of,
    drafts,
    save,
)
from engine.service.drafting.history import history
from engine.service.drafting.judging import Judged, judged, name_of
from engine.service.drafting.texts import Written
from engine.service.incidents import URGENT

__all__ = [
    "URGENT",
    "Draft",
    "Handed",
    "Judged",
    "NoSuchChangeError",
    "NotSecretariatError",
    "Saved",
    "SavedElsewhere",
    "Submitted",
    "Unread",
    "Written",
    "approve",
    "discard",
    "draft_of",
    "drafts",
    "find",
    "history",
    "judged",
    "name_of",
    "pending",
    "publish_urgently",
    "review",
    "save",
    "seconds",
    "send_back",
    "submit",
    "text_of",
    "withdraw",
]
