"""In a browser: a task is handed up before its time; what was refused is reopened."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.cases.test_escalating import WORDS
from tests.web.cases.test_reopening import REFUSAL, WHY
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WALKS)
def test_a_refused_proposal_is_taken_up_again(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Jembatan Kali Sengkarang {width}"
    case = work.at_village(town, f"journey-reopen-{width}", title)
    work.act(town, case, "lurah", "reject", **REFUSAL)
    with person(browser, site, "camat", width) as page:
        page.goto(f"{site}/kasus/{case}")
        sound(page, "ended")
        page.get_by_role("link", name="Buka kembali").click()
        sound(page, "reopen-form")
        press(page, "Buka kembali")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "reopen-error")
        page.get_by_label("Hambatannya sudah selesai").check()
        page.get_by_label(re.compile("^Penjelasan|^Kata")).first.fill(WHY["words"])
        press(page, "Buka kembali")
        expect(page.get_by_role("status")).to_contain_text("Diperiksa desa atau kelurahan")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Camat Tirto membuka kembali kasus ini")).to_be_visible()
        sound(page, "reopened")
        page.goto(f"{site}/ikuti/{work.number(town, case)}")
        expect(page.get_by_text("Camat Tirto membuka kembali kasus ini")).to_be_visible()
        sound(page, "reopened-public")


@pytest.mark.parametrize("width", WALKS)
def test_a_check_is_handed_to_the_district_head(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Batas Dua Desa {width}"
    case = work.at_village(town, f"journey-hand-up-{width}", title)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Serahkan ke camat").click()
        sound(page, "hand-up-form")
        page.get_by_label(re.compile("^Penjelasan")).fill(WORDS)
        press(page, "Serahkan ke camat")
        expect(page.get_by_text("Diserahkan kepada")).to_be_visible()
        sound(page, "handed-up")
    with person(browser, site, "camat", width) as page:
        page.get_by_role("link", name=title).click()
        expect(page.get_by_role("link", name="Bawa ke musyawarah")).to_be_visible()
        sound(page, "handed-up-camat")
