"""Before and now side by side: what an example did on the version in use, and what it does now."""

from engine.core.definition.workflow import Definition
from engine.service import outcomes, scenarios
from engine.service.outcomes import Row
from tests.core.scenario import small

OLD = (
    "due: {within: 5 working days, from: arrival}\n"
    "    if_silent: incident\n    actions:\n      check"
)
LATER = (OLD, OLD.replace("5 working days", "6 working days"))
CLOSED = ("by: village_head, to: village_check}", "by: district_head, to: village_check}")


def rows(*steps: str, on: Definition) -> tuple[Row, ...]:
    """The rows of the one scenario, on a changed frame, beside the frame itself."""
    sources = {"scenarios/frame.yaml": small.script(*steps)}
    report = scenarios.played(sources, on)
    old = outcomes.before(sources, {}, small.definition())
    (broken,) = report.broken
    return outcomes.rows(report, broken, old, "id")


def test_what_held_before_is_what_was_expected() -> None:
    (row,) = rows("{ani: open}", "{due: 2027-01-22}", on=small.definition(LATER))
    assert (row.number, row.before, row.said.got) == (2, "2027-01-22", "2027-01-25")
    assert row.said.what == "batas waktu"
    assert not row.by_hand


def test_what_was_wrong_before_too_is_shown_as_it_was() -> None:
    (row,) = rows("{ani: open, due: 2027-01-20}", on=small.definition(LATER))
    assert (row.said.expected, row.before, row.said.got) == (
        "2027-01-20",
        "2027-01-22",
        "2027-01-25",
    )


def test_an_act_that_is_refused_now_needs_a_person() -> None:
    row, *_ = rows(
        "{ani: open}", "{lurah: check, state: village_check}", on=small.definition(CLOSED)
    )
    assert row.by_hand
    assert (row.said.what, row.before) == ("lurah melakukan check", "diterima")
    assert row.said.got.startswith("ditolak: not_your_role")


def test_where_the_old_version_never_came_nothing_is_claimed() -> None:
    steps = ("{ani: open}", "{camat: check}", "{due: 2027-01-21}")
    sources = {
        "scenarios/frame.yaml": small.script(*steps).replace(
            "  dinas:", "  camat: district_head in 33.26.01\n  dinas:"
        )
    }
    report = scenarios.played(sources, small.definition(CLOSED, LATER))
    old = outcomes.before(sources, {}, small.definition())
    (broken,) = report.broken
    (row,) = outcomes.rows(report, broken, old, "en")
    assert (row.number, row.said.got, row.before) == (3, "2027-01-22", None)


def test_every_broken_expectation_of_the_scenario_has_its_row() -> None:
    found = rows("{ani: open, due: 2027-01-22}", "{due: 2027-01-22}", on=small.definition(LATER))
    assert [row.number for row in found] == [1, 2]


def test_new_scenarios_are_played_on_the_old_rules() -> None:
    head = {"scenarios/frame.yaml": small.script("{ani: open, state: done}"), "other.yaml": "x: 1"}
    new = {"scenarios/frame.yaml": small.script("{ani: open, state: received}")}
    assert outcomes.before(new, head, small.definition()).holds
    assert not outcomes.before(head, head, small.definition()).holds
