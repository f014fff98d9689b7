"""More time that is asked for, in the words of the case page."""

from typing import Any

from engine.service import extending
from engine.service.case_view import CaseView
from engine.service.saying_words import span
from web.base.formats import day
from web.base.i18n import language, t, text
from web.base.moment import now
from web.base.session import myself


def more_shown(found: CaseView) -> dict[str, Any] | None:
    """The open request: who asks for how much and why, and whether the reader answers it."""
    one = extending.asked_in(found, myself().id, now())
    if one is None:
        return None
    letter = ""
    if one.letter and one.dated_on is not None:
        letter = t("more.letter_of", number=one.letter, day=day(one.dated_on))
    return {
        "words": t(
            "more.open",
            office=one.office or t("public.nobody"),
            span=span(one.request.asked, language()),
            reason=text(one.reason.label) if one.reason else "",
        ),
        "basis": one.words,
        "letter": letter,
        "most": one.request.asked.count,
        "unit": span(one.request.asked, language()).partition(" ")[2],
        "visit": one.visit,
        "may_grant": one.may_grant,
        "may": one.may_grant or one.may_refuse,
    }
