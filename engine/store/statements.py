"""The one statement that writes a step for 1 or n cases: a writable CTE over `unnest`ed columns.

Its parts run in no order of their own and all see the database as it was before: so everything
hangs on `moved`, the cases whose revision was still the expected one; no row is touched by two.
Parts that a batch does not need are left out. Each column is one array parameter behind a
materialized CTE: the planner cannot look into it, so the server keeps the plan that it made.
"""

from functools import cache
from typing import NamedTuple


class Part(NamedTuple):
    """Rows that the statement takes: their columns with types, and what is done with them. `{rows}`
    stands for the unnested columns under the alias; `binary` names more, with own parameters."""

    alias: str
    columns: str
    sql: str
    binary: tuple[str, ...] = ()


_TASK = (
    "role text, queue text, opened_at timestamptz, due_at timestamptz, remind_at timestamptz,"
    " wake_at timestamptz, stage int, taken_by bigint, taken_at timestamptz,"
    " calendar int"
)

# Most steps open one task and tell one queue: these ride in the row of the case.
_CASE = Part(
    "i",
    "id bigint, revision int, was_state text, was_visit int, state text, visit int, ending text,"
    " definition text, area text, title text, data jsonb, standing jsonb, entered_at timestamptz,"
    " kind text, recorded_at timestamptz, happened_at timestamptz, phase text, posts int,"
    f" slot text, occurrence int, {_TASK}, told text, notice text, told_kind text,"
    " told_values jsonb, not_before timestamptz",
    """
, input AS MATERIALIZED (SELECT g.tenant, i.* FROM {rows})""",
    ("body", "hash"),
)

_MOVE = """
, moved AS (
  UPDATE cases c
     SET state = i.state, visit = i.visit, revision = i.revision, ending = i.ending,
         definition = i.definition, area = i.area,
         title = coalesce(i.title, c.title), data = coalesce(c.data || i.data, c.data),
         standing = coalesce(i.standing, c.standing),
         entered_at = i.entered_at, head = i.hash, posts = i.posts
    FROM input i
   WHERE c.tenant = i.tenant AND c.id = i.id AND c.revision = i.revision - 1
  RETURNING i.*, c.workflow
)"""

_BIRTH = Part(
    "b",
    "id bigint, number text, secret_hash text, workflow text, cycle int, area_version int,"
    " opener bigint, typist bigint, late text",
    """
, born AS (
  INSERT INTO cases (tenant, id, number, secret_hash, workflow, definition, cycle, area,
                     area_version, title, opener, typist, late, state, visit, revision, ending,
                     data, standing, opened_at, entered_at, head)
  SELECT i.tenant, i.id, b.number, b.secret_hash, b.workflow, i.definition, b.cycle, i.area,
         b.area_version, i.title, b.opener, b.typist, b.late, i.state, i.visit, i.revision,
         i.ending, i.data, i.standing, i.recorded_at, i.entered_at, i.hash
    FROM {rows} JOIN input i ON i.id = b.id
  RETURNING id, workflow
), moved AS (SELECT i.*, b.workflow FROM input i JOIN born b ON b.id = i.id)""",
)

# Entering a state ends every task of the visit before; open tasks are always of the last visit.
# A task key is unique whether open or closed, so new rows cannot collide with those being closed
# by the same statement.
_ALWAYS = """
, events AS (
  INSERT INTO event (tenant, case_id, seq, kind, recorded_at, happened_at, body, hash)
  SELECT tenant, id, revision, kind, recorded_at, happened_at, body, hash FROM moved
), left_behind AS (
  UPDATE task t SET closed_at = m.recorded_at, leased_until = NULL
    FROM moved m
   WHERE t.tenant = m.tenant AND t.case_id = m.id AND t.state = m.was_state
     AND t.visit = m.was_visit AND m.visit > m.was_visit AND t.closed_at IS NULL
), first_task AS (
  INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role, queue,
                    area, stage, opened_at, due_at, remind_at, wake_at, taken_by, taken_at,
                    calendar)
  SELECT tenant, id, state, visit, slot, occurrence, workflow, phase, role, queue, area, stage,
         opened_at, due_at, remind_at, wake_at, taken_by, taken_at, calendar
    FROM moved WHERE role IS NOT NULL
), first_post AS (
  INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)
  SELECT tenant, id, revision, told, notice, told_kind, told_values, not_before
    FROM moved WHERE told IS NOT NULL
)"""

_WORDS = Part(
    "w",
    "id bigint, seq int, path text, salt bytea, value jsonb",
    """
, worded AS (
  INSERT INTO words (tenant, case_id, seq, path, salt, value)
  SELECT g.tenant, w.id, w.seq, w.path, w.salt, w.value
    FROM {rows} JOIN moved m ON m.id = w.id
)""",
)

_KEY = "id bigint, state text, visit int, slot text, occurrence int"
_IS_KEY = """t.tenant = g.tenant AND t.case_id = k.id AND t.state = k.state
     AND t.visit = k.visit AND t.slot = k.slot AND t.occurrence = k.occurrence"""

_CLOSE = Part(
    "k",
    f"{_KEY}, closed_at timestamptz",
    f"""
, closed AS (
  UPDATE task t SET closed_at = k.closed_at, leased_until = NULL
    FROM {{rows}} JOIN moved m ON m.id = k.id
   WHERE {_IS_KEY}
)""",  # noqa: S608  (constants of this module)
)

# A task that was closed is open again where an act is taken back; else it was open anyway.
_CHANGE = Part(
    "k",
    f"{_KEY}, {_TASK}",
    f"""
, changed AS (
  UPDATE task t
     SET role = k.role, queue = k.queue, opened_at = k.opened_at, due_at = k.due_at,
         remind_at = k.remind_at, wake_at = k.wake_at, stage = k.stage, taken_by = k.taken_by,
         taken_at = k.taken_at, calendar = k.calendar, leased_until = NULL, tries = 0,
         closed_at = NULL
    FROM {{rows}} JOIN moved m ON m.id = k.id
   WHERE {_IS_KEY}
)""",  # noqa: S608  (constants of this module)
)

_MAKE = Part(
    "k",
    f"id bigint, slot text, occurrence int, {_TASK}",
    """
, made AS (
  INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role, queue,
                    area, stage, opened_at, due_at, remind_at, wake_at, taken_by, taken_at,
                    calendar)
  SELECT m.tenant, m.id, m.state, m.visit, k.slot, k.occurrence, m.workflow, m.phase, k.role,
         k.queue, m.area, k.stage, k.opened_at, k.due_at, k.remind_at, k.wake_at, k.taken_by,
         k.taken_at, k.calendar
    FROM {rows} JOIN moved m ON m.id = k.id
)""",
)

_POSTS = Part(
    "p",
    "id bigint, seq int, queue text, notice text, kind text, values jsonb, not_before timestamptz",
    """
, posted AS (
  INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)
  SELECT g.tenant, p.id, p.seq, p.queue, p.notice, p.kind, p.values, p.not_before
    FROM {rows} JOIN moved m ON m.id = p.id
)""",
)

_INCIDENTS = Part(
    "n",
    "id bigint, slot text, kind text, values jsonb, raised_at timestamptz",
    """
, raised AS (
  INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
  SELECT g.tenant, n.id, n.slot, n.kind, n.values, n.raised_at
    FROM {rows} JOIN moved m ON m.id = n.id
)""",
)

# A plain insert: where the form is known already, the whole statement fails with a unique
# violation and nothing of it stays. ON CONFLICT DO NOTHING would let the second act through.
_FORMS = Part(
    "f",
    "form text, content_hash text, person bigint, id bigint, seq int, made_at timestamptz",
    """
, sent AS (
  INSERT INTO submission (tenant, form, content_hash, person, case_id, seq, made_at)
  SELECT g.tenant, f.form, f.content_hash, f.person, f.id, f.seq, f.made_at
    FROM {rows} JOIN moved m ON m.id = f.id
)""",
)

_ENDINGS = Part(
    "o",
    "id bigint, ended_at timestamptz",
    """
, over AS (
  INSERT INTO ended (tenant, ended_at, case_id)
  SELECT g.tenant, o.ended_at, o.id FROM {rows} JOIN moved m ON m.id = o.id
  RETURNING tenant, case_id, ended_at
), told_parent AS (
  UPDATE sub_case s SET todo_at = over.ended_at
    FROM over WHERE s.tenant = over.tenant AND s.child = over.case_id
)""",
)

# A case that goes on is none that ended.
_REOPENED = Part(
    "e",
    "id bigint, ended_at timestamptz",
    """
, goes_on AS (
  DELETE FROM ended x USING {rows} JOIN moved m ON m.id = e.id
   WHERE x.tenant = g.tenant AND x.ended_at = e.ended_at AND x.case_id = e.id
)""",
)

# Cases that this one is to open. Opening them is somebody else's work, soon after.
_CASES = Part(
    "b",
    "id bigint, seq int, state text, slot text, workflow text, each text, give jsonb, waits bool,"
    " withdraw bool, made_at timestamptz",
    """
, branched AS (
  INSERT INTO sub_case (tenant, parent, seq, state, slot, visit, workflow, each, give, waits,
                        withdraw, made_at, todo_at)
  SELECT g.tenant, b.id, b.seq, b.state, b.slot, m.visit, b.workflow, b.each, b.give, b.waits,
         b.withdraw, b.made_at, b.made_at
    FROM {rows} JOIN moved m ON m.id = b.id
)""",
)

# The case waits no longer for what it opened in that visit: whoever has it is told.
_LEFT = Part(
    "l",
    "id bigint, visit int, entered_at timestamptz, left_at timestamptz",
    """
, parted AS (
  UPDATE sub_case s SET left_at = l.left_at, todo_at = l.left_at
    FROM {rows} JOIN moved m ON m.id = l.id
   WHERE s.tenant = g.tenant AND s.parent = l.id AND s.visit = l.visit AND s.waits
     AND s.made_at = l.entered_at AND s.left_at IS NULL AND s.joined_at IS NULL
)""",
)

# Other rules, or back to a visit: the join is looked at anew.
_RESUMED = Part(
    "r",
    "id bigint, visit int, entered_at timestamptz, at timestamptz",
    """
, resumed AS (
  UPDATE sub_case s SET left_at = NULL, todo_at = r.at
    FROM {rows} JOIN moved m ON m.id = r.id
   WHERE s.tenant = g.tenant AND s.parent = r.id AND s.visit = r.visit AND s.waits
     AND s.made_at = r.entered_at
)""",
)

# The order in which the columns of a batch are packed.
PARTS = {
    "words": _WORDS,
    "close": _CLOSE,
    "change": _CHANGE,
    "make": _MAKE,
    "posts": _POSTS,
    "incidents": _INCIDENTS,
    "forms": _FORMS,
    "endings": _ENDINGS,
    "reopened": _REOPENED,
    "cases": _CASES,
    "left": _LEFT,
    "resumed": _RESUMED,
}


@cache
def write_statement(opening: bool, parts: frozenset[str]) -> bytes:
    """The statement for a batch that opens cases or moves them, with these parts.

    $1 is the tenant, $2 and $3 are the events' bodies and hashes; then come the columns of the
    cases, of the births and of each part.
    """
    given = ["$1::int AS tenant", "$2::bytea[] AS body", "$3::bytea[] AS hash"]
    made = ""
    tails = [PARTS[name] for name in PARTS if name in parts]
    for part in (_CASE, *((_BIRTH,) if opening else ()), *tails):
        made += part.sql.format(rows=_unnested(part, given))
        if part is _CASE and not opening:
            made += _MOVE
        if part is (_BIRTH if opening else _CASE):
            made += _ALWAYS
    with_given = f"WITH given AS MATERIALIZED (SELECT {', '.join(given)})"
    return f"{with_given}{made}\nSELECT id FROM moved".encode()


def _unnested(part: Part, given: list[str]) -> str:
    """The part's rows in SQL; its parameters are added to what is given."""
    columns = [column.split() for column in part.columns.split(", ")]
    first = len(given) + 1
    given += [f"${n}::{kind}[] AS p{n}" for n, (_, kind) in enumerate(columns, start=first)]
    arrays = [f"g.p{n}" for n in range(first, len(given) + 1)]
    arrays += [f"g.{name}" for name in part.binary]
    names = ", ".join([*(name for name, _ in columns), *part.binary])
    return f"given g CROSS JOIN LATERAL unnest({', '.join(arrays)}) AS {part.alias}({names})"
