"""Organisations and offices on pages: made, changed, closed, opened; what is typed is kept."""

import html
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import organisations_view, register
from engine.service.organisations_view import Whole
from engine.service.world import world_of
from tests.web import secretary
from tests.web import town as towns
from tests.web.filling import errors_of
from tests.web.town import Town, token


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def number_of(town: Town, code: str) -> int:
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT id FROM organisation WHERE tenant = 1 AND code = %s", (code,)
        ).fetchone()
    assert row is not None
    return int(row[0])


def whole(town: Town, code: str) -> Whole:
    found = organisations_view.find(town.desk, number_of(town, code))
    assert found is not None
    return found


def send(client: FlaskClient, address: str, *pairs: tuple[str, str], **form: str) -> TestResponse:
    """Post a form; `pairs` for inputs that come several times."""
    values: dict[str, list[str]] = {"csrf_token": [token(client, "/akun/sandi")]}
    for name, value in (*form.items(), *pairs):
        values.setdefault(name.replace("__", "-"), []).append(value)
    return client.post(address, data=values)


ORGANISATION = {
    "name": "RW 009 Karanganyar",
    "short": "rw-009",
    "kind": "rw",
    "chain": "civil",
    "reason": "SK Lurah 9/2026",
}


def made(town: Town, client: FlaskClient, code: str, **form: str) -> int:
    """A new organisation through the page; gives its id."""
    answer = send(client, "/orang/instansi/baru", **(ORGANISATION | {"short": code} | form))
    assert answer.status_code == 303, errors_of(answer)
    return number_of(town, code)


def test_an_organisation_is_made_with_the_areas_that_were_picked(town: Town) -> None:
    client = secretary.secretary(town)
    address = "/orang/instansi/baru"
    page = words_of(send(client, address, **ORGANISATION, look="area", f__area__find="karangan"))
    assert 'value="33.26.15.2004"' in page  # the only one that fits is chosen at once
    assert 'value="rw-009"' in page
    answer = send(
        client, address, **ORGANISATION, look="add", **{"f-area-village": towns.VILLAGE},
        f__area__rw="9",
    )  # fmt: skip
    assert answer.status_code == 200
    page = words_of(answer)
    assert 'name="areas" value="33.26.15.2004.009" checked' in page
    assert "RW 009, Desa Karanganyar" in page
    answer = send(
        client, address, ("areas", "33.26.15.2004.009"), ("f-area-village", "33.26.15.2003"),
        **ORGANISATION,
    )  # fmt: skip
    assert answer.status_code == 303
    found = whole(town, "RW-009")
    assert found.areas == ("33.26.15.2003", "33.26.15.2004.009")  # the one still in the picker too
    page = words_of(client.get(answer.location))
    assert "Instansi sudah dicatat" in page
    assert "Desa Pandanarum" in page
    entry = register.entries(town.desk, 1)[0]
    assert (entry.kind, entry.reason) == ("organisations_added", "SK Lurah 9/2026")


def test_a_whole_district_is_found_by_its_name(town: Town) -> None:
    client = secretary.secretary(town)
    page = words_of(
        send(client, "/orang/instansi/baru", **ORGANISATION, look="area", f__area__find="tirto")
    )
    assert "Seluruh Kecamatan Tirto" in page
    answer = send(
        client, "/orang/instansi/baru", ("f-area-village", "33.26.15"), **ORGANISATION, look="add"
    )
    assert 'name="areas" value="33.26.15" checked' in words_of(answer)
    answer = send(client, "/orang/instansi/baru", **ORGANISATION, look="all")
    assert 'name="areas" value="33.26" checked' in words_of(answer)


@pytest.mark.parametrize(
    ("form", "place", "said"),
    [
        ({"name": "  "}, "name", "Isi namanya"),
        ({"name": "x" * 300}, "name", "paling panjang"),
        ({"name": "RW\u202e009"}, "name", "tanda yang tidak dapat disimpan"),
        ({"short": "DPU"}, "short", "sudah dipakai"),
        ({"short": "a b/c"}, "short", "huruf, angka, titik"),
        ({"short": ""}, "short", "huruf, angka, titik"),
        ({"kind": ""}, "kind", "Pilih jenisnya"),
        ({"kind_other": "lain"}, "kind_other", "jangan keduanya"),
        ({"kind": "", "kind_other": "9!"}, "kind_other", "huruf kecil"),
        ({"chain": "royal"}, "chain", "Pilih salah satu"),
        ({"reason": " "}, "reason", "Tulis alasannya"),
        ({"areas": "33.27.01.2001"}, "f-area", "bukan wilayah kantor ini"),
        ({"areas": "33.26.15.2004.9x"}, "f-area", "Pilih tempat"),
        ({"f-area-find": "tirto"}, "f-area", "kosongkan pencariannya"),
        ({"f-area-village": "33.26.15.2004", "f-area-rw": "x"}, "f-area", "Pilih tempat"),
    ],
)
def test_a_wrong_organisation_is_told_beside_the_field_and_kept(
    town: Town, form: dict[str, str], place: str, said: str
) -> None:
    client = secretary.secretary(town)
    before = len(organisations_view.search(town.desk, "", False)[0])
    answer = send(client, "/orang/instansi/baru", **(ORGANISATION | {"short": "RW-X1"} | form))
    assert answer.status_code == 422
    page = words_of(answer)
    assert "<title>Salah:" in page
    assert f'<a href="#{place}">' in page
    assert f'id="{place}-error"' in page
    assert said in " ".join(errors_of(answer))
    for name, value in form.items():
        if name != "chain":  # what can only be chosen
            assert value.strip() in page
    if "reason" not in form:
        assert "SK Lurah 9/2026" in page
    assert len(organisations_view.search(town.desk, "", False)[0]) == before


def test_an_organisation_is_changed_and_its_code_stays(town: Town) -> None:
    client = secretary.secretary(town)
    number = made(town, client, "RW-007")
    address = f"/orang/instansi/{number}/ubah"
    assert 'value="RW 009 Karanganyar"' in words_of(client.get(address))
    form = ORGANISATION | {"name": "RW Tujuh", "short": "LAIN", "whole": "yes", "chain": "police"}
    answer = send(client, address, ("areas", "33.26.15"), **form)
    assert answer.status_code == 303
    line = whole(town, "RW-007").line
    assert (line.name, line.chain, line.whole_tenant) == ("RW Tujuh", "police", True)
    page = words_of(client.get(answer.location))
    assert "Kecamatan Tirto" in page
    assert "RW Tujuh" in words_of(client.get("/orang/instansi?cari=rw-007"))
    assert "Mengubah instansi RW-007" in words_of(client.get("/studio/register"))


def test_an_office_is_made_serves_others_is_changed_and_closed(town: Town) -> None:
    client = secretary.secretary(town)
    number = made(town, client, "RW-006")
    address = f"/orang/instansi/{number}/jabatan"
    form = {"kind": "planning_partner", "name": "Mitra Kerja", "reason": "SK 4"}
    answer = send(client, address, **form, look="serves", serve_find="pekerjaan umum")
    assert answer.status_code == 200
    page = words_of(answer)
    assert 'name="serves" value="DPU"' in page
    assert 'value="Mitra Kerja"' in page
    assert "Tim anggaran (TAPD)" in page  # a body that the rules name and nobody made
    answer = send(client, address, ("serves", "DPU"), ("bodies", "tapd"), **form)
    assert answer.status_code == 303
    office = int(re.findall(r"jabatan/(\d+)", answer.location)[0])
    page = words_of(client.get(answer.location))
    assert "Jabatan sudah dibuat dan masih kosong" in page
    assert "Dinas Pekerjaan Umum" in page
    assert "Tim anggaran (TAPD)" in page
    directory = world_of(town.desk, towns.OPENED).directory
    assert "planning_partner@org:DPU" in directory.by_queue
    assert directory.bodies["tapd"] == (office,)
    form = {"kind": "planning_partner", "name": "Mitra Lain", "reason": "SK 5"}
    assert send(client, f"/orang/jabatan/{office}/ubah", **form).status_code == 303
    directory = world_of(town.desk, towns.OPENED).directory
    assert "planning_partner@org:DPU" not in directory.by_queue
    assert "tapd" not in directory.bodies
    address = f"/orang/jabatan/{office}/tutup"
    assert "tidak menerima tugas lagi" in words_of(client.get(address))
    assert "Tulis alasannya" in errors_of(send(client, address, reason=""))[0]
    answer = send(client, address, reason="Dihapus")
    assert answer.status_code == 303
    page = words_of(client.get(answer.location))
    assert "Jabatan ini ditutup sejak" in page
    assert "Mulai masa jabatan" not in page
    assert "Mitra Lain" not in words_of(client.get("/orang?cari=mitra"))
    form = {"from_on-day": "1", "from_on-month": "10", "from_on-year": "2026"}
    answer = send(client, f"/orang/jabatan/{office}/mulai", person=str(town.persons["budi"]),
                  capacity="definitive", reason="x", **form)  # fmt: skip
    assert answer.status_code == 422
    assert send(client, f"/orang/jabatan/{office}/buka", reason="").status_code == 422
    assert send(client, f"/orang/jabatan/{office}/buka", reason="Keliru").status_code == 303
    assert "Mitra Lain" in words_of(client.get("/orang?cari=mitra"))


@pytest.mark.parametrize(
    ("form", "place", "said"),
    [
        ({"name": ""}, "name", "Isi namanya"),
        ({"kind": ""}, "kind", "Pilih jenisnya"),
        ({"kind": "", "kind_other": "Lurah!"}, "kind_other", "huruf kecil"),
        ({"serves": "TIDAK-ADA"}, "serve_find", "Pilih kantor"),
        ({"reason": ""}, "reason", "Tulis alasannya"),
        ({"reason": "x" * 2500}, "reason", "paling panjang"),
    ],
)
def test_a_wrong_office_is_told_beside_the_field_and_kept(
    town: Town, form: dict[str, str], place: str, said: str
) -> None:
    client = secretary.secretary(town)
    address = f"/orang/instansi/{number_of(town, 'DPU')}/jabatan"
    usual = {"kind": "agency_head", "name": "Sekretaris Dinas", "reason": "SK 8"}
    answer = send(client, address, **(usual | form))
    assert answer.status_code == 422
    page = words_of(answer)
    assert f'<a href="#{place}">' in page
    assert f'id="{place}-error"' in page
    assert said in " ".join(errors_of(answer))
    assert form.get("name", "Sekretaris Dinas") in page
    assert len(whole(town, "DPU").posts) == 1


def test_an_organisation_with_waiting_work_cannot_be_closed(town: Town) -> None:
    secretary.appoint(town)
    secretary.propose(town, "form-waits")
    client = secretary.secretary(town)
    number = number_of(town, "RW-003")
    page = words_of(client.get(f"/orang/instansi/{number}/tutup"))
    assert "Ketua RW 003 Karanganyar" in page
    answer = send(client, f"/orang/instansi/{number}/tutup", reason="Digabung")
    assert answer.status_code == 422
    assert "Masih ada 1 tugas yang menunggu" in errors_of(answer)[0]
    assert "Digabung" in words_of(answer)
    form = {"kind": "rw", "name": "RW 003", "chain": "civil", "reason": "x"}
    answer = send(client, f"/orang/instansi/{number}/ubah", ("areas", "33.26.15.2003"), **form)
    assert answer.status_code == 422
    assert "Masih ada 1 tugas" in errors_of(answer)[0]
    assert whole(town, "RW-003").areas == (towns.RW,)


def test_a_closed_organisation_is_listed_apart_and_opens_again(town: Town) -> None:
    client = secretary.secretary(town)
    number = made(town, client, "RW-005", name="RW Lima")
    answer = send(client, f"/orang/instansi/{number}/tutup", reason="Digabung")
    assert answer.status_code == 303
    assert "Instansi sudah ditutup" in words_of(client.get(answer.location))
    assert "RW Lima" not in words_of(client.get("/orang/instansi?cari=lima"))
    assert "RW Lima" in words_of(client.get("/orang/instansi?cari=lima&tutup=ya"))
    answer = send(client, f"/orang/instansi/{number}/jabatan", kind="a", name="A", reason="x")
    assert "sudah ditutup" in errors_of(answer)[0]
    assert send(client, f"/orang/instansi/{number}/buka", reason=" ").status_code == 422
    assert send(client, f"/orang/instansi/{number}/buka", reason="Keliru").status_code == 303
    assert "RW Lima" in words_of(client.get("/orang/instansi?cari=lima"))


def test_every_page_opens_in_both_languages_and_only_looks(town: Town) -> None:
    client = secretary.secretary(town)
    organisation, person = number_of(town, "DS-2004"), town.persons["sari"]
    office = whole(town, "DS-2004").posts[0].id
    before = register.entries(town.desk, 1)[0].seq
    for address, english in {
        "/orang/instansi": "Organisations",
        "/orang/instansi?cari=%25_<b>&halaman=99999": "No organisation fits",
        "/orang/instansi/baru": "Record a new organisation",
        f"/orang/instansi/{organisation}": "Areas",
        f"/orang/instansi/{organisation}/ubah": "Save the changes",
        f"/orang/instansi/{organisation}/tutup": "Close it now",
        f"/orang/instansi/{organisation}/jabatan": "Make this office",
        f"/orang/jabatan/{office}/ubah": "Save the changes",
        f"/orang/jabatan/{office}/tutup": "Terms that end",
        f"/orang/{person}/ubah": "Home area",
        f"/orang/{person}/sekretariat": "Take into the secretariat",
    }.items():
        client.set_cookie("bahasa", "id")
        assert client.get(address).status_code == 200, address
        assert english not in words_of(client.get(address)), address
        client.set_cookie("bahasa", "en")
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert english in words_of(answer), address
    client.set_cookie("bahasa", "id")
    assert register.entries(town.desk, 1)[0].seq == before
