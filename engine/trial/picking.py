"""What an actor happens to come upon: an open task, who stands behind it, what can be answered.

Reads the database as it is, chooses by the actor's own chance. Half the time by the rules, at times
against them on purpose. Never here: doing it (walker.py, browsing.py), checking it (checks/).
"""

import datetime as dt
import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store.database import Connection
from engine.trial.office import AGENCIES, VILLAGES, Office

Document = dict[str, Any]

# Mostly what came last, so that several meet at one case and acts are young enough to be undone.
LATE = 0.7
LAST = 30

_ONE = """
SELECT t.case_id, t.state, t.visit, t.slot, t.queue, t.taken_by, c.workflow, c.definition,
       c.revision, c.standing
  FROM task t JOIN cases c ON c.tenant = t.tenant AND c.id = t.case_id
 WHERE t.tenant = %(tenant)s AND t.closed_at IS NULL AND t.id >= %(from)s
 ORDER BY t.id LIMIT 1"""
_LIKE = """
SELECT t.case_id, c.revision FROM task t JOIN cases c ON c.tenant = t.tenant AND c.id = t.case_id
 WHERE t.tenant = %s AND t.closed_at IS NULL AND t.queue = %s AND t.state = %s
   AND c.definition = %s ORDER BY t.id DESC LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Open:
    """An open task with its case."""

    case: int
    state: str
    visit: int
    slot: str
    queue: str
    taken_by: int | None
    workflow: str
    definition: str
    revision: int
    standing: Document


@dataclass
class Picker:
    """One actor's eyes. `chance` is the actor's own."""

    desk: Desk
    office: Office
    chance: Random
    _documents: dict[str, Document] = field(default_factory=dict)

    def task(self, connection: Connection) -> Open | None:
        """Some open task; None where there is none."""
        tenant = self.desk.tenant
        found = connection.execute(
            "SELECT min(id), max(id) FROM task WHERE tenant = %s AND closed_at IS NULL", (tenant,)
        ).fetchone()
        if found is None or found[0] is None:
            return None
        first = found[0]
        if self.chance.random() < LATE:
            first = max(first, found[1] - LAST)
        given = {"tenant": tenant, "from": self.chance.randint(first, found[1])}
        row = connection.execute(_ONE, given).fetchone()
        return None if row is None else Open(*row)

    def alike(self, connection: Connection, task: Open, most: int) -> list[tuple[int, int]]:
        """(case, revision) of tasks in the same queue, at the same state of the same version."""
        given = (self.desk.tenant, task.queue, task.state, task.definition, most)
        return [(case, revision) for case, revision in connection.execute(_LIKE, given)]

    def heads(self, connection: Connection) -> list[tuple[str, str]]:
        """(workflow, version) of every workflow, by name."""
        rows = connection.execute(
            "SELECT workflow, hash FROM definition_head WHERE tenant = %s ORDER BY workflow",
            (self.desk.tenant,),
        )
        return [(workflow, digest) for workflow, digest in rows]

    def document(self, connection: Connection, digest: str) -> Document:
        """A published definition."""
        if digest not in self._documents:
            row = connection.execute(
                "SELECT body FROM definition_version WHERE tenant = %s AND hash = %s",
                (self.desk.tenant, digest),
            ).fetchone()
            if row is None:
                raise LookupError(digest)
            self._documents[digest] = json.loads(row[0])
        return self._documents[digest]

    def person(self, queue: str, now: dt.datetime) -> int:
        """Somebody who stands behind the queue today; anybody where nobody does."""
        world = world_of(self.desk, now)
        found = world.directory.persons_behind(queue, world.calendar.day_of(now))
        return self.chance.choice(found or self.everybody)

    @property
    def everybody(self) -> tuple[int, ...]:
        """All persons of the office."""
        return tuple(self.office.persons.values())

    def stranger(self, queue: str, now: dt.datetime) -> int:
        """Somebody who does not stand behind the queue today."""
        world = world_of(self.desk, now)
        behind = world.directory.persons_behind(queue, world.calendar.day_of(now))
        return self.chance.choice([one for one in self.everybody if one not in behind])

    def verbs(self, document: Document, task: Open) -> list[str]:
        """What may be done at this task by somebody, the likelier more often."""
        state = document["states"][task.state]
        if state.get("review"):
            abstains = ["abstain"] if state["review"].get("abstain") else []
            return ["pass", "pass", "fail", *abstains]
        actions = state.get("actions") or {}
        return [key for key, one in actions.items() for _ in range(_weight(one))]

    def answers(self, document: Document, task: Open, verb: str, mark: str) -> Document:
        """What the verb asks; `mark` stands in the words, so that they are found again."""
        asked = asked_by(document, task.state, verb)
        data: Document = {}
        for key in asked.get("asks") or ():
            data[key] = self._answer(document, key, asked, mark)
        for key in asked.get("may_give") or ():
            data[key] = f"Penjelasan {mark}"
        if asked.get("unlocks"):
            for key in task.standing.get("unlocked", ()):
                data[key] = self._answer(document, key, asked, mark)
        return data

    def opening(self, document: Document, mark: str) -> Document:
        """A whole opening form."""
        asked = [key for page in document["opens"]["pages"] for key in page["fields"]]
        return {
            key: self._answer(document, key, {}, mark)
            for key in asked
            if not document["fields"][key].get("optional") or self.chance.random() < 0.5
        }

    def _answer(self, document: Document, key: str, asked: Document, mark: str) -> Any:
        if key == "reason":
            return self.chance.choice(document["reason_sets"][asked["reasons"]])
        if key == "remarks":
            return {"purpose": f"Perjelas {mark}"}
        if key in ("words", "next_step"):
            return f"Sudah dibahas {mark}"
        kind = document["fields"][key]["type"]
        if kind == "money":
            return self.chance.randrange(1, 10**9)
        if kind == "area":
            return self.chance.choice(VILLAGES)
        return self.chance.choice(AGENCIES) if kind == "organisation" else f"Perbaikan {mark}"


def asked_by(document: Document, state: str, verb: str) -> Document:
    """The part of a definition that says what a verb asks; nothing for an unknown one."""
    here = document["states"][state]
    found: Document = (here.get("actions") or {}).get(verb) or {}
    if verb in ("pass", "fail") and here.get("review"):
        found = here["review"][verb]
    return found


def _weight(action: Document) -> int:
    return 4 if action.get("weight") == "main" else 1
