"""What a person was told and what became of it; trying a failed mail again, with a reason."""

import datetime as dt

import pytest

from engine.service import addresses, delivering, register, telling, told_states
from engine.service.delivering import Away, Never
from engine.service.envelopes import Letterhead
from engine.service.told_states import Line
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.town import Town, token

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
NOW = towns.OPENED + dt.timedelta(hours=1)  # ten in the morning in Jakarta
MINUTE = dt.timedelta(minutes=1)


def tell(town: Town, key: str, at: dt.datetime = NOW) -> int:
    """The head of the RW is told of a new case: the id of the mail."""
    with town.desk.database.connection() as connection:
        connection.execute(
            "UPDATE person SET email = 'ketua@example.org' WHERE id = %s", (town.persons["ketua"],)
        )
    work.case(town, key)
    telling.relay(town.desk.database, at)
    return newest(town, at).row.id


def newest(town: Town, now: dt.datetime) -> Line:
    """The newest mail of the head of the RW."""
    lines = told_states.of_person(town.desk, town.persons["ketua"], None, now)
    return next(line for line in lines if line.row.channel == "mail")


def send(town: Town, mail: int, now: dt.datetime, problem: Exception | None = None) -> None:
    def post(_message: object) -> None:
        if problem is not None:
            raise problem

    delivering.deliver(town.desk.database, [(1, mail)], now, post, HEAD)


def test_each_state_is_told_apart(town: Town) -> None:
    mail = tell(town, "told-states")
    assert newest(town, NOW).state == "soon"
    send(town, mail, NOW, Away("ConnectionRefusedError"))
    line = newest(town, NOW)
    assert (line.state, line.at, line.why) == ("again", NOW + MINUTE, "server")
    send(town, mail, NOW + MINUTE)
    assert (newest(town, NOW).state, newest(town, NOW).at) == ("sent", NOW + MINUTE)
    night = towns.OPENED + dt.timedelta(hours=13)
    tell(town, "told-night", night)
    line = newest(town, night)
    assert (line.state, line.at - night) == ("quiet", dt.timedelta(hours=8))
    pages = told_states.of_person(town.desk, town.persons["ketua"], None, night)
    assert {line.state for line in pages if line.row.channel == "page"} == {"shown"}
    news = told_states.of_person(town.desk, town.persons["sari"], None, night)
    assert {line.state for line in news if line.row.channel == "mail"} <= {"digest"}


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("no address", "address"),
        ("not an address", "address"),
        ("the server cannot write this address", "address"),
        ("recipient 550", "address"),
        ("recipient 452", "mailbox"),
        ("message 554", "refused"),
        ("greeting 421", "server"),
        ("TimeoutError", "server"),
        ("KeyError", "letter"),
    ],
)
def test_an_error_comes_down_to_what_one_can_do(error: str, why: str) -> None:
    assert told_states.why(error) == why


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("no address", "no_address"),
        ("no channel", "no_channel"),
        ("answer 422", "gateway_no"),
        ("answer without the expected words", "gateway_no"),
        ("gateway 401", "gateway"),
        ("TimeoutError", "gateway"),
        ("settings", "gateway"),
        ("KeyError", "letter"),
    ],
)
def test_an_error_of_another_channel_too(error: str, why: str) -> None:
    assert told_states.why(error, "sms") == why


def test_each_channel_says_what_became_of_it(town: Town) -> None:
    """Refused and sent by mail in its place; a code that failed is not tried again from here."""
    ketua = town.persons["ketua"]
    mail = tell(town, "told-channels")
    with town.desk.database.connection() as connection:
        connection.execute(
            "INSERT INTO person_address (person, channel, address, verified_at)"
            " VALUES (%s, 'sms', '+6281200001111', now())",
            (ketua,),
        )
        connection.execute("UPDATE delivery SET channel = 'sms' WHERE id = %s", (mail,))
    send(town, mail, NOW, Never("answer 422"))
    assert addresses.begin(town.desk, ketua, "telegram", "987654321", NOW) is None
    (code,) = [line.row.id for line in lines(town) if line.row.kind == "code"]
    send(town, code, NOW, Never("answer 403"))

    page = work.seen(secretary.secretary(town), f"/orang/{ketua}/kabar")

    assert [line.state for line in lines(town)][:3] == ["failed", "soon", "instead"]
    for words in (
        "lewat SMS", "Diganti surel", "kabarnya dikirim lewat surel",
        "Layanan pengirim tidak mau meneruskan kabar ini", "kode · lewat Telegram",
    ):  # fmt: skip
        assert words in page
    assert f'id="reason-{code}"' not in page
    assert "1200001111" not in page


def lines(town: Town) -> list[Line]:
    return told_states.of_person(town.desk, town.persons["ketua"], None, NOW)


def test_a_failed_mail_is_tried_again_by_a_reason_that_stands_in_the_register(town: Town) -> None:
    mail = tell(town, "told-failed")
    send(town, mail, NOW, Never("recipient 550"))
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['ketua']}/kabar"
    page = work.seen(client, address)
    assert "Alamat surelnya tidak ada atau tidak dikenal." in page
    assert "ketua@example.org" not in page
    assert f'href="{address}"' in work.seen(client, f"/orang/{town.persons['ketua']}")

    form = {"reason": " ", "csrf_token": token(client, address)}
    refused = client.post(f"{address}/{mail}/ulangi", data=form)
    assert refused.status_code == 422
    assert f'<a href="#reason-{mail}">' in refused.get_data(as_text=True)
    assert newest(town, NOW).state == "failed"
    form["reason"] = "Alamatnya sudah dibetulkan"
    assert client.post(f"{address}/{mail}/ulangi", data=form).status_code == 303

    assert newest(town, dt.datetime.now(dt.UTC)).state == "soon"
    (entry,) = [e for e in register.entries(town.desk, 5) if e.kind == "delivery_again"]
    assert (entry.reason, entry.body["delivery"]) == ("Alamatnya sudah dibetulkan", mail)
    with town.desk.database.connection() as connection:
        query = "SELECT count(*) FROM incident WHERE kind = 'undelivered' AND settled_at IS NULL"
        assert connection.execute(query).fetchone() == (0,)
    assert "Kabar kepada" in work.seen(client, "/studio/register")
    again = client.post(f"{address}/{mail}/ulangi", data=form)
    assert again.status_code == 422
    assert "tidak (lagi) gagal" in again.get_data(as_text=True)


def test_the_mail_of_another_person_is_not_tried_by_this_address(town: Town) -> None:
    mail = tell(town, "told-other")
    send(town, mail, NOW, Never("recipient 550"))
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['lurah']}/kabar"
    form = {"reason": "Salah orang", "csrf_token": token(client, address)}

    assert client.post(f"{address}/{mail}/ulangi", data=form).status_code == 422
    assert newest(town, NOW).state == "failed"


def test_only_the_secretariat_reads_what_others_were_told(town: Town) -> None:
    mail = tell(town, "told-closed")
    client = town.client("ketua")
    address = f"/orang/{town.persons['ketua']}/kabar"
    assert client.get(address).status_code == 404
    form = {"reason": "Saya", "csrf_token": token(client, "/akun/sandi")}
    assert client.post(f"{address}/{mail}/ulangi", data=form).status_code == 403


def test_odd_numbers_break_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['ketua']}/kabar"
    assert client.get(f"{address}?sebelum=9999999999999999999999").status_code == 200
    assert client.get(f"{address}?sebelum=x").status_code == 200
    assert client.get(f"/orang/{2**70}/kabar").status_code == 404
