"""Asking another office on a real database: races, rows, notices, who reads what."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from engine.core.values import Act, Actor, Refused
from engine.service import case_view, consulting, inbox, queue
from engine.service.acting import act
from engine.service.consulting import Ask, Reply
from engine.service.desk import Desk
from engine.service.followed import Followed
from engine.service.following import follow, listing
from engine.service.opening import open_case
from engine.service.queue import Filter
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.service.verifying import verify
from engine.service.waking import wake_due
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.support.office import wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, NOON

AGENCY, ABOVE = "agency_head@org:works", "district_head@33.26.01"
PASS = Act("pass_on", Actor(BOB), {"agency": "works"})
NO = {"reason": "LOW", "words": "no", "next_step": "ask again"}


def opened(desk: Desk, key: str = "form-1") -> int:
    receipt = open_case(desk, "small", wish(), key, NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def members(owner: Database) -> None:
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO member (tenant, person) SELECT 1, id FROM person ON CONFLICT DO NOTHING"
        )


def ask(desk: Desk, case: int, kind: str = "ask", to: str = AGENCY) -> Done | Refused:
    return consulting.ask(desk, case, Ask(kind, BOB, to, "Is the drain wide enough?"), NOON)


def reply(desk: Desk, case: int, said: Any, person: int = DIAN, slot: str = "ask:1") -> Any:
    return consulting.reply(desk, case, Reply(said, person, slot, "Wide enough"), NOON)


def key(result: object) -> str:
    assert isinstance(result, Refused), result
    return result.reasons[0].key


def sound(desk: Desk) -> None:
    with snapshot(desk.database) as archive:
        assert list(verify(archive)) == []


def test_the_rows_follow_the_events_from_question_to_answer(desk: Desk, owner: Database) -> None:
    members(owner)
    case = opened(desk)
    assert isinstance(ask(desk, case), Done)
    sound(desk)
    [line] = queue.page(desk, DIAN, Filter(), None, NOON).lines
    assert (line.task.case_id, line.task.slot, line.office) == (case, "ask:1", "agency_head")
    assert [one.task.slot for one in queue.page(desk, BOB, Filter(), None, NOON).lines] == [""]
    assert isinstance(reply(desk, case, "answered"), Done)
    assert queue.page(desk, DIAN, Filter(), None, NOON).lines == ()
    sound(desk)
    assert isinstance(act(desk, case, PASS, None, NOON), Done)
    sound(desk)


def test_an_answer_against_a_decision_leaves_one_of_both(desk: Desk) -> None:
    """Twenty times at once: the answer comes, or it is no longer needed; never both lost."""
    for turn in range(20):
        case = opened(desk, f"race-{turn}")
        ask(desk, case)
        with ThreadPoolExecutor(2) as pool:
            answered = pool.submit(reply, desk, case, "answered")
            decided = pool.submit(act, desk, case, Act("refuse", Actor(BOB), NO), None, NOON)
            assert isinstance(decided.result(), Done)
            said = answered.result()
        if isinstance(said, Refused):
            assert said.reasons[0].key == "case_ended"


def test_a_further_approver_against_a_decision(desk: Desk) -> None:
    """Added first, the decision is refused; decided first, nobody is asked any more."""
    for turn in range(20):
        case = opened(desk, f"race-{turn}")
        with ThreadPoolExecutor(2) as pool:
            added = pool.submit(ask, desk, case, "join")
            decided = pool.submit(act, desk, case, Act("refuse", Actor(BOB), NO), None, NOON)
            asked, refused = added.result(), decided.result()
        if isinstance(asked, Done):
            assert key(refused) == "approver_awaited"
        else:
            assert isinstance(refused, Done)
            assert key(asked) == "case_ended"


def test_two_answers_at_once_are_one(desk: Desk, owner: Database) -> None:
    for turn in range(10):
        case = opened(desk, f"race-{turn}")
        ask(desk, case, "join")
        with ThreadPoolExecutor(2) as pool:
            yes = pool.submit(reply, desk, case, "agreed", DIAN, "join:1")
            no = pool.submit(reply, desk, case, "disagreed", DIAN, "join:1")
            results = [yes.result(), no.result()]
        assert sum(isinstance(one, Done) for one in results) == 1
        [lost] = [one for one in results if isinstance(one, Refused)]
        assert key(lost) == "no_open_task"


def test_silence_wakes_tells_the_asker_and_lets_the_task_run(desk: Desk, owner: Database) -> None:
    members(owner)
    case = opened(desk)
    ask(desk, case, "join")
    later = NOON + dt.timedelta(days=7, hours=12)  # the last day for an answer has passed
    assert wake_due(desk.database, later).woken >= 1
    with desk.database.connection() as connection:
        row = connection.execute("SELECT queue FROM outbox WHERE notice = 'own.silent'").fetchone()
        incidents = connection.execute("SELECT count(*) FROM incident").fetchone()
    assert row == (f"person:{BOB}",)
    assert incidents == (0,)
    taken = consulting.reply(desk, case, Reply("taken_back", BOB, "join:1", "No answer"), later)
    assert isinstance(taken, Done)
    sound(desk)


def test_the_notice_reaches_the_asked_and_only_while_it_is_open(
    desk: Desk, owner: Database
) -> None:
    members(owner)
    one, two = opened(desk, "form-1"), opened(desk, "form-2")
    ask(desk, one)
    ask(desk, two)
    consulting.reply(desk, two, Reply("taken_back", BOB, "ask:1", "Solved"), NOON)
    relay(desk.database, NOON + dt.timedelta(minutes=2))
    items = inbox.page(desk, DIAN, None, "en", NOON).items
    assert [item.letter.subject for item in items if "advice" in item.letter.subject] == [
        f"Your advice is asked: {_number(desk, one)}"
    ]
    body = next(item.letter.body for item in items if "advice" in item.letter.subject)
    assert "Is the drain wide enough?" in body
    assert "village_head asks" in body


def _number(desk: Desk, case: int) -> str:
    with desk.database.connection() as connection:
        row = connection.execute("SELECT number FROM cases WHERE id = %s", (case,)).fetchone()
    assert row is not None
    return str(row[0])


def test_both_offices_stand_in_the_timeline_and_the_words_are_for_officials(
    desk: Desk, owner: Database
) -> None:
    members(owner)
    case = opened(desk)
    ask(desk, case)
    reply(desk, case, "answered")
    public = follow(desk, _number(desk, case), None, NOON)
    assert isinstance(public, Followed)
    party = case_view.view(desk, ALICE, case, NOON)
    official = case_view.view(desk, DIAN, case, NOON)  # whoever was asked sees the case
    assert official is not None
    assert party is not None
    assert official.official
    for read, words in ((public, None), (party.followed, None), (official.followed, "Wide enough")):
        last, first = read.entries[0], read.entries[1]
        assert (last.what, last.words) == ("answered", words)
        assert last.who is not None
        assert last.other is not None
        assert (last.who.office, last.other.office) == ("agency_head", "village_head")
        assert (first.what, first.side) == ("ask", "ask:1")
        assert first.other is not None
        assert first.other.office == "agency_head"


def test_lists_name_whoever_has_the_case_and_not_whoever_is_asked(desk: Desk) -> None:
    opened(desk)
    case = opened(desk, "form-2")
    ask(desk, case, to=ABOVE)
    waiting = {line.who.office for line in listing(desk, NOON).lines if line.who}
    assert waiting == {"village_head"}


def test_what_the_page_needs(desk: Desk, owner: Database) -> None:
    members(owner)
    case = opened(desk)
    bob = case_view.view(desk, BOB, case, NOON)
    assert bob is not None
    may = consulting.may_ask(bob, BOB, NOON)
    assert may is not None
    assert may.kinds == ("ask", "join")
    near = dict(consulting.offices(bob, may, BOB, NOON))
    assert {AGENCY, ABOVE} <= near.keys()
    assert "village_head@33.26.01.2001" not in near
    ask(desk, case)
    bob, dian = (case_view.view(desk, one, case, NOON) for one in (BOB, DIAN))
    assert bob is not None
    assert dian is not None
    assert [one.may for one in consulting.asked_in(bob, BOB, NOON)] == [("taken_back",)]
    [asked] = consulting.asked_in(dian, DIAN, NOON)
    assert (asked.may, asked.words) == (("answered", "turned_down"), "Is the drain wide enough?")
    assert [one.side for one in dian.followed.waiting] == ["", "ask"]
    assert consulting.may_ask(dian, DIAN, NOON) is None
    assert case_view.view(desk, CHARLIE, case, NOON) is not None
