"""Whatever is written in the files, the loader answers with problems and never raises."""

import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.definition.loader import Loaded, load
from engine.core.definition.tree import parse
from tests.core.definition.sample import FILES, loaded

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = sorted(FILES)


def plain(name: str) -> Any:
    """The document in a file, as JSON has it."""
    root, _ = parse(name, FILES[name])
    assert root is not None
    return root.plain()


TREE = plain("small.yaml")
CYCLE = plain("cycles/2028.yaml")
SNIPPETS = ["\n", "  ", "- ", ": ", "{", "}", "[", "]", '"', "'", "&a", "*a", "!x", "~", "|", ">"]
WORDS = ["case.cost > 1", "unset", "waiting", "village_head", "case.", "{due}", "2 days", "route_0"]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def answers(found: Loaded) -> None:
    """It answered: a definition without errors or problems with places and words."""
    errors = [each for each in found.problems if each.severity == "error"]
    assert (found.definition is None) == bool(errors)
    for each in found.problems:
        assert each.line >= 1
        assert each.column >= 1
        assert each.message("id")
        assert each.message("en")


def paths(tree: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path of a document, its own root last."""
    steps = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    return [found for key, below in steps for found in paths(below, (*at, key))] + [at]


def put(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the document with another value at the path."""
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = put(tree[path[0]], path[1:], value)
    return copy


@QUIET
@given(st.text(max_size=200) | st.binary(max_size=200), st.sampled_from(NAMES))
def test_any_text_or_bytes_are_answered(raw: str | bytes, name: str) -> None:
    answers(loaded({name: raw}))


@QUIET
@given(st.data(), st.sampled_from(NAMES))
def test_a_damaged_file_is_answered(data: st.DataObject, name: str) -> None:
    text = FILES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        put_in = data.draw(st.sampled_from(SNIPPETS + WORDS) | st.text(max_size=4))
        text = text[:at] + put_in + text[at + length :]
    answers(loaded({name: text}))


@QUIET
@given(st.sampled_from(paths(TREE)), values)
def test_any_value_anywhere_is_answered(path: tuple[Any, ...], value: Any) -> None:
    answers(loaded({"small.yaml": json.dumps(put(TREE, path, value))}))


@QUIET
@given(st.sampled_from(paths(CYCLE)), values)
def test_any_setting_of_the_year_is_answered(path: tuple[Any, ...], value: Any) -> None:
    document = json.dumps(put(CYCLE, path, value), default=str)
    answers(loaded({"cycles/2028.yaml": document}))


@QUIET
@given(st.text(alphabet="case.oturgn&|!<>=()[]\"' 01?:\n\t{}%é😀", max_size=60))
def test_any_guard_is_answered(guard: str) -> None:
    tree = put(TREE, ("states", "village_check", "actions", "forward_urgent", "when"), guard)
    answers(loaded({"small.yaml": json.dumps(tree)}))


M = 1 << 20
BOMBS = {
    "brackets": "[" * (M - 1),
    "braces": "{" * (M - 1),
    "nested maps": "{a: " * (M // 4 - 1),
    "anchors": "&a [" * (M // 4 - 1),
    "laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "many keys": "".join(f"k{n}: 1\n" for n in range(70_000)),
    "many lists": "- " * (M // 2 - 1),
    "one long word": "a: " + "x" * (M - 10),
    "one long quote": 'a: "' + "x\\n" * (M // 4),
    "indents": "".join(" " * n + "a:\n" for n in range(1400)),
    "question marks": "? " * (M // 2 - 1),
    "numbers": "a: " + "9" * (M - 10),
    "too large": "#" * (M + 1),
    "nulls": "\x00" * (M - 1),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_within_a_second(name: str) -> None:
    started = time.process_time()
    found = load({"small.yaml": BOMBS[name]}.get, "small")
    assert time.process_time() - started < 1
    assert found.definition is None
    assert found.problems


def test_a_hundred_wrong_states_are_all_named() -> None:
    tree = dict(TREE, states={f"s{n}": {"phase": "revew", "final": "rejectd"} for n in range(100)})
    found = loaded({"small.yaml": json.dumps(tree)})
    codes = [each.code for each in found.problems]
    assert codes.count("not_one_of") == codes.count("unknown_phase") == 100
    assert codes.count("missing_key") == 100


def test_a_ruined_document_is_not_worth_more_than_its_first_problems() -> None:
    tree = dict(TREE, states={f"s{n}": {"phase": n} for n in range(10_000)})
    started = time.process_time()
    found = loaded({"small.yaml": json.dumps(tree)})
    assert len(found.problems) == 501
    assert found.problems[-1].code == "too_many_problems"
    assert time.process_time() - started < 3
