"""An office with three officers in a browser: one takes a task up, the others see it; it is passed
on, taken over with a reason, and decided by whoever has it. On a phone and on a desk."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import team, work
from tests.web.cases.browsing import person
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WALKS)
def test_three_officers_share_their_tasks(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    team.join(town)
    title = f"Pagar Lapangan {width}"
    case = work.at_village(town, f"journey-three-{width}", title)
    for number in range(6):
        work.at_village(town, f"journey-three-more-{number}-{width}", f"Selokan {number}")
    with person(browser, site, "kasi", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Ditawarkan kepada 3 petugas")).to_be_visible()
        sound(page, "offered")
        page.get_by_role("button", name="Ambil tugas ini").click()
        expect(page.get_by_role("status")).to_contain_text("sekarang di tangan Anda")
        sound(page, "taken")
        page.goto(f"{site}/tugas?tangan=saya")
        expect(page.get_by_role("link", name=title)).to_be_visible()
        expect(page.locator(".queue tbody tr")).to_have_count(1)
        sound(page, "queue-mine")
    with person(browser, site, "sekdes", width) as page:
        expect(page.get_by_text("di tangan Ratna Sari")).to_be_visible()
        sound(page, "queue-team")
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Di tangan Ratna Sari sejak", exact=False).first).to_be_visible()
        expect(page.get_by_role("link", name="Tolak")).to_have_count(0)
        sound(page, "taken-by-another")
        page.get_by_role("link", name="Ambil alih").click()
        page.get_by_role("button", name="Ambil alih").click()
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "take-over-error")
        page.get_by_label("Alasan mengambil alih").fill("Bu Ratna sedang dinas luar.")
        page.get_by_role("button", name="Ambil alih").click()
        expect(page.get_by_role("status")).to_contain_text("Yang tadi memegangnya diberi tahu")
        page.get_by_role("link", name="Teruskan kepada rekan").click()
        sound(page, "pass-on")
        page.get_by_label("Siti Aminah").check()
        page.get_by_label("Pesan untuk rekan Anda").fill("Mohon Ibu putuskan.")
        page.get_by_role("button", name="Teruskan kepada rekan").click()
        expect(page.get_by_role("status")).to_contain_text("Rekan Anda diberi tahu")
        expect(page.get_by_text("Mohon Ibu putuskan.")).to_be_visible()
        sound(page, "passed-on")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Tolak").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Tolak")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Mohon Ibu putuskan.")).to_have_count(0)
