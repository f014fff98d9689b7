"""The join of cases that one waits for: counted anew each time, held against an own count."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.branching import births, codes_of, shortfall, slots_of, straight_on
from engine.core.chain import record
from engine.core.decide import decide
from engine.core.definition.states import NEGATIVE, Ending
from engine.core.fold import apply
from engine.core.joining import counted, fixed_by
from engine.core.resolving import Subject
from engine.core.values import (
    Accepted,
    Act,
    Actor,
    Case,
    Child,
    Join,
    Open,
    Parent,
    ParentLeft,
    Refused,
)
from tests.support import small
from tests.support.small import ALICE, BOB, NOON, text
from tests.support.surveys import GIVE, look, surveyed

ENDINGS: tuple[str, ...] = get_args(Ending)
CHILDREN = st.lists(st.none() | st.sampled_from(ENDINGS), min_size=1, max_size=6)


def children(endings: list[str | None]) -> tuple[Child, ...]:
    return tuple(Child(f"s.{n}", f"N{n}", ending) for n, ending in enumerate(endings))


def opened(document: dict[str, Any], **form: Any) -> Case:
    request = Open(Actor(ALICE), {"opener": ALICE}, small.form(**form))
    step = decide(small.small(document), None, request, small.world(), NOON)
    assert isinstance(step, Accepted), step
    return step.case


def waiting(document: dict[str, Any]) -> Case:
    """A case that waits for its surveys."""
    compiled = small.small(document)
    step = decide(compiled, opened(document), Act("survey", Actor(BOB)), small.world(), NOON)
    assert isinstance(step, Accepted), step
    return step.case


@given(CHILDREN, st.integers(1, 6))
def test_done_and_failed_exclude_each_other_and_open_ones_alone_decide_between(
    endings: list[str | None], needs: int
) -> None:
    """An independent reading: try everything that the open ones can still become."""
    found = fixed_by(needs, counted(children(endings)))
    well = sum(1 for each in endings if each and each not in NEGATIVE | {"withdrawn", "divided"})
    still = endings.count(None)
    reach = {well + more >= needs for more in range(still + 1)}
    assert found == (None if len(reach) == 2 else "done" if reach == {True} else "failed")


@given(CHILDREN, st.integers(1, 6), st.data())
def test_what_is_fixed_stays_so_however_the_rest_ends(
    endings: list[str | None], needs: int, data: st.DataObject
) -> None:
    found = fixed_by(needs, counted(children(endings)))
    rest = [each or data.draw(st.sampled_from(ENDINGS)) for each in endings]
    after = fixed_by(needs, counted(children(rest)))
    assert after is not None
    assert found in (None, after)


def test_a_join_is_folded_from_its_event() -> None:
    document = surveyed("all")
    case, compiled = waiting(document), small.small(document)
    request = Join((Child("road", "L1", "completed"), Child("soil", "L2", None)), ("road",))
    step = decide(compiled, case, request, small.world(), NOON)
    assert isinstance(step, Accepted)
    after = apply(case, record(step.event, 0, 0, case.revision + 1), step.event.words)
    assert after == step.case
    assert (after.state, after.visit, after.tasks) == ("surveying", case.visit, case.tasks)


def test_a_case_that_waits_for_no_other_is_not_joined() -> None:
    document = surveyed()
    case = opened(document)
    request = Join((Child("road", "L1", "completed"),), ("road",))
    step = decide(small.small(document), case, request, small.world(), NOON)
    assert isinstance(step, Refused)
    assert step.reasons[0].key == "waits_for_no_case"


def test_nothing_new_and_nothing_fixed_is_no_event() -> None:
    document = surveyed("any")
    request = Join((Child("road", "L1", None), Child("soil", None, None)), ())
    step = decide(small.small(document), waiting(document), request, small.world(), NOON)
    assert isinstance(step, Refused)
    assert step.reasons[0].key == "cases_open"


def each(waits_for: str | int) -> dict[str, Any]:
    """One survey for each of several villages."""
    made = surveyed(waits_for)
    made["fields"]["villages"] = {
        "type": "area", "label": text("Villages"), "see": "public", "level": "village",
        "many": 5, "optional": True,
    }  # fmt: skip
    made["states"]["surveying"]["opens_cases"] = {
        "village": {
            "label": text("The village"),
            "workflow": "look",
            "for_each": "case.villages",
            "give": GIVE | {"place": "each"},
        }
    }
    return made


CODES = [small.VILLAGE, "33.26.01.2002", small.VILLAGE]


def test_one_case_is_opened_for_each_code_and_none_twice() -> None:
    definition = small.small(each("all")).definition
    state = definition.states["surveying"]
    data = {"villages": CODES}
    assert codes_of(state.opens_cases["village"], data) == (small.VILLAGE, "33.26.01.2002")
    assert [slot for slot, *_ in slots_of(state, data)] == ["village.1", "village.2"]
    found = births(definition, ["gate", "surveying"], Subject(small.VILLAGE, data, {}))
    assert [(born["slot"], born["each"]) for born in found] == [
        ("village.1", small.VILLAGE),
        ("village.2", "33.26.01.2002"),
    ]


@pytest.mark.parametrize(
    ("waits_for", "codes", "way", "too_few"),
    [
        ("all", [], "done", False),
        ("all", CODES, None, False),
        ("any", [], None, True),
        (3, CODES, None, True),
        (2, CODES, None, False),
        ("none", [], "done", False),
    ],
)
def test_where_there_is_nothing_to_wait_for(
    waits_for: str | int, codes: list[str], way: str | None, too_few: bool
) -> None:
    """All of none is done; more than there are is somebody's to look at, never a silent end."""
    state = small.small(each(waits_for)).definition.states["surveying"]
    data = {"villages": codes}
    assert straight_on(state, data) == way
    assert bool(shortfall(state, data)) == too_few


def test_a_parent_that_left_ends_a_case_only_where_it_may() -> None:
    document = look()
    request = Open(Actor(None), {"opener": ALICE}, {"title": "a", "place": small.VILLAGE},
                   None, Parent(7, "WSH-1", "road"))  # fmt: skip
    born = decide(small.small(document), None, request, small.world(), NOON)
    assert isinstance(born, Accepted)
    assert born.event.body["by"] == {"person": None, "roles": [], "queue": ""}
    left = ParentLeft(Parent(7, "WSH-1", "road"), True)
    step = decide(small.small(document), born.case, left, small.world(), NOON)
    assert isinstance(step, Accepted)
    assert (step.case.ending, step.case.tasks) == ("withdrawn", ())
    del document["states"]["called_back"]
    born = decide(small.small(document), None, request, small.world(), NOON)
    assert isinstance(born, Accepted)
    step = decide(small.small(document), born.case, left, small.world(), NOON)
    assert isinstance(step, Accepted)
    assert step.case.ending is None
    assert [one.kind for one in step.incidents] == ["cannot_withdraw"]
