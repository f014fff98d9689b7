"""How people are told, in a browser: their wishes on a phone, with and without script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases.browsing import person, press

WIDTHS = pytest.mark.parametrize("width", WALKS)
pytestmark = pytest.mark.browser


@WIDTHS
def test_wishes_are_said_on_the_account_page(site: str, browser: Browser, width: int) -> None:
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/akun")
        sound(page, "account")
        page.get_by_role("link", name="Cara saya diberi tahu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Cara saya diberi tahu")
        sound(page, "wishes")
        page.get_by_role("group", name="Kabar lain").get_by_label("Tanpa surel").check()
        page.get_by_label("Sampai pukul").fill("20:00")
        press(page, "Simpan")
        expect(page.locator(".error-summary")).to_contain_text("Jam mulai dan selesai sama")
        sound(page, "wishes-refused")
        page.get_by_label("Sampai pukul").fill("05:30")
        press(page, "Simpan")
        expect(page.get_by_text("Pilihan Anda sudah disimpan.")).to_be_visible()
        expect(
            page.get_by_role("group", name="Kabar lain").get_by_label("Tanpa surel")
        ).to_be_checked()
