"""The language as the editor knows it: every key is explained, every name can be completed."""

from collections.abc import Mapping
from typing import Any

import pytest

from engine.core.definition.recommendations import SLOTS
from web.studio.grammar import KINDS, SENTENCES, grammar, keys, nameless, said_of, sentences


def line_for(key: str) -> str:
    """What to write, for whoever adds a key to a model."""
    return f'{key}: {{id: "...", en: "..."}}'


def written() -> dict[str, Mapping[str, Any]]:
    """The lines of single keys."""
    return {key: said for key, said in sentences().items() if not key.endswith(".*")}


def test_every_key_of_the_language_is_explained_in_both_languages() -> None:
    needed = dict.fromkeys(keys())
    missing = [line_for(key) for key in needed if not said_of(*key.rsplit(".", 1))]
    assert not missing, f"add to {SENTENCES.name}:\n" + "\n".join(missing)
    for key, said in written().items():
        for language in ("id", "en"):
            words = said.get(language, "")
            assert words.strip(), f"{SENTENCES.name}: {key} has no words in {language}"
            assert words.endswith("."), f"{SENTENCES.name}: {key} is no sentence in {language}"


def test_no_sentence_is_of_a_key_that_has_gone() -> None:
    assert not set(written()) - set(keys()), "take these lines out"
    models = {key.rsplit(".", 1)[0] for key in keys()}
    for key in sentences().keys() - written().keys():
        assert {key.removesuffix(".*"), *sentences()[key]["as"]} <= models, key


def test_every_key_whose_value_is_a_name_says_of_what() -> None:
    assert not list(nameless()), f"add `names: ...` in {SENTENCES.name}, one of {sorted(KINDS)}"
    for key, said in written().items():
        assert {said.get("names", "own"), said.get("keys", "own")} <= KINDS, key
        assert set(said) <= {"id", "en", "names", "keys", "like"}, key


def test_what_stands_where_is_known_for_every_sort_of_file() -> None:
    found = grammar("en")
    nodes = found["nodes"]
    for root in found["roots"].values():
        assert nodes[root]
    state = nodes["Definition"]["states"]["map"]["node"]
    action = nodes[nodes[state]["actions"]["map"]["node"]]
    assert action["to"]["names"] == "state"
    assert action["weight"]["values"] == ["main", "plain", "warning"]
    assert nodes[state]["title"]["must"]
    assert "must" not in nodes[state]["phase"]
    assert set(nodes["Part"]) == {"fields", "reasons", "reason_sets", "notices", "phases", "roles"}
    assert nodes["Defaults.state"]["due"]["node"] == "Due"
    assert nodes["Cycle"]["windows"]["map"]["like"] == ["2027-01-18 .. 2027-01-29"]


@pytest.mark.parametrize(("language", "word"), [("id", "Tahap tujuan"), ("en", "Where the case")])
def test_the_sentences_come_in_the_readers_language(language: str, word: str) -> None:
    assert grammar(language)["nodes"]["Action"]["to"]["help"].startswith(word)


def test_the_editor_completes_the_field_that_another_is_measured_by() -> None:
    for key in ("not_before", "at_least"):
        assert grammar("id")["nodes"]["Field"][key]["names"] == "case_field"


def test_the_editor_completes_what_a_level_recommends() -> None:
    nodes = grammar("id")["nodes"]
    level = nodes[nodes["Definition"]["recommendations"]["map"]["node"]]
    assert {key for key, spec in level.items() if spec.get("names") == "field"} == set(SLOTS)
    assert level["asked"]["help"].startswith("true")
