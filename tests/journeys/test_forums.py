"""Before the window of a forum shuts: the secretariat and the offices above see who has held none,
take the list along and reach the place. On a phone and on a desk."""

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import Browser, expect

from engine.service.forums.telling import tell
from engine.service.telling import relay
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web.cases import work
from tests.web.cases.browsing import go_to, person
from tests.web.town import Town

pytestmark = pytest.mark.browser
RW_TIME = dt.datetime(2027, 1, 6, 3, tzinfo=dt.UTC)
VILLAGE_TIME = dt.datetime(2027, 1, 26, 3, tzinfo=dt.UTC)


@pytest.mark.parametrize("width", WALKS)
def test_the_places_that_held_no_forum_are_seen_and_reached(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    work.case(town, f"forums-{width}")
    with time_machine.travel(RW_TIME, tick=True):
        tell(town.desk, RW_TIME)
        relay(town.desk.database, RW_TIME)
        with person(browser, site, "lurah", width) as page:
            page.goto(f"{site}/kotak")
            page.get_by_role("link", name="Forum yang belum tercatat").first.click()
            expect(page.get_by_text("menunggu dibahas").first).to_be_visible()
            sound(page, "forums-village")
            page.get_by_role("link", name="Hubungi").first.click()
            expect(page.get_by_role("heading", level=1)).to_contain_text("Rembuk RW belum")
            sound(page, "forums-place")
            page.get_by_text("Lihat teks untuk grup RW").click()
            words = page.get_by_label("Teks untuk grup").input_value()
            assert "Masanya berakhir Jumat, 15 Januari 2027." in words
            sound(page, "forums-text")
        with person(browser, site, "ketua", width) as page:
            page.goto(f"{site}/forum")
            expect(page.get_by_text("Tidak ada tempat di bawah kantor Anda")).to_be_visible()
            sound(page, "forums-none-below")
    with time_machine.travel(VILLAGE_TIME, tick=True):
        with person(browser, site, "sekre", width, script=False) as page:
            page.goto(f"{site}/studio")
            go_to(page, "Forum")
            expect(page.get_by_text("0 dari 4 tempat")).to_be_visible()
            sound(page, "forums-all", script=False)
            page.get_by_label("Wilayah").select_option(label="Kecamatan Tirto")
            page.get_by_role("button", name="Tampilkan").click()
            expect(page.get_by_text("0 dari 3 tempat")).to_be_visible()
            with page.expect_download() as taken:
                page.get_by_role("link", name="Unduh daftar").first.click()
            assert taken.value.suggested_filename == "musrenbang-village_forum-2027-02-05.csv"
        with person(browser, site, "sekre", width) as page:
            page.goto(f"{site}/forum")
            sound(page, "forums-all")
            page.goto(f"{site}/studio/musrenbang/siklus")
            sound(page, "cycle-grace")
