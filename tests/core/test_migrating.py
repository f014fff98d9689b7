"""A case moves to another version of its rules: where it lands, what is kept, what is refused."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from engine.core.migrating import Stays, landing
from tests.core.moving_cases import back, lands, move, relabel, rename, stays, version
from tests.core.walking import Walk, keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, NOON, text, world

DAY = dt.timedelta(days=1)


def test_words_alone_keep_every_task_as_it_is() -> None:
    walk = opened()
    tasks = walk.case.tasks
    done = move(walk, version(relabel))
    assert walk.case.tasks == tasks
    assert (walk.case.state, walk.case.visit) == ("gate", 1)
    assert walk.case.definition == walk.compiled.hash
    assert done.notices == ()
    assert "open" not in done.event.body
    assert "close" not in done.event.body


def test_the_case_goes_on_by_its_new_rules() -> None:
    walk = opened()
    move(walk, version(lambda made: made["states"]["gate"]["actions"].pop("refuse")))
    assert keys(walk.act(BOB, "refuse")) == ["no_such_action"]
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "district_check"


def test_a_renamed_state_keeps_visit_and_due_and_nobody_is_told() -> None:
    walk = opened()
    task = walk.case.tasks[0]
    walk.now += DAY
    done = move(walk, version(lambda made: rename(made, "gate", "door")))
    moved = walk.case.tasks[0]
    assert (walk.case.state, walk.case.visit, moved.state) == ("door", 1, "door")
    assert replace(moved, state="gate", occurrence=1) == task
    assert walk.case.entered_at == NOON
    assert done.notices == ()


def test_a_key_renamed_twice_is_followed_to_the_end() -> None:
    walk = opened()

    def twice(made: dict[str, Any]) -> None:
        rename(made, "gate", "door")
        rename(made, "door", "entry")

    assert lands(walk, version(twice)).state == "entry"


def test_a_state_that_is_gone_keeps_its_cases_where_they_are() -> None:
    walk = opened()

    def gone(made: dict[str, Any]) -> None:
        rename(made, "gate", "door")
        made["renames"] = {}

    assert stays(walk, version(gone)) == ["state_gone"]


def test_what_would_end_the_case_is_refused() -> None:
    walk = opened(place="33.26.01.2001.003.002")
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))

    def drop(made: dict[str, Any]) -> None:
        made["states"].pop("correction")
        made["states"]["gate"]["actions"]["send_back"]["to"] = "withdrawn"
        made["renames"] = {"states": {"correction": "withdrawn"}}

    assert stays(walk, version(drop)) == ["would_end"]


def test_another_cycle_or_visibility_is_refused() -> None:
    walk = opened()

    def other(made: dict[str, Any]) -> None:
        made["cycle"]["cycle"] = 2029
        made["visibility"] = "private"

    assert stays(walk, version(other)) == ["other_visibility", "other_cycle"]


def test_an_answer_that_the_field_cannot_hold_is_refused() -> None:
    walk = opened()

    def other(made: dict[str, Any]) -> None:
        kind = made["fields"]["kind"]
        kind["choices"] = {"path": text("Path"), "other": text("Other")}
        made["fields"]["road_name"]["when"] = "case.kind == 'path'"

    found = landing(walk.compiled, version(other), walk.case, walk.world, walk.now)
    assert isinstance(found, Stays)
    assert [(why.key, why.field) for why in found.reasons] == [("answer_unfit", "kind")]


def test_answers_move_under_their_new_keys_and_back() -> None:
    walk = opened(phone="0812")

    def other(made: dict[str, Any]) -> None:
        made["fields"]["telephone"] = made["fields"].pop("phone")
        made["opens"]["pages"][1]["fields"] = ["place", "cost", "telephone"]
        made["renames"] = {"fields": {"phone": "telephone"}}

    done = move(walk, version(other))
    assert walk.case.data["telephone"] == "0812"
    assert walk.case.data["phone"] is None
    assert "0812" not in str(done.event.body)  # a personal value stays beside the event
    walk.take(back(walk))
    assert (walk.case.data["phone"], walk.case.data["telephone"]) == ("0812", None)


def test_a_new_role_makes_the_task_anew_and_tells_its_office() -> None:
    walk = opened()
    before = walk.case.tasks[0]

    def other(made: dict[str, Any]) -> None:
        gate = made["states"]["gate"]
        gate["waits_for"] = "above"
        gate["if_silent"] = "incident"
        for verb in gate["actions"].values():
            verb["by"] = ["above"]

    walk.now += DAY
    done = move(walk, version(other))
    task = walk.case.tasks[0]
    assert task.queue == "district_head@33.26.01"
    assert task.due_at is not None
    assert task.due_at > walk.now
    assert task.occurrence == 2
    assert [(n.queue, n.notice) for n in done.notices] == [(task.queue, "task")]
    assert before.queue != task.queue
    walk.take(walk.act(CHARLIE, "pass_on", agency="works"))


def test_the_same_role_from_another_place_is_found_anew() -> None:
    walk = opened()

    def other(made: dict[str, Any]) -> None:
        made["roles"]["head"] = {
            "title": text("Head"), "office": "district_head", "covers": "case.area"
        }  # fmt: skip

    move(walk, version(other))
    assert [task.queue for task in walk.case.tasks] == ["district_head@33.26.01"]


def test_due_is_kept_unless_the_definition_counts_it_in_another_way() -> None:
    walk = opened()
    before = walk.case.tasks[0]
    walk.now += DAY

    def longer(made: dict[str, Any]) -> None:
        made["states"]["gate"]["due"]["within"] = "10 working days"

    move(walk, version(longer))
    after = walk.case.tasks[0]
    assert after.opened_at == before.opened_at
    # Ten working days from the day after it was opened, Friday 5 February off: 16 February.
    assert after.due_at == dt.datetime(2027, 2, 16, 17, tzinfo=dt.UTC)
    assert after.queue == before.queue


def test_a_shorter_time_that_has_passed_leaves_one_working_day() -> None:
    walk = opened()
    walk.now = NOON + 3 * DAY  # Thursday; Friday is off

    def shorter(made: dict[str, Any]) -> None:
        made["states"]["gate"]["due"] = {"within": "1 working day", "from": "day after arrival"}

    move(walk, version(shorter))
    assert walk.case.tasks[0].due_at == dt.datetime(2027, 2, 8, 17, tzinfo=dt.UTC)
    assert keys(walk.wake("lapse")) == ["not_due"]


def test_a_moved_window_is_another_due_moment() -> None:
    def bound(made: dict[str, Any]) -> None:
        made["states"]["gate"]["due"]["not_after"] = "window asking"

    walk = Walk(compiled=version(bound))
    walk.take(walk.open())

    def moved(made: dict[str, Any]) -> None:
        bound(made)
        made["cycle"]["windows"]["asking"] = "2027-01-18 .. 2027-02-04"

    move(walk, version(moved))
    assert walk.case.tasks[0].due_at == dt.datetime(2027, 2, 4, 17, tzinfo=dt.UTC)


def test_a_task_that_was_handed_on_stays_with_whom_it_was_handed_to() -> None:
    walk = opened()
    walk.take(walk.wake("lapse", at=walk.case.tasks[0].due_at))
    handed = walk.case.tasks[0]
    assert handed.role == "above"
    move(walk, version(relabel))
    assert walk.case.tasks == (handed,)


def test_a_task_that_is_handed_on_no_more_goes_back() -> None:
    walk = opened()
    walk.take(walk.wake("lapse", at=walk.case.tasks[0].due_at))
    move(walk, version(lambda made: made["states"]["gate"].update(if_silent="incident")))
    task = walk.case.tasks[0]
    assert (task.role, task.stage) == ("head", 0)
    assert task.due_at is not None
    assert task.due_at > walk.now


def test_a_task_that_nobody_could_do_is_refused() -> None:
    walk = opened()
    offices = tuple(o for o in walk.world.directory.offices if o.kind != "district_head")
    walk.world = world(offices=offices)

    def other(made: dict[str, Any]) -> None:
        made["states"]["gate"]["waits_for"] = "above"

    assert stays(walk, version(other)) == ["task_nobody"]


def test_a_task_whose_only_holder_acted_in_a_role_kept_apart_is_refused() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "district_check"

    def other(made: dict[str, Any]) -> None:
        made["states"]["district_check"]["waits_for"] = "twin"
        made["roles"]["twin"] = dict(made["roles"]["head"])
        made["never_the_same_person"].append(["head", "twin"])
        for verb in made["states"]["district_check"]["actions"].values():
            verb["by"] = ["twin"]

    assert stays(walk, version(other)) == ["task_apart"]


def test_a_renamed_role_stays_kept_apart_from_what_it_did() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))

    def other(made: dict[str, Any]) -> None:
        made["roles"]["chief"] = made["roles"].pop("head")
        made["states"]["gate"]["waits_for"] = "chief"
        for verb in made["states"]["gate"]["actions"].values():
            verb["by"] = ["chief" if role == "head" else role for role in verb["by"]]
        made["never_the_same_person"] = [["asker", "chief"], ["agency", "partner"]]
        made["renames"] = {"roles": {"head": "chief"}}

    move(walk, version(other))
    assert walk.case.acted["chief"] == (BOB,)
    assert "head" not in walk.case.acted


def test_remarks_that_wait_for_an_answer_wait_on_under_the_fields_new_key() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"road_name": "which?"}))

    def other(made: dict[str, Any]) -> None:
        made["fields"]["street"] = made["fields"].pop("road_name")
        made["opens"]["pages"][0]["fields"] = ["title", "kind", "street"]
        made["renames"] = {"fields": {"road_name": "street"}}

    move(walk, version(other))
    assert walk.case.unlocked == ("street",)
    walk.take(walk.act(ALICE, "resubmit", street="Jalan Mawar"))
    assert walk.case.data["street"] == "Jalan Mawar"


def test_a_waiting_state_that_became_a_fork_sends_its_case_on() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))

    def other(made: dict[str, Any]) -> None:
        made["states"]["last_check"] = made["states"].pop("district_check")
        made["states"]["gate"]["level"]["without"] = "last_check"
        made["states"]["by_cost"]["route"][1]["to"] = "last_check"
        made["renames"] = {"states": {"district_check": "by_cost"}}

    done = move(walk, version(other))
    assert (walk.case.state, walk.case.visit) == ("last_check", 3)
    assert done.event.body["via"] == ["by_cost"]
    assert [n.queue for n in done.notices] == []  # the state tells nobody, as by an act


def test_versions_that_do_not_belong_together_are_an_error() -> None:
    walk = opened()
    other = version(lambda made: made.update(workflow="other"))
    with pytest.raises(ValueError):
        landing(walk.compiled, other, walk.case, walk.world, walk.now)
    with pytest.raises(ValueError):
        landing(version(relabel), walk.compiled, walk.case, walk.world, walk.now)
