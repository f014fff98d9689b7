"""A workflow that was never published: begun, written, handed in and published by two."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import beginning, drafting, publishing, studio
from tests.web import filling, secretary
from tests.web.town import ROOT, Town, token
from tests.workflows.guide import examples

NEW = "/studio/alur-baru"
KEY = "cuti_pegawai"
EDIT = f"/studio/{KEY}/ubah"
GIVEN = {
    "title_id": "Cuti pegawai",
    "title_en": "Staff leave",
    "key": KEY,
    "number": "CUTI",
    "start": beginning.STARTER,
}


@pytest.fixture(autouse=True)
def clean_desk(town: Town) -> Iterator[None]:
    """No draft, no change and no workflow of the test before."""
    yield
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM definition_draft")
        connection.execute("DELETE FROM definition_change")


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def begin(client: FlaskClient, **changes: str) -> TestResponse:
    form = GIVEN | changes | {"csrf_token": token(client, NEW)}
    return client.post(NEW, data=form)


def form_of(client: FlaskClient, address: str = EDIT) -> dict[str, str]:
    """The editing form as the page shows it."""
    page = client.get(address).get_data(as_text=True)
    form = dict(re.findall(r'name="(csrf_token|head|revision|file-\d+)" value="([^"]*)"', page))
    texts = re.findall(r'<textarea[^>]* name="(text-\d+)"[^>]*>\n(.*?)</textarea>', page, re.S)
    return form | {name: html.unescape(text) for name, text in texts}


def send(client: FlaskClient, do: str, **changes: str) -> TestResponse:
    form = form_of(client) | changes | {"do": do}
    return client.post(EDIT, data=form, content_type="multipart/form-data")


def guide() -> dict[str, str]:
    """The guide's whole workflow and its examples, as they stand in the two boxes."""
    (workflow,), (scenarios,) = examples("workflow"), examples("examples")
    return {"text-0": workflow.text, "text-1": scenarios.text}


def publish(town: Town, **changes: str) -> TestResponse:
    client = secretary.secretary(town)
    begin(client)
    answer = send(client, "submit", reason="Surat edaran 7", **(guide() | changes))
    return secretary.approve(town, answer)


def test_the_list_leads_to_a_new_workflow(town: Town) -> None:
    client = secretary.secretary(town)
    assert f'href="{NEW}"' in words_of(client.get("/studio"))
    page = words_of(client.get(NEW))
    assert "Salinan “Usulan pembangunan (musrenbang)”" in page
    assert "<code>village_head</code>" in page, "which words may stand after office:"
    assert "Lurah atau kepala desa" in page


def test_everything_that_is_missing_is_said_at_once(town: Town) -> None:
    client = secretary.secretary(town)
    answer = begin(client, title_id="", title_en=" ", key="Cuti Pegawai", number="cuti2", start="x")
    assert answer.status_code == 422
    page = words_of(answer)
    for words in (
        "Isi nama alur dalam bahasa Indonesia",
        "Isi nama alur dalam bahasa Inggris",
        "Nama berkas diawali huruf kecil",
        "Tulis dua sampai lima huruf besar",
        "Isi dengan apa alur ini mulai",
    ):
        assert words in page
    assert 'value="Cuti Pegawai"' in page
    assert drafting.draft_of(town.desk, KEY, town.persons["sekre"]) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": "musrenbang"}, "Alur “musrenbang” sudah ada."),
        ({"key": "register"}, "Kata “register” dipakai alamat halaman"),
        ({"key": "pengajuan"}, "Kata “pengajuan” dipakai alamat halaman"),
        ({"number": "USL"}, "sudah dipakai alur “musrenbang”"),
    ],
)
def test_what_is_taken_is_named(town: Town, changes: dict[str, str], words: str) -> None:
    answer = begin(secretary.secretary(town), **changes)
    assert answer.status_code == 422
    assert words in words_of(answer)


def test_the_same_new_workflow_is_begun_once(town: Town) -> None:
    client = secretary.secretary(town)
    assert begin(client).status_code == 303
    again = begin(client)
    assert again.status_code == 422
    assert "sedang ditulis" in words_of(again)


def test_the_first_draft_is_right_as_it_stands(town: Town) -> None:
    client = secretary.secretary(town)
    answer = begin(client, title_id='Cuti: "besar" \\ #1', title_en="{Leave}")
    assert answer.location == EDIT
    page = words_of(client.get(EDIT))
    assert "Alur baru, belum pernah terbit." in page
    assert 'Cuti: "besar" \\ #1' in page
    assert "Lihat dampaknya" not in page, "there are no cases on which it could have an impact"
    checked = send(client, "check")
    assert checked.status_code == 200
    assert "Tidak ada kesalahan." in words_of(checked)
    assert "Perubahan Anda terhadap versi" not in words_of(checked)


def test_a_copy_has_the_new_name_and_letters(town: Town) -> None:
    client = secretary.secretary(town)
    assert begin(client, start="joint_task_force").status_code == 303
    form = form_of(client)
    assert form["file-0"] == f"{KEY}.yaml"
    assert f"scenarios/{KEY}.yaml" in form.values()
    assert "number: CUTI" in form["text-0"]
    played = words_of(client.post(f"/studio/{KEY}/skenario", data=form))
    assert "Semua skenario cocok" in played


def test_an_empty_file_holds_the_head_only(town: Town) -> None:
    client = secretary.secretary(town)
    begin(client, start="empty")
    lines = form_of(client)["text-0"].splitlines()
    assert lines == [f"workflow: {KEY}", 'title: {id: "Cuti pegawai", en: "Staff leave"}',
                     "number: CUTI"]  # fmt: skip
    answer = send(client, "check")
    assert answer.status_code == 422
    assert "wajib ada di sini" in words_of(answer)


def test_it_is_found_again_and_read_by_others_while_it_is_written(town: Town) -> None:
    begin(secretary.secretary(town))
    mine = words_of(secretary.secretary(town).get("/studio"))
    assert "Alur yang sedang ditulis" in mine
    assert f'href="{EDIT}"' in mine
    other = secretary.secretary(town, "sekre2")
    listed = re.search(rf"/studio/{KEY}/draf/\d+", words_of(other.get("/studio")))
    assert listed is not None
    assert "workflow: cuti_pegawai" in words_of(other.get(listed[0]))
    # Who writes beside somebody else is told, and has a box of their own.
    page = words_of(other.get(EDIT))
    assert "punya draf" in page
    assert f'value="{KEY}.yaml"' in page


@pytest.mark.parametrize("tab", ["", "/versi/1", "/siklus", "/pindah", "/riwayat", "/skenario"])
def test_pages_of_what_was_never_published_are_no_errors(town: Town, tab: str) -> None:
    client = secretary.secretary(town)
    begin(client)
    answer = client.get(f"/studio/{KEY}{tab}")
    assert answer.status_code == (404 if tab else 302)
    if not tab:
        assert answer.location == EDIT


def test_its_scenarios_are_played_before_there_is_a_version(town: Town) -> None:
    client = secretary.secretary(town)
    begin(client)
    form = form_of(client) | guide()
    played = words_of(client.post(f"/studio/{KEY}/skenario", data=form))
    assert "Semua skenario cocok (8)" in played
    wrong = form | {"text-1": form["text-1"].replace("due: 2027-02-04", "due: 2027-02-05")}
    assert "1 dari 8 skenario tidak cocok" in words_of(
        client.post(f"/studio/{KEY}/skenario", data=wrong)
    )


def test_a_thrown_away_draft_leaves_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    begin(client)
    form = form_of(client)
    answer = client.post(f"/studio/{KEY}/draf/buang", data=form)
    assert answer.location == "/studio"
    assert client.get(EDIT).status_code == 404


def test_the_second_person_reads_all_of_it_in_sentences(town: Town) -> None:
    client = secretary.secretary(town)
    begin(client)
    answer = send(client, "submit", reason="Surat edaran 7", **guide())
    other = secretary.secretary(town, "sekre2")
    assert "Cuti pegawai:" in words_of(other.get("/studio"))
    page = words_of(other.get(answer.location))
    assert "Alur ini baru" in page
    assert "Atasan langsung mengurus tahap ini dalam 3 hari kerja" in page
    assert "alur baru" in page
    sent_back = other.post(
        f"{answer.location}/kembalikan",
        data={"csrf_token": token(other, answer.location), "words": "Tambah cuti melahirkan."},
    )
    assert sent_back.status_code == 303
    assert "Tambah cuti melahirkan." in words_of(client.get(answer.location))
    # The author goes on in the draft that is still there.
    assert form_of(client)["text-0"] == guide()["text-0"]


def test_two_who_began_the_same_are_one_after_the_other(town: Town) -> None:
    begin(secretary.secretary(town))
    other = secretary.secretary(town, "sekre2")
    form = form_of(other) | {"do": "submit", "reason": "Saya juga"}
    form |= {"text-0": guide()["text-0"].replace("id: Cuti pegawai", "id: Cuti staf")}
    assert send(secretary.secretary(town), "save", **guide()).status_code == 303
    mine = send(secretary.secretary(town), "submit", reason="Surat edaran 7", **guide())
    assert secretary.approve(town, mine, "sekre3").status_code == 303
    late = other.post(EDIT, data=form, content_type="multipart/form-data")
    assert late.status_code == 409
    page = words_of(late)
    assert "Versi lain sudah terbit sementara Anda menulis" in page
    assert "Cuti staf" in page


def test_a_case_goes_by_it_and_is_asked_only_what_belongs_to_it(town: Town) -> None:
    if publishing.heads(town.desk).get(KEY) is None:
        assert publish(town).status_code == 303
    assert studio.studied(town.desk, KEY) is not None
    client = town.client("sari")
    form = filling.begin(client, KEY)
    kept: dict[str, Any] = {"csrf_token": token(client, f"/usul/{form}/1")}
    first = {"f-kind": "annual", "f-purpose": "Menikahkan anak"}
    days = {f"f-{key}_on-{part}": value for key in ("first", "last")
            for part, value in (("day", "1"), ("month", "3"), ("year", "2027"))}  # fmt: skip
    place = {"f-workplace-village": "33.26.15.2004", "f-workplace-rw": "", "f-workplace-rt": ""}
    client.post(f"/usul/{form}/1", data=kept | first)
    assert 'RW <span class="optional">' in words_of(client.get(f"/usul/{form}/2"))
    client.post(f"/usul/{form}/2", data=kept | days | place)
    client.post(f"/usul/{form}/3", data=kept | {"f-phone": ""})
    held = filling.seen(client, f"/usul/{form}/periksa")
    sent = client.post(f"/usul/{form}/kirim", data=held)
    receipt = words_of(client.get(sent.location))
    assert "CUTI-2" in receipt
    assert "Surat dokter" not in receipt, "the letter is asked for sick leave only"


def test_the_folder_of_the_first_text_is_shipped() -> None:
    assert (ROOT / "workflows" / beginning.FOLDER / f"{beginning.STARTER}.yaml").is_file()


def test_a_kind_of_office_that_nobody_has_is_named_with_those_there_are(town: Town) -> None:
    client = secretary.secretary(town)
    begin(client, key="cuti_lain", number="CTL")
    address = "/studio/cuti_lain/ubah"
    form = form_of(client, address) | {"do": "check"}
    form["text-0"] = form["text-0"].replace("office: village_head", "office: lurah")
    page = words_of(client.post(address, data=form, content_type="multipart/form-data"))
    assert "Jenis jabatan lurah tidak ada di kantor ini" in page
    assert "village_head, village_operator" in page
