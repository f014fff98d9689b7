"""Recommendations side by side in a browser: the district gives its own with the village's beside
the form; then officials and everybody read them in one table. Phone and desk, axe on each page."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person
from tests.web.town import Town

pytestmark = pytest.mark.browser
LONG = "Lebar jalan di ujung timur tidak cukup untuk saluran dua sisi. " * 6


@pytest.mark.parametrize("width", WALKS)
def test_the_district_compares_and_everybody_reads(
    width: int, town: Town, site: str, browser: Browser
) -> None:
    case = at_district(town, f"levels-{width}")
    with person(browser, site, "camat", width) as camat:
        compares(camat, case, site)
        reads(camat, case, site, work.number(town, case))


def at_district(town: Town, key: str) -> int:
    """A proposal of 120 metres for 90 million; the village recommends less of it."""
    case = work.at_village(town, key)
    work.act(town, case, "lurah", "put_to_forum", village_note=LONG)
    given = {"village_rank": 2, "village_volume": "100", "village_cost": 81_000_000}
    work.act(town, case, "lurah", "accept", **given)
    return case


def compares(camat: Page, case: int, site: str) -> None:
    """The village's stands beside the form, with how far it is from what was asked."""
    camat.goto(f"{site}/kasus/{case}")
    sound(camat, "kasus-sebelum")
    camat.goto(f"{site}/kasus/{case}/accept")
    before = camat.get_by_role("region", name="Rekomendasi sejauh ini")
    expect(before.get_by_text("17 % kurang dari yang diminta")).to_be_visible()
    sound(camat, "formulir-rekomendasi")
    for part, number in work.day().items():
        camat.locator(f"[name='{part.replace('__', '-')}']").fill(number)
    camat.get_by_label("Urutan prioritas kecamatan").fill("3")
    camat.get_by_label("Volume menurut musrenbang kecamatan").fill("110")
    camat.get_by_label("Biaya menurut musrenbang kecamatan").fill("95 juta")
    camat.get_by_label("Catatan camat").fill("Sampai jembatan kecil.")
    with camat.expect_navigation():
        camat.get_by_role("button", name="Teruskan ke kabupaten").last.click()


def reads(camat: Page, case: int, site: str, number: str) -> None:
    """One table on the case page and on the public page; cards on a phone."""
    camat.goto(f"{site}/kasus/{case}")
    table = camat.get_by_role("region", name="Rekomendasi berdampingan")
    expect(table.get_by_text("6 % lebih dari yang diminta")).to_be_visible()
    expect(table.get_by_text("Belum ada").first).to_be_visible()
    sound(camat, "kasus-rekomendasi")
    table.get_by_text("Baca seluruhnya").click()
    expect(table.get_by_text(LONG.strip())).to_be_visible()
    camat.goto(f"{site}/ikuti/{number}")
    expect(camat.get_by_role("region", name="Rekomendasi berdampingan")).to_be_visible()
    sound(camat, "umum-rekomendasi")
