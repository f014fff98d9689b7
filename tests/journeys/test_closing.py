"""The last evening of a window on a poor line: what was begun before the hour is sent after it,
taken and marked; what was begun after it is refused and loses nothing. On a phone and on a desk."""

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web import filling
from tests.web.cases.browsing import person
from tests.web.town import Town, token

pytestmark = pytest.mark.browser
SHUT = dt.datetime(2027, 1, 8, 17, tzinfo=dt.UTC)  # midnight in western Indonesia
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
TITLE = "Selokan malam terakhir"


def at(moment: dt.datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=True)


def filled(town: Town, **changes: str) -> str:
    """A form of Sari's, filled in on another device; gives its identity."""
    client = town.client("sari")
    form = filling.begin(client)
    filling.fill(client, form, **changes)
    return form


@pytest.mark.parametrize("width", WALKS)
def test_the_last_evening_of_a_window(town: Town, site: str, browser: Browser, width: int) -> None:
    title = f"{TITLE} {width}"
    with at(SHUT - 10 * MINUTE):
        form = filled(town, **{"f-title": title})
        left = filled(town)
        with person(browser, site, "sari", width) as page:
            page.goto(f"{site}/usul/{form}/1")
            expect(
                page.get_by_text("Masa ini ditutup Jumat, 8 Januari 2027 pukul 23.59 WIB")
            ).to_be_visible()
            expect(page.get_by_text("menit lagi")).to_be_visible()
            expect(
                page.get_by_text("masih diterima sampai Sabtu, 9 Januari 2027 pukul 23.59")
            ).to_be_visible()
            sound(page, "countdown")
    with at(SHUT + HOUR):
        after = filled(town)
        with person(browser, site, "sari", width) as page:
            page.goto(f"{site}/usulan-saya")
            expect(page.get_by_text("Masih diterima sampai").first).to_be_visible()
            sound(page, "drafts")
            page.goto(f"{site}/usul/{form}/periksa")
            expect(page.get_by_text("Isian Anda dimulai sebelumnya")).to_be_visible()
            sound(page, "check-still")
            page.locator("#kirim button").first.click()
            expect(
                page.get_by_text("Dimulai sebelum masa ditutup, diterima sesudahnya")
            ).to_be_visible()
            sound(page, "receipt-late")
            page.locator("main a.button").first.click()
            expect(page.get_by_text("masuk sesudah masa ditutup").first).to_be_visible()
            expect(page.get_by_text("yang dimulai sebelumnya masih diterima")).to_be_visible()
            sound(page, "public-late")
            page.goto(f"{site}/usul/{after}/periksa")
            expect(page.get_by_text("Tidak ada yang hilang")).to_be_visible()
            expect(page.locator("#kirim button")).to_have_count(0)
            expect(page.get_by_text(filling.ANSWERS["f-title"])).to_be_visible()
            sound(page, "check-shut")
            page.goto(f"{site}/usul/{after}/1")
            expect(page.get_by_text("Isian ini belum dapat dikirim")).to_be_visible()
            sound(page, "page-shut")
        with person(browser, site, "ketua", width) as page:
            page.goto(f"{site}/tugas?susulan=1")
            expect(page.get_by_role("link", name=title)).to_be_visible()
            assert (
                page.locator("table.queue tbody tr").count()
                == page.locator("table.queue .chip", has_text="masuk sesudah").count()
            )
            sound(page, "queue-late")
            page.get_by_role("link", name=title).click()
            expect(page.get_by_text("sebelum masanya ditutup; diterima")).to_be_visible()
            sound(page, "case-late")
            page.goto(f"{site}/usulan?susulan=1")
            expect(page.get_by_text("masuk sesudah masa ditutup").first).to_be_visible()
            sound(page, "listing-late")
    with at(SHUT + 25 * HOUR):
        client = town.client("sari")
        held = {"seen": "", "csrf_token": token(client, f"/usul/{left}/periksa")}
        held |= filling.seen(client, f"/usul/{left}/periksa")
        answer = client.post(f"/usul/{left}/kirim", data=held)
        assert answer.status_code == 422
        assert "masih diterima sampai Sabtu, 9 Januari 2027 pukul 23.59 WIB" in " ".join(
            filling.errors_of(answer)
        )
        assert filling.ANSWERS["f-title"] in filling.main_of(answer)
