"""Coverage: what counts as played is what the engine did, and each side of a guard by itself."""

from engine.core.definition.workflow import Definition
from engine.core.scenario.coverage import joined
from engine.core.scenario.running import Report
from tests.core.scenario.small import definition, play

ASSIGN = "lurah: assign, with: {agency: DPUPR, agency_cost: %d, until_on: 2027-06-30}"
FORKED = (
    "- {otherwise: true, to: agency_review}",
    (
        '- {when: "case.agency_cost > 100", to: agency_review}\n'
        "      - {otherwise: true, to: village_forum}"
    ),
)
FINISH = "actions: {finish: {label: {id: Selesai, en: Finish}, by: village_head, to: done}}"
CHECK = "title: {id: Diperiksa, en: Checked}\n    public: {id: Diperiksa., en: Checked.}\n"
WAITS = (
    "    waits_for: village_head\n    due: {within: 5 working days, from: arrival}\n"
    "    if_silent: incident\n    "
)
GUARDED = (
    CHECK + WAITS + FINISH,
    CHECK
    + WAITS
    + FINISH.replace(
        "by: village_head",
        "when: 'case.nature == \"physical\"', closed_says: {id: x, en: x}, by: village_head",
    ).replace(
        "to: done}}",
        "to: done}, discuss: {label: {id: B, en: D}, by: village_head, to: village_forum}}",
    ),
)
HANDED = (
    CHECK + WAITS + FINISH,
    CHECK
    + WAITS.replace(
        "incident",
        "{hand_to: district_head, for: 3 working days, then: incident, basis: {id: x, en: x}}",
    )
    + FINISH,
)
REVIEW = (
    (
        "    waits_for: agency_head\n    due: {within: 5 working days, from: arrival}\n"
        "    if_silent: incident\n"
        "    actions: {finish: {label: {id: Selesai, en: Finish}, by: agency_head, to: done}}"
    ),
    (
        "    due: {within: 5 working days, from: arrival}\n    if_silent: incident\n"
        "    review:\n      seats: [village_head, agency_head]\n      agree: 2\n"
        "      pass: {label: {id: Ya, en: Yes}, to: done}\n"
        "      fail: {label: {id: Tidak, en: No}, to: correction}"
    ),
)


def done(report: Report, kind: str) -> set[str]:
    return {str(spot) for share in report.shares if share.kind == kind for spot in share.done}


def missing(report: Report, kind: str) -> set[str]:
    return {str(spot) for share in report.shares if share.kind == kind for spot in share.missing}


def guards(on: Definition, *steps: str, given: str = "") -> set[str]:
    return done(play(*steps, given=given, on=on), "guards")


def test_states_and_ways_are_counted_and_the_rest_is_named() -> None:
    report = play("{ani: open}", "{lurah: check}", "{lurah: finish}")
    states, transitions, _, silences = report.shares
    assert (states.played, states.of, states.per_cent) == (3, 13, 23)
    assert "correction" in missing(report, "states")
    assert done(report, "transitions") == {"received.check", "village_check.finish"}
    assert transitions.of > transitions.played
    assert (silences.played, "received.silence" in missing(report, "silences")) == (0, True)


def test_a_silence_counts_as_played_when_it_came() -> None:
    report = play("{ani: open}", "{on: 2027-02-01, state: received}")
    assert done(report, "silences") == {"received.silence"}


def test_silence_of_the_second_office_counts_by_itself() -> None:
    on, given = definition(HANDED), "case: {state: village_check}"
    once = play("{on: 2027-01-25}", given=given, on=on)
    assert done(once, "silences") == {"village_check.silence"}
    assert "village_check.still_silent" in missing(once, "silences")
    twice = play("{on: 2027-02-01}", given=given, on=on)
    assert done(twice, "silences") == {"village_check.silence", "village_check.still_silent"}


def test_a_row_is_a_way_and_each_side_of_its_guard_counts_by_itself() -> None:
    on = definition(FORKED)
    large = play("{ani: open}", f"{{{ASSIGN % 500}, through: by_cost}}", on=on)
    assert done(large, "transitions") == {"received.assign", "by_cost.route_0"}
    assert done(large, "guards") == {"by_cost.route_0 holds", "by_cost.route_1 does not hold"}
    small = play("{ani: open}", f"{{{ASSIGN % 5}, state: village_forum}}", on=on)
    assert done(small, "guards") == missing(large, "guards")
    assert done(small, "guards") == {"by_cost.route_0 does not hold", "by_cost.route_1 holds"}


def test_several_files_on_one_workflow_cover_it_together() -> None:
    on = definition(FORKED)
    reports = [play("{ani: open}", f"{{{ASSIGN % cost}}}", on=on) for cost in (5, 500)]
    together = joined(on, [report.shares for report in reports])
    assert [share.per_cent for share in together if share.kind == "guards"] == [100]


def test_a_row_without_another_side_has_only_one() -> None:
    report = play("{ani: open}", f"{{{ASSIGN % 5}}}")
    assert done(report, "guards") == {"by_cost.route_0 holds"}
    assert missing(report, "guards") == set()


def test_a_guard_is_played_where_an_act_or_an_offer_shows_its_answer() -> None:
    on = definition(GUARDED)
    yes = "case: {state: village_check, nature: physical}"
    no = "case: {state: village_check, nature: non_physical}"
    holds, closed = {"village_check.finish holds"}, {"village_check.finish does not hold"}
    assert guards(on, "{lurah: finish}", given=yes) == holds
    assert guards(on, "{may: {lurah: [finish, discuss]}}", given=yes) == holds
    assert guards(on, "{lurah: finish, refused: guard}", given=no) == closed
    assert guards(on, "{may: {lurah: discuss}}", given=no) == closed


def test_who_may_not_do_it_anyway_shows_nothing_of_the_guard() -> None:
    given = "case: {state: village_check, nature: non_physical}"
    assert guards(definition(GUARDED), "{may: {ani: nothing}}", given=given) == set()


def test_a_condition_of_a_question_is_played_by_opening_and_not_by_what_is_given() -> None:
    asked = (
        "\n  cost: {type: money,",
        "\n  cost: {type: money, when: 'case.nature == \"physical\"',",
    )
    on = definition(asked)
    assert guards(on, "{ani: open}") == {"form.cost holds"}
    other = "{ani: open, with: {nature: non_physical}, without: cost}"
    assert guards(on, other) == {"form.cost does not hold"}
    assert guards(on, "{state: received}", given="case: {state: received}") == set()


def test_one_vote_is_no_way_yet_and_an_outcome_is() -> None:
    on, given = definition(REVIEW), "case: {state: agency_review, agency: DPUPR}"
    one = play("{dinas: pass, state: agency_review}", given=given, on=on)
    assert done(one, "transitions") == set()
    both = play("{dinas: pass}", "{lurah: pass, state: done}", given=given, on=on)
    assert done(both, "transitions") == {"agency_review.pass"}
    no = play("{dinas: pass}", "{lurah: fail, state: correction}", given=given, on=on)
    assert done(no, "transitions") == {"agency_review.fail"}
