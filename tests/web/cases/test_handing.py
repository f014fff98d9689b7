"""Taking up, giving back, passing on and taking over through the pages, by three of one office."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.cases import team, work
from tests.web.town import Town


@pytest.fixture(autouse=True)
def three(town: Town) -> None:
    """The village's office is held by three."""
    team.join(town)


def page(client: FlaskClient, case: int) -> str:
    return work.seen(client, f"/kasus/{case}")


def send(client: FlaskClient, case: int, deed: str, **typed: Any) -> TestResponse:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    data = {"csrf_token": token, "slot": "", **typed}
    return client.post(f"/kasus/{case}/tangan/{deed}", data=data)


def test_taken_up_given_back_and_the_public_reads_no_person(town: Town) -> None:
    case = work.at_village(town, "hand-take")
    kasi, lurah = town.client("kasi"), town.client("lurah")
    assert "Ditawarkan kepada 3 petugas" in page(kasi, case)
    assert send(kasi, case, "ambil").status_code == 303
    assert "Di tangan Anda sejak" in page(kasi, case)
    assert send(kasi, case, "ambil").status_code == 303  # pressed twice
    seen = page(lurah, case)
    assert "Di tangan Ratna Sari sejak" in seen
    assert "Tugas ini di tangan Ratna Sari sejak" in seen  # why the others are closed
    assert send(lurah, case, "ambil").status_code == 409
    public = town.visitor().get(f"/ikuti/{work.number(town, case)}").get_data(as_text=True)
    party = town.client("sari").get(f"/kasus/{case}").get_data(as_text=True)
    for read in (public, party):
        assert "Ratna" not in read
        assert "Tugas diambil" not in read
    assert send(kasi, case, "kembalikan").status_code == 303
    assert "Ditawarkan kepada 3 petugas" in page(lurah, case)


def test_another_is_refused_and_takes_over_with_a_reason(town: Town) -> None:
    case = work.at_village(town, "hand-over")
    lurah, kasi = town.client("lurah"), town.client("kasi")
    # The form of a decision was open when somebody else took the task up.
    carried = work.opened(lurah, case, "reject")
    assert send(kasi, case, "ambil").status_code == 303
    refused = work.send(lurah, case, "reject", carried, words="Sudah ada.")
    assert refused.status_code in (409, 422)
    assert "Ratna Sari" in refused.get_data(as_text=True)
    form = lurah.get(f"/kasus/{case}/tangan/ambil-alih")
    assert "Ratna Sari memegangnya sejak" in form.get_data(as_text=True)
    empty = send(lurah, case, "ambil-alih")
    assert empty.status_code == 422
    assert "Alasan mengambil alih" in empty.get_data(as_text=True)
    assert send(lurah, case, "ambil-alih", words="Ratna cuti").status_code == 303
    seen = page(lurah, case)
    assert "Di tangan Anda sejak" in seen
    assert "Tugas diambil alih" in seen
    assert "Ratna cuti" in seen
    assert send(kasi, case, "ambil-alih", words="x", visit=99).status_code == 409
    assert work.opened(lurah, case, "reject")


def test_passed_on_to_a_colleague_by_name(town: Town) -> None:
    case = work.at_village(town, "hand-on")
    lurah = town.client("lurah")
    form = lurah.get(f"/kasus/{case}/tangan/teruskan").get_data(as_text=True)
    assert "Ratna Sari" in form
    assert "Wahyu Nugroho" in form
    assert "Agus Salim" not in form
    wrong = send(lurah, case, "teruskan", to=town.persons["camat"], words="Mohon ditelaah")
    assert wrong.status_code == 422
    text = wrong.get_data(as_text=True)
    assert "Pilih rekan yang hari ini dapat mengerjakannya." in text
    assert "Mohon ditelaah" in text  # nothing typed is lost
    done = send(lurah, case, "teruskan", to=town.persons["sekdes"], words="Mohon ditelaah")
    assert done.status_code == 303
    assert "Di tangan Wahyu Nugroho sejak" in page(lurah, case)
    assert "Di tangan Anda sejak" in page(town.client("sekdes"), case)


def test_the_queue_shows_and_sorts_out_who_has_what(town: Town) -> None:
    mine, other = (work.at_village(town, f"hand-queue-{n}", f"Pagar {n}") for n in (1, 2))
    lurah = town.client("lurah")
    send(lurah, mine, "ambil")
    send(town.client("kasi"), other, "ambil")
    everything = work.seen(lurah, "/tugas?cari=pagar")
    assert "di tangan Anda" in everything
    assert "di tangan Ratna Sari" in everything
    for key, case in (("saya", mine), ("rekan", other)):
        found = work.seen(lurah, f"/tugas?cari=pagar&tangan={key}")
        assert re.findall(r"/kasus/(\d+)", found) == [str(case)]
    assert "/kasus/" not in work.seen(lurah, "/tugas?cari=pagar&tangan=belum").replace(
        "/kasus/baru", ""
    )


def test_alone_in_an_office_nothing_of_it_is_shown(town: Town) -> None:
    case = work.case(town, "hand-alone")
    seen = page(town.client("ketua"), case)
    assert "Ambil tugas ini" not in seen
    assert "in-hand" not in seen
    assert send(town.client("ketua"), case, "ambil").status_code == 409
    assert 'name="tangan"' not in work.seen(town.client("ketua"), "/tugas?cari=selokan")


def test_what_is_not_there_is_not_found(town: Town) -> None:
    case = work.at_village(town, "hand-none")
    lurah = town.client("lurah")
    assert lurah.get(f"/kasus/{case}/tangan/ambil").status_code == 404
    assert send(lurah, case, "curi").status_code == 404
    assert lurah.get(f"/kasus/{case}/tangan/ambil-alih").status_code == 409
    assert send(town.client("budi"), case, "ambil").status_code in (400, 404)
