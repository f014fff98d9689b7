"""What pages tell of a case that was moved: the past in the words of its own rules."""

from engine.core.values import Act, Actor
from engine.service import acting, case_view, following
from engine.service.desk import Desk
from engine.service.followed import Followed
from engine.service.opening import open_many
from engine.service.results import Receipt
from engine.store.database import Database
from tests.service.migrating import ground
from tests.support.office import wish
from tests.support.small import ALICE, BOB, NOON, text


def moved(desk: Desk, owner: Database) -> tuple[int, str]:
    """A case that was sent back, corrected, and moved to rules with other names; then taken on."""
    ground.secretariat(owner)
    [case] = [
        one
        for one in open_many(desk, "small", [(wish(phone="0812"), "form-1")], NOON)
        if isinstance(one, Receipt)
    ]
    back = Act("send_back", Actor(BOB), {"remarks": {"title": "Where?"}})
    acting.act(desk, case.case_id, back, None, NOON)

    def renamed(made: dict) -> None:
        made["states"]["door"] = {**made["states"].pop("gate"), "title": text("Door")}
        made["states"]["correction"]["actions"]["resubmit"]["to"] = "door"
        made["states"]["door"]["actions"]["return_it"] = {
            **made["states"]["door"]["actions"].pop("send_back"), "label": text("Return it")
        }  # fmt: skip
        made["fields"]["name"] = {**made["fields"].pop("title"), "label": text("Name")}
        made["opens"]["pages"][0]["fields"][0] = "name"
        made["name_from"] = "name"
        made["fields"].pop("phone")
        made["opens"]["pages"][1]["fields"] = ["place", "cost"]
        made["renames"] = {"states": {"gate": "door"}, "fields": {"title": "name"}}

    target = ground.publish_changed(owner, renamed)
    assert ground.finish(desk, ground.begin(desk, target)).moved == 1
    return case.case_id, case.number


def test_the_past_is_told_in_its_own_words_and_the_present_in_the_new_ones(
    desk: Desk, owner: Database
) -> None:
    case, _ = moved(desk, owner)
    ground.secretariat(owner, ALICE)
    shown = case_view.look(desk, ALICE, case, NOON)
    assert shown is not None
    entries = {entry.what: entry for entry in shown.followed.entries}
    assert entries["act"].label == shown.followed.entries[1].label
    assert entries["act"].label is not None
    assert entries["act"].label.en == "Send back"
    assert [entry.what for entry in shown.followed.entries] == ["migrated", "act", "opened"]
    assert shown.remarks == {"name": "Where?"}
    assert {fact.key for fact in shown.facts} >= {"name", "cost"}
    acting.act(desk, case, Act("resubmit", Actor(ALICE), {"name": "Better"}), None, NOON)
    shown = case_view.look(desk, BOB, case, NOON)
    assert shown is not None
    assert shown.followed.entries[0].to is not None
    assert shown.followed.entries[0].to.en == "Door"
    assert [word for word in shown.releasable if word[1] == "set.name"]


def test_released_words_stay_released_under_the_fields_new_key(desk: Desk, owner: Database) -> None:
    case, number = moved(desk, owner)
    before = following.follow(desk, number, None, NOON)
    assert isinstance(before, Followed)
    assert before.title is None
    assert case_view.release(desk, BOB, case, None, NOON)
    after = following.follow(desk, number, None, NOON)
    assert isinstance(after, Followed)
    assert after.title == "A drain along the lane"
    assert "0812" not in str(after.facts)
