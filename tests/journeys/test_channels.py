"""Hearing by SMS, in a browser on a phone: a number is proven, and a decision comes to it."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import Browser, expect

from engine.jobs.channels.gateway import GatewayPost
from engine.jobs.channels.posts import Posts
from engine.jobs.channels.smtp import SmtpPost
from engine.service import delivering, telling
from tests.jobs.gateway import SmsGateway, sms
from tests.jobs.test_channels import HEAD
from tests.support.looking import PHONE, WALKS, sound
from tests.web import secretary
from tests.web.cases import work
from tests.web.cases.browsing import person, press
from tests.web.town import Town

__all__ = ["sms"]

REASON = {"reason": "LAND_STATUS", "words": "Di luar wewenang.", "next_step": "Ke dinas."}
pytestmark = pytest.mark.browser


def leaves(town: Town, gateway: SmsGateway, later: dt.timedelta = dt.timedelta()) -> list[str]:
    """The clock and a worker do their work; the texts that the gateway has then."""
    now = dt.datetime.now(dt.UTC) + later
    while telling.relay(town.desk.database, now, channels=("sms",)).full:
        pass
    keys = delivering.hand_over(town.desk.database, now + delivering.AGAIN, 500)
    notes = {"sms": GatewayPost(gateway.settings(), timeout=5)}
    with Posts(SmtpPost("smtp://127.0.0.1:9", timeout=1), notes) as post:
        for start in range(0, len(keys), delivering.CHUNK):
            chunk = keys[start : start + delivering.CHUNK]
            delivering.deliver(town.desk.database, chunk, now + delivering.AGAIN, post, HEAD)
    return [json.loads(one.body)["text"] for one in gateway.received]


@pytest.mark.parametrize("width", WALKS)
def test_a_number_is_proven_and_a_decision_comes_to_it(
    town: Town, site: str, browser: Browser, sms: SmsGateway, width: int
) -> None:
    case = work.at_village(town, f"journey-sms-{width}", "Talud Kali Sengkarang")
    with person(browser, site, "sari", width) as page:
        page.goto(f"{site}/akun/pemberitahuan")
        sound(page, "addresses")
        page.get_by_label("Nomor telepon seluler").fill("0285 421234")
        press(page, "Kirim kode (SMS)")
        expect(page.locator(".error-summary")).to_contain_text("Ini bukan nomor seluler")
        sound(page, "addresses-refused")
        page.get_by_label("Nomor telepon seluler").fill("0812 3456 7890")
        press(page, "Kirim kode (SMS)")
        expect(page.get_by_text("Kode sedang dikirim.")).to_be_visible()
        (text,) = leaves(town, sms)
        found = re.search(r"kode Anda (\d{6})", text)
        assert found
        page.get_by_label("Kode enam angka").fill(f"{(int(found[1]) + 1) % 10**6:06}")
        press(page, "Simpan (SMS)")
        expect(page.locator(".error-summary")).to_contain_text("4 kali lagi")
        sound(page, "addresses-code")
        page.get_by_label("Kode enam angka").fill(f"{found[1][:3]} {found[1][3:]}")
        press(page, "Simpan (SMS)")
        expect(page.get_by_text("Sudah terbukti.")).to_be_visible()
        page.get_by_role("group", name="Yang segera dikirim lewat").get_by_label("SMS").check()
        page.get_by_role("group", name="Jam tenang").get_by_label("Tidak").check()
        press(page, "Simpan")
        expect(page.get_by_text("Pilihan Anda sudah disimpan.")).to_be_visible()
        sound(page, "addresses-proven")
        work.act(town, case, "lurah", "reject", **REASON)
        texts = leaves(town, sms, dt.timedelta(hours=1))
        number = work.number(town, case)
        (told,) = [one for one in texts if number in one]
        assert f"Baca: https://rembuk.kecil.example/ikuti/{number}" in told
        assert len(told) <= 160
        page.goto(f"{site}/akun/pemberitahuan")
        press(page, "Hapus (SMS)")
        expect(page.get_by_text("Sudah dihapus.")).to_be_visible()


def test_without_script_and_at_the_counter_it_works_too(
    town: Town, site: str, browser: Browser, sms: SmsGateway
) -> None:
    secretary.appoint(town)
    number = town.persons["budi"]
    with person(browser, site, "sekre", PHONE, script=False) as page:
        page.goto(f"{site}/orang/{number}")
        page.get_by_role("link", name="Nomor dan obrolan untuk kabar").click()
        sound(page, "counter", script=False)
        page.get_by_label("Nomor telepon seluler").fill("+62 857 1111 2222")
        page.get_by_label("Alasan").fill("Datang ke loket, tidak punya surel")
        press(page, "Kirim kode (SMS)")
        expect(page.get_by_text("Menunggu kode")).to_be_visible()
        found = re.search(r"kode Anda (\d{6})", leaves(town, sms)[-1])
        assert found
        page.get_by_label("Kode enam angka").fill(found[1])
        press(page, "Simpan (SMS)")
        expect(page.get_by_text("Terbukti")).to_be_visible()
        sound(page, "counter-proven", script=False)
