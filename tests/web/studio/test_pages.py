"""Who may open the secretariat's pages, and what they show."""

import hashlib
import io
import re
import zipfile

import pytest

from engine.service import folded, publishing
from tests.web import secretary
from tests.web import town as towns
from tests.web.secretary import WORKFLOW
from tests.web.town import Town, token

PAGES = (
    "/studio",
    f"/studio/{WORKFLOW}",
    f"/studio/{WORKFLOW}/diagram.svg",
    f"/studio/{WORKFLOW}/versi/1",
    f"/studio/{WORKFLOW}/versi/1/dokumen.json",
    f"/studio/{WORKFLOW}/versi/1/sumber.zip",
    f"/studio/{WORKFLOW}/ubah",
    f"/studio/{WORKFLOW}/siklus",
    f"/studio/{WORKFLOW}/bawaan",
    f"/studio/{WORKFLOW}/pindah",
    "/operasi/kendala",
    "/operasi/kendala/selesai",
    "/studio/register",
    "/orang",
    "/orang?kosong=ya",
    "/orang/daftar",
    "/orang/baru",
    "/orang/1",
    "/orang/jabatan/1",
    "/orang/jabatan/1/mulai",
    "/orang/jabatan/1/akhiri/1",
)
NOWHERE = (
    "/studio/hall_hire",
    "/studio/Bukan%00kunci",
    "/studio/hall_hire/ubah",
    f"/studio/{WORKFLOW}/versi/99",
    f"/studio/{WORKFLOW}/versi/99999999999999999999",
    "/studio/joint_task_force/siklus",
    "/operasi/kendala/999",
    "/operasi/kendala/99999999999999999999999",
    "/orang/999999",
    "/orang/jabatan/999999",
    "/orang/jabatan/1/akhiri/999999",
)


@pytest.mark.parametrize("address", PAGES)
def test_the_secretariat_opens_every_page_in_both_languages(town: Town, address: str) -> None:
    client = secretary.secretary(town)
    assert client.get(address).status_code == 200
    client.set_cookie("bahasa", "en")
    answer = client.get(address)
    assert answer.status_code == 200
    assert address.endswith(".zip") or b" style=" not in answer.data


@pytest.mark.parametrize("address", [*PAGES, "/operasi/kendala/1"])
def test_nobody_else_finds_the_room(town: Town, address: str) -> None:
    assert town.client("lurah").get(address).status_code == 404
    assert town.visitor().get(address).location.startswith("/masuk?ke=")


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_a_page_that_says_so(town: Town, address: str) -> None:
    assert secretary.secretary(town).get(address).status_code == 404


def test_another_office_finds_nothing_of_ours(town: Town) -> None:
    secretary.appoint(town)
    rina = town.persons["rina"]
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE member SET secretariat = true WHERE person = %s", (rina,))
    client = town.visitor()
    there = {"base_url": "http://pemalang.id"}
    page = client.get("/masuk", **there).get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    form = {"username": "rina", "password": towns.PASSWORD, "csrf_token": found[1]}
    assert client.post("/masuk", data=form, **there).status_code == 303
    assert client.get("/studio", **there).status_code == 200
    person = town.persons["sari"]
    for address in (f"/studio/{WORKFLOW}", "/orang/jabatan/1", f"/orang/{person}"):
        assert client.get(address, **there).status_code == 404
    page = client.get("/akun/sandi", **there).get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    form = {"csrf_token": found[1], "reason": "datang sendiri"}
    assert client.post(f"/orang/{person}/slip", data=form, **there).status_code == 404


def test_a_get_never_changes_anything(town: Town) -> None:
    client = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        before = connection.execute("SELECT count(*) FROM decision").fetchone()
        for address in PAGES:
            client.get(address)
        assert connection.execute("SELECT count(*) FROM decision").fetchone() == before
    for address in (f"/orang/{town.persons['sari']}/slip", "/operasi/kendala/1/selesaikan"):
        assert client.get(address).status_code in (404, 405)


def test_the_workflow_says_its_states_back_and_where_cases_stand(town: Town) -> None:
    secretary.propose(town, "form-stand")
    client = secretary.secretary(town)
    page = client.get(f"/studio/{WORKFLOW}").get_data(as_text=True)
    assert "diserahkan kepada Camat selama 2 hari kerja" in page
    state = page.split('id="tahap-rw_forum"')[1].split("</li>")[0]
    assert "1 kasus terbuka" in state
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "<title>Gambar alur: Usulan pembangunan" in page


def test_the_picture_is_a_file_of_its_own(town: Town) -> None:
    answer = secretary.secretary(town).get(f"/studio/{WORKFLOW}/diagram.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.get_data(as_text=True).startswith("<?xml")


def test_the_downloaded_document_has_the_hash_that_the_page_shows(town: Town) -> None:
    client = secretary.secretary(town)
    body = client.get(f"/studio/{WORKFLOW}/versi/1/dokumen.json").data
    digest = hashlib.sha256(body).hexdigest()
    assert digest in client.get(f"/studio/{WORKFLOW}/versi/1").get_data(as_text=True)


def test_the_downloaded_sources_publish_the_same_version(town: Town) -> None:
    client = secretary.secretary(town)
    packed = client.get(f"/studio/{WORKFLOW}/versi/1/sumber.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        sources = {name: archive.read(name).decode() for name in archive.namelist()}
    head = publishing.heads(town.desk)[WORKFLOW]
    done = publishing.publish(town.desk, WORKFLOW, sources, None, None, towns.OPENED)
    assert isinstance(done, publishing.Published)
    assert (done.hash, done.new) == (head.hash, False)


def test_the_register_reads_in_words(town: Town) -> None:
    page = secretary.secretary(town).get("/studio/register").get_data(as_text=True)
    assert f"Menerbitkan {WORKFLOW} versi 1" in page
    assert "Mengangkat Ratna Dewi ke sekretariat" in page


def test_a_form_sent_after_the_session_ended_is_carried_through_the_log_in(town: Town) -> None:
    client = secretary.secretary(town)
    form = {"csrf_token": token(client, f"/studio/{WORKFLOW}/ubah"), "text-0": "workflow: panjang"}
    client.post("/keluar", data={"csrf_token": form["csrf_token"]})
    form["csrf_token"] = token(client, "/masuk")
    answer = client.post(f"/studio/{WORKFLOW}/ubah", data=form)
    assert answer.status_code == 401
    assert "workflow: panjang" in answer.get_data(as_text=True)


def test_a_large_workflow_opens_its_phases_one_at_a_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folded, "MOST_DRAWN", 5)
    client = secretary.secretary(town)
    page = client.get(f"/studio/{WORKFLOW}").get_data(as_text=True)
    assert 'data-state="' not in page
    links = re.findall(rf'href="(/studio/{WORKFLOW}\?fase=\w+)#gambar"', page)
    assert len(links) == page.count('data-phase="') > 3
    opened = client.get(links[0]).get_data(as_text=True)
    assert 'data-state="' in opened
    assert f'href="/studio/{WORKFLOW}#gambar">Lipat semua' in opened
    drawn = client.get(links[0].replace("?", "/diagram.svg?")).get_data(as_text=True)
    assert 'data-state="' in drawn


def test_a_workflow_that_fits_has_no_phases_to_open(town: Town) -> None:
    page = secretary.secretary(town).get(f"/studio/{WORKFLOW}?fase=review").get_data(as_text=True)
    assert "Gambar rinci" not in page
