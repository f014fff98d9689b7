"""Who must not answer stands aside also where a case moves to rules that ask them; and nobody is
moved into a review that its seats can never decide."""

from typing import Any

from engine.core.definition.compiled import Compiled
from engine.core.directory import Office, Term
from tests.core.moving_cases import BOB, move, stays
from tests.core.test_reviews import ASIDE, GITA, THREE, offices, reviewing, slots
from tests.core.walking import Walk
from tests.support.small import ALWAYS, document, small, text, world

PAIR = {"seats": ["partner", "team"], "agree": 2}


def waiting(**people: tuple[int, ...]) -> Walk:
    """Partner and team are asked; Bob, who passed it on, is the head of the agency as well."""
    held = tuple(one for one in offices(**people) if one.id != 3)
    return reviewing(PAIR, apart=ASIDE, offices=held)


def rules(review: dict[str, Any]) -> Compiled:
    """The same workflow with this review."""
    made = document()
    joint = made["states"]["joint"]
    joint["review"] = {**review, **{key: joint["review"][key] for key in ("pass", "fail")}}
    made["notices"]["spared"] = {
        "subject": text("Not needed"), "body": text("{title}"), "kind": "progress",
    }  # fmt: skip
    made["standing"] = {**made.get("standing", {}), "not_needed": "spared"}
    made["never_the_same_person"] = ASIDE
    return small(made)


def test_a_seat_that_must_stand_aside_is_left_out_and_the_event_says_so() -> None:
    walk = waiting(agency_head=(BOB,))
    done = move(walk, rules({**THREE, "agree": 2, "recused": {"else": "smaller"}}))
    assert slots(walk) == {"partner", "team.1"}
    assert done.event.body["aside"] == {"left": ["agency"]}


def test_a_post_of_the_same_office_is_asked_instead_and_the_event_says_whose() -> None:
    walk = waiting(agency_head=(BOB,), secretary=(GITA,))
    rule = {"substitute": "same office", "else": "incident"}
    done = move(walk, rules({**THREE, "agree": 3, "recused": rule}))
    assert slots(walk) == {"agency", "partner", "team.1"}
    assert done.event.body["aside"] == {"instead": {"agency": "agency_head@org:works"}}
    # Moved once more, nobody new stands aside, and the event says nothing.
    again = move(walk, rules({**THREE, "agree": 2, "recused": rule}))
    assert "aside" not in again.event.body


def test_a_review_that_is_entered_by_the_move_says_it_too() -> None:
    walk = waiting(agency_head=(BOB,))
    made = document()
    made["states"]["later"] = {
        **made["states"]["joint"],
        "review": {
            **{key: made["states"]["joint"]["review"][key] for key in ("pass", "fail")},
            **THREE,
            "agree": 2,
            "recused": {"else": "smaller"},
        },
    }
    made["states"]["joint"] = {
        "phase": made["states"]["joint"]["phase"],
        "title": text("Fork"),
        "route": [{"otherwise": True, "to": "later"}],
    }
    made["never_the_same_person"] = ASIDE
    done = move(walk, small(made))
    assert walk.case is not None
    assert walk.case.state == "later"
    assert done.event.body["aside"] == {"left": ["agency"]}


def test_nobody_is_moved_to_a_seat_in_a_case_of_their_own() -> None:
    walk = reviewing(PAIR)
    assert walk.case is not None
    opener = walk.case.parties["opener"]
    terms = (Term(opener, ALWAYS, None, "plt"),)
    own = Office(3, "agency_head", "a", "works", ("agency_head@org:works",), terms)
    walk.world = world(offices=(*(one for one in offices() if one.id != 3), own))
    rule = {**THREE, "agree": 2}
    assert stays(walk, small_with(rule | {"recused": {"else": "incident"}})) == ["task_apart"]
    move(walk, small_with(rule))  # where nothing is said of it, it is theirs to answer


def small_with(review: dict[str, Any]) -> Compiled:
    made = document()
    joint = made["states"]["joint"]
    joint["review"] = {**review, **{key: joint["review"][key] for key in ("pass", "fail")}}
    return small(made)


def test_nobody_is_moved_into_a_review_with_fewer_seats_than_its_quorum() -> None:
    walk = reviewing(PAIR)
    assert stays(walk, small_with({**PAIR, "quorum": 3})) == ["no_quorum"]
    move(walk, small_with({**PAIR, "quorum": 2}))
