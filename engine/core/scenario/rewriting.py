"""Expectations rewritten in the text of a scenario file: comments, order and form are kept.

Only the values that differ are touched, at their own place in the text. Never here: whether
anybody wants that (a second person of the secretariat accepts it), reading or playing.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from engine.core.scenario.difference import Difference
from engine.core.scenario.running import Report
from engine.core.values import JSON

_PLAIN = re.compile(r"[A-Za-z_][\w.-]*( [\w.-]+)*|\d{4}-\d\d-\d\d|\d+ working days?")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "~"})
_Key = tuple[int, int, tuple[str, ...]]  # scenario, step, key of the step


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def rewritten(text: str, report: Report) -> str:
    """The text in which every expectation of the report says what is so now.

    `report` comes from run(..., whole=True) on this very text, which was read without problems.
    A scenario that needs a person (an act goes another way, a scene cannot be set) stays whole.
    """
    changes: dict[_Key, JSON] = {}
    for result in report.results:
        if rewritable(each.difference for each in result.failures):
            for each in result.failures:
                if each.difference.now is not None:
                    at = (each.scenario, each.step, each.difference.at)
                    changes[at] = each.difference.now.value
    edits = [
        edit
        for at, value in changes.items()
        if value is not None
        for edit in _edits(text, *_entry(_steps(text), at), value)
    ]
    text = _applied(text, edits)
    # What is taken out changes where its neighbours stand: one at a time, from the end.
    for at in sorted((at for at, value in changes.items() if value is None), reverse=True):
        map_node, number = _entry(_steps(text), at)
        text = _applied(text, _without(text, map_node, number))
    return text


def rewritable(differences: Iterable[Difference]) -> bool:
    """Whether a machine may say what should be expected instead."""
    return all(each.now is not None for each in differences)


def _steps(text: str) -> yaml.MappingNode:
    # The text was read by our own bounded reader before: no anchors, no depth, no tags.
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("the text is no scenario file")
    return node


def _entry(root: yaml.MappingNode, at: _Key) -> tuple[yaml.MappingNode, int]:
    """The map that holds the expectation, and the number of its entry."""
    scenario, step, keys = at
    node: Any = _under(root, "scenarios").value[scenario]
    node = _under(node, "steps").value[step - 1]
    for key in keys[:-1]:
        node = _under(node, key)
    return node, _number(node, keys[-1])


def _under(node: yaml.MappingNode, key: str) -> Any:
    return node.value[_number(node, key)][1]


def _number(node: yaml.MappingNode, key: str) -> int:
    return next(n for n, (name, _) in enumerate(node.value) if name.value == key)


def _edits(text: str, node: yaml.MappingNode, number: int, value: JSON) -> list[_Edit]:
    old = node.value[number][1]
    if isinstance(old, yaml.SequenceNode) and not old.flow_style and old.value:
        return _list_edits(text, old, value if isinstance(value, list) else [value])
    start, end = old.start_mark.index, old.end_mark.index
    if isinstance(value, list) and len(value) == 1 and not isinstance(old, yaml.SequenceNode):
        value = value[0]
    return [_Edit(start, end, written(value))]


def _list_edits(text: str, node: yaml.SequenceNode, wanted: list[JSON]) -> list[_Edit]:
    """A list with one entry a line: what stays keeps its line and its comment."""
    new = [written(each) for each in wanted]
    edits, kept = [], []
    for item in node.value:
        start, end = item.start_mark.index, item.end_mark.index
        if text[start:end] in new:
            kept.append(text[start:end])
        else:
            edits.append(_Edit(*_line(text, start, end), ""))
    after = _line(text, node.value[-1].start_mark.index, node.value[-1].end_mark.index)[1]
    indent = " " * node.start_mark.column
    added = "".join(f"{indent}- {each}\n" for each in new if each not in kept)
    if added and not text[:after].endswith("\n"):
        added = "\n" + added
    return [*edits, _Edit(after, after, added)] if added else edits


def _without(text: str, node: yaml.MappingNode, number: int) -> list[_Edit]:
    """The map without one entry; comments beside the others stay."""
    key, value = node.value[number]
    start, last = key.start_mark.index, number == len(node.value) - 1
    if number == 0 and last:
        return []  # an empty step would be no step: a person decides
    if not node.flow_style and number > 0:
        return [_Edit(*_line(text, start, _end(value)), "")]
    if not last:
        return [_Edit(start, node.value[number + 1][0].start_mark.index, "")]
    return [_Edit(node.value[number - 1][1].end_mark.index, value.end_mark.index, "")]


def _end(node: Any) -> int:
    """Where a value really ends: a block list's own mark stands behind what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines around a span, with the line's end."""
    first, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return first, len(text) if after < 0 else after + 1


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def written(value: JSON) -> str:
    """A value as an author writes it on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN:
        return value
    return json.dumps(value, ensure_ascii=False)
