"""Taking an act back on the pages: where it is confirmed, on the case, and what everybody reads."""

import datetime as dt
import re

from flask.testing import FlaskClient

from engine.core.values import Act, Actor
from engine.service import acting, telling
from engine.service.results import Done
from tests.web.cases import work
from tests.web.queue.test_together import ANSWER, asked, hidden, post, three
from tests.web.town import Town

REASON = {"reason": "LAND_STATUS", "words": "Di luar wewenang.", "next_step": "Ke dinas."}


def rejected(town: Town, client: FlaskClient, key: str, title: str = "Talud") -> tuple[int, str]:
    """A proposal that the village head has just rejected, and where that led."""
    case = work.at_village(town, key, title)
    form = work.opened(client, case, "reject")
    answer = work.send(client, case, "reject", form, **REASON)
    assert answer.status_code == 303
    return case, answer.location


def seq_of(page: str) -> str:
    """The event that the page offers to take back."""
    found = re.search(r'name="urutan" value="(\d+)"', page)
    assert found is not None, page
    return found[1]


def press(client: FlaskClient, case: int, page: str, seq: str = "") -> tuple[int, str]:
    """Press "Batalkan" as the page has it; the answer, followed where it leads."""
    held = {"csrf_token": hidden(page)["csrf_token"][0], "urutan": seq or seq_of(page)}
    answer = client.post(f"/kasus/{case}/batalkan", data=held)
    page = answer.get_data(as_text=True)
    return answer.status_code, work.seen(client, answer.location) if answer.location else page


def test_from_the_page_that_confirms_it(town: Town) -> None:
    client = town.client("lurah")
    case, address = rejected(town, client, "undo-1", "Talud salah tekan")
    assert work.standing(town, case)[0] == "rejected"
    page = work.seen(client, address)
    assert re.search(r"Bisa sampai pukul \d\d\.\d\d\.\d\d WIB", page)
    status, after = press(client, case, page)
    assert status == 303
    assert "Dibatalkan. Semuanya kembali seperti semula" in after
    assert work.standing(town, case)[0] == "village_check"
    assert f"/kasus/{case}" in work.seen(client, "/tugas?cari=salah+tekan")
    # The same button of an old page once more: it is done, and nothing more happens.
    before = work.standing(town, case)
    assert press(client, case, page)[0] == 303
    assert work.standing(town, case) == before


def test_everybody_reads_that_it_does_not_count_and_not_what_it_said(town: Town) -> None:
    client = town.client("lurah")
    case, address = rejected(town, client, "undo-public")
    press(client, case, work.seen(client, address))
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Dibatalkan: Tolak" in public
    assert "Dibatalkan oleh Kepala Desa Karanganyar. Tindakan “Tolak” tidak berlaku" in public
    assert "Dibatalkan oleh yang mengambilnya, tidak berlaku" in public
    assert "Di luar wewenang." not in public
    assert 'id="keputusan"' not in public
    inside = work.seen(client, f"/kasus/{case}")
    assert "Di luar wewenang." in inside
    assert "Di luar wewenang." not in work.seen(town.client("sari"), f"/kasus/{case}")
    # Its mail never left, and never will.
    telling.relay(town.desk.database, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    with town.desk.database.connection() as connection:
        outcomes = connection.execute(
            "SELECT DISTINCT outcome FROM outbox WHERE case_id = %s AND seq = 3", (case,)
        ).fetchall()
    assert outcomes == [("undone",)]


def test_from_the_case_page_by_whoever_did_it_alone(town: Town) -> None:
    client = town.client("lurah")
    case, _ = rejected(town, client, "undo-case")
    page = work.seen(client, f"/kasus/{case}")
    assert "Anda baru saja mencatat “Tolak”" in page
    for other in ("camat", "sari"):
        seen = work.seen(town.client(other), f"/kasus/{case}")
        assert 'name="urutan"' not in seen
    camat = town.client("camat")
    token = hidden(camat.get(f"/kasus/{case}").get_data(as_text=True))["csrf_token"][0]
    answer = camat.post(f"/kasus/{case}/batalkan", data={"csrf_token": token, "urutan": "3"})
    assert answer.status_code == 409
    assert "Hanya yang mengambil tindakan ini" in answer.get_data(as_text=True)
    assert work.standing(town, case)[0] == "rejected"
    stranger = town.client("budi")
    held = {"csrf_token": hidden(stranger.get("/usulan").get_data(as_text=True)).get("csrf_token")}
    assert stranger.post(f"/kasus/{case}/batalkan", data=held).status_code in (400, 404)


def test_too_late_is_said_and_nothing_is_offered(town: Town) -> None:
    client = town.client("lurah")
    case, address = rejected(town, client, "undo-late")
    page = work.seen(client, address)
    telling.relay(town.desk.database, dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11))
    status, after = press(client, case, page)
    assert status == 409
    assert "Tidak dibatalkan." in after
    assert "Pemberitahuannya sudah sampai kepada orang lain" in after
    assert 'name="urutan"' not in work.seen(client, f"/kasus/{case}")
    for odd in ("", "x", "-1", "0", "99999999999", "٣"):
        held = {"csrf_token": hidden(page)["csrf_token"][0], "urutan": odd}
        assert client.post(f"/kasus/{case}/batalkan", data=held).status_code == 409


def test_somebody_acted_since(town: Town) -> None:
    client = town.client("ketua")
    case = work.case(town, "undo-since")
    form = work.opened(client, case, "forward")
    typed = {**work.day(), "f__rw_rank": "1"}
    assert work.send(client, case, "forward", form, **typed).status_code == 303
    page = work.seen(client, f"/kasus/{case}")
    done = acting.act(
        town.desk,
        case,
        Act("put_to_forum", Actor(town.persons["lurah"]), {}),
        None,
        dt.datetime.now(dt.UTC),
    )
    assert isinstance(done, Done)
    status, after = press(client, case, page)
    assert status == 409
    assert "Sesudah itu sudah terjadi hal lain" in after


def test_whoever_was_asked_meanwhile_learns_what_happened(town: Town) -> None:
    """The next office has its form open when the act that brought it there is taken back."""
    client, camat = town.client("lurah"), town.client("lurah")
    case = work.at_village(town, "undo-meanwhile")
    plain = work.opened(client, case, "put_to_forum")
    assert work.send(client, case, "put_to_forum", plain).status_code == 303
    form = work.opened(camat, case, "reject")
    press(client, case, work.seen(client, f"/kasus/{case}"))
    answer = work.send(camat, case, "reject", form, **REASON, **work.day())
    assert answer.status_code == 409
    assert "Dibatalkan: Bawa ke musyawarah" in answer.get_data(as_text=True)


def test_a_list_of_decisions_is_taken_back_each_by_itself(town: Town) -> None:
    cases = three(town, "undo-many")
    client = town.client("lurah")
    form = asked(client, cases, "reject")
    page = post(client, **{**form, **ANSWER, "reason": "LAND_STATUS", "putuskan": "1"})
    assert "Batalkan 3 keputusan ini" in page
    assert re.search(r"Bisa sampai pukul \d\d\.\d\d\.\d\d WIB", page)
    held = hidden(page)
    assert held["kasus"] == [f"{one}.3" for one in cases]
    foreign = work.at_village(town, "undo-foreign", "Bukan milik siapa pun")
    odd = [f"{cases[2]}.2", f"{foreign}.1", "x", "9.x", "9" * 18 + ".1"]
    chosen = {**held, "kasus": [*held["kasus"][:2], *odd]}
    answer = client.post("/tugas/bersama/batalkan", data=chosen)
    told = answer.get_data(as_text=True)
    assert "2 keputusan dibatalkan dan tidak berlaku" in told
    assert "2 keputusan tetap berlaku" in told
    states = [work.standing(town, one)[0] for one in cases]
    assert states == ["village_check", "village_check", "rejected"]
    # Whoever sees nothing of them is told nothing of them.
    other = town.client("budi")
    token = hidden(other.get("/tugas").get_data(as_text=True)).get("csrf_token", [""])[0]
    seen = other.post("/tugas/bersama/batalkan", data={**held, "csrf_token": token})
    assert "Talud undo-many" not in seen.get_data(as_text=True)
