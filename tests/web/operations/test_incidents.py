"""Incidents: listed in plain words, the office found anew, settled with a reason."""

import html

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import incidents, register, terms
from tests.web import secretary
from tests.web import town as towns
from tests.web.town import Town, token


def vacate(town: Town, kind: str = "rw_head") -> None:
    """Nobody holds the offices of this kind any more."""
    with town.desk.database.connection() as connection:
        connection.execute(
            "DELETE FROM term USING office o WHERE o.id = term.office AND o.kind = %s", (kind,)
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")


def hold(town: Town, kind: str, who: str) -> None:
    """Somebody holds the office of this kind from now on."""
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM office WHERE kind = %s", (kind,)).fetchone()
    assert row is not None
    term = terms.new_term(row[0], town.persons[who], towns.OPENED.date())
    assert isinstance(terms.start(town.desk, term, None, None, towns.OPENED), int)


def raised(town: Town, form: str) -> int:
    """A case whose office is vacant; gives the number of its incident."""
    vacate(town)
    case = secretary.propose(town, form)
    found = incidents.waiting(town.desk)
    return next(one.id for one in found if one.case_id == case)


def post(client: FlaskClient, number: int, what: str, **form: str) -> TestResponse:
    form["csrf_token"] = token(client, f"/operasi/kendala/{number}")
    return client.post(f"/operasi/kendala/{number}/{what}", data=form)


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def test_an_incident_stands_in_the_menu_the_list_and_on_its_page(town: Town) -> None:
    number = raised(town, "form-listed")
    client = secretary.secretary(town)
    page = words_of(client.get("/operasi/kendala"))
    assert "Jabatannya kosong" in page
    assert "Ketua RW 003 Karanganyar" in page
    assert '<span class="chip chip--current">1</span>' in words_of(client.get("/akun"))
    page = words_of(client.get(f"/operasi/kendala/{number}"))
    assert "Mulai masa jabatan" in page
    assert "Jumat, 15 Januari 2027" in page


def test_looking_while_nobody_holds_the_office_says_so(town: Town) -> None:
    number = raised(town, "form-vacant")
    client = secretary.secretary(town)
    answer = post(client, number, "cari")
    assert answer.status_code == 422
    assert "Belum ada pejabatnya" in words_of(answer)
    assert incidents.find(town.desk, number).settled_at is None


def test_an_office_that_is_held_again_settles_the_incident(town: Town) -> None:
    number = raised(town, "form-held")
    hold(town, "rw_head", "ketua")
    client = secretary.secretary(town)
    answer = post(client, number, "cari")
    assert answer.status_code == 303
    assert "ada pejabatnya" in words_of(client.get(answer.location))
    found = incidents.find(town.desk, number)
    assert found.settled_by == town.persons["sekre"]
    assert register.entries(town.desk, 1)[0].kind == "incident_staffed"
    assert post(client, number, "cari").status_code == 303  # again: nothing to do, no error


def test_another_office_gets_the_task(town: Town) -> None:
    number = raised(town, "form-moved")
    with town.desk.database.connection() as connection:
        # The RW's office answers for another RW from now on; the village's takes its place.
        connection.execute("UPDATE organisation_area SET area = area || '9' WHERE area = %s",
                           (towns.RW,))  # fmt: skip
        connection.execute(
            "INSERT INTO office (tenant, organisation, kind, name) SELECT 1, id, 'rw_head',"
            " 'Pengganti Ketua RW' FROM organisation WHERE code = 'DS-2004'"
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    client = secretary.secretary(town)
    answer = post(client, number, "cari")
    assert answer.status_code == 303
    assert "Jabatan lain ditemukan" in words_of(client.get(answer.location))
    case = incidents.find(town.desk, number).case_id
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT queue FROM task WHERE case_id = %s AND closed_at IS NULL", (case,)
        ).fetchone()
    assert row == (f"rw_head@{towns.VILLAGE}",)
    assert incidents.find(town.desk, number).settled_at is not None
    # Nobody holds the new office either: that is an incident of its own, not silence.
    assert any(one.case_id == case for one in incidents.waiting(town.desk))


def test_settling_needs_a_reason_and_stands_in_the_register(town: Town) -> None:
    number = raised(town, "form-settle")
    client = secretary.secretary(town)
    answer = post(client, number, "selesaikan", reason="  ")
    assert answer.status_code == 422
    assert "Tulis alasannya" in words_of(answer)
    assert post(client, number, "selesaikan", reason="x" * 3000).status_code == 422
    answer = post(client, number, "selesaikan", reason="Sudah ditelepon <b>")
    assert answer.status_code == 303
    entry = register.entries(town.desk, 1)[0]
    assert (entry.kind, entry.reason) == ("incident_settled", "Sudah ditelepon <b>")
    assert "Sudah ditelepon <b>" in words_of(client.get("/studio/register"))
    assert b"Sudah ditelepon <b>" not in client.get("/studio/register").data
    settled = words_of(client.get("/operasi/kendala/selesai"))
    assert f"/operasi/kendala/{number}" in settled


def test_what_somebody_settled_before_is_told(town: Town) -> None:
    number = raised(town, "form-twice")
    client, other = secretary.secretary(town), secretary.secretary(town, "sekre2")
    form = {"csrf_token": token(client, f"/operasi/kendala/{number}"), "reason": "kedua"}
    assert post(other, number, "selesaikan", reason="pertama").status_code == 303
    answer = client.post(f"/operasi/kendala/{number}/selesaikan", data=form)
    assert answer.status_code == 409
    assert "sudah diselesaikan sebelumnya" in words_of(answer)
    assert register.entries(town.desk, 1)[0].reason == "pertama"


def test_a_kind_without_words_of_its_own_still_has_a_page(town: Town) -> None:
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "INSERT INTO incident (tenant, slot, kind, values, raised_at)"
            " VALUES (1, '', 'comet', '{}', now()) RETURNING id"
        ).fetchone()
    assert row is not None
    client = secretary.secretary(town)
    assert "Kendala lain" in words_of(client.get(f"/operasi/kendala/{row[0]}"))
    assert "Kendala lain" in words_of(client.get("/operasi/kendala?jenis=comet"))
    assert client.get("/operasi/kendala?jenis=<b>&sesudah=x").status_code == 200


def test_the_incident_of_another_office_is_not_found(town: Town) -> None:
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "INSERT INTO incident (tenant, slot, kind, values, raised_at)"
            " VALUES (2, '', 'vacant', '{}', now()) RETURNING id"
        ).fetchone()
    assert row is not None
    client = secretary.secretary(town)
    form = {"csrf_token": token(client, "/akun/sandi"), "reason": "x"}
    assert client.get(f"/operasi/kendala/{row[0]}").status_code == 404
    for what in ("cari", "selesaikan"):
        answer = client.post(f"/operasi/kendala/{row[0]}/{what}", data=form)
        assert answer.status_code == 404


def test_somebody_sees_to_it_in_their_words_and_it_stays_open(town: Town) -> None:
    number = raised(town, "form-assigned")
    client = secretary.secretary(town)
    mine, other = town.persons["sekre"], secretary.appoint(town, "wahyu", "Wahyu Nugroho")
    address = f"/operasi/kendala/{number}"
    refused = post(client, number, "tangani", to=str(town.persons["sari"]), note="Kami urus")
    assert refused.status_code == 422
    assert "Pilih orang dari sekretariat." in words_of(refused)
    assert "Kami urus" in words_of(refused)
    assert post(client, number, "tangani", to=str(mine), note=" ").status_code == 422
    assert post(client, number, "tangani", to="x", note="Kami urus").status_code == 422

    for _ in range(2):  # pressed twice it is said once
        assert post(client, number, "tangani", to=str(mine), note="Saya telepon").status_code == 303
    page = words_of(client.get(address))
    assert "Ratna Dewi menanganinya sejak" in page
    assert "Saya telepon" in page
    assert "ditangani Ratna Dewi" in words_of(client.get("/operasi/kendala"))
    assert post(client, number, "tangani", to=str(other), note="Saya cuti").status_code == 303
    assert "Wahyu Nugroho menanganinya sejak" in words_of(client.get(address))
    found = [one for one in register.entries(town.desk, 9) if one.kind == "incident_assigned"]
    said = [(one.body["person"], one.reason) for one in found if one.body["incident"] == number]
    assert said == [(other, "Saya cuti"), (mine, "Saya telepon")]
    assert "Wahyu Nugroho menangani kendala pada" in words_of(client.get("/studio/register"))
    assert incidents.find(town.desk, number).settled_at is None

    assert post(client, number, "selesaikan", reason="Beres").status_code == 303
    late = post(client, number, "tangani", to=str(mine), note="Terlambat")
    assert (late.status_code, "sudah diselesaikan sebelumnya" in words_of(late)) == (409, True)
