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
from tests.support.pace import pace

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
    """It answered: a definition without errors or problems with places, words and stories."""
    errors = [each for each in found.problems if each.severity == "error"]
    assert (found.definition is None) == bool(errors)
    for each in found.problems:
        assert each.line >= 1
        assert each.column >= 1
        assert each.message("id")
        assert each.message("en")
        if each.told is not None:
            assert each.told.words.id != each.told.words.en
            assert len(each.told.steps) == len(each.story)


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
    assert time.process_time() - started < 1 * pace()
    assert found.definition is None
    assert found.problems


FEW = {"id": "a", "en": "b"}
BY = {"label": FEW, "by": ["agency"]}
WORKS = TREE["states"]["works"]
SLOW = "".join(f"[1,2,3,4,5,6,7,8,9].all({each}, " for each in "abcde")


def crowd(**states: Any) -> str:
    """The small workflow with these states besides, behind the works of a district."""
    own = dict(TREE["states"])
    finish = {**own["district_works"]["actions"]["finish"], "to": next(iter(states))}
    own["district_works"] = {**own["district_works"], "actions": {"finish": finish}}
    return json.dumps({**TREE, "states": {**own, **states}})


def guarded(number: int, when: str, to: str = "done") -> dict[str, Any]:
    """A state with one action under a condition."""
    action = {**BY, "to": to, "when": when, "closed_says": FEW}
    return {**WORKS, "actions": {f"a{number}": action}}


def acting(**actions: Any) -> dict[str, Any]:
    return {**WORKS, "actions": actions}


NASTY: dict[str, tuple[str, str | bytes]] = {
    "five megabytes": ("too_large", "a: 1\n" * M),
    "five megabytes of no text": ("not_utf8", b"\xff" * (M // 2)),
    "another encoding": ("not_utf8", FILES["small.yaml"].encode("utf-16")),
    "the same key again": ("duplicate_key", "a: 1\n" * 14_000),
    "names that are aliases": ("alias", "".join(f"k{n}: *a\n" for n in range(14_000))),
    "letters that look alike": (
        "bad_key",
        FILES["small.yaml"].replace("village_check", "ｖillage_çheck\u0301"),
    ),
    "letters that turn the line": (
        "bad_character",
        FILES["small.yaml"].replace("Usulan kecil", "Usulan \u202ekecil"),
    ),
    "a tag of Python": (
        "tag",
        FILES["small.yaml"].replace("USL", "!!python/object/apply:os.system [x]"),
    ),
    "flow in flow": ("too_deep", "a: " + "{b: " * 60 + "1" + "}" * 60),
    "a ring of routes": (
        "turns_in_a_circle",
        crowd(
            **{
                f"r{n}": {
                    "title": FEW,
                    "phase": "review",
                    "route": [{"otherwise": True, "to": f"r{(n + 1) % 300}"}],
                }
                for n in range(300)
            }
        ),
    ),
    "a long blind alley": (
        "no_way_to_an_end",
        crowd(**{f"r{n}": acting(a={**BY, "to": f"r{min(n + 1, 299)}"}) for n in range(300)}),
    ),
    "actions that are all the same": (
        "same_action",
        crowd(r=acting(**{f"a{n}": {**BY, "to": "done"} for n in range(1000)})),
    ),
    "conditions that cannot be read": (
        "guard_syntax",
        crowd(**{f"r{n}": guarded(n, "case.x + ( 1") for n in range(200)}),
    ),
    "conditions that take too long": (
        "guard_fails",
        crowd(
            **{
                f"r{n}": guarded(n, f"case.visits > 0 && {SLOW}a + b + c + d + e > 0" + ")" * 5)
                for n in range(60)
            }
        ),
    ),
    "more conditions than can be told apart": (
        "not_proven",
        crowd(
            r={
                **WORKS,
                "actions": {
                    f"a{n}": {
                        **BY,
                        "to": "done",
                        "when": f"has(case.cost) && case.cost in {[n * 9 + k for k in range(9)]}",
                        "closed_says": FEW,
                    }
                    for n in range(150)
                },
            }
        ),
    ),
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_text_is_answered_within_a_second_by_what_is_wrong(name: str) -> None:
    code, text = NASTY[name]
    started = time.process_time()
    found = loaded({"small.yaml": text})
    assert time.process_time() - started < 1 * pace()
    assert code in {each.code for each in found.problems}
    answers(found)


def test_twenty_large_includes_are_bounded_like_one_file() -> None:
    names = [f"common/x{number}" for number in range(20)]
    part = "fields:\n" + "".join(f"  {{}}_{number}: {{{{}}}}\n" for number in range(20_000))
    parts = {f"{name}.yaml": part.replace("{}_", f"{name[7:]}_") for name in names}
    started = time.process_time()
    found = loaded({"small.yaml": json.dumps({**TREE, "include": names}), **parts})
    assert time.process_time() - started < 2 * pace()
    assert {"too_large", "too_many_nodes"} & {each.code for each in found.problems}


def test_a_hundred_wrong_states_are_all_named() -> None:
    tree = dict(TREE, states={f"s{n}": {"phase": "revew", "final": "rejectd"} for n in range(100)})
    found = loaded({"small.yaml": json.dumps(tree)})
    codes = [each.code for each in found.problems]
    assert codes.count("not_one_of") == codes.count("unknown_phase") == 100
    assert codes.count("missing_key") == 100


def test_a_ruined_document_is_not_worth_more_than_its_first_problems() -> None:
    tree = dict(TREE, states={f"s{n}": {"phase": n} for n in range(5_000)})
    started = time.process_time()
    found = loaded({"small.yaml": json.dumps(tree)})
    assert len(found.problems) == 501
    assert found.problems[-1].code == "too_many_problems"
    assert time.process_time() - started < 3 * pace()
