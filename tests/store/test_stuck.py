"""What is stuck is read as far as a page shows, by an index, however much there is."""

import json
from collections.abc import Iterator

import pytest

from engine.store import incidents, operating, stuck
from engine.store.database import Connection, Database
from tests.store.test_queue import NOW, fill, nodes

MANY = 20_000
BIG = {"task", "delivery", "outbox", "incident"}
GIVEN = {"tenant": 1, "most": 20, "now": NOW, "due": NOW, "after": NOW, "never": stuck.NEVER}

DELIVERIES = """
INSERT INTO delivery (tenant, outbox, case_id, person, channel, kind, notice, values, made_at,
                      next_at, sent_at, failed_at, error, attempts)
SELECT 1, outbox.id, outbox.case_id, 1, 'mail', 'task', 'x', '{}', %(now)s,
       CASE WHEN n %% 4 IN (1, 2) THEN %(now)s + n * interval '1 s' END,
       CASE WHEN n %% 4 = 0 THEN %(now)s END, CASE WHEN n %% 4 = 3 THEN %(now)s END,
       CASE n %% 4 WHEN 1 THEN 'connect 111' WHEN 3 THEN 'recipient 550' END, 3
  FROM (SELECT tenant, id, case_id, row_number() OVER (ORDER BY id) AS n FROM outbox) AS outbox
"""
RAISED = """
INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
SELECT tenant, case_id, '', 'undelivered', jsonb_build_object('delivery', id), failed_at
  FROM delivery WHERE failed_at IS NOT NULL
 UNION ALL
SELECT 1, id, '', CASE id %% 2 WHEN 0 THEN 'silent' ELSE 'vacant' END, '{}', %(now)s
  FROM cases WHERE tenant = 1
"""


@pytest.fixture(scope="module")
def rows(module_database_url: str) -> Iterator[Connection]:
    """An office in which half of everything is stuck."""
    owner = Database(module_database_url, size=1, as_owner=True)
    with owner.transaction() as connection:
        fill(connection, 1, MANY)
        fill(connection, 2, 40)
        connection.execute("INSERT INTO person (name, language) VALUES ('Ani', 'id')")
        connection.execute(
            "UPDATE task SET wake_at = due_at WHERE closed_at IS NULL AND due_at < %s",
            (stuck.NEVER,),
        )
        connection.execute(
            "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before,"
            " relayed_at) SELECT tenant, id, 1, 'x', 'x', 'task', '{}',"
            " %s + (id - 10000) * interval '1 s', CASE WHEN id %% 2 = 0 THEN %s END"
            "   FROM cases WHERE tenant = 1",
            (NOW, NOW),
        )
        connection.execute(DELIVERIES, {"now": NOW})
        connection.execute(RAISED, {"now": NOW})
    with owner.connection() as connection:
        connection.execute("VACUUM ANALYZE")
    owner.close()
    database = Database(module_database_url)
    with database.connection() as connection:
        yield connection
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        stuck._FAILED,
        stuck._PUT_OFF,
        stuck._UNTRIED,
        stuck._RELAY,
        stuck._HELD,
        stuck._DUE_AFTER,
        incidents._KINDS,
        operating._WAITING,
    ],
)
def test_no_statement_reads_more_than_it_shows(rows: Connection, statement: str) -> None:
    plan = rows.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}".encode(), GIVEN).fetchone()
    assert plan is not None
    found = plan[0] if isinstance(plan[0], list) else json.loads(plan[0])
    scans = [node for node in nodes(found[0]["Plan"]) if node.get("Relation Name") in BIG]
    assert scans
    for node in scans:
        assert node["Node Type"] != "Seq Scan", node
        read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        assert read * node["Actual Loops"] <= 8 * GIVEN["most"], node


def test_the_oldest_come_first_and_counts_stop_at_their_bound(
    rows: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stuck, "MOST", 10)
    monkeypatch.setattr(stuck, "READ", 10)
    monkeypatch.setattr(incidents, "MOST", 10)
    monkeypatch.setattr(operating, "MOST", 10)
    failed, waiting = stuck.failed(rows, 1), stuck.put_off(rows, 1)
    assert len(failed) == len(waiting) == 10
    assert failed == sorted(failed, key=lambda one: one.id)
    assert {one.error for one in failed} == {"recipient 550"}
    first = waiting[0].next_at
    assert first is not None
    assert first == min(one.next_at for one in waiting if one.next_at)
    assert stuck.untried(rows, 1, NOW).later == 10
    kinds = ("silent", "undelivered", "vacant")
    assert incidents.count_by_kind(rows, 1) == dict.fromkeys(kinds, (10, NOW))
    relay = stuck.relay(rows, 1, NOW)
    assert (relay.due, relay.later) == (10, 0)
    assert stuck.due_after(rows, 1, NOW) == 10
    figures = operating.waiting(rows, NOW)
    opened = rows.execute("SELECT count(*) FROM task WHERE closed_at IS NULL").fetchall()[0][0]
    assert figures.tasks_open == pytest.approx(opened, rel=0.05)  # after a vacuum: what it saw
    assert (figures.outbox_due, figures.mails_waiting) == (10, 10)


def test_another_office_has_nothing_of_it(rows: Connection) -> None:
    assert stuck.failed(rows, 2) == stuck.put_off(rows, 2) == []
    assert stuck.untried(rows, 2, NOW) == stuck.Line(0, None, 0, None)
    assert incidents.count_by_kind(rows, 2) == {}
    assert stuck.relay(rows, 2, NOW) == stuck.Line(0, None, 0, None)
    assert stuck.long_work(rows, 2) == []
    # Of an office's queues each has its own count and its oldest.
    found = stuck.waiting(rows, 1, [(7, "head@0"), (7, "head@1"), (8, "nobody")])
    assert set(found) == {7}
    assert stuck.waiting(rows, 1, []) == {}
