"""Sending: one identity, one case; other content loses nothing; typed for somebody else."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import time_machine

from tests.web import filling
from tests.web.filling import begin, errors_of, fill, main_of, propose, seen, send_page
from tests.web.town import Town, token


def test_ten_parallel_sends_are_one_case_and_ten_equal_receipts(town: Town) -> None:
    client = town.client("budi")
    form = begin(client)
    held = seen(client, fill(client, form, **{"f-place-rw": "9"}))
    cookies = {name: client.get_cookie(name) for name in ("sesi", "formulir")}
    before = filling.count(town, "cases")

    def send(_: int) -> str:
        browser = town.visitor()
        for name, cookie in cookies.items():
            assert cookie is not None
            browser.set_cookie(name, cookie.value)
        answer = browser.post(f"/usul/{form}/kirim", data=held)
        return filling.number_of(browser.get(answer.location))

    with ThreadPoolExecutor(10) as pool:
        numbers = set(pool.map(send, range(10)))
    assert len(numbers) == 1
    assert filling.count(town, "cases") == before + 1


def test_other_content_under_the_same_identity_shows_both_and_drops_nothing(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    check = fill(client, form)
    held = seen(client, check)
    client.post(f"/usul/{form}/kirim", data=held)
    # Another tab of the same form goes on typing.
    page = next(f"/usul/{form}/{n}" for n in range(1, 20)
                if "f-title" in client.get(f"/usul/{form}/{n}").get_data(as_text=True))  # fmt: skip
    send_page(client, page, **{"f-title": "Judul dari tab lain"})
    answer = client.get(f"/usul/{form}/periksa")
    assert answer.location == f"/usul/{form}/terkirim"
    both = main_of(client.get(answer.location))
    assert "Judul dari tab lain" in both
    assert filling.ANSWERS["f-title"] in both
    made = client.post(f"/usul/{form}/baru", data={"csrf_token": held["csrf_token"]})
    assert "Judul dari tab lain" in main_of(client.get(made.location))
    assert made.location.split("/")[2] != form


def test_nothing_is_sent_that_was_not_seen(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    held = seen(client, fill(client, form))
    before = filling.count(town, "cases")
    send_page(client, f"/usul/{form}/1", **{"f-nature": "non_physical"})
    answer = client.post(f"/usul/{form}/kirim", data=held)
    assert answer.status_code == 409
    assert "Isian berubah" in main_of(answer)
    assert filling.count(town, "cases") == before


def test_an_unfinished_form_is_not_sent(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    answer = client.post(f"/usul/{form}/kirim", data=seen(client, f"/usul/{form}/periksa"))
    assert answer.status_code == 422
    assert len(errors_of(answer)) >= 5


def test_what_exists_in_this_rw_is_shown_before_the_form_goes_on(town: Town) -> None:
    number = propose(town.client("budi"), **{"f-place-rw": "7"})
    client = town.client("sari")
    form = begin(client)
    for page in range(1, 5):
        send_page(client, f"/usul/{form}/{page}")
    answer = send_page(client, f"/usul/{form}/5", **{"f-place-rw": "7"})
    assert answer.location == f"/usul/{form}/sekitar"
    assert number in main_of(client.get(answer.location))


def test_an_operator_types_for_somebody_and_both_are_named(town: Town) -> None:
    client = town.client("tono")
    form = begin(client)
    address = f"/usul/{form}/untuk"
    held = {"csrf_token": token(client, address), "for": "other", "name": "Mbah Surip",
            "phone": "0812 3456 7890"}  # fmt: skip
    assert client.post(address, data=held).status_code == 303
    people = filling.count(town, "member")
    mine = seen(client, fill(client, form))
    assert "Mbah Surip" in main_of(client.get(f"/usul/{form}/periksa"))
    for _ in range(3):
        client.post(f"/usul/{form}/kirim", data=mine)
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT c.standing->'parties', p.name, p.phone FROM cases c JOIN person p"
            " ON p.id = (c.standing->'parties'->>'opener')::bigint ORDER BY c.id DESC LIMIT 1"
        ).fetchone()
    assert row is not None
    assert row[0]["typist"] == town.persons["tono"]
    assert row[1:] == ("Mbah Surip", "081234567890")
    assert filling.count(town, "member") == people + 1


def test_nobody_without_an_office_types_for_others(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    held = {"csrf_token": token(client, "/akun/sandi"), "for": "other", "name": "Orang Lain"}
    assert client.post(f"/usul/{form}/untuk", data=held).status_code == 404


def test_for_whom_needs_a_name_and_a_telephone_that_can_be_one(town: Town) -> None:
    client = town.client("tono")
    address = f"/usul/{begin(client)}/untuk"
    held = {"csrf_token": token(client, address)}
    assert "Pilih dari siapa" in errors_of(client.post(address, data=held))[0]
    wrong = client.post(address, data=held | {"for": "other", "name": " ", "phone": "abc"})
    assert len(errors_of(wrong)) == 2


def test_a_closed_window_says_so_with_the_way_that_is_open(town: Town) -> None:
    with time_machine.travel(dt.datetime(2027, 2, 13, 3, tzinfo=dt.UTC), tick=False):
        client = town.client("sari")
        page = main_of(client.get("/usul"))
        assert "Sudah ditutup" in page
        assert "hubungi kantor desa" in page
        form = begin(client)
        answer = client.post(f"/usul/{form}/kirim", data=seen(client, fill(client, form)))
        assert answer.status_code == 422
        assert "Sudah ditutup" in " ".join(errors_of(answer))


def test_a_draft_is_listed_and_thrown_away_only_when_asked_for(town: Town) -> None:
    client = town.client("budi")
    form = begin(client)
    send_page(client, f"/usul/{form}/1")
    assert form in client.get("/usulan-saya").get_data(as_text=True)
    assert client.get(f"/usul/{form}/buang").status_code == 200
    assert form in client.get("/usulan-saya").get_data(as_text=True)
    client.post(f"/usul/{form}/buang", data={"csrf_token": token(client, f"/usul/{form}/buang")})
    assert form not in client.get("/usulan-saya").get_data(as_text=True)


def test_a_receipt_stays_at_its_address(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    client.post(f"/usul/{form}/kirim", data=seen(client, fill(client, form)))
    first = main_of(client.get(f"/usul/{form}/terima"))
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=300)):
        later = main_of(town.client("sari").get(f"/usul/{form}/terima"))
    assert filling.ANSWERS["f-title"] in first
    assert filling.ANSWERS["f-title"] in later
