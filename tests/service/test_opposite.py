"""Two approvers with opposite answers at the same moment, two hundred times: one wins, the other
learns what happened, nothing is lost and nothing is half there."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Act
from engine.service.acting import act
from engine.service.acting_many import act_many
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Acted, Done, Moved, Receipt
from engine.service.verifying import verify
from engine.store.archive import snapshot
from engine.store.database import Database
from tests.support.office import pass_on, refuse, wish
from tests.support.small import BOB, FINA, NOON

TIMES = 200
ANSWERS = (pass_on(1, person=BOB), refuse(1, person=FINA))


@pytest.fixture
def cases(desk: Desk, owner: Database) -> list[int]:
    """Cases that wait for the village head's office, which Bob and Fina hold."""
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO term (tenant, office, person, from_on) VALUES (1, 1, %s, '2020-01-01')",
            (FINA,),
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    found = open_many(desk, "small", [(wish(), f"form-{n}") for n in range(TIMES)], NOON)
    return [one.case_id for one in found if isinstance(one, Receipt)]


def together(desk: Desk, case: int, pool: ThreadPoolExecutor) -> dict[int, Acted]:
    """What each of the two is answered, who pressed at the same moment."""
    start = threading.Barrier(2)

    def press(request: Act) -> tuple[int, Acted]:
        start.wait()
        person = request.actor.person
        assert person is not None
        return person, act(desk, case, request, f"{case}-{person}", NOON)

    return dict(pool.map(press, ANSWERS))


def test_of_opposite_answers_one_wins_and_the_other_learns_of_it(
    desk: Desk, cases: list[int], owner: Database
) -> None:
    assert len(cases) == TIMES
    won: Counter[int] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for case in cases:
            answers = together(desk, case, pool)
            (winner,) = [who for who, one in answers.items() if isinstance(one, Done)]
            (loser,) = set(answers) - {winner}
            done, moved = answers[winner], answers[loser]
            assert isinstance(done, Done)
            assert isinstance(moved, Moved)
            # The other reads who was faster with what, and where the case is now.
            assert [one.record["by"]["person"] for one in moved.since] == [winner]
            assert [one.record["act"] for one in moved.since] == [done_act(winner)]
            assert moved.case == done.case
            # Sent again, their form is no receipt of a decision that never was.
            again = act(desk, case, ANSWERS[(BOB, FINA).index(loser)], f"{case}-{loser}", NOON)
            assert isinstance(again, Moved)
            won[winner] += 1
    assert won.total() == TIMES
    whole(desk, cases, owner, won)


def test_a_bulk_and_a_single_answer_meet_the_same_way(
    desk: Desk, cases: list[int], owner: Database
) -> None:
    start = threading.Barrier(2)

    def bulk() -> list[Acted | None]:
        start.wait()
        return act_many(desk, [(case, ANSWERS[0]) for case in cases], NOON)

    def singly() -> list[Acted]:
        start.wait()
        # From the other end, so that the two meet in the middle.
        return [act(desk, case, ANSWERS[1], None, NOON) for case in reversed(cases)][::-1]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(bulk), pool.submit(singly)
        pairs = list(zip(first.result(), second.result(), strict=True))
    for one, other in pairs:
        assert {type(one), type(other)} == {Done, Moved}
    won = Counter(BOB if isinstance(one, Done) else FINA for one, _ in pairs)
    whole(desk, cases, owner, won)


def done_act(person: int) -> str:
    return "pass_on" if person == BOB else "refuse"


def whole(desk: Desk, cases: list[int], owner: Database, won: Counter[int]) -> None:
    """One decision a case, with all that belongs to it, and every chain and fold is right."""
    with owner.connection() as connection:
        acts = connection.execute(
            "SELECT case_id, count(*) FROM event WHERE seq > 1 GROUP BY case_id"
        ).fetchall()
        assert dict(acts) == dict.fromkeys(cases, 1)
        (left,) = connection.execute(
            "SELECT count(*) FROM task WHERE state = 'village_check' AND closed_at IS NULL"
        ).fetchone() or (None,)
        assert left == 0
        said = connection.execute(
            "SELECT count(DISTINCT case_id) FROM words WHERE path = 'say.words'"
        ).fetchone()
        assert said == (won[FINA],), "the words of refusals that are none are nowhere"
    with snapshot(owner) as archive:
        assert list(verify(archive)) == []  # chains, and every row is the fold of its events
