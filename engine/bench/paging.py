"""The page of my open tasks, by due date, at many open tasks: the query of the pages itself."""

import random
import time
from dataclasses import dataclass

from engine.bench import loop
from engine.store.database import Connection, Database
from engine.store.queue import After, Filter, Hands, count, narrowed, page

QUEUES = 2000  # offices; one of them, the sought one, has a hundredth of all tasks
LIMIT = 25
AREAS = 1000  # the first area of those offices: 33.26.02.1000 and on
SOUGHT = f"bench@{loop.VILLAGE}"
# Of the others, the office whose page is read over HTTP; not in steps of a hundred, since those
# numbers are the sought one's.
ORDINARY = 777

TASKS_OF_A_CASE = 20

# As many cases as so many tasks belong to, like the one that is there.
_CASES = """
INSERT INTO cases (tenant, id, number, workflow, definition, area, area_version, title, state,
                   visit, revision, data, standing, opened_at, entered_at, head)
SELECT tenant, made.id, 'BCH-' || made.id, workflow, definition, area, area_version,
       'Saluran Gang ' || made.id, state, visit, revision, data, standing, opened_at, entered_at,
       head
  FROM (SELECT nextval('case_id') AS id FROM generate_series(1, %(more)s)) AS made,
       (SELECT * FROM cases WHERE tenant = 1 ORDER BY id LIMIT 1) AS one
"""

_FILL = """
INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role, queue,
                  area, stage, opened_at, due_at, closed_at)
SELECT 1, c.id, 'left', 1000000 + n, 'bench', 1, 'loop', 'review', 'left',
       CASE WHEN n %% 100 = 0 THEN %(sought)s
            ELSE 'bench@33.26.02.' || %(areas)s::int + n %% %(queues)s END,
       '33.26.01.2001', 0, %(now)s, %(now)s + make_interval(secs => (n::bigint * 7919) %% 31536000),
       CASE WHEN n > %(open)s THEN %(now)s END
  FROM generate_series(1, %(all)s) AS n
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM cases WHERE tenant = 1) AS c
    ON c.place = (n + n / 100) %% %(cases)s::int
"""

# Of a queue that three share, each has fifty of the first in hand.
_TAKE = """
UPDATE task SET taken_by = 1 + first.n %% 3, taken_at = %(now)s
  FROM (SELECT id, row_number() OVER (ORDER BY due_at, id) AS n FROM task
         WHERE queue = %(sought)s AND closed_at IS NULL ORDER BY due_at, id LIMIT 150) AS first
 WHERE task.id = first.id
"""
BEHIND = tuple((SOUGHT, person, None) for person in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Paged:
    """Seconds: the first pages, pages at any depth, 15 queues at once, a capped count,
    a search for a word that one case has, for one that about a hundred have, and for one that all
    have; what I have in hand of a
    shared queue, and what nobody has."""

    open_tasks: int
    p50: float
    p95: float
    deep_p95: float
    fifteen_p95: float
    count_p95: float
    rare_p95: float
    some_p95: float
    common_p95: float
    mine_p95: float
    nobodys_p95: float


def fill(owner: Database, open_tasks: int) -> None:
    """Make so many open tasks, and as many closed ones among them, of cases like real ones: about
    twenty tasks each."""
    with owner.connection() as connection:
        # Checking each of a million made-up rows for its case would take longer than making it.
        connection.execute("ALTER TABLE task DROP CONSTRAINT fk_task_tenant_case_id")
        [(there,)] = connection.execute("SELECT count(*) FROM cases WHERE tenant = 1").fetchall()
        connection.execute("UPDATE cases SET title = 'Saluran Gang ' || id WHERE tenant = 1")
        more = max(0, 2 * open_tasks // TASKS_OF_A_CASE - int(there))
        connection.execute(_CASES, {"more": more})
        connection.execute(
            _FILL,
            {
                "cases": int(there) + more,
                "queues": QUEUES,
                "sought": SOUGHT,
                "areas": AREAS,
                "open": open_tasks,
                "all": 2 * open_tasks,
                "now": loop.NOW,
            },
        )
        connection.execute(_TAKE, {"now": loop.NOW, "sought": SOUGHT})
        connection.execute("VACUUM ANALYZE task")
        connection.execute("VACUUM ANALYZE cases")


def area_of(office: int) -> str:
    """The area of one of the many offices."""
    return f"33.26.02.{AREAS + office}"


def queue_of(office: int) -> str:
    """Its queue."""
    return f"bench@{area_of(office)}"


def paged(database: Database, open_tasks: int, tries: int = 300) -> Paged:
    """Measure the page at the driver: sent, answered, made into values."""
    chance = random.Random(1)  # noqa: S311  (where to look, not a secret)
    with database.connection() as connection:
        first = [_page(connection, [SOUGHT], None) for _ in range(tries)]
        deep = [_page(connection, [SOUGHT], _somewhere(chance)) for _ in range(tries)]
        many = [
            _page(connection, [queue_of(chance.randrange(QUEUES)) for _ in range(15)], None)
            for _ in range(tries)
        ]
        counts = [_count(connection) for _ in range(tries // 3)]
        last = _last_case(connection)
        rare = [_sought(connection, f"gang {last - chance.randrange(99)}") for _ in range(tries)]
        some = [_sought(connection, f"gang {chance.randrange(100, 900)}") for _ in range(tries)]
        common = [_sought(connection, "saluran") for _ in range(tries)]
        mine = [_in_hand(connection, Hands(BEHIND, (1,))) for _ in range(tries)]
        free = [_in_hand(connection, Hands(BEHIND)) for _ in range(tries)]
    every = (first, deep, many, counts, rare, some, common, mine, free)
    p95 = [_at(times, 95) for times in every]
    return Paged(open_tasks, _at(first, 50), *p95)


def _page(connection: Connection, queues: list[str], after: After | None) -> float:
    begun = time.perf_counter()
    page(connection, loop.TENANT, queues, Filter(), after, LIMIT)
    return time.perf_counter() - begun


def _count(connection: Connection) -> float:
    begun = time.perf_counter()
    count(connection, loop.TENANT, [SOUGHT], Filter())
    return time.perf_counter() - begun


def _sought(connection: Connection, words: str) -> float:
    begun = time.perf_counter()
    wanted = narrowed(connection, loop.TENANT, Filter(words=words))
    page(connection, loop.TENANT, [SOUGHT], wanted, None, LIMIT)
    return time.perf_counter() - begun


def _in_hand(connection: Connection, hands: Hands) -> float:
    begun = time.perf_counter()
    page(connection, loop.TENANT, [SOUGHT], Filter(hands=hands), None, LIMIT)
    return time.perf_counter() - begun


def _last_case(connection: Connection) -> int:
    row = connection.execute("SELECT max(id) FROM cases WHERE tenant = 1").fetchone()
    return int(row[0]) if row else 0


def _somewhere(chance: random.Random) -> After:
    at = loop.NOW.timestamp() + chance.randrange(31_536_000)
    return After(type(loop.NOW).fromtimestamp(at, loop.NOW.tzinfo), 0)


def _at(times: list[float], percent: int) -> float:
    return sorted(times)[len(times) * percent // 100]
