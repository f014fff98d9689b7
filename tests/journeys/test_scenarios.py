"""The scenarios in a browser: read, a date changed in the cycle's form, both outcomes, the proposal
taken into the text. On a phone and on a desk, by keyboard; axe on each page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.secretary import WORKFLOW
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    secretary.appoint(town)
    secretary.appoint(town, "sekre2", "Budi Santoso")
    with serving(town) as address:
        yield address


def who(page: Page) -> str:
    """Somebody else at the desk than on the phone: each has a draft of their own."""
    assert page.viewport_size is not None
    return "sekre" if page.viewport_size["width"] == 360 else "sekre2"


def enter(page: Page, site: str) -> None:
    page.goto(f"{site}/masuk")
    page.fill("#username", who(page))
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_scenarios_are_read_in_place_by_keyboard(site: str, page: Page) -> None:
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}")
    page.get_by_role("link", name="Skenario", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Semua skenario cocok")).to_be_visible()
    sound(page)
    first = page.locator(".examples summary").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".examples .source").first).to_be_visible()
    sound(page)


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_a_changed_tier_is_seen_before_it_is_handed_in(site: str, page: Page) -> None:
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/siklus")
    page.locator("#tier-small-up_to").fill("150 juta")
    page.locator("#tier-middle-over").fill("150 juta")
    page.get_by_role("button", name="Mainkan skenario").click()
    expect(page.get_by_text(re.compile(r"dari \d+ skenario tidak cocok"))).to_be_visible()
    expect(page.get_by_text("berhenti di langkah 2").first).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Masukkan ke naskah").focus()
    page.keyboard.press("Enter")
    cycle = page.locator("textarea").and_(page.get_by_label("cycles/2028.yaml"))
    box = page.locator("textarea").and_(page.get_by_label(f"scenarios/{WORKFLOW}.yaml"))
    assert "{dinas: pass, through: by_cost, state: regency_forum}" in box.input_value()
    assert "150 juta" in cycle.input_value()
    page.get_by_role("button", name="Mainkan skenario").click()
    expect(page.get_by_text("Semua skenario cocok")).to_be_visible()
