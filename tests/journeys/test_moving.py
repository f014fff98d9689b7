"""The secretariat moves open cases in a browser: impact, choice, progress without script, taking
back. On a phone and on a desk; axe on each page; by keyboard alone where it is decided."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.local.servers import Servers
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import serving
from tests.web.secretary import WORKFLOW
from tests.web.studio import rules
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture
def town(database_url: str, servers: Servers, tmp_path: Path) -> Iterator[Town]:
    """A town with cases in two steps, and a version after theirs."""
    made = towns.build(database_url, servers.redis_url, tmp_path)
    secretary.appoint(made)
    for number in range(4):
        secretary.propose(made, f"form-{number}", title=f"Talud nomor {number}")
    rules.publish(made, *rules.FORUM)
    yield made
    made.desk.database.close()


@pytest.fixture
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    with serving(town) as address:
        yield address


def enter(page: Page, site: str) -> None:
    page.goto(f"{site}/masuk")
    page.fill("#username", "sekre")
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()
    page.goto(f"{site}/studio/{WORKFLOW}")


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_cases_are_moved_and_taken_back(site: str, town: Town, page: Page) -> None:
    enter(page, site)
    page.get_by_role("link", name="Pindahkan kasus").click()
    expect(page.locator(".fates .moves .figure")).to_have_text("4")
    sound(page)
    page.get_by_role("button", name="Lanjut dengan yang dipilih").click()
    expect(page.locator(".error-summary")).to_contain_text("Pilih sedikitnya satu tahap")
    page.get_by_label("Rembuk RW").check()
    page.get_by_role("button", name="Lanjut dengan yang dipilih").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pindahkan 4 kasus ke versi 2?")
    sound(page)
    page.get_by_role("button", name="Pindahkan 4 kasus").click()
    expect(page.locator(".error-summary")).to_contain_text("alasan")
    page.fill("#reason", "Perbup 12/2027 menamai tahap ini baru")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button is next
    expect(page.get_by_text("0 dari 4 kasus")).to_be_visible()
    sound(page)
    rules.work(town)
    # The figures change by themselves; without script the link does it (see below).
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Musyawarah RW").first).to_be_visible()
    sound(page)
    page.get_by_role("link", name=re.compile("^Kembalikan [A-Z]{3}-")).first.click()
    sound(page)
    page.fill("#reason", "Warganya sudah diberi tahu nama lama")
    page.get_by_role("button", name="Kembalikan").click()
    rules.work(town)
    page.reload()
    expect(page.locator(".fates .done .figure")).to_have_text("1")
    sound(page)
    page.goto(f"{site}/studio/{WORKFLOW}/pindah")
    expect(page.locator(".fates .moves .figure")).to_have_text("1")
    expect(page.get_by_role("link", name="Pengembalian dari versi 2")).to_be_visible()
    sound(page)


def test_it_all_works_without_script(site: str, town: Town, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/pindah")
    page.get_by_role("button", name="Lanjut dengan semua yang dapat").click()
    page.fill("#reason", "Aturan baru")
    page.get_by_role("button", name="Pindahkan 4 kasus").click()
    expect(page.get_by_text("0 dari 4 kasus")).to_be_visible()
    rules.work(town)
    page.get_by_role("link", name="Muat ulang").click()
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_the_impact_is_seen_before_publishing(site: str, town: Town, page: Page) -> None:
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/ubah")
    box = page.locator("#text-0")
    box.evaluate(
        "box => { box.value = box.value.replace('\\nrenames: {states: {rw_forum:', '\\nrenames:"
        " {states: {old_forum:') }"
    )
    page.get_by_role("button", name="Lihat dampaknya").click()
    expect(page.locator(".fates .stays .figure")).to_have_text("4")
    expect(page.get_by_text("Tahap “Rembuk RW” tidak ada lagi").first).to_be_visible()
    sound(page)
