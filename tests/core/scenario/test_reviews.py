"""Scenarios play reviews: seats by name, abstentions, a quorum at the due day, who is spared."""

from engine.core.scenario.running import Report
from tests.core.scenario.small import definition, play
from tests.core.scenario.test_coverage import done

FORUM = """\
reviews:
      technical:
        title: {id: Teknis, en: Technical}
        seats: [agency_head, planning_head]
        agree: all
      budget:
        title: {id: Anggaran, en: Budget}
        seats: [budget_team]
        agree: majority of votes
        quorum: 2
        abstain: true
    joined: all
    outcomes:
      pass: {label: {id: Setuju, en: Agree}, to: done}
      fail:
        label: {id: Tidak, en: No}
        asks: [reason, words, next_step]
        reasons: village_reasons
        to: received
"""
INSTEAD = (
    ("waits_for: agency_head\n", FORUM),
    (
        "    actions: {finish: {label: {id: Selesai, en: Finish}, by: agency_head, to: done}}\n",
        "",
    ),
    (
        "standing: {reminder: task, handed_on: task}",
        "standing: {reminder: task, handed_on: task, not_needed: told}",
    ),
)
CAST = "people: {bappeda: planning_head, satu: budget_team, dua: budget_team, tiga: budget_team}"
BEGIN = (
    "{ani: open, state: received}",
    "{lurah: review, with: {agency: DPUPR, until_on: 2027-06-30}, state: agency_review}",
)


def played(*steps: str) -> Report:
    found = play(*BEGIN, *steps, given=CAST, on=definition(*INSTEAD))
    assert found.results[0].failures == ()
    return found


def test_seats_are_named_and_whoever_is_spared_is_told() -> None:
    found = played(
        "{satu: pass, seat: budget.budget_team.1, state: agency_review}",
        "{dua: abstain, state: agency_review}",
        "{tiga: pass, state: agency_review, waits_for: [dinas, bappeda]}",
        "{dinas: pass, seat: technical.agency_head, state: agency_review}",
        "{bappeda: pass, state: done, ending: completed}",
    )
    ways = done(found, "transitions")
    assert "agency_review.pass" in ways


def test_with_its_quorum_a_review_is_counted_when_it_is_due() -> None:
    played(
        "{satu: pass, state: agency_review}",
        "{dua: abstain, state: agency_review}",
        "{on: 2027-01-26, waits_for: [dinas, bappeda], told: tiga, about: told}",
    )


def test_a_no_where_all_must_agree_spares_everybody_else() -> None:
    refusal = "{reason: LOW_PRIORITY, words: Belum perlu., next_step: Tahun depan.}"
    played(
        f"{{dinas: fail, with: {refusal}, state: received, told: [bappeda, satu, dua, tiga]}}",
    )
