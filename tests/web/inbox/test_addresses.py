"""My addresses on the page: typed, proven, removed; each refusal beside its input."""

import dataclasses
import re

import pytest

from config.channels import Channel, Gateway, ThroughApprise
from engine.service import addresses, delivering, wishing
from engine.service.notes import Note
from tests.jobs.test_channels import HEAD
from tests.web import secretary
from tests.web.cases import work
from tests.web.town import Town, token
from web.base.moment import now

PAGE = "/akun/pemberitahuan"
WHO = ("camat", "lurah", "dinas")  # six codes an hour for each


def act(town: Town, who: str, act_: str, channel: str = "sms", **form: str) -> tuple[int, str]:
    client = town.client(who)
    named = {f"{name}-{channel}": value for name, value in form.items()}
    given = named | {"csrf_token": token(client, PAGE)}
    answer = client.post(f"{PAGE}/{channel}/{act_}", data=given)
    return answer.status_code, answer.get_data(as_text=True)


def sent(town: Town) -> list[Note]:
    """Everything beside mail that waits leaves now."""
    notes: list[Note] = []

    def post(message: object) -> None:
        if isinstance(message, Note):
            notes.append(message)

    with town.app.app_context():
        at = now()
    keys = delivering.hand_over(town.desk.database, at, 500)
    for start in range(0, len(keys), delivering.CHUNK):
        chunk = keys[start : start + delivering.CHUNK]
        delivering.deliver(town.desk.database, chunk, at, post, HEAD)
    return notes


def code(town: Town, to: str) -> str:
    (note,) = [one for one in sent(town) if one.address == to]
    found = re.search(r"\d{6}", note.text.replace(to, ""))
    assert found
    return found[0]


def offers(town: Town, *names: str) -> None:
    """The installation has these channels."""
    ways = {"telegram": ThroughApprise("tgram://1:k/{address}")}
    gateway = Gateway("https://gerbang.example", {}, {"to": "{address}", "t": "{text}"}, None)
    channels = tuple(Channel(name, ways.get(name, gateway), "@RembukBot") for name in names)
    settings = town.app.extensions["settings"]
    town.app.extensions["settings"] = dataclasses.replace(settings, channels=channels)


@pytest.fixture(autouse=True)
def _as_before(town: Town):
    kept = town.app.extensions["settings"]
    yield
    town.app.extensions["settings"] = kept


def test_a_number_is_added_proven_wished_and_removed(town: Town) -> None:
    status, _ = act(town, "budi", "tambah", address="0813 1111 2222")
    assert status == 303
    page = work.seen(town.client("budi"), PAGE)
    assert "Menunggu kode" in page
    assert "+6281…222" in page
    assert "081311112222" not in page.replace(" ", "")
    assert 'name="at_once_by"' not in page

    status, page = act(town, "budi", "kode", code="12")
    assert status == 422
    assert "Anda dapat mencoba 4 kali lagi." in page
    assert 'href="#code-sms"' in page
    assert act(town, "budi", "kode", code=code(town, "+6281311112222"))[0] == 303

    client = town.client("budi")
    page = work.seen(client, PAGE + "?alamat=kode")
    assert "Terbukti" in page
    assert "Pilih di bawah kabar mana" in page
    form = {
        "csrf_token": token(client, PAGE), "language": "", "needs": "at_once", "ends": "at_once",
        "news": "digest", "quiet": "no", "at_once_by": "sms", "digest_by": "mail",
    }  # fmt: skip
    assert client.post(PAGE, data=form).status_code == 303
    wished = wishing.mine(town.desk, town.persons["budi"])
    assert (wished.at_once_by, wished.digest_by) == ("sms", "mail")
    page = work.seen(client, PAGE)
    assert re.search(r'name="at_once_by" value="sms" checked', page)
    refused = client.post(PAGE, data=form | {"at_once_by": "merpati"})
    assert refused.status_code == 422
    assert 'id="at_once_by-error"' in refused.get_data(as_text=True)

    assert act(town, "budi", "hapus")[0] == 303
    assert addresses.reached(town.desk, town.persons["budi"], ["sms"]) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Tulis nomornya dahulu."),
        ("nol delapan", "Nomor telepon hanya berisi angka"),
        ("0285 421234", "Ini bukan nomor seluler."),
        ("+60 12 345 6789", "Hanya nomor seluler Indonesia"),
        ("0812 345", "Jumlah angkanya tidak cocok."),
    ],
)
def test_what_is_no_number_is_said_beside_its_input(town: Town, typed: str, words: str) -> None:
    status, page = act(town, WHO[len(typed) % len(WHO)], "tambah", address=typed)
    assert status == 422
    assert f'<a href="#address-sms">{words}' in page
    assert 'id="address-sms-error"' in page
    assert f'value="{typed}"' in page
    assert page.count('role="alert"') == 1


def test_without_channels_the_page_is_as_ever(town: Town) -> None:
    offers(town)
    page = work.seen(town.client("budi"), PAGE)
    assert "Ke mana kabar dikirim" not in page
    assert "Surel segera" in page
    assert act(town, "budi", "tambah", address="0812 3456 7890")[0] == 404
    secretary.appoint(town)
    assert "/alamat" not in work.seen(town.client("sekre"), f"/orang/{town.persons['budi']}")


def test_each_channel_of_the_installation_is_asked_in_its_own_words(town: Town) -> None:
    offers(town, "telegram", "whatsapp", "sms")
    page = work.seen(town.client("budi"), PAGE)
    assert page.index('id="lewat-sms"') < page.index('id="lewat-whatsapp"')
    assert "Buka @RembukBot di Telegram dan tekan Mulai;" in page
    assert act(town, "budi", "tambah", "telegram", address="@budi")[0] == 422
    assert act(town, "budi", "apa", "telegram")[0] == 404
    assert act(town, "budi", "tambah", "faks", address="0812 3456 7890")[0] == 404


def test_the_counter_adds_a_number_with_a_reason(town: Town) -> None:
    secretary.appoint(town)
    number = town.persons["sari"]
    client = town.client("sekre")
    page = f"/orang/{number}/alamat"
    assert page in work.seen(client, f"/orang/{number}")

    def post(act_: str, **form: str) -> tuple[int, str]:
        named = {f"{name}-sms": value for name, value in form.items()}
        named["csrf_token"] = token(client, page)
        answer = client.post(f"{page}/sms/{act_}", data=named)
        return answer.status_code, answer.get_data(as_text=True)

    status, shown = post("tambah", address="0857 1111 3333")
    assert status == 422
    assert 'href="#reason-sms"' in shown
    assert post("tambah", address="0857 1111 3333", reason="Datang ke loket")[0] == 303
    assert post("ulang")[0] == 303
    assert post("kode", code=code(town, "+6285711113333"))[0] == 303
    assert addresses.reached(town.desk, number, ["sms"]) == ["sms"]
    register = work.seen(client, "/studio/register")
    assert "Menulis alamat untuk kabar Sari Wulandari" in register
    assert "5711113333" not in register
    assert post("hapus")[0] == 422
    assert post("hapus", reason="Nomor ganti")[0] == 303
    assert addresses.reached(town.desk, number, ["sms"]) == []


def test_only_the_secretariat_stands_at_the_counter(town: Town) -> None:
    client = town.client("budi")
    number = town.persons["sari"]
    assert client.get(f"/orang/{number}/alamat").status_code in (403, 404)
    form = {"csrf_token": token(client, PAGE), "address-sms": "081234567890"}
    assert client.post(f"/orang/{number}/alamat/sms/tambah", data=form).status_code == 403


def test_codes_are_not_sent_without_end(town: Town) -> None:
    offers(town, "sms")
    statuses = [act(town, "bappeda", "tambah", address=f"0812 0000 00{n:02}")[0] for n in range(8)]
    assert statuses[:6] == [303] * 6
    assert statuses[6:] == [429] * 2
    assert act(town, "bappeda", "hapus")[0] == 303


def test_no_page_shows_a_secret_of_the_settings(town: Town) -> None:
    offers(town, "telegram")
    page = work.seen(town.client("budi"), PAGE)
    assert "tgram" not in page
    assert "1:k" not in page
