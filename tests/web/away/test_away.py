"""The pages of being away and standing in, as officials and the secretariat use them."""

import datetime as dt
import html
import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.core.values import Act, Actor
from engine.service import acting
from engine.service.away import giving, leaving
from engine.service.results import Done
from tests.web import secretary
from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.town import Town, token

ROOM = "/tidak-di-tempat"
ON = (dt.datetime.now(dt.UTC) + dt.timedelta(hours=7)).date()  # of the town
ONE = dt.timedelta(days=1)


def words(answer: TestResponse) -> str:
    return html.unescape(main_of(answer))


def day(name: str, on: dt.date) -> dict[str, str]:
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def leave(client: FlaskClient, first: int, last: int, query: str = "", **more: str) -> TestResponse:
    form = {
        "csrf_token": token(client, f"{ROOM}/catat{query}"),
        **day("from_on", ON + first * ONE),
        **day("until_on", ON + last * ONE),
        **more,
    }
    return client.post(f"{ROOM}/catat{query}", data=form)


def give(client: FlaskClient, person: object, query: str = "", **more: str) -> TestResponse:
    form = {
        "csrf_token": token(client, f"{ROOM}/catat{query}"),
        "person": str(person), "when": "days", "basis": "ST 7/2026",
        **day("from_on", ON), **day("until_on", ON + 5 * ONE), **more,
    }  # fmt: skip
    return client.post(f"{ROOM}/wakil{query}", data=form)


def clean(town: Town) -> None:
    """Nothing that an earlier test recorded."""
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE delegation SET ended_at = now() WHERE ended_at IS NULL")
        connection.execute("UPDATE absence SET ended_at = now() WHERE ended_at IS NULL")
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")


def test_a_citizen_finds_nothing_here_and_a_visitor_is_asked_to_log_in(town: Town) -> None:
    assert town.client("sari").get(ROOM).status_code == 404
    assert town.visitor().get(ROOM).status_code == 303
    assert town.client("lurah").get(f"{ROOM}?orang={town.persons['camat']}").status_code == 404
    assert town.client("lurah").get(f"{ROOM}/keterwakilan").status_code == 404


def test_days_away_are_recorded_after_the_page_said_that_nobody_is_left(town: Town) -> None:
    clean(town)
    client = town.client("lurah")
    asked = leave(client, 3, 4)
    assert asked.status_code == 422
    assert "Tidak ada yang tersisa" in words(asked)
    assert "Kepala Desa Karanganyar" in words(asked)
    done = leave(client, 3, 4, sure="yes")
    assert done.status_code == 303
    page = words(client.get(done.location))
    assert "Hari tidak di tempat sudah dicatat." in page
    [absence] = leaving.of_person(town.desk, town.persons["lurah"], ON)
    assert (absence.from_on, absence.until_on) == (ON + 3 * ONE, ON + 4 * ONE)
    secret = secretary.secretary(town)
    told = words(secret.get(f"{ROOM}/keterwakilan"))
    assert "Kepala Desa Karanganyar" in told
    assert "Siti Aminah tidak di tempat" in told
    assert "Kepala Desa Karanganyar" in words(secret.get("/operasi/kendala"))
    form = {"csrf_token": token(client, f"{ROOM}/catat")}
    back = client.post(f"{ROOM}/{absence.id}/kembali", data=form)
    assert "kembali bertugas" in words(client.get(back.location))
    assert "Siti Aminah tidak di tempat" not in words(secret.get(f"{ROOM}/keterwakilan"))


def test_wrong_days_stay_in_the_form_with_the_reason(town: Town) -> None:
    clean(town)
    client = town.client("lurah")
    wrong = leave(client, 5, 3)
    assert wrong.status_code == 422
    assert f'value="{(ON + 5 * ONE).day}"' in wrong.get_data(as_text=True)
    form = {"csrf_token": token(client, f"{ROOM}/catat"), "from_on-day": "31", "from_on-month": "2"}
    broken = client.post(f"{ROOM}/catat", data=form)
    assert broken.status_code == 422
    assert "error-summary" in broken.get_data(as_text=True)


def test_the_page_says_what_may_be_delegated_and_to_whom(town: Town) -> None:
    clean(town)
    page = words(town.client("lurah").get(f"{ROOM}/wakil"))
    assert "Yang boleh dilimpahkan" in page
    assert "Tono Prasetyo" in page  # of the same village
    assert "Agus Salim" not in page
    found = words(town.client("lurah").get(f"{ROOM}/wakil?cari=agus"))
    assert "Agus Salim" in found
    assert "Sari Wulandari" not in words(town.client("lurah").get(f"{ROOM}/wakil?cari=sari"))


def test_an_office_of_which_nothing_may_be_delegated_is_told_about_acting_officials(
    town: Town,
) -> None:
    page = words(town.client("dinas").get(f"{ROOM}/wakil"))
    assert "tidak membolehkan tindakan apa pun" in page
    assert "Plh" in page
    assert give(town.client("dinas"), town.persons["tono"]).status_code == 422


def test_a_delegate_acts_on_behalf_and_everybody_reads_so(town: Town) -> None:
    clean(town)
    case = work.at_village(town, "behalf-1", "Talud yang diwakili")
    head, tono = town.client("lurah"), town.client("tono")
    assert "Talud yang diwakili" not in words(tono.get("/tugas"))
    done = give(head, town.persons["tono"])
    assert done.status_code == 303, words(done)
    assert "Tono Prasetyo mewakili Siti Aminah" in words(head.get(done.location))
    queue = words(tono.get("/tugas?cari=yang+diwakili"))
    assert "Talud yang diwakili" in queue
    assert "a.n. Kepala Desa Karanganyar" in queue
    page = words(tono.get(f"/kasus/{case}"))
    assert "Anda bertindak atas nama Siti Aminah." in page
    assert "tidak boleh didelegasikan" in page  # rejecting
    request = Act("send_back", Actor(town.persons["tono"]), {"remarks": {"problem": "Di mana?"}})
    assert isinstance(acting.act(town.desk, case, request, None, dt.datetime.now(dt.UTC)), Done)
    timeline = words(head.get(f"/kasus/{case}"))
    assert "Operator Desa Karanganyar, a.n. Kepala Desa Karanganyar" in timeline
    number = re.search(r"/ikuti/[^\"?]+", head.get(f"/kasus/{case}").get_data(as_text=True))
    assert number is not None
    public = words(town.visitor().get(number[0]))
    assert "Operator Desa Karanganyar, a.n. Kepala Desa Karanganyar" in public
    assert "Tono Prasetyo" not in public
    [line] = giving.of_person(town.desk, town.persons["tono"], ON)
    form = {"csrf_token": token(tono, f"{ROOM}/catat")}
    ended = tono.post(f"{ROOM}/wakil/{line.id}/akhiri", data=form)
    assert "sudah diakhiri" in words(tono.get(ended.location))
    assert tono.post(f"{ROOM}/wakil/{line.id}/akhiri", data=form).status_code == 409


def test_what_is_wrong_with_it_stands_beside_each_input(town: Town) -> None:
    clean(town)
    client = town.client("lurah")
    wrong = give(client, "", basis=" ", most="banyak")
    page = words(wrong)
    assert wrong.status_code == 422
    for id_ in ("person", "most"):
        assert f'id="{id_}-error"' in page
    wrong = give(client, town.persons["tono"], basis=" ", workflow="nothing")
    assert 'id="basis-error"' in words(wrong)
    assert "ST" not in re.findall(r'name="basis"[^>]*value="([^"]*)"', words(wrong))
    assert give(client, "9" * 30).status_code == 422


def test_the_secretariat_sees_to_somebody_elses_days_with_a_reason(town: Town) -> None:
    clean(town)
    secret = secretary.secretary(town)
    head = town.persons["lurah"]
    query = f"?orang={head}"
    no = leave(secret, 1, 2, query, sure="yes")
    assert no.status_code == 422
    assert 'id="reason-error"' in words(no)
    done = leave(secret, 1, 2, query, sure="yes", reason="Beliau menelepon")
    assert done.status_code == 303
    page = words(secret.get(done.location))
    assert "Siti Aminah" in page
    made = give(secret, town.persons["tono"], query, reason="Beliau menelepon")
    assert made.status_code == 303, words(made)
    assert "Beliau menelepon" in words(secret.get("/studio/register"))
    clean(town)


def test_the_paper_of_a_hand_over_is_for_the_holder_and_the_secretariat(town: Town) -> None:
    work.at_village(town, "hand-over-1", "Talud serah terima")
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT id FROM office WHERE kind = 'village_head'").fetchone()
    assert row is not None
    address = f"{ROOM}/serah-terima/{row[0]}"
    for who in (town.client("lurah"), secretary.secretary(town)):
        page = words(who.get(address))
        assert "Talud serah terima" in page
        assert "Siti Aminah (definitif)" in page
        assert "lewat tenggat" in page
    assert town.client("tono").get(address).status_code == 404
    assert town.client("lurah").get(f"{ROOM}/serah-terima/999999").status_code == 404
    assert town.client("lurah").get(f"{ROOM}/serah-terima/{2**70}").status_code == 404
    assert "Serah terima" in words(town.client("lurah").get(ROOM))
