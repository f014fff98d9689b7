"""A joint act in a browser: the form with lists of places and offices, the signing, the public
page; on a phone and on a desk. Axe on each page."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import DESK, PHONE, WALKS, sound
from tests.web.cases import pact, work, works
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "script"),
    [(PHONE, False), (PHONE, True), pytest.param(DESK, True, marks=pytest.mark.proof)],
)
def test_two_offices_sign_one_pact(
    town: Town, browser: Browser, site: str, width: int, script: bool
) -> None:
    case = pact.pact(town, f"{width}-{script}", f"Sungai bersama {width} {script}")
    with person(browser, site, "lurah", width, script) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Sepakati", exact=True).click()
        page.locator("#f-cost").fill("75 juta")
        page.locator("#f-remark").fill("Dikeruk bergantian.")
        page.locator("#words").fill("Kami sepakat.")
        page.locator("#f-villages").fill("Tirto")
        page.get_by_role("button", name="Cari").click()
        page.get_by_label("Pandanarum").check()
        sound(page, "pact-form", script)
        page.get_by_role("button", name="Tambahkan").click()
        expect(page.locator("ul.several")).to_contain_text("Pandanarum")
        page.get_by_label("Dinas Pekerjaan Umum").check()
        sound(page, "pact-list", script)
        press(page, "Sepakati")
        expect(page.locator("body")).to_contain_text("Tirto")
    with person(browser, site, "camat", width, script) as page:
        sound(page, "pact-queue", script)
        page.goto(f"{site}/kasus/{case}")
        expect(page.locator(".held")).to_contain_text("Dikeruk bergantian.")
        sound(page, "pact-case", script)
        page.get_by_role("link", name="Tolak menandatangani").click()
        sound(page, "pact-decline", script)
        page.go_back()
        page.locator(".acts").get_by_role("button", name="Tanda tangani").click()
        page.goto(f"{site}/kasus/{case}")
        sound(page, "pact-signed", script)
        page.goto(f"{site}/ikuti/{work.number(town, case)}")
        expect(page.locator("main")).to_contain_text("Ditandatangani oleh")
        sound(page, "pact-public", script)


@pytest.mark.parametrize("width", WALKS)
def test_a_material_change_is_read_by_everybody(
    town: Town, browser: Browser, site: str, width: int
) -> None:
    case = works.at_budget(town, f"journey-{width}", f"Jembatan {width}")
    work.act(town, case, "camat", "fund", cost=120_000_000)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.locator("main")).to_contain_text("Diminta persetujuan lagi")
        sound(page, "material-case")
        page.locator(".acts").get_by_role("button", name="Setujui").click()
        page.goto(f"{site}/ikuti/{work.number(town, case)}")
        expect(page.locator("main")).to_contain_text("Persetujuan yang masih berlaku")
        sound(page, "material-public")
