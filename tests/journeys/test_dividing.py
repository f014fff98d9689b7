"""A proposal that lies in two villages is divided in a browser: by the district, without script
too; then read by its proposer, by the other village and by everybody. Axe on each page."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import DESK, PHONE, sound
from tests.web.cases import divided, work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _neighbour(town: Town) -> None:
    divided.neighbour(town)


@pytest.mark.parametrize(
    ("width", "script"),
    [(PHONE, True), (PHONE, False), pytest.param(DESK, True, marks=pytest.mark.proof)],
)
def test_a_proposal_is_divided_between_two_villages(
    town: Town, browser: Browser, site: str, width: int, script: bool
) -> None:
    title = f"Jalan dua desa {width} {script}"
    case = divided.at_district(town, f"{width}-{script}", title)
    with person(browser, site, "camat", width, script) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Bagi menurut tempat").click()
        sound(page, "divide-empty", script)
        for number, village in ((1, "Karanganyar"), (2, "Pandanarum")):
            part = page.get_by_role("group", name=f"Bagian {number}", exact=True)
            part.get_by_label("Judul singkat").fill(f"{title}, sisi {number}")
            part.get_by_label("Cari").or_(part.locator("[name$='place-find']")).first.fill(village)
            part.get_by_role("button", name="Cari").click()
            part = page.get_by_role("group", name=f"Bagian {number}", exact=True)
            expect(part).to_contain_text(village)
            part.get_by_label("Nama jalan atau patokan").fill("Dari pos ronda")
            part.locator("[name$='.volume']").fill("60")
            part.locator("[name$='.cost']").fill("50 juta")
        page.get_by_role("button", name="Hitung jumlahnya").click()
        expect(page.locator(".shares")).to_contain_text("kelebihan Rp 10.000.000")
        sound(page, "divide-sums", script)
        press(page, "Bagi menurut tempat")
        expect(page.get_by_role("alert").or_(page.locator(".error-summary")).first).to_contain_text(
            "Pilih alasannya"
        )
        sound(page, "divide-wrong", script)
        page.get_by_label("Pekerjaannya ada di beberapa tempat").check()
        page.locator("#words").fill("Separuhnya di desa sebelah.")
        press(page, "Bagi menurut tempat")
        expect(page.locator(".error-summary")).to_contain_text("jumlah semua bagian")
        sound(page, "divide-too-much", script)
        page.locator("[name='f-part.2.cost']").fill("40 juta")
        press(page, "Bagi menurut tempat")
        parts = divided.parts(town, case)
        page.goto(f"{site}/kasus/{case}")
        expect(page.locator(".tied")).to_contain_text("Dibagi menjadi")
        sound(page, "divided-case", script)
    with person(browser, site, "budi", width, script) as page:
        page.goto(f"{site}/kasus/{parts[1].child}")
        expect(page.locator("main")).to_contain_text(f"{title}, sisi 2")
        expect(page.locator(".tied")).to_contain_text("Bagian 2 dari")
        expect(page.locator(".acts")).to_contain_text("Bawa ke musyawarah")
        sound(page, "divided-part", script)
        page.goto(f"{site}/ikuti/{work.number(town, case)}")
        expect(page.locator("main")).to_contain_text("Dibagi menjadi")
        sound(page, "divided-public", script)
        page.get_by_role("link", name=parts[0].number or "").click()
        expect(page.locator(".tied")).to_contain_text("Bagian 1 dari")
        sound(page, "divided-public-part", script)
