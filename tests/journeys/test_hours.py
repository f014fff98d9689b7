"""Office hours of a fasting month, of a Saturday that is worked by decree, and the office's clock:
recorded by the secretariat, read by everybody in office. On a phone and on a desk."""

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect

from engine.service import calendars
from engine.service.world import world_of
from tests.journeys.test_away import fill_day
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
NOW = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
FIRST, LAST, SATURDAY = dt.date(2027, 2, 8), dt.date(2027, 3, 9), dt.date(2027, 1, 30)


def fill_season(page: Page, last: dt.date) -> None:
    page.get_by_label("Nama musim").fill("Ramadan 1448 H")
    fill_day(page, "Hari pertama", FIRST)
    fill_day(page, "Hari terakhir", last)
    for weekday in ("Senin", "Selasa", "Rabu", "Kamis", "Jumat"):
        page.get_by_label(weekday).fill("08.00-12.00, 12.30-15.00")
    page.get_by_label("Dasar").fill("SE Bupati 800/1/2027")


@pytest.mark.parametrize("width", WALKS)
def test_a_season_a_saturday_and_the_clock_are_decreed(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    with time_machine.travel(NOW, tick=True):
        with person(browser, site, "sekre", width) as page:
            page.goto(f"{site}/kalender")
            expect(page.get_by_text("WIB, waktu Indonesia barat")).to_be_visible()
            page.get_by_role("link", name="Tambah musim jam kerja").click()
            sound(page, "season")
            fill_season(page, FIRST - dt.timedelta(days=1))
            press(page, "Simpan")
            expect(page.locator(".error-summary")).to_be_focused()
            expect(page.get_by_text("mendahului hari pertama").first).to_be_visible()
            sound(page, "season-error")
            fill_season(page, LAST)
            press(page, "Simpan")
            expect(page.get_by_text("Musimnya dicatat.")).to_be_visible()
            page.goto(f"{site}/kalender/hari")
            fill_day(page, "Tanggal", SATURDAY)
            page.get_by_label("Nama hari").fill("Pengganti cuti bersama")
            page.get_by_label("Masuk kerja", exact=True).check()
            page.get_by_label("Jam kerja hari itu").fill("pagi saja")
            page.get_by_label("Dasar").fill("SE Bupati 800/2/2027")
            press(page, "Simpan")
            expect(page.locator(".error-summary")).to_be_focused()
            expect(page.get_by_text("jam hari kerja terpanjang (08.00-16.00)")).to_be_visible()
            sound(page, "day-hours-error")
            page.get_by_label("Jam kerja hari itu").fill("08.00-12.00")
            press(page, "Simpan")
            expect(page.get_by_text("Harinya dicatat.")).to_be_visible()
            page.goto(f"{site}/kalender")
            expect(page.get_by_text("Pengganti cuti bersama, 08.00-12.00")).to_be_visible()
            expect(page.get_by_role("heading", name="Ramadan 1448 H")).to_be_visible()
            expect(page.get_by_text("08.00-12.00 dan 12.30-15.00").first).to_be_visible()
            sound(page, "year-season")
            page.get_by_role("link", name="Ubah Zona waktu kantor").click()
            sound(page, "zone")
            page.get_by_label("WITA, waktu Indonesia tengah").check()
            press(page, "Simpan")
            expect(page.locator(".error-summary")).to_be_focused()
            page.get_by_label("Dasar").fill("Perda 1/2027")
            press(page, "Simpan")
            expect(page.get_by_text("Zona waktu diubah.")).to_be_visible()
            sound(page, "zone-dues")
            page.goto(f"{site}/kalender")
            expect(page.get_by_text("WITA, waktu Indonesia tengah")).to_be_visible()
            page.locator("a[href*='/musim/2027-02-08/hapus']").click()
            sound(page, "season-end")
            page.get_by_label("Dasar").fill("SE Bupati 800/3/2027")
            press(page, "Hapus")
            expect(page.get_by_text("Musimnya dihapus.")).to_be_visible()
        with person(browser, site, "lurah", width) as page:
            page.goto(f"{site}/kalender")
            expect(page.get_by_text("WITA, waktu Indonesia tengah")).to_be_visible()
            expect(page.get_by_role("link", name="Tambah musim jam kerja")).to_have_count(0)
            for address in ("musim", "zona", "musim/2027-02-08/hapus"):
                answer = page.goto(f"{site}/kalender/{address}")
                assert answer is not None
                assert answer.status == 404
        # As it was, for whoever walks the town after this.
        sekre = town.persons["sekre"]
        calendars.set_zone(town.desk, "Asia/Jakarta", sekre, "kembali", NOW)
        calendars.end_day(town.desk, "", SATURDAY, sekre, "kembali", NOW)
        assert world_of(town.desk, NOW).calendar.zone == "Asia/Jakarta"
