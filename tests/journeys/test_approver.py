"""An approver's day in a browser: the queue, passing on, sending back, rejecting, being second.

On a phone and on a desk; axe on each page.
"""

import datetime as dt
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.service import telling
from tests.support.looking import WALKS, sound
from tests.web import town as towns
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", WALKS)


def open_from_queue(page: Page, site: str, title: str) -> None:
    """From the queue to the case, as a person does it."""
    page.goto(f"{site}/tugas")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@WIDTHS
def test_a_case_is_passed_on_and_the_next_office_has_it(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Talud Kali {width}"
    work.case(town, f"journey-pass-{width}", title)
    with person(browser, site, "ketua", width) as page:
        sound(page, "queue")
        open_from_queue(page, site, title)
        sound(page, "case")
        page.get_by_role("link", name="Teruskan ke desa atau kelurahan").click()
        press(page, "Teruskan ke desa atau kelurahan")
        expect(page.locator(".error-summary")).to_be_focused()
        expect(page).to_have_title(re.compile("^Salah:"))
        sound(page, "act-error")
        page.get_by_label("Urutan prioritas RW").fill("2")
        meeting = page.get_by_role("group", name="Hari rapat")
        for part, number in zip(("Tanggal", "Bulan", "Tahun"), work.day().values(), strict=True):
            meeting.get_by_label(part).fill(number)
        press(page, "Teruskan ke desa atau kelurahan")
        expect(page.get_by_role("status")).to_contain_text("Diperiksa desa atau kelurahan")
        expect(page.get_by_role("status")).to_contain_text("Kepala Desa Karanganyar")
        sound(page, "queue-done")
    with person(browser, site, "lurah", width) as page:
        open_from_queue(page, site, title)
        page.get_by_text("Tindakan lain dan mengapa tidak terbuka").click()
        expect(page.get_by_text("Ini tugas Pengusul").first).to_be_visible()
        sound(page, "case-closed-acts")


@WIDTHS
def test_who_waits_asks_the_office_to_go_on(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    case = work.at_village(town, f"journey-urge-{width}", f"Gorong Gang Lima {width}")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/kasus/{case}")
        sound(page, "may-urge")
        page.get_by_role("button", name="Ingatkan yang memegang").click()
        expect(page.get_by_role("status")).to_contain_text("Pengingat dikirim")
        expect(page.get_by_text("Diminta agar segera ditangani")).to_be_visible()
        sound(page, "urged")


@WIDTHS
def test_a_proposal_is_sent_back_corrected_and_comes_again(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Lampu Gang {width}"
    case = work.at_village(town, f"journey-back-{width}", title)
    with person(browser, site, "lurah", width) as page:
        open_from_queue(page, site, title)
        page.get_by_role("link", name="Kembalikan untuk diperbaiki").click()
        sound(page, "send-back")
        page.locator("summary", has_text="Berapa banyak?").click()
        sound(page, "send-back-opened")
        page.locator("#remark-volume").fill("Mohon diukur lagi bersama Ketua RT.")
        page.locator("summary", has_text="Apa masalahnya?").click()
        page.locator("#remark-problem").fill("Sejak kapan, dan siapa yang terganggu?")
        press(page, "Kembalikan untuk diperbaiki")
        expect(page.get_by_role("status")).to_contain_text("Pengusul")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_role("heading", name="Yang diminta diperbaiki")).to_be_visible()
        sound(page, "asked-to-correct")
        page.get_by_role("link", name="Kirim perbaikan").click()
        expect(page.get_by_text("Mohon diukur lagi bersama Ketua RT.")).to_be_visible()
        expect(page.locator("#f-volume")).to_have_value("120")
        expect(page.locator("#f-title")).to_have_count(0)
        sound(page, "correction")
        page.locator("#f-volume").fill("95,5")
        press(page, "Kirim perbaikan")
        expect(page.get_by_role("status")).to_contain_text("Tercatat")
        sound(page, "corrected")
    with person(browser, site, "lurah", width) as page:
        open_from_queue(page, site, title)
        since = page.get_by_role("region", name="Sejak keputusan Anda")
        expect(since).to_contain_text("Mohon diukur lagi bersama Ketua RT.")
        expect(since).to_contain_text(re.compile(r"Semula\s*120\s*Sekarang\s*95,5"))
        expect(since).to_contain_text("Tidak diubah")
        sound(page, "since")


@WIDTHS
def test_several_are_rejected_with_one_reason(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    titles = [f"Pos ronda {number} ({width})" for number in range(3)]
    for number, title in enumerate(titles):
        work.at_village(town, f"journey-many-{number}-{width}", title)
    with person(browser, site, "lurah", width) as page:
        page.get_by_role("link", name="Putuskan beberapa tugas sekaligus").click()
        page.get_by_role("button", name="Lanjutkan dengan yang dipilih").click()
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "choose")
        for title in titles:
            page.get_by_label(title).check()
        page.get_by_role("button", name="Lanjutkan dengan yang dipilih").click()
        page.get_by_text("Kasus yang mana").click()
        sound(page, "which-decision")
        page.get_by_role("button", name="Tolak", exact=True).click()
        page.get_by_role("button", name="Tolak: 3 kasus").click()
        expect(page.locator(".error-summary")).to_be_focused()
        sound(page, "one-answer")
        page.locator("input[name=reason]").first.check()
        page.fill("#words", "Pos ronda dibangun dengan swadaya warga.")
        page.get_by_role("button", name="Tolak: 3 kasus").click()
        expect(page.get_by_role("status")).to_contain_text("3 kasus tercatat.")
        sound(page, "results")
        page.get_by_role("link", name="Ke tugas saya").last.click()
        expect(page.get_by_role("link", name=titles[0])).to_have_count(0)


@WIDTHS
def test_a_rejection_is_read_by_everybody(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Gedung Baru {width}"
    case = work.at_village(town, f"journey-no-{width}", title)
    with person(browser, site, "lurah", width) as page:
        open_from_queue(page, site, title)
        page.get_by_role("link", name="Tolak", exact=True).click()
        page.get_by_label("Status tanah belum memungkinkan").check()
        page.get_by_label("Penjelasan dengan kata biasa").fill("Tanahnya masih sengketa.")
        sound(page, "reject")
        press(page, "Tolak")
        expect(page.get_by_role("status")).to_contain_text(work.number(town, case))
        page.get_by_role("status").get_by_role("link").first.click()
        expect(page.get_by_text("Sudah selesai. Tidak ada lagi")).to_be_visible()
        sound(page, "ended")
        page.get_by_role("link", name="Baca dan umumkan").click()
        sound(page, "release")
        press(page, "Umumkan")
        page.get_by_role("link", name="Halaman untuk umum").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(page.locator(".decision")).to_contain_text("Tanahnya masih sengketa.")
        expect(page.locator(".decision")).to_contain_text("Urus surat tanah")
        sound(page, "public")


@WIDTHS
def test_two_approvers_at_once_and_the_second_loses_no_word(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Jalan Setapak {width}"
    case = work.at_village(town, f"journey-two-{width}", title)
    with (
        person(browser, site, "lurah", width) as first,
        person(browser, site, "lurah", width) as second,
    ):
        for page in (first, second):
            page.goto(f"{site}/kasus/{case}")
        second.get_by_role("link", name="Tolak", exact=True).click()
        second.get_by_label("Lokasi tidak tepat").check()
        second.get_by_label("Penjelasan dengan kata biasa").fill("Alamatnya di desa lain.")
        first.get_by_role("link", name="Bawa ke musyawarah").click()
        press(first, "Bawa ke musyawarah")
        expect(first).to_have_url(f"{site}/kasus/{case}?tercatat=1")
        press(second, "Tolak")
        expect(second.get_by_role("heading", level=1)).to_contain_text("bertindak lebih dulu")
        expect(second.locator("main")).to_contain_text("Bawa ke musyawarah")
        expect(second.locator("main")).to_contain_text("Alamatnya di desa lain.")
        expect(second.locator("main")).to_contain_text("Lokasi tidak tepat")
        sound(second, "moved")
        second.get_by_role("link", name="Buka keadaan terbaru").click()
        expect(second.locator(".standing")).to_contain_text("Dibahas di musyawarah")


def test_the_work_is_done_with_script_off(town: Town, site: str, browser: Browser) -> None:
    title = "Tanpa skrip"
    case = work.at_village(town, "journey-plain", title)
    with person(browser, site, "lurah", 360, script=False) as page:
        open_from_queue(page, site, title)
        page.get_by_role("link", name="Tolak", exact=True).click()
        press(page, "Tolak")
        expect(page.locator(".error-summary")).to_contain_text("Pilih alasannya")
        page.get_by_label("Status tanah belum memungkinkan").check()
        page.get_by_label("Penjelasan dengan kata biasa").fill("Tanah sengketa.")
        press(page, "Tolak")
        expect(page.get_by_role("status")).to_contain_text("tercatat")
        page.goto(f"{site}/kotak")
        sound(page, "inbox-plain", script=False)
    assert work.standing(town, case)[0] == "rejected"


@WIDTHS
def test_the_inbox_leads_to_the_work(town: Town, site: str, browser: Browser, width: int) -> None:
    title = f"Pos Ronda {width}"
    work.at_village(town, f"journey-inbox-{width}", title)
    telling.relay(town.desk.database, towns.OPENED + dt.timedelta(hours=1))
    with person(browser, site, "lurah", width) as page:
        page.get_by_role("link", name=re.compile("Pemberitahuan")).click()
        expect(page.locator(".letters > li").first).to_contain_text(title)
        sound(page, "inbox")
        page.locator(".letters h2 a").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        page.goto(f"{site}/kotak")
        if page.get_by_role("button", name="Tandai semua sudah dibaca").count():
            page.get_by_role("button", name="Tandai semua sudah dibaca").click()
        expect(page.get_by_text("Semua sudah dibaca")).to_be_visible()
        page.get_by_role("link", name="Kotak surat contoh").click()
        sound(page, "mailbox")


@WIDTHS
def test_a_slip_is_taken_back_and_everybody_reads_that_it_was(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    title = f"Balai Gang {width}"
    case = work.at_village(town, f"journey-undo-{width}", title)
    with person(browser, site, "lurah", width) as page:
        open_from_queue(page, site, title)
        page.get_by_role("link", name="Tolak", exact=True).click()
        page.get_by_label("Status tanah belum memungkinkan").check()
        page.get_by_label("Penjelasan dengan kata biasa").fill("Tanahnya masih sengketa.")
        press(page, "Tolak")
        expect(page.get_by_role("status")).to_contain_text("Bisa sampai pukul")
        sound(page, "may-undo")
        page.goto(f"{site}/kasus/{case}")
        expect(page.get_by_text("Anda baru saja mencatat “Tolak”")).to_be_visible()
        sound(page, "may-undo-case")
        page.get_by_role("button", name="Batalkan").click()
        expect(page.get_by_role("status")).to_contain_text("Semuanya kembali seperti semula")
        expect(page.locator(".acts").get_by_role("link", name="Tolak", exact=True)).to_be_visible()
        sound(page, "undone")
        page.get_by_role("link", name="Halaman untuk umum").click()
        expect(page.locator(".timeline .undone")).to_have_count(1)
        expect(page.locator("main")).not_to_contain_text("Tanahnya masih sengketa.")
        sound(page, "undone-public")


def test_a_list_of_decisions_is_taken_back_with_script_off(
    town: Town, site: str, browser: Browser
) -> None:
    titles = [f"Tugu batas {number}" for number in range(3)]
    cases = [work.at_village(town, f"journey-slip-{n}", title) for n, title in enumerate(titles)]
    with person(browser, site, "lurah", 360, script=False) as page:
        page.goto(f"{site}/tugas?pilih=1&cari=Tugu+batas")
        for title in titles:
            page.get_by_label(title).check()
        page.get_by_role("button", name="Lanjutkan dengan yang dipilih").click()
        page.get_by_role("button", name="Tolak", exact=True).click()
        page.get_by_label("Status tanah belum memungkinkan").check()
        page.fill("#words", "Belum ada izin tanahnya.")
        page.get_by_role("button", name="Tolak: 3 kasus").click()
        sound(page, "many-may-undo", script=False)
        page.get_by_role("button", name="Batalkan 3 keputusan ini").click()
        expect(page.get_by_role("status")).to_contain_text("3 keputusan dibatalkan")
        sound(page, "many-undone", script=False)
    assert {work.standing(town, case)[0] for case in cases} == {"village_check"}


@WIDTHS
def test_a_view_is_kept_and_worked_through_task_by_task(
    town: Town, site: str, browser: Browser, width: int
) -> None:
    titles = [f"Lampu jalan {number} ({width})" for number in range(3)]
    for number, title in enumerate(titles):
        work.at_village(town, f"journey-view-{number}-{width}", title)
    with person(browser, site, "lurah", width) as page:
        page.goto(f"{site}/tugas?cari=Lampu+jalan")
        page.get_by_text("Simpan saringan ini sebagai tampilan").click()
        page.get_by_label("Nama tampilan").fill(f"Lampu {width}")
        page.get_by_role("button", name="Simpan tampilan").click()
        views = page.get_by_role("navigation", name="Tampilan saya")
        expect(views.get_by_role("link", name=f"Lampu {width}")).to_have_attribute(
            "aria-current", "page"
        )
        sound(page, "view-kept")
        page.get_by_role("link", name=titles[0]).click()
        for this, next_ in zip(titles, [*titles[1:], ""], strict=True):
            expect(page.get_by_role("heading", level=1)).to_contain_text(this)
            page.get_by_role("link", name="Tolak", exact=True).click()
            page.get_by_label("Status tanah belum memungkinkan").check()
            page.get_by_label("Penjelasan dengan kata biasa").fill("Belum ada izin tanahnya.")
            press(page, "Tolak")
            expect(page.get_by_role("status").first).to_contain_text("tercatat")
            if next_:
                expect(page.get_by_role("status").first).to_contain_text(next_)
                sound(page, "next-task")
                page.get_by_role("link", name="Tugas berikutnya").click()
        expect(page.get_by_role("link", name="Tugas berikutnya")).to_have_count(0)
        page.get_by_role("link", name="Atur tampilan").click()
        page.get_by_role("button", name=f"Jadikan tampilan awal “Lampu {width}”").click()
        page.get_by_text("Ganti nama").first.click()
        sound(page, "views")
        page.goto(f"{site}/tugas")
        expect(page).to_have_url(re.compile(r"tampilan=\d+&cari=Lampu\+jalan"))
        page.goto(f"{site}/tugas/tampilan")
        page.get_by_role("button", name=f"Hapus “Lampu {width}”").click()
        expect(page.get_by_text("Belum ada tampilan.")).to_be_visible()
