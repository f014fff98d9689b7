"""Who has which task of a case in hand, in the words of the case page."""

from collections.abc import Mapping
from typing import Any

from engine.core.slots import side_of
from engine.service import handing
from engine.service.case_view import CaseView
from engine.service.followed import Entry
from engine.service.handing import Deed, InHand
from web.base.formats import day
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself

ADDRESSES: dict[Deed, str] = {
    "take": "ambil",
    "give_back": "kembalikan",
    "pass_on": "teruskan",
    "take_over": "ambil-alih",
}
DONE = {address: deed for deed, address in ADDRESSES.items()}
PRESSED = ("take", "give_back")  # at once, without a form


def hands_shown(found: CaseView) -> list[dict[str, Any]]:
    """A sentence and what may be done about it for each task that several persons share."""
    every = handing.in_hands(found, myself().id, now())
    names = handing.names(desk(), {one.taker for one in every if one.taker is not None})
    seats = len(every) > 1
    return [_shown(found, one, names, seats) for one in every]


def _shown(found: CaseView, one: InHand, names: Mapping[int, str], seats: bool) -> dict[str, Any]:
    role = found.compiled.definition.roles.get(one.task.role)
    side = side_of(one.task.slot)
    seat = t(f"ask.side_kind_{side}") if side else text(role.title) if role is not None else ""
    if one.taker is None or one.task.taken_at is None:
        words = t("hands.nobodys", n=len(one.colleagues) + 1)
    elif one.taker == myself().id:
        words = t("hands.mine", since=day(one.task.taken_at))
    else:
        name = named(one, one.taker, names)
        words = t("hands.theirs", name=name, since=day(one.task.taken_at))
    return {
        "words": words,
        "seat": seat if seats or side else "",
        "slot": one.task.slot,
        "visit": one.task.visit,
        "taken": one.taker is not None,
        "acts": [(ADDRESSES[deed], t(f"hands.{deed}"), deed in PRESSED) for deed in one.may],
    }


def named(one: InHand, person: int, names: Mapping[int, str]) -> str:
    """What a person is called beside a task: whoever stands in for somebody is said to."""
    name = names.get(person, t("hands.somebody"))
    return t("hands.stands_in", name=name) if person in one.lent else name


def names_in(found: CaseView) -> dict[int, str]:
    """The persons between whom tasks of the case went, as its timeline names them."""
    return handing.names(desk(), {who for one in found.followed.entries for who in one.hands})


def hand_facts(entry: Entry, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """By whom, and to or from whom; for officials."""
    labels = ("hands.by", "hands.from" if entry.what == "taken_over" else "hands.given_to")
    found = zip(labels, entry.hands, strict=False)
    return [(t(label), names.get(who, t("hands.somebody"))) for label, who in found]
