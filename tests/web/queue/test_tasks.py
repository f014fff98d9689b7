"""The page of my tasks: whose they are today, in which order, filtered, page by page."""

import datetime as dt
import re
from typing import Any

import psycopg
import pytest

from engine.service import terms
from engine.service.queue import LINES
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.town import Town

OTHER_RT = "33.26.15.2004.003.001"


def links(page: str) -> list[str]:
    """The addresses of the cases of a queue page, in order."""
    return re.findall(r'<td class="what"><a href="([^"?]+)', page)


def test_an_empty_queue_teaches(town: Town) -> None:
    page = work.seen(town.client("dinas"), "/tugas")
    assert "Tidak ada yang menunggu Anda." in page
    assert "<table" not in page


def test_the_page_asks_the_database_little(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session (two offices share this host), the reader with the directory's version, views,
    workflows, page, unread letters; a count where the page does not show everything."""
    asked: list[str] = []
    execute = psycopg.Cursor.execute

    def counted(cursor: Any, query: Any, *args: Any, **more: Any) -> Any:
        asked.append(str(query))
        return execute(cursor, query, *args, **more)

    def ask(username: str) -> list[str]:
        client = town.client(username)
        client.get("/tugas")  # names of places are kept from here on
        asked.clear()
        assert links(work.seen(client, "/tugas"))
        return [one for one in asked if "tenant.settings" not in one]

    monkeypatch.setattr(psycopg.Cursor, "execute", counted)
    work.at_village(town, "little")
    assert len(ask("lurah")) <= 6, asked
    for number in range(LINES + 1):
        work.case(town, f"little-{number}")
    assert len(ask("ketua")) <= 7, asked


def test_a_stranger_has_no_queue_of_others(town: Town) -> None:
    work.case(town, "stranger")
    assert links(work.seen(town.client("budi"), "/tugas")) == []
    assert town.visitor().get("/tugas").location == "/masuk?ke=/tugas"


def test_a_line_says_what_where_since_when_and_until_when(town: Town) -> None:
    case = work.at_village(town, "line", "Jembatan <i>bambu</i>")
    page = town.client("lurah").get("/tugas").get_data(as_text=True)
    row = page.partition(f'data-case="{case}">')[2].partition("</tr>")[0]
    assert row.startswith("Jembatan &lt;i&gt;bambu&lt;/i&gt;</a>")
    for words in (work.number(town, case), "Karanganyar", "Diperiksa desa atau kelurahan",
                  "sebagai Kepala Desa Karanganyar", "Sen, 2 Nov 2026"):  # fmt: skip
        assert words in row


def test_the_next_page_goes_on_where_this_one_ends(town: Town) -> None:
    made = {f"/kasus/{work.case(town, f'many-{n}', f'Usulan {n}')}" for n in range(LINES + 5)}
    client = town.client("ketua")
    seen: list[str] = []
    address = "/tugas"
    for _ in range(10):
        page = work.seen(client, address)
        seen += links(page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if more is None:
            break
        address = f"/tugas{more[1]}"
    assert len(seen) == len(set(seen))
    assert made <= set(seen)


def test_filters_keep_what_is_asked_for(town: Town) -> None:
    found = work.case(town, "filter-1", "Taman 100% bambu_kuning")
    other = work.case(town, "filter-2", "Taman seratus persen")
    client = town.client("ketua")
    assert links(work.seen(client, "/tugas?cari=100%25+bambu_")) == [f"/kasus/{found}"]
    by_number = work.seen(client, f"/tugas?cari={work.number(town, other)}")
    assert links(by_number) == [f"/kasus/{other}"]
    assert links(work.seen(client, "/tugas?alur=joint_task_force")) == []
    assert f"/kasus/{found}" in links(work.seen(client, "/tugas?alur=musrenbang&cari=taman"))
    late = work.seen(client, "/tugas?lewat=1&cari=taman")
    assert links(late) == []
    assert "Hapus saringan" in late
    assert "hapus untuk melihat semua tugas Anda" in late


@pytest.mark.parametrize(
    "query",
    ["cari=%00", "cari=" + "x" * 5000, "alur=nothing", "sesudah=", "sesudah=x_y", "sesudah=1_",
     "sesudah=99999999999999999999_1", "sesudah=_1", "sesudah=-9_-9", "sesudah=%D9%A3_1",
     "cari=%27%20OR%201=1%20--", "cari=%5C"],
)  # fmt: skip
def test_a_broken_address_is_a_page_all_the_same(town: Town, query: str) -> None:
    assert town.client("ketua").get(f"/tugas?{query}").status_code == 200


def test_a_substitute_sees_the_queue_and_the_one_before_no_more(town: Town) -> None:
    """A Plt follows: the office's tasks are theirs the same day."""
    case = work.at_village(town, "substitute")
    town.persons |= towns.populate(town.desk, {"plt": "Wahyu Hidayat"}, towns.VILLAGE)
    before = town.client("lurah")
    assert f"/kasus/{case}" in links(work.seen(before, "/tugas"))
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT t.id, t.office FROM term t JOIN office o ON o.id = t.office"
            " WHERE o.kind = 'village_head' AND t.person = %s",
            (town.persons["lurah"],),
        ).fetchone()
    assert row is not None
    yesterday = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    secretary.appoint(town)
    by = town.persons["sekre"]
    assert terms.end(town.desk, row[0], yesterday, by, "Pensiun", towns.OPENED) is None
    acting = terms.new_term(row[1], town.persons["plt"], yesterday, "plt", "800/12", None)
    assert isinstance(terms.start(town.desk, acting, by, "SK 800/12", towns.OPENED), int)
    plt = town.client("plt")
    assert f"/kasus/{case}" in links(work.seen(plt, "/tugas"))
    carried = work.opened(plt, case, "put_to_forum")
    assert before.get(f"/kasus/{case}").status_code == 404
    assert links(work.seen(before, "/tugas")) == []
    theirs = carried | {"csrf_token": [towns.token(before, "/akun/sandi")]}
    assert work.send(before, case, "put_to_forum", theirs).status_code == 404
    assert work.send(plt, case, "put_to_forum", carried).status_code == 303


def test_a_wide_queue_is_narrowed_to_a_phase_and_an_area(town: Town) -> None:
    here = work.at_village(town, "narrow-1", "Saring desa")
    work.act(town, here, "lurah", "put_to_forum")
    work.act(
        town, here, "lurah", "accept", village_rank=1, village_volume="9", village_cost=9_000_000
    )
    client = town.client("camat")
    page = work.seen(client, "/tugas?alur=musrenbang&cari=Saring+desa")
    assert links(page) == [f"/kasus/{here}"]
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT phase FROM task WHERE case_id = %s AND closed_at IS NULL", (here,)
        ).fetchone()
    assert row is not None
    every = re.findall(r'<option value="([a-z_]+)"', page.partition('id="fase"')[2])
    asked = "/tugas?alur=musrenbang&cari=Saring+desa"
    assert [one for one in every if links(work.seen(client, f"{asked}&fase={one}"))] == [row[0]]
    # A district narrows to its villages; the village itself has nothing below it.
    villages = re.findall(r'<option value="([\d.]+)"', page.partition('id="wilayah"')[2])
    assert len(villages) > 1
    with_it = [one for one in villages if links(work.seen(client, f"{asked}&wilayah={one}"))]
    assert with_it == [work_area(town, here)]
    assert 'id="wilayah"' not in work.seen(town.client("lurah"), "/tugas?cari=x")
    assert links(work.seen(client, f"{asked}&wilayah=99&fase=nothing")) == [f"/kasus/{here}"]


def work_area(town: Town, case: int) -> str:
    """The village of a case."""
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT area FROM cases WHERE id = %s", (case,)).fetchone()
    assert row is not None
    return ".".join(str(row[0]).split(".")[:4])
