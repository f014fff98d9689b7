"""The register in words: every decision outside a case, the newest first."""

import datetime as dt
from dataclasses import dataclass

from flask import render_template, request

from engine.core.values import Data
from engine.service import offices_view, register, studio
from engine.service.register import Entry
from web.base import formats
from web.base.i18n import has_words, t
from web.base.office import desk
from web.studio.room import SHORT_HASH, blueprint

PAGE = 50
COUNTED = ("persons", "codes", "offices", "deliveries")  # lists of which an entry says the length


@dataclass(frozen=True)
class Line:
    """An entry as people read it."""

    entry: Entry
    words: str
    who: str


@blueprint.get("/register")
def journal() -> str:
    """The last entries; older ones by link."""
    typed = request.args.get("sebelum", "")
    before = int(typed) if typed.isdecimal() and len(typed) < 18 else None
    entries = register.entries(desk(), PAGE + 1, before)
    return render_template(
        "studio/register.html",
        lines=lines(entries[:PAGE]),
        more=entries[PAGE - 1].seq if len(entries) > PAGE else None,
        short=SHORT_HASH,
    )


def lines(entries: list[Entry]) -> list[Line]:
    """The entries in the reader's language, names looked up once."""
    people = [one.by for one in entries]
    people += [one.body.get(key) for one in entries for key in ("person", "author")]
    names = studio.names(desk(), people)
    numbers = {one.body["office"] for one in entries if isinstance(one.body.get("office"), int)}
    offices = offices_view.names(desk(), numbers)
    return [
        Line(
            one,
            _words(one.kind, one.body, names, offices) + _way(one.body, names),
            t("register.program") if one.by is None else names.get(one.by, t("register.gone")),
        )
        for one in entries
    ]


def _words(kind: str, body: Data, names: dict[int, str], offices: dict[int, str]) -> str:
    key = f"register.{kind}"
    if not has_words(key):
        return t("register.other", kind=kind)
    person, office = body.get("person"), body.get("office")
    values = {
        "person": names.get(person, t("register.gone")) if isinstance(person, int) else "",
        "office": offices.get(office, t("register.gone")) if isinstance(office, int) else "",
        "capacity": _if_known("capacity", body.get("capacity")),
        "slip": _if_known("slip", body.get("slip")),
        "from_on": _day(body.get("from_on")),
        "until_on": _day(body.get("until_on")),
        "workflow": body.get("workflow", ""),
        "number": body.get("number", ""),
        "change": body.get("change", ""),
        "count": len(next((body[one] for one in COUNTED if body.get(one)), ())),
        "name": body.get("organisation") or body.get("body") or "",
        "kind": _if_known("incident", body.get("kind")),
    }
    return t(key, **values)


def _way(body: Data, names: dict[int, str]) -> str:
    """In which way a version was published, and who wrote it."""
    key = f"register.way_{body.get('way')}"
    author = names.get(body.get("author") or 0, t("register.gone"))
    return f" ({t(key, author=author)})" if has_words(key) else ""


def _if_known(group: str, value: object) -> str:
    key = f"{group}.{value}"
    return t(key) if has_words(key) else str(value or "")


def _day(value: object) -> str:
    if not isinstance(value, str) or not value:
        return t("register.no_end")
    return formats.day(dt.date.fromisoformat(value))
