"""From an offset in a text value to line and column in the source that spells it.

Plain, quoted and block scalars spell the same text differently: folded lines, escapes, indents.
"""

from engine.core.definition.problems import Place
from engine.core.definition.tree import Node


def inside(source: str, node: Node, offset: int) -> Place:
    """The place of the character at `offset` of the scalar's text.

    Walks source and value side by side: equal characters step both; white space that the source
    folds, quotes and backslashes step the source only. Falls back to the scalar's start.
    """
    lines = source.split("\n")
    line, column = node.place.line, node.place.column
    value: str = node.value
    at = 0
    while (line, column) < node.end and line <= len(lines):
        text = lines[line - 1]
        if column > len(text):
            if at < len(value) and value[at].isspace():
                if at == offset:
                    return Place(node.place.file, line, column)
                at += 1
            line, column = line + 1, 1
            continue
        if at < len(value) and text[column - 1] == value[at]:
            if at == offset:
                return Place(node.place.file, line, column)
            at += 1
        column += 1
    if offset >= len(value) and at >= len(value):
        return Place(node.place.file, min(line, node.end[0]), column)
    return node.place
