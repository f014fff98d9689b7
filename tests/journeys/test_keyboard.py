"""The rest of the studio by keyboard alone, axe on each page: a change is found, read, its warnings
ticked, published; cases are moved and taken back. The editor and the scenarios have journeys of
their own."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from engine.service import drafting, publishing
from engine.service.drafting import Handed, Submitted
from tests.journeys.test_moving import site, town  # noqa: F401  (fixtures)
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.secretary import WORKFLOW
from tests.web.studio import rules
from tests.web.town import Town

pytestmark = pytest.mark.browser
MOST = 150  # steps by Tab: a change page has a box for each warning
_IS_AT = """words => {
  const at = document.activeElement;
  const said = (at.labels && at.labels[0] ? at.labels[0] : at).textContent || "";
  return said.replace(/\\s+/g, " ").trim().startsWith(words);
}"""


def go(page: Page, words: str) -> None:
    """By Tab to what begins with these words."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(_IS_AT, words):
            return
    raise AssertionError(f"Tab never comes to {words}")


def press(page: Page, words: str) -> None:
    """Go there and press it; the next page stands."""
    go(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, words: str, typed: str) -> None:
    """Into the box with this label."""
    go(page, words)
    page.keyboard.type(typed)


def tick(page: Page) -> None:
    """Every warning of the form, as it comes."""
    left = page.locator(".acks input").count()
    for _ in range(MOST):
        if not left:
            return
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.acks input')"):
            page.keyboard.press("Space")
            left -= 1
    raise AssertionError("Tab does not come to every warning")


@pytest.fixture
def change(town: Town) -> None:  # noqa: F811  (a fixture)
    """A change of another's that waits for the one who reads."""
    other = secretary.appoint(town, "sekre2", "Budi Hartono")
    head = publishing.heads(town.desk)[WORKFLOW].hash
    words = "title: {id: Musyawarah RW, en: RW forum}"
    sources = rules.changed(town, (words, "title: {id: Temu RW, en: RW meeting}"))
    handed = Handed(WORKFLOW, sources, head, "edit", "Surat edaran 7")
    done = drafting.submit(town.desk, handed, other, dt.datetime.now(dt.UTC))
    assert isinstance(done, Submitted), done


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_a_change_is_published_and_cases_are_moved(
    site: str, town: Town, page: Page  # noqa: F811  (fixtures)
) -> None:  # fmt: skip
    page.goto(f"{site}/masuk?ke=/studio")
    write(page, "Nama pengguna", "sekre")
    write(page, "Kata sandi", towns.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".pending a").first).to_be_visible()
    press(page, "Lihat perubahannya")
    sound(page, "change")
    tick(page)
    press(page, "Terbitkan")
    expect(page.get_by_role("status")).to_contain_text("sudah terbit")
    sound(page, "published")
    page.goto(f"{site}/studio/{WORKFLOW}")
    press(page, "Riwayat")
    sound(page, "history")
    press(page, "Pindahkan kasus")
    sound(page, "moving")
    press(page, "Lanjut dengan semua yang dapat")
    write(page, "Mengapa dipindahkan?", "Perbup 12/2027")
    press(page, "Pindahkan 4 kasus")
    rules.work(town)
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible(timeout=15_000)
    sound(page, "moved")
    press(page, "Kembalikan")
    write(page, "Mengapa dikembalikan?", "Sudah diberi tahu nama lama")
    press(page, "Kembalikan")
    rules.work(town)
    page.reload()
    expect(page.locator(".fates .done .figure")).to_have_text("4")
    sound(page, "taken-back")
