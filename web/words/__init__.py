"""The words of the pages: one catalogue a room, Indonesian and English side by side.

A catalogue maps a key to (Indonesian, English). Placeholders are {names}; where `n` is given,
"one|many" chooses by it. A key that ends in `_html` may hold markup; its values are escaped.
Never here: labels of a workflow (its definition has them).
"""

import importlib
import pkgutil
from collections.abc import Mapping

Catalogue = Mapping[str, tuple[str, str]]


def gather() -> dict[str, tuple[str, str]]:
    """Every room's catalogue in one. Raises ValueError where two rooms give the same key."""
    words: dict[str, tuple[str, str]] = {}
    for room in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        catalogue: Catalogue = importlib.import_module(f"{__name__}.{room}").WORDS
        twice = words.keys() & catalogue.keys()
        if twice:
            raise ValueError(f"words given twice: {', '.join(sorted(twice))}")
        words.update(catalogue)
    return words
