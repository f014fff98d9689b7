"""Editing a definition as text: every error with its place, nothing lost, no head overrun."""

import html
import re
import time

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import publishing, studio
from tests.support.pace import pace
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.town import Town, token

EDIT = f"/studio/{WORKFLOW}/ubah"
MAIN = f"{WORKFLOW}.yaml"


def revision_of(client: FlaskClient) -> str:
    found = re.search(r'name="revision" value="(\d+)"', client.get(EDIT).get_data(as_text=True))
    assert found is not None
    return found[1]


@pytest.fixture(autouse=True)
def clean_desk(town: Town) -> None:
    """No draft and no waiting change from the test before."""
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM definition_draft")
        connection.execute(
            "UPDATE definition_change SET standing = 'withdrawn' WHERE standing = 'waiting'"
        )


def published(town: Town, answer: TestResponse, by: str = "sekre2") -> TestResponse:
    """A second person publishes what was handed in."""
    done = secretary.approve(town, answer, by)
    assert done.status_code == 303, words_of(done)
    return done


def form_of(town: Town, client: FlaskClient) -> dict[str, str]:
    """The editing form as the page shows it."""
    head = publishing.heads(town.desk)[WORKFLOW]
    sources = studio.sources_of(town.desk, head.hash, WORKFLOW)
    form = {
        "csrf_token": token(client, EDIT),
        "head": head.hash,
        "do": "submit",
        "revision": revision_of(client),
    }
    for number, (name, words) in enumerate(sources.items()):
        form |= {f"file-{number}": name, f"text-{number}": words.replace("\n", "\r\n")}
    return form


def send(client: FlaskClient, form: dict[str, str]) -> TestResponse:
    return client.post(EDIT, data=form, content_type="multipart/form-data")


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def number_of(town: Town) -> int:
    return publishing.heads(town.desk)[WORKFLOW].number


def renamed(form: dict[str, str], title: str) -> dict[str, str]:
    """The form with another title of the workflow."""
    main = re.sub(r"^title: \{id: [^,]+,", f"title: {{id: {title},", form["text-0"], flags=re.M)
    return form | {"text-0": main}


def test_a_check_changes_nothing_and_shows_the_difference(town: Town) -> None:
    client = secretary.secretary(town)
    before = number_of(town)
    answer = send(client, renamed(form_of(town, client), "Usulan warga") | {"do": "check"})
    page = words_of(answer)
    assert answer.status_code == 200
    assert "Tidak ada kesalahan" in page
    assert "+ baru" in page
    assert "− dihapus" in page
    assert number_of(town) == before


def test_every_error_has_its_place_and_nothing_typed_is_lost(town: Town) -> None:
    client = secretary.secretary(town)
    before = number_of(town)
    form = form_of(town, client)
    form["text-0"] = form["text-0"].replace("visibility: public", "visibilty: public <b>&amp;")
    form["text-4"] = form["text-4"].replace("2027-01-04 .. 2027-01-15", "2027-01-15 .. 2027-01-04")
    answer = send(client, form | {"reason": "coba-coba & lihat"})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "<title>Salah:" in page
    assert f"{MAIN}:" in page
    assert 'Maksudnya "visibility"?' in page
    assert "cycles/2028.yaml:23:20" in page
    assert "visibilty: public <b>&amp;" in page
    assert "<b>&amp;" not in answer.get_data(as_text=True)
    assert "coba-coba & lihat" in page
    assert re.search(r"   23 │   rw_forum:        2027-01-15.*\n      │ {20}\^", page)
    assert 'href="#masalah-1"' in page
    assert 'id="masalah-1"' in page
    assert number_of(town) == before


def test_problems_are_told_in_the_language_of_the_page(town: Town) -> None:
    client = secretary.secretary(town)
    client.set_cookie("bahasa", "en")
    form = form_of(town, client)
    form["text-0"] = form["text-0"].replace("visibility: public", "visibilty: public")
    assert 'Did you mean "visibility"?' in words_of(send(client, form))


def test_handing_in_needs_a_reason_and_keeps_the_text(town: Town) -> None:
    client = secretary.secretary(town)
    answer = send(client, renamed(form_of(town, client), "Tanpa alasan"))
    assert answer.status_code == 422
    assert "Tulis alasannya" in words_of(answer)
    assert "id: Tanpa alasan" in words_of(answer)


def test_publishing_makes_a_version_and_says_what_open_cases_do(town: Town) -> None:
    secretary.propose(town, "form-stays")
    client = secretary.secretary(town)
    before = number_of(town)
    form = renamed(form_of(town, client), "Usulan warga") | {"reason": "Surat edaran 7"}
    handed = send(client, form)
    assert number_of(town) == before
    other = secretary.secretary(town, "sekre2")
    answer = published(town, handed)
    page = words_of(other.get(answer.location))
    assert f"Versi {before + 1} sudah terbit" in page
    assert f"kasus tetap di versi {before}" in page
    shown = words_of(client.get(f"/studio/{WORKFLOW}/versi/{before + 1}"))
    assert "Surat edaran 7" in shown
    assert "Ratna Dewi" in shown
    assert "disetujui orang kedua" in shown
    assert f"Perbedaan dengan versi {before}" in shown
    assert "\r" not in "".join(
        studio.sources_of(town.desk, publishing.heads(town.desk)[WORKFLOW].hash, WORKFLOW).values()
    )


def test_the_same_content_again_is_no_new_version(town: Town) -> None:
    client = secretary.secretary(town)
    before = number_of(town)
    form = form_of(town, client) | {"reason": "sekadar coba"}
    form["text-0"] += "\r\n# hanya komentar\r\n"
    answer = send(client, form)
    assert answer.status_code == 200
    assert "Tidak ada yang berubah" in words_of(answer)
    assert "# hanya komentar" in words_of(answer)
    assert number_of(town) == before


def test_a_head_that_moved_meanwhile_is_told_and_never_overrun(town: Town) -> None:
    client, other = secretary.secretary(town), secretary.secretary(town, "sekre2")
    mine = renamed(form_of(town, client), "Punya saya") | {"reason": "alasan saya"}
    theirs = renamed(form_of(town, other), "Punya orang lain") | {"reason": "alasan mereka"}
    published(town, send(other, theirs), "sekre")
    moved = number_of(town)
    answer = send(client, mine)
    page = words_of(answer)
    assert answer.status_code == 409, page
    assert f"menerbitkan versi {moved}" in page
    assert "alasan mereka" in page
    assert "id: Punya saya" in page
    assert number_of(town) == moved
    head = re.search(r'name="head" value="([0-9a-f]{64})"', page)
    assert head is not None
    # The author has seen the other version now: the next try is over that one.
    again = mine | {"head": head[1], "revision": revision_of(client)}
    published(town, send(client, again))
    assert number_of(town) == moved + 1


@pytest.mark.parametrize(
    ("junk", "said"),
    [
        ("a: " + "x" * 5_000_000, "terlalu besar"),
        ("\x00\x01\ufffd\x1b[31m\u202e" * 500, "tidak terlihat"),
        ("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n", MAIN),
        ("[" * 100_000, "bertingkat"),
        ("a:\n" + "  - x\n" * 150_000, "30000"),
        ("", "kosong"),
    ],
    ids=["5 MB", "binary", "bomb", "deep", "many", "empty"],
)
def test_junk_is_answered_quickly_in_plain_words(town: Town, junk: str, said: str) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"text-0": junk, "reason": "coba"}
    start = time.monotonic()
    answer = send(client, form)
    assert time.monotonic() - start < 10 * pace()
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert junk[150:200] in words_of(answer)


def test_a_fault_of_flow_is_shown_with_its_story(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client)
    # Nobody can leave the correction any more: its only ways lead back to it.
    form["text-0"] = re.sub(
        r"^(  correction:\r?\n(?:    .*\r?\n|\r?\n)*)",
        lambda found: re.sub(r"to: [a-z_]+", "to: correction", found[1]),
        form["text-0"],
        flags=re.M,
    )
    answer = send(client, form | {"do": "check"})
    assert answer.status_code == 422
    assert "Ceritanya:" in words_of(answer)


def test_a_request_over_the_limit_is_a_page(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"text-0": "x" * 26_000_000}
    assert send(client, form).status_code == 413


def test_a_long_text_of_somebody_else_is_refused_early(town: Town) -> None:
    client = town.client("sari")
    form = {"csrf_token": token(client, "/akun/sandi"), "text-0": "x" * 3_000_000}
    assert send(client, form).status_code == 413


def test_a_new_file_can_be_added_and_an_odd_name_is_told(town: Town) -> None:
    client = secretary.secretary(town)
    extra = {"file-9": "../../etc/passwd", "text-9": "rahasia: satu"}
    answer = send(client, form_of(town, client) | extra)
    assert answer.status_code == 422
    assert "Nama berkas hanya berisi" in words_of(answer)
    assert "rahasia: satu" in words_of(answer)
    form = form_of(town, client)
    form["text-0"] = form["text-0"].replace("common/notices]", "common/notices, common/extra]")
    more = "reasons:\n  LATE_LETTER:\n" + "".join(
        f"    {key}: {{id: a, en: b}}\n" for key in ("label", "basis", "next_step")
    )
    form |= {"file-9": "common/extra.yaml", "text-9": more, "reason": "alasan baru"}
    published(town, send(client, form))
    head = publishing.heads(town.desk)[WORKFLOW]
    assert "common/extra.yaml" in studio.sources_of(town.desk, head.hash, WORKFLOW)


def test_the_workflow_cannot_be_renamed_into_another(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"reason": "ganti kunci"}
    form["text-0"] = form["text-0"].replace(f"workflow: {WORKFLOW}", "workflow: lain")
    assert send(client, form).status_code == 422


def test_an_edited_head_waits_beside_a_newer_shipped_version(town: Town) -> None:
    client = secretary.secretary(town)
    form = renamed(form_of(town, client), "Usulan kantor") | {"reason": "nama kantor"}
    published(town, send(client, form))
    before = number_of(town)
    page = words_of(client.get(f"/studio/{WORKFLOW}/bawaan"))
    assert "+ baru" in page
    found = publishing.heads(town.desk)[WORKFLOW]
    form = {"csrf_token": token(client, EDIT), "head": found.hash, "reason": ""}
    assert client.post(f"/studio/{WORKFLOW}/bawaan", data=form).status_code == 422
    stale = form | {"reason": "ikut bawaan", "head": "0" * 64}
    assert client.post(f"/studio/{WORKFLOW}/bawaan", data=stale).status_code == 409
    answer = client.post(f"/studio/{WORKFLOW}/bawaan", data=form | {"reason": "ikut bawaan"})
    published(town, answer)
    assert number_of(town) == 1 != before


def test_a_member_who_left_the_secretariat_publishes_nothing(town: Town) -> None:
    person = secretary.appoint(town, "sekre3")
    client = town.client("sekre3")
    form = renamed(form_of(town, client), "Terlambat") | {"reason": "x"}
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE member SET secretariat = false WHERE person = %s", (person,))
    before = number_of(town)
    assert send(client, form).status_code == 404
    assert number_of(town) == before
