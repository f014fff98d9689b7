"""One page of a person's open tasks, by due date, over all their queues, with keyset paging.

One look into the partial index per queue (LATERAL), each at most a page long, then merged: the
cost does not grow with what is open or with how deep one reads. A word search begins at the cases
that have the words where these are few, else it walks the queues. Each query leads with the tenant.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.core.values import JSON
from engine.store.database import Connection
from engine.store.tables.cases import NEVER

CAP = 1000  # counts stop here: "1000+"
FEW = 500  # cases with the sought words: looked up one by one; more are soon met in a queue


# One's own queues; or with those of others, each with its scope (see _SCOPE) or None.
Queues = Sequence[str] | dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Queued:
    """One line of the queue."""

    id: int
    case_id: int
    number: str
    title: str
    definition: str
    workflow: str
    state: str
    slot: str
    role: str
    queue: str
    area: str
    cycle: int | None
    opened_at: dt.datetime
    due_at: dt.datetime | None
    taken_by: int | None
    late: bool
    clock: JSON = None  # the pauses of the visit, as rows keep them


Behind = tuple[str, int, str | None]  # queue, person, the only workflow that it is for


@dataclass(frozen=True, slots=True)
class Hands:
    """Who stands behind which of the queues today, holders and those in their place, and whose
    tasks are wanted: those that one of `wanted` took up; nobody's where it is empty. A task that is
    in the hand of somebody who no longer stands behind its queue is nobody's."""

    behind: tuple[Behind, ...]
    wanted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the queues is wanted. `area` is a code prefix; `due_before` keeps the overdue.

    `late`: only what was begun before its window shut and came after. `cases`: those that have the
    words, or are late, where these are few (narrowed() finds them).
    """

    workflow: str | None = None
    phase: str | None = None
    area: str | None = None
    due_before: dt.datetime | None = None
    words: str | None = None
    late: bool | None = None  # True, or not asked
    cases: tuple[int, ...] | None = None
    hands: Hands | None = None


@dataclass(frozen=True, slots=True)
class After:
    """The last line of the page before: where the next one begins."""

    due_at: dt.datetime | None
    id: int


# What each filter adds. Only what is asked stands in a statement: a condition that may be absent
# ("$1 IS NULL OR ...") would spoil the plan for those who ask nothing.
_KEPT = {
    "workflow": "AND t.workflow = %(workflow)s",
    "phase": "AND t.phase = %(phase)s",
    "area": "AND (t.area = %(area)s OR starts_with(t.area, %(below)s))",
    "due_before": "AND t.due_at <= %(due_before)s",
    # A scalar, so that no plan reads all cases: a queue is walked only as far as a page needs.
    "words": """AND (SELECT s.title ILIKE %(words)s OR s.number ILIKE %(words)s
                FROM cases s WHERE s.tenant = t.tenant AND s.id = t.case_id)""",
    "late": """AND (SELECT s.late IS NOT NULL
               FROM cases s WHERE s.tenant = t.tenant AND s.id = t.case_id)""",
}
# Only in the hand of somebody who stands behind its queue today is it taken at all. Somebody who
# does so in one workflow only is rare, and looked for where there is one.
_IN_HAND = "AND (t.queue || ' ' || t.taken_by) = ANY(%(behind)s::text[])"
_NOBODYS = "AND ((t.queue || ' ' || t.taken_by) = ANY(%(behind)s::text[])) IS NOT TRUE"
_FOR_ONE = "(t.queue || ' ' || t.taken_by || ' ' || t.workflow) = ANY(%(behind)s::text[])"
_IN_HAND_FOR = f"AND (({_IN_HAND.removeprefix('AND ')}) OR ({_FOR_ONE}))"
_NOBODYS_FOR = f"{_NOBODYS} AND ({_FOR_ONE}) IS NOT TRUE"
_THREE = re.compile(r"[^\W_]{3}")
_NUMBER = re.compile(r"[0-9]{3,}")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_AFTER = "AND (t.due_at, t.id) > (%(due_at)s::timestamptz, %(id)s::bigint)"

# Planning a page costs more than reading it, so the server must keep one plan. It does where it
# expects no less of the general plan than of one for these values: so the number of lines is a
# figure, and what it would look up in its statistics (tenant) or count (arrays) is in a sub-select.
_WALKED = """{mine}
   CROSS JOIN LATERAL (
     SELECT t.* FROM task t
      WHERE t.tenant = (SELECT %(tenant)s::integer) AND t.queue = mine.queue
        AND t.closed_at IS NULL {kept}
      ORDER BY t.due_at, t.id LIMIT {limit}) AS found"""
# Few are taken up: an index holds them by who did, so that no queue is walked for them.
_TAKEN = """unnest((SELECT %(takers)s::bigint[])) AS taker (person)
   CROSS JOIN LATERAL (
     SELECT t.* FROM task t{mine}
      WHERE t.tenant = (SELECT %(tenant)s::integer) AND t.taken_by = taker.person
        AND t.closed_at IS NULL AND t.queue = ANY ((SELECT %(queues)s::text[])::text[]) {kept}
      ORDER BY t.due_at, t.id LIMIT {limit}) AS found"""
# Queues of others whom one stands in for: only what may be done in their place. A scope names the
# states, `workflow/state` each, and for questions of other offices `workflow/:`; NULL is a queue of
# one's own.
_MINE = "unnest((SELECT %(queues)s::text[])) AS mine (queue)"
_LENT = "unnest((SELECT %(queues)s::text[]), (SELECT %(scopes)s::text[])) AS mine (queue, scope)"
_SCOPE = """AND (mine.scope IS NULL
           OR (t.workflow || '/' || CASE WHEN strpos(t.slot, ':') > 0 THEN ':' ELSE t.state END)
              = ANY (string_to_array(mine.scope, ' ')))"""
# OFFSET 0 keeps the order of looking: a case, then its open tasks.
_LOOKED_UP = """unnest((SELECT %(cases)s::bigint[])) AS sought (id)
   CROSS JOIN LATERAL (
     SELECT t.* FROM task t{mine}
      WHERE t.tenant = (SELECT %(tenant)s::integer) AND t.case_id = sought.id
        AND t.closed_at IS NULL AND t.queue = ANY ((SELECT %(queues)s::text[])::text[]) {kept}
     OFFSET 0) AS found"""

# MATERIALIZED: the page is cut before anything is read beside it.
_PAGE = """
WITH page AS MATERIALIZED (
  SELECT found.* FROM {found}
   ORDER BY found.due_at, found.id LIMIT {limit})
SELECT page.id, page.case_id, c.number, c.title, c.definition, page.workflow, page.state,
       page.slot, page.role, page.queue, page.area, c.cycle, page.opened_at,
       nullif(page.due_at, %(never)s) AS due_at, page.taken_by, c.late IS NOT NULL,
       c.standing -> 'clock' AS clock
  FROM page JOIN cases c ON c.tenant = page.tenant AND c.id = page.case_id
 ORDER BY page.due_at, page.id
"""

_COUNT = """
SELECT count(*) FROM (
  SELECT found.id FROM {found}
   LIMIT {limit}) AS counted
"""

# Only where the index of words is: without it this would read every case.
_SOUGHT = """
SELECT id FROM {cases}
 WHERE tenant = %(tenant)s AND (title ILIKE %(words)s OR number ILIKE %(words)s) LIMIT %(limit)s
"""
_LATE = "SELECT id FROM cases WHERE tenant = %(tenant)s AND late IS NOT NULL LIMIT %(limit)s"
# The index looks each three letters of the words up at every case that has the rarest of them, so
# common words beside a rare one cost more than that one. A number is mostly it: looked up alone.
_NEAR = """(SELECT * FROM cases
         WHERE tenant = %(tenant)s AND (title ILIKE %(near)s OR number ILIKE %(near)s)
        OFFSET 0) AS near"""


def narrowed(connection: Connection, tenant: int, wanted: Filter) -> Filter:
    """The filter with the cases that have its words, where they are few and the index can tell; of
    those that are late with all of them, where they are few.

    An index of three letters each knows nothing of shorter words.
    """
    if wanted.words is not None or not wanted.late:
        return _with_words(connection, tenant, wanted)
    late = connection.execute(_LATE, {"tenant": tenant, "limit": FEW + 1}).fetchall()
    return wanted if len(late) > FEW else replace(wanted, cases=tuple(row[0] for row in late))


def _with_words(connection: Connection, tenant: int, wanted: Filter) -> Filter:
    if wanted.words is None or _THREE.search(wanted.words) is None:
        return wanted
    there = connection.execute("SELECT to_regclass('ix_cases_words') IS NOT NULL").fetchone()
    if there != (True,):
        return wanted
    number = telling_number(wanted.words)
    given = {"tenant": tenant, "words": f"%{like(wanted.words)}%", "near": f"%{number}%"}
    statement = _SOUGHT.format(cases="cases" if number is None else _NEAR)
    found = connection.execute(statement, given | {"limit": FEW + 1}).fetchall()
    return wanted if len(found) > FEW else replace(wanted, cases=tuple(row[0] for row in found))


def telling_number(words: str) -> str | None:
    """The number in the sought words that few cases have, as far as it tells: the longest of three
    digits or more that is no year."""
    numbers = [each for each in _NUMBER.findall(words) if not _YEAR.fullmatch(each)]
    return max(numbers, key=len, default=None)


def page(
    connection: Connection,
    tenant: int,
    queues: Queues,
    wanted: Filter,
    after: After | None,
    limit: int,
) -> list[Queued]:
    """Up to `limit` open tasks of these queues after `after`, by due date; undated ones last."""
    statement, given = page_statement(tenant, queues, wanted, after, limit)
    found = connection.execute(statement, given, prepare=True).fetchall()
    return [Queued(*row) for row in found]  # a row factory by names takes thrice as long


def page_statement(
    tenant: int, queues: Queues, wanted: Filter, after: After | None, limit: int
) -> tuple[str, dict[str, object]]:
    """The statement of one page and its values; by itself, so that its plan can be looked at."""
    given = _given(tenant, queues, wanted) | {"never": NEVER}
    kept = _kept(wanted)
    if after is not None:
        given |= {"due_at": after.due_at or NEVER, "id": after.id}
        kept += f" {_AFTER}"
    return _PAGE.format(found=_found(queues, wanted, kept, limit), limit=int(limit)), given


def count(connection: Connection, tenant: int, queues: Queues, wanted: Filter) -> int:
    """How many there are, counted up to CAP + 1."""
    given = _given(tenant, queues, wanted)
    found = _found(queues, wanted, _kept(wanted), CAP + 1)
    statement = _COUNT.format(found=found, limit=CAP + 1)
    row = connection.execute(statement, given, prepare=True).fetchone()
    return int(row[0]) if row else 0


def _found(queues: Queues, wanted: Filter, kept: str, limit: int) -> str:
    """Where the tasks are found: in the queues, in hands, or at the cases that were sought."""
    mine, kept = (_LENT, f"{kept} {_SCOPE}") if isinstance(queues, dict) else (_MINE, kept)
    # A join for each case found costs; only scopes need one.
    joined = f" JOIN {mine} ON t.queue = mine.queue" if mine is _LENT else ""
    if wanted.cases is not None:
        return _LOOKED_UP.format(mine=joined, kept=kept)
    if wanted.hands and wanted.hands.wanted:
        return _TAKEN.format(mine=joined, kept=kept, limit=int(limit))
    return _WALKED.format(mine=mine, kept=kept, limit=int(limit))


def _kept(wanted: Filter) -> str:
    """The conditions of the filters that are there; constants of this module."""
    given = {name for name in _KEPT if getattr(wanted, name) is not None}
    if wanted.cases is not None:
        given.discard("words")  # they were looked for
    kept = [condition for name, condition in _KEPT.items() if name in given]
    if wanted.hands is not None:
        some = any(workflow for _, _, workflow in wanted.hands.behind)
        in_hand, nobodys = (_IN_HAND_FOR, _NOBODYS_FOR) if some else (_IN_HAND, _NOBODYS)
        kept.append(in_hand if wanted.hands.wanted else nobodys)
    return " ".join(kept)


def _given(tenant: int, queues: Queues, wanted: Filter) -> dict[str, object]:
    hands = wanted.hands or Hands(())
    behind = [one for one in hands.behind if not hands.wanted or one[1] in hands.wanted]
    return {
        "tenant": tenant,
        "queues": list(queues),
        "scopes": list(queues.values()) if isinstance(queues, dict) else [],
        "workflow": wanted.workflow,
        "phase": wanted.phase,
        "area": wanted.area,
        "below": f"{wanted.area}.",
        "due_before": wanted.due_before,
        "words": None if wanted.words is None else f"%{like(wanted.words)}%",
        "cases": list(wanted.cases or ()),
        "takers": list(hands.wanted),
        "behind": [" ".join(str(part) for part in one if part is not None) for one in behind],
    }


def like(words: str) -> str:
    """Words that stand for themselves in a LIKE pattern."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
