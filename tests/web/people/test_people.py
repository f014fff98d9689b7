"""Offices and holders, terms by decree, new people, slips shown once."""

import html
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import offices_view, register
from engine.service.logins import slips
from engine.service.offices_view import Known
from tests.web import secretary
from tests.web import town as towns
from tests.web.town import Town, token


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def office(town: Town, kind: str) -> int:
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM office WHERE kind = %s", (kind,)).fetchone()
    assert row is not None
    return int(row[0])


def known(town: Town, kind: str) -> Known:
    found = offices_view.office(town.desk, office(town, kind), towns.OPENED)
    assert found is not None
    return found


def begin(client: FlaskClient, number: int, person: object, **form: str) -> TestResponse:
    values = {
        "csrf_token": token(client, "/akun/sandi"),
        "person": str(person),
        "capacity": "definitive",
        "from_on-day": "1",
        "from_on-month": "10",
        "from_on-year": "2026",
        "reason": "SK Bupati 5/2026",
    }
    return client.post(f"/orang/jabatan/{number}/mulai", data=values | form)


def test_offices_are_found_by_words_kind_and_holder(town: Town) -> None:
    client = secretary.secretary(town)
    page = words_of(client.get("/orang?cari=tirto+camat"))
    assert "Camat Tirto" in page
    assert "Kepala Bappeda</a>" not in page
    assert "Camat Tirto" in words_of(client.get("/orang?cari=agus+salim"))
    page = words_of(client.get("/orang?jenis=planning_head"))
    assert "Kepala Bappeda" in page
    assert "Camat Tirto</a>" not in page
    assert "Tidak ada jabatan yang cocok" in words_of(client.get("/orang?cari=<b>%25_x"))
    assert client.get("/orang?halaman=99999").status_code == 200


def test_a_successor_and_the_end_before_are_one_decision(town: Town) -> None:
    client, number = secretary.secretary(town), office(town, "district_head")
    page = words_of(client.get(f"/orang/jabatan/{number}/mulai?cari=budi"))
    assert "Budi Santoso" in page
    answer = begin(client, number, town.persons["budi"])
    assert answer.status_code == 422
    assert "sudah diisi" in words_of(answer)
    assert "SK Bupati 5/2026" in words_of(answer)
    answer = begin(client, number, town.persons["budi"], succeed="yes")
    assert answer.status_code == 303
    found = known(town, "district_head")
    assert [one.name for one in found.now] == ["Budi Santoso"]
    assert [str(one.until_on) for one in found.earlier] == ["2026-09-30"]
    page = words_of(client.get(answer.location))
    assert "Masa jabatan sudah dicatat" in page
    assert "Agus Salim" in page
    journal = words_of(client.get("/studio/register"))
    assert "Budi Santoso menjabat Camat Tirto (definitif)" in journal


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"person": ""}, "pilih orangnya"),
        ({"person": "999999"}, "tidak dikenal"),
        ({"person": "1 OR 1=1"}, "pilih orangnya"),
        ({"person": "9" * 30}, "pilih orangnya"),
        ({"capacity": "raja"}, "Pilih salah satu"),
        ({"capacity": "plt", "decree": " "}, "Isi"),
        ({"from_on-day": "31", "from_on-month": "2"}, "tanggal yang ada"),
        ({"until_on-day": "1", "until_on-month": "1", "until_on-year": "2020"}, "mendahului"),
        ({"reason": ""}, "Tulis alasannya"),
        ({"decree": "x" * 500}, "paling panjang"),
    ],
)
def test_a_wrong_term_is_told_and_kept(town: Town, form: dict[str, str], said: str) -> None:
    client, number = secretary.secretary(town), office(town, "agency_head")
    before = len(known(town, "agency_head").now)
    person = form.pop("person", town.persons["budi"])
    answer = begin(client, number, person, **({"capacity": "plh", "decree": "800/1"} | form))
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert "<title>Salah:" in words_of(answer)
    assert len(known(town, "agency_head").now) == before


def test_an_acting_holder_stands_beside_and_a_term_ends_on_its_day(town: Town) -> None:
    client, number = secretary.secretary(town), office(town, "planning_head")
    done = begin(client, number, town.persons["tono"], capacity="plt", decree="821/77/2026")
    assert done.status_code == 303
    found = known(town, "planning_head")
    assert {one.capacity for one in found.now} == {"definitive", "plt"}
    term = next(one.id for one in found.now if one.capacity == "plt")
    address = f"/orang/jabatan/{number}/akhiri/{term}"
    form = {"csrf_token": token(client, address), "reason": "selesai"}
    early = {"until_on-day": "1", "until_on-month": "1", "until_on-year": "2020"}
    assert client.post(address, data=form | early).status_code == 422
    assert client.post(address, data=form | {"until_on-day": "x"}).status_code == 422
    last = {"until_on-day": "31", "until_on-month": "okt", "until_on-year": "2026"}
    assert client.post(address, data=form | last | {"reason": ""}).status_code == 422
    assert client.post(address, data=form | last).status_code == 303
    assert [str(one.until_on) for one in known(town, "planning_head").earlier] == ["2026-10-31"]
    other = office(town, "agency_head")
    assert client.get(f"/orang/jabatan/{other}/akhiri/{term}").status_code == 404


def test_a_vacant_office_is_in_the_list_of_vacant_ones(town: Town) -> None:
    client = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM term WHERE office = %s", (office(town, "rw_head"),))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    page = words_of(client.get("/orang?kosong=ya"))
    assert "Ketua RW 003 Karanganyar" in page
    assert "Camat Tirto</a>" not in page
    assert "Jabatan ini kosong" in words_of(client.get(f"/orang/jabatan/{office(town, 'rw_head')}"))


def test_somebody_new_gets_an_invitation_that_opens_a_login(town: Town) -> None:
    client = secretary.secretary(town)
    form = {"csrf_token": token(client, "/orang/baru"), "name": "Wayan <i>", "language": "id"}
    answer = client.post("/orang/baru", data=form | {"email": "salah", "reason": "SK"})
    assert answer.status_code == 422
    assert "Alamat surel tidak lengkap" in words_of(answer)
    assert 'value="Wayan <i>"' in words_of(answer)
    assert client.post("/orang/baru", data=form).status_code == 422  # no reason
    answer = client.post("/orang/baru", data=form | {"reason": "SK"})
    assert answer.status_code == 303
    person = answer.location.split("?")[0]
    assert "belum punya akun" in words_of(client.get(person))
    form = {"csrf_token": token(client, person), "reason": ""}
    assert client.post(f"{person}/slip", data=form).status_code == 422
    answer = client.post(f"{person}/slip", data=form | {"reason": "datang sendiri"})
    made = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", words_of(answer))
    assert made is not None
    assert answer.headers["Cache-Control"] == "no-store"
    slip = slips.look(town.desk.database, made[0], towns.OPENED)
    assert slip is not None
    assert slip.kind == "invitation"
    assert made[0] not in words_of(client.get(person))
    entry = register.entries(town.desk, 1)[0]
    assert (entry.kind, entry.reason) == ("slip_made", "datang sendiri")
    assert made[0] not in str(entry.body)


def test_a_reset_is_for_somebody_with_a_login(town: Town) -> None:
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['sari']}"
    page = words_of(client.get(address))
    assert "Buat slip sandi baru" in page
    form = {"csrf_token": token(client, address), "reason": "KTP diperiksa"}
    assert "Slip untuk Sari Wulandari" in words_of(client.post(f"{address}/slip", data=form))


def test_somebody_of_another_office_is_not_found_here(town: Town) -> None:
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['rina']}"
    assert client.get(address).status_code == 404
    form = {"csrf_token": token(client, "/akun/sandi"), "reason": "x"}
    assert client.post(f"{address}/slip", data=form).status_code == 404
    assert "Rina" not in words_of(client.get("/orang/daftar"))
