"""Standing in on a real database: who may give it, whom it reaches, what is written and told."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, inbox, queue, register, telling, terms
from engine.service.acting import act
from engine.service.away import giving, leaving
from engine.service.desk import Desk
from engine.service.queue import Filter
from engine.service.results import Done
from engine.service.verifying import verify
from engine.service.world import world_of
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.service.away.stand import (
    DAY,
    WEEK,
    at_gate,
    furnish_stand,
    given,
    wanted,
    why_not,
)  # fmt: skip
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, NOON, STRANGER

ONE = dt.timedelta(days=1)
BACK = {"remarks": {"title": "Say where"}}


@pytest.fixture
def desk(database: Database, owner: Database) -> Desk:
    with owner.transaction() as connection:
        furnish_stand(connection)
    return Desk(database, 1)


def sent_back(desk: Desk, case: int, person: int, form: str = "f") -> Done | Refused:
    result = act(desk, case, Act("send_back", Actor(person), BACK), form, NOON)
    assert isinstance(result, (Done, Refused)), result
    return result


def test_a_delegate_has_the_task_in_the_queue_and_acts_on_behalf(desk: Desk) -> None:
    case = at_gate(desk)
    assert queue.page(desk, FINA, Filter(), None, NOON).lines == ()
    given(desk)
    [line] = queue.page(desk, FINA, Filter(), None, NOON).lines
    assert (line.task.case_id, line.lent, line.office) == (case, True, "village_head")
    assert isinstance(sent_back(desk, case, FINA), Done)
    found = case_view.view(desk, BOB, case, NOON)
    assert found is not None
    entry = found.followed.entries[0]
    assert entry.who is not None
    assert (entry.who.capacity, entry.who.office) == ("delegate", "village_head")
    assert entry.who.stands_in == "team_member"
    with snapshot(desk.database) as archive:
        assert list(verify(archive)) == []


def test_the_queue_shows_only_what_may_be_done_in_ones_place(desk: Desk) -> None:
    case = at_gate(desk)
    number = given(desk, person=EKO, workflow="small", most=1)
    # The amount is asked of the case itself; the page shows why it is closed.
    [line] = queue.page(desk, EKO, Filter(), None, NOON).lines
    assert line.task.case_id == case
    assert why_not(sent_back(desk, case, EKO)) == [("delegation_over", "cost")]
    assert giving.take_back(desk, number, BOB, None, NOON) is None
    assert queue.page(desk, EKO, Filter(), None, NOON).lines == ()
    assert why_not(sent_back(desk, case, EKO, "again")) == [("not_your_role", None)]


def test_word_search_and_count_keep_to_what_is_lent(desk: Desk) -> None:
    at_gate(desk)
    given(desk)
    title = "drain"
    assert queue.page(desk, FINA, Filter(words=title), None, NOON).count == 1
    assert queue.page(desk, FINA, Filter(words="nothing like it"), None, NOON).count == 0
    assert queue.page(desk, STRANGER, Filter(words=title), None, NOON).count == 0


def test_a_substitute_sees_nothing_until_the_holder_is_away(desk: Desk) -> None:
    case = at_gate(desk)
    given(desk, person=EKO, when_away=True, until_on=None)
    assert case_view.view(desk, EKO, case, NOON) is None
    made = leaving.leave(desk, BOB, DAY, DAY, BOB, None, NOON)
    assert isinstance(made, int)
    assert queue.page(desk, EKO, Filter(), None, NOON).count == 1
    assert leaving.back(desk, made, BOB, None, NOON) is None
    assert queue.page(desk, EKO, Filter(), None, NOON).count == 0


def test_whoever_stands_in_hears_of_the_work_and_of_no_other_news(desk: Desk) -> None:
    given(desk)
    at_gate(desk)
    telling.relay(desk.database, NOON + dt.timedelta(minutes=5))
    with desk.database.connection() as connection:
        told = connection.execute(
            "SELECT notice, person FROM delivery WHERE tenant = 1 AND channel = 'page'"
            " ORDER BY notice, person"
        ).fetchall()
    assert told == [
        ("delegation_given", FINA), ("received", ALICE), ("task", BOB), ("task", FINA),
    ]  # fmt: skip


def test_the_letters_say_who_where_and_when_in_the_readers_language(desk: Desk) -> None:
    made = giving.give(desk, wanted(), CHARLIE, "Bob is ill", NOON)
    assert isinstance(made, int)
    giving.take_back(desk, made, BOB, None, NOON)
    given(desk, when_away=True, until_on=None)
    telling.relay(desk.database, NOON + dt.timedelta(minutes=5))
    items = inbox.page(desk, FINA, None, "id", NOON).items
    subjects = [one.letter.subject for one in items]
    assert subjects == [
        "Anda mewakili village_head", "Perwakilan berakhir: village_head",
        "Anda mewakili village_head",
    ]  # fmt: skip
    assert "Charlie menunjuk Anda" in items[2].letter.body
    assert "Senin, 1 Februari 2027 sampai Senin, 8 Februari 2027" in items[2].letter.body
    assert "setiap kali pejabatnya tidak di tempat" in items[0].letter.body
    assert {one.address for one in items} == {"/tidak-di-tempat"}
    [noted] = inbox.page(desk, BOB, None, "en", NOON).items
    assert noted.letter.subject == "Somebody was named to stand in for you: village_head"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"from_on": DAY - ONE}, ("begins_in_the_past", "from_on")),
        ({"until_on": None}, ("missing", "until_on")),
        ({"until_on": DAY - ONE}, ("ends_before_it_begins", "until_on")),
        ({"until_on": DAY + 400 * ONE}, ("too_many_days", "until_on")),
        ({"basis": "  "}, ("missing", "basis")),
        ({"basis": "a\x07b"}, ("control_characters", "basis")),
        ({"most": 0}, ("too_small", "most")),
        ({"most": 10**16}, ("too_large", "most")),
        ({"workflow": "other"}, ("unknown_workflow", "workflow")),
        ({"office": 99}, ("unknown_office", "office")),
        ({"office": 2}, ("not_the_holder", "office")),
        ({"person": BOB}, ("holds_it_already", "person")),
        ({"person": ALICE}, ("not_an_official", "person")),
        ({"person": 10**9}, ("not_an_official", "person")),
    ],
)
def test_what_is_wrong_is_told_at_its_input(
    desk: Desk, changes: dict[str, Any], wrong: tuple[str, str]
) -> None:
    assert why_not(giving.give(desk, wanted(**changes), BOB, None, NOON)) == [wrong]


def test_an_office_of_which_nothing_may_be_delegated_says_so(desk: Desk) -> None:
    new = wanted(office=2, principal=CHARLIE)
    assert why_not(giving.give(desk, new, CHARLIE, None, NOON)) == [("nothing_delegable", "office")]


def test_no_circles_also_not_of_three_and_the_names_are_told(desk: Desk, owner: Database) -> None:
    with owner.connection() as connection:
        for office, person in ((7, FINA), (8, DIAN)):
            connection.execute(
                "INSERT INTO office (tenant, id, organisation, kind, name) OVERRIDING SYSTEM VALUE"
                " VALUES (1, %s, 1, 'village_head', 'another')",
                (office,),
            )
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on)"
                " VALUES (1, %s, %s, '2020-01-01')",
                (office, person),
            )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    given(desk)
    assert isinstance(
        giving.give(desk, wanted(office=7, principal=FINA, person=DIAN), FINA, None, NOON), int
    )
    back = giving.give(desk, wanted(office=8, principal=DIAN, person=BOB), DIAN, None, NOON)
    assert why_not(back) == [("delegation_circle", "person")]
    assert isinstance(back, Refused)
    assert back.reasons[0].values == {"names": "Dian → Bob → Fina → Dian"}


def test_the_same_once_more_is_refused_and_written_once_from_two_tabs(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: giving.give(desk, wanted(), BOB, None, NOON), range(4)))
    assert sum(isinstance(one, int) for one in made) == 1
    again = giving.give(desk, wanted(until_on=DAY + 2 * WEEK), BOB, None, NOON)
    assert why_not(again) == [("delegation_twice", "person")]


def test_only_the_holder_gives_or_the_secretariat_with_a_reason(desk: Desk) -> None:
    assert why_not(giving.give(desk, wanted(), FINA, "please", NOON)) == [("not_secretariat", None)]
    assert why_not(giving.give(desk, wanted(), CHARLIE, " ", NOON)) == [("no_reason", "reason")]
    made = giving.give(desk, wanted(), CHARLIE, "Bob is ill", NOON)
    assert isinstance(made, int)
    entry = register.entries(desk, 1)[0]
    assert (entry.kind, entry.by, entry.reason) == ("delegation_given", CHARLIE, "Bob is ill")
    assert entry.body["basis"] == "ST 12/2027"
    assert register.breaks(desk) == []


def test_both_may_end_it_others_not_and_once_only(desk: Desk) -> None:
    number = given(desk)
    assert why_not(giving.take_back(desk, number, DIAN, "no", NOON)) == [("not_secretariat", None)]
    assert giving.take_back(desk, number, FINA, None, NOON) is None
    assert why_not(giving.take_back(desk, number, BOB, None, NOON)) == [
        ("delegation_over_already", None)
    ]
    assert why_not(giving.take_back(desk, 999, BOB, None, NOON)) == [("unknown_delegation", None)]


def test_another_tenants_delegation_is_none(desk: Desk, owner: Database) -> None:
    number = given(desk)
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO tenant (id, slug, name, kind, area) OVERRIDING SYSTEM VALUE"
            " VALUES (2, 'two', 'Two', 'regency', '33.27')"
        )
        connection.execute("INSERT INTO member (tenant, person) VALUES (2, %s)", (BOB,))
    other = Desk(desk.database, 2)
    assert why_not(giving.take_back(other, number, BOB, None, NOON)) == [
        ("unknown_delegation", None)
    ]
    assert world_of(other, NOON).directory.lent_to(FINA, DAY) == {}


def test_both_are_told_when_an_office_changes_hands(desk: Desk) -> None:
    new = terms.new_term(1, FINA, DAY + WEEK)
    made = terms.succeed(desk, new, CHARLIE, "SK 821/2027", NOON)
    assert isinstance(made, int), made
    telling.relay(desk.database, NOON + dt.timedelta(minutes=5))
    [begun] = inbox.page(desk, FINA, None, "id", NOON).items
    assert begun.letter.subject == "Anda menjabat village_head"
    assert "mulai Senin, 8 Februari 2027" in begun.letter.body
    [ended] = inbox.page(desk, BOB, None, "en", NOON).items
    assert "your last day as village_head: Sunday, 7 February 2027" in ended.letter.body
    assert (begun.address, ended.number) == ("/tugas", "My tasks")


def test_the_successor_has_what_waits_and_nobody_stands_in_for_the_predecessor(
    desk: Desk,
) -> None:
    case = at_gate(desk)
    given(desk, person=EKO)
    made = terms.succeed(desk, terms.new_term(1, DIAN, DAY + ONE), CHARLIE, "SK 1", NOON)
    assert isinstance(made, int), made
    later = NOON + ONE
    assert queue.page(desk, EKO, Filter(), None, later).count == 0
    assert queue.page(desk, BOB, Filter(), None, later).count == 0
    [line] = queue.page(desk, DIAN, Filter(), None, later).lines
    assert line.task.case_id == case
    assert queue.of_office(desk, 1, later, 10).count == 1


def by_hand(owner: Database, office: int, principal: int, workflow: str | None) -> None:
    """A delegation to Eko, also one that the page would not let anybody give."""
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO delegation (tenant, office, principal, person, from_on, until_on,"
            " workflow, basis, made_at) VALUES (1, %s, %s, %s, %s, %s, %s, 'ST', %s)",
            (office, principal, EKO, DAY, DAY + WEEK, workflow, NOON),
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")


def told_of(desk: Desk, notice: str) -> list[int]:
    telling.relay(desk.database, NOON + dt.timedelta(minutes=5))
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT person FROM delivery WHERE channel = 'page' AND notice = %s ORDER BY person",
            (notice,),
        )
        return [row[0] for row in rows]


def test_a_state_of_which_nothing_may_be_delegated_is_in_no_stand_ins_queue(
    desk: Desk, owner: Database
) -> None:
    at_gate(desk)
    given(desk, person=EKO)
    assert queue.page(desk, EKO, Filter(words="drain"), None, NOON).count == 1
    with owner.connection() as connection:  # the same office waits in a state without delegation
        connection.execute("UPDATE task SET state = 'district_check'")
    assert queue.page(desk, BOB, Filter(), None, NOON).count == 1
    assert queue.page(desk, EKO, Filter(), None, NOON).count == 0
    assert queue.page(desk, EKO, Filter(words="drain"), None, NOON).count == 0


def test_a_delegation_for_another_workflow_shows_and_tells_nothing_of_this_one(
    desk: Desk, owner: Database
) -> None:
    by_hand(owner, 1, BOB, "other")
    case = at_gate(desk)
    assert queue.page(desk, EKO, Filter(), None, NOON).count == 0
    assert case_view.view(desk, EKO, case, NOON) is None
    assert told_of(desk, "task") == [BOB]


def test_other_news_of_the_office_is_the_holders(desk: Desk, owner: Database) -> None:
    given(desk, person=EKO)
    case = at_gate(desk)
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
            " SELECT tenant, case_id, seq, queue, 'ended', 'outcome', values, not_before"
            "   FROM outbox WHERE case_id = %s AND notice = 'task'",
            (case,),
        )
    assert told_of(desk, "ended") == [BOB]
    assert told_of(desk, "task") == [BOB, EKO]
