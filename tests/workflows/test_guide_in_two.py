"""The author's guide says the same in both languages: neither file can fall behind the other."""

import re

import pytest

from engine.core.definition.checks.study import MOST_ASKED
from engine.core.definition.schema import source_schema
from engine.core.definition.stand_in import Schema
from tests.workflows.guide import TEXTS, examples
from tests.workflows.test_guide import KEYS
from web.studio.guide import anchors, headings, pieces

ENGLISH, INDONESIAN = TEXTS["README.md"], TEXTS["PANDUAN.md"]
CODE = re.compile(r"`([^`]+)`")
CELL = re.compile(r"(?<!\\)\|")
ITEM = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)
LONGEST_CONDITION = 1_000
KINDS = ("", "part", "cycle", "scenario", "workflow", "examples")


def kind(block: str) -> str:
    """What a block of the guide is."""
    if block.startswith(("```", "    ")):
        return "code"
    if heading := re.match(r"#+", block):
        return heading[0]
    return "table" if block.startswith("|") else "list" if ITEM.match(block) else "words"


def blocks(wanted: str) -> list[tuple[str, str]]:
    """Pairs of English and Indonesian blocks of this kind."""
    both = zip(pieces(ENGLISH), pieces(INDONESIAN), strict=True)
    return [pair for pair in both if kind(pair[0]) == wanted]


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in CELL.split(line)[1:-1]] for line in table.splitlines()]


def named(words: str) -> list[str]:
    """The code that the words name, once each."""
    return sorted(set(CODE.findall(words)))


def test_both_have_the_same_parts_in_the_same_order() -> None:
    assert [kind(each) for each in pieces(INDONESIAN)] == [kind(each) for each in pieces(ENGLISH)]
    assert list(anchors(INDONESIAN)) == list(anchors(ENGLISH))
    assert len(set(anchors(ENGLISH))) == len(headings(ENGLISH))  # each place once


def test_both_have_the_same_examples_to_the_letter() -> None:
    for english, indonesian in blocks("code"):
        if english.startswith("```"):
            assert indonesian == english
        else:  # commands, with words behind them
            commands = [re.split(r" {3,}", each.strip())[0] for each in english.splitlines()]
            assert [re.split(r" {3,}", e.strip())[0] for e in indonesian.splitlines()] == commands
    for file, text in TEXTS.items():
        assert text.count("\n```yaml") == len(examples(*KINDS, file=file)) > 30


def test_both_have_the_same_tables_with_the_same_keys() -> None:
    tables = blocks("table")
    assert len(tables) > 30
    for english, indonesian in tables:
        pairs = list(zip(rows(english), rows(indonesian), strict=True))
        for row, other in pairs[2:]:
            assert other[0] == row[0]
            assert [named(cell) for cell in other] == [named(cell) for cell in row], row[0]
            assert all(other), row[0]
            assert all(row), row[0]


@pytest.mark.parametrize("wanted", ["words", "list", "#", "##", "###", "####"])
def test_both_name_the_same_things_in_every_block(wanted: str) -> None:
    for english, indonesian in blocks(wanted):
        assert len(ITEM.findall(indonesian)) == len(ITEM.findall(english)), indonesian
        assert named(indonesian) == named(english) or one_names_the_other(english, indonesian)
        assert indonesian != english or wanted.startswith("#")


def one_names_the_other(english: str, indonesian: str) -> bool:
    """Only the paragraph that names the guide in the other language differs."""
    return named(english) == ["PANDUAN.md"] and named(indonesian) == ["README.md"]


def keys_of(schema: Schema | list[Schema]) -> set[str]:
    """Every key that the JSON Schema knows, at any depth."""
    if isinstance(schema, list):
        return set().union(*map(keys_of, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    found = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return found.union(*map(keys_of, schema.values()))


EVERY_KEY = sorted(keys_of(source_schema()) | {key for _, key in KEYS})


@pytest.mark.parametrize("file", TEXTS)
def test_every_key_of_the_schema_stands_in_a_table_with_its_words(file: str) -> None:
    said: dict[str, str] = {}
    for block in pieces(TEXTS[file]):
        if kind(block) == "table":
            said |= {key: row[1] for row in rows(block)[2:] for key in CODE.findall(row[0])}
    assert len(EVERY_KEY) > 120
    assert [key for key in EVERY_KEY if len(said.get(key, "").split()) < 2] == []


def test_the_bounds_of_conditions_are_those_of_the_program() -> None:
    schema = source_schema()
    guard = schema["$defs"]["Action"]["properties"]["when"]
    assert guard["maxLength"] == LONGEST_CONDITION
    for text, sign in ((ENGLISH, ","), (INDONESIAN, ".")):
        part = text.split("\n## 11. ")[1].split("\n## 12. ")[0]
        for most in (LONGEST_CONDITION, MOST_ASKED):
            assert f"{most:,}".replace(",", sign) in part
