"""What was refused is reopened in a browser: by the district, on a phone and on a desk."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person, press
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
