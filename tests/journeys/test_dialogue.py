"""Two organisations rank a need differently: four offices in their browsers, at phone and desk
width. Axe on each page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.core.values import Actor, Open
from engine.service import opening
from engine.service.results import Receipt
from tests.support.looking import WALKS, sound
from tests.web import town as towns
from tests.web.cases import forces, work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
NEED = {
    "title": "Jembatan gantung Karanganyar",
    "kind": "works",
    "place": towns.VILLAGE,
    "need": "Anak sekolah memutar lima kilometer sejak jembatan hanyut.",
    "people": 240,
}


@pytest.fixture(scope="module")
def town(town: Town) -> Town:
    """The town with both chains of command, and the two above them."""
    forces.appoint(town)
    return town


def noted(town: Town, key: str) -> int:
    lurah = town.persons["lurah"]
    request = Open(Actor(lurah), {"opener": lurah}, NEED)
    done = opening.open_case(town.desk, "shared_need", request, key, towns.OPENED)
    assert isinstance(done, Receipt), done
    work.act(town, done.case_id, "camat", "put_to_both")
    return done.case_id


def rank(page: Page, site: str, case: int, number: int, why: str, name: str = "") -> None:
    """Give the side's own rank and reason through the page; `name` of a picture of the form."""
    page.goto(f"{site}/kasus/{case}")
    page.locator(".acts").get_by_role("link", name=re.compile("^Beri urutan")).click()
    page.get_by_label("Urutan menurut").fill(str(number))
    page.get_by_label("Alasan").fill(why)
    if name:
        sound(page, name)
    press(page, "Beri urutan")
    expect(page.get_by_role("status")).to_be_visible()


def talk(page: Page, site: str, case: int, words: str, name: str = "") -> None:
    """Record the dialogue of today."""
    page.goto(f"{site}/kasus/{case}")
    page.locator(".acts").get_by_role("link", name="Catat dialog").click()
    page.get_by_label("Penjelasan").fill(words)
    if name:
        sound(page, name)
        press(page, "Catat dialog")  # without its day: nothing is lost, and it says so
        expect(page.locator(".error-summary")).to_be_visible()
        expect(page.get_by_label("Penjelasan")).to_have_value(words)
        sound(page, f"{name}-tanpa-hari")
    for part, value in (("Tanggal", "2"), ("Bulan", "11"), ("Tahun", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    press(page, "Catat dialog")
    expect(page.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("width", WALKS)
def test_two_sides_differ_talk_and_leave_it_to_those_above(
    width: int, town: Town, site: str, browser: Browser
) -> None:
    case = noted(town, f"dialogue-{width}")
    with (
        person(browser, site, "camat", width) as camat,
        person(browser, site, "danramil", width) as danramil,
    ):
        rank(camat, site, case, 1, "Satu-satunya jalan ke sekolah.", "dialog-urutan")
        danramil.goto(f"{site}/kasus/{case}")
        expect(danramil.get_by_text("Sudah menjawab. Pendapatnya terlihat")).to_be_visible()
        expect(danramil.get_by_text("Satu-satunya jalan ke sekolah.")).to_have_count(0)
        sound(danramil, "dialog-rahasia")
        rank(danramil, site, case, 5, "Masih ada jalan lain.")
        talk(camat, site, case, "Jalan lain tergenang setiap hujan deras.", "dialog-catat")
        danramil.goto(f"{site}/kasus/{case}")
        expect(danramil.locator(".positions .side")).to_have_count(2)
        expect(danramil.locator(".talk").get_by_text("Jalan lain tergenang")).to_be_visible()
        sound(danramil, "dialog-putaran-dua")
        rank(danramil, site, case, 4, "Jalan lain masih dapat dilalui.")
        rank(camat, site, case, 1, "Tetap satu-satunya jalan ke sekolah.")
        talk(camat, site, case, "Kedua pihak tetap pada pendapatnya.")
        rank(danramil, site, case, 3, "Pos pantau lebih mendesak.")
        rank(camat, site, case, 1, "Anak sekolah tidak dapat menunggu.")
    above(browser, site, case, width)
    everybody_reads(town, browser, site, case, width)


def above(browser: Browser, site: str, case: int, width: int) -> None:
    """The two above see what each side said in every round, and rank it alike."""
    with (
        person(browser, site, "bupati", width) as bupati,
        person(browser, site, "dandim", width) as dandim,
    ):
        expect(bupati.get_by_role("link", name="Jembatan gantung").first).to_be_visible()
        bupati.goto(f"{site}/kasus/{case}")
        expect(bupati.locator(".positions .round")).to_have_count(3)
        expect(bupati.locator(".positions")).to_contain_text("Pos pantau lebih mendesak.")
        sound(bupati, "dialog-di-atas")
        rank(bupati, site, case, 2, "Sesudah pos pantau.")
        rank(dandim, site, case, 2, "Kami sependapat dengan bupati.")


def everybody_reads(town: Town, browser: Browser, site: str, case: int, width: int) -> None:
    """The public page keeps every opinion that was made public, also those that lost."""
    assert work.standing(town, case)[0] == "listed"
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    page = context.new_page()
    page.goto(f"{site}/ikuti/{work.number(town, case)}")
    expect(page.locator(".positions .round")).to_have_count(4)
    expect(page.locator(".positions .side")).to_have_count(8)
    expect(page.locator(".talk")).to_have_count(2)
    expect(page.get_by_text("Dalam daftar bersama").first).to_be_visible()
    sound(page, "dialog-umum")
    context.close()
