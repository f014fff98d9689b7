"""What a page offers to take back: the act by its label, and until when. Never here: deciding."""

from dataclasses import dataclass

from engine.service.case_view import CaseView
from engine.service.undoing import may_undo
from web.base.formats import exact_clock
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself


@dataclass(frozen=True)
class Offered:
    """An act of the reader's on this case that can be taken back until then."""

    case: int
    seq: int
    label: str
    until: str


def undo_offered(found: CaseView) -> Offered | None:
    """The reader's last act on the case, where it can be taken back now."""
    open_ = may_undo(desk(), myself().id, found, now())
    if open_ is None:
        return None
    entry = next((one for one in found.followed.entries if one.seq == open_.seq), None)
    label = text(entry.label) if entry is not None else ""
    return Offered(found.case.id, open_.seq, label, exact_clock(open_.until))
