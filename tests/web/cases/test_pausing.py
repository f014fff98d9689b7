"""The works agency stops the clock of its visit and lets it go on, through the pages."""

import datetime as dt
import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import pausing
from engine.service.pausing import Resume, Stop
from engine.service.results import Done
from tests.web.cases import work
from tests.web.town import Town

WORDS = "Jalan ke lokasi terendam."


def today() -> dt.date:
    return (dt.datetime.now(dt.UTC) + dt.timedelta(hours=7)).date()


def send(client: FlaskClient, case: int, end: str = "", **typed: Any) -> TestResponse:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    named = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(f"/kasus/{case}/jeda{end}", data={"csrf_token": token, **named})


def until(on: dt.date) -> dict[str, str]:
    return {
        "until__day": str(on.day), "until__month": str(on.month), "until__year": str(on.year)
    }  # fmt: skip


def test_it_is_stopped_read_by_everybody_and_goes_on(town: Town) -> None:
    case = work.at_survey(town, "pause-plain")
    dinas, sari = town.client("dinas"), town.client("sari")
    assert "Jeda batas waktu" not in work.seen(sari, f"/kasus/{case}")
    form = work.seen(dinas, f"/kasus/{case}/jeda")
    assert "Lokasi belum dapat ditinjau" in form
    assert "Dasar: Aturan kerja yang dapat diatur kantor" in form
    none = send(dinas, case)
    assert none.status_code == 422
    assert "hari terakhir jeda" in none.get_data(as_text=True)
    far = send(dinas, case, reason="SITE_NOT_REACHED", **until(today() + dt.timedelta(90)))
    assert far.status_code == 422
    assert "paling lambat sampai" in far.get_data(as_text=True)
    no_day = send(dinas, case, reason="SITE_NOT_REACHED", until__day="31", until__month="2")
    assert no_day.status_code == 422
    last = today() + dt.timedelta(2)
    sent = send(dinas, case, reason="SITE_NOT_REACHED", words=WORDS, **until(last))
    assert sent.status_code == 303, sent.get_data(as_text=True)
    after = work.seen(dinas, sent.location)
    assert "Batas waktu dijeda. Pengusul diberi tahu." in after
    assert "Jalankan lagi batas waktu" in after
    assert "dijeda sampai" in work.seen(dinas, "/tugas")
    address = f"/ikuti/{work.number(town, case)}"
    for read in (work.seen(town.visitor(), address), work.seen(sari, f"/kasus/{case}")):
        assert "Batas waktu dijeda sampai" in read
        assert "Lokasi belum dapat ditinjau" in read
        assert WORDS in read
        assert "hari yang dihitung lagi sesudah jeda" in read
    again = send(dinas, case, reason="SITE_NOT_REACHED", **until(last))
    assert again.status_code == 409
    assert "sedang dijeda" in again.get_data(as_text=True)
    assert send(town.client("lurah"), case, "/selesai").status_code == 409
    done = send(dinas, case, "/selesai")
    assert done.status_code == 303
    assert "Batas waktu berjalan lagi. Pengusul diberi tahu." in work.seen(dinas, done.location)
    public = work.seen(town.visitor(), address)
    assert "Dijalankan lagi pada hari yang sama" in public
    assert "Batas waktu dijeda sampai" not in public


def test_the_count_says_which_days_were_left_out(town: Town) -> None:
    case = work.at_survey(town, "pause-count")
    now, dinas = dt.datetime.now(dt.UTC), town.persons["dinas"]
    made = Stop(dinas, "AWAITING_MEASUREMENT", today(), "")
    stopped = pausing.stop(town.desk, case, made, now - dt.timedelta(days=3))
    assert isinstance(stopped, Done), stopped
    assert isinstance(pausing.resume(town.desk, case, Resume(dinas), now), Done)
    page = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Cara menghitung batas waktu" in page
    assert re.search(r"Batas waktu dijeda .* sampai .*: Menunggu hasil pengukuran\.", page)


def test_a_stranger_and_another_case_find_nothing(town: Town) -> None:
    case = work.at_survey(town, "pause-strangers")
    budi = town.client("budi")
    assert budi.get(f"/kasus/{case}/jeda").status_code == 404
    assert send_raw(budi, case) == 404
    village = work.at_village(town, "pause-elsewhere")
    page = work.seen(town.client("lurah"), f"/kasus/{village}/jeda")
    assert 'name="reason"' not in page  # the case page as it stands
    refused = send(town.client("lurah"), village, reason="SITE_NOT_REACHED", **until(today()))
    assert refused.status_code == 409
    assert "Di tahap ini batas waktu tidak dapat dijeda." in refused.get_data(as_text=True)


def send_raw(client: FlaskClient, case: int) -> int:
    page = client.get("/tugas").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    return client.post(f"/kasus/{case}/jeda", data={"csrf_token": token}).status_code
