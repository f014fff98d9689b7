"""The text for a group of neighbours: where it stands, why and what next; nothing confidential."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from engine.core.definition.workflow import Definition
from engine.service import following
from engine.service.following import NotShown
from tests.web.cases import work
from tests.web.public.test_pages import decide
from tests.web.town import Town

BOX = re.compile(r'<textarea [^>]*id="teks-grup"[^>]*>\n(.*?)</textarea>', re.DOTALL)


def text_on(client: FlaskClient, address: str) -> list[str]:
    (found,) = BOX.findall(work.seen(client, address)) or [""]
    return unescape(found).splitlines()


def test_it_says_where_it_stands_what_next_and_where_to_read_on(town: Town) -> None:
    case = work.at_village(town, "group", "Talud Rahasia")
    number = work.number(town, case)

    lines = text_on(town.visitor(), f"/ikuti/{number}")

    assert lines[0].startswith("Usulan di ")
    assert lines[0].endswith(f", nomor {number}")
    assert lines[1].startswith("Posisi sekarang: ")
    assert any(re.fullmatch(r"Menunggu [^,]*, paling lambat \w+, \d+ .*", line) for line in lines)
    assert any(line.startswith("Yang dapat terjadi berikutnya: ") for line in lines)
    assert lines[-1].endswith(f"/ikuti/{number}")
    assert re.search(r"https?://[^ ]+$", lines[-1])
    # Its title is free words that nobody released yet; nobody is named either.
    whole = "\n".join(lines)
    assert "Talud Rahasia" not in whole
    assert "Siti Aminah" not in whole


def test_the_case_page_gives_the_public_text_to_officials_too(town: Town) -> None:
    case = work.at_village(town, "group-inside", "Talud Dalam")
    number = work.number(town, case)
    official = town.client("lurah")

    assert "Talud Dalam" in work.seen(official, f"/kasus/{case}")
    inside = text_on(official, f"/kasus/{case}")

    assert inside == text_on(town.visitor(), f"/ikuti/{number}")
    official.set_cookie("bahasa", "en")
    assert text_on(official, f"/kasus/{case}") == inside  # the group reads Indonesian
    assert "Copy text for the RW group" in work.seen(official, f"/kasus/{case}")


def test_an_end_says_its_reason_and_what_can_be_done(town: Town) -> None:
    case = work.at_village(town, "group-end")
    number = work.number(town, case)
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT body FROM definition_version WHERE workflow = 'musrenbang'"
        ).fetchone()
    assert row is not None
    definition = Definition.read(bytes(row[0]))
    code = definition.reason_sets["village_reasons"][0]
    words = {"words": "Tanah sengketa milik Pak Anu.", "next_step": "Coba tahun depan"}
    decide(town, number, "lurah", "reject", reason=code, **words)

    lines = text_on(town.visitor(), f"/ikuti/{number}")

    reason = definition.reasons[code].label.id
    assert any(line.startswith(f"Alasan: {reason} (") for line in lines)
    assert "Yang dapat dilakukan sekarang: Coba tahun depan" in lines
    assert not any(line.startswith(("Menunggu", "Yang dapat terjadi")) for line in lines)
    assert "Pak Anu" not in "\n".join(lines)


def test_a_case_that_needs_its_secret_gives_no_text(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = work.at_village(town, "group-secret")
    monkeypatch.setattr(following, "follow", lambda *_: NotShown("secret"))

    assert text_on(town.client("lurah"), f"/kasus/{case}") == []
    assert "teks-grup" not in work.seen(town.client("lurah"), f"/kasus/{case}")


def test_a_page_that_was_opened_by_its_secret_gives_no_text(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = work.number(town, work.at_village(town, "group-opened"))
    client = town.visitor()
    assert text_on(client, f"/ikuti/{number}")
    form = {"secret": "x", "csrf_token": _token(client)}

    page = client.post(f"/ikuti/{number}", data=form).get_data(as_text=True)

    assert number in page
    assert "teks-grup" not in page


def _token(client: FlaskClient) -> str:
    page = client.get("/masuk").get_data(as_text=True)
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]
