"""Three offices side by side in a browser: one asks another for advice and waits for the agreement
of a third before it decides. On a phone and on a desk."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.looking import WALKS, sound
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WALKS)
def test_advice_and_agreement_before_a_decision(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Jembatan Gang Empat {width}"
    case = work.at_village(town, f"journey-ask-{width}", title)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        page.get_by_role("link", name="Minta telaah atau paraf").click()
        sound(page, "ask-form")
        press(page, "Kirim permintaan")
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "ask-error")
        page.get_by_label("Kantor yang diminta").select_option(label="Kepala Dinas Pekerjaan Umum")
        page.get_by_label("Yang Anda tanyakan").fill("Apakah bentang enam meter cukup?")
        press(page, "Kirim permintaan")
        expect(page.get_by_role("status")).to_contain_text("Batas waktu tugas Anda tetap berjalan")
        sound(page, "asked")
        page.get_by_role("link", name="Minta telaah atau paraf").click()
        page.get_by_role("radio", name="Paraf").check()
        page.get_by_label("Kantor yang diminta").select_option(label="Camat Tirto")
        page.get_by_label("Yang Anda tanyakan").fill("Mohon paraf sebelum dibawa ke musyawarah.")
        press(page, "Kirim permintaan")
        expect(page.get_by_text("Menunggu paraf").first).to_be_visible()
        expect(page.get_by_role("link", name="Bawa ke musyawarah")).to_have_count(0)
        sound(page, "joined")
    with person(browser, site, "dinas", width) as page:
        page.get_by_role("link", name=title).click()
        sound(page, "asked-office")
        page.get_by_role("link", name="Jawab").click()
        sound(page, "answer-form")
        page.get_by_label("Penjelasan").fill("Cukup, dengan dua gelagar.")
        press(page, "Jawab")
        expect(page.get_by_role("status")).to_contain_text("Yang meminta diberi tahu")
    with person(browser, site, "camat", width) as page:
        expect(page.get_by_text("beri paraf")).to_be_visible()
        sound(page, "queue-side")
        page.get_by_role("link", name=title).click()
        page.get_by_role("link", name="Tidak setuju").click()
        page.get_by_label("Penjelasan").fill("Biayanya melebihi pagu.")
        press(page, "Tidak setuju")
        expect(page.get_by_role("status")).to_contain_text("Tercatat")
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Ada yang tidak setuju.")).to_be_visible()
        sound(page, "said-no")
        page.get_by_role("link", name="Bawa ke musyawarah").click()
        sound(page, "words-owed")
        page.get_by_label("Penjelasan dengan kata biasa").fill("Warga menanggung selisihnya.")
        press(page, "Bawa ke musyawarah")
    page_of = work.number(town, case)
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    public = context.new_page()
    public.goto(f"{site}/ikuti/{page_of}")
    expect(public.get_by_text("Tidak diparaf")).to_be_visible()
    expect(public.get_by_text("Biayanya melebihi pagu.")).to_have_count(0)
    sound(public, "public-side")
    context.close()
