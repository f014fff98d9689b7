"""What verify finds when the owner of the database tampers, and what it lets pass."""

import datetime as dt
import hashlib
import zlib
from pathlib import Path

import pytest

from engine.core.values import Act, Actor
from engine.service import exporting
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.erasing import erase
from engine.service.opening import open_many
from engine.service.register import record
from engine.service.results import Receipt
from engine.service.rooting import make_root, read_text, roots_of, today, write_text
from engine.service.verifying import Kept, verify
from engine.store.archive import snapshot
from engine.store.database import Database
from engine.store.stepping import load
from tests.support.office import pass_on, refuse, wish
from tests.support.small import ALICE, CHARLIE, NOON

DAY = dt.timedelta(days=1)
ON = NOON.date()


@pytest.fixture
def receipts(desk: Desk) -> list[Receipt]:
    """Three cases with one, two and three events; all but the last within a root."""
    forms = [(wish(title=f"Wish {n}"), f"form-{n}") for n in range(3)]
    made = [one for one in open_many(desk, "small", forms, NOON) if isinstance(one, Receipt)]
    act(desk, made[1].case_id, refuse(), None, NOON)
    act(desk, made[2].case_id, pass_on(), None, NOON)
    make_root(desk, ON, NOON)
    act(desk, made[2].case_id, Act("accept", Actor(CHARLIE)), None, NOON)
    return made


def problems(database: Database, kept: Kept | None = None) -> list[str]:
    with snapshot(database) as archive:
        return list(verify(archive, kept))


@pytest.fixture
def tamper(owner: Database) -> "Tamper":
    """The owner at work."""
    return Tamper(owner)


class Tamper:
    """Changes rows as only the owner of the database can."""

    def __init__(self, owner: Database) -> None:
        self._owner = owner

    def __call__(self, statement: str, *values: object) -> None:
        with self._owner.connection() as connection:
            assert connection.execute(statement, values).rowcount > 0, statement

    def delete_case(self, case_id: int) -> None:
        for table in ("submission", "ended", "outbox", "incident", "task", "words", "event"):
            with self._owner.connection() as connection:
                connection.execute(f"DELETE FROM {table} WHERE case_id = %s", (case_id,))
        self("DELETE FROM cases WHERE id = %s", case_id)


def test_nothing_is_wrong_with_what_was_done_in_order(
    desk: Desk, receipts: list[Receipt], owner: Database
) -> None:
    assert make_root(desk, ON + DAY, NOON + DAY)
    assert problems(desk.database) == []


def test_a_changed_event_is_named(receipts: list[Receipt], owner: Database, tamper: Tamper) -> None:
    tamper(
        "UPDATE event SET body = replace(encode(body, 'escape'), 'LOW', 'NEW')::bytea"
        " WHERE case_id = %s AND seq = 2",
        receipts[1].case_id,
    )
    assert problems(owner) == [f"{receipts[1].number} event 2 was changed"]


def test_a_change_of_the_columns_beside_the_bytes_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper(
        "UPDATE event SET recorded_at = recorded_at - interval '1 day'"
        " WHERE case_id = %s AND seq = 1",
        receipts[0].case_id,
    )
    assert [line.split(":")[0] for line in problems(owner)] == [
        f"{receipts[0].number} event 1 was changed"
    ]


def test_a_deleted_last_event_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper("DELETE FROM event WHERE case_id = %s AND seq = 3", receipts[2].case_id)
    assert problems(owner) == [f"{receipts[2].number} event 3 is missing: it was the last one"]


def test_a_deleted_last_event_is_named_even_where_the_row_was_wound_back(
    desk: Desk, receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    """The row and the tasks look as before event 2: only the root knows better."""
    case_id = receipts[1].case_id
    tamper("DELETE FROM words WHERE case_id = %s AND seq = 2", case_id)
    tamper("DELETE FROM event WHERE case_id = %s AND seq = 2", case_id)
    tamper("UPDATE task SET closed_at = NULL WHERE case_id = %s", case_id)
    tamper(
        "UPDATE cases SET revision = 1, state = 'gate', visit = 1, ending = NULL, head ="
        " (SELECT hash FROM event WHERE case_id = id AND seq = 1),"
        ' standing = \'{"parties": {"opener": 1}, "acted": {"asker": [1]}}\''
        " WHERE id = %s",
        case_id,
    )
    assert problems(owner) == [f"{receipts[1].number} event 2 is missing: root {ON} holds it"]


def test_an_event_missing_in_the_middle_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper("DELETE FROM words WHERE case_id = %s AND seq = 2", receipts[1].case_id)
    tamper("DELETE FROM event WHERE case_id = %s AND seq = 2", receipts[2].case_id)
    found = problems(owner)
    assert f"{receipts[2].number} event 2 is missing" in found
    assert (
        f"{receipts[1].number} event 2: the words say.words are missing and were not erased"
        in found
    )


def test_a_deleted_case_is_named(receipts: list[Receipt], owner: Database, tamper: Tamper) -> None:
    tamper.delete_case(receipts[0].case_id)
    assert problems(owner) == [f"{receipts[0].number} is missing: the case was deleted"]


def test_a_deleted_last_case_is_named_even_where_the_counter_was_wound_back(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper.delete_case(receipts[2].case_id)
    tamper("UPDATE counter SET last = 2")
    assert problems(owner) == [f"{receipts[2].number} is missing: the case was deleted"]


def test_an_invented_case_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper("UPDATE counter SET last = 2")
    assert problems(owner) == [f"{receipts[2].number} was never given out"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("state = 'gate'", "state"),
        ("data = data || '{\"cost\": 1}'", "data"),
        ("standing = standing || '{\"acted\": {}}'", "acted"),
        ("area = '33.26.01.2002'", "area"),
    ],
)
def test_a_row_that_is_not_the_fold_of_its_events_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper, change: str, what: str
) -> None:
    tamper(f"UPDATE cases SET {change} WHERE id = %s", receipts[2].case_id)
    assert problems(owner) == [f"{receipts[2].number} differs from its events in: {what}"]


def test_an_open_task_that_no_event_made_is_named(
    receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    tamper("UPDATE task SET queue = 'person:7' WHERE case_id = %s", receipts[0].case_id)
    assert problems(owner) == [f"{receipts[0].number} differs from its events in: tasks"]


def test_changed_words_are_named(receipts: list[Receipt], owner: Database, tamper: Tamper) -> None:
    tamper(
        "UPDATE words SET value = '\"Better\"' WHERE case_id = %s AND path = 'say.words'",
        receipts[1].case_id,
    )
    assert problems(owner) == [f"{receipts[1].number} event 2: the words say.words were changed"]


def test_a_changed_root_and_a_deleted_root_are_named(
    desk: Desk, receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    make_root(desk, ON + DAY, NOON + DAY)
    make_root(desk, ON + 2 * DAY, NOON + 2 * DAY)
    tamper('DELETE FROM daily_root WHERE "on" = %s', ON + DAY)
    assert problems(owner) == [
        f"root {ON + 2 * DAY} does not follow the root before it: one was deleted"
    ]
    tamper('UPDATE daily_root SET root = root || root WHERE "on" = %s', ON)
    assert f"root {ON} was changed" in problems(owner)


def test_whoever_rewrites_everything_is_caught_by_a_root_kept_elsewhere(
    desk: Desk, receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    (root,) = roots_of(desk)
    kept = {(1, ON): root.root.hex()}
    assert problems(owner, kept) == []
    text = read_text(root.text)
    forged = write_text(type(text)(1, ON, "", (0, ""), text.heads[:2]))
    tamper(
        "UPDATE daily_root SET heads = %s, root = %s",
        zlib.compress(forged),
        hashlib.sha256(forged).digest(),
    )
    assert problems(owner) == [], "alone it cannot be seen"
    assert problems(owner, kept) == [f"root {ON} is another one than the one that was kept"]
    tamper("DELETE FROM daily_root")
    assert problems(owner, kept) == [f"root {ON} is missing"]


def test_a_changed_definition_and_a_changed_register_are_named(
    desk: Desk, receipts: list[Receipt], owner: Database, tamper: Tamper
) -> None:
    with desk.database.transaction() as connection:
        record(connection, 1, "note", {"a": 1}, ALICE, "why", NOON)
        record(connection, 1, "note", {"a": 2}, ALICE, "why", NOON)
    make_root(desk, ON + DAY, NOON + DAY)
    assert problems(owner) == []
    tamper("UPDATE definition_version SET body = body || ' '::bytea")
    tamper("DELETE FROM decision WHERE seq = 2")
    found = problems(owner)
    assert any(line.startswith("definition ") and "was changed" in line for line in found)
    assert f"register 1: entry 2 is missing: root {ON + DAY} holds it" in found


def test_a_day_has_one_root_and_the_days_are_the_offices_own(desk: Desk) -> None:
    late = dt.datetime(2027, 2, 1, 18, tzinfo=dt.UTC)
    assert today(desk, late) == dt.date(2027, 2, 2), "it is past midnight in Jakarta"
    assert make_root(desk, ON, NOON)
    assert not make_root(desk, ON, NOON)
    assert not make_root(desk, ON - DAY, NOON)
    assert len(roots_of(desk)) == 1


def test_erased_words_are_gone_and_the_chain_is_whole(
    desk: Desk, receipts: list[Receipt], owner: Database
) -> None:
    case_id = receipts[1].case_id
    erased = erase(desk, case_id, ["set.title", "say.words", "no.such"], ALICE, "asked", NOON)
    assert erased == ["say.words", "set.title"]
    assert erase(desk, case_id, ["set.title"], ALICE, "asked", NOON) == []
    with desk.database.connection() as connection:
        (case,) = load(connection, 1, [case_id])
    assert "title" not in case.data
    with owner.connection() as connection:
        title = connection.execute("SELECT title FROM cases WHERE id = %s", (case_id,)).fetchone()
        everything = connection.execute(
            "SELECT string_agg(r, '') FROM ("
            " SELECT encode(body, 'escape') FROM event WHERE case_id = %(c)s"
            " UNION ALL SELECT w::text FROM words w WHERE case_id = %(c)s"
            " UNION ALL SELECT c::text FROM cases c WHERE id = %(c)s"
            " UNION ALL SELECT o::text FROM outbox o WHERE case_id = %(c)s) AS all_(r)",
            {"c": case_id},
        ).fetchone()
    assert title == (receipts[1].number,)
    assert everything is not None
    assert "Wish 1" not in everything[0]
    assert "Too dear" not in everything[0]
    assert problems(desk.database) == []


def test_an_exported_archive_is_checked_without_a_database(
    desk: Desk, receipts: list[Receipt], tmp_path: Path
) -> None:
    erase(desk, receipts[0].case_id, ["set.title"], ALICE, "asked", NOON)
    make_root(desk, ON + DAY, NOON + DAY)
    for name in ("all.jsonl", "all.jsonl.gz"):
        with snapshot(desk.database) as archive:
            assert exporting.write(archive, tmp_path / name) == 3
        assert list(verify(exporting.FileArchive(tmp_path / name))) == []
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    changed = [line.replace('\\"reason\\":\\"LOW\\"', '\\"reason\\":\\"NEW\\"') for line in lines]
    kept = [line for line in changed if f'"number":"{receipts[0].number}"' not in line]
    assert len(kept) == len(lines) - 1
    (tmp_path / "bad.jsonl").write_text("\n".join(kept) + "\n")
    assert list(verify(exporting.FileArchive(tmp_path / "bad.jsonl"))) == [
        f"{receipts[1].number} event 2 was changed",
        f"{receipts[0].number} is missing: the case was deleted",
    ]
    (tmp_path / "none").write_text("what is this\n")
    with pytest.raises(ValueError, match="cannot be read"):
        exporting.FileArchive(tmp_path / "none")
