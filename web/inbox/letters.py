"""My notices, newest first, and how many are unread. Reading the list marks nothing as read."""

from typing import cast

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from config.settings import Settings
from engine.service import inbox
from engine.service.inbox import Item
from web.base.i18n import language
from web.base.moment import now
from web.base.navigation import count_by
from web.base.office import desk
from web.base.session import login_required, me, myself
from web.inbox.room import blueprint


@blueprint.get("/kotak")
@login_required
def letters() -> str:
    """One page of what I was told, in the language in which I read."""
    found = inbox.page(desk(), myself().id, number("sebelum"), language(), now())
    settings: Settings = current_app.extensions["settings"]
    return render_template(
        "inbox/letters.html",
        items=[_shown(item) for item in found.items],
        newest=found.newest,
        unread=inbox.unread(desk(), myself().id),
        older=f"?sebelum={found.older}" if found.older else None,
        first=number("sebelum") is None,
        sample=settings.sample,
    )


@blueprint.post("/kotak/dibaca")
@login_required
def read_all() -> Response:
    """Everything up to the newest notice that the list showed; what came later stays unread."""
    until = number("sampai")
    if until is not None:
        inbox.read_all(desk(), myself().id, until, now())
    return redirect(url_for("inbox.letters"), 303)


def number(name: str) -> int | None:
    """A whole number of the request; None for anything else."""
    typed = request.values.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None


def _shown(item: Item) -> dict[str, object]:
    """A notice in plain values. Its body is cut where its link stands, so that the page can make
    a link of it; values put into the words are never read as markup."""
    before, link, after = item.letter.body.partition(item.address)
    return {
        "subject": item.letter.subject,
        "before": before,
        "link": bool(link),
        "after": after,
        "address": item.address,
        "number": item.number,
        "at": item.made_at,
        "read": item.read,
    }


def _unread() -> int:
    who = me()
    return inbox.unread(desk(), who.id) if who is not None else 0


def _count_in_menu(state: BlueprintSetupState) -> None:
    count_by(cast("Flask", state.app), "inbox.letters", _unread)


blueprint.record(_count_in_menu)
