"""Taking acts back on a real database: exact against the relay, the next office and oneself."""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from msgspec.structs import replace

from engine.core.values import Act, Actor, Case, Refused
from engine.service import following, telling
from engine.service.acting import NoSuchCaseError, act
from engine.service.acting_many import act_many
from engine.service.branching import branch
from engine.service.case_view import look, release
from engine.service.desk import Desk
from engine.service.erasing import erase
from engine.service.opening import open_case, open_many
from engine.service.results import Done, Moved, Receipt
from engine.service.undoing import Undoable, may_undo, undo, undo_many
from engine.service.verifying import comparable, verify
from engine.store import archive, erasing
from engine.store.database import Database
from engine.store.stepping import load
from tests.core.joint_cases import joint_document
from tests.core.test_duties import owing
from tests.core.test_undoing import answers, picked
from tests.core.walking import Walk
from tests.support.office import pass_on, publish, refuse, wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, FINA, NOON, STRANGER, small, world
from tests.support.surveys import opened as surveys
from tests.support.surveys import seen, sent, to_survey

SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
SOON = NOON + 20 * SECOND


@pytest.fixture
def case(desk: Desk) -> int:
    """The id of a case that waits for Bob; its own notices went out an hour ago."""
    join(desk)
    return opened(desk, 1)[0]


def join(desk: Desk) -> None:
    """Everybody is a member of the office, and so may open pages."""
    with desk.database.connection() as connection:
        connection.execute("INSERT INTO member (tenant, person) SELECT 1, id FROM person")


def opened(desk: Desk, many: int, **changes: object) -> list[int]:
    earlier = NOON - 60 * MINUTE
    receipts = open_many(
        desk, "small", [(wish(**changes), f"open-{desk.tenant}-{n}") for n in range(many)], earlier
    )
    telling.relay(desk.database, NOON - MINUTE)
    return [receipt.case_id for receipt in receipts if isinstance(receipt, Receipt)]


def now_at(desk: Desk, case_id: int) -> Case:
    with desk.database.connection() as connection:
        return load(connection, desk.tenant, [case_id])[0]


def rows(desk: Desk, query: str, *values: object) -> list[tuple[object, ...]]:
    with desk.database.connection() as connection:
        return connection.execute(query, values).fetchall()


def done(desk: Desk, case_id: int, request: Act, at: dt.datetime = NOON) -> Done:
    result = act(desk, case_id, request, None, at)
    assert isinstance(result, Done), result
    return result


def well(desk: Desk) -> None:
    """What `rembuk verify` says: every row is the fold of its events."""
    with archive.snapshot(desk.database) as found:
        assert list(verify(found)) == []


def key_of(result: object) -> str:
    assert isinstance(result, Refused), result
    return result.reasons[0].key


def bare(case: Case) -> Case:
    """The case without what says how many events it has."""
    return replace(case, revision=0, head="")


def test_the_row_is_as_it_was_and_the_act_can_be_taken_again(desk: Desk, case: int) -> None:
    before = now_at(desk, case)
    for _ in range(3):
        made = done(desk, case, pass_on())
        assert now_at(desk, case).state == "district_check"
        back = undo(desk, BOB, case, made.seq, SOON)
        assert isinstance(back, Done)
        assert bare(back.case) == bare(before)
        assert bare(now_at(desk, case)) == bare(before)
        well(desk)
    done(desk, case, refuse())
    assert now_at(desk, case).ending == "rejected"
    well(desk)


def test_its_notices_never_leave(desk: Desk, case: int) -> None:
    made = done(desk, case, refuse())
    undo(desk, BOB, case, made.seq, NOON + 9 * MINUTE)
    of_it = "SELECT notice, outcome FROM outbox WHERE case_id = %s AND seq = %s"
    assert rows(desk, of_it, case, made.seq) == [("ended", "undone")]
    telling.relay(desk.database, NOON + 60 * MINUTE)
    told = "SELECT count(*) FROM delivery d JOIN outbox o ON o.id = d.outbox WHERE o.seq >= 2"
    assert rows(desk, told) == [(0,)]
    assert rows(desk, "SELECT count(*) FROM ended") == [(0,)]
    done(desk, case, refuse(), NOON + 10 * MINUTE)  # it may end once more
    assert rows(desk, "SELECT count(*) FROM ended") == [(1,)]
    telling.relay(desk.database, NOON + 60 * MINUTE)
    assert rows(desk, told) == [(1,)]


def test_twice_is_as_once_and_others_are_refused(desk: Desk, case: int) -> None:
    made = done(desk, case, pass_on())
    assert key_of(undo(desk, CHARLIE, case, made.seq, SOON)) == "undo_not_yours"
    assert key_of(undo(desk, BOB, case, made.seq - 1, SOON)) == "undo_overtaken"
    assert key_of(undo(desk, BOB, case, made.seq + 5, SOON)) == "undo_overtaken"
    first = undo(desk, BOB, case, made.seq, SOON)
    again = undo(desk, BOB, case, made.seq, SOON)
    assert isinstance(first, Done)
    assert again == replace(first, again=True)
    assert key_of(undo(desk, CHARLIE, case, made.seq, SOON)) == "undo_overtaken"
    assert key_of(undo(desk, BOB, case, first.seq, SOON)) == "undo_no_act"
    with pytest.raises(NoSuchCaseError):
        undo(desk, BOB, 999, 2, SOON)
    with pytest.raises(LookupError):
        undo(Desk(desk.database, 2), BOB, case, made.seq, SOON)


def test_sending_is_not_undone(desk: Desk, case: int) -> None:
    assert key_of(undo(desk, ALICE, case, 1, SOON - 60 * MINUTE)) == "undo_no_act"


def test_whoever_lost_the_office_does_not_take_back(desk: Desk, case: int) -> None:
    made = done(desk, case, pass_on())
    with desk.database.connection() as connection:
        connection.execute("UPDATE term SET person = %s WHERE person = %s", (STRANGER, BOB))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    assert key_of(undo(desk, BOB, case, made.seq, SOON)) == "undo_not_held"
    assert key_of(undo(desk, STRANGER, case, made.seq, SOON)) == "undo_not_yours"


def test_the_window_closes_with_the_first_notice_that_may_go(desk: Desk, case: int) -> None:
    made = done(desk, case, refuse())
    assert key_of(undo(desk, BOB, case, made.seq, NOON + 10 * MINUTE)) == "undo_late"
    other = opened_again(desk)
    made = done(desk, other, Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}}))
    assert isinstance(undo(desk, BOB, other, made.seq, NOON + 9 * MINUTE), Done)
    made = done(desk, other, pass_on())
    assert rows(desk, "SELECT posts FROM cases WHERE id = %s", other) == [(0,)]
    done(desk, other, Act("refuse", Actor(CHARLIE), refuse().data))
    assert rows(desk, "SELECT posts FROM cases WHERE id = %s", other) == [(1,)]


def opened_again(desk: Desk) -> int:
    receipt = open_case(desk, "small", wish(), "form-again", NOON - 60 * MINUTE)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def test_what_was_told_stands_whatever_the_clocks_say(desk: Desk, case: int) -> None:
    """The relay of another machine is eleven minutes ahead of us."""
    made = done(desk, case, refuse())
    telling.relay(desk.database, NOON + 11 * MINUTE)
    assert key_of(undo(desk, BOB, case, made.seq, SOON)) == "undo_told"
    assert now_at(desk, case).ending == "rejected"


def test_an_act_of_a_release_that_did_not_count_stands(desk: Desk, case: int) -> None:
    made = done(desk, case, refuse())
    with desk.database.connection() as connection:
        connection.execute("UPDATE cases SET posts = NULL")
    assert key_of(undo(desk, BOB, case, made.seq, SOON)) == "undo_told"


def test_any_next_event_closes_it(desk: Desk, case: int) -> None:
    made = done(desk, case, pass_on())
    done(desk, case, Act("refuse", Actor(CHARLIE), refuse().data), SOON)
    assert key_of(undo(desk, BOB, case, made.seq, SOON)) == "undo_overtaken"


def at_once(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Both at the same moment, as far as threads can."""
    start = threading.Barrier(2)

    def run(one: Callable[[], object]) -> object:
        start.wait()
        return one()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, (first, second)))


def test_undo_against_the_next_office_exactly_one_wins(desk: Desk) -> None:
    outcomes = set()
    for case in opened(desk, 12, cost=5):
        made = done(desk, case, pass_on())
        accept = Act("accept", Actor(CHARLIE), {}, made.seq)
        back, next_ = at_once(
            partial(undo, desk, BOB, case, made.seq, SOON),
            partial(act, desk, case, accept, None, SOON),
        )
        after = now_at(desk, case)
        assert after.revision == 3
        if isinstance(back, Done):
            assert isinstance(next_, Moved)
            assert [one.kind for one in next_.since] == ["undone"]
            assert after.state == "gate"
        else:
            assert key_of(back) == "undo_overtaken"
            assert isinstance(next_, Done)
            assert after.ending == "completed"
        outcomes.add(type(back).__name__)
    well(desk)


def test_undo_against_the_relay_told_or_taken_back_never_both(desk: Desk) -> None:
    for case in opened(desk, 12, cost=5):
        made = done(desk, case, refuse())
        back, _ = at_once(
            partial(undo, desk, BOB, case, made.seq, SOON),
            lambda: telling.relay(desk.database, NOON + 11 * MINUTE),
        )
        told = rows(
            desk,
            "SELECT count(*) FROM delivery d JOIN outbox o ON o.id = d.outbox"
            " WHERE o.case_id = %s AND o.seq = %s",
            case,
            made.seq,
        )[0][0]
        if isinstance(back, Done):
            assert told == 0
            assert now_at(desk, case).ending is None
        else:
            assert key_of(back) == "undo_told"
            assert told
            assert now_at(desk, case).ending == "rejected"
    well(desk)


def test_ten_presses_at_once_are_one_event(desk: Desk, case: int) -> None:
    made = done(desk, case, pass_on())
    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda _: undo(desk, BOB, case, made.seq, SOON), range(10)))
    assert all(isinstance(one, Done) and one.seq == 3 for one in found)
    assert sum(isinstance(one, Done) and not one.again for one in found) == 1
    assert now_at(desk, case).revision == 3


def test_a_bulk_decision_is_taken_back_case_by_case(desk: Desk) -> None:
    cases = opened(desk, 5)
    results = act_many(desk, [(case, pass_on(1)) for case in cases], NOON)
    assert all(isinstance(one, Done) for one in results)
    done(desk, cases[1], Act("refuse", Actor(CHARLIE), refuse().data), SOON)
    found = undo_many(desk, BOB, [*((case, 2) for case in cases), (999, 2)], SOON)
    assert [case.id for case, _ in found] == cases
    assert [isinstance(one, Done) for _, one in found] == [True, False, True, True, True]
    assert key_of(found[1][1]) == "undo_overtaken"
    assert {now_at(desk, case).state for case in (cases[0], *cases[2:])} == {"gate"}
    well(desk)


def test_incidents_of_the_act_are_settled_with_it(desk: Desk, case: int) -> None:
    with desk.database.connection() as connection:
        connection.execute("DELETE FROM term WHERE person = %s", (CHARLIE,))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    made = done(desk, case, pass_on())
    open_ = "SELECT kind, settled_by FROM incident WHERE case_id = %s"
    assert rows(desk, open_, case) == [("vacant", None)]
    undo(desk, BOB, case, made.seq, SOON)
    assert rows(desk, open_, case) == [("vacant", BOB)]


def test_a_released_wording_stays_public_when_its_correction_is_taken_back(
    desk: Desk, case: int
) -> None:
    release(desk, BOB, case, None, NOON)
    number = now_at(desk, case).number
    before = titles(desk, number)
    done(desk, case, Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}}))
    made = done(desk, case, Act("resubmit", Actor(ALICE), {"title": "Elsewhere"}), SOON)
    assert titles(desk, number) == (None, None)
    undo(desk, ALICE, case, made.seq, SOON + SECOND)
    assert titles(desk, number) == before
    assert before[0] == before[1] == now_at(desk, case).data["title"]
    well(desk)
    # Erased, it does not come back either, and the chain holds.
    made = done(desk, case, Act("resubmit", Actor(ALICE), {"title": "Elsewhere"}), SOON)
    erase(desk, case, ["set.title"], BOB, "asked for", SOON)
    undo(desk, ALICE, case, made.seq, SOON + SECOND)
    assert "title" not in now_at(desk, case).data
    well(desk)


def test_words_that_are_being_erased_do_not_come_back(desk: Desk, case: int) -> None:
    """The undo begins while the secretariat's erasing is not committed yet."""
    done(desk, case, Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}}))
    made = done(desk, case, Act("resubmit", Actor(ALICE), {"title": "Elsewhere"}), SOON)
    with ThreadPoolExecutor(1) as pool:
        with desk.database.transaction() as connection:
            erasing.erase(connection, desk.tenant, case, ["set.title"], SOON)
            erasing.forget_fields(connection, desk.tenant, case, ["title"], title=True)
            back = pool.submit(undo, desk, ALICE, case, made.seq, SOON + SECOND)
            time.sleep(0.3)
            assert not back.done()
        assert isinstance(back.result(), Done)
    assert "title" not in now_at(desk, case).data
    assert "drain" not in str(rows(desk, "SELECT value, path FROM words WHERE path ~ 'title'"))
    well(desk)


@pytest.mark.parametrize("seed", range(4))
def test_rows_follow_whatever_is_done_and_taken_back(
    desk: Desk, owner: Database, seed: int
) -> None:
    """Random acts of everybody on real rows, some of them taken back at once."""
    document = (joint_document, owing)[seed % 2]()
    with owner.transaction() as connection:
        publish(connection, 1, document)
    [case], at = opened(desk, 1, cost=(5, 10**9)[seed // 2]), NOON
    chance, compiled = random.Random(seed), small(document)
    for _ in range(30):
        before = now_at(desk, case)
        walk = Walk(compiled=compiled, world=world(), now=at, case=before)
        found = picked(walk, chance.randrange(99))
        if found is None:
            break
        person, action, slot = found
        request = Act(action, Actor(person), answers(walk, action), slot=slot)
        made = act(desk, case, request, None, at)
        if not isinstance(made, Done):
            continue  # an offer does not know the answers: this signs nothing new
        at += 20 * SECOND
        if made.case.ending is not None or chance.random() < 0.6:
            assert isinstance(undo(desk, person, case, made.seq, at), Done)
            assert comparable(bare(now_at(desk, case))) == comparable(bare(before))
        well(desk)
        at += 20 * SECOND


def titles(desk: Desk, number: str) -> tuple[str | None, str | None]:
    """What the page of a case and the public list call it."""
    found = following.follow(desk, number, None, SOON)
    assert isinstance(found, following.Followed)
    return found.title, following.listing(desk, SOON).lines[0].row.title


def test_everybody_reads_that_it_was_undone_and_its_office_alone_what_it_was(
    desk: Desk, case: int
) -> None:
    made = done(desk, case, refuse())
    undo(desk, BOB, case, made.seq, SOON)
    public = following.follow(desk, now_at(desk, case).number, None, SOON)
    assert isinstance(public, following.Followed)
    back, refused, _ = public.entries
    assert (back.what, back.label) == ("undone_act", refused.label)
    assert refused.undone
    assert (refused.words, refused.reason, refused.next_step) == (None, None, None)
    assert public.decision is None
    assert public.ending is None
    assert [phase.place for phase in public.phases] == ["here", "ahead", "ahead"]
    inside = look(desk, BOB, case, SOON)
    assert inside is not None
    assert inside.followed.entries[1].words == "Too dear for this year"


def test_the_page_offers_it_while_it_is_open(desk: Desk, case: int) -> None:
    made = done(desk, case, refuse())

    def offered(person: int, at: dt.datetime) -> Undoable | None:
        found = look(desk, person, case, at)
        assert found is not None
        return may_undo(desk, person, found, at)

    assert offered(BOB, SOON) == Undoable(made.seq, NOON + 10 * MINUTE)
    assert offered(BOB, NOON + 10 * MINUTE) is None
    assert offered(ALICE, SOON) is None
    undo(desk, BOB, case, made.seq, SOON)
    assert offered(BOB, SOON) is None


def test_a_vote_and_the_review_that_it_closed(desk: Desk) -> None:
    case = opened(desk, 1, cost=10**9)[0]
    done(desk, case, pass_on())
    before = now_at(desk, case)
    made = done(desk, case, Act("pass", Actor(DIAN), {}, slot="agency"))
    undo(desk, DIAN, case, made.seq, SOON)
    assert bare(now_at(desk, case)) == bare(before)
    done(desk, case, Act("pass", Actor(DIAN), {}, slot="agency"), SOON)
    one = now_at(desk, case)
    made = done(desk, case, Act("pass", Actor(FINA), {}, slot="team.1"), SOON)
    assert made.case.ending == "completed"
    undo(desk, FINA, case, made.seq, SOON + SECOND)
    assert bare(now_at(desk, case)) == bare(one)
    well(desk)


def test_a_form_sent_once_more_after_it_was_taken_back_says_what_happened(
    desk: Desk, case: int
) -> None:
    first = act(desk, case, pass_on(1), "form-1", NOON)
    assert isinstance(first, Done)
    undo(desk, BOB, case, first.seq, SOON)
    again = act(desk, case, pass_on(1), "form-1", SOON)
    assert isinstance(again, Moved)
    assert [one.kind for one in again.since] == ["acted", "undone"]


def test_what_opens_other_cases_is_not_undone(survey_desk: Desk) -> None:
    join(survey_desk)
    case = sent(survey_desk)
    made = act(survey_desk, case, to_survey(), None, NOON)
    assert isinstance(made, Done)
    found = look(survey_desk, BOB, case, NOON)
    assert found is not None
    assert may_undo(survey_desk, BOB, found, NOON) is None
    assert key_of(undo(survey_desk, BOB, case, made.seq, NOON)) == "undo_opened_cases"
    assert branch(survey_desk.database, NOON).opened == 2
    made = act(survey_desk, case, Act("stop", Actor(CHARLIE)), None, SOON)
    assert isinstance(made, Done)
    assert key_of(undo(survey_desk, CHARLIE, case, made.seq, SOON)) == "undo_left_cases"


def test_an_end_that_another_case_waited_for_is_not_undone(survey_desk: Desk) -> None:
    join(survey_desk)
    parent = sent(survey_desk)
    act(survey_desk, parent, to_survey(), None, NOON)
    branch(survey_desk.database, NOON)
    child = surveys(survey_desk, parent)[0].child
    assert child is not None
    made = act(survey_desk, child, seen(), None, SOON)
    assert isinstance(made, Done)
    assert key_of(undo(survey_desk, STRANGER, child, made.seq, SOON)) == "undo_told_case"
    found = look(survey_desk, STRANGER, child, SOON)
    assert found is not None
    assert may_undo(survey_desk, STRANGER, found, SOON) is None
