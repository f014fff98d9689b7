"""Where in their list a person came from: its filters and the line, carried from page to page so
that after deciding the next task of the same list is one press away. Never here: finding it."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask, request

KEYS = ("tampilan", "alur", "fase", "wilayah", "cari", "lewat", "susulan", "tangan")
PLACE = "pada"  # the line: its due moment and its number, as in `sesudah`
FIELD = "dari"
LONGEST = 900


def begun(filters: dict[str, str], place: str = "") -> str:
    """The trail that begins at a line of a list with these filters."""
    return urlencode({**filters, **({PLACE: place} if place else {})})


def trail() -> str:
    """The trail that this request carries; of a broken one what can be read."""
    return urlencode(parts())


def parts() -> dict[str, Any]:
    """The same as the list's own query, with `pada` for the line."""
    given = request.values.get(FIELD, "").replace("\0", "")[:LONGEST]
    return {key: words for key, words in parse_qsl(given) if key in (*KEYS, PLACE)}


def without(held: dict[str, Any], *keys: str) -> dict[str, Any]:
    """The trail's parts but for these."""
    return {key: words for key, words in held.items() if key not in keys}


def carried() -> dict[str, Any]:
    """What an address of our own takes along."""
    held = trail()
    return {FIELD: held} if held else {}


def install(app: Flask) -> None:
    """Make the trail known to templates."""
    app.jinja_env.globals.update(trail=trail, trail_parts=parts, carried=carried, without=without)
