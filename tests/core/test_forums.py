"""Which places should hold a forum in a window, which have held none, when the list goes out."""

import datetime as dt
from typing import Any

import pytest

from engine.core.calendar import Calendar
from engine.core.definition.cycle import Window
from engine.core.forums import Tally, depth_of, forums_of, places, told_at
from tests.support.small import VILLAGE, calendar, directory, document, small, text

FRIDAY = dt.date(2027, 2, 5)  # a day of joint leave
NEXT = "33.26.01.2002"
URBAN = "33.26.01.1001"


def rules(**changes: Any) -> dict[str, Any]:
    """The small workflow whose gate is a forum of the village, held until the asking ends."""
    made = document()
    made["cycle"]["ladder"] = {"village": ["village"], "urban_village": ["district"]}
    made["states"]["gate"]["due"]["not_before"] = "window asking"
    made["states"]["gate"] |= changes
    return made


def the_forum(**changes: Any) -> Any:
    (found,) = forums_of(small(rules(**changes)).definition)
    return found


def test_a_rung_with_a_window_is_a_forum_and_the_one_above_is_whom_silence_hands_it_to() -> None:
    found = the_forum()
    assert (found.state, found.window, found.office) == ("gate", "asking", "village_head")
    assert (found.above, found.step, found.meets) == ("district_head", "village", False)


def test_what_has_no_window_no_rung_and_no_meeting_or_no_place_is_no_forum() -> None:
    assert forums_of(small().definition) == ()
    changed = rules()
    del changed["states"]["gate"]["level"]
    assert forums_of(small(changed).definition) == ()
    agency = rules()
    agency["states"]["gate"]["waits_for"] = "team"
    assert forums_of(small(agency).definition) == ()


def test_a_meeting_is_a_forum_by_itself() -> None:
    changed = rules()
    gate = changed["states"]["gate"]
    del gate["level"], gate["waits_for"]
    gate["decided_in"] = {"meeting": text("Forum"), "mode": "consensus", "recorded_by": "head"}
    gate["outcomes"] = {"go": {"label": text("Go on"), "to": "by_cost"}}
    gate["actions"] = {"add_note": gate["actions"]["add_note"]}
    (found,) = forums_of(small(changed).definition)
    assert (found.meets, found.step, found.role) == (True, None, "head")


def test_its_places_have_the_depth_of_most_offices_of_the_kind() -> None:
    assert depth_of(the_forum(), directory()) == 4
    assert depth_of(the_forum(), directory(offices=())) is None


def tally(area: str, cases: int = 1, waiting: int = 0, held: int = 0) -> Tally:
    return Tally(area, cases, waiting, held, None)


@pytest.mark.parametrize(
    ("tallies", "standing"),
    [
        ([], "nothing"),
        ([tally(VILLAGE)], "elsewhere"),
        ([tally(f"{VILLAGE}.001", 2, waiting=1)], "waiting"),
        ([tally(f"{VILLAGE}.001", 2, waiting=2), tally(f"{VILLAGE}.002.001", held=1)], "held"),
        ([tally("33.26.01")], "nothing"),  # wider than a place: of none
    ],
)
def test_how_it_stands_with_a_place(tallies: list[Tally], standing: str) -> None:
    cycle = small(rules()).definition.cycle
    assert cycle is not None
    (found,) = places(the_forum(), cycle, 4, [VILLAGE], tallies)
    assert (found.area, found.standing) == (VILLAGE, standing)


def test_places_from_which_cases_came_are_known_without_an_office_and_by_code() -> None:
    cycle = small(rules()).definition.cycle
    assert cycle is not None
    known = [VILLAGE, "33.26.01", f"{VILLAGE}.001"]  # other depths are no places of this forum
    found = places(the_forum(), cycle, 4, known, [tally(f"{NEXT}.003")])
    assert [one.area for one in found] == [VILLAGE, NEXT]


def test_a_place_whose_ladder_lacks_the_step_holds_none() -> None:
    cycle = small(rules()).definition.cycle
    assert cycle is not None
    found = places(the_forum(), cycle, 4, [URBAN, VILLAGE], [tally(URBAN, held=0)])
    assert [one.area for one in found] == [VILLAGE]


WINDOW = Window(first_on=dt.date(2027, 1, 18), last_on=dt.date(2027, 2, 8))


def morning(on: dt.date) -> dt.datetime:
    return calendar().moment(on, dt.time(8))


def test_the_list_goes_out_on_the_morning_of_its_day() -> None:
    assert told_at(WINDOW, 10, calendar()) == morning(dt.date(2027, 1, 29))


def test_on_a_day_off_it_goes_out_on_the_working_day_before() -> None:
    assert told_at(WINDOW, 3, calendar()) == morning(dt.date(2027, 2, 4))  # the fifth is leave
    assert told_at(WINDOW, 2, calendar()) == morning(dt.date(2027, 2, 4))  # a Saturday


def test_a_day_before_the_window_has_no_list() -> None:
    assert told_at(WINDOW, 21, calendar()) == morning(dt.date(2027, 1, 18))
    assert told_at(WINDOW, 22, calendar()) is None


def test_an_office_without_a_working_day_is_told_all_the_same() -> None:
    days = [dt.date(2026, 12, 1) + dt.timedelta(days=n) for n in range(100)]
    never = Calendar("Asia/Jakarta", frozenset(days), dt.date(2027, 12, 31))
    assert told_at(WINDOW, 10, never) is not None
