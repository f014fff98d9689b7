"""The author's guide as a page: the same text as the files in `workflows/`, beside the editor.

There is one file for each language, with the same parts. Only what they use of their notation:
headings, paragraphs, lists, tables, code. Never here: what the guide says.
"""

import re
from collections.abc import Callable, Iterator

from flask import render_template
from markupsafe import Markup, escape

from web.base.i18n import language, t
from web.studio.room import blueprint, folder

FILES = {"id": "PANDUAN.md", "en": "README.md"}
_CODE = re.compile(r"`([^`]+)`")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"(?:-|\d+\.) (.+)")
_CELL = re.compile(r"(?<!\\)\|")


@blueprint.get("/panduan")
def guide() -> str:
    """The guide in the reader's language, with its contents in front."""
    text = (folder() / FILES[language()]).read_text(encoding="utf-8")
    blocks = tuple(blocks_of(text))
    found = zip(anchors(text), headings(text), strict=True)
    parts = [(place, words) for place, (level, words) in found if level == 2]
    other = next(each for each in FILES if each != language())
    return render_template("studio/guide.html", blocks=blocks, parts=parts, other=other)


def headings(text: str) -> list[tuple[int, str]]:
    """(level, words) of every heading; a number sign within code is none."""
    found = (_HEADING.fullmatch(block) for block in pieces(text))
    return [(len(match[1]), match[2]) for match in found if match]


def anchors(text: str) -> Iterator[str]:
    """The place of every heading, by its number and not by its words, so that a link leads to the
    same place in each language: `bagian-10` is a part, `bagian-10-3` the third heading within."""
    part, within = "0", 0
    for level, words in headings(text):
        number = re.match(r"(\d+)\.", words)
        if level < 3:
            part, within = number[1] if number else "0", 0
            yield f"bagian-{part}"
        else:
            within += 1
            yield f"bagian-{part}-{within}"


def blocks_of(text: str) -> Iterator[Markup]:
    """Every block of the guide as HTML."""
    places = anchors(text)
    for block in pieces(text):
        found = _HEADING.fullmatch(block)
        if found:
            yield _heading(found, next(places))
        else:
            yield next(made for made in (shape(block) for shape in _SHAPES) if made is not None)


def pieces(text: str) -> Iterator[str]:
    """The blocks: what empty lines part; code goes on over them."""
    block: list[str] = []
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if line.strip() or fenced:
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _inline(words: str) -> Markup:
    """Text with its code marked."""
    parts = _CODE.split(words.replace("\\|", "|"))
    marked = (Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
              for number, part in enumerate(parts))  # fmt: skip
    return Markup("").join(marked)


def _heading(found: re.Match[str], place: str) -> Markup:
    made = Markup('<h{0} id="{1}">{2}</h{0}>')
    return made.format(len(found[1]), place, _inline(found[2]))


def _code(block: str) -> Markup | None:
    if block.startswith("```"):
        lines = block.splitlines()[1:-1]
    elif all(line.startswith("    ") for line in block.splitlines()):
        lines = [line[4:] for line in block.splitlines()]
    else:
        return None
    rows = Markup("").join(Markup("<li><code>{}</code></li>").format(line) for line in lines)
    frame = Markup('<div class="frame" tabindex="0" role="group" aria-label="{}">'
                   '<ol class="source">{}</ol></div>')  # fmt: skip
    return frame.format(t("guide.example"), rows)


def _table(block: str) -> Markup | None:
    if not block.startswith("|"):
        return None
    rows = [[cell.strip() for cell in _CELL.split(line)[1:-1]] for line in block.splitlines()]
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(_inline(c)) for c in rows[0])
    body = Markup("").join(
        Markup('<tr><th scope="row" class="plain-weight">{}</th>{}</tr>').format(
            _inline(row[0]), _cells(row[1:], rows[0][1:])
        )
        for row in rows[2:]
    )
    made = Markup(
        '<table class="table table--cards"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    )
    return made.format(head, body)


def _cells(row: list[str], heads: list[str]) -> Markup:
    """The cells behind the key. On a phone they stand below it: a third says what it is."""
    plain = [Markup("<td>{}</td>").format(_inline(cell)) for cell in row[:1]]
    rest = zip(row[1:], heads[1:], strict=True)
    made = Markup('<td data-label="{}">{}</td>')
    return Markup("").join([*plain, *(made.format(head, _inline(cell)) for cell, head in rest)])


def _list(block: str) -> Markup | None:
    if not _ITEM.match(block):
        return None
    items: list[str] = []
    for line in block.splitlines():
        found = _ITEM.match(line)
        if found:
            items.append(found[1])
        else:
            items[-1] += f" {line.strip()}"
    tag = "ul" if block.startswith("-") else "ol"
    rows = Markup("").join(Markup("<li>{}</li>").format(_inline(item)) for item in items)
    return Markup('<{0} class="list">{1}</{0}>').format(tag, rows)


def _paragraph(block: str) -> Markup | None:
    return Markup("<p>{}</p>").format(_inline(" ".join(block.splitlines())))


_SHAPES: tuple[Callable[[str], Markup | None], ...] = (_code, _table, _list, _paragraph)
