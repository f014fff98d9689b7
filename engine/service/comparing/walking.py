"""Where two documents differ: the smallest parts that people have words for. Pure.

Never here: words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs. `order`: the same keys stand in another order."""

    path: Path
    kind: Literal["added", "removed", "changed", "order"]
    old: Any = None
    new: Any = None


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[Difference]:
    """Every difference once, in the order of the new document and then of the old one."""
    if not (_is_map(old) and _is_map(new)):
        if old != new:
            yield Difference(path, "changed", old, new)
        return
    both = [key for key in new if key in old]
    if both != [key for key in old if key in new]:
        yield Difference(path, "order", list(old), list(new))
    for key in dict.fromkeys((*new, *old)):
        if key not in old:
            yield Difference((*path, key), "added", None, new[key])
        elif key not in new:
            yield Difference((*path, key), "removed", old[key], None)
        else:
            yield from differences(old[key], new[key], (*path, key))


def is_text(value: Any) -> bool:
    """Words in two languages: one value, whatever is in them."""
    return (
        isinstance(value, Mapping)
        and set(value) == {"id", "en"}
        and all(isinstance(words, str) for words in value.values())
    )


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping) and not is_text(value)
