"""Whether a text holds more than a definition may, said before a tree is made of half of it.

Counting is ten times as fast as reading, and a text that somebody pasted by mistake may hold
anything. Never here: what is wrong with a text that is read.
"""

from typing import Any

import yaml


def first_beyond(text: str, most: int, deepest: int) -> Any | None:
    """The mark of the first node beyond so many; None where there is none, or where lists and maps
    stand in each other deeper than is read, which reading says at once. Raises like the parser.
    """
    if len(text) <= 2 * most:  # a node takes two letters at least (`[a,a`)
        return None
    nodes = depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if nodes > most:
            return event.start_mark
        if depth > deepest:
            return None
    return None
