"""A trial without processes: one walker on the real services, clock and post office by hand.

What it leaves is sound; the tests then spoil it, one thing at a time.
"""

import datetime as dt
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from random import Random

from engine.service import delivering, telling, waking
from engine.service.desk import Desk
from engine.service.envelopes import Letterhead
from engine.store.database import Database
from engine.trial.definitions import publish_drawn
from engine.trial.journal import Journal
from engine.trial.moved import Shift
from engine.trial.office import make
from engine.trial.post import identity
from engine.trial.stage import BEGINS_AT
from engine.trial.walker import Walker

SEED = "tests"
DEEDS = 60  # between two jumps of the clock
JUMPS = (60, 120, 86_400, 700, 3 * 86_400, 120, 2 * 86_400, 700, 5 * 86_400, 700)  # seconds


@dataclass(frozen=True)
class Left:
    """What the walk left: the database, the journal, the moment up to which all was seen to."""

    url: str
    journal: Path
    tenant: int
    moment: dt.datetime


def walked(url: str, folder: Path) -> Left:
    """Some hundred deeds, with the clock put forward between them and mail sent."""
    shift = Shift(folder / "shift")
    shift.move((BEGINS_AT - dt.datetime.now(dt.UTC)).total_seconds())
    database = Database(url, size=3)
    owner = Database(url, size=1, as_owner=True)
    journal = Journal(folder / "journal")
    office = make(database, owner, shift.now())
    desk, chance = Desk(database, office.tenant), Random(SEED)
    for number in range(4):
        publish_drawn(desk, f"drawn_{number}", chance, shift.now())
    walker = Walker(desk, office, journal, shift, "walker", SEED)
    moment = shift.now()
    for seconds in JUMPS:
        for _ in range(DEEDS):
            walker.deed()
        shift.move(seconds)
        moment = shift.now()
        _see_to(database, journal, moment)
    owner.close()
    database.close()
    journal.close()
    return Left(url, journal.path, office.tenant, moment)


def _see_to(database: Database, journal: Journal, now: dt.datetime) -> None:
    """What clock and workers do, until nothing is due."""
    head = Letterhead("rembuk@kantor.example", "https://rembuk.example")

    def post(message: EmailMessage) -> None:
        journal.write("mail", **identity([message["To"].addresses[0].addr_spec], bytes(message)))

    while True:
        woken = waking.wake_due(database, now).woken
        relayed = telling.relay(database, now).rows
        keys = delivering.hand_over(database, now, delivering.CHUNK)
        delivering.deliver(database, keys, now, post, head)
        if not (woken or relayed or keys):
            return
