"""Open reviews that move keep their votes; what is moved can be moved back."""

from typing import Any

import pytest

from engine.core.fold import fold
from engine.core.values import Refused
from tests.core.moving_cases import back, compared, move, relabel, rename, reviewed, stays, version
from tests.core.walking import Walk, keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, text


def test_an_open_review_keeps_its_votes_and_its_seats() -> None:
    walk = reviewed()
    walk.take(walk.act(DIAN, "pass", slot="agency"))
    before = walk.case
    move(walk, version(relabel))
    assert walk.case.votes == before.votes
    assert walk.case.tasks == before.tasks
    walk.take(walk.act(EKO, "pass", slot="partner"))
    assert walk.case.ending == "completed"


def test_votes_that_are_enough_now_go_through_their_outcome() -> None:
    walk = reviewed()
    walk.take(walk.act(DIAN, "pass", slot="agency"))

    def one(made: dict[str, Any]) -> None:
        review = made["states"]["joint"]["review"]
        review["agree"] = 1
        review["pass"]["to"] = "district_check"

    done = move(walk, version(one))
    assert (walk.case.state, walk.case.visit) == ("district_check", 3)
    assert done.event.body["outcome"] == "pass"
    assert walk.case.votes == ()
    assert [task.role for task in walk.case.tasks] == ["above"]
    assert keys(walk.act(DIAN, "pass", slot="agency")) == ["no_such_action"]


def test_a_vote_that_can_not_carry_any_more_fails_the_review() -> None:
    walk = reviewed()
    walk.take(
        walk.act(EKO, "fail", slot="partner", reason="LOW", words="why", next_step="what now")
    )

    def strict(made: dict[str, Any]) -> None:
        made["states"]["joint"]["review"]["must"] = ["agency", "partner"]

    move(walk, version(strict))
    assert walk.case.ending == "rejected"
    assert keys(back(walk)) == ["ended_by_move"]


def test_a_seat_more_is_asked_and_a_seat_less_is_not() -> None:
    walk = reviewed()
    walk.take(walk.act(DIAN, "pass", slot="agency"))

    def seats(made: dict[str, Any]) -> None:
        made["states"]["joint"]["review"].update(seats=["agency", "above", "team"], agree=3)

    done = move(walk, version(seats))
    assert {task.slot for task in walk.case.tasks} == {"above", "team.1"}
    assert [vote.slot for vote in walk.case.votes] == ["agency"]
    assert done.event.body["close"] == ["partner"]
    walk.take(walk.act(CHARLIE, "pass", slot="above"))
    walk.take(walk.act(FINA, "pass", slot="team.1"))
    assert walk.case.ending == "completed"


def test_the_vote_of_a_seat_that_is_gone_counts_no_more() -> None:
    walk = reviewed()
    walk.take(walk.act(EKO, "pass", slot="partner"))
    move(
        walk,
        version(lambda made: made["states"]["joint"]["review"].update(seats=["agency", "team"])),
    )
    assert walk.case.votes == ()
    assert {task.slot for task in walk.case.tasks} == {"agency", "team.1"}


def test_a_seat_that_is_found_anew_keeps_the_answer_of_whoever_holds_it() -> None:
    walk = reviewed()
    walk.take(walk.act(EKO, "pass", slot="partner"))

    def other(made: dict[str, Any]) -> None:
        # The same office by another way; agency heads are now those of the whole region.
        made["roles"]["ally"] = {**made["roles"].pop("partner"), "title": text("Ally")}
        made["states"]["joint"]["review"]["seats"] = ["agency", "ally", "team"]
        made["never_the_same_person"] = [["agency", "ally"]]
        made["renames"] = {"roles": {"partner": "ally"}}

    move(walk, version(other))
    assert [(vote.slot, vote.person) for vote in walk.case.votes] == [("ally", EKO)]
    assert {task.slot for task in walk.case.tasks} == {"agency", "team.1"}


def test_a_mandatory_seat_that_silence_handed_on_stays_mandatory() -> None:
    def handed(made: dict[str, Any]) -> None:
        made["states"]["joint"]["if_silent"] = {
            "hand_to": "above", "for": "2 working days", "then": "incident"
        }  # fmt: skip

    walk = Walk(compiled=version(handed))
    walk.take(walk.open(cost=10**9))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    due = next(task.due_at for task in walk.case.tasks if task.slot == "agency")
    walk.take(walk.wake("lapse", "agency", at=due))
    walk.take(walk.act(EKO, "pass", slot="partner"))
    walk.take(walk.act(FINA, "pass", slot="team.1"))
    assert walk.case.ending is None
    walk.take(walk.act(CHARLIE, "pass", slot="agency"))
    assert walk.case.ending == "completed"


def test_undoing_gives_everything_back() -> None:
    walk = reviewed()
    walk.take(walk.act(DIAN, "pass", slot="agency"))

    def one(made: dict[str, Any]) -> None:
        review = made["states"]["joint"]["review"]
        review["agree"] = 1
        review["pass"]["to"] = "district_check"
        made["roles"]["elder"] = made["roles"].pop("head")
        made["states"]["gate"]["waits_for"] = "elder"
        for verb in made["states"]["gate"]["actions"].values():
            verb["by"] = ["elder" if role == "head" else role for role in verb["by"]]
        made["never_the_same_person"] = [["asker", "elder"]]
        made["renames"] = {"roles": {"head": "elder"}}

    before = walk.case
    move(walk, version(one))
    assert walk.case.state == "district_check"
    walk.take(back(walk))
    assert walk.records[-1][0]["kind"] == "undone"
    assert fold(walk.records) == walk.case
    assert compared(walk.case) == compared(before)
    walk.compiled = walk.was
    walk.take(walk.act(EKO, "pass", slot="partner"))
    assert walk.case.ending == "completed"


@pytest.mark.parametrize(("since", "refused"), [(("reminded",), False), (("acted",), True)])
def test_undoing_is_refused_once_something_happened(since: tuple[str, ...], refused: bool) -> None:
    walk = opened()
    move(walk, version(relabel))
    walk.records.append(walk.records[-1])  # what happened since is the caller's to look up
    done = back(walk, since)
    assert isinstance(done, Refused) == refused
    if refused:
        assert keys(done) == ["acted_since"]


def test_a_case_that_came_back_in_a_loop_keeps_its_visit() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    walk.take(walk.act(ALICE, "resubmit", title="Better"))
    assert (walk.case.state, walk.case.visit) == ("gate", 3)

    def other(made: dict[str, Any]) -> None:
        rename(made, "gate", "door")
        made["states"]["by_cost"]["route"] = [
            {"when": "case.visits > 3", "to": "joint"},
            {"otherwise": True, "to": "district_check"},
        ]

    move(walk, version(other))
    assert (walk.case.state, walk.case.visit) == ("door", 3)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert (walk.case.state, walk.case.visit) == ("joint", 4)


def test_an_ended_case_and_one_that_is_there_already_stay() -> None:
    walk = opened()
    assert stays(walk, walk.compiled) == ["already_there"]
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="why", next_step="what now"))
    assert stays(walk, version(relabel)) == ["case_ended"]
