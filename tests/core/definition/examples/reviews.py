"""Examples of reviews whose rules can never be met, or say nothing."""

from tests.core.definition.examples.one import Example, one

RULE = "      agree: 2\n      must: agency\n"
SEATS = "seats: [agency, team]\n      agree: 2\n      must: agency\n"
REJECTED = "        reasons: refusals\n        to: rejected\n"
DUE = "    due: {within: 1 month, from: day after arrival}\n  by_cost"
OUTCOMES = (
    "    outcomes: {pass: {label: {id: a, en: b}, to: by_cost}, fail: {label: {id: c, en: d},"
    " asks: [reason, words, next_step], reasons: refusals, to: rejected}}\n"
)
# The review of the small workflow as two side by side: what stood below it is folded away.
REVIEW = (
    "    review:\n      seats: [agency, team]\n      agree: 2\n      must: agency\n      pass:\n"
    "        label: {id: Setuju, en: Agree}\n        to: by_cost\n      fail:\n"
    "        label: {id: Tidak setuju, en: Do not agree}\n"
    "        asks: [reason, words, next_step]\n        reasons: refusals\n        to: rejected\n"
)


def ruled(code: str, rule: str) -> Example:
    """The small workflow with other rules below its seats; « stands where it is said."""
    return one(code, RULE, "".join(f"      {line}\n" for line in rule.split("; ")))


def beside(code: str, state: str) -> Example:
    """The small workflow with reviews side by side."""
    return one(code, REVIEW, state)


def side(*names: str) -> str:
    return "".join(
        f"      {name}: {{title: {{id: a, en: b}}, seats: [agency, team], agree: 2}}\n"
        for name in names
    )


REVIEWS: tuple[Example, ...] = (
    one(
        "agree_over_seats",
        "seats: [agency, team]\n      agree: 2",
        "seats: [agency, district_head]\n      agree: «3",
    ),
    one("must_over_agree", "agree: 2\n      must: agency", "agree: «1\n      must: [agency, team]"),
    one("must_not_a_seat", "must: agency", "must: «village_head"),
    one("seat_twice", "seats: [agency, team]", "seats: [agency, team, «agency]"),
    one("agree_missing", "    review:\n", "    «review:\n", ("      agree: 2\n", "")),
    one(
        "quorum_over_seats",
        SEATS,
        "seats: [agency, district_head]\n      agree: 2\n      quorum: «3\n",
    ),
    ruled("quorum_never_needed", "agree: all; «quorum: 1"),
    one("quorum_without_due", RULE, RULE + "      «quorum: 2\n", (DUE, "  by_cost")),
    ruled("veto_not_a_seat", "agree: 2; veto: «village_head"),
    ruled("veto_and_must", "agree: 2; must: agency; veto: «agency"),
    ruled("chair_not_a_seat", "agree: majority of votes; tie: chair; chair: «village_head"),
    ruled("chair_is_a_body", "agree: majority of votes; tie: chair; chair: «team"),
    ruled("chair_is_a_body", "mode: order; recorded_by: «team"),
    one(
        "chair_missing",
        "    review:\n",
        "    «review:\n",
        ("      agree: 2\n", "      agree: majority of votes\n      tie: chair\n"),
    ),
    ruled("chair_never_asked", "agree: majority of votes; «chair: agency"),
    ruled("tie_never", "agree: 2; «tie: passes"),
    one("recorder_missing", "    review:\n", "    «review:\n", (RULE, "      mode: consensus\n")),
    ruled("recorder_not_a_seat", "mode: consensus; recorded_by: «village_head"),
    ruled("not_in_this_mode", "mode: order; recorded_by: agency; «agree: 2"),
    ruled("not_in_this_mode", "agree: 2; «recorded_by: agency"),
    ruled("abstain_is_a_no", "agree: all; «abstain: true"),
    one(
        "fails_without_a_no",
        RULE,
        RULE + "      abstain: true\n",
        (REJECTED, REJECTED.replace("rejected", "«rejected")),
    ),
    ruled("gives_not_a_seat", "agree: 2; gives: {«district_head: [agreed]}"),
    ruled("gives_of_a_body", "agree: 2; gives: {«team: [agreed]}"),
    one(
        "gives_twice",
        SEATS,
        "seats: [agency, district_head]\n      agree: 2\n"
        "      gives: {agency: [agreed], district_head: [«agreed]}\n",
    ),
    one(
        "gives_material",
        RULE,
        RULE + "      gives: {agency: [«agreed]}\n",
        ("cycle: 2028\ndefaults", "cycle: 2028\nmaterial: {agreed: tell}\ndefaults"),
    ),
    beside(
        "joined_missing",
        "    «reviews:\n" + side("one", "two") + OUTCOMES,
    ),
    beside("joined_over", "    reviews:\n" + side("one", "two") + "    joined: «3\n" + OUTCOMES),
    beside("reviews_few", "    «reviews:\n" + side("one") + "    joined: any\n" + OUTCOMES),
    beside(
        "outcome_missing",
        "    reviews:\n" + side("one", "two") + "    joined: any\n"
        "    «outcomes: {pass: {label: {id: a, en: b}, to: by_cost}}\n",
    ),
    beside(
        "outcome_unknown",
        "    reviews:\n"
        + side("one", "two")
        + "    joined: any\n"
        + OUTCOMES.replace("{pass", "{«perhaps: {label: {id: a, en: b}, to: works}, pass"),
    ),
    one(
        "recused_never",
        SEATS,
        "seats: [agency, district_head]\n      agree: 2\n      «recused: {else: incident}\n",
        ("party: opener}", "office: head, covers: case.place}"),
        ("never_the_same_person: [[proposer, village_head], [agency, team]]\n", ""),
    ),
    one("joined_without_reviews", DUE, "    «joined: all\n" + DUE),
)
