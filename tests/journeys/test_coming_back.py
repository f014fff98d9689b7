"""A case comes back to an approver: long words to compare, decisions of others, in the dark too."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person
from tests.web.cases.works import at_budget
from tests.web.town import Town

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", WALKS)
LONG = "Air masuk rumah setiap hujan deras sejak tahun lalu, sampai setinggi lutut. " * 6


@WIDTHS
def test_long_words_are_compared_by_opening_them(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    case = work.at_village(town, f"long-{width}", f"Talud {width}")
    remarks = {"problem": "Sejak kapan, dan siapa yang terganggu?", "volume": "Diukur lagi."}
    work.act(town, case, "lurah", "send_back", remarks=remarks)
    work.act(town, case, "sari", "resubmit", problem=LONG.strip(), volume="120")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        since = page.get_by_role("region", name="Sejak keputusan Anda")
        expect(since).to_contain_text("Tidak diubah")
        both = since.locator("summary", has_text="Bandingkan kedua tulisan")
        expect(since.get_by_text("setinggi lutut")).to_be_hidden()
        sound(page, "since-folded")
        both.click()
        expect(since.get_by_text("setinggi lutut")).to_be_visible()
        sound(page, "since-opened")
        page.emulate_media(color_scheme="dark")
        page.reload()  # a button's colour takes a moment to change under the eyes of axe
        both.click()
        sound(page, "since-by-night")


@WIDTHS
def test_what_was_decided_since_is_a_line_that_leads_to_it(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    case = at_budget(town, f"since-{width}", f"Titian {width}")
    work.act(town, case, "camat", "fund", cost=95_000_000)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        since = page.get_by_role("region", name="Sejak keputusan Anda")
        expect(since.get_by_role("heading", name="Keputusan lain sejak itu")).to_be_visible()
        sound(page, "since-decided")
        since.get_by_role("link", name="Danai").click()
        expect(page.locator("#k3")).to_be_in_viewport()
