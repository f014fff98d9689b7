"""A small regency for tests of people and publishing: its areas, one tenant, nobody in it yet."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.service import areas, tenants
from engine.service.desk import Desk
from engine.store.database import Database

NOW = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)  # Monday, noon in Jakarta
LURAH_AREA, DESA = "33.26.13.1019", "33.26.13.2001"
FILES = {
    "provinces.csv": "code,name\n33,Jawa Tengah\n",
    "regencies.csv": (
        "code,province_code,name\n33.26,33,Kabupaten Pekalongan\n33.75,33,Kota Pekalongan\n"
    ),
    "districts.csv": (
        "code,regency_code,name\n33.26.13,33.26,Kedungwuni\n33.75.01,33.75,Pekalongan Barat\n"
    ),
    "villages.csv": (
        "code,district_code,name\n33.26.13.1019,33.26.13,Kedungwuni Timur\n"
        '33.26.13.2001,33.26.13,"Soka""an"\n33.75.01.1001,33.75.01,Medono\n'
    ),
}


def write_areas(folder: Path, **changes: str) -> Path:
    """The small package on disk; `villages="..."` replaces the content of villages.csv."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps({"version": "4.0.1"}))
    for name, text in FILES.items():
        (folder / "data" / name).write_text(changes.get(name.removesuffix(".csv"), text))
    return folder


@pytest.fixture
def office_database(database_url: str, tmp_path: Path) -> Iterator[Database]:
    """The application's way into a database that has the small area list."""
    owner = Database(database_url, size=1, as_owner=True)
    areas.load(owner, write_areas(tmp_path / "areas"), NOW)
    owner.close()
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def regency(office_database: Database) -> Desk:
    """The desk of the one tenant, Kabupaten Pekalongan."""
    made = tenants.create(office_database, "pekalongan", "33.26", NOW)
    assert isinstance(made, int)
    return Desk(office_database, made)


@pytest.fixture
def neighbour(office_database: Database) -> Desk:
    """The desk of another tenant, Kota Pekalongan."""
    made = tenants.create(office_database, "kota-pekalongan", "33.75", NOW)
    assert isinstance(made, int)
    return Desk(office_database, made)
