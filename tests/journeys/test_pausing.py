"""The works agency cannot reach the place: it stops the clock in a browser, the proposer and
everybody read why, and it goes on: without script, since a press is all."""

import datetime as dt

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WALKS)
def test_a_clock_is_stopped_and_goes_on(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Gorong-gorong Gang Lima {width}"
    case = work.at_survey(town, f"journey-pause-{width}", title)
    last = (dt.datetime.now(dt.UTC) + dt.timedelta(days=3, hours=7)).date()
    with person(browser, site, "dinas", width) as page:
        page.goto(f"{site}/kasus/{case}")
        sound(page, "may-pause")
        page.get_by_role("link", name="Jeda batas waktu").click()
        sound(page, "pause-form")
        press(page, "Jeda batas waktu")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "pause-error")
        page.get_by_role("radio", name="Lokasi belum dapat ditinjau").check()
        for part, typed in (("day", last.day), ("month", last.month), ("year", last.year)):
            page.locator(f"[name=until-{part}]").fill(str(typed))
        page.get_by_label("Penjelasan").fill("Jalan ke lokasi terendam.")
        press(page, "Jeda batas waktu")
        expect(page.get_by_role("status")).to_contain_text("Pengusul diberi tahu")
        expect(page.get_by_text("Batas waktu dijeda sampai").first).to_be_visible()
        sound(page, "paused")
        page.goto(f"{site}/tugas")
        expect(page.get_by_text("dijeda sampai").first).to_be_visible()
        sound(page, "queue-paused")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Jalan ke lokasi terendam.")).to_be_visible()
        sound(page, "proposer-paused")
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    public = context.new_page()
    public.goto(f"{site}/ikuti/{work.number(town, case)}")
    expect(public.get_by_text("Lokasi belum dapat ditinjau").first).to_be_visible()
    sound(public, "public-paused")
    with person(browser, site, "dinas", width, script=False) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("button", name="Jalankan lagi batas waktu").click()
        expect(page.get_by_role("status")).to_contain_text("berjalan lagi")
    public.reload()
    expect(public.get_by_text("Batas waktu berjalan lagi")).to_be_visible()
    sound(public, "public-resumed")
    context.close()
