"""Views on the pages: kept, picked, renamed, deleted, begun with; nobody else's."""

import re
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.queue.test_tasks import links
from tests.web.queue.test_together import token
from tests.web.town import Town

ADDRESS = "/tugas/tampilan"


def post(client: FlaskClient, address: str = ADDRESS, **typed: str) -> TestResponse:
    return client.post(address, data={"csrf_token": token(client), **typed})


def number(client: FlaskClient, name: str) -> str:
    """The number of a view on the page of views."""
    page = work.seen(client, ADDRESS)
    found = re.search(rf'id="v(\d+)"><a [^>]*>{name}</a>', page)
    assert found is not None, page
    return found[1]


def test_what_is_filtered_is_kept_and_picked(town: Town) -> None:
    case = work.at_village(town, "view-1", "Tampilan satu")
    work.at_village(town, "view-2", "Yang lain")
    client = town.client("lurah")
    assert "Simpan saringan ini" not in work.seen(client, "/tugas")
    page = work.seen(client, "/tugas?cari=Tampilan+satu")
    assert "Simpan saringan ini sebagai tampilan" in page
    made = post(client, nama="Satu saja", cari="Tampilan satu", asing="x")
    assert made.status_code == 303
    picked = work.seen(client, made.location)
    assert links(picked) == [f"/kasus/{case}"]
    nav = picked.partition('<nav class="views')[2].partition("</nav>")[0]
    assert re.findall(r'aria-current="page">([^<]+)</a>', nav) == ["Satu saja"]
    assert "Simpan saringan ini" not in picked  # it is kept
    every = work.seen(client, "/tugas?tampilan=semua")
    assert 'aria-current="page">Semua tugas</a>' in every
    assert len(links(every)) >= 2


def test_a_wrong_name_loses_no_filter(town: Town) -> None:
    client = town.client("camat")
    answer = post(client, nama=" ", cari="talud <b>", lewat="1")
    assert answer.status_code == 422
    page = main_of(answer)
    assert "Isi nama tampilannya" in page
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert (unescape(carried["cari"]), carried["lewat"]) == ("talud <b>", "1")
    assert post(client, nama="Talud", cari="talud <b>").status_code == 303
    taken = post(client, nama="TALUD", cari="lain")
    assert "Anda sudah punya tampilan lain dengan nama ini." in main_of(taken)
    assert post(client, nama="Kosong").status_code == 422


def test_it_is_renamed_begun_with_and_deleted(town: Town) -> None:
    client = town.client("bappeda")
    post(client, nama="Terlambat", lewat="1")
    one = number(client, "Terlambat")
    assert post(client, f"{ADDRESS}/{one}", apa="nama", nama="").status_code == 422
    assert post(client, f"{ADDRESS}/{one}", apa="nama", nama="Lewat batas").status_code == 303
    assert number(client, "Lewat batas") == one
    assert client.get("/tugas").status_code == 200
    post(client, f"{ADDRESS}/{one}", apa="awal")
    start = client.get("/tugas")
    assert (start.status_code, start.location) == (302, f"/tugas?tampilan={one}&lewat=1")
    # Whatever is asked is answered; the menu alone leads to the view.
    assert client.get("/tugas?tampilan=semua").status_code == 200
    assert client.get("/tugas?selesai=1").status_code == 200
    post(client, f"{ADDRESS}/{one}", apa="awal")
    assert client.get("/tugas").status_code == 200
    assert post(client, f"{ADDRESS}/{one}", apa="lain").status_code == 400
    post(client, f"{ADDRESS}/{one}", apa="hapus")
    assert "Belum ada tampilan." in work.seen(client, ADDRESS)


def test_nobody_sees_or_changes_the_views_of_others(town: Town) -> None:
    client, other = town.client("dinas"), town.client("ketua")
    post(client, nama="Rahasia dinas", lewat="1")
    one = number(client, "Rahasia dinas")
    assert "Rahasia dinas" not in work.seen(other, ADDRESS)
    for what in ("nama", "hapus", "awal"):
        assert post(other, f"{ADDRESS}/{one}", apa=what, nama="Milikku").status_code == 404
    assert number(client, "Rahasia dinas") == one
    assert town.visitor().get(ADDRESS).status_code == 303
    assert "Rahasia dinas" not in work.seen(town.client("lurah"), f"/tugas?tampilan={one}")
