"""The secretariat's way in a browser: rules read, edited and published by two, the cycle set, an
incident settled, an office filled, a slip made. On a phone and on a desk; axe on each page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import put
from tests.support.looking import WALKS, sound
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases.browsing import go_to, serving
from tests.web.secretary import WORKFLOW
from tests.web.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(town: Town) -> Iterator[str]:
    """The address of the town's pages on this machine."""
    secretary.appoint(town)
    secretary.appoint(town, "sekre2", "Budi Hartono")
    for number in range(3):
        secretary.propose(town, f"form-{number}", title=f"Talud nomor {number}")
    with serving(town) as address:
        yield address


def vacate(town: Town, form: str) -> None:
    """The RW has no head when a case arrives there: an incident."""
    with town.desk.database.connection() as connection:
        connection.execute(
            "DELETE FROM term USING office o WHERE o.id = term.office AND o.kind = 'rw_head'"
        )
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    secretary.propose(town, form, title="Lampu jalan")


def enter(page: Page, site: str, username: str = "sekre") -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/masuk")
    page.fill("#username", username)
    page.fill("#password", towns.PASSWORD)
    page.locator("main form button").last.click()
    page.goto(f"{site}/studio")


def to_incidents(page: Page) -> None:
    """By the menu to the office's operations, and on to its incidents."""
    go_to(page, "Operasi")
    page.get_by_role("navigation", name="Operasi").get_by_role("link", name="Kendala").click()


def write_plainly(page: Page) -> None:
    """The person prefers the text boxes; the editor has a journey of its own."""
    page.get_by_role("button", name="Pakai kotak teks biasa").click()


def publish_as_second(page: Page, site: str) -> None:
    """Somebody else finds the change in the studio, reads it, acknowledges and publishes."""
    enter(page, site, "sekre2")
    expect(page.get_by_text("menunggu Anda").first).to_be_visible()
    page.locator(".pending a").first.click()
    expect(page.get_by_role("heading", name="Yang berubah, dalam kata-kata")).to_be_visible()
    sound(page)
    page.get_by_text("Perbedaan sebagai teks").click()
    for box in page.locator(".acks input").all():
        box.check()
    sound(page)
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("sudah terbit")


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_rules_are_read_edited_and_published(site: str, page: Page) -> None:
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    enter(page, site)
    sound(page)
    page.locator(f'h2 a[href="/studio/{WORKFLOW}"]').click()
    expect(page.locator("svg.diagram").first).to_be_visible()
    expect(page.get_by_text("diserahkan kepada Camat selama 2 hari kerja").first).to_be_visible()
    page.get_by_label("Perbesar gambar di sini").check()
    sound(page)
    page.get_by_role("link", name="Ubah aturan", exact=True).click()
    write_plainly(page)
    sound(page)
    box = page.locator("#text-0")
    good = box.input_value()
    put(box, good.replace("visibility: public", "visibilty: public"))
    page.get_by_role("button", name="Periksa").click()
    expect(page.locator(".error-summary")).to_contain_text('Maksudnya "visibility"?')
    assert "visibilty: public" in box.input_value()
    sound(page)
    page.locator(".error-summary a").first.click()
    expect(page.locator("#masalah-1")).to_be_in_viewport()
    width = page.viewport_size["width"] if page.viewport_size else 0
    put(box, good.replace("title: {id: Usulan", f"title: {{id: Usulan {width}"))
    page.get_by_role("button", name="Periksa").click()
    expect(page.get_by_text("Tidak ada kesalahan")).to_be_visible()
    sound(page)
    page.fill("#reason", "Nama baru menurut surat edaran")
    # What was typed is kept a moment after the last key.
    expect(page.locator("[data-kept]")).to_contain_text("Draf tersimpan pukul")
    page.get_by_role("button", name="Ajukan untuk diterbitkan").click()
    expect(page.get_by_role("heading", name="Menunggu orang kedua")).to_be_visible()
    expect(page.get_by_role("button", name="Terbitkan", exact=True)).to_have_count(0)
    sound(page)
    publish_as_second(page, site)
    expect(page.get_by_role("status")).to_contain_text("kasus tetap di versi")
    page.get_by_role("link", name="Berkas sumber").click()
    expect(page.get_by_role("heading", name="Perbedaan dengan versi")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Lihat perubahannya").first.click()
    expect(page.get_by_text("Budi Hartono menerbitkannya sebagai versi")).to_be_visible()
    page.goto(f"{site}/studio/{WORKFLOW}/riwayat")
    expect(page.get_by_text("ditulis Ratna Dewi, disetujui orang kedua").first).to_be_visible()
    sound(page)
    assert problems == [
        "Failed to load resource: the server responded with a status of 422 (UNPROCESSABLE ENTITY)"
    ]


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_the_cycle_is_set_in_a_form(site: str, town: Town, page: Page) -> None:
    secretary.without_examples(town)
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/siklus")
    sound(page)
    first = page.locator("#window-rw_forum-first")
    last = page.locator("#window-rw_forum-last")
    was = last.input_value()
    last.fill("1 Jan 2027")
    page.fill("#reason", "Jadwal baru")
    page.get_by_role("button", name="Ajukan pengaturan").click()
    expect(page.locator(".error-summary")).to_contain_text("mendahului")
    assert last.input_value() == "1 Jan 2027"
    sound(page)
    last.fill("20 Jan 2027" if was != "20 Jan 2027" else "21 Jan 2027")
    first.fill("5/1/2027")
    page.get_by_role("button", name="Ajukan pengaturan").click()
    expect(page.get_by_text("Masa “rw_forum” kini 5 Januari 2027 sampai")).to_be_visible()
    publish_as_second(page, site)


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_one_person_publishes_urgently_and_another_reviews(
    site: str, town: Town, page: Page
) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/ubah")
    write_plainly(page)
    box = page.locator("#text-0")
    title = re.compile(r"^title: \{id: [^,]+,", re.M)
    put(box, title.sub(f"title: {{id: Usulan mendesak {width},", box.input_value()))
    page.fill("#reason", "Surat Bupati hari ini")
    page.get_by_role("button", name="Ajukan untuk diterbitkan").click()
    page.locator("summary", has_text="Terbitkan secara mendesak").click()
    page.get_by_label("Mengapa tidak dapat menunggu").fill("Musyawarah besok pagi")
    sound(page)
    for ack in page.locator(".acks input").all():
        ack.check()
    page.get_by_role("button", name="Terbitkan secara mendesak").click()
    expect(page.get_by_role("status")).to_contain_text("sudah terbit")
    expect(page.get_by_text("belum ditinjau orang kedua")).to_be_visible()
    sound(page)
    enter(page, site, "sekre2")
    to_incidents(page)
    page.get_by_role("row", name="Terbit mendesak").get_by_role("link").first.click()
    sound(page)
    page.get_by_role("link", name="Tinjau perubahannya").click()
    sound(page)
    page.get_by_label("Setuju, perubahan ini tetap").check()
    page.get_by_label("Catatan peninjauan").fill("Sudah dibaca, sesuai surat")
    page.get_by_role("button", name="Catat peninjauan").click()
    expect(page.get_by_text("dan setuju.").first).to_be_visible()
    sound(page)


@pytest.mark.parametrize("page", [360], indirect=True)
def test_a_second_author_is_told_and_a_draft_is_read(site: str, page: Page) -> None:
    enter(page, site)
    page.goto(f"{site}/studio/{WORKFLOW}/ubah")
    write_plainly(page)
    page.locator("#text-0").press("Control+End")
    page.locator("#text-0").type("# catatan saya")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_text("Draf tersimpan.")).to_be_visible()
    sound(page)
    enter(page, site, "sekre2")
    page.goto(f"{site}/studio/{WORKFLOW}/ubah")
    expect(page.get_by_text("Ratna Dewi punya draf")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Baca draf ini").click()
    expect(page.get_by_text("# catatan saya").first).to_be_visible()
    sound(page)


@pytest.mark.parametrize("page", WALKS, indirect=True)
def test_an_incident_an_office_and_a_slip(site: str, town: Town, page: Page) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    vacate(town, f"form-vacant-{width}")
    enter(page, site)
    to_incidents(page)
    sound(page)
    page.locator("tbody a").first.click()
    sound(page)
    page.get_by_role("button", name="Cari ulang jabatannya").click()
    expect(page.locator(".error-summary")).to_contain_text("Belum ada pejabatnya")
    sound(page)
    page.get_by_role("link", name="Buka jabatannya").click()
    sound(page)
    page.get_by_role("link", name="Mulai masa jabatan").click()
    page.get_by_label("Cari nama orang").fill("slamet")
    page.get_by_role("button", name="Cari", exact=True).click()
    sound(page)
    page.get_by_label("Slamet Riyadi").check()
    page.get_by_label("Plt (pelaksana tugas)").check()
    page.get_by_role("button", name="Mulai masa jabatan").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.fill("#decree", "821/7/2026")
    page.fill("#reason", "SK camat")
    page.get_by_role("button", name="Mulai masa jabatan").click()
    expect(page.get_by_text("Masa jabatan sudah dicatat")).to_be_visible()
    sound(page)
    to_incidents(page)
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Cari ulang jabatannya").click()
    expect(page.get_by_text("Jabatannya sekarang ada pejabatnya")).to_be_visible()
    page.goto(f"{site}/orang")
    sound(page)
    page.goto(f"{site}/orang/daftar?cari=sari")
    sound(page)
    page.get_by_role("link", name="Sari Wulandari").click()
    sound(page)
    page.fill("#reason", "Datang sendiri, KTP diperiksa")
    page.get_by_role("button", name="Buat slip sandi baru").click()
    expect(page.locator(".panel .big")).to_have_text(re.compile(r"^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$"))
    sound(page)
    page.goto(f"{site}/studio/register")
    expect(page.get_by_text("Membuat slip sandi baru untuk Sari Wulandari").first).to_be_visible()
    sound(page)
