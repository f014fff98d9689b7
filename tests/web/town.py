"""A small town for tests of the citizens' pages: real names of areas, the shipped workflows.

Sari proposes, Tono types for others, Bu Lurah's offices decide; Rina belongs to another regency.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from itertools import count
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache

from config.settings import Settings
from engine.service import organisations, people
from engine.service.desk import Desk
from engine.service.logins import passwords
from engine.service.organisations import NewOffice, NewOrganisation
from engine.service.people import NewPerson
from engine.service.publishing import shipped
from engine.store import logins
from engine.store.database import Connection, Database
from web import create_app

ROOT = Path(__file__).parent.parent.parent
REGENCY, VILLAGE, RW = "33.26", "33.26.15.2004", "33.26.15.2004.003"
RT = f"{RW}.002"
PASSWORD = "melati pagar rembulan"
LINES = IPv4Network("198.18.0.0/15")
_LINE = count(1)
OPENED = dt.datetime(2026, 11, 2, 2, tzinfo=dt.UTC)
AREAS = (
    ("33", "Jawa Tengah", "province", None),
    ("33.26", "Kabupaten Pekalongan", "regency", "33"),
    ("33.26.13", "Kedungwuni", "district", "33.26"),
    ("33.26.13.1010", "Kedungwuni Timur", "urban_village", "33.26.13"),
    ("33.26.15", "Tirto", "district", "33.26"),
    ("33.26.15.2003", "Pandanarum", "village", "33.26.15"),
    ("33.26.15.2004", "Karanganyar", "village", "33.26.15"),
    ("33.26.15.2008", "Samborejo", "village", "33.26.15"),
    ("33.27", "Kabupaten Pemalang", "regency", "33"),
    ("33.27.01", "Moga", "district", "33.27"),
    ("33.27.01.2001", "Sima", "village", "33.27.01"),
)
NAMES = {
    "sari": "Sari Wulandari",
    "budi": "Budi Santoso",
    "tono": "Tono Prasetyo",
    "ketua": "Slamet Riyadi",
    "lurah": "Siti Aminah",
    "camat": "Agus Salim",
    "bappeda": "Dewi Lestari",
    "dinas": "Hadi Purnomo",
}


class _Compiled(BytecodeCache):
    """Templates are compiled once for all towns of a run: each town is another application."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


_KEPT = _Compiled()


@dataclass
class Town:
    """The application on its database, with the ids of its people."""

    app: Flask
    desk: Desk
    persons: dict[str, int]
    base: str = "http://localhost"
    clients: list[FlaskClient] = field(default_factory=list)

    def visitor(self) -> FlaskClient:
        """A browser that nobody is logged in with, on a line of its own: the limits of an address
        are counted by the process, and outlive a town."""
        client = self.app.test_client()
        client.environ_base["REMOTE_ADDR"] = str(LINES[next(_LINE) % LINES.num_addresses])
        return client

    def client(self, username: str) -> FlaskClient:
        """A browser in which this person is logged in through the page."""
        client = self.visitor()
        form = {"username": username, "password": PASSWORD, "csrf_token": token(client, "/masuk")}
        answer = client.post("/masuk", data=form)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return client


def token(client: FlaskClient, address: str) -> str:
    """The form token of a page."""
    page = client.get(address).get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def settings(database_url: str, redis_url: str, data_dir: Path) -> Settings:
    """Settings of a sample installation on these servers."""
    environ = {
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "DATA_DIR": str(data_dir),
        "SECRET_KEY": "k" * 40,
    }
    return Settings.from_environment(environ, ROOT)


def build(database_url: str, redis_url: str, data_dir: Path) -> Town:
    """The town in an empty, migrated database."""
    owner = Database(database_url, size=1, as_owner=True)
    with owner.transaction() as connection:
        _ground(connection)
    owner.close()
    app = create_app(settings(database_url, redis_url, data_dir))
    app.jinja_env.bytecode_cache = _KEPT
    desk = Desk(app.extensions["database"], 1)
    persons = populate(desk, NAMES, VILLAGE)
    _offices(desk, persons)
    for found in shipped.publish_shipped(desk, ROOT / "workflows", OPENED):
        assert found.standing == "new", found
    other = populate(Desk(desk.database, 2), {"rina": "Rina Kartika"}, "33.27.01.2001")
    return Town(app, desk, persons | other)


def populate(desk: Desk, names: dict[str, str], area: str) -> dict[str, int]:
    """Members with a login each; their user name is their key."""
    new = [NewPerson(name, email=f"{key}@contoh.id", area=area) for key, name in names.items()]
    made = people.add_many(desk, new, None, None, OPENED)
    assert isinstance(made, list), made
    persons = dict(zip(names, made, strict=True))
    hashed = passwords.hashed(PASSWORD)
    with desk.database.transaction() as connection:
        for key, person in persons.items():
            logins.write(connection, person, key, hashed, OPENED)
    return persons


def _ground(connection: Connection) -> None:
    for code, name, kind, parent in AREAS:
        connection.execute(
            "INSERT INTO area (code, version, name, kind, parent, sort, valid_from)"
            " VALUES (%s, 7, %s, %s, %s, lower(%s), '2026-01-01')",
            (code, name, kind, parent, name),
        )
    connection.execute(
        "INSERT INTO tenant (id, slug, name, kind, area, settings) OVERRIDING SYSTEM VALUE VALUES"
        " (1, 'pekalongan', 'Kabupaten Pekalongan', 'regency', '33.26',"
        '  \'{"contact": "Bappeda, telepon (0285) 381 992"}\'),'
        " (2, 'pemalang', 'Kabupaten Pemalang', 'regency', '33.27', '{\"host\": \"pemalang.id\"}')"
    )


def _offices(desk: Desk, persons: dict[str, int]) -> None:
    def one(code: str, kind: str, name: str, areas: tuple[str, ...], *offices: NewOffice,
            whole: bool = False) -> NewOrganisation:  # fmt: skip
        return NewOrganisation(code, kind, name, areas, offices, whole_tenant=whole)

    def post(kind: str, name: str, who: str) -> NewOffice:
        return NewOffice(kind, name, holder=persons[who])

    made = organisations.add_many(
        desk,
        [
            one("RW-003", "rw", "RW 003 Karanganyar", (RW,),
                post("rw_head", "Ketua RW 003 Karanganyar", "ketua")),
            one("DS-2004", "village", "Pemerintah Desa Karanganyar", (VILLAGE,),
                post("village_head", "Kepala Desa Karanganyar", "lurah"),
                post("village_operator", "Operator Desa Karanganyar", "tono")),
            one("KC-15", "district", "Kecamatan Tirto", ("33.26.15",),
                post("district_head", "Camat Tirto", "camat")),
            one("BAPPEDA", "planning", "Bappeda", (),
                post("planning_head", "Kepala Bappeda", "bappeda"), whole=True),
            one("DPU", "agency", "Dinas Pekerjaan Umum", (),
                post("agency_head", "Kepala Dinas Pekerjaan Umum", "dinas")),
        ],
        None, None, OPENED, from_on=dt.date(2026, 1, 1),
    )  # fmt: skip
    assert isinstance(made, dict), made
