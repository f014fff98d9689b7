"""A small year is played whole on real servers; each invariant is seen to break when it should."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from engine.rehearsal.report import invariants, table
from engine.rehearsal.stage import Stage, StageError, staged
from engine.rehearsal.tally import Tally
from engine.rehearsal.year import Year, first_day
from engine.store.database import Database
from engine.store.stepping import load

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = "musrenbang"


class Played:
    """One played year, shared by the tests of this module."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.days: list[dt.date] = []
        year = Year(stage.desk, WORKFLOW, stage.cast, 30, Random(7), self._look)
        self.tally = year.play()
        self.compiled = year.compiled

    def _look(self, tally: Tally) -> None:
        assert tally.on is not None
        self.days.append(tally.on)


@pytest.fixture(scope="module")
def played(module_database_url: str) -> Iterator[Played]:
    first = first_day(ROOT / "workflows", WORKFLOW)
    with staged(module_database_url, ROOT, 4, first, lambda _line: None) as stage:
        yield Played(stage)


@pytest.fixture
def owner(played: Played) -> Iterator[Database]:
    database = Database(played.stage.desk.database.url, size=1, as_owner=True)
    yield database
    database.close()


def test_every_proposal_comes_to_an_end_and_every_invariant_is_kept(played):
    assert played.tally.opened_ == 30
    assert played.tally.open_cases == 0
    assert [one.words for one in invariants(played.stage.desk) if not one.holds] == []


def test_people_go_on_leave_and_others_act_in_their_place(played):
    assert played.tally.named
    assert played.tally.leaves > 5
    assert played.tally.on_behalf
    lines = table(played.stage.desk, played.compiled, played.tally, [])
    assert f"{played.tally.leaves:,} and {played.tally.named}" in lines


def test_the_clock_moves_by_days_and_never_back(played):
    assert played.days == sorted(set(played.days))
    assert (played.days[-1] - played.days[0]).days > 300


def test_the_table_counts_every_case_once(played):
    lines = table(played.stage.desk, played.compiled, played.tally, []).splitlines()
    header = next(n for n, line in enumerate(lines) if line.split()[:1] == ["ending"])
    counts = []
    divided = 0
    for line in lines[header + 1 :]:
        if not line.strip():
            break
        counts.append(int(line.split()[-1]))
        divided += counts[-1] if line.split()[0] == "divided" else 0
    assert sum(counts) == 30 + 2 * divided  # each goes on as two parts


# Another case that was decided on, and that nobody is about to open.
DECIDED = """
INSERT INTO sub_case (tenant, parent, seq, state, slot, visit, workflow, give, waits, withdraw,
                      made_at)
SELECT tenant, id, 1, 'x', 'y', 1, 'z', '{}', true, false, now() FROM cases
 WHERE id = (SELECT min(id) FROM cases)
"""


TAMPERED = [
    (
        "fold",
        "UPDATE cases SET visit = visit + 1 WHERE id = (SELECT min(id) FROM cases)",
        "UPDATE cases SET visit = visit - 1 WHERE id = (SELECT min(id) FROM cases)",
    ),
    (
        "owner",
        "UPDATE cases SET ending = NULL WHERE ending = 'completed'",
        "UPDATE cases SET ending = 'completed' WHERE ending IS NULL",
    ),
    (
        "other case",
        DECIDED,
        "DELETE FROM sub_case",
    ),
    (
        "in somebody's place",
        "UPDATE delegation SET from_on = from_on + 5000",
        "UPDATE delegation SET from_on = from_on - 5000",
    ),
    (
        "refusal",
        "UPDATE words SET path = 'x.' || path WHERE path = 'say.next_step'",
        "UPDATE words SET path = 'say.next_step' WHERE path = 'x.say.next_step'",
    ),
]


def test_an_invariant_that_is_broken_is_named(played, owner):
    for words, tamper, mend in TAMPERED:
        with owner.connection() as connection:
            assert connection.execute(tamper).rowcount, words
        broken = [one for one in invariants(played.stage.desk) if not one.holds]
        with owner.connection() as connection:
            connection.execute(mend)
        assert any(words in one.words for one in broken), words
        assert all(one.broken for one in broken)
        assert all(one.holds for one in invariants(played.stage.desk)), words


def test_what_may_be_given_is_given_at_times(played):
    with played.stage.desk.database.connection() as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM cases").fetchall()]
        cases = load(connection, played.stage.desk.tenant, ids)
    given = ["village_note" in case.data for case in cases if "village_rank" in case.data]
    assert any(given)
    assert not all(given)


def test_more_villages_than_there_are_cannot_be_played(module_database_url):
    first = first_day(ROOT / "workflows", WORKFLOW)
    with (
        pytest.raises(StageError, match="--villages"),
        staged(module_database_url, ROOT, 10_000, first, lambda _line: None),
    ):
        pass


def test_a_workflow_without_a_window_cannot_be_played():
    with pytest.raises(ValueError, match="window"):
        first_day(ROOT / "workflows", "joint_task_force")
    with pytest.raises(LookupError):
        first_day(ROOT / "workflows", "nothing_like_it")
