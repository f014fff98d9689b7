"""The queue's rows: order, pages, filters, and a plan that does not grow with what is open."""

import datetime as dt
import json
import re
from collections.abc import Iterator

import pytest

from engine.store import queue
from engine.store.database import Connection, Database
from engine.store.queue import After, Filter, Hands, Queued
from engine.store.tables.cases import NEVER

NOW = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)
QUEUES = [f"head@{number}" for number in range(8)]
OPEN = 12_000


@pytest.fixture(scope="module")
def rows(module_database_url: str) -> Iterator[Connection]:
    """Two tenants; every twentieth task of the first has no due date, every tenth is closed."""
    owner = Database(module_database_url, size=1, as_owner=True)
    with owner.transaction() as connection:
        for tenant in (1, 2):
            fill(connection, tenant, OPEN if tenant == 1 else 40)
    with owner.connection() as connection:
        connection.execute("ANALYZE")
    owner.close()
    database = Database(module_database_url)
    with database.connection() as connection:
        yield connection
    database.close()


def fill(connection: Connection, tenant: int, count: int) -> None:
    given = {"t": tenant, "n": count, "now": NOW, "never": NEVER}
    connection.execute(
        "INSERT INTO tenant (id, slug, name, kind, area) OVERRIDING SYSTEM VALUE"
        " VALUES (%(t)s, 'slug-' || %(t)s, 'Regency', 'regency', '33')",
        given,
    )
    connection.execute(
        "INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,"
        " published_at) VALUES (%(t)s, 'h', 'wish', 1, '', '{}', 'office', %(now)s)",
        given,
    )
    connection.execute(
        "INSERT INTO cases (tenant, id, number, workflow, definition, area, area_version, title,"
        " state, visit, revision, data, standing, opened_at, entered_at, head)"
        " SELECT %(t)s, i, 'WSH-2028-' || i, 'wish', 'h', '33.01', 1,"
        "        CASE WHEN i %% 100 = 7 THEN 'Talud 50% _' ELSE 'Jalan' END || i,"
        "        'gate', 1, 1, '{}', '{}', %(now)s, %(now)s, '\\x00'"
        "   FROM generate_series(1, %(n)s) AS i".replace("50% ", "50%% "),
        given,
    )
    connection.execute(
        "INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role,"
        " queue, area, stage, opened_at, due_at, closed_at)"
        " SELECT %(t)s, i, 'gate', 1, '', 0, CASE WHEN i / 8 %% 2 = 0 THEN 'wish' ELSE 'other' END,"
        "        CASE WHEN i %% 3 = 0 THEN 'asking' ELSE 'review' END, 'head', 'head@' || i %% 8,"
        "        CASE WHEN i %% 5 = 0 THEN '33.01.02.2001' ELSE '33.010' END, 0, %(now)s,"
        "        CASE WHEN i %% 20 = 0 THEN %(never)s"
        "             ELSE %(now)s + (i * 7919 %% 5000) * interval '1 minute' END,"
        "        CASE WHEN i %% 10 = 3 THEN %(now)s END"
        "   FROM generate_series(1, %(n)s) AS i",
        given,
    )
    # A few of each queue are taken up by persons 100 and 101; one of them left the even queues.
    connection.execute(
        "UPDATE task SET taken_by = 100 + case_id / 97 %% 2, taken_at = %(now)s"
        " WHERE tenant = %(t)s AND case_id %% 97 < 6 AND closed_at IS NULL",
        given,
    )


def every(
    rows: Connection, wanted: Filter, queues: list[str] = QUEUES, size: int = 500
) -> list[Queued]:
    """All lines, read page by page."""
    found: list[Queued] = []
    after = None
    while page := queue.page(rows, 1, queues, wanted, after, size):
        found += page
        after = After(page[-1].due_at, page[-1].id)
    return found


def test_pages_come_by_due_date_and_hold_everything_once(rows: Connection) -> None:
    found = every(rows, Filter())
    assert len(found) == len({task.id for task in found}) == OPEN * 9 // 10
    keys = [(task.due_at or NEVER, task.id) for task in found]
    assert keys == sorted(keys)


def test_what_has_no_due_date_comes_last_and_has_none(rows: Connection) -> None:
    found = every(rows, Filter(), QUEUES[:4])
    undated = [task for task in found if task.due_at is None]
    assert undated
    assert found[-len(undated) :] == undated


def test_only_my_queues_of_my_tenant_are_read(rows: Connection) -> None:
    assert {task.queue for task in every(rows, Filter(), QUEUES[2:4])} == set(QUEUES[2:4])
    assert queue.page(rows, 3, QUEUES, Filter(), None, 26) == []
    assert queue.page(rows, 1, [], Filter(), None, 26) == []
    assert queue.count(rows, 2, QUEUES, Filter()) == 36


def test_filters_keep_what_they_name(rows: Connection) -> None:
    assert {task.workflow for task in every(rows, Filter(workflow="other"))} == {"other"}
    assert {task.area for task in every(rows, Filter(area="33.01"))} == {"33.01.02.2001"}
    late = every(rows, Filter(due_before=NOW + dt.timedelta(hours=2)))
    assert late
    assert all(t.due_at is not None and t.due_at <= NOW + dt.timedelta(hours=2) for t in late)
    both = every(rows, Filter(workflow="wish", phase="asking"))
    assert both
    assert all(task.workflow == "wish" and task.case_id % 3 == 0 for task in both)


BEHIND = tuple(
    (queue_, person, None)
    for number, queue_ in enumerate(QUEUES)
    for person in ((100, 101) if number % 2 else (100,))
)


def test_tasks_in_hand_are_told_from_nobodys_by_who_is_there_today(rows: Connection) -> None:
    mine = every(rows, Filter(hands=Hands(BEHIND, (100,))))
    assert mine
    assert all(task.taken_by == 100 for task in mine)
    theirs = every(rows, Filter(hands=Hands(BEHIND, (101,))))
    assert {task.queue for task in theirs} == set(QUEUES[1::2])
    nobodys = every(rows, Filter(hands=Hands(BEHIND)))
    left = [task for task in nobodys if task.taken_by is not None]
    assert {(task.taken_by, task.queue) for task in left} == {(101, one) for one in QUEUES[::2]}
    found = sorted(task.id for task in (*mine, *theirs, *nobodys))
    assert found == sorted(task.id for task in every(rows, Filter()))
    for hands in (Hands(BEHIND, (100, 101)), Hands(BEHIND)):
        wanted = Filter(hands=hands, words="talud")
        narrowed = queue.narrowed(rows, 1, wanted)
        assert narrowed.cases is not None
        assert every(rows, narrowed) == every(rows, wanted)
        assert queue.count(rows, 1, QUEUES, narrowed) == queue.count(rows, 1, QUEUES, wanted)


@pytest.mark.parametrize("after", [None, After(NOW + dt.timedelta(days=2), 5)])
def test_what_is_in_hand_is_read_from_its_own_index(rows: Connection, after: After | None) -> None:
    plan = explained(rows, Filter(hands=Hands(BEHIND, (100, 101))), after)
    assert [node["Index Name"] for node in plan if "ix_task" in node.get("Index Name", "")] == [
        "ix_task_taken"
    ]


@pytest.mark.parametrize("words", ["50% _", "talud 50%", "talud 50% _107"])
def test_words_stand_for_themselves(rows: Connection, words: str) -> None:
    found = every(rows, Filter(words=words))
    assert found
    assert all(words.casefold() in task.title.casefold() for task in found)
    assert every(rows, Filter(words="50%%")) == every(rows, Filter(words="\\")) == []


@pytest.mark.parametrize(
    "words",
    ["WSH-2028-16", "talud 50% _107", "jalan1199", "tidak ada", "t", "2028-0011", "2028", "n1199"],
)
def test_words_are_found_the_same_from_the_cases_as_from_the_queues(
    rows: Connection, words: str
) -> None:
    wanted = Filter(words=words, workflow="wish")
    narrowed = queue.narrowed(rows, 1, wanted)
    assert (narrowed.cases is None) == (words in ("t", "2028"))  # too short, too many
    assert every(rows, narrowed) == every(rows, wanted)
    assert queue.count(rows, 1, QUEUES, narrowed) == queue.count(rows, 1, QUEUES, wanted)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("jalan mawar", None),
        ("gang 457", "457"),
        ("gang 45", None),
        ("USL-2028-00457", "00457"),
        ("pasar 2028", None),
        ("no 123 rt 0042", "0042"),
        ("2028123", "2028123"),
    ],
)
def test_the_number_that_tells_most_is_looked_up_first(words: str, number: str | None) -> None:
    assert queue.telling_number(words) == number


def test_common_words_beside_a_number_are_looked_up_by_the_number(rows: Connection) -> None:
    assert queue.narrowed(rows, 1, Filter(words="jalan 1199")).cases is not None


def test_a_word_that_many_cases_have_is_met_on_the_way(rows: Connection) -> None:
    assert queue.narrowed(rows, 1, Filter(words="jalan")).cases is None
    assert queue.narrowed(rows, 2, Filter(words="talud")).cases == (7,)


@pytest.mark.parametrize("words", ["WSH-2028-1699", "tidak ada", "jalan"])
def test_a_word_search_reads_little_however_many_tasks_wait(rows: Connection, words: str) -> None:
    plan = explained(rows, queue.narrowed(rows, 1, Filter(words=words)), None)
    for node in plan:
        if node.get("Relation Name") in ("task", "cases"):
            assert node["Node Type"] != "Seq Scan"
            assert node["Actual Rows"] * node["Actual Loops"] < OPEN / 10


def test_the_count_stops_where_nobody_counts_on(rows: Connection) -> None:
    assert queue.count(rows, 1, QUEUES, Filter()) == queue.CAP + 1
    assert queue.count(rows, 1, QUEUES[:1], Filter(words="WSH-2028-16")) < queue.CAP


@pytest.mark.parametrize("after", [None, After(NOW + dt.timedelta(days=2), 5), After(None, 900)])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(workflow="wish"),
        Filter(due_before=NOW + dt.timedelta(days=9)),
        Filter(hands=Hands((("head@1", 100, None),))),
    ],
)
def test_a_page_is_read_from_the_index_and_never_sorts_everything(
    rows: Connection, wanted: Filter, after: After | None
) -> None:
    """At any depth and for any filter: as many tasks are touched as a page of each queue has."""
    plan = explained(rows, wanted, after)
    scans = [node for node in plan if node.get("Relation Name") == "task"]
    assert [node["Index Name"] for node in scans] == ["ix_task_open"]
    [scan] = scans
    touched = scan["Actual Loops"] * (scan["Actual Rows"] + scan.get("Rows Removed by Filter", 0))
    assert touched <= len(QUEUES) * 26 * 3
    sorted_rows = [n["Actual Rows"] for n in plan if n["Node Type"] == "Sort"]
    assert max(sorted_rows, default=0) <= len(QUEUES) * 26


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "ix_task_open"),
        (Filter(workflow="wish", phase="asking"), "ix_task_open"),
        (Filter(words="talud"), "ix_task_open"),
        (Filter(words="talud", cases=(7, 107)), "uq_task_key"),
        (Filter(hands=Hands(BEHIND, (100,))), "ix_task_taken"),
    ],
)
def test_the_plan_of_a_page_is_made_once(
    module_database_url: str, wanted: Filter, index: str
) -> None:
    """Planning takes longer than reading: the server must find its general plan good enough."""
    database = Database(module_database_url, size=1)
    with database.connection() as connection:
        for size in range(1, 16):
            queue.page(connection, 1, QUEUES[: size % 5], wanted, None, 26)
        [plans] = connection.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
            " WHERE statement LIKE '%WITH page%'"
        ).fetchall()
        assert plans == (10, 5)
        number: dict[str, str] = {}
        statement, _ = queue.page_statement(1, QUEUES, wanted, None, 26)
        general = re.sub(
            r"%\((\w+)\)s", lambda m: number.setdefault(m[1], f"${len(number) + 1}"), statement
        )
        [(plan,)] = connection.execute(
            f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {general}".encode()
        ).fetchall()
    database.close()
    scans = [node for node in nodes(plan[0]["Plan"]) if node.get("Relation Name") == "task"]
    assert [node["Index Name"] for node in scans] == [index]


def explained(rows: Connection, wanted: Filter, after: After | None) -> list[dict[str, object]]:
    """The nodes of the plan of the page's own statement, as it was run."""
    statement, given = queue.page_statement(1, QUEUES, wanted, after, 26)
    row = rows.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", given).fetchone()
    assert row is not None
    found = row[0] if isinstance(row[0], list) else json.loads(row[0])
    return list(nodes(found[0]["Plan"]))


def nodes(plan: dict[str, object]) -> Iterator[dict[str, object]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)
