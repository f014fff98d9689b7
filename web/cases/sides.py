"""What other offices are asked beside a case, in the words of the case page."""

import datetime as dt
from typing import Any

from flask import request

from engine.service import consulting
from engine.service.case_view import CaseView
from engine.service.consulting import Said
from web.base.formats import day
from web.base.i18n import t
from web.base.moment import now
from web.base.session import myself

SAID: dict[str, Said] = {
    "jawab": "answered",
    "setuju": "agreed",
    "tidak-setuju": "disagreed",
    "bukan": "turned_down",
    "tarik": "taken_back",
}
DONE = {"tanya": "asked", "jawab": "reply", "tarik": "back"}
_ADDRESSES = {said: deed for deed, said in SAID.items()}


def sides_shown(found: CaseView) -> list[dict[str, Any]]:
    """Each open question: who asks whom what until when, and what the reader may say to it."""
    return [
        {
            "words": t(
                f"ask.side_{one.kind}_by",
                asker=one.asker or t("public.nobody"),
                office=one.office or t("public.nobody"),
            ),
            "until": t("ask.side_until", when=day(one.last_on)) if one.last_on else "",
            "question": one.words,
            "slot": one.inquiry.slot,
            "acts": [
                (_ADDRESSES[said], t(f"ask.side_{said}"), said in ("answered", "agreed"))
                for said in one.may
            ],
        }
        for one in consulting.asked_in(found, myself().id, now())
    ]


def may_ask(found: CaseView) -> bool:
    """Whether the reader may ask another office beside a task of their own."""
    one = consulting.may_ask(found, myself().id, now())
    return one is not None


def parts_of(name: str) -> dict[str, str]:
    """A day as it was typed; empty where nothing was."""
    parts = {part: request.form.get(f"{name}-{part}", "")[:20] for part in ("day", "month", "year")}
    return parts if any(words.strip() for words in parts.values()) else {}


def dated(on: str | None) -> dt.date | None:
    """The day that was read."""
    return None if on is None else dt.date.fromisoformat(on)
