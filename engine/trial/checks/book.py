"""Everything that the checks read, taken at one moment: rows of the database, lines of the journal.

Plain values. Never here: what is right.
"""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

Record = dict[str, Any]
Key = tuple[int, int]  # a case, the number of an event
Connection = psycopg.Connection[tuple[Any, ...]]


class Event(NamedTuple):
    """A stored event. `record` is what its bytes say."""

    case: int
    seq: int
    kind: str
    recorded_at: dt.datetime
    body: bytes
    hash: bytes
    record: Record


class Word(NamedTuple):
    """A word kept beside an event."""

    salt: bytes | None
    value: Any


class Case(NamedTuple):
    """The row of a case."""

    id: int
    number: str
    workflow: str
    definition: str
    area: str
    state: str
    visit: int
    revision: int
    ending: str | None
    data: Record
    standing: Record
    entered_at: dt.datetime
    head: bytes


class Task(NamedTuple):
    """The row of an open task."""

    case: int
    state: str
    visit: int
    slot: str
    occurrence: int
    role: str
    queue: str
    opened_at: dt.datetime
    due_at: dt.datetime
    remind_at: dt.datetime | None
    stage: int
    taken_by: int | None
    taken_at: dt.datetime | None


class Outbox(NamedTuple):
    """A notice: to be told to whoever is behind a queue."""

    id: int
    case: int | None
    seq: int | None
    queue: str
    notice: str
    kind: str
    not_before: dt.datetime
    relayed_at: dt.datetime | None
    outcome: str | None


class Delivery(NamedTuple):
    """A notice to one person over one channel."""

    id: int
    outbox: int
    person: int
    channel: str
    digest: int | None
    next_at: dt.datetime | None
    sent_at: dt.datetime | None
    failed_at: dt.datetime | None


class Term(NamedTuple):
    """A person in an office: which queues it answers, from when to when."""

    office: int
    person: int
    from_on: dt.date
    until_on: dt.date | None
    queues: frozenset[str]


@dataclass(frozen=True)
class Book:
    """One tenant at one moment. `moment`: up to when, by the trial's clock, everything that was
    due has been given the time to happen."""

    tenant: int
    moment: dt.datetime
    cases: dict[int, Case]
    events: dict[int, list[Event]]
    words: dict[tuple[int, int, str], Word]
    tasks: dict[int, list[Task]]
    outbox: list[Outbox]
    deliveries: list[Delivery]
    sent: dict[str, Key]  # a form's identity -> the event that it made
    definitions: dict[str, bytes]
    documents: dict[str, Record]
    register: list[tuple[int, bytes, bytes]]
    counters: dict[str, int]
    terms: list[Term]
    bodies: dict[str, list[int]]
    mail: dict[int, str]
    journal: list[Record]


def read(url: str, journal: Path, tenant: int, moment: dt.datetime) -> Book:
    """The book of this moment. The rows are of one snapshot; the journal is read after it."""
    address = url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(address) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        book = of_rows(connection, tenant, moment)
    book.journal.extend(of_journal(journal))
    return book


def of_journal(path: Path) -> list[Record]:
    """The journal's lines. A last one that was cut off is none: whoever wrote it did no more."""
    with path.open("rb") as file:
        return [json.loads(line) for line in file if line.endswith(b"\n")]


def of_rows(connection: Connection, tenant: int, moment: dt.datetime) -> Book:
    """The book without the journal."""
    connection.execute("SET LOCAL timezone = 'UTC'")
    rows = _Rows(connection, tenant)
    definitions = rows.definitions()
    return Book(
        tenant=tenant,
        moment=moment,
        cases=rows.cases(),
        events=rows.events(),
        words=rows.words(),
        tasks=rows.tasks(),
        outbox=rows.outbox(),
        deliveries=rows.deliveries(),
        sent=rows.sent(),
        definitions=definitions,
        documents={digest: json.loads(body) for digest, body in definitions.items()},
        register=rows.register(),
        counters=rows.counters(),
        terms=rows.terms(),
        bodies=rows.bodies(),
        mail=rows.mail(),
        journal=[],
    )


class _Rows:
    def __init__(self, connection: Connection, tenant: int) -> None:
        self._connection, self._tenant = connection, tenant

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query.encode(), {"tenant": self._tenant}).fetchall()

    def cases(self) -> dict[int, Case]:
        found = self._all(
            "SELECT id, number, workflow, definition, area, state, visit, revision, ending, data,"
            " standing, entered_at, head FROM cases WHERE tenant = %(tenant)s"
        )
        return {row[0]: Case(*row) for row in found}

    def events(self) -> dict[int, list[Event]]:
        found: dict[int, list[Event]] = {}
        for row in self._all(
            "SELECT case_id, seq, kind, recorded_at, body, hash FROM event"
            " WHERE tenant = %(tenant)s ORDER BY case_id, seq"
        ):
            record = _parsed(row[4])
            found.setdefault(row[0], []).append(Event._make((*row, record)))
        return found

    def words(self) -> dict[tuple[int, int, str], Word]:
        found = self._all(
            "SELECT case_id, seq, path, salt, value FROM words WHERE tenant = %(tenant)s"
        )
        return {(case, seq, path): Word(*rest) for case, seq, path, *rest in found}

    def tasks(self) -> dict[int, list[Task]]:
        found: dict[int, list[Task]] = {}
        for row in self._all(
            "SELECT case_id, state, visit, slot, occurrence, role, queue, opened_at, due_at,"
            " remind_at, stage, taken_by, taken_at FROM task"
            " WHERE tenant = %(tenant)s AND closed_at IS NULL"
        ):
            found.setdefault(row[0], []).append(Task(*row))
        return found

    def outbox(self) -> list[Outbox]:
        found = self._all(
            "SELECT id, case_id, seq, queue, notice, kind, not_before, relayed_at, outcome"
            " FROM outbox WHERE tenant = %(tenant)s"
        )
        return [Outbox(*row) for row in found]

    def deliveries(self) -> list[Delivery]:
        found = self._all(
            "SELECT id, outbox, person, channel, digest, next_at, sent_at, failed_at"
            " FROM delivery WHERE tenant = %(tenant)s"
        )
        return [Delivery(*row) for row in found]

    def sent(self) -> dict[str, Key]:
        found = self._all("SELECT form, case_id, seq FROM submission WHERE tenant = %(tenant)s")
        return {form: (case, seq) for form, case, seq in found}

    def definitions(self) -> dict[str, bytes]:
        found = self._all("SELECT hash, body FROM definition_version WHERE tenant = %(tenant)s")
        return {digest: bytes(body) for digest, body in found}

    def register(self) -> list[tuple[int, bytes, bytes]]:
        found = self._all(
            "SELECT seq, body, hash FROM decision WHERE tenant = %(tenant)s ORDER BY seq"
        )
        return [(seq, bytes(body), bytes(hash_)) for seq, body, hash_ in found]

    def counters(self) -> dict[str, int]:
        return dict(self._all("SELECT series, last FROM counter WHERE tenant = %(tenant)s"))

    def terms(self) -> list[Term]:
        found = self._all(
            "SELECT t.office, t.person, t.from_on, t.until_on, f.kind, o.code, o.whole_tenant,"
            " ARRAY(SELECT a.area FROM organisation_area a"
            "        WHERE a.tenant = o.tenant AND a.organisation = o.id)"
            "  FROM term t JOIN office f ON f.tenant = t.tenant AND f.id = t.office"
            "  JOIN organisation o ON o.tenant = f.tenant AND o.id = f.organisation"
            " WHERE t.tenant = %(tenant)s ORDER BY t.id"
        )
        return [Term._make((*row[:4], _queues(*row[4:]))) for row in found]

    def bodies(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for body, office in self._all(
            "SELECT body, office FROM body_seat WHERE tenant = %(tenant)s ORDER BY body, position"
        ):
            found.setdefault(body, []).append(office)
        return found

    def mail(self) -> dict[int, str]:
        return dict(
            self._all(
                "SELECT p.id, coalesce(p.email, '') FROM person p"
                "  JOIN member m ON m.person = p.id WHERE m.tenant = %(tenant)s"
            )
        )


def _queues(kind: str, code: str, whole: bool, areas: list[str]) -> frozenset[str]:
    """What an office answers: its kind at each area, within its organisation, or anywhere."""
    own = {f"{kind}@{area}" for area in areas} | {f"{kind}@org:{code}"}
    return frozenset(own | ({f"{kind}@"} if whole else set()))


def _parsed(body: bytes) -> Record:
    try:
        found: Record = json.loads(body)
    except ValueError:
        return {}
    return found
