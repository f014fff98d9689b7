"""The works agency asks for more time in a browser, the planning agency grants less of it, and
everybody reads by when the visit is due now."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WALKS)
def test_more_time_is_asked_for_and_granted(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Turap Gang Enam {width}"
    case = work.at_survey(town, f"journey-more-{width}", title)
    with person(browser, site, "dinas", width) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Minta perpanjangan waktu").click()
        sound(page, "more-form")
        press(page, "Kirim permintaan")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "more-error")
        page.get_by_role("radio", name="Menunggu hasil pengukuran").check()
        page.get_by_label("Berapa lama?").fill("4")
        page.get_by_label("Dasar permintaan").fill("Alat ukur dipakai bergiliran.")
        page.get_by_label("Nomor surat").fill("620/118")
        for part, typed in (("day", "20"), ("month", "11"), ("year", "2026")):
            page.locator(f"[name=dated-{part}]").fill(typed)
        press(page, "Kirim permintaan")
        expect(page.get_by_role("status")).to_contain_text("tetap berjalan")
        sound(page, "more-asked")
    with person(browser, site, "bappeda", width) as page:
        expect(page.get_by_text("putuskan perpanjangan")).to_be_visible()
        sound(page, "queue-more")
        page.get_by_role("link", name=title).click()
        sound(page, "more-to-answer")
        page.get_by_role("link", name="Jawab permintaan waktu").click()
        sound(page, "grant-form")
        press(page, "Catat keputusan")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "grant-error")
        page.get_by_role("radio", name="Beri tambahan waktu").check()
        page.get_by_label("Berapa yang diberikan?").fill("2")
        press(page, "Catat keputusan")
        expect(page.get_by_role("status")).to_contain_text("Waktu diperpanjang")
        sound(page, "granted")
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    public = context.new_page()
    public.goto(f"{site}/ikuti/{work.number(town, case)}")
    expect(public.get_by_text("Batas waktu diperpanjang")).to_be_visible()
    public.get_by_text("Cara menghitung batas waktu").click()
    sound(public, "public-more")
    context.close()
