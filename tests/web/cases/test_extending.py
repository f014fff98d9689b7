"""The works agency asks for more time and the planning agency answers, through the pages."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.cases import work
from tests.web.town import Town

WORDS = "Alat ukur dipakai bergiliran."


def send(client: FlaskClient, case: int, end: str = "", **typed: Any) -> TestResponse:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    named = {name.replace("__", "-"): value for name, value in typed.items()}
    address = f"/kasus/{case}/perpanjangan{end}"
    return client.post(address, data={"csrf_token": token, **named})


def ask(client: FlaskClient, case: int, **changes: Any) -> TestResponse:
    typed = {"reason": "AWAITING_MEASUREMENT", "count": "4", "words": WORDS}
    return send(client, case, **{**typed, **changes})


def test_it_is_asked_for_granted_and_read(town: Town) -> None:
    case = work.at_survey(town, "more-plain")
    dinas, bappeda = town.client("dinas"), town.client("bappeda")
    form = work.seen(dinas, f"/kasus/{case}/perpanjangan")
    assert "Paling banyak 5 hari kerja" in form
    assert "Dasar: Aturan kerja yang dapat diatur kantor" in form
    empty = send(dinas, case)
    assert empty.status_code == 422
    assert ask(dinas, case, count="9").status_code == 422
    half = ask(dinas, case, letter="620/118")
    assert half.status_code == 422
    assert "tanggal surat" in half.get_data(as_text=True)
    no_day = ask(dinas, case, letter="620/118", dated__day="31", dated__month="2")
    assert no_day.status_code == 422
    day = {"dated__day": "20", "dated__month": "11", "dated__year": "2026"}
    sent = ask(dinas, case, letter="620/118", **day)
    assert sent.status_code == 303, sent.get_data(as_text=True)
    assert "Batas waktu Anda tetap berjalan" in work.seen(dinas, sent.location)
    assert ask(dinas, case).status_code == 409
    assert "putuskan perpanjangan" in work.seen(bappeda, "/tugas")
    seen = work.seen(bappeda, f"/kasus/{case}")
    assert "Kepala Dinas Pekerjaan Umum meminta tambahan 4 hari kerja" in seen
    assert WORDS in seen
    assert "nomor 620/118, Jumat, 20 November 2026" in seen
    mine = work.seen(dinas, f"/kasus/{case}")
    assert "Jawab permintaan waktu" not in mine
    assert dinas.get(f"/kasus/{case}/perpanjangan/jawab").status_code == 409
    form = work.seen(bappeda, f"/kasus/{case}/perpanjangan/jawab")
    assert 'value="4"' in form
    assert send(bappeda, case, "/jawab").status_code == 422
    assert send(bappeda, case, "/jawab", answer="beri", count="5").status_code == 422
    assert send(bappeda, case, "/jawab", answer="tolak").status_code == 422
    assert send(dinas, case, "/jawab", answer="beri", count="4").status_code == 409
    address = f"/ikuti/{work.number(town, case)}"
    public = work.seen(town.visitor(), address)
    assert "Perpanjangan waktu diminta" in public
    assert "memutuskan perpanjangan waktu paling lambat" in public
    assert WORDS not in public
    done = send(bappeda, case, "/jawab", answer="beri", count="2", words="Secukupnya.")
    assert done.status_code == 303
    assert "Waktu diperpanjang." in work.seen(bappeda, done.location)
    public = work.seen(town.visitor(), address)
    assert "Batas waktu diperpanjang" in public
    assert "2 hari kerja" in public
    assert "Secukupnya." in public
    assert "Ditambah 2 hari kerja perpanjangan." in public
    used = ask(dinas, case)
    assert used.status_code == 409
    assert "1 kali, 5 hari kerja" in used.get_data(as_text=True)


def test_it_is_refused_with_words_for_officials(town: Town) -> None:
    case = work.at_survey(town, "more-refused")
    dinas, bappeda = town.client("dinas"), town.client("bappeda")
    assert ask(dinas, case).status_code == 303
    sent = send(bappeda, case, "/jawab", answer="tolak", words="Lewat jalan utara.")
    assert sent.status_code == 303
    assert "Waktu tidak diperpanjang" in work.seen(bappeda, sent.location)
    assert "Lewat jalan utara." in work.seen(dinas, f"/kasus/{case}")
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Waktu tidak diperpanjang" in public
    assert "Lewat jalan utara." not in public


def test_a_stranger_finds_nothing_and_elsewhere_there_is_none(town: Town) -> None:
    case = work.at_survey(town, "more-strangers")
    assert town.client("budi").get(f"/kasus/{case}/perpanjangan").status_code == 404
    village = work.at_village(town, "more-elsewhere")
    lurah = town.client("lurah")
    assert 'name="count"' not in work.seen(lurah, f"/kasus/{village}/perpanjangan")
    refused = ask(lurah, village)
    assert refused.status_code == 409
    assert "Di tahap ini waktu tidak dapat diperpanjang." in refused.get_data(as_text=True)
    nothing = send(lurah, village, "/jawab", answer="beri", count="1")
    assert nothing.status_code == 409
    assert "Tidak ada permintaan perpanjangan yang terbuka." in nothing.get_data(as_text=True)
