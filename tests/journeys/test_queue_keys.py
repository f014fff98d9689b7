"""The task list by keyboard alone: walked, opened, chosen from, searched, and by whoever wants."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.looking import sound
from tests.web.cases import work
from tests.web.cases.browsing import person
from tests.web.town import Town

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """What has the focus, by its words; nothing where the whole page has it."""
    script = "((e) => e === document.body ? '' : e.textContent || e.id)(document.activeElement)"
    return str(page.evaluate(script))


def test_the_list_is_walked_opened_chosen_from_and_searched(
    town: Town, site: str, browser: Browser
) -> None:
    titles = [f"Parit {number}" for number in range(7)]
    for number, title in enumerate(titles):
        work.at_village(town, f"journey-keys-{number}", title)
    with person(browser, site, "lurah", 1280) as page:
        page.goto(f"{site}/tugas?cari=Parit")
        page.keyboard.press("j")
        assert focused(page) == titles[0]
        page.keyboard.press("j")
        page.keyboard.press("ArrowDown")
        assert focused(page) == titles[2]
        sound(page, "keys-walked")
        page.keyboard.press("k")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("k")  # above the first there is none
        assert focused(page) == titles[0]

        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
        sound(page, "keys-help")
        page.keyboard.press("j")  # not through an open list of keys
        page.keyboard.press("Escape")
        assert focused(page) == titles[0]

        page.keyboard.press("/")
        expect(page.get_by_label("Cari judul atau nomor")).to_be_focused()
        page.keyboard.type("jkx?/on")  # letters are letters where one writes
        expect(page.get_by_label("Cari judul atau nomor")).to_have_value("jkx?/on")
        expect(page.get_by_role("dialog")).to_have_count(0)

        page.goto(f"{site}/tugas?cari=Parit")
        for key in ("j", "j", "x"):
            page.keyboard.press(key)
        expect(page.get_by_label(titles[1])).to_be_checked()
        expect(page.get_by_label(titles[1])).to_be_focused()
        for key in ("j", "x"):
            page.keyboard.press(key)
        expect(page.get_by_label(titles[2])).to_be_checked()
        page.keyboard.press("o")
        expect(page.get_by_role("heading", level=1)).to_contain_text(titles[2])


def test_whoever_does_not_want_the_keys_switches_them_off(
    town: Town, site: str, browser: Browser
) -> None:
    work.at_village(town, "journey-off", "Tanpa pintasan")
    with person(browser, site, "lurah", 1280) as page:
        page.get_by_role("button", name=re.compile("Pintasan papan ketik")).click()
        page.get_by_label("Pintasan satu huruf aktif").uncheck()
        page.get_by_role("button", name="Tutup").click()
        page.reload()
        page.keyboard.press("j")
        assert focused(page) == ""
        # The browser's own keys do what they do, and arrows within the list still walk.
        page.locator("td.what a").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Control+j")
        page.get_by_role("button", name=re.compile("Pintasan papan ketik")).click()
        page.get_by_label("Pintasan satu huruf aktif").check()


def test_without_script_nothing_speaks_of_keys(town: Town, site: str, browser: Browser) -> None:
    work.at_village(town, "journey-no-keys", "Tanpa skrip")
    with person(browser, site, "lurah", 360, script=False) as page:
        expect(page.locator("[data-keys]")).not_to_be_visible()
        expect(page.locator("[data-keys-offer]")).not_to_be_visible()
        sound(page, "queue-plain", script=False)
