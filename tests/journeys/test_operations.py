"""What is stuck, in a browser: a mail server that is away, a worker that was killed, an office that
nobody holds; each seen with its reason, seen to, and gone."""

import datetime as dt
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from engine.jobs.channels.smtp import SmtpPost
from engine.service import delivering
from engine.store.wishes import put_at_any_hour
from tests.jobs.post_office import PostOffice, post_office
from tests.support.looking import PHONE, WALKS, sound
from tests.support.runner import Runner
from tests.web import secretary
from tests.web.cases.browsing import go_to, person, press
from tests.web.operations.test_incidents import vacate
from tests.web.operations.test_overview import run
from tests.web.people.test_told import HEAD, tell
from tests.web.town import Town

__all__ = ["post_office"]  # the fixture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDTHS = pytest.mark.parametrize("width", WALKS)
PATIENCE = 90.0


@pytest.fixture
def operator(town: Town, site: str, browser: Browser, width: int) -> Iterator[Page]:
    """A page of the secretariat, at the operations of an office in which nothing else is stuck."""
    secretary.appoint(town)
    run(town, "UPDATE incident SET settled_at = now() WHERE settled_at IS NULL")
    run(town, "UPDATE outbox SET relayed_at = now() WHERE relayed_at IS NULL")
    run(town, "UPDATE delivery SET next_at = NULL, error = NULL")
    with person(browser, site, "sekre", width) as page:
        go_to(page, "Operasi")
        yield page


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def work_mail(town: Town, mail: int, server: PostOffice) -> None:
    """As a worker does it, at this moment."""
    with SmtpPost(server.url, timeout=3) as post:
        now = dt.datetime.now(dt.UTC)
        delivering.deliver(town.desk.database, [(1, mail)], now, post, HEAD)


@pytest.mark.parametrize("width", [PHONE])
def test_the_menu_of_many_places_opens_on_a_phone_by_keyboard_and_without_script(
    site: str, browser: Browser, operator: Page, width: int
) -> None:
    menu = operator.locator("details.menu > summary")
    places = operator.get_by_role("navigation", name="Menu utama").get_by_role("link")
    assert places.count() == 0
    menu.focus()
    operator.keyboard.press("Enter")
    expect(places).to_have_count(8)
    sound(operator, "menu-open")
    with person(browser, site, "sekre", width, script=False) as plain:
        go_to(plain, "Operasi")
        expect(plain.get_by_role("heading", level=1)).to_be_visible()


@WIDTHS
def test_mail_that_waits_for_its_server_is_tried_again_and_gone(
    town: Town, operator: Page, post_office: PostOffice, width: int
) -> None:
    page = operator
    with town.desk.database.connection() as connection:
        put_at_any_hour(connection, 1)
    mail = tell(town, f"journey-away-{width}")
    run(town, "UPDATE delivery SET next_at = NULL WHERE id <> %s", mail)
    post_office.closes()
    work_mail(town, mail, post_office)
    page.get_by_role("link", name="Muat ulang").click()
    letters = part(page, "Kabar yang tidak terkirim")
    expect(letters).to_contain_text("Server surel tidak terjangkau")
    expect(letters).to_contain_text("Dicoba lagi dengan sendirinya: 1")
    sound(page, "operations")
    letters.get_by_role("link", name="Lihat dan coba lagi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Server surel tidak terjangkau")
    expect(page.get_by_label("Kepada Slamet Riyadi")).to_be_visible()
    sound(page, "letters")
    page.get_by_role("button", name="Coba lagi semua (1)").click()
    expect(page.locator(".error-summary")).to_be_visible()
    sound(page, "letters-no-reason")
    post_office.opens()
    page.get_by_label("Apa yang sudah dibetulkan").fill("Server surel sudah hidup")
    press(page, "Coba lagi semua (1)")
    expect(page.get_by_text("1 kabar dicoba lagi sekarang.")).to_be_visible()
    work_mail(town, mail, post_office)
    assert len(post_office.received) == 1
    page.get_by_role("link", name="Muat ulang").click()
    expect(part(page, "Kabar yang tidak terkirim")).to_contain_text("Tidak ada kabar yang gagal.")


@WIDTHS
def test_a_worker_that_was_killed_is_seen_as_not_heard(
    town: Town, operator: Page, tmp_path: Path
) -> None:
    page = operator
    own = town.app.extensions["settings"]
    environ = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": own.database_url,
        "REDIS_URL": own.redis_url,
    }
    worker = Runner(["-m", "engine.cli.main", "worker", "notices"], environ)
    running = part(page, "Jam, antrean, dan pekerja")
    heard = running.get_by_text("Tidak ada pekerja pemberitahuan")
    try:
        _look_until(page, lambda: heard.count() == 0)
        expect(running).to_contain_text("Pekerja pemberitahuan")
        worker.process.send_signal(signal.SIGKILL)
        _look_until(page, lambda: heard.count() == 1)
    finally:
        if worker.process.poll() is None:
            worker.process.kill()
        worker.end()
    expect(running).to_contain_text("tidak terdengar")
    expect(running).to_contain_text("Yang dipegangnya sudah bebas untuk pekerja lain.")
    sound(page, "operations-worker-killed")


@WIDTHS
def test_a_vacant_office_is_filled_for_the_time(town: Town, operator: Page, width: int) -> None:
    page = operator
    vacate(town)
    secretary.propose(town, f"journey-vacant-{width}")
    page.get_by_role("link", name="Muat ulang").click()
    offices = part(page, "Jabatan tanpa pejabat")
    expect(offices).to_contain_text("Ketua RW 003 Karanganyar")
    part(page, "Kendala").get_by_role("link", name="Lihat dan tangani").first.click()
    page.locator("tbody a").first.click()
    page.get_by_label("Apa yang akan dilakukan").fill("Camat menetapkan Plt hari ini")
    press(page, "Catat siapa yang menangani")
    expect(page.get_by_text("Camat menetapkan Plt hari ini")).to_be_visible()
    sound(page, "incident-assigned")
    go_to(page, "Operasi")
    offices.get_by_role("link", name="Angkat Plh").first.click()
    expect(page.get_by_label("Plt (pelaksana tugas)")).to_be_checked()
    page.get_by_label("Cari nama orang").fill("slamet")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.get_by_label("Slamet Riyadi").check()
    expect(page.get_by_label("Plt (pelaksana tugas)")).to_be_checked()
    page.fill("#decree", f"821/{width}/2026")
    page.fill("#reason", "SK camat")
    press(page, "Mulai masa jabatan")
    expect(page.get_by_text("Masa jabatan sudah dicatat")).to_be_visible()
    go_to(page, "Operasi")
    expect(offices).not_to_contain_text("Ketua RW 003 Karanganyar")


def _look_until(page: Page, true: object) -> None:
    until = time.monotonic() + PATIENCE
    while not true():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.3)
        page.reload()
