"""The office of the trial: two villages, offices with one or several holders, a body, citizens.

Made by the same use cases as a real one. Some persons sit in two offices, some hold none: those are
the ones who try what they may not do. Never here: definitions, cases.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from engine.core.values import Refused
from engine.core.wishes import Wishes
from engine.service import organisations, people, tenants, terms
from engine.service.desk import Desk
from engine.service.logins import passwords
from engine.service.organisations import NewOffice, NewOrganisation
from engine.service.people import NewPerson
from engine.service.terms import Term
from engine.store import logins, wishes
from engine.store.areas import Area, replace
from engine.store.database import Database

REGENCY = "33.26"
VILLAGES = ("33.26.13.1010", "33.26.15.2004")
AGENCIES = ("DPU", "DINKES")
BODY = "team"
PASSWORD = "melati-pagar-rembulan-77"  # noqa: S105  (of an office that lives for minutes)
DOMAIN = "kantor.example"
ZONE = dt.timezone(dt.timedelta(hours=7))
_PARTS = (
    ("33", "Jawa Tengah", "province", None),
    (REGENCY, "Kabupaten Pekalongan", "regency", "33"),
    ("33.26.13", "Kedungwuni", "district", REGENCY),
    (VILLAGES[0], "Kedungwuni Timur", "urban_village", "33.26.13"),
    ("33.26.15", "Tirto", "district", REGENCY),
    (VILLAGES[1], "Karanganyar", "village", "33.26.15"),
)
_CITIZENS = ("sari", "budi", "tono", "rina")
# Who takes turns in an office: (organisation, kind of office) -> user names.
_TURNS = {
    ("KEL", "village_head"): ("lurah", "pejabat1"),
    ("KC-15", "district_head"): ("camat2", "pejabat2"),
}
# user name -> what they hold, as (organisation, kind of office).
_POSTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "lurah": (("KEL", "village_head"),),
    "kades": (("DS", "village_head"),),
    "loket1": (("KEL", "village_operator"),),
    "loket2": (("KEL", "village_operator"),),
    "loket3": (("DS", "village_operator"),),
    "loket4": (("DS", "village_operator"),),
    "camat1": (("KC-13", "district_head"),),
    "camat2": (("KC-15", "district_head"),),
    "perencana": (("BAPPEDA", "planning_head"),),
    "mitra": (("BAPPEDA", "planning_partner"), ("BPKD", "finance_head")),
    "pu": (("DPU", "agency_head"),),
    "dinkes": (("DINKES", "agency_head"),),
    "sekda": (("SETDA", "regional_secretary"),),
    "bagian": (("SETDA", "section_head"),),
}
_SEATS = (("SETDA", "regional_secretary"), ("BPKD", "finance_head"), ("SETDA", "section_head"))
_ORGANISATIONS = (
    ("KEL", "village", "Kelurahan Kedungwuni Timur", (VILLAGES[0],)),
    ("DS", "village", "Desa Karanganyar", (VILLAGES[1],)),
    ("KC-13", "district", "Kecamatan Kedungwuni", ("33.26.13",)),
    ("KC-15", "district", "Kecamatan Tirto", ("33.26.15",)),
    ("BAPPEDA", "planning", "Bappeda", None),
    ("BPKD", "finance", "Badan Keuangan", None),
    ("SETDA", "secretariat", "Sekretariat Daerah", None),
    ("DPU", "agency", "Dinas Pekerjaan Umum", ()),
    ("DINKES", "agency", "Dinas Kesehatan", ()),
)


@dataclass(frozen=True, slots=True)
class Office:
    """Who there is: the tenant, and each person's number by user name."""

    tenant: int
    persons: Mapping[str, int]

    @property
    def citizens(self) -> tuple[int, ...]:
        """Those who hold no office."""
        return tuple(self.persons[name] for name in _CITIZENS)

    @property
    def names(self) -> dict[int, str]:
        """User names by person."""
        return {person: name for name, person in self.persons.items()}


class OfficeError(RuntimeError):
    """The office could not be made; the words say why."""


def make(database: Database, owner: Database, now: dt.datetime) -> Office:
    """The office in a migrated, empty database. Raises OfficeError."""
    with owner.connection() as connection:
        replace(connection, [_area(*part) for part in _PARTS], dt.date(2026, 1, 1))
    made = tenants.create(database, "trial", REGENCY, now)
    if isinstance(made, Refused):
        raise OfficeError(f"no tenant: {made.reasons}")
    desk = Desk(database, made)
    persons = _people(desk, now)
    _offices(desk, persons, now)
    return Office(made, persons)


def _area(code: str, name: str, kind: str, parent: str | None) -> Area:
    return Area(code, 1, name, kind, parent, name.lower(), dt.date(2026, 1, 1), None)


def _people(desk: Desk, now: dt.datetime) -> dict[str, int]:
    names = (*_CITIZENS, *_POSTS, *(heir for _, heir in _TURNS.values()))
    new = [NewPerson(name.capitalize(), f"{name}@{DOMAIN}", area=VILLAGES[0]) for name in names]
    made = people.add_many(desk, new, None, None, now)
    if isinstance(made, Refused):
        raise OfficeError(f"no people: {made.reasons}")
    persons = dict(zip(names, made, strict=True))
    stored = passwords.hashed(PASSWORD)
    any_hour = Wishes(news="at_once", quiet_from=None, quiet_until=None)
    with desk.database.transaction() as connection:
        for place, (name, person) in enumerate(persons.items()):
            logins.write(connection, person, name, stored, now)
            if place % 2 == 0:  # the others have quiet hours and digests
                wishes.put(connection, desk.tenant, person, any_hour, now)
    return persons


def _offices(desk: Desk, persons: Mapping[str, int], now: dt.datetime) -> None:
    posts: dict[str, list[NewOffice]] = {}
    for name, held in _POSTS.items():
        for code, kind in held:
            office = NewOffice(kind, f"{kind} {code} {name}", holder=persons[name])
            posts.setdefault(code, []).append(office)
    new = [
        NewOrganisation(
            code, kind, name, areas or (), tuple(posts.get(code, ())), whole_tenant=areas is None
        )
        for code, kind, name, areas in _ORGANISATIONS
    ]
    first = (now - dt.timedelta(days=30)).date()
    made = organisations.add_many(desk, new, None, None, now, from_on=first)
    if isinstance(made, Refused):
        raise OfficeError(f"no organisations: {made.reasons}")
    seats = organisations.office_ids(desk, _SEATS)
    if no := organisations.set_body(desk, BODY, "Tim", seats, None, None, now):
        raise OfficeError(f"no body: {no.reasons}")


def succeed(desk: Desk, office: Office, chance: Random, now: dt.datetime) -> bool:
    """From tomorrow on the other one of a pair holds their office; whether it was decided."""
    post = chance.choice(sorted(_TURNS))
    (number,) = organisations.office_ids(desk, [post])
    tomorrow = now.astimezone(ZONE).date() + dt.timedelta(days=1)
    held = [one.person for one in terms.of_office(desk, number) if one.until_on is None]
    heirs = [office.persons[name] for name in _TURNS[post] if office.persons[name] not in held]
    new = Term(0, number, heirs[0], "definitive", None, tomorrow, None)
    return not isinstance(terms.succeed(desk, new, None, None, now), Refused)
