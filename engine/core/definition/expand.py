"""From what an author writes to the closed document: include, defaults and cycle are folded in.

Every node keeps the place where it was written, also in another file. Never here: what the keys
mean (the models say that).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.core.definition.problems import Place, Problem, problem
from engine.core.definition.suggest import near
from engine.core.definition.text import MOST_BYTES, decode
from engine.core.definition.tree import MOST_NODES, Entry, Node, mapping, parse_at_most
from engine.core.definition.workflow import FORMAT

Read = Callable[[str], str | bytes | None]

# What a part file may hold, and what `defaults` may say once for many.
PARTS = ("fields", "reasons", "reason_sets", "notices", "phases", "roles")
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "state": ("phase", "public", "level", "waits_for", "due", "if_silent", "tells"),
    "action": ("by", "only_in", "asks", "may_give", "unlocks", "reasons", "tells", "weight"),
    "outcome": ("asks", "reasons", "tells"),
}
# States of these kinds have whom they wait for in their own way.
_NOBODY_ALONE = frozenset({"review", "reviews", "decided_in", "waits_for_cases"})
AUTHOR_KEYS = ("include", "defaults", "cycle")
_NAME = re.compile(r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$")
MOST_INCLUDES = 20


@dataclass(slots=True)
class Sources:
    """The files that were read, their texts, and what is wrong with them as files."""

    read: Read
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # All files together are bounded like one: twenty includes are no way around it.
    left: int = MOST_BYTES
    nodes_left: int = MOST_NODES

    def tree(self, file: str, asked_at: Place, missing: str) -> Node | None:
        """The tree of a file; `missing` is the code of the problem when it is not there."""
        raw = self.read(file)
        if raw is None:
            self.problems.append(problem(asked_at, missing, file=file))
            return None
        text, wrong = decode(file, raw)
        self.problems.extend(wrong)
        if text is None:
            return None
        self.texts[file] = text
        self.left -= len(text)
        if self.left < 0:
            self.problems.append(problem(asked_at, "too_large", most=MOST_BYTES))
            return None
        root, wrong, nodes = parse_at_most(file, text, self.nodes_left)
        self.nodes_left -= nodes
        self.problems.extend(wrong)
        return root

    def say(self, place: Place, code: str, **values: Any) -> None:
        """Note a problem at this place."""
        self.problems.append(problem(place, code, **values))


def expand(sources: Sources, root: Node, cycle: str | None) -> Node:
    """The closed document's tree.

    1. The author's own keys are taken out. 2. What the included files define is put before what
    the file itself defines. 3. Defaults go to every state, action and outcome that does not say
    the key itself. 4. The cycle's settings are folded in.
    """
    if not isinstance(root.value, dict):
        return root
    own = dict(root.value)
    authors = {key: own.pop(key) for key in AUTHOR_KEYS if key in own}
    closed = Node({}, root.place, root.end)
    _add_format(closed, own, root.place)
    parts = _included(sources, authors.get("include"))
    for key, entry in own.items():
        closed.value[key] = _joined(sources, key, parts.pop(key, []), entry)
    for key, found in parts.items():
        closed.value[key] = _joined(sources, key, found, None)
    _apply_defaults(sources, closed, authors.get("defaults"))
    _fold_cycle(sources, closed, authors.get("cycle"), cycle)
    return closed


def _add_format(closed: Node, own: dict[str, Entry], place: Place) -> None:
    if "format" not in own:
        closed.value["format"] = Entry(place, Node(FORMAT, place))


def _included(sources: Sources, entry: Entry | None) -> dict[str, list[Entry]]:
    """What the included files define, by its top key, in the order of the list."""
    parts: dict[str, list[Entry]] = {}
    if entry is None or entry.node.bad:
        return parts
    names = entry.node.value if isinstance(entry.node.value, list) else [entry.node]
    if len(names) > MOST_INCLUDES:
        sources.say(entry.key, "too_many_includes", most=MOST_INCLUDES)
        return parts
    seen: set[str] = set()
    for node in names:
        name = node.value
        if not _is_name(sources, node):
            continue
        if name in seen:
            sources.say(node.place, "included_twice", name=name)
            continue
        seen.add(name)
        root = sources.tree(f"{name}.yaml", node.place, "include_missing")
        if root is None:
            continue
        if not isinstance(root.value, dict):
            sources.say(root.place, "not_a_map", key=name)
            continue
        for key, part in root.value.items():
            if key in PARTS:
                parts.setdefault(key, []).append(part)
            else:
                sources.say(part.key, "not_in_a_part", key=key, near=near(key, PARTS))
    return parts


def _is_name(sources: Sources, node: Node) -> bool:
    if node.bad:
        return False
    if not isinstance(node.value, str) or len(node.value) > 100 or not _NAME.match(node.value):
        sources.say(node.place, "bad_file_name")
        return False
    return True


def _joined(sources: Sources, key: str, parts: list[Entry], own: Entry | None) -> Entry:
    """One map out of several places; a key defined twice is an error that names both."""
    entries = [*parts, *([own] if own else [])]
    if len(entries) == 1 and not parts:
        return entries[0]
    joined = mapping(entries[-1].node.place)
    for entry in entries:
        if not isinstance(entry.node.value, dict):
            if entry is own or entry.node.bad:
                return entry
            sources.say(entry.node.place, "not_a_map", key=key)
            continue
        for name, part in entry.node.value.items():
            if name in joined.value:
                first = joined.value[name].key
                sources.say(part.key, "defined_twice", key=name, file=first.file, line=first.line)
            else:
                joined.value[name] = part
    joined.end = entries[-1].node.end
    return Entry(entries[-1].key, joined)


def _apply_defaults(sources: Sources, closed: Node, entry: Entry | None) -> None:
    if entry is None or entry.node.bad:
        return
    if not isinstance(entry.node.value, dict):
        sources.say(entry.node.place, "not_a_map", key="defaults")
        return
    given: dict[str, dict[str, Entry]] = {}
    for kind, part in entry.node.value.items():
        if kind not in DEFAULTS:
            sources.say(part.key, "unknown_key", key=kind, near=near(kind, DEFAULTS))
        elif isinstance(part.node.value, dict):
            given[kind] = {}
            for key, value in part.node.value.items():
                if key in DEFAULTS[kind]:
                    given[kind][key] = value
                else:
                    hint = near(key, DEFAULTS[kind])
                    sources.say(part.node.value[key].key, "no_default", key=key, near=hint)
        elif not part.node.bad:
            sources.say(part.node.place, "not_a_map", key=kind)
    states = closed.get("states")
    if states is None or not isinstance(states.value, dict):
        return
    for name, state in states.value.items():
        states.value[name] = Entry(state.key, _state_with(state.node, given))


def _state_with(state: Node, given: Mapping[str, Mapping[str, Entry]]) -> Node:
    """A state with the defaults that it does not say itself: not for routes, and of a final only
    for its actions."""
    if not isinstance(state.value, dict) or "route" in state.value:
        return state
    value = dict(state.value)
    of_state = {} if "final" in value else given.get("state", {})
    for key, entry in of_state.items():
        # Only a state that waits for somebody has a default of whom: a review has its seats, a
        # meeting whoever records it, and other cases have whoever watches.
        if key == "waits_for" and value.keys() & _NOBODY_ALONE:
            continue
        # Nothing rests where cases are opened and not waited for.
        straight_on = value.get("waits_for_cases")
        if straight_on and straight_on.node.value == "none" and key != "phase":
            continue
        value.setdefault(key, entry)
    actions = value.get("actions")
    if actions and isinstance(actions.node.value, dict):
        value["actions"] = _each_with(actions, given.get("action", {}))
    review = value.get("review")
    if review and isinstance(review.node.value, dict):
        ends = _each_with(review, given.get("outcome", {}), only=("pass", "fail"))
        value["review"] = ends
    outcomes = value.get("outcomes")
    if outcomes and isinstance(outcomes.node.value, dict):
        value["outcomes"] = _each_with(outcomes, given.get("outcome", {}))
    return Node(value, state.place, state.end)


def _each_with(
    entry: Entry, given: Mapping[str, Entry], only: tuple[str, ...] | None = None
) -> Entry:
    value = dict(entry.node.value)
    for name, inner in value.items():
        if isinstance(inner.node.value, dict) and (only is None or name in only):
            merged = {**inner.node.value}
            for key, default in given.items():
                merged.setdefault(key, default)
            value[name] = Entry(inner.key, Node(merged, inner.node.place, inner.node.end))
    return Entry(entry.key, Node(value, entry.node.place, entry.node.end))


def _fold_cycle(sources: Sources, closed: Node, entry: Entry | None, cycle: str | None) -> None:
    """Put the settings of the named cycle under `cycle`; the caller's choice wins."""
    if entry is not None and entry.node.bad:
        return
    place = entry.node.place if entry else closed.place
    name = cycle
    if name is None and entry is not None:
        if isinstance(entry.node.value, dict):
            sources.say(place, "cycle_is_a_name")
            return
        name = str(entry.node.value)
    if name is None:
        return
    if not _is_name(sources, Node(name, place)):
        return
    root = sources.tree(f"cycles/{name}.yaml", place, "cycle_missing")
    if root is not None:
        closed.value["cycle"] = Entry(entry.key if entry else root.place, root)
