"""Words in the reader's language: Indonesian first, English by a switch kept in a cookie.

Never here: sentences (they stand in web/words).
"""

from collections.abc import Mapping
from typing import Any, Protocol

from flask import Flask, current_app, g, has_request_context, request
from markupsafe import Markup

from web.words import gather

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
COOKIE = "bahasa"


class Said(Protocol):
    """A definition's Text: words in each language."""

    def in_(self, language: str) -> str: ...


class Words:
    """All catalogues, read once when the application is made."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.by_key = gather()

    def say(self, key: str, language: str, values: Mapping[str, Any]) -> str:
        """The words of `key`. Raises KeyError for an unknown key: a page never shows a bare key."""
        said = self.by_key[key][1 if language == "en" else 0]
        if "n" in values and "|" in said:
            one, many = said.split("|", 1)
            said = one if values["n"] == 1 else many
        if key.endswith("_html"):
            return Markup(said).format(**values)  # noqa: S704  (our own words; values are escaped)
        return said.format(**values) if values else said


def language() -> str:
    """The language of this request: the cookie, else the installation's first language."""
    return _tongue()[1]


def t(key: str, **values: Any) -> str:
    """The words of a key in the reader's language."""
    words, spoken = _tongue()
    return words.say(key, spoken, values)


def _tongue() -> tuple[Words, str]:
    """The catalogues and the language of this request: a page asks a hundred times, so once."""
    if not has_request_context():
        words: Words = current_app.extensions["words"]
        return words, words.first
    found: tuple[Words, str] | None = g.get("tongue")
    if found is None:
        words = current_app.extensions["words"]
        chosen = request.cookies.get(COOKIE, "")
        g.tongue = found = words, chosen if chosen in LANGUAGES else words.first
    return found


def has_words(key: str) -> bool:
    """Whether the catalogues know the key."""
    words: Words = current_app.extensions["words"]
    return key in words.by_key


def text(said: Said | Mapping[str, str] | None) -> str:
    """A definition's Text (or its plain mapping) in the reader's language; empty for None."""
    if said is None:
        return ""
    if isinstance(said, Mapping):
        return said.get(language()) or said.get("id") or ""
    return said.in_(language())


def install(app: Flask, first: str) -> None:
    """Make `t`, `text` and `language` known to views and templates."""
    app.extensions["words"] = Words(first)
    app.jinja_env.filters["words"] = text
    app.jinja_env.globals.update(t=t, text=text, language=language, languages=LANGUAGES)
