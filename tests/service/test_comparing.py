"""The difference of two definitions in words: every difference is said, and said plainly."""

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.definition.checks import NAMES
from engine.core.definition.checks.study import Study
from engine.core.definition.loader import load_folder
from engine.core.definition.workflow import Definition
from engine.service.comparing import compared
from tests.support import small

SHIPPED = Path(__file__).resolve().parents[2] / "workflows"
Change = Callable[[dict[str, Any]], object]


@cache
def shipped(name: str) -> Definition:
    found = load_folder(SHIPPED, name).definition
    assert found is not None
    return found


def changed(change: Change) -> tuple[Definition, Definition]:
    before, after = small.document(), small.document()
    change(after)
    old, new = (
        Definition.model_validate_json(json.dumps(one), by_alias=True, by_name=False)
        for one in (before, after)
    )
    return old, new


def said(change: Change, language: str = "id") -> list[str]:
    old, new = changed(change)
    return [line for topic in compared(old, new, language) for line in topic.sentences]


def test_the_same_definition_has_no_difference() -> None:
    old, new = changed(lambda document: None)
    assert compared(old, new, "id") == ()


@pytest.mark.parametrize(
    ("key", "language", "line"),
    [
        ("not_before", "id", "“Ends”: hari paling awal kini “Begins”."),
        ("not_before", "en", "“Ends”: the earliest day is now “Begins”."),
        ("at_least", "id", "“Ends”: angka paling kecil kini “Begins”."),
        ("at_least", "en", "“Ends”: the smallest number is now “Begins”."),
    ],
)
def test_a_rule_between_two_fields_names_the_other_field(
    key: str, language: str, line: str
) -> None:
    sort = "date" if key == "not_before" else "money"
    plain = {"type": sort, "see": "public"}
    before, after = small.document(), small.document()
    for document in (before, after):
        document["fields"]["begins"] = {**plain, "label": small.text("Begins")}
        document["fields"]["ends"] = {**plain, "label": small.text("Ends")}
    after["fields"]["ends"][key] = "case.begins"
    old, new = (Definition.model_validate_json(json.dumps(one)) for one in (before, after))
    assert [each for topic in compared(old, new, language) for each in topic.sentences] == [line]


def first(document: dict[str, Any], test: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first state that passes the test."""
    return next(state for state in document["states"].values() if test(state))


def shorter(document: dict[str, Any]) -> None:
    first(document, lambda state: "due" in state)["due"]["within"] = "77 working days"


def test_a_due_time_is_said_in_both_languages() -> None:
    [line] = said(shorter)
    assert "kini 77 hari kerja (sebelumnya" in line
    [line] = said(shorter, "en")
    assert "is now 77 working days (before: " in line


def test_what_a_step_now_also_asks_is_said() -> None:
    def more(document: dict[str, Any]) -> None:
        state = first(document, lambda state: bool(state.get("actions")))
        action = next(iter(state["actions"].values()))
        action["asks"] = [*action.get("asks", ()), "next_step"]

    [line] = said(more)
    assert line.endswith("kini juga meminta langkah berikutnya.")


def test_a_removed_state_and_a_new_one_are_topics_of_their_own() -> None:
    musrenbang = shipped("musrenbang")
    document = json.loads(musrenbang.canonical())
    key = next(key for key, state in document["states"].items() if "actions" in state)
    less = {name: state for name, state in document["states"].items() if name != key}
    without = Definition.model_validate_json(
        json.dumps(document | {"states": less}), by_alias=True, by_name=False
    )
    [gone] = [one for one in compared(musrenbang, without, "id") if one.state == key]
    assert gone.title == musrenbang.states[key].title.id
    assert gone.sentences[0].endswith("dihapus.")
    [new] = [one for one in compared(without, musrenbang, "id") if one.state == key]
    assert new.sentences[0].startswith("Tahap baru: ")


def review(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """What is said when the first review of the shipped workflows is changed."""
    for name in ("musrenbang", "joint_task_force"):
        definition = shipped(name)
        document = json.loads(definition.canonical())
        for state in document["states"].values():
            if "review" in state:
                change(state["review"])
                new = Definition.model_validate_json(
                    json.dumps(document), by_alias=True, by_name=False
                )
                return [line for one in compared(definition, new, "id") for line in one.sentences]
    raise AssertionError("no shipped workflow has a review")


def test_a_seat_that_comes_is_said_as_what_it_now_also_needs() -> None:
    def more(found: dict[str, Any]) -> None:
        found["seats"] = [*found["seats"], "proposer"]

    [line] = review(more)
    assert " kini juga perlu " in line


def test_a_seat_that_goes_is_no_longer_needed() -> None:
    def less(found: dict[str, Any]) -> None:
        found["seats"] = found["seats"][:-1]
        found["agree"] = 1

    assert any(" tidak lagi perlu " in line for line in review(less))


def test_silence_is_said_whole() -> None:
    def other(document: dict[str, Any]) -> None:
        state = first(document, lambda state: state.get("if_silent") not in (None, "incident"))
        state["if_silent"] = "incident"

    [line] = said(other)
    assert "kini bila diam, menjadi kendala bagi sekretariat (sebelumnya: bila diam, " in line


def test_a_field_that_must_be_given_now_is_said() -> None:
    def must(document: dict[str, Any]) -> None:
        field = next(field for field in document["fields"].values() if field.get("optional"))
        del field["optional"]

    assert said(must)[0].endswith("kini wajib diisi.")
    old, new = changed(must)
    [back] = [line for one in compared(new, old, "id") for line in one.sentences]
    assert back.endswith("kini boleh dikosongkan.")


def test_windows_and_tiers_are_said_with_days_and_rupiah() -> None:
    document = json.loads(shipped("musrenbang").canonical())
    cycle = copy.deepcopy(document["cycle"])
    window = next(iter(cycle["windows"]))
    cycle["windows"][window] = "2027-01-05 .. 2027-01-22"
    tier = next(iter(cycle["tiers"]))
    cycle["tiers"][tier] = "up to Rp 250000000"
    new = Definition.model_validate_json(
        json.dumps(document | {"cycle": cycle}), by_alias=True, by_name=False
    )
    [topic] = compared(shipped("musrenbang"), new, "id")
    lines = "\n".join(topic.sentences)
    assert f"Masa “{window}” kini 5 Januari 2027 sampai 22 Januari 2027 (sebelumnya" in lines
    assert f"Golongan “{tier}” kini sampai dengan Rp 250.000.000 (sebelumnya" in lines


def test_words_that_changed_in_the_other_language_only_are_said_too() -> None:
    def english(document: dict[str, Any]) -> None:
        document["title"] = {**document["title"], "en": "Quite another title"}

    [line] = said(english)
    assert "Quite another title" in line


def test_another_order_is_a_difference() -> None:
    def turned(document: dict[str, Any]) -> None:
        document["fields"] = dict(reversed(document["fields"].items()))

    [line] = said(turned)
    assert line.startswith("Urutan berubah")


# ------------------------------------------------------------------ nothing is silent


def parts(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    below = node.items() if isinstance(node, dict) else enumerate(node)
    found = []
    for key, value in below:
        found.append((*path, key))
        if isinstance(value, dict | list):
            found += parts(value, (*path, key))
    return found


def spoil(document: dict[str, Any], path: tuple[Any, ...], how: str) -> None:
    holder: Any = document
    for key in path[:-1]:
        holder = holder[key]
    key, value = path[-1], holder[path[-1]]
    if how == "drop":
        del holder[key]
    elif isinstance(value, dict):
        holder[key] = dict(reversed(value.items()))
    elif isinstance(value, list):
        holder[key] = value[::-1]
    elif isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, int):
        holder[key] = value + 1
    else:
        holder[key] = f"{value}x"


def no_difference_is_silent(name: str, data: st.DataObject) -> None:
    old = shipped(name)
    document = json.loads(old.canonical())
    path = data.draw(st.sampled_from(parts(document)))
    spoil(document, path, data.draw(st.sampled_from(["drop", "other"])))
    try:
        new = Definition.model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    except ValueError:
        return  # no definition any more
    if any(one.severity == "error" for check in NAMES for one in check(Study(new))):
        return  # it names what is not there: never compared
    for one, other in ((old, new), (new, old)):
        for language in ("id", "en"):
            lines = [line for t in compared(one, other, language) for line in t.sentences]
            assert bool(lines) == (one.hash() != other.hash()), path
            # In words: no braces of the document, no Python.
            assert not any(mark in line for line in lines for mark in ('{"', "[", "None")), lines


@pytest.mark.parametrize("name", ["musrenbang", "joint_task_force"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_difference_of_two_documents_is_silent(name: str, data: st.DataObject) -> None:
    no_difference_is_silent(name, data)


@pytest.mark.proof
@pytest.mark.parametrize("name", ["musrenbang", "joint_task_force"])
@settings(max_examples=2_000, deadline=None)
@given(data=st.data())
def test_nor_of_thousands(name: str, data: st.DataObject) -> None:
    no_difference_is_silent(name, data)


# ------------------------------------------------------------------ meetings


def forum(change: Callable[[dict[str, Any]], object], language: str = "id") -> list[str]:
    """What is said when the village forum of the shipped workflow is changed."""
    definition = shipped("musrenbang")
    document = json.loads(definition.canonical())
    change(document["states"]["village_forum"])
    new = Definition.model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    return [line for one in compared(definition, new, language) for line in one.sentences]


def test_another_way_of_deciding_is_said_whole() -> None:
    [line] = forum(lambda state: state["decided_in"].update(mode="vote"))
    assert "kini Musyawarah desa atau kelurahan memutuskan dengan suara terbanyak; " in line
    assert "(sebelumnya: Musyawarah desa atau kelurahan memutuskan dengan mufakat; " in line


def test_what_a_meeting_can_decide_no_longer_is_said() -> None:
    [line] = forum(lambda state: state["outcomes"].pop("fund_own"), "en")
    assert line == (
        "At “Discussed in the village forum”, The village forum may no longer do “Pay from the "
        "village's own budget”."
    )


def test_what_a_meeting_asks_more_is_said() -> None:
    [line] = forum(lambda state: state["outcomes"]["accept"]["asks"].append("words"), "en")
    assert line.endswith("now also asks an explanation.")


def duty(change: Callable[[dict[str, Any]], object], language: str = "id") -> list[str]:
    """What is said when the duties of an active task force are changed."""
    definition = shipped("joint_task_force")
    document = json.loads(definition.canonical())
    change(document["states"]["active"])
    new = Definition.model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    return [line for one in compared(definition, new, language) for line in one.sentences]


def test_another_rhythm_is_said_whole() -> None:
    [line] = duty(lambda state: state["duties"]["monthly_report"].update(every="2 weeks"))
    assert line.startswith("Kewajiban berkala di “Bertugas” kini: setiap 2 minggu Camat atau")
    assert "(sebelumnya: setiap bulan Camat atau" in line


def test_a_duty_that_went_is_said() -> None:
    [line] = duty(lambda state: state.pop("duties"), "en")
    assert line.startswith("At “Active” there are no recurring duties any more (before: every")


def test_what_a_duty_tells_is_said_by_its_place() -> None:
    [line] = duty(lambda state: state["duties"]["monthly_report"].pop("notice"), "en")
    assert "recurring duties" in line


def checked(change: Callable[[dict[str, Any]], object], language: str = "en") -> list[str]:
    """What is said when the check by the village is changed."""
    definition = shipped("musrenbang")
    document = json.loads(definition.canonical())
    change(document["states"]["village_check"])
    new = Definition.model_validate_json(json.dumps(document), by_alias=True, by_name=False)
    return [line for one in compared(definition, new, language) for line in one.sentences]


def test_what_may_be_delegated_is_said_before_and_after() -> None:
    [line] = checked(lambda state: state["may_delegate"].append("reject"))
    assert "May be delegated: “Put to the forum”, “Send back for correction” and “Reject”" in line
    [line] = checked(lambda state: state.pop("may_delegate"))
    assert "nothing may be delegated any more" in line
    limit = {"up_to": "tier.small", "of": "case.cost"}
    [line] = checked(lambda state: state.update(delegation=limit))
    assert "at most (before: " in line
