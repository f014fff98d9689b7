"""A definition as far as an unfinished text says it: for what stands beside an editor.

Where a part is wrong a stand-in is read, as the loader does for its own checks; so a sketch may
name what does not exist, and is never published, stored or run. Never here: what is wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.core.definition.expand import Sources, expand
from engine.core.definition.loader import Loaded, bad_paths, place_of
from engine.core.definition.problems import Path, Place
from engine.core.definition.shape import shape
from engine.core.definition.words_damage import DAMAGE
from engine.core.definition.workflow import Definition

# After these there is no tree of a file.
_HOPELESS = frozenset(
    {"too_large", "too_many_nodes", "too_deep", "not_yaml", "empty_file"}
    | DAMAGE.keys() - {"odd_space", "space_after_colon", "odd_bullet"}
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the text says, and where a path of it stands in the files."""

    definition: Definition
    place: Callable[[Path], Place | None]


def sketched(sources: Mapping[str, str], workflow: str) -> Sketch | None:
    """The text as far as it can be read; None where nothing can be said of it."""
    file = f"{workflow}.yaml"
    read = Sources(sources.get)
    root = read.tree(file, Place(file, 1, 1), "file_missing")
    if root is None:
        return None
    closed = expand(read, root, None)
    part = shape(Definition, closed.plain(), tuple(bad_paths(closed, ()))).part
    if part is None:
        return None
    return Sketch(part, lambda path: place_of(closed, path, "key"))


def sketch_of(loaded: Loaded, workflow: str) -> Sketch | None:
    """The same from what was loaded already: a text that is whole, or hopeless, is read once."""
    if loaded.definition is not None:
        return Sketch(loaded.definition, loaded.place)
    main = f"{workflow}.yaml"
    if any(each.code in _HOPELESS and each.file == main for each in loaded.problems):
        return None
    return sketched(loaded.sources, workflow)
