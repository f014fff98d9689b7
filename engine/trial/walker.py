"""A walker: a process that acts on cases through the use cases until it is killed or asked to end.

`python -m engine.trial.walker FOLDER NAME SEED TENANT PERSONS`: it begins each deed by a line in
the journal and ends it by another. Lines of standard input tell it to go, to rest (it answers once
it does), or name a deed and the moment at which it is to be done, so that two walkers do it at
once; its end ends the walker. The deeds follow from the seed; who meets whom from the machine.
"""

import json
import os
import queue
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import sqlalchemy.exc

from engine.core.handing import Hand
from engine.core.values import Act, Actor, Refused
from engine.core.values import Open as Opening
from engine.service import acting, handing, opening, together, undoing
from engine.service.desk import Desk
from engine.service.results import Done, Moved, Receipt
from engine.store.database import Database
from engine.trial.journal import Journal
from engine.trial.moved import Shift
from engine.trial.office import Office
from engine.trial.picking import Open, Picker

PAUSE = 0.2  # seconds at most between two deeds
RESTING = "resting"  # what it says when it does nothing any more
AWAY = (psycopg.Error, sqlalchemy.exc.SQLAlchemyError, OSError)
FORMS_TWICE = 0.4  # how much of what is sent twice opens a case
_HANDS = ("take", "give_back", "pass_on", "take_over")
# Deeds and how often they come.
_TABLE = (
    ("open", 30), ("act", 36), ("twice", 8), ("undo", 9), ("bulk", 6), ("hand", 6), ("stranger", 8),
)  # fmt: skip

Asked = dict[str, Any]


class Walker:
    """One life of a walker. `name` is new with each."""

    def __init__(
        self, desk: Desk, office: Office, journal: Journal, shift: Shift, name: str, seed: str
    ) -> None:
        self.desk, self.journal, self.shift, self.name = desk, journal, shift, name
        self.chance = Random(f"{seed}/{name}")  # noqa: S311  (a repeatable walk, not a secret)
        self.eyes = Picker(desk, office, self.chance)
        self.office = office
        self.count = 0
        self.mine: deque[tuple[int, int, int]] = deque(maxlen=20)  # case, event, person

    def deed(self) -> None:
        """One deed of the walker's own."""
        names, weights = zip(*_TABLE, strict=True)
        kind = self.chance.choices(names, weights)[0]
        try:
            prepared = self._prepare(kind)
        except AWAY:
            time.sleep(0.2)  # the database is away: nothing was asked of it
            return
        for asked in prepared:
            self.do(asked)
        if kind == "twice" and prepared:
            # The same form from two sides at once, on connections of their own.
            both = [
                threading.Thread(target=self.do, args=(prepared[0] | {"id": self.name_of_next()},))
                for _ in range(2)
            ]
            for one in both:
                one.start()
            for one in both:
                one.join()

    def do(self, asked: Asked) -> None:
        """Write down, do, write down what came of it."""
        self.journal.write("asked", **asked)
        try:
            answer = self._done(asked)
        except AWAY as problem:
            answer = {"answer": "unknown", "error": type(problem).__name__}
        except Exception:
            answer = {"answer": "error", "error": traceback.format_exc()[-2000:]}
        self.journal.write("answer", id=asked["id"], **answer)

    def _prepare(self, kind: str) -> list[Asked]:
        with self.desk.database.connection() as connection:
            if kind == "open" or (kind == "twice" and self.chance.random() < FORMS_TWICE):
                heads = self.eyes.heads(connection)
                if not heads:
                    return []
                workflow, digest = self.chance.choice(heads)
                return [self._opening(workflow, self.eyes.document(connection, digest))]
            if kind == "undo":
                return [self._undoing(*self.mine.pop())] if self.mine else []
            task = self.eyes.task(connection)
            if task is None:
                return []
            if kind == "bulk":
                return self._bulk(task, self.eyes.alike(connection, task, 12), connection)
            if kind == "hand":
                return [self._handing(task)]
            document = self.eyes.document(connection, task.definition)
        now = self.shift.now()
        who = self.eyes.stranger if kind == "stranger" else self.eyes.person
        return [self._acting(document, task, who(task.queue, now))]

    def name_of_next(self) -> str:
        """The name of the next deed: no other has it."""
        self.count += 1
        return f"{self.name}.{self.count}"

    def _form(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def _opening(self, workflow: str, document: dict[str, Any]) -> Asked:
        among = self.office.citizens if self.chance.random() < 0.6 else self.eyes.everybody
        mark, person = self.name_of_next(), self.chance.choice(among)
        parties = {"opener": person}
        if person not in self.office.citizens and self.chance.random() < 0.7:
            parties = {"opener": self.chance.choice(self.office.citizens), "typist": person}
        return {
            "id": mark, "do": "open", "by": person, "workflow": workflow, "parties": parties,
            "data": self.eyes.opening(document, mark), "form": self._form(),
        }  # fmt: skip

    def _acting(self, document: dict[str, Any], task: Open, person: int) -> Asked:
        mark = self.name_of_next()
        verbs = self.eyes.verbs(document, task)
        verb = self.chance.choice(verbs) if verbs else "approve"
        by = (document["states"][task.state].get("actions") or {}).get(verb, {}).get("by", ())
        if "asker" in by and self.chance.random() < 0.8:
            person = task.standing["parties"]["opener"]
        return {
            "id": mark, "do": "act", "by": person, "case": task.case, "action": verb,
            "slot": task.slot, "revision": task.revision, "form": self._form(),
            "data": self.eyes.answers(document, task, verb, mark),
        }  # fmt: skip

    def _undoing(self, case: int, seq: int, person: int) -> Asked:
        if self.chance.random() < 0.1:
            person = self.chance.choice(self.eyes.everybody)
        return {"id": self.name_of_next(), "do": "undo", "by": person, "case": case, "seq": seq}

    def _handing(self, task: Open) -> Asked:
        now, mark = self.shift.now(), self.name_of_next()
        return {
            "id": mark, "do": "hand", "by": self.eyes.person(task.queue, now),
            "case": task.case, "action": self.chance.choice(_HANDS), "slot": task.slot,
            "visit": task.visit, "to": self.eyes.person(task.queue, now), "words": f"Tolong {mark}",
        }  # fmt: skip

    def _bulk(self, task: Open, chosen: list[tuple[int, int]], connection: Any) -> list[Asked]:
        document = self.eyes.document(connection, task.definition)
        asked = self._acting(document, task, self.eyes.person(task.queue, self.shift.now()))
        for key in ("slot", "revision", "form", "case"):
            del asked[key]
        return [asked | {"do": "bulk", "cases": [list(one) for one in chosen]}]

    def _done(self, asked: Asked) -> dict[str, Any]:
        does: dict[str, Callable[[Asked], Any]] = {
            "open": self._open, "act": self._act, "undo": self._undo, "hand": self._hand,
        }  # fmt: skip
        if asked["do"] == "bulk":
            return self._decide(asked)
        return self._said(does[asked["do"]](asked), asked)

    def _open(self, asked: Asked) -> Any:
        request = Opening(Actor(asked["by"]), asked["parties"], asked["data"])
        now = self.shift.now()
        return opening.open_case(self.desk, asked["workflow"], request, asked["form"], now)

    def _act(self, asked: Asked) -> Any:
        act = Act(
            asked["action"], Actor(asked["by"]), asked["data"], asked["revision"], asked["slot"]
        )
        return acting.act(self.desk, asked["case"], act, asked["form"], self.shift.now())

    def _undo(self, asked: Asked) -> Any:
        return undoing.undo(self.desk, asked["by"], asked["case"], asked["seq"], self.shift.now())

    def _hand(self, asked: Asked) -> Any:
        hand = Hand(
            asked["action"], asked["by"], asked["slot"], asked["visit"],
            asked["to"] if asked["action"] == "pass_on" else None, asked["words"],
        )  # fmt: skip
        return handing.hand(self.desk, asked["case"], hand, self.shift.now())

    def _decide(self, asked: Asked) -> dict[str, Any]:
        act = Act(asked["action"], Actor(asked["by"]), asked["data"])
        chosen = [(case, revision) for case, revision in asked["cases"]]
        found = together.decide(self.desk, asked["by"], chosen, act, self.shift.now())
        each = {str(case.id): self._said(result, asked) for case, result in found}
        return {"answer": "each", "each": each}

    def _said(self, result: Any, asked: Asked) -> dict[str, Any]:
        """What came of it, in a form that the journal keeps."""
        if isinstance(result, Receipt):
            return {"answer": "accepted", "case": result.case_id, "seq": 1, "again": result.again}
        if isinstance(result, Done):
            if asked["do"] in ("act", "bulk"):
                self.mine.append((result.case.id, result.seq, asked["by"]))
            return {
                "answer": "accepted", "case": result.case.id, "seq": result.seq,
                "again": result.again,
            }  # fmt: skip
        if isinstance(result, Refused):
            return {"answer": "refused", "why": [one.key for one in result.reasons]}
        return {"answer": "moved" if isinstance(result, Moved) else "conflict"}


def main(arguments: list[str]) -> int:
    """Walk until standard input ends."""
    folder, name, seed = Path(arguments[0]), arguments[1], arguments[2]
    office = Office(int(arguments[3]), json.loads(arguments[4]))
    database = Database(os.environ["DATABASE_URL"], size=2, overflow=2)
    journal, shift = Journal(folder / "journal"), Shift(folder / "shift")
    walker = Walker(Desk(database, office.tenant), office, journal, shift, name, seed)
    orders: queue.Queue[dict[str, Any] | None] = queue.Queue()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    resting = True  # until told to go
    while True:
        pause = None if resting else walker.chance.random() * PAUSE
        try:
            order = orders.get(timeout=pause)
        except queue.Empty:
            walker.deed()
            continue
        if order is None:
            break
        if "deed" in order:
            time.sleep(max(0.0, order["moment"] - time.monotonic()))
            walker.do(order["deed"] | {"id": walker.name_of_next()})
        else:
            resting = order["rest"]
            if resting:
                print(RESTING, flush=True)
    database.close()
    journal.close()
    return 0


def _listen(orders: "queue.Queue[dict[str, Any] | None]") -> None:
    for line in sys.stdin:
        orders.put(json.loads(line))
    orders.put(None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
