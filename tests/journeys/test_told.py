"""How people are told, in a browser: their wishes on a phone, with and without script."""

import re

import pytest
from playwright.sync_api import Browser, expect

from engine.service.delivering import Never
from tests.support.looking import PHONE, WALKS, sound
from tests.web import secretary
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.people.test_told import NOW, send, tell
from tests.web.town import Town

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
        page.get_by_role("group", name="Kabar lain").get_by_label("Tidak dikirim").check()
        page.get_by_label("Sampai pukul").select_option("20.00")
        press(page, "Simpan")
        expect(page.locator(".error-summary")).to_contain_text("Jam mulai dan selesai sama")
        sound(page, "wishes-refused")
        page.get_by_label("Sampai pukul").select_option("05.30")
        press(page, "Simpan")
        expect(page.get_by_text("Pilihan Anda sudah disimpan.")).to_be_visible()
        expect(
            page.get_by_role("group", name="Kabar lain").get_by_label("Tidak dikirim")
        ).to_be_checked()


@WIDTHS
def test_a_text_for_the_group_is_copied_with_one_tap(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    case = work.at_village(town, f"journey-group-{width}", "Talud Kali")
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/ikuti/{work.number(town, case)}")
    page.get_by_role("button", name="Salin teks untuk grup RW").click()
    expect(page.get_by_text("Tersalin. Tempelkan di grup.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[1].startswith("Posisi sekarang: ")
    assert copied == page.locator("#teks-grup").input_value()
    sound(page, "group")
    page.evaluate("delete Navigator.prototype.clipboard")  # as over plain http
    page.get_by_role("button", name="Salin teks untuk grup RW").click()
    expect(page.locator("#teks-grup")).to_be_focused()
    sound(page, "group-selected")
    context.close()


def test_without_script_the_text_for_the_group_stands_in_a_box(
    town: Town, site: str, browser: Browser
) -> None:
    case = work.at_village(town, "journey-group-plain", "Talud Kali")
    with person(browser, site, "lurah", PHONE, script=False) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_role("button", name="Salin teks untuk grup RW")).to_be_hidden()
        page.get_by_text("Lihat teks untuk grup RW").click()
        expect(page.locator("#teks-grup")).to_have_value(re.compile("Posisi sekarang: "))
        sound(page, "group-plain", script=False)


@WIDTHS
def test_the_secretariat_sees_what_failed_and_has_it_tried_again(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    mail = tell(town, f"journey-told-{width}")
    send(town, mail, NOW, Never("recipient 550"))
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/orang/{town.persons['ketua']}")
        page.get_by_role("link", name="Kabar yang dikirim kepada orang ini").click()
        sound(page, "told")
        page.get_by_label("Alasan mencoba lagi").first.fill("Alamatnya sudah dibetulkan")
        page.get_by_role("button", name="Coba kirim lagi").first.click()
        expect(page.get_by_text("Kabar akan dicoba lagi.")).to_be_visible()
        sound(page, "told-again")
