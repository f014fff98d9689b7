"""The author's guide is read where it is needed: every part, table and example of it."""

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.web import secretary
from tests.web.town import Town
from tests.workflows.guide import TEXTS, examples
from web.studio.guide import FILES, blocks_of, headings


def test_it_is_linked_from_the_list_the_beginning_and_the_editor(town: Town) -> None:
    client = secretary.secretary(town)
    for address in ("/studio", "/studio/alur-baru", f"/studio/{secretary.WORKFLOW}/ubah"):
        assert 'href="/studio/panduan' in client.get(address).get_data(as_text=True), address


def reading(town: Town, language: str) -> tuple[FlaskClient, str]:
    """A secretary's browser in this language, and the guide as it shows it."""
    client = secretary.secretary(town)
    client.get(f"/bahasa/{language}")
    return client, client.get("/studio/panduan").get_data(as_text=True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_part_and_every_example_is_on_the_page(town: Town, language: str) -> None:
    _, page = reading(town, language)
    shown = html.unescape(re.sub(r"<[^>]+>", "", page))
    text = TEXTS[FILES[language]]
    parts = [words for level, words in headings(text) if level == 2]
    assert len(parts) >= 15
    for words in parts:
        assert page.count(f'href="#bagian-{words.split(".")[0]}"') == 1
        assert words in shown
    for example in examples("", "part", "cycle", "scenario", "workflow", "examples"):
        for line in example.text.splitlines():
            assert line.strip() in shown
    assert "```" not in shown
    assert "|---" not in shown
    assert "\n#" not in shown
    assert len(re.findall(r'<h[1-4] id="bagian-', page)) == len(headings(text))


def test_the_guide_is_in_the_readers_language_and_one_click_shows_the_other(town: Town) -> None:
    client, page = reading(town, "id")
    assert "Cara menulis alur" in page
    assert "How to write a workflow" not in page
    switch = re.search(r'href="([^"]+)"[^>]*>Read this guide in English<', page)
    assert switch is not None
    answer = client.get(html.unescape(switch[1]), follow_redirects=True)
    assert answer.request.path == "/studio/panduan"
    page = answer.get_data(as_text=True)
    assert "How to write a workflow" in page
    assert '<html lang="en"' in page
    assert ">Baca panduan ini dalam bahasa Indonesia<" in page


def test_a_link_to_a_place_leads_there_in_either_language(town: Town) -> None:
    _, indonesian = reading(town, "id")
    _, english = reading(town, "en")
    places = re.findall(r'<h[1-4] id="([^"]+)"', english)
    assert len(places) == len(set(places)) > 30
    assert re.findall(r'<h[1-4] id="([^"]+)"', indonesian) == places
    begin = secretary.secretary(town).get("/studio/alur-baru").get_data(as_text=True)
    linked = re.findall(r'href="/studio/panduan#([^"]+)"', begin)
    assert linked
    assert set(linked) <= set(places)


def test_the_heading_stands_before_the_contents(town: Town) -> None:
    page = secretary.secretary(town).get("/studio/panduan").get_data(as_text=True)
    assert page.index("<h1") < page.index('href="#bagian-1"') < page.index('id="bagian-1"')


def test_a_citizen_finds_no_guide(town: Town) -> None:
    assert town.client("sari").get("/studio/panduan").status_code == 404


def test_a_bar_within_a_cell_and_signs_of_the_page_stay_what_they_are() -> None:
    made = "".join(blocks_of("| a | b |\n|---|---|\n| `x \\|\\| y` | <b> |\n"))
    assert "<code>x || y</code>" in made
    assert "<td>&lt;b&gt;</td>" in made
