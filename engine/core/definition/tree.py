"""YAML to a tree of plain values in which everything knows its place.

It reads the events of PyYAML's C parser, not its objects: nothing recurses, nothing is shared,
and reading stops at the bounds. Only `true`, `false`, whole numbers and texts are values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from engine.core.definition.counted import first_beyond
from engine.core.definition.damage import ODD_SPACE, damage
from engine.core.definition.problems import Path, Place, Problem, problem
from engine.core.definition.text import FORBIDDEN

MOST_NODES = 30_000
MOST_DEPTH = 40
MOST_WRONG = 1_000  # mistakes of one file: twice what is said of a whole definition
_WHOLE = re.compile(r"^[-+]?(0|[1-9][0-9]{0,17})$")
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_COLON = re.compile(":")
_WORDS = {"true": True, "false": False}


@dataclass(slots=True)
class Entry:
    """One key of a map: where the key stands, and what belongs to it."""

    key: Place
    node: "Node"


@dataclass(slots=True)
class Node:
    """A scalar, a list of nodes or a map of entries, from `place` to `end` (1-based, end open)."""

    value: Any
    place: Place
    end: tuple[int, int] = (0, 0)
    bad: bool = False  # already reported: nobody complains about it again

    def plain(self) -> Any:
        """The value as JSON has it."""
        if isinstance(self.value, dict):
            return {key: entry.node.plain() for key, entry in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> "Node | None":
        """What stands under a key of a map."""
        entry = self.value.get(key) if isinstance(self.value, dict) else None
        return entry.node if entry else None


def mapping(place: Place) -> Node:
    """An empty map at this place."""
    return Node({}, place)


@dataclass(slots=True)
class _Open:
    """A list or map that is being read."""

    node: Node
    key: str | None = None  # of a map: the key that waits for its value
    key_place: Place | None = None
    lost: bool = False  # the waiting key is wrong: its value is read and dropped
    hurt: bool = False  # the waiting key has swallowed its value: that has been said


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    most: int = MOST_NODES
    nodes: int = 0

    def say(self, mark: Any, code: str, **values: Any) -> None:
        self.problems.append(problem(self.place(mark), code, **values))

    def stop(self, mark: Any, code: str, **values: Any) -> None:
        """Half a document is no document."""
        self.say(mark, code, **values)
        self.root = None

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def end(self, event: Any) -> tuple[int, int]:
        return event.end_mark.line + 1, event.end_mark.column + 1

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    return self.say(event.start_mark, "several_documents")
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                done = self.stack.pop()
                done.node.end = self.end(event)
            elif isinstance(event, (yaml.NodeEvent)):
                self.nodes += 1
                if self.nodes > self.most:
                    return self.stop(event.start_mark, "too_many_nodes", most=MOST_NODES)
                if len(self.problems) > MOST_WRONG:
                    self.root = None
                    return None
                if len(self.stack) >= MOST_DEPTH:
                    return self.stop(event.start_mark, "too_deep", most=MOST_DEPTH)
                self.node(event)
        return None

    def node(self, event: Any) -> None:
        """Put one scalar, list or map into what is open; a wrong one goes in as `bad`."""
        node = Node(None, self.place(event.start_mark))
        node.end = self.end(event)
        as_key = self._expects_key()
        if isinstance(event, yaml.AliasEvent):
            node.bad = True
            self.say(event.start_mark, "alias", name=event.anchor)
        elif event.anchor:
            self.say(event.start_mark, "anchor", name=event.anchor)
        if getattr(event, "tag", None):
            self.say(event.start_mark, "tag", name=event.tag)
        if isinstance(event, yaml.ScalarEvent) and not as_key:
            node.value = None if self._is_swallowed() else self._scalar(event)
            node.bad = node.value is None
        if as_key:
            self._key(event)
        else:
            self._add(node)
        if isinstance(event, yaml.CollectionStartEvent):
            node.value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(node))

    def _is_swallowed(self) -> bool:
        """Whether the value that comes now is empty because its key was not told apart from it."""
        return bool(self.stack) and self.stack[-1].hurt

    def _expects_key(self) -> bool:
        top = self.stack[-1] if self.stack else None
        return top is not None and isinstance(top.node.value, dict) and not (top.key or top.lost)

    def _key(self, event: Any) -> None:
        top = self.stack[-1]
        top.key_place = self.place(event.start_mark)
        text = event.value if isinstance(event, yaml.ScalarEvent) else None
        plain = text is not None and event.implicit[0]
        if text is None:
            if not isinstance(event, yaml.AliasEvent):
                self.say(event.start_mark, "key_not_text")
        elif plain and text == "<<":
            self.say(event.start_mark, "merge_key")
        elif text == "" or (plain and (text in _EMPTY or text in _WORDS or _WHOLE.match(text))):
            self.say(event.start_mark, "key_not_text")
        elif self._deceives(event):
            pass
        elif plain and (key := self._tight(event)) is not None and key not in top.node.value:
            top.key, top.hurt = key, True
            return
        elif text in top.node.value:
            first = top.node.value[text].key
            self.say(event.start_mark, "duplicate_key", key=text, line=first.line)
        else:
            top.key = text
            return
        top.lost = True

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.node.value, list):
            top.node.value.append(node)
        elif top.key is not None and top.key_place is not None:
            top.node.value[top.key] = Entry(top.key_place, node)
        top.key, top.key_place, top.lost, top.hurt = None, None, False, False

    def _tight(self, event: Any) -> str | None:
        """The key alone, where what belongs between it and its value was left out: `id:Cuti`."""
        text: str = event.value
        found = ODD_SPACE.search(text) or _COLON.search(text)
        if found is None:
            return None
        key = text[: found.start()].rstrip(":")
        if found[0] == ":":
            self.say(_right_of(event.start_mark, found.start()), "space_after_colon", key=key)
        else:
            self.say(_right_of(event.start_mark, found.start()), "odd_space", sign=_code(found[0]))
        return key

    def _deceives(self, event: Any) -> bool:
        """Whether an escape within quotes spells a character that may not stand in a file."""
        found = FORBIDDEN.search(event.value)
        if found is not None:
            self.say(event.start_mark, "bad_character", sign=_code(found[0]))
        return found is not None

    def _scalar(self, event: yaml.ScalarEvent) -> str | int | bool | None:
        text: str = event.value
        if not event.implicit[0]:
            return None if self._deceives(event) else text
        if text in _EMPTY:
            self.say(event.start_mark, "empty_value")
            return None
        odd = next((at for at in (0, len(text) - 1) if ODD_SPACE.match(text[at])), None)
        if odd is not None and "\n" not in text:
            self.say(_right_of(event.start_mark, odd), "odd_space", sign=_code(text[odd]))
            return None
        if text in _WORDS:
            return _WORDS[text]
        return int(text) if _WHOLE.match(text) else text


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place of the parser's kind: both count from 0."""

    line: int
    column: int


def _right_of(mark: Any, letters: int) -> _Mark:
    """So many letters further on in the line of a mark."""
    return _Mark(mark.line, mark.column + letters)


def parse(file: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of one file, or None where there is none; and everything that is wrong in it."""
    root, problems, _ = parse_at_most(file, text, MOST_NODES)
    return root, problems


def parse_at_most(file: str, text: str, most: int) -> tuple[Node | None, tuple[Problem, ...], int]:
    """The same for a file that may have `most` nodes; and how many it has."""
    reader = _Reader(file, most=most)
    try:
        beyond = first_beyond(text, most, MOST_DEPTH)
        if beyond is not None:
            reader.stop(beyond, "too_many_nodes", most=MOST_NODES)
        else:
            reader.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = reader.place(mark) if mark else Place(file, 1, 1)
        found = damage(text, error)
        if found is None:
            said = problem(place, "not_yaml", detail=_detail(error))
        else:
            place = Place(file, found.line + 1, found.column + 1)
            said = problem(place, found.code, **found.values)
        reader.problems.append(said)
        reader.root = None
    except yaml.YAMLError as error:
        reader.problems.append(problem(Place(file, 1, 1), "not_yaml", detail=str(error)))
        reader.root = None
    if reader.root is None and not reader.problems:
        reader.problems.append(problem(Place(file, 1, 1), "empty_file"))
    return reader.root, tuple(reader.problems), reader.nodes


def _detail(error: yaml.MarkedYAMLError) -> str:
    parts = [error.problem or ""]
    if error.context and error.context_mark:
        parts.append(f"{error.context}, line {error.context_mark.line + 1}")
    return "; ".join(part for part in parts if part)


def entry_at(root: Node, path: Path) -> tuple[Node, Place, int]:
    """The deepest node on the path, where its key stands, and how many steps were found."""
    node, key = root, root.place
    for depth, step in enumerate(path):
        if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
            entry = node.value[step]
            node, key = entry.node, entry.key
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            key = node.place
        else:
            return node, key, depth
    return node, key, len(path)
