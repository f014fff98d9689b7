"""The area list: the whole of it from the package, and what a broken file is told."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.service import areas
from engine.service.area_files import PLACE, AreaFilesError, kind_of, read
from engine.service.desk import Desk, Glance
from engine.service.world import world_of
from engine.store.database import Database
from tests.support.regency import DESA, FILES, NOW, write_areas

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole(module_database_url: str) -> Iterator[Desk]:
    """The list as the package has it."""
    owner = Database(module_database_url, as_owner=True)
    loaded = areas.load(owner, ROOT / PLACE, NOW)
    assert (loaded.version, loaded.count) == (40001, 38 + 514 + 7285 + 83762)
    owner.close()
    database = Database(module_database_url)
    yield Desk(database, 1)
    database.close()


def test_the_whole_list_has_every_kind(whole: Desk) -> None:
    with whole.database.connection() as conn:
        rows = conn.execute("SELECT kind, count(*) FROM area GROUP BY kind").fetchall()
    assert dict(rows) == {
        "province": 38,
        "regency": 416,
        "city": 98,
        "district": 7285,
        "village": 75266,
        "urban_village": 8496,
    }


def test_loading_the_same_version_again_changes_nothing(whole: Desk) -> None:
    assert areas.load(whole.database, ROOT / PLACE, NOW).count == 0


def test_a_row_says_from_when_its_decree_holds(whole: Desk) -> None:
    found = areas.find(whole, "33.26.13.1019")
    assert found is not None
    assert (found.valid_from, found.valid_to, found.sort) == (
        dt.date(2025, 4, 25),
        None,
        "kedungwuni timur",
    )


def test_children_come_by_name(whole: Desk) -> None:
    assert [area.name for area in areas.children(whole, "33.26")][:3] == [
        "Bojong",
        "Buaran",
        "Doro",
    ]
    assert len(areas.children(whole, None)) == 38
    assert len(areas.below(whole, "33.26")) == 19 + 285


@pytest.mark.parametrize(
    ("code", "path"),
    [
        (
            "33.26.13.1019.003.002",
            "RT 002 RW 003, Kelurahan Kedungwuni Timur, Kec. Kedungwuni, Kab. Pekalongan",
        ),
        ("33.26.15.2004.001", "RW 001, Desa Karanganyar, Kec. Tirto, Kab. Pekalongan"),
        ("33.26.15", "Kecamatan Tirto, Kab. Pekalongan"),
        ("33.26", "Kabupaten Pekalongan"),
        ("33.75.01", "Kecamatan Pekalongan Barat, Kota Pekalongan"),
        ("91.03.01.3007", "Desa Adat Yoboi, Distrik Sentani, Kab. Jayapura"),
        ("33", "Provinsi Jawa Tengah"),
        ("31", "Daerah Khusus Ibukota Jakarta"),
        ("99.01", "99.01"),
    ],
)
def test_a_code_says_its_name_path(whole: Desk, code: str, path: str) -> None:
    if code == "33.26.15.2004.001":  # the village's number comes from the list itself
        [village] = [a for a in areas.below(whole, "33.26.15") if a.name == "Karanganyar"]
        code = f"{village.code}.001"
    assert areas.name_path(whole, code) == path


def test_many_paths_come_in_one_round(whole: Desk) -> None:
    paths = areas.name_paths(whole, ["33.26.13", "33.26.13.1019.001"])
    assert set(paths) == {"33.26.13", "33.26.13.1019.001"}
    assert areas.name_paths(whole, []) == {}


def test_typed_words_find_the_beginnings_of_names(whole: Desk) -> None:
    found = areas.search(whole, "  KEDUNG   timur ", inside="33.26")
    assert [one.area.code for one in found] == ["33.26.13.1019"]
    assert found[0].path.startswith("Kelurahan Kedungwuni Timur, Kec. Kedungwuni")


def test_the_name_of_the_district_may_be_typed_too(whole: Desk) -> None:
    found = areas.search(whole, "karanganyar tirto", inside="33.26")
    assert [one.path for one in found] == ["Desa Karanganyar, Kec. Tirto, Kab. Pekalongan"]


def test_names_that_a_process_keeps_go_with_a_new_list(regency: Desk, tmp_path: Path) -> None:
    def read(code: str) -> str:
        page = Desk(regency.database, regency.tenant, Glance())
        world_of(page, NOW)
        return areas.name_paths(page, [code])[code]

    rw = f"{DESA}.001"
    assert read(rw) == 'RW 001, Desa Soka"an, Kec. Kedungwuni, Kab. Pekalongan'
    assert read(DESA) == read(rw).removeprefix("RW 001, ")
    newer = write_areas(
        tmp_path / "newer", villages=FILES["villages.csv"].replace('"Soka""an"', "Sokaan")
    )
    (newer / "package.json").write_text('{"version": "4.0.2"}')
    owner = Database(regency.database.url, size=1, as_owner=True)
    assert areas.load(owner, newer, NOW + dt.timedelta(days=1)).count
    owner.close()
    assert read(rw) == "RW 001, Desa Sokaan, Kec. Kedungwuni, Kab. Pekalongan"


def test_below_a_village_nothing_is_listed(whole: Desk) -> None:
    with whole.database.connection() as conn:
        [(deepest,)] = conn.execute(
            "SELECT max(length(code) - length(replace(code, '.', ''))) FROM area"
        ).fetchall()
    assert deepest == areas.LISTED_DOTS
    assert areas.children(whole, "33.26.13.1019") == []


@pytest.mark.parametrize("words", ["", "  ", "%", "_", "'; --", "\x00"])
def test_words_without_a_letter_find_nothing(whole: Desk, words: str) -> None:
    assert areas.search(whole, words) == []


def test_a_search_stays_inside(whole: Desk) -> None:
    found = areas.search(whole, "karang", inside="33.26", limit=100)
    assert found
    assert all(one.area.code.startswith("33.26.") for one in found)


@pytest.mark.parametrize("code", ["33", "33.26.13.1019.003.002", "33.26.13.2001"])
def test_the_shape_of_a_code_is_known(code: str) -> None:
    assert areas.is_code(code)


@pytest.mark.parametrize("code", ["", "3", "33.26.13.9001", "33.26.13.1019.3", "33.26 ", "33.26\n"])
def test_another_shape_is_no_code(code: str) -> None:
    assert not areas.is_code(code)


def test_the_fourth_part_says_what_a_village_is() -> None:
    assert kind_of("33.26.13.1019", "x") == "urban_village"
    assert kind_of("33.26.13.2001", "x") == "village"
    assert kind_of("91.03.01.3007", "x") == "village"
    assert kind_of("33.75", "Kota Pekalongan") == "city"


HEAD = "code,district_code,name\n"
GOOD = "33.26.13.1019,33.26.13,Kedungwuni Timur\n33.75.01.1001,33.75.01,Medono\n"


@pytest.mark.parametrize(
    ("villages", "words"),
    [
        ("kode,nama\n", "villages.csv:1: the columns are kode, nama"),
        ("", "villages.csv:1: the columns are missing"),
        (HEAD + "33.26.13.9001,33.26.13,X\n", "villages.csv:2: '33.26.13.9001' is not the code"),
        (HEAD + GOOD + "33.26.13.2001,33.26.12,X\n", "villages.csv:4: 33.26.13.2001 does not lie"),
        (HEAD + GOOD + "33.26.99.2001,33.26.99,X\n", "villages.csv:4: 33.26.99.2001 lies in"),
        (HEAD + GOOD + GOOD, "villages.csv:4: code 33.26.13.1019 stands there twice"),
        (HEAD + GOOD + "33.26.13.2001,33.26.13,\n", "villages.csv:4: 33.26.13.2001 has no name"),
        (HEAD + GOOD + "33.26.13.2001,33.26.13\n", "villages.csv:4: 2 columns"),
        (HEAD + "33.26.13.1019,33.26.13,X\n", "nothing lies in 33.75.01; the file seems cut off"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, villages: str, words: str) -> None:
    with pytest.raises(AreaFilesError) as error:
        read(write_areas(tmp_path, villages=villages), NOW.date())
    assert words in str(error.value)


def test_a_missing_list_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AreaFilesError, match="make setup"):
        read(tmp_path, NOW.date())


def test_a_newer_list_closes_the_one_before(office_database: Database, tmp_path: Path) -> None:
    folder = write_areas(tmp_path / "newer")
    (folder / "package.json").write_text('{"version": "5.1.0"}')
    assert areas.load(office_database, folder, NOW).version == 50100
    with office_database.connection() as conn:
        old = conn.execute("SELECT DISTINCT valid_to FROM area WHERE version = 40001").fetchall()
    assert old == [(NOW.date(),)]
    assert len(areas.children(Desk(office_database, 1), "33.26")) == 1
