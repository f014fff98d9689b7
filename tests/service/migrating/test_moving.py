"""Moving cases on a real database: each once, by one event, checked by itself, and back again."""

import datetime as dt
import threading

import psycopg
import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import acting, erasing, migrating, register
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Done, Receipt
from engine.service.waking import wake_due
from engine.store.database import Database
from engine.store.stepping import load
from tests.service.migrating import ground
from tests.service.migrating.ground import longer, relabel
from tests.support.office import pass_on, wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, NOON, text

DAY = dt.timedelta(days=1)


@pytest.fixture
def cases(desk: Desk, owner: Database) -> list[int]:
    """Four cases: two at the gate, one at the district, one in an open review with one vote."""
    ground.secretariat(owner)
    forms = [(wish(title=f"Wish {n}", cost=5 if n < 3 else 10**9), f"form-{n}") for n in range(4)]
    made = [
        one.case_id for one in open_many(desk, "small", forms, NOON) if isinstance(one, Receipt)
    ]
    for case in made[2:]:
        assert isinstance(acting.act(desk, case, pass_on(), None, NOON), Done)
    vote = Act("pass", Actor(DIAN), slot="agency")
    assert isinstance(acting.act(desk, made[3], vote, None, NOON), Done)
    return made


def test_every_case_moves_once_and_the_record_holds(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    target = ground.publish_changed(owner, relabel)
    moving = ground.begin(desk, target)
    row = ground.finish(desk, moving, limit=3)
    assert (row.cases, row.moved, row.stayed, row.failed) == (4, 4, 0, 0)
    assert row.ended_at is not None
    with desk.database.connection() as connection:
        found = load(connection, 1, cases)
    assert {case.definition for case in found} == {target}
    assert [vote.slot for vote in found[3].votes] == ["agency"]
    assert ground.broken(desk) == []
    assert not migrating.move_some(desk, moving, NOON)


def test_the_moved_case_goes_on_by_the_new_rules(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    target = ground.publish_changed(
        owner, lambda made: made["states"]["joint"]["review"].update(agree=3)
    )
    ground.finish(desk, ground.begin(desk, target))
    vote = Act("pass", Actor(EKO), slot="partner")
    done = acting.act(desk, cases[3], vote, None, NOON)
    assert isinstance(done, Done)
    assert done.case.state == "joint"  # by the old rules two were enough
    assert ground.broken(desk) == []


def test_only_what_was_chosen_moves(desk: Desk, owner: Database, cases: list[int]) -> None:
    target = ground.publish_changed(owner, relabel)
    row = ground.finish(desk, ground.begin(desk, target, "gate"))
    assert (row.cases, row.moved) == (2, 2)
    assert {state for version, state in ground.standing(desk) if version == target} == {"gate"}


def test_a_case_that_cannot_move_stays_with_its_reasons(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    with owner.connection() as connection:
        connection.execute("DELETE FROM term WHERE office = 2")  # nobody above
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")

    def above(made: dict) -> None:
        made["states"]["gate"]["waits_for"] = "above"

    moving = ground.begin(desk, ground.publish_changed(owner, above))
    row = ground.finish(desk, moving)
    assert (row.moved, row.stayed) == (1, 3)
    whys = [one.whys[0]["key"] for one in ground.became(desk, moving) if one.outcome == "stayed"]
    assert whys == ["task_nobody"] * 3
    assert ground.broken(desk) == []


def test_a_remade_task_is_the_only_open_one(desk: Desk, owner: Database, cases: list[int]) -> None:
    def door(made: dict) -> None:
        longer(made)
        made["states"]["door"] = made["states"].pop("gate")
        made["states"]["correction"]["actions"]["resubmit"]["to"] = "door"
        made["renames"] = {"states": {"gate": "door"}}

    ground.finish(desk, ground.begin(desk, ground.publish_changed(owner, door), "gate"))
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT state, visit, occurrence, closed_at IS NULL, due_at FROM task"
            " WHERE case_id = %s ORDER BY id",
            (cases[0],),
        ).fetchall()
    assert [row[:4] for row in rows] == [("gate", 1, 1, False), ("door", 1, 2, True)]
    assert rows[1][4] > rows[0][4]
    assert ground.broken(desk) == []


def test_the_title_follows_the_field_that_names_the_case(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    target = ground.publish_changed(owner, lambda made: made.update(name_from="road_name"))
    ground.finish(desk, ground.begin(desk, target))
    with desk.database.connection() as connection:
        titles = connection.execute("SELECT DISTINCT title FROM cases").fetchall()
    assert titles == [("Jalan Melati",)]


def test_an_act_between_choosing_and_moving_is_respected(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    def gone(made: dict) -> None:
        made["states"]["far_check"] = made["states"].pop("district_check")
        made["states"]["gate"]["level"]["without"] = "far_check"
        made["states"]["by_cost"]["route"][1]["to"] = "far_check"

    moving = ground.begin(desk, ground.publish_changed(owner, gone), "gate")
    acting.act(desk, cases[0], pass_on(), None, NOON)  # now where the new rules have no state
    row = ground.finish(desk, moving)
    assert (row.moved, row.stayed) == (1, 1)
    assert ground.became(desk, moving)[0].whys == [
        {"key": "state_gone", "values": {"state": "district_check"}, "field": None}
    ]


def test_workers_side_by_side_move_each_case_once(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    forms = [(wish(title=f"More {n}"), f"more-{n}") for n in range(60)]
    open_many(desk, "small", forms, NOON)
    moving = ground.begin(desk, ground.publish_changed(owner, relabel))
    threads = [
        threading.Thread(target=ground.finish, args=(desk, moving, NOON, 7)) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    row = ground.finish(desk, moving)
    assert (row.cases, row.moved) == (64, 64)
    with desk.database.connection() as connection:
        counts = connection.execute(
            "SELECT count(*), count(DISTINCT case_id) FROM event WHERE kind = 'migrated'"
        ).fetchone()
    assert counts == (64, 64)
    assert ground.broken(desk) == []


def test_a_batch_that_breaks_off_leaves_nothing(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    moving = ground.begin(desk, ground.publish_changed(owner, relabel))
    with owner.connection() as connection:
        connection.execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE SQLSTATE '57P01'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER stop BEFORE UPDATE ON moving FOR EACH ROW EXECUTE FUNCTION fail()"
        )
    with pytest.raises(psycopg.OperationalError):
        migrating.move_some(desk, moving, NOON)
    with owner.connection() as connection:
        assert connection.execute(
            "SELECT count(*) FROM event WHERE kind = 'migrated'"
        ).fetchone() == (0,)
        connection.execute("DROP TRIGGER stop ON moving")
    assert ground.finish(desk, moving).moved == 4


def test_the_same_form_is_the_same_moving(desk: Desk, owner: Database, cases: list[int]) -> None:
    target = ground.publish_changed(owner, relabel)
    assert ground.begin(desk, target) == ground.begin(desk, target)
    assert register.entries(desk, 1)[0].kind == "cases_moving"
    assert register.breaks(desk) == []


def test_only_the_secretariat_moves_with_a_reason_and_to_the_head_it_saw(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    old = ground.standing(desk)
    target = ground.publish_changed(owner, relabel)

    def ask(by: int, reason: str, to: str = target, chosen: list = old) -> object:
        return migrating.begin(desk, "small", to, chosen, f"f-{by}-{reason}-{to}", by, reason, NOON)

    for answer, key in (
        (ask(ALICE, "why"), "not_secretariat"),
        (ask(BOB, " "), "no_reason"),
        (ask(BOB, "why", chosen=[]), "missing"),
    ):
        assert isinstance(answer, Refused)
        assert answer.reasons[0].key == key
    assert ask(BOB, "why", to=old[0][0]) == migrating.OtherHead(target)


def undo(desk: Desk, moving: int, only: int | None = None, now: dt.datetime = NOON) -> int:
    made = migrating.begin_undoing(
        desk, "small", moving, only, f"undo-{moving}-{only}", BOB, "A mistake", now
    )
    assert isinstance(made, int), made
    return made


def test_a_moving_is_taken_back_whole(desk: Desk, owner: Database, cases: list[int]) -> None:
    with desk.database.connection() as connection:
        before = load(connection, 1, cases)

    def much(made: dict) -> None:
        longer(made)
        made["states"]["joint"]["review"].update(agree=1)
        made["states"]["joint"]["review"]["pass"]["to"] = "district_check"
        made["fields"]["name"] = made["fields"].pop("title")
        made["opens"]["pages"][0]["fields"][0] = "name"
        made["name_from"] = "name"
        made["renames"] = {"fields": {"title": "name"}}

    moving = ground.begin(desk, ground.publish_changed(owner, much))
    assert ground.finish(desk, moving).moved == 4
    back = undo(desk, moving)
    assert ground.finish(desk, back).moved == 4
    with desk.database.connection() as connection:
        after = load(connection, 1, cases)
        titles = connection.execute("SELECT title FROM cases ORDER BY id").fetchall()
    for was, now in zip(before, after, strict=True):
        for name in ("definition", "state", "visit", "votes", "acted", "entered_at", "ending"):
            assert getattr(was, name) == getattr(now, name), name
        assert {(t.slot, t.queue, t.due_at, t.opened_at) for t in was.tasks} == {
            (t.slot, t.queue, t.due_at, t.opened_at) for t in now.tasks
        }
        assert was.data["title"] == now.data["title"]
    assert titles == [(f"Wish {n}",) for n in range(4)]
    assert ground.broken(desk) == []
    assert ground.look(desk, moving).returned == 4


def test_taking_back_is_refused_once_the_case_acted(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    moving = ground.begin(desk, ground.publish_changed(owner, relabel))
    ground.finish(desk, moving)
    acting.act(desk, cases[2], Act("accept", Actor(CHARLIE)), None, NOON)
    wake_due(desk.database, NOON + 4 * DAY)  # a reminder does not stand in the way
    back = undo(desk, moving, now=NOON + 4 * DAY)
    row = ground.finish(desk, back, NOON + 4 * DAY)
    by_case = {one.case_id: one for one in ground.became(desk, back)}
    assert by_case[cases[0]].outcome == "moved"
    assert by_case[cases[2]].whys[0]["key"] == "case_ended"
    assert row.stayed >= 1
    assert ground.broken(desk) == []


def test_one_case_is_taken_back_and_twice_changes_nothing(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    moving = ground.begin(desk, ground.publish_changed(owner, relabel))
    ground.finish(desk, moving)
    assert ground.finish(desk, undo(desk, moving, cases[1])).moved == 1
    row = ground.finish(desk, undo(desk, moving))
    assert (row.moved, row.stayed) == (3, 1)
    assert migrating.begin_undoing(desk, "small", row.id, None, "x", BOB, "why", NOON) is None
    assert migrating.begin_undoing(desk, "small", 9999, None, "y", BOB, "why", NOON) is None


def test_erasing_finds_the_words_under_every_key_they_had(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    [case] = [
        one.case_id
        for one in open_many(desk, "small", [(wish(phone="0812"), "form-phone")], NOON)
        if isinstance(one, Receipt)
    ]

    def telephone(made: dict) -> None:
        made["fields"]["telephone"] = {**made["fields"].pop("phone"), "label": text("Telephone")}
        made["opens"]["pages"][1]["fields"][2] = "telephone"
        made["renames"] = {"fields": {"phone": "telephone"}}

    ground.finish(desk, ground.begin(desk, ground.publish_changed(owner, telephone)))
    erased = erasing.erase(desk, case, ["set.telephone"], BOB, "asked for", NOON)
    assert erased == ["set.phone"]
    with desk.database.connection() as connection:
        [found] = load(connection, 1, [case])
    assert "0812" not in str(found.data)
    assert ground.broken(desk) == []
