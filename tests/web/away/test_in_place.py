"""Whoever stands in sees the buttons that go through, and every page names both offices."""

import datetime as dt
import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service.away import giving
from tests.web.away.test_away import ON, clean, give, words
from tests.web.cases import work
from tests.web.town import Town

CAMAT = "district_head@33.26.15"


def send(client: FlaskClient, case: int, address: str, **typed: Any) -> TestResponse:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    data = {"csrf_token": token, "slot": "", **typed}
    return client.post(f"/kasus/{case}/{address}", data=data)


def page(client: FlaskClient, case: int) -> str:
    return words(client.get(f"/kasus/{case}"))


def stands_in(town: Town) -> FlaskClient:
    """Tono for the village head; an earlier letter is over."""
    clean(town)
    assert give(town.client("lurah"), town.persons["tono"]).status_code == 303
    return town.client("tono")


def test_taken_up_passed_on_and_given_back_by_whoever_stands_in(town: Town) -> None:
    case = work.at_village(town, "lent-hand")
    tono, head = stands_in(town), town.client("lurah")
    seen = page(tono, case)
    assert "Anda bertindak atas nama Siti Aminah" in seen
    assert "Ditawarkan kepada 2 petugas" in seen
    assert send(tono, case, "tangan/ambil").status_code == 303
    assert send(tono, case, "tangan/ambil").status_code == 303  # two tabs
    assert "Di tangan Tono Prasetyo (mewakili) sejak" in page(head, case)
    assert "a.n. Kepala Desa Karanganyar" in page(head, case)
    assert "di tangan Anda" in words(tono.get("/tugas?tangan=saya"))
    assert send(tono, case, "tangan/kembalikan").status_code == 303
    choices = words(head.get(f"/kasus/{case}/tangan/teruskan"))
    assert "Tono Prasetyo (mewakili)" in choices
    to = str(town.persons["tono"])
    passed = send(head, case, "tangan/teruskan", to=to, words="Saya cuti")
    assert passed.status_code == 303
    assert "Di tangan Anda sejak" in page(tono, case)
    public = words(town.visitor().get(f"/ikuti/{work.number(town, case)}"))
    assert "Tono" not in public


def test_the_letter_is_taken_back_between_two_tabs(town: Town) -> None:
    case = work.at_village(town, "lent-ended")
    tono = stands_in(town)
    assert send(tono, case, "tangan/ambil").status_code == 303
    [letter] = giving.of_person(town.desk, town.persons["tono"], ON)
    now = dt.datetime.now(dt.UTC)
    assert giving.take_back(town.desk, letter.id, town.persons["lurah"], None, now) is None
    late = tono.post(f"/kasus/{case}/tangan/kembalikan", data={"slot": ""})
    assert late.status_code in (400, 403, 404)  # the page is not theirs to see any more
    seen = page(town.client("lurah"), case)
    assert "Di tangan Tono" not in seen
    assert "Bawa ke musyawarah" in seen


def test_advice_is_asked_on_behalf_as_everybody_reads(town: Town) -> None:
    case = work.at_village(town, "lent-ask")
    tono = stands_in(town)
    asked = send(tono, case, "tanya", kind="ask", queue=CAMAT, words="Sudah?", of="")
    assert asked.status_code == 303
    public = words(town.visitor().get(f"/ikuti/{work.number(town, case)}"))
    entry = public.partition("Telaah diminta")[2][:400]
    assert "a.n. Kepala Desa Karanganyar" in entry
    assert "Tarik permintaan" in page(tono, case)
    back = send(tono, case, "tanya/tarik", slot="ask:1", words="Sudah jelas")
    assert back.status_code == 303
