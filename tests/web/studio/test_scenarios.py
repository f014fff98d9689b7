"""The scenarios in the studio: played in place, both outcomes, and what is proposed instead."""

import html
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import publishing, studio
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.town import Town, token

PAGE = f"/studio/{WORKFLOW}/skenario"
FILE = f"scenarios/{WORKFLOW}.yaml"
RIGHTS = f"scenarios/{WORKFLOW}_rights.yaml"
CYCLE = "cycles/2028.yaml"
SMALL = ("small:  up to Rp 200 juta", "small:  up to Rp 150 juta")
MIDDLE = ("middle: above Rp 200 juta", "middle: above Rp 150 juta")
NAME = "pekerjaan kecil tidak dibahas di musrenbang kabupaten"


def head(town: Town) -> dict[str, str]:
    digest = publishing.heads(town.desk)[WORKFLOW].hash
    return studio.sources_of(town.desk, digest, WORKFLOW)


def form_of(town: Town, client: FlaskClient, *instead: tuple[str, str, str]) -> dict[str, str]:
    """The editing form with some files changed: (file, old, new)."""
    sources = head(town)
    for name, old, new in instead:
        assert old in sources[name], old
        sources[name] = sources[name].replace(old, new)
    form = {"csrf_token": token(client, PAGE), "reason": "uji & coba", "revision": "0"}
    form["head"] = publishing.heads(town.desk)[WORKFLOW].hash
    for number, (name, words) in enumerate(sources.items()):
        form |= {f"file-{number}": name, f"text-{number}": words.replace("\n", "\r\n")}
    return form


def send(client: FlaskClient, form: dict[str, str], address: str = PAGE) -> TestResponse:
    return client.post(address, data=form, content_type="multipart/form-data")


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def given_back(page: str) -> list[dict[str, str]]:
    """The files that each form of the page takes to the editor."""
    found = []
    for form in re.findall(r'<form method="post" action="[^"]*/ubah".*?</form>', page, re.DOTALL):
        names = re.findall(r'name="file-\d+" value="([^"]+)"', form)
        texts = re.findall(r'<textarea name="text-\d+" hidden>\n(.*?)</textarea>', form, re.DOTALL)
        found.append(dict(zip(names, map(html.unescape, texts), strict=True)))
    return found


def test_the_shipped_version_holds_its_scenarios_among_its_sources(town: Town) -> None:
    secretary.appoint(town)
    assert list(head(town))[-2:] == [FILE, RIGHTS]


def test_the_scenarios_of_the_version_in_use_are_played_in_place(town: Town) -> None:
    page = words_of(secretary.secretary(town).get(PAGE))
    assert "Semua skenario cocok (" in page
    assert NAME in page
    assert "Tidak cocok" not in page.replace("tidak-cocok", "")
    for kind in ("Tahap", "Jalan antartahap", "Syarat (terpenuhi dan tidak)"):
        assert re.search(rf">{re.escape(kind)}</th>\s*<td[^>]*>100 %", page), kind
    assert "{dinas: pass, through: by_cost, state: annual_plan}" in page


def test_both_languages_have_every_word(town: Town) -> None:
    client = secretary.secretary(town)
    client.set_cookie("bahasa", "en")
    form = form_of(town, client, (CYCLE, *SMALL), (CYCLE, *MIDDLE))
    page = words_of(send(client, form))
    assert "1 of " in page
    assert "Got" not in page
    assert "On this text" in page


def test_a_changed_tier_shows_old_and_new_outcome_side_by_side(town: Town) -> None:
    client = secretary.secretary(town)
    answer = send(client, form_of(town, client, (CYCLE, *SMALL), (CYCLE, *MIDDLE)))
    page = words_of(answer)
    assert answer.status_code == 200
    number = publishing.heads(town.desk)[WORKFLOW].number
    assert "1 dari " in page
    assert f"Di versi {number}" in page
    row = page.split('id="tidak-cocok-1"')[1].split("</tr>")[2 - 1]
    assert "annual_plan" in row
    assert "regency_forum" in row
    assert "berhenti di langkah 2" in page


def test_the_proposal_goes_into_the_text_with_everything_that_was_typed(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client, (CYCLE, *SMALL), (CYCLE, *MIDDLE))
    page = words_of(send(client, form))
    plain, proposal = given_back(send(client, form).get_data(as_text=True))
    own = head(town)
    assert plain[FILE] == own[FILE]
    assert SMALL[1] in plain[CYCLE]
    assert proposal[CYCLE] == plain[CYCLE]
    old = "{dinas: pass, through: by_cost, state: annual_plan}"
    new = "{dinas: pass, through: by_cost, state: regency_forum}"
    assert proposal[FILE] == own[FILE].replace(old, new)
    assert "orang kedua dari sekretariat" in page
    assert page.count('name="reason" value="uji & coba"') == 2
    again = send(client, form_of(town, client, (CYCLE, *SMALL), (CYCLE, *MIDDLE), (FILE, old, new)))
    assert "Semua skenario cocok" in words_of(again)


def test_what_only_a_person_can_decide_is_said_and_not_proposed(town: Town) -> None:
    client = secretary.secretary(town)
    small = ("up to Rp 200 juta", "up to Rp 250 juta")
    middle = ("above Rp 200 juta", "above Rp 250 juta")
    page = words_of(send(client, form_of(town, client, (CYCLE, *small), (CYCLE, *middle))))
    assert "Perlu ditulis orang" in page
    assert "Mesin tidak tahu" in page


def test_playing_stores_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        count = "SELECT (SELECT count(*) FROM decision), (SELECT count(*) FROM definition_version)"
        before = connection.execute(count).fetchone()
        send(client, form_of(town, client, (CYCLE, *SMALL), (CYCLE, *MIDDLE)))
        assert connection.execute(count).fetchone() == before


def test_a_text_with_errors_says_them_and_comes_back_whole(town: Town) -> None:
    client = secretary.secretary(town)
    answer = send(client, form_of(town, client, (f"{WORKFLOW}.yaml", "visibility:", "visibilty:")))
    assert answer.status_code == 422
    page = words_of(answer)
    assert "<title>Salah:" in page
    assert 'Maksudnya "visibility"?' in page
    (back,) = given_back(answer.get_data(as_text=True))
    assert "visibilty:" in back[f"{WORKFLOW}.yaml"]


def test_a_scenario_file_that_cannot_be_read_is_said_with_its_place(town: Town) -> None:
    client = secretary.secretary(town)
    page = words_of(send(client, form_of(town, client, (FILE, "- scenario: ", "- scenaryo: "))))
    assert f"{FILE}:" in page
    assert "Naskah belum dapat dimainkan" in page


def test_a_workflow_without_scenarios_is_told_how_to_write_them(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client)
    for file in (FILE, RIGHTS):
        number = list(head(town)).index(file)
        del form[f"file-{number}"], form[f"text-{number}"]
    page = words_of(send(client, form))
    assert "Belum ada skenario" in page
    assert f"scenarios/{WORKFLOW}.yaml" in page


@pytest.mark.parametrize("address", [PAGE, f"/studio/{WORKFLOW}/siklus/skenario"])
def test_nobody_else_finds_the_page(town: Town, address: str) -> None:
    secretary.appoint(town)
    client = town.client("lurah")
    form = {"csrf_token": token(client, "/akun/sandi")}
    assert client.post(address, data=form).status_code == 404
    assert client.get(address).status_code in (404, 405)
