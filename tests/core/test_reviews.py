"""Reviews at work: abstaining, veto, quorum at the due time, standing aside, side by side."""

import datetime as dt
from typing import Any

import pytest

from engine.core.directory import Office, Term
from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.values import Actor, Incident
from tests.core.walking import Walk, keys
from tests.support.small import (
    ALWAYS,
    BOB,
    CHARLIE,
    DIAN,
    EKO,
    FINA,
    STRANGER,
    directory,
    document,
    small,
    text,
    world,
)

GITA, HADI = 81, 82
REFUSAL = {"reason": "LOW", "words": "No", "next_step": "Wait"}
LATE = dt.datetime(2027, 2, 20, tzinfo=dt.UTC)


def offices(**more: tuple[int, ...]) -> list[Office]:
    """The small world's offices, a second and a third seat of the team, and posts of `works`."""
    found = list(directory().offices)
    for number, (kind, persons) in enumerate(more.items(), start=20):
        terms = tuple(Term(one, ALWAYS, None, "definitive") for one in persons)
        found.append(Office(number, kind, kind, "works", (f"{kind}@org:works",), terms))
    return found


def team() -> dict[str, Any]:
    """Three seats of the team: Fina, Gita, Hadi."""
    terms = [(Term(one, ALWAYS, None, "definitive"),) for one in (GITA, HADI)]
    more = [
        Office(30 + n, "team_member", f"member {n}", "region", (f"team_member_{n}@",), held)
        for n, held in enumerate(terms)
    ]
    return {"offices": (*offices(), *more), "bodies": {"team": (5, 30, 31)}}


def reviewing(rule: dict[str, Any], state: dict[str, Any] | None = None, **made: Any) -> Walk:
    """A case in the joint review, which has this rule instead of its own (`pass`, `fail` stay)."""
    changed = document()
    joint = changed["states"]["joint"]
    ends = {key: joint["review"][key] for key in ("pass", "fail")}
    joint["review"] = {**rule, **ends}
    joint |= state or {}
    if "reviews" in joint:
        del joint["review"]
        joint["outcomes"] = ends
    changed["notices"]["spared"] = {
        "subject": text("Not needed"), "body": text("{title}"), "kind": "progress",
    }  # fmt: skip
    changed["standing"] = {**changed.get("standing", {}), "not_needed": "spared"}
    changed["never_the_same_person"] = made.pop("apart", changed["never_the_same_person"])
    walk = Walk(compiled=small(changed), world=world(**(made or {"offices": tuple(offices())})))
    walk.take(walk.open(cost=500_000_000))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case is not None
    assert walk.case.state == "joint"
    return walk


def state_of(walk: Walk) -> str:
    assert walk.case is not None
    assert fold(walk.records) == walk.case
    return walk.case.state


def slots(walk: Walk) -> set[str]:
    assert walk.case is not None
    return {task.slot for task in walk.case.tasks}


def raised(walk: Walk) -> list[tuple[str, str]]:
    assert walk.last is not None
    return [(one.kind, one.slot) for one in walk.last.incidents]


THREE = {"seats": ["agency", "partner", "team"]}


def test_an_abstention_is_an_answer_and_no_vote() -> None:
    walk = reviewing({**THREE, "agree": "majority of votes", "abstain": True})
    walk.take(walk.act(DIAN, "abstain"))
    walk.take(walk.act(EKO, "abstain"))
    assert state_of(walk) == "joint"
    walk.take(walk.act(FINA, "pass"))
    assert state_of(walk) == "done"
    counted = walk.records[-1][0]["counted"]
    assert counted == {"": {"outcome": "pass", "for": 1, "abstained": 2}}


def test_nobody_abstains_where_the_rule_does_not_say_so() -> None:
    walk = reviewing({**THREE, "agree": 2})
    assert keys(walk.act(DIAN, "abstain")) == ["no_such_action"]
    assert walk.case is not None
    found = offers(walk.compiled, walk.case, Actor(DIAN), walk.world, walk.now)
    assert [one.action for one in found] == ["pass", "fail"]


def test_a_veto_ends_it_at_once_and_the_rest_is_told() -> None:
    rule = {**THREE, "agree": 1, "veto": ["partner"], "ends": "when all answered"}
    walk = reviewing(rule)
    walk.take(walk.act(DIAN, "pass"))
    assert state_of(walk) == "joint"
    done = walk.take(walk.act(EKO, "fail", **REFUSAL))
    assert state_of(walk) == "rejected"
    assert walk.records[-1][0]["spared"] == ["team.1"]
    assert ("team_member@", "spared") in {(one.queue, one.notice) for one in done.notices}


def test_everybody_is_heard_where_the_rule_says_so() -> None:
    walk = reviewing({**THREE, "agree": 1, "ends": "when all answered"})
    walk.take(walk.act(DIAN, "pass"))
    walk.take(walk.act(EKO, "pass"))
    assert state_of(walk) == "joint"
    walk.take(walk.act(FINA, "fail", **REFUSAL))
    assert state_of(walk) == "done"


@pytest.mark.parametrize(
    ("tie", "chair_says", "leads"),
    [
        (None, "pass", "rejected"),
        ("fails", "pass", "rejected"),
        ("passes", "fail", "done"),
        ("chair", "pass", "done"),
        ("chair", "fail", "rejected"),
    ],
)
def test_a_tie_is_broken_as_the_rule_says(tie: str | None, chair_says: str, leads: str) -> None:
    rule: dict[str, Any] = {"seats": ["agency", "team"], "agree": "majority of votes"}
    rule |= {"ends": "when all answered"} | ({} if tie is None else {"tie": tie})
    walk = reviewing(rule | ({"chair": "agency"} if tie == "chair" else {}))
    other = "fail" if chair_says == "pass" else "pass"
    walk.take(walk.act(DIAN, chair_says, **(REFUSAL if chair_says == "fail" else {})))
    walk.take(walk.act(FINA, other, **(REFUSAL if other == "fail" else {})))
    assert state_of(walk) == leads
    assert walk.records[-1][0]["counted"][""]["tie"] == (tie or "fails")


def test_one_seat_records_a_consensus() -> None:
    walk = reviewing({**THREE, "mode": "consensus", "recorded_by": "agency"})
    assert slots(walk) == {"agency"}
    assert keys(walk.act(EKO, "pass")) == ["not_your_role"]
    walk.take(walk.act(DIAN, "pass"))
    assert state_of(walk) == "done"
    assert walk.records[-1][0]["counted"] == {"": {"outcome": "pass", "mode": "consensus"}}


# ------------------------------------------------------------------ quorum


def test_with_its_quorum_a_review_is_counted_when_it_is_due() -> None:
    walk = reviewing({**THREE, "agree": "majority of members", "quorum": 2})
    walk.take(walk.act(DIAN, "pass"))
    walk.take(walk.act(FINA, "fail", **REFUSAL))
    assert keys(walk.wake("lapse", "partner")) == ["not_due"]
    walk.take(walk.wake("lapse", "partner", LATE))
    assert state_of(walk) == "rejected"
    assert walk.records[-1][0]["counted"][""] == {
        "outcome": "fail", "for": 1, "against": 1, "silent": 1,
    }  # fmt: skip
    assert raised(walk) == []


def test_without_its_quorum_silence_has_its_way_and_a_late_answer_still_decides() -> None:
    walk = reviewing({**THREE, "agree": 1, "quorum": 2})
    walk.take(walk.act(DIAN, "pass"))
    assert state_of(walk) == "joint"
    walk.take(walk.wake("lapse", "partner", LATE))
    assert raised(walk) == [("silent", "partner")]
    walk.take(walk.wake("lapse", "team.1", LATE))
    assert state_of(walk) == "joint"
    walk.take(walk.act(EKO, "fail", **REFUSAL))
    assert state_of(walk) == "done"


def test_fewer_seats_than_the_quorum_are_told_at_once_and_never_decided() -> None:
    walk = reviewing({"seats": ["team"], "agree": 1, "quorum": 2})
    assert raised(walk) == [("no_quorum", "team.1")]
    assert keys(walk.act(FINA, "pass")) == ["no_quorum"]
    assert slots(walk) == {"team.1"}


# ------------------------------------------------------------- standing aside

ASIDE = [["asker", "head"], ["head", "agency"]]


def test_a_post_of_the_same_office_answers_for_whoever_acted_before() -> None:
    people = {"agency_head": (BOB,), "secretary": (GITA,)}
    held = tuple(one for one in offices(**people) if one.id != 3)
    rule = {**THREE, "agree": 3, "recused": {"substitute": "same office", "else": "incident"}}
    walk = reviewing(rule, apart=ASIDE, offices=held)
    assert walk.records[-1][0]["aside"] == {"instead": {"agency": "agency_head@org:works"}}
    assert raised(walk) == []
    assert keys(walk.act(BOB, "pass", slot="agency")) == ["not_your_role"]
    walk.take(walk.act(GITA, "pass", slot="agency"))
    assert state_of(walk) == "joint"


def test_without_a_substitute_the_review_becomes_smaller() -> None:
    held = tuple(one for one in offices(agency_head=(BOB,)) if one.id != 3)
    rule = {**THREE, "agree": "all", "recused": {"else": "smaller"}}
    walk = reviewing(rule, apart=ASIDE, offices=held)
    assert slots(walk) == {"partner", "team.1"}
    assert walk.records[-1][0]["aside"] == {"left": ["agency"]}
    walk.take(walk.act(EKO, "pass"))
    walk.take(walk.act(FINA, "pass"))
    assert state_of(walk) == "done"


@pytest.mark.parametrize(
    "rule",
    [
        {**THREE, "agree": 2, "recused": {"else": "incident"}},
        {**THREE, "agree": 2, "must": ["agency"], "recused": {"else": "smaller"}},
        {**THREE, "agree": 3, "recused": {"else": "smaller"}},  # two could never carry it
    ],
)
def test_else_the_secretariat_is_told_and_an_acting_official_can_answer(
    rule: dict[str, Any],
) -> None:
    held = tuple(one for one in offices(agency_head=(BOB,)) if one.id != 3)
    walk = reviewing(rule, apart=ASIDE, offices=held)
    assert raised(walk) == [("recused", "agency")]
    assert slots(walk) == {"agency", "partner", "team.1"}
    assert keys(walk.act(BOB, "pass", slot="agency")) == ["same_person"]
    acting = tuple(one for one in offices(agency_head=(BOB, GITA)) if one.id != 3)
    walk.world = world(offices=acting)
    walk.take(walk.act(GITA, "pass", slot="agency"))


def test_nobody_reviews_a_case_of_their_own_where_the_rule_says_who_stands_aside() -> None:
    walk = reviewing({**THREE, "agree": 2, "recused": {"else": "incident"}})
    assert walk.case is not None
    opener = walk.case.parties["opener"]
    terms = (Term(opener, ALWAYS, None, "plt"),)
    more = Office(50, "partner", "p", "works", ("partner@org:works",), terms)
    walk.world = world(offices=(*offices(), more))
    assert keys(walk.act(opener, "pass", slot="partner")) == ["own_case"]


# --------------------------------------------------------------- side by side

SIDE = {
    "technical": {"title": text("Technical"), "seats": ["agency", "partner"], "agree": "all"},
    "budget": {"title": text("Budget"), "seats": ["team"], "agree": "majority of members"},
}


def side_by_side(joined: object, **changes: Any) -> Walk:
    return reviewing({}, {"reviews": {**SIDE, **changes}, "joined": joined}, **team())


def test_each_of_several_reviews_has_its_seats() -> None:
    walk = side_by_side("all")
    assert slots(walk) == {
        "technical.agency", "technical.partner", "budget.team.1", "budget.team.2", "budget.team.3",
    }  # fmt: skip


def test_a_review_that_ended_stays_so_while_the_others_go_on() -> None:
    walk = side_by_side("all")
    walk.take(walk.act(FINA, "pass"))
    done = walk.take(walk.act(GITA, "pass"))
    assert state_of(walk) == "joint"
    assert walk.case is not None
    assert walk.case.closed == {"budget": "pass"}
    assert slots(walk) == {"technical.agency", "technical.partner"}
    assert {(one.queue, one.notice) for one in done.notices} == {("team_member_1@", "spared")}
    assert keys(walk.act(HADI, "pass", slot="budget.team.3")) == ["no_open_task"]
    walk.take(walk.act(DIAN, "pass"))
    assert "counted" not in walk.records[-1][0]  # what has ended is not counted once more
    walk.take(walk.act(EKO, "pass"))
    assert set(walk.records[-1][0]["counted"]) == {"technical"}
    assert state_of(walk) == "done"
    assert walk.case.closed == {}


def test_one_that_cannot_pass_any_more_ends_all_where_all_must_pass() -> None:
    walk = side_by_side("all")
    walk.take(walk.act(DIAN, "fail", **REFUSAL))
    assert state_of(walk) == "rejected"
    assert set(walk.records[-1][0]["spared"]) == {
        "technical.partner", "budget.team.1", "budget.team.2", "budget.team.3",
    }  # fmt: skip


def test_any_that_passes_is_enough_where_the_rule_says_any() -> None:
    walk = side_by_side("any")
    walk.take(walk.act(DIAN, "fail", **REFUSAL))
    assert state_of(walk) == "joint"
    walk.take(walk.act(FINA, "pass"))
    walk.take(walk.act(HADI, "pass"))
    assert state_of(walk) == "done"


def test_one_person_has_a_vote_in_each_review_and_one_only() -> None:
    both = {"title": text("Both"), "seats": ["agency", "team"], "agree": 2}
    held = team()
    held["offices"] = tuple(
        Office(one.id, one.kind, one.name, one.organisation, one.queues,
               (Term(DIAN, ALWAYS, None, "plt"),) if one.id == 5 else one.terms)
        for one in held["offices"]
    )  # fmt: skip
    walk = reviewing({}, {"reviews": {**SIDE, "both": both}, "joined": "all"}, **held)
    walk.take(walk.act(DIAN, "pass", slot="both.agency"))
    assert keys(walk.act(DIAN, "pass", slot="both.team.1")) == ["already_voted"]
    walk.take(walk.act(DIAN, "pass", slot="technical.agency"))
    walk.take(walk.act(DIAN, "pass", slot="budget.team.1"))
    assert state_of(walk) == "joint"


def test_one_review_is_counted_at_its_due_time_while_another_waits() -> None:
    budget = {**SIDE["budget"], "agree": "majority of votes", "quorum": 2}
    walk = side_by_side("any", budget=budget)
    walk.take(walk.act(FINA, "pass"))
    walk.take(walk.act(GITA, "fail", **REFUSAL))
    assert walk.case is not None
    assert walk.case.closed == {}
    walk.take(walk.wake("lapse", "budget.team.3", LATE))
    assert walk.case.closed == {"budget": "fail"}
    assert slots(walk) == {"technical.agency", "technical.partner"}
    walk.take(walk.act(DIAN, "pass"))
    walk.take(walk.act(EKO, "pass"))
    assert state_of(walk) == "done"


def test_offers_agree_with_what_is_decided() -> None:
    walk = side_by_side("all", budget={**SIDE["budget"], "abstain": True})
    assert walk.case is not None
    for person in (BOB, CHARLIE, DIAN, EKO, FINA, GITA, STRANGER):
        for one in offers(walk.compiled, walk.case, Actor(person), walk.world, walk.now):
            data = REFUSAL if one.action == "fail" else {}
            decided = walk.act(person, one.action, slot=one.slot, **data)
            assert one.open == hasattr(decided, "event"), (person, one)


def test_incidents_of_a_new_kind_carry_what_pages_need() -> None:
    walk = reviewing({"seats": ["team"], "agree": 1, "quorum": 2})
    assert walk.last is not None
    assert walk.last.incidents == (
        Incident("no_quorum", "team.1", {"role": "team", "seats": 1, "quorum": 2}),
    )
