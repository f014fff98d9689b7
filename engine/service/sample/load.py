"""Loading the sample office: the directory in one transaction, then its past, then its logins.

Each part says in the tenant's settings that it is done, so that a start that was cut off goes on
where it stopped, and a later one does nothing.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.core.values import Refused
from engine.service import organisations, people, tenants
from engine.service.desk import Desk
from engine.service.sample import accounts, offices, past
from engine.service.sample.places import REGENCY, Places, places_of
from engine.store import areas, register, wishes
from engine.store import organisations as directory
from engine.store import people as persons
from engine.store.database import Connection, Database
from engine.store.people import NewPerson

SLUG = "pekalongan"
FILES = "files"  # the shelf of attachments, below the data folder
NAME = "Kabupaten Pekalongan (contoh)"
# The office's own time begins here, long enough ago for three planning years.
BEGINS_AT = dt.datetime(2024, 9, 2, 1, tzinfo=dt.UTC)

Say = Callable[[str], None]


class SampleError(RuntimeError):
    """The sample office cannot be made; the words say why."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The sample office: its tenant, its logins, and where they are written down."""

    tenant: int
    accounts: tuple[accounts.Account, ...]
    file: Path


def load(
    database: Database,
    workflows: Path,
    data_dir: Path,
    now: dt.datetime,
    say: Say,
    *,
    with_past: bool = True,
) -> Loaded:
    """Make what is not there yet; `with_past` False leaves out the cases. Raises SampleError.

    Needs the area list.
    """
    tenant = tenants.find(database, SLUG)
    number = tenant.id if tenant else _make_directory(database, now, say)
    desk = Desk(database, number)
    if with_past and (tenant is None or past.DONE not in tenant.settings):
        played = past.make(desk, workflows, data_dir / FILES, now, say)
        for line in played.wrong:
            say(f"sample office: not played: {line}")
    found = accounts.keep(desk, data_dir, now)
    return Loaded(number, tuple(found), data_dir / accounts.FILE)


def _make_directory(database: Database, now: dt.datetime, say: Say) -> int:
    """Tenant, people, organisations, first terms, budget team, secretariat: all or none."""
    at = min(BEGINS_AT, now)
    with database.transaction() as conn:
        places = _places(conn)
        tenant = tenants.create_within(
            conn, SLUG, NAME, places.regency.kind, REGENCY, {"sample": True}, at
        )
        if tenant is None:  # another start was faster: it is whole, or it is not there at all
            raise SampleError("the sample office is being made by another start")
        register.lock(conn, tenant)
        new = offices.organisations(places)
        held = offices.held(new, _add(conn, tenant, offices.holders(new), at))
        first = at.date()
        made = organisations.add_within(conn, tenant, held, first, None, "sample", at)
        if isinstance(made, Refused):
            raise SampleError(f"the sample office does not fit the area list: {made.reasons[:3]}")
        _add(conn, tenant, offices.citizens(places), at)
        seats = directory.office_ids(conn, tenant, offices.TAPD)
        name = "Tim Anggaran Pemerintah Daerah"
        organisations.set_body_within(conn, tenant, "tapd", name, seats, None, "sample", at)
        persons.add(
            conn,
            tenant,
            [NewPerson(accounts.SECRETARIAT), NewPerson(accounts.SECOND)],
            secretariat=True,
        )
        wishes.put_at_any_hour(conn, tenant)  # whoever tries it at night sees the mail too
        say(f"sample office: {NAME}, {len(places.villages)} villages, {len(new)} organisations")
    return tenant


def _add(conn: Connection, tenant: int, new: list[NewPerson], at: dt.datetime) -> list[int]:
    made = people.add_within(conn, tenant, new, None, "sample", at)
    if isinstance(made, Refused):
        raise SampleError(f"the sample people cannot be made: {made.reasons[:3]}")
    return made


def _places(conn: Connection) -> Places:
    regency = areas.by_codes(conn, [REGENCY])
    if not regency:
        raise SampleError(f"the area list has no {REGENCY}: load it first")
    return places_of(regency[0], areas.below(conn, REGENCY))
