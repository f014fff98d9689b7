"""A village head goes on leave: the page warns, somebody is named to stand in and acts on behalf,
the secretariat sees who is left. In a browser, on a phone and on a desk."""

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.service import telling
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
ONE = dt.timedelta(days=1)


def today() -> dt.date:
    return (dt.datetime.now(dt.UTC) + dt.timedelta(hours=7)).date()


def fill_day(page: Page, legend: str, on: dt.date) -> None:
    group = page.get_by_role("group", name=legend)
    for label, number in (("Tanggal", on.day), ("Bulan", on.month), ("Tahun", on.year)):
        group.get_by_label(label, exact=True).fill(str(number))


@pytest.mark.parametrize("width", WALKS)
def test_a_leave_is_warned_of_and_somebody_stands_in(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    secretary.appoint(town)
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE absence SET ended_at = now()")
        connection.execute("UPDATE delegation SET ended_at = now()")
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    title = f"Talud {width}"
    case = work.at_village(town, f"journey-away-{width}", title)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/tugas")
        page.get_by_role("link", name="Tidak di tempat dan wakil").click()
        sound(page, "own-empty")
        page.get_by_role("link", name="Catat hari tidak di tempat").click()
        fill_day(page, "Hari pertama", today() + ONE)
        fill_day(page, "Hari terakhir", today() + 4 * ONE)
        page.get_by_role("button", name="Catat").click()
        expect(page.get_by_text("Tidak ada yang tersisa")).to_be_visible()
        sound(page, "nobody-left")
        page.get_by_role("link", name="Tunjuk yang mewakili").click()
        sound(page, "delegate")
        page.get_by_role("button", name="Tunjuk").click()
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "delegate-error")
        page.get_by_label("Tono Prasetyo").check()
        fill_day(page, "Hari pertama", today())
        fill_day(page, "Hari terakhir", today() + 4 * ONE)
        page.get_by_label("Nomor surat penunjukan").fill("ST 094/12/2026")
        page.get_by_role("button", name="Tunjuk").click()
        expect(page.get_by_text("Yang mewakili diberi tahu")).to_be_visible()
        page.get_by_role("link", name="Catat hari tidak di tempat").click()
        fill_day(page, "Hari pertama", today() + ONE)
        fill_day(page, "Hari terakhir", today() + 4 * ONE)
        page.get_by_role("button", name="Catat").click()
        expect(page.get_by_text("hanya Tono Prasetyo yang mewakili")).to_be_visible()
        page.get_by_label("Tetap catat").check()
        sound(page, "in-part")
        page.get_by_role("button", name="Catat").click()
        expect(page.get_by_text("Hari tidak di tempat sudah dicatat")).to_be_visible()
        sound(page, "own-full")
        page.get_by_role("link", name="Serah terima").first.click()
        expect(page.get_by_role("heading", name="Tugas yang menunggu")).to_be_visible()
        sound(page, "hand-over")
    telling.relay(town.desk.database, dt.datetime.now(dt.UTC) + ONE)
    with person(browser, site, "tono", width) as page:
        page.goto(f"{site}/tugas")
        expect(page.get_by_text("a.n. Kepala Desa Karanganyar").first).to_be_visible()
        sound(page, "queue-lent")
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Anda bertindak atas nama Siti Aminah")).to_be_visible()
        sound(page, "on-behalf")
        press(page, "Ambil tugas ini")
        expect(page.get_by_role("status")).to_contain_text("Tugas ini sekarang di tangan Anda")
        sound(page, "in-hand-lent")
        page.get_by_role("link", name="Minta telaah atau paraf").click()
        page.get_by_label("Kantor yang diminta").select_option(label="Camat Tirto")
        page.get_by_label("Yang Anda tanyakan").fill("Apakah talud ini sudah masuk rencana?")
        press(page, "Kirim permintaan")
        expect(page.get_by_role("status")).to_contain_text("Batas waktu tugas Anda tetap berjalan")
        sound(page, "asked-lent")
        page.goto(f"{site}/tugas?tangan=saya")
        expect(page.get_by_text("di tangan Anda").first).to_be_visible()
        sound(page, "queue-lent-mine")
        page.goto(f"{site}/kotak")
        expect(page.get_by_text("Anda mewakili Kepala Desa Karanganyar").first).to_be_visible()
        sound(page, "letter")
    with person(browser, site, "sekre", width) as page:
        page.goto(f"{site}/orang")
        page.get_by_role("link", name="Keterwakilan").click()
        expect(page.get_by_text("Tono Prasetyo mewakili")).to_be_visible()
        sound(page, "coverage")
