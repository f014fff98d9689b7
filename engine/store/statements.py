"""The one statement that writes a step for 1 or n cases: a writable CTE over `unnest`ed columns.

Its parts run in no order of their own and all see the database as it was before: so everything
hangs on `moved`, the cases whose revision was still the expected one, and no row is touched by
two parts. Parts that a batch does not need are left out, so that the common step stays small.
"""

from functools import cache

_INPUT = """
WITH input AS MATERIALIZED (
  SELECT * FROM unnest(
    %(id)s::bigint[], %(revision)s::int[], %(state)s::text[], %(visit)s::int[],
    %(ending)s::text[], %(definition)s::text[], %(area)s::text[], %(title)s::text[],
    %(data)s::jsonb[], %(standing)s::jsonb[], %(entered_at)s::timestamptz[],
    %(kind)s::text[], %(recorded_at)s::timestamptz[], %(happened_at)s::timestamptz[],
    %(body)s::bytea[], %(hash)s::bytea[]
  ) AS i(id, revision, state, visit, ending, definition, area, title, data, standing,
         entered_at, kind, recorded_at, happened_at, body, hash)
)"""

_MOVE = """
, moved AS (
  UPDATE cases c
     SET state = i.state, visit = i.visit, revision = i.revision, ending = i.ending,
         definition = i.definition, area = i.area,
         title = coalesce(i.title, c.title), data = coalesce(c.data || i.data, c.data),
         standing = coalesce(i.standing, c.standing),
         entered_at = i.entered_at, head = i.hash
    FROM input i
   WHERE c.tenant = %(tenant)s::int AND c.id = i.id AND c.revision = i.revision - 1
  RETURNING c.id
)"""

_BEAR = """
, born AS (
  SELECT * FROM unnest(
    %(id)s::bigint[], %(number)s::text[], %(secret_hash)s::text[], %(case_workflow)s::text[],
    %(cycle)s::int[], %(area_version)s::int[], %(opener)s::bigint[], %(typist)s::bigint[]
  ) AS b(id, number, secret_hash, workflow, cycle, area_version, opener, typist)
)
, moved AS (
  INSERT INTO cases (tenant, id, number, secret_hash, workflow, definition, cycle, area,
                     area_version, title, opener, typist, state, visit, revision, ending, data,
                     standing, opened_at, entered_at, head)
  SELECT %(tenant)s::int, id, b.number, b.secret_hash, b.workflow, i.definition, b.cycle, i.area,
         b.area_version, i.title, b.opener, b.typist, i.state, i.visit, i.revision, i.ending,
         i.data, i.standing, i.recorded_at, i.entered_at, i.hash
    FROM input i JOIN born b USING (id)
  RETURNING id
)"""

_EVENTS = """
, events AS (
  INSERT INTO event (tenant, case_id, seq, kind, recorded_at, happened_at, body, hash)
  SELECT %(tenant)s::int, i.id, i.revision, i.kind, i.recorded_at, i.happened_at, i.body, i.hash
    FROM input i JOIN moved m USING (id)
)"""

_WORDS = """
, worded AS (
  INSERT INTO words (tenant, case_id, seq, path, salt, value)
  SELECT %(tenant)s::int, w.id, w.seq, w.path, w.salt, w.value
    FROM unnest(%(word_id)s::bigint[], %(word_seq)s::int[], %(word_path)s::text[],
                %(word_salt)s::bytea[], %(word_value)s::jsonb[])
         AS w(id, seq, path, salt, value)
    JOIN moved m ON m.id = w.id
)"""

_CLOSE = """
, closed AS (
  UPDATE task t SET closed_at = k.closed_at, leased_until = NULL
    FROM unnest(%(close_id)s::bigint[], %(close_state)s::text[], %(close_visit)s::int[],
                %(close_slot)s::text[], %(close_occurrence)s::smallint[],
                %(close_at)s::timestamptz[])
         AS k(id, state, visit, slot, occurrence, closed_at)
    JOIN moved m ON m.id = k.id
   WHERE t.tenant = %(tenant)s::int AND t.case_id = k.id AND t.state = k.state
     AND t.visit = k.visit AND t.slot = k.slot AND t.occurrence = k.occurrence
  RETURNING t.id
)"""

_CHANGE = """
, changed AS (
  UPDATE task t
     SET role = k.role, queue = k.queue, opened_at = k.opened_at, due_at = k.due_at,
         remind_at = k.remind_at, wake_at = k.wake_at, stage = k.stage, leased_until = NULL,
         tries = 0
    FROM unnest(%(change_id)s::bigint[], %(change_state)s::text[], %(change_visit)s::int[],
                %(change_slot)s::text[], %(change_occurrence)s::smallint[],
                %(change_role)s::text[], %(change_queue)s::text[],
                %(change_opened_at)s::timestamptz[], %(change_due_at)s::timestamptz[],
                %(change_remind_at)s::timestamptz[], %(change_wake_at)s::timestamptz[],
                %(change_stage)s::smallint[])
         AS k(id, state, visit, slot, occurrence, role, queue, opened_at, due_at, remind_at,
              wake_at, stage)
    JOIN moved m ON m.id = k.id
   WHERE t.tenant = %(tenant)s::int AND t.case_id = k.id AND t.state = k.state
     AND t.visit = k.visit AND t.slot = k.slot AND t.occurrence = k.occurrence
)"""

# A task key is unique whether open or closed, so new rows cannot collide with those being closed
# by the same statement.
_MAKE = """
, made AS (
  INSERT INTO task (tenant, case_id, state, visit, slot, occurrence, workflow, phase, role, queue,
                    area, stage, opened_at, due_at, remind_at, wake_at)
  SELECT %(tenant)s::int, k.id, k.state, k.visit, k.slot, k.occurrence, k.workflow, k.phase, k.role,
         k.queue, k.area, k.stage, k.opened_at, k.due_at, k.remind_at, k.wake_at
    FROM unnest(%(make_id)s::bigint[], %(make_state)s::text[], %(make_visit)s::int[],
                %(make_slot)s::text[], %(make_occurrence)s::smallint[],
                %(make_role)s::text[], %(make_queue)s::text[],
                %(make_opened_at)s::timestamptz[], %(make_due_at)s::timestamptz[],
                %(make_remind_at)s::timestamptz[], %(make_wake_at)s::timestamptz[],
                %(make_stage)s::smallint[], %(make_workflow)s::text[], %(make_phase)s::text[],
                %(make_area)s::text[])
         AS k(id, state, visit, slot, occurrence, role, queue, opened_at, due_at, remind_at,
              wake_at, stage, workflow, phase, area)
    JOIN moved m ON m.id = k.id
)"""

_POSTS = """
, posted AS (
  INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)
  SELECT %(tenant)s::int, p.id, p.seq, p.queue, p.notice, p.kind, p.values, p.not_before
    FROM unnest(%(post_id)s::bigint[], %(post_seq)s::int[], %(post_queue)s::text[],
                %(post_notice)s::text[], %(post_kind)s::text[], %(post_values)s::jsonb[],
                %(post_not_before)s::timestamptz[])
         AS p(id, seq, queue, notice, kind, values, not_before)
    JOIN moved m ON m.id = p.id
)"""

_INCIDENTS = """
, raised AS (
  INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at)
  SELECT %(tenant)s::int, n.id, n.slot, n.kind, n.values, n.raised_at
    FROM unnest(%(incident_id)s::bigint[], %(incident_slot)s::text[], %(incident_kind)s::text[],
                %(incident_values)s::jsonb[], %(incident_at)s::timestamptz[])
         AS n(id, slot, kind, values, raised_at)
    JOIN moved m ON m.id = n.id
)"""

_ENDINGS = """
, over AS (
  INSERT INTO ended (tenant, ended_at, case_id)
  SELECT %(tenant)s::int, i.recorded_at, i.id FROM input i JOIN moved m USING (id)
   WHERE i.ending IS NOT NULL
)"""

# A plain insert: where the form is known already, the whole statement fails with a unique
# violation and nothing of it stays. ON CONFLICT DO NOTHING would let the second act through.
_FORMS = """
, sent AS (
  INSERT INTO submission (tenant, form, content_hash, person, case_id, seq, made_at)
  SELECT %(tenant)s::int, f.form, f.content_hash, f.person, f.id, f.seq, f.made_at
    FROM unnest(%(form)s::text[], %(form_hash)s::text[], %(form_person)s::bigint[],
                %(form_id)s::bigint[], %(form_seq)s::int[], %(form_at)s::timestamptz[])
         AS f(form, content_hash, person, id, seq, made_at)
    JOIN moved m ON m.id = f.id
)"""

PARTS = {
    "words": _WORDS,
    "close": _CLOSE,
    "change": _CHANGE,
    "make": _MAKE,
    "posts": _POSTS,
    "incidents": _INCIDENTS,
    "forms": _FORMS,
    "endings": _ENDINGS,
}


@cache
def write_statement(opening: bool, parts: frozenset[str]) -> str:
    """The statement for a batch that opens cases or moves them, with these parts."""
    tails = "".join(sql for name, sql in PARTS.items() if name in parts)
    return f"{_INPUT}{_BEAR if opening else _MOVE}{_EVENTS}{tails}\nSELECT id FROM moved"
