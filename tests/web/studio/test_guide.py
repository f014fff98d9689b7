"""The author's guide is read where it is needed: every part, table and example of it."""

import html
import re

from tests.web import secretary
from tests.web.town import ROOT, Town
from tests.workflows.guide import examples
from web.studio.guide import blocks_of, headings

TEXT = (ROOT / "workflows" / "README.md").read_text(encoding="utf-8")


def test_it_is_linked_from_the_list_the_beginning_and_the_editor(town: Town) -> None:
    client = secretary.secretary(town)
    for address in ("/studio", "/studio/alur-baru", f"/studio/{secretary.WORKFLOW}/ubah"):
        assert 'href="/studio/panduan' in client.get(address).get_data(as_text=True), address


def test_every_part_and_every_example_is_on_the_page(town: Town) -> None:
    page = secretary.secretary(town).get("/studio/panduan").get_data(as_text=True)
    shown = html.unescape(re.sub(r"<[^>]+>", "", page))
    parts = [words for level, words in headings(TEXT) if level == 2]
    assert len(parts) >= 15
    for words in parts:
        assert page.count(f'href="#bagian-{words.split(".")[0]}"') == 1
        assert words in shown
    for example in examples("", "part", "cycle", "scenario", "workflow", "examples"):
        for line in example.text.splitlines():
            assert line.strip() in shown
    assert "```" not in shown
    assert "|---" not in shown


def test_a_citizen_finds_no_guide(town: Town) -> None:
    assert town.client("sari").get("/studio/panduan").status_code == 404


def test_a_bar_within_a_cell_and_signs_of_the_page_stay_what_they_are() -> None:
    made = "".join(blocks_of("| a | b |\n|---|---|\n| `x \\|\\| y` | <b> |\n"))
    assert "<code>x || y</code>" in made
    assert "<td>&lt;b&gt;</td>" in made
