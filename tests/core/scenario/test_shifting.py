"""A changed due time moves the silence of an example: the day is proposed, the rest stays."""

from engine.core.definition.workflow import Definition
from engine.core.scenario.reading import read_script
from engine.core.scenario.rewriting import rewritable, rewritten
from engine.core.scenario.running import Report, run
from engine.core.scenario.telling import told
from tests.core.scenario.small import definition, script

DUE = (
    "due: {within: 5 working days, from: arrival}\n    if_silent: incident\n"
    "    actions:\n      check"
)
SILENT = "{on: 2027-01-25, incident: silent, state: received}"


def within(span: str) -> Definition:
    """The frame with another due time of its first state."""
    return definition((DUE, DUE.replace("5 working days", span)))


def played(text: str, on: Definition, whole: bool = True) -> Report:
    read = read_script("small.yaml", text)
    assert read.file is not None, [each.line_of_text("en") for each in read.problems]
    return run(on, read.file, whole=whole)


def after(on: Definition, *steps: str) -> list[str]:
    """The steps as they are proposed, which hold."""
    text = script(*steps)
    report = played(text, on)
    assert rewritable(each.difference for each in report.results[0].failures), report.results[0]
    new = rewritten(text, report)
    assert played(new, on).holds, new
    return [line.strip().removeprefix("- ") for line in new.removeprefix(script()).splitlines()]


def test_a_longer_time_moves_the_day_and_nothing_else() -> None:
    assert after(within("8 working days"), "{ani: open}", SILENT) == [
        "{ani: open}",
        "{on: 2027-01-28, incident: silent, state: received}",
    ]


def test_a_shorter_time_still_finds_it_silent_on_that_day() -> None:
    assert after(within("2 working days"), "{ani: open}", SILENT) == ["{ani: open}", SILENT]


def test_a_day_before_the_silence_moves_back_with_a_shorter_time() -> None:
    waiting = "{on: 2027-01-25, at: start of day, incident: silent}"
    earlier = after(within("8 working days"), "{ani: open}", waiting)
    assert earlier[1] == "{on: 2027-01-28, at: start of day, incident: silent}"


def test_the_lines_below_come_later_by_as_much_where_their_day_has_passed() -> None:
    steps = (
        "{ani: open}",
        SILENT,
        "{on: 2027-01-26, lurah: check, state: village_check}",
        "{on: 2027-03-01, state: village_check}",
    )
    assert after(within("8 working days"), *steps)[2:] == [
        "{on: 2027-01-29, lurah: check, state: village_check}",
        "{on: 2027-03-01, state: village_check}",  # still ahead: it stays
    ]


def test_both_days_are_told_side_by_side() -> None:
    report = played(script("{ani: open}", SILENT), within("8 working days"))
    [failure] = report.results[0].failures
    said = told(failure.difference, definition(), "id")
    assert (failure.step, failure.difference.at) == (2, ("on",))
    assert said.sentence("id") == "terjadi pada: diharapkan 2027-01-25, ternyata 2027-01-28"


def test_without_proposing_the_example_is_broken_where_it_is() -> None:
    report = played(script("{ani: open}", SILENT), within("8 working days"), whole=False)
    assert [each.difference.at for each in report.results[0].failures] == [("incident",)]


def test_what_no_day_brings_about_is_rewritten_as_before() -> None:
    new = after(definition(), "{ani: open}", "{on: 2027-01-19, incident: vacant, state: received}")
    assert new[1] == "{on: 2027-01-19, incident: none, state: received}"


def test_an_act_that_is_refused_is_no_matter_of_days() -> None:
    report = played(script("{ani: open}", "{on: 2027-01-20, ani: check}"), definition())
    assert not rewritable(each.difference for each in report.results[0].failures)
