"""The sample logins: one for each kind of user, with one password that is made here and kept in
the data folder. Never here: logins of a real office, or a password in the code.
"""

import datetime as dt
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.service.desk import Desk
from engine.service.logins import passwords
from engine.service.sample.places import HOME, NEIGHBOUR
from engine.store import logins as rows
from engine.store import sample
from engine.store.database import Connection

FILE = "sample-logins.txt"
# user name -> (organisation, kind of office); None: a citizen, and the secretariat.
ACCOUNTS: Mapping[str, tuple[str, str] | None] = {
    "warga": None,
    "operator": (f"KEL-{HOME}", "village_operator"),
    "ketua_rw": (f"RW-{HOME}.003", "rw_head"),
    "lurah": (f"KEL-{HOME}", "village_head"),
    "kades": (f"DS-{NEIGHBOUR}", "village_head"),
    "camat": ("KEC-33.26.13", "district_head"),
    "bappeda": ("BAPPEDA", "planning_head"),
    "dinas": ("DPUPR", "agency_head"),
    "mitra": ("BAPPEDA", "planning_partner"),
    "tapd1": ("SETDA", "regional_secretary"),
    "tapd2": ("BPKD", "finance_head"),
    "tapd3": ("SETDA", "development_section_head"),
    "setwan": ("SETWAN", "council_secretary"),
    "bupati": ("BUPATI", "region_head"),
    "inspektorat": ("INSPEKTORAT", "inspectorate"),
    "danramil": ("KORAMIL-33.26.13", "military_head"),
    "kapolsek": ("POLSEK-33.26.13", "police_head"),
    "dandim": ("KODIM", "military_district_head"),
    "sekretariat": None,
    "sekretariat2": None,  # rules are published by two
}
CITIZEN = f"{HOME}.003"  # home area of the login `warga`
SECRETARIAT = "Sekretariat Rembuk"
SECOND = "Sekretariat Rembuk, petugas kedua"
_MEMBERS = {"sekretariat": SECRETARIAT, "sekretariat2": SECOND}
_WORDS = (
    "padi jagung kopi teh melati kenanga jati bambu sawah ladang sungai bukit pasar tenun batik "
    "gamelan rebana lesung perahu layar angin hujan pagi senja"
)


@dataclass(frozen=True, slots=True)
class Account:
    """One sample login, as the file shows it."""

    username: str
    person: int
    name: str


def accounts(conn: Connection, tenant: int) -> list[Account]:
    """Who stands behind each sample login; the order of ACCOUNTS."""
    found = []
    for username, post in ACCOUNTS.items():
        if post is not None:
            row = sample.holder_of(conn, tenant, *post)
        elif username in _MEMBERS:
            row = sample.member_named(conn, tenant, _MEMBERS[username])
        else:
            row = next(iter(sample.citizens(conn, tenant, CITIZEN)), None)
        if row is not None:
            found.append(Account(username, *row))
    return found


def keep(desk: Desk, folder: Path, now: dt.datetime) -> list[Account]:
    """Make the sample logins and the file, or leave both as they are where the file is there.

    A lost file means new passwords: nothing else knows them.
    """
    file = folder / FILE
    with desk.database.transaction() as conn:
        found = accounts(conn, desk.tenant)
        if file.exists() and all(rows.credential(conn, one.person) for one in found):
            return found
        password = _password()
        stored = passwords.hashed(password)  # one for all: they are known to be the same
        for one in found:
            rows.write(conn, one.person, one.username, stored, now)
            sample.give_mail(conn, one.person, f"{one.username}@pekalongan.example")
    _write(file, found, password)
    return found


def _password() -> str:
    words = _WORDS.split()
    return "-".join(secrets.choice(words) for _ in range(3)) + f"-{secrets.randbelow(90) + 10}"


def _write(file: Path, found: Sequence[Account], password: str) -> None:
    """Readable by this user only, whole or not at all."""
    lines = [
        "Contoh / sample: Kabupaten Pekalongan",
        "",
        f"{'login':14}{'sandi / password':28}siapa / who",
        *(f"{one.username:14}{password:28}{one.name}" for one in found),
        "",
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(".part")
    partial.unlink(missing_ok=True)
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write("\n".join(lines))
    partial.replace(file)
