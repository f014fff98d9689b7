"""The cycle's settings as a form: what is wrong stands beside its input, a change is a version."""

import html
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.core.definition.cycle import Cycle
from engine.service import publishing
from engine.service.definitions import compiled_for
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.town import Town
from web.studio.cycle_form import day_of

PAGE = f"/studio/{WORKFLOW}/siklus"
INPUT = re.compile(r'<input[^>]* name="([a-z_0-9-]+)"[^>]*?value="([^"]*)"')
SELECT = re.compile(r'<select[^>]* name="([a-z_0-9-]+)".*?</select>', re.S)


def form_of(client: FlaskClient) -> dict[str, str]:
    """Every input of the form as the page shows it."""
    page = client.get(PAGE).get_data(as_text=True).split('class="cycle"')[1]
    form = {name: html.unescape(value) for name, value in INPUT.findall(page)}
    for found in SELECT.finditer(page):
        chosen = re.search(r'value="([^"]*)" selected', found[0])
        form[found[1]] = chosen[1] if chosen else ""
    return form | {"reason": "Surat edaran 12"}


def send(client: FlaskClient, form: dict[str, str]) -> TestResponse:
    return client.post(PAGE, data=form)


def words_of(answer: TestResponse) -> str:
    return html.unescape(answer.get_data(as_text=True))


def cycle_of(town: Town) -> Cycle:
    head = publishing.heads(town.desk)[WORKFLOW]
    found = compiled_for(town.desk, head.hash).definition.cycle
    assert found is not None
    return found


@pytest.fixture(autouse=True, scope="module")
def no_examples(town: Town) -> None:
    secretary.without_examples(town)


def test_the_form_sent_back_untouched_changes_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    before = publishing.heads(town.desk)[WORKFLOW]
    answer = send(client, form_of(client))
    assert answer.status_code == 200
    assert "Tidak ada yang berubah" in words_of(answer)
    assert publishing.heads(town.desk)[WORKFLOW] == before


def test_a_ladder_that_leaves_nobody_to_act_is_told(town: Town) -> None:
    client = secretary.secretary(town)
    # Only a village has a head of an RW here: where villages skip that step, nobody can take it.
    answer = send(client, form_of(client) | {"ladder-village-1": ""})
    assert answer.status_code == 422
    assert "tidak ada seorang pun yang memegang “Ketua RW”" in words_of(answer)


def test_a_changed_window_and_tier_are_a_new_version(town: Town) -> None:
    client = secretary.secretary(town)
    before = publishing.heads(town.desk)[WORKFLOW].number
    changed = {
        "window-rw_forum-first": "5/1/2027",
        "window-rw_forum-last": "22 januari 2027",
        "tier-small-up_to": "Rp 250.000.000",
        "tier-middle-over": "250 juta",
        "ladder-urban_village-1": "",
        "basis-dated_on": "1 Okt 2026",
    }
    answer = send(client, form_of(client) | changed)
    assert answer.status_code == 303, words_of(answer)
    assert publishing.heads(town.desk)[WORKFLOW].number == before  # it waits for four eyes
    change = words_of(client.get(answer.location))
    assert "Masa “rw_forum” kini 5 Januari 2027 sampai 22 Januari 2027" in change
    assert "Golongan “small” kini sampai dengan Rp 250.000.000" in change
    assert "pengaturan siklus" in change
    assert secretary.approve(town, answer).status_code == 303
    found = cycle_of(town)
    assert str(found.windows["rw_forum"]) == "2027-01-05 .. 2027-01-22"
    assert found.tiers["small"].up_to == 250_000_000
    assert found.ladder["urban_village"] == ("village", "district")
    assert str(found.basis.dated_on) == "2026-10-01"
    assert publishing.heads(town.desk)[WORKFLOW].number == before + 1
    page = words_of(client.get(f"/studio/{WORKFLOW}/versi/{before + 1}"))
    assert "up to Rp 250 juta" in page
    assert "# Named amounts" in page  # comments of the file stay


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("cycle", "dua ribu", "empat angka"),
        ("title-id", "   ", "Isi bagian ini"),
        ("from", "31 Feb 2027", "tanggal yang ada"),
        ("basis-dated_on", "kemarin", "tanggal yang ada"),
        ("basis-year", "27", "empat angka"),
        ("window-rw_forum-last", "1 Jan 2027", "mendahului"),
        ("window-rw_forum-first", "<b>besok</b>", "tanggal yang ada"),
        ("tier-small-up_to", "banyak", "jumlah rupiah"),
        ("tier-small-up_to", "", "sedikitnya satu"),
        ("ladder-village-2", "rw", "sudah dipilih"),
        ("title-id", "x" * 5000, "2000"),
        ("reason", " ", "Tulis alasannya"),
    ],
)
def test_what_is_wrong_stands_beside_its_input_and_is_kept(
    town: Town, name: str, value: str, said: str
) -> None:
    client = secretary.secretary(town)
    before = publishing.heads(town.desk)[WORKFLOW]
    answer = send(client, form_of(client) | {name: value})
    raw, page = answer.get_data(as_text=True), words_of(answer)
    assert answer.status_code == 422
    assert "<title>Salah:" in page
    assert f'href="#{name}"' in page
    assert f'id="{name}-error"' in page
    assert said in page
    assert value.strip()[:100] in page
    assert "<b>besok</b>" not in raw
    assert publishing.heads(town.desk)[WORKFLOW] == before


def test_a_gap_between_tiers_is_told_by_the_loader_beside_the_tier(town: Town) -> None:
    client = secretary.secretary(town)
    answer = send(client, form_of(client) | {"tier-middle-over": "400 juta"})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "ada celah" in page
    assert 'id="tier-middle-up_to-error"' in page


def test_a_new_year_is_a_new_file(town: Town) -> None:
    client = secretary.secretary(town)
    answer = send(client, form_of(client) | {"cycle": "2029", "title-id": "Perencanaan 2029"})
    assert secretary.approve(town, answer).status_code == 303
    head = publishing.heads(town.desk)[WORKFLOW]
    sources = publishing.sources(town.desk, head.hash)
    assert sources is not None
    assert "cycles/2029.yaml" in sources
    assert "cycles/2028.yaml" not in sources


def test_a_head_that_moved_meanwhile_is_told_and_the_form_is_kept(town: Town) -> None:
    client, other = secretary.secretary(town), secretary.secretary(town, "sekre2")
    mine = form_of(client) | {"title-en": "Mine"}
    theirs = form_of(other) | {"title-en": "Theirs", "reason": "milik lain"}
    assert secretary.approve(town, send(other, theirs), "sekre").status_code == 303
    answer = send(client, mine)
    assert answer.status_code == 409
    assert "milik lain" in words_of(answer)
    assert 'value="Mine"' in words_of(answer)
    assert cycle_of(town).title.en == "Theirs"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18 Jan 2027", "2027-01-18"),
        ("18/1/2027", "2027-01-18"),
        ("18-01-2027", "2027-01-18"),
        ("2027-01-18", "2027-01-18"),
        ("18 agustus 2027", "2027-08-18"),
        ("30 2 2027", None),
        ("", None),
        ("2027", None),
    ],
)
def test_days_are_read_as_people_write_them(town: Town, typed: str, day: str | None) -> None:
    with town.app.test_request_context("/"):
        assert day_of(typed) == day
