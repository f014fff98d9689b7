"""What changed since a reader's last decision: on a real database, for whoever reads it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from engine.core.values import Act, Actor, Open
from engine.service import acting, case_view, erasing
from engine.service.bound import decisions
from engine.service.case_view import CaseView
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.since import Since, outdated, since_of
from engine.service.undoing import undo
from engine.service.waking import wake_due
from engine.store import events
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.core.joint_cases import joint_document
from tests.core.material_cases import material_document
from tests.core.test_content import RENAMED
from tests.service.away.stand import delegable, given
from tests.service.migrating import ground
from tests.support.office import publish
from tests.support.small import ALICE, BOB, CHARLIE, EKO, FINA, NOON, form, small

DAY = dt.timedelta(days=1)
Furnished = Callable[..., Desk]


def opened(desk: Desk, **changes: Any) -> int:
    request = Open(Actor(ALICE), {"opener": ALICE}, form(**{"phone": "0812 first", **changes}))
    receipt = open_case(desk, "small", request, "open-1", NOON)
    assert isinstance(receipt, Receipt), receipt
    return receipt.case_id


def act(desk: Desk, case: int, person: int, action: str, slot: str = "", **data: Any) -> None:
    done = acting.act(desk, case, Act(action, Actor(person), data, None, slot), None, NOON)
    assert isinstance(done, Done), done


def back(desk: Desk, case: int, person: int = BOB, **remarks: str) -> None:
    act(desk, case, person, "send_back", remarks=remarks)


def seen(desk: Desk, person: int, case: int, now: dt.datetime = NOON) -> CaseView:
    found = case_view.look(desk, person, case, now)
    assert found is not None
    return found


def since(desk: Desk, person: int, case: int, now: dt.datetime = NOON) -> Since:
    found = seen(desk, person, case, now).since
    assert found is not None
    return found


def told(found: Since) -> dict[str, tuple[Any, Any, int | None, list[str | None]]]:
    """Field -> (old, new, changed by event, remarks)."""
    return {
        one.key: (
            one.old.value if one.old else None,
            one.new.value if one.new else None,
            one.by,
            [remark.words for remark in one.remarks],
        )
        for one in found.changes
    }


def corrected(desk: Desk, **answers: Any) -> int:
    """Sent back by Bob for title, cost and phone, and sent again by Alice."""
    case = opened(desk)
    back(desk, case, title="Which lane?", cost="Too dear", phone="Wrong number")
    usual = {"title": "A drain along the lane", "cost": 90_000_000, "phone": "0812 first"}
    act(desk, case, ALICE, "resubmit", **{**usual, **answers})
    return case


def test_remark_and_change_stand_side_by_side_and_what_was_not_changed_is_named(
    furnished: Furnished,
) -> None:
    desk = furnished()
    case = corrected(desk, title="A drain in Melati lane", phone="0813 second")
    found = since(desk, BOB, case)
    assert (found.event.seq, found.mine, found.decided) == (2, True, ())
    assert told(found) == {
        "title": ("A drain along the lane", "A drain in Melati lane", 3, ["Which lane?"]),
        "cost": (90_000_000, 90_000_000, None, ["Too dear"]),
        "phone": ("0812 first", "0813 second", 3, ["Wrong number"]),
    }
    assert {one.seq for change in found.changes for one in change.remarks} == {2}


def test_nothing_is_told_to_whoever_has_not_decided_or_has_not_got_it_back(
    furnished: Furnished,
) -> None:
    desk = furnished()
    case = opened(desk)
    assert seen(desk, BOB, case).since is None  # has it, and has not decided yet
    back(desk, case, title="Which lane?")
    assert seen(desk, BOB, case).since is None  # it is with Alice
    act(desk, case, ALICE, "resubmit", title="Another")
    assert since(desk, BOB, case).mine
    assert seen(desk, CHARLIE, case).since is None  # reads it, and never decided
    assert seen(desk, ALICE, case).since is None  # a party's act is no office's decision


def test_the_next_step_of_the_same_office_is_no_coming_back(furnished: Furnished) -> None:
    made = material_document()
    made["states"]["village"]["actions"]["pass_on"]["to"] = "second"
    made["states"]["second"] = {**made["states"]["district"], "waits_for": "head"}
    made["states"]["second"]["actions"] = {
        "go": {**made["states"]["village"]["actions"]["pass_on"], "to": "district"}
    }
    desk = furnished(made)
    case = opened(desk)
    act(desk, case, BOB, "pass_on", cost=1)
    assert seen(desk, BOB, case).since is None


def test_what_others_decided_and_asked_since_is_told(furnished: Furnished) -> None:
    desk = furnished(material_document())
    case = opened(desk, cost=10)
    act(desk, case, BOB, "pass_on")
    act(desk, case, CHARLIE, "back", remarks={"title": "Whose lane?", "cost": "Sure?"})
    act(desk, case, ALICE, "resubmit", title="Another", cost=10)
    found = since(desk, BOB, case)
    assert (found.event.seq, found.decided) == (2, (3,))
    assert told(found) == {
        "title": ("A drain along the lane", "Another", 4, ["Whose lane?"]),
        "cost": (10, 10, None, ["Sure?"]),
    }
    act(desk, case, BOB, "pass_on")
    act(desk, case, CHARLIE, "back", remarks={"title": "And whose?"})
    assert seen(desk, BOB, case).since is None  # it is with Alice


def test_who_comes_back_to_a_case_as_its_party_is_no_approver(furnished: Furnished) -> None:
    desk = furnished(material_document())
    request = Open(Actor(CHARLIE), {"opener": CHARLIE}, form(cost=10))
    receipt = open_case(desk, "small", request, "open-1", NOON)
    assert isinstance(receipt, Receipt), receipt
    act(desk, receipt.case_id, BOB, "pass_on")
    act(desk, receipt.case_id, CHARLIE, "back", remarks={"cost": "Sure?"})
    act(desk, receipt.case_id, CHARLIE, "resubmit", cost=20)
    assert since(desk, BOB, receipt.case_id).decided == (3,)
    act(desk, receipt.case_id, BOB, "send_back", remarks={"cost": "Sure?"})
    assert seen(desk, CHARLIE, receipt.case_id).since is None


def test_a_vote_is_a_decision_on_the_answers_of_its_day(furnished: Furnished) -> None:
    desk = furnished(material_document())
    case = opened(desk, cost=10_000)
    act(desk, case, BOB, "pass_on")
    act(desk, case, CHARLIE, "accept")
    act(desk, case, FINA, "pass")
    act(desk, case, CHARLIE, "pass")
    act(desk, case, CHARLIE, "record", cost=20_000)  # asks the agency anew
    found = since(desk, FINA, case)
    assert (found.event.kind, found.event.seq, found.decided) == ("voted", 4, (5, 6))
    assert told(found) == {"cost": (10_000, 20_000, 6, [])}


def test_silence_that_sent_it_on_is_told_as_what_decided(furnished: Furnished) -> None:
    made = material_document()
    made["states"]["correction"] |= {
        "due": {"within": "1 working day", "from": "arrival"},
        "if_silent": {"to": "village", "reason": "NO_ANSWER"},
    }
    desk = furnished(made)
    case = opened(desk)
    back(desk, case, title="Which lane?")
    wake_due(desk.database, NOON + 7 * DAY)
    found = since(desk, BOB, case, NOON + 7 * DAY)
    assert found.decided == (3,)
    assert told(found) == {
        "title": ("A drain along the lane", "A drain along the lane", None, ["Which lane?"])
    }


def test_only_remarks_since_the_last_decision_count(furnished: Furnished) -> None:
    desk = furnished()
    case = corrected(desk, title="Another", cost=5)
    back(desk, case, phone="Another one?")
    act(desk, case, ALICE, "resubmit", phone="0814 third")
    assert told(since(desk, BOB, case)) == {
        "phone": ("0812 first", "0814 third", 5, ["Another one?"])
    }


def test_an_answer_that_was_changed_back_is_no_change(furnished: Furnished) -> None:
    desk = furnished(material_document())
    case = opened(desk, cost=10)
    act(desk, case, BOB, "pass_on")
    act(desk, case, CHARLIE, "accept")
    for cost in (20, 10):
        act(desk, case, CHARLIE, "record", cost=cost)
    act(desk, case, CHARLIE, "drop", remarks={"kind": "Really?"})
    act(desk, case, ALICE, "resubmit", kind="road")
    found = since(desk, BOB, case)
    assert told(found) == {"kind": ("road", "road", None, ["Really?"])}
    assert found.decided == (3, 4, 5, 6)
    assert 2 not in seen(desk, BOB, case).outdated


def test_a_decision_that_was_taken_back_is_none(furnished: Furnished) -> None:
    desk = furnished()
    case = opened(desk)
    back(desk, case, title="Which lane?")
    undo(desk, BOB, case, 2, NOON)
    act(desk, case, ALICE, "add_note", note="By the way")
    assert seen(desk, BOB, case).since is None
    assert seen(desk, BOB, case).outdated == {}
    back(desk, case, title="Which lane?")
    act(desk, case, ALICE, "resubmit", title="Another")
    assert since(desk, BOB, case).event.seq == 5
    assert seen(desk, BOB, case).outdated.keys() == {5}


def test_a_change_that_was_taken_back_is_none(furnished: Furnished) -> None:
    desk = furnished()
    case = corrected(desk, title="Slip of the pen", cost=5)
    undo(desk, ALICE, case, 3, NOON)
    act(
        desk, case, ALICE, "resubmit",
        title="Another", cost=90_000_000, phone="0812 first",
    )  # fmt: skip
    assert told(since(desk, BOB, case)) == {
        "title": ("A drain along the lane", "Another", 5, ["Which lane?"]),
        "cost": (90_000_000, 90_000_000, None, ["Too dear"]),
        "phone": ("0812 first", "0812 first", None, ["Wrong number"]),
    }
    assert "Slip of the pen" not in repr(since(desk, BOB, case).changes)


def test_a_former_holders_decision_is_the_offices(furnished: Furnished, owner: Database) -> None:
    desk = furnished()
    case = corrected(desk, title="Another")
    with owner.transaction() as connection:
        connection.execute("UPDATE term SET until_on = %s WHERE person = %s", (NOON.date(), BOB))
        connection.execute(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (1, 1, %s, %s)",
            (EKO, (NOON + DAY).date()),
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    found = since(desk, EKO, case, NOON + DAY)
    assert (found.mine, found.event.seq) == (False, 2)
    assert told(found)["title"][:2] == ("A drain along the lane", "Another")


def test_who_has_another_office_now_reads_what_changed_since_their_own_decision(
    furnished: Furnished, owner: Database
) -> None:
    desk = furnished()
    case = corrected(desk, title="Another")
    with owner.transaction() as connection:
        connection.execute("UPDATE term SET until_on = %s WHERE person = %s", (NOON.date(), BOB))
        for office, person in ((1, EKO), (2, BOB)):
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on) VALUES (1, %s, %s, %s)",
                (office, person, (NOON + DAY).date()),
            )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    passed = Act("pass_on", Actor(EKO), {"agency": "works"}, None)
    assert isinstance(acting.act(desk, case, passed, None, NOON + DAY), Done)
    found = since(desk, BOB, case, NOON + DAY)
    assert (found.mine, found.event.seq, found.decided) == (True, 2, (4,))
    assert told(found)["agency"] == (None, "works", 4, [])
    assert seen(desk, CHARLIE, case, NOON + DAY).since is None  # the district never decided


def test_a_stand_in_decides_for_the_office_and_reads_what_it_decided(
    furnished: Furnished,
) -> None:
    desk = furnished(delegable())
    given(desk)
    case = opened(desk)
    back(desk, case, FINA, title="Which lane?")
    act(desk, case, ALICE, "resubmit", title="Another")
    assert since(desk, FINA, case).mine
    assert not since(desk, BOB, case).mine
    back(desk, case, BOB, title="Still unclear")
    act(desk, case, ALICE, "resubmit", title="A third")
    assert (since(desk, BOB, case).mine, since(desk, BOB, case).event.seq) == (True, 4)
    assert (since(desk, FINA, case).mine, since(desk, FINA, case).event.seq) == (False, 4)


def test_a_closed_answer_is_not_there_for_whoever_may_not_see_it(furnished: Furnished) -> None:
    desk = furnished()
    case = corrected(desk, title="Another", phone="0813 second")
    bob, alice = seen(desk, BOB, case), seen(desk, ALICE, case)
    with desk.database.connection() as connection:
        happened = events.since(connection, 1, case)
    definition = bob.compiled.definition
    queues = ("village_head@33.26.01.2001",)
    outside = since_of(definition, bob.case, happened, BOB, queues, official=False)
    assert outside is not None
    assert {one.key for one in outside.changes} == {"title", "cost"}
    assert not any(
        secret in repr(outside.changes) for secret in ("0812 first", "0813 second", "Wrong")
    )
    assert alice.since is None
    titles = {field.label.en for fields in alice.outdated.values() for field in fields}
    assert titles == {"Title"}
    assert {field.label.en for field in bob.outdated[2]} == {"Title", "Phone"}
    assert outdated(definition, happened, official=False) == alice.outdated


def test_reading_what_a_closed_answer_was_is_written_down(
    furnished: Furnished, owner: Database
) -> None:
    desk = furnished()
    case = corrected(desk, phone=None)
    erasing.erase(desk, case, ["set.phone"], None, "asked", NOON)
    assert told(since(desk, BOB, case))["phone"][3] == ["Wrong number"]
    case_view.view(desk, BOB, case, NOON)
    with owner.connection() as connection:
        read = connection.execute("SELECT person, fields FROM read_audit").fetchall()
    assert read == [(BOB, "phone")]


def test_erased_words_do_not_come_back(furnished: Furnished) -> None:
    desk = furnished()
    case = corrected(desk, title="Another secret lane")
    erasing.erase(desk, case, ["set.title", "remark.title"], None, "asked", NOON)
    found = since(desk, BOB, case)
    [title] = [one for one in found.changes if one.key == "title"]
    assert [one and one.erased for one in (title.old, title.new)] == [True, True]
    assert [one.words for one in title.remarks] == [None]
    assert title.unclear
    assert not any(gone in repr(found) for gone in ("drain", "secret", "Which lane?"))
    # Nobody can say any more that it is another one.
    assert seen(desk, BOB, case).outdated == {}


def test_a_field_under_another_key_is_the_same_field(furnished: Furnished, owner: Database) -> None:
    desk = furnished()
    ground.secretariat(owner, CHARLIE)
    ground.secretariat(owner)
    case = corrected(desk, cost=5)
    with owner.transaction() as connection:
        target = publish(connection, 1, RENAMED.definition.model_dump(mode="json", by_alias=True))
    ground.finish(desk, ground.begin(desk, target))
    found = seen(desk, BOB, case)
    assert found.case.definition == target
    assert found.since is not None
    changes = told(found.since)
    assert changes["price"] == (90_000_000, 5, 3, ["Too dear"])
    assert changes["title"][2] is None
    assert "cost" not in changes


def test_who_signed_is_shown_no_change_by_what_was_signed(furnished: Furnished) -> None:
    made = joint_document(by=["head", "above"], joint=["head", "above"])
    made["states"]["district_check"]["actions"]["return_it"] = {
        "label": made["title"], "by": ["above"], "to": "gate",
    }  # fmt: skip
    desk = furnished(made)
    case = opened(desk, cost=10)
    act(desk, case, BOB, "agree", agency="works", note="As said", words="Yes")
    act(desk, case, CHARLIE, "sign", "sign.agree.2")
    assert seen(desk, CHARLIE, case).since is None
    act(desk, case, CHARLIE, "return_it")
    found = since(desk, BOB, case)
    assert (found.event.kind, found.event.seq) == ("signed", 2)
    assert found.changes == ()
    assert found.decided == (4,)


def passed_twice(furnished: Furnished) -> tuple[Desk, int]:
    """Passed on, sent back, answered with another cost and a first phone, and passed on again."""
    desk = furnished(material_document())
    case = opened(desk, cost=10, phone=...)
    act(desk, case, BOB, "pass_on")
    act(desk, case, CHARLIE, "back", remarks={"cost": "Sure?", "phone": "Where to call?"})
    act(desk, case, ALICE, "resubmit", cost=20, phone="0812")
    act(desk, case, BOB, "pass_on")
    return desk, case


def test_each_decision_says_which_of_its_answers_are_others_now(furnished: Furnished) -> None:
    desk, case = passed_twice(furnished)
    found = seen(desk, BOB, case).outdated
    # The phone was first answered later: nobody decided on another one.
    assert {seq: [one.label.en for one in fields] for seq, fields in found.items()} == {
        2: ["Cost"],
        3: ["Cost"],
    }


def test_an_archive_says_on_what_content_each_decision_was_made(furnished: Furnished) -> None:
    desk, case = passed_twice(furnished)
    with snapshot(desk.database) as archive:
        [file] = archive.cases(1)
        first, second, third = decisions(file)
    assert (first.seq, second.seq, third.seq) == (2, 3, 5)
    assert first.saw == second.saw != third.saw
    assert (first.changed, first.added, first.still) == (("cost",), ("phone",), False)
    assert (third.changed, third.added, third.still) == ((), (), True)
    erasing.erase(desk, case, ["set.title", "set.phone"], None, "asked", NOON)
    with snapshot(desk.database) as archive:
        [file] = archive.cases(1)
        assert [one.saw for one in decisions(file)] == [first.saw, second.saw, third.saw]


def test_the_small_definition_stands_for_what_is_renamed() -> None:
    assert {"price", "memo"} <= RENAMED.definition.fields.keys() - small().definition.fields.keys()
