"""One-time slips through the pages, and the sessions that a person can see and end."""

import datetime as dt

from engine.core.values import Refused
from engine.service import people
from engine.service.logins import slips
from engine.service.people import NewPerson
from tests.web.filling import errors_of, main_of
from tests.web.town import PASSWORD, VILLAGE, Town, token


def invited(town: Town, name: str) -> str:
    """A new member with an invitation; gives the code."""
    now = dt.datetime.now(dt.UTC)
    person = people.add(town.desk, NewPerson(name, area=VILLAGE), None, None, now)
    assert isinstance(person, int)
    code = slips.invite(town.desk, person, None, None, now)
    assert not isinstance(code, Refused)
    return code


def test_a_slip_sets_name_and_password_and_works_once(town: Town) -> None:
    code = invited(town, "Wati")
    client = town.visitor()
    held = {"csrf_token": token(client, "/slip"), "code": code.lower().replace("-", " ")}
    assert "Slip ini untuk Wati" in main_of(client.post("/slip", data=held))
    form = held | {"username": "wati", "password": "kopi sore di teras"}
    answer = client.post("/slip/sandi", data=form)
    assert answer.status_code == 303
    assert "Wati" in main_of(client.get(answer.location))
    again = town.visitor()
    held = {"csrf_token": token(again, "/slip"), "code": code}
    assert again.post("/slip", data=held).status_code == 422


def test_a_weak_password_leaves_the_slip_open_and_says_why(town: Town) -> None:
    code = invited(town, "Wahyu")
    client = town.visitor()
    held = {"csrf_token": token(client, "/slip"), "code": code, "username": "wahyu"}
    weak = client.post("/slip/sandi", data=held | {"password": "pendek"})
    assert weak.status_code == 422
    assert "paling pendek 10" in errors_of(weak)[0]
    assert "pendek" not in main_of(weak).partition('name="password"')[2].partition(">")[0]
    taken = client.post(
        "/slip/sandi", data=held | {"username": "sari", "password": "kopi sore pagi"}
    )
    assert "sudah dipakai" in errors_of(taken)[0]
    assert client.post("/slip/sandi", data=held | {"password": "kopi sore pagi"}).status_code == 303


def test_a_wrong_code_sets_nobodys_password(town: Town) -> None:
    client = town.visitor()
    held = {"csrf_token": token(client, "/slip"), "code": "2222-2222-2222"}
    assert client.post("/slip", data=held).status_code == 422
    form = held | {"username": "sari", "password": "diambil alih orang"}
    assert client.post("/slip/sandi", data=form).status_code == 422
    assert town.client("sari").get("/akun").status_code == 200


def test_sessions_are_seen_and_ended_one_by_one_or_all(town: Town) -> None:
    phone, desk, cafe = (town.client("budi") for _ in range(3))
    page = main_of(desk.get("/akun"))
    assert page.count('name="handle"') == 2
    handle = page.partition('name="handle" value="')[2].partition('"')[0]
    desk.post("/akun/sesi/akhiri", data={"csrf_token": token(desk, "/akun"), "handle": handle})
    assert sorted(c.get("/akun").status_code for c in (phone, desk, cafe)) == [200, 200, 303]
    desk.post("/akun/sesi/akhiri-lain", data={"csrf_token": token(desk, "/akun")})
    assert desk.get("/akun").status_code == 200
    assert {phone.get("/akun").status_code, cafe.get("/akun").status_code} == {303}


def test_nobody_ends_somebody_elses_session(town: Town) -> None:
    victim, other = town.client("camat"), town.client("budi")
    page = main_of(town.client("camat").get("/akun"))
    handle = page.partition('name="handle" value="')[2].partition('"')[0]
    other.post("/akun/sesi/akhiri", data={"csrf_token": token(other, "/akun"), "handle": handle})
    assert victim.get("/akun").status_code == 200


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(town: Town) -> None:
    here, there = town.client("dinas"), town.client("dinas")
    held = {"csrf_token": token(here, "/akun/sandi"), "password": "sawah hijau membentang"}
    wrong = here.post("/akun/sandi", data=held | {"old_password": "bukan ini"})
    assert wrong.status_code == 422
    done = here.post("/akun/sandi", data=held | {"old_password": PASSWORD})
    assert done.status_code == 303
    assert here.get("/akun").status_code == 200
    assert there.get("/akun").status_code == 303
