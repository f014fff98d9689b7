"""Forms as they stand on a page, read like a browser does: where they go, what they carry.

Never here: what is typed into them.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple


@dataclass
class Form:
    """One form. `carried` goes along unseen; `texts` and `choices` are to be filled in."""

    address: str
    carried: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)


class Page(NamedTuple):
    """The forms that are posted, where links lead, and where links lead that look like buttons."""

    forms: list[Form]
    links: list[str]
    buttons: list[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.buttons: list[str] = []
        self._in: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
            if "button" in said.get("class", "").split():
                self.buttons.append(said["href"])
        if tag == "form":
            self._in = Form(said.get("action", ""))
            if said.get("method", "").lower() == "post":
                self.forms.append(self._in)
        if self._in is not None:
            self._input(tag, said, self._in)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in = None

    def _input(self, tag: str, said: dict[str, str], form: Form) -> None:
        name, kind = said.get("name", ""), said.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and said.get("value"):
            form.choices.setdefault(self._select, []).append(said["value"])
        elif not name:
            return
        elif tag == "textarea" or (tag == "input" and kind in ("text", "tel", "number")):
            form.texts.append(name)
        elif tag == "input" and kind == "hidden":
            form.carried.append((name, said.get("value", "")))
        elif tag == "input" and kind == "radio":
            form.choices.setdefault(name, []).append(said.get("value", ""))


def read(page: str) -> Page:
    """What is on the page."""
    reader = _Reader()
    reader.feed(page)
    return Page(reader.forms, reader.links, reader.buttons)
