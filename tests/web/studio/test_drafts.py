"""Drafts on the page: kept with and without script, others told, two windows never in silence."""

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import drafting, publishing
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.studio.test_editing import EDIT, MAIN, form_of, renamed, revision_of, send, words_of
from tests.web.town import Town, token

KEEP = f"/studio/{WORKFLOW}/draf"


@pytest.fixture(autouse=True)
def clean_desk(town: Town) -> Iterator[None]:
    """No draft from the test before."""
    yield
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM definition_draft")


def draft_of(town: Town, username: str = "sekre") -> drafting.Draft | None:
    return drafting.draft_of(town.desk, WORKFLOW, town.persons[username])


def typed(town: Town, client: FlaskClient, title: str) -> dict[str, str]:
    return renamed(form_of(town, client), title)


def test_the_button_keeps_the_draft_without_script(town: Town) -> None:
    client = secretary.secretary(town)
    form = typed(town, client, "Usulan warga") | {"do": "save", "reason": "Surat edaran 7"}
    answer = send(client, form)
    assert answer.status_code == 303
    page = words_of(client.get(answer.location))
    assert "Draf tersimpan." in page
    assert "id: Usulan warga" in page
    assert "Surat edaran 7" in page
    # Another day, another browser: it is still there.
    assert "id: Usulan warga" in words_of(secretary.secretary(town).get(EDIT))


def test_comments_and_empty_lines_are_kept_exactly(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"do": "save"}
    form["text-0"] += "\r\n\r\n# catatan: tanya bagian hukum\t<b>\r\n"
    send(client, form)
    draft = draft_of(town)
    assert draft is not None
    assert draft.written.files[MAIN] == form["text-0"].replace("\r\n", "\n")


def test_a_text_with_errors_is_kept_when_it_is_checked(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"do": "check", "text-0": "workflow: [belum selesai"}
    assert send(client, form).status_code == 422
    assert "workflow: [belum selesai" in words_of(client.get(EDIT))


def test_reading_alone_makes_no_draft(town: Town) -> None:
    client = secretary.secretary(town)
    send(client, form_of(town, client) | {"do": "check"})
    assert client.post(KEEP, data=form_of(town, client)).get_json()["revision"] == 0
    assert draft_of(town) is None


def test_the_script_keeps_the_draft_and_learns_its_revision(town: Town) -> None:
    client = secretary.secretary(town)
    form = typed(town, client, "Satu")
    first = client.post(KEEP, data=form)
    assert first.status_code == 200
    assert first.get_json()["revision"] == 1
    assert "Draf tersimpan pukul" in first.get_json()["says"]
    second = client.post(KEEP, data=renamed(form, "Dua") | {"revision": "1"})
    assert second.get_json()["revision"] == 2
    assert client.post(KEEP, data=form | {"csrf_token": "x"}).status_code == 400


def test_two_windows_of_one_author_are_told_and_both_texts_stay(town: Town) -> None:
    client = secretary.secretary(town)
    one, other = typed(town, client, "Jendela satu"), typed(town, client, "Jendela dua")
    send(client, one | {"do": "save"})
    assert client.post(KEEP, data=other).status_code == 409
    answer = send(client, other | {"do": "save"})
    page = words_of(answer)
    assert answer.status_code == 409
    assert "disimpan dari jendela lain" in page
    assert "id: Jendela dua" in page  # in the box
    assert "− dihapus" in page
    draft = draft_of(town)
    assert draft is not None
    assert "id: Jendela satu" in draft.written.files[MAIN]
    # Having seen it, the author may keep this window's text instead.
    again = other | {"do": "save", "revision": found(page, "revision")}
    assert send(client, again).status_code == 303
    kept = draft_of(town)
    assert kept is not None
    assert "id: Jendela dua" in kept.written.files[MAIN]


def found(page: str, name: str) -> str:
    value = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert value is not None
    return value[1]


def test_two_authors_see_each_other_with_name_and_time(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    send(ratna, typed(town, ratna, "Dari Ratna") | {"do": "save", "reason": "edaran 9"})
    page = words_of(budi.get(EDIT))
    assert "Orang lain juga sedang menulis" in page
    assert re.search(r"Ratna Dewi punya draf, terakhir disimpan \w+, \d+ \w+ \d{4}", page)
    assert "id: Dari Ratna" not in page
    link = re.search(rf'href="(/studio/{WORKFLOW}/draf/\d+)"', page)
    assert link is not None
    read = words_of(budi.get(link[1]))
    assert "id: Dari Ratna" in read
    assert "edaran 9" in read
    send(budi, typed(town, budi, "Dari Budi") | {"do": "save"})
    kept = draft_of(town)
    assert kept is not None
    assert "id: Dari Ratna" in kept.written.files[MAIN]


def test_a_draft_over_an_old_version_says_what_came_since(town: Town) -> None:
    client, other = secretary.secretary(town), secretary.secretary(town, "sekre2")
    send(client, typed(town, client, "Belum jadi") | {"do": "save"})
    handed = send(other, typed(town, other, "Lebih cepat") | {"reason": "alasan cepat"})
    assert secretary.approve(town, handed, "sekre").status_code == 303
    page = words_of(client.get(EDIT))
    assert "ditulis di atas versi lama" in page
    assert "alasan cepat" in page
    assert "id: Belum jadi" in page


def test_a_draft_is_thrown_away_on_purpose_only(town: Town) -> None:
    client = secretary.secretary(town)
    send(client, typed(town, client, "Coba-coba") | {"do": "save"})
    form = {"csrf_token": token(client, EDIT), "revision": "7"}
    client.post(f"{KEEP}/buang", data=form)
    assert draft_of(town) is not None
    client.post(f"{KEEP}/buang", data=form | {"revision": revision_of(client)})
    assert draft_of(town) is None
    assert "id: Coba-coba" not in words_of(client.get(EDIT))


def test_a_file_with_an_odd_name_is_kept_too(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client) | {"do": "save", "file-9": "../x", "text-9": "rahasia: satu"}
    assert send(client, form).status_code == 303
    assert "rahasia: satu" in words_of(client.get(EDIT))


MARK = '<span class="chip chip--caution">berubah</span>'


def test_each_step_is_said_back_and_what_changed_is_marked(town: Town) -> None:
    client = secretary.secretary(town)
    page = words_of(client.get(EDIT))
    assert "Yang dikatakan tulisan ini" in page
    assert "diserahkan kepada Camat selama 2 hari kerja" in page
    assert page.count(MARK) == 0
    form = form_of(town, client) | {"do": "save"}
    form["text-0"] = form["text-0"].replace("within: 5 working", "within: 6 working", 1)
    changed = words_of(client.get(send(client, form).location))
    assert changed.count(MARK) == 1
    assert "dalam 6 hari kerja" in changed


def test_a_visitor_keeps_and_reads_no_draft(town: Town) -> None:
    secretary.appoint(town)
    client = town.client("sari")
    form = {"csrf_token": token(client, "/akun/sandi")}
    for address in (KEEP, f"{KEEP}/buang"):
        assert client.post(address, data=form).status_code == 404
    assert client.get(f"{KEEP}/{town.persons['sekre']}").status_code == 404
    assert secretary.secretary(town).get(f"{KEEP}/{town.persons['sari']}").status_code == 404


def test_words_of_a_draft_are_never_markup(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    form = form_of(town, ratna) | {"do": "save", "reason": "<script>alert(1)</script>"}
    form["text-0"] += "\r\n# <script>alert(2)</script>\r\n"
    send(ratna, form)
    answer: TestResponse = budi.get(f"{KEEP}/{town.persons['sekre']}")
    raw = answer.get_data(as_text=True)
    assert "<script>alert" not in raw
    assert "<script>alert(2)</script>" in html.unescape(raw)
    assert publishing.heads(town.desk)[WORKFLOW].number >= 1


def test_a_file_is_taken_out_of_the_draft_and_nothing_else_is_lost(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client)
    names = [value for key, value in form.items() if key.startswith("file-")]
    assert "common/notices.yaml" in names
    page = client.get(EDIT).get_data(as_text=True)
    assert f'name="remove" value="{MAIN}"' not in page
    assert page.count('name="remove"') == len(names) - 1
    form["text-0"] += "\n# tetap\n"
    answer = client.post(EDIT, data=form | {"remove": "common/notices.yaml"})
    assert answer.status_code == 303
    after = client.get(answer.location).get_data(as_text=True)
    assert "common/notices.yaml sudah tidak ada di draf Anda" in after
    draft = draft_of(town)
    assert draft is not None
    assert set(names) - set(draft.written.files) == {"common/notices.yaml"}
    assert draft.written.files[MAIN].endswith("# tetap\n")


def test_the_workflow_s_own_file_stays(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client)
    form["text-0"] += "\n# tetap\n"
    assert client.post(EDIT, data=form | {"remove": MAIN}).status_code != 303
    draft = draft_of(town)
    assert draft is not None
    assert MAIN in draft.written.files
