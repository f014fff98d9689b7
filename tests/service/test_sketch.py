"""An unfinished text is read as far as it goes: what stands beside the editor needs no more."""

from contextlib import suppress

from engine.service import diagram, saying
from engine.service.sketch import sketch_of, sketched
from tests.core.definition.sample import FILES, changed, loaded


def read(text: str) -> None:
    """Everything that a page shows of this text, or that it can show nothing."""
    sketch = sketched({**FILES, "small.yaml": text}, "small")
    if sketch is None:
        return
    for key in sketch.definition.states:
        assert sketch.place(("states", key)) is not None
        # Where it names what does not exist, the page says so instead.
        with suppress(LookupError):
            saying.told(sketch.definition, key, "id")
    drawn = frozenset(sketch.definition.states)
    assert diagram._dot(sketch.definition, "en", drawn).startswith("digraph {")


def test_a_text_with_any_line_left_out_or_cut_off_is_read_without_a_fault() -> None:
    lines = FILES["small.yaml"].split("\n")
    for number in range(len(lines)):
        read("\n".join(lines[:number] + lines[number + 1 :]))
        if number % 4 == 0:
            read("\n".join(lines[:number]))


def test_what_names_nothing_is_left_out_of_the_picture() -> None:
    files, _ = changed(
        ("        by: agency\n        to: done", "        by: agency\n        to: nowhere")
    )
    sketch = sketched(files, "small")
    assert sketch is not None
    dot = diagram._dot(sketch.definition, "id", frozenset(sketch.definition.states))
    assert "nowhere" not in dot


def test_a_whole_text_is_not_read_twice() -> None:
    found = loaded()
    sketch = sketch_of(found, "small")
    assert sketch is not None
    assert sketch.definition is found.definition


def test_a_text_that_is_no_tree_is_no_sketch() -> None:
    for text in ("a: [", "x" * 2_000_000, "", "- 1\n"):
        found = loaded({"small.yaml": text})
        assert sketch_of(found, "small") is None
        assert sketched({**FILES, "small.yaml": text}, "small") is None
