"""The lists of places without a forum: who reads which, the file, the words to reach a place."""

import csv
import datetime as dt
import io
from html import unescape

import pytest
import time_machine

from engine.service.forums.telling import tell
from engine.service.telling import relay
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.town import Town

RW_TIME = dt.datetime(2027, 1, 6, 3, tzinfo=dt.UTC)  # in the window of the RW forums
VILLAGE_TIME = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
RW_FILE = "/forum/musrenbang/rw_forum/daftar.csv"
PLACE = f"/forum/musrenbang/rw_forum/{towns.RW}"


def at(moment: dt.datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture(autouse=True, scope="module")
def waiting(town: Town) -> int:
    """A proposal of RW 003 that its forum has not discussed."""
    secretary.appoint(town)
    return work.case(town, "forums")


def test_the_secretariat_sees_each_place_with_why_and_until_when(town: Town) -> None:
    with at(RW_TIME):
        page = work.seen(town.client("sekre"), "/forum")
    assert "Rembuk RW" in page
    assert "Jumat, 15 Januari 2027 pukul 23.59 WIB (9 hari lagi)" in page
    assert "0 dari 1 tempat sudah mencatat; 1 belum" in page
    assert "1 menunggu dibahas" in page
    assert "Rembuk RW · Perencanaan tahun 2028" in page


def test_outside_of_the_windows_it_says_which_comes_next(town: Town) -> None:
    with at(RW_TIME - dt.timedelta(days=10)):
        page = work.seen(town.client("sekre"), "/forum")
    assert "tidak ada masa forum yang dibuka" in page
    assert "Rembuk RW, mulai Senin, 4 Januari 2027" in page


def test_the_village_and_the_district_see_what_lies_below_them(town: Town) -> None:
    with at(RW_TIME):
        assert "1 belum" in work.seen(town.client("lurah"), "/forum")
        assert "1 belum" in work.seen(town.client("camat"), "/forum")
        assert "Tidak ada tempat" in work.seen(town.client("ketua"), "/forum")
        assert town.client("ketua").get(PLACE).status_code == 404
        assert town.client("sari").get("/forum").status_code == 404
        assert town.visitor().get("/forum").status_code == 303
    with at(VILLAGE_TIME):
        page = work.seen(town.client("camat"), "/forum")
        assert "0 dari 3 tempat" in page  # the villages of Tirto
        assert "Kedungwuni Timur" not in page
        assert "0 dari 4 tempat" in work.seen(town.client("sekre"), "/forum")
        narrowed = work.seen(town.client("sekre"), "/forum?wilayah=33.26.13")
        assert "0 dari 1 tempat" in narrowed
        assert "0 dari 3 tempat" in work.seen(town.client("camat"), "/forum?wilayah=33.26.13")


def test_a_place_without_an_office_says_so(town: Town) -> None:
    with at(VILLAGE_TIME):
        page = work.seen(town.client("camat"), "/forum")
        assert "Lurah atau kepala desa: belum ada pejabatnya" in page
        place = work.seen(town.client("camat"), "/forum/musrenbang/village_forum/33.26.15.2003")
        assert "untuk tempat ini belum dicatat" in place
        assert "Belum ada yang diajukan dari tempat ini" in place


def test_the_words_for_the_group_say_what_waits_until_when_and_where(town: Town) -> None:
    with at(RW_TIME):
        page = work.seen(town.client("lurah"), PLACE)
    text = unescape(page.partition("<textarea")[2].partition("</textarea>")[0])
    assert "Rembuk RW di RW 003, Desa Karanganyar" in text
    assert "Masanya berakhir Jumat, 15 Januari 2027." in text
    assert "1 usulan warga menunggu dibahas." in text
    assert "/tugas" in text
    assert "Slamet Riyadi" in page


def test_the_file_has_every_line_and_no_formula(town: Town) -> None:
    with at(RW_TIME):
        answer = town.client("sekre").get(RW_FILE)
        head, line = rows_of(answer.data)
        assert head == ["Kode", "Tempat", "Keadaan", "Menunggu", "Jabatan", "Pejabat"]
        assert line[0] == towns.RW
        assert line[3:] == ["1", "Ketua RW 003 Karanganyar", "Slamet Riyadi"]
        assert rows_of(town.client("ketua").get(RW_FILE).data) == [head]
        assert town.client("sari").get(RW_FILE).status_code == 404
        with town.desk.database.connection() as connection:
            connection.execute(
                "UPDATE office SET name = '=cmd' WHERE name = 'Ketua RW 003 Karanganyar'"
            )
            connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
        assert rows_of(town.client("sekre").get(RW_FILE).data)[1][4] == "'=cmd"
        with town.desk.database.connection() as connection:
            connection.execute(
                "UPDATE office SET name = 'Ketua RW 003 Karanganyar' WHERE name = '=cmd'"
            )
            connection.execute("UPDATE tenant SET directory_version = directory_version + 1")


@pytest.mark.parametrize(
    "address",
    ["/forum/nothing/rw_forum/daftar.csv", "/forum/musrenbang/correction/daftar.csv",
     "/forum/musrenbang/rw_forum/33.26.15.2004.999", "/forum/musrenbang/rw_forum/%27"],
)  # fmt: skip
def test_what_is_no_forum_or_no_place_is_not_there(town: Town, address: str) -> None:
    with at(RW_TIME):
        assert town.client("sekre").get(address).status_code == 404


def unread(town: Town, who: str) -> int:
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT count(*) FROM delivery WHERE person = %s AND read_at IS NULL"
            " AND channel = 'page' AND notice = 'forum_list'",
            (town.persons[who],),
        ).fetchone()
    assert row is not None
    return int(row[0])


def test_whoever_was_told_reads_it_by_opening_the_lists(town: Town) -> None:
    morning = dt.datetime(2027, 1, 5, 1, tzinfo=dt.UTC)  # ten days before
    assert tell(town.desk, morning) == 1
    relay(town.desk.database, morning)
    with at(RW_TIME):
        client = town.client("lurah")
        letters = main_of(client.get("/kotak"))
        assert "1 tempat belum mencatat Rembuk RW" in letters
        assert (unread(town, "lurah"), unread(town, "sekre")) == (1, 1)
        assert client.get("/forum").status_code == 200
        assert (unread(town, "lurah"), unread(town, "sekre")) == (0, 1)


def test_once_a_meeting_is_recorded_the_place_is_off_the_list(town: Town, waiting: int) -> None:
    work.act(town, waiting, "ketua", "forward", rw_rank=1)
    with at(RW_TIME):
        assert "Semua 1 tempat sudah mencatat" in work.seen(town.client("sekre"), "/forum")
