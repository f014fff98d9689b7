"""A review by several seats: each answers for itself, with a reason where it disagrees."""

import datetime as dt

from engine.core.values import Actor, Open
from engine.service import opening
from engine.service.results import Receipt
from tests.web import town as towns
from tests.web.cases import forces, work
from tests.web.filling import errors_of, main_of
from tests.web.town import Town

TODAY = towns.OPENED.date()


def force(town: Town, key: str) -> int:
    """A task force whose plan waits for both chains of command."""
    forces.appoint(town)
    lurah = town.persons["lurah"]
    answers = {
        "title": "Penanganan banjir Tirto",
        "site": towns.VILLAGE,
        "purpose": "disaster",
        "need": "Air pasang masuk rumah tiap bulan.",
        "weeks_needed": 12,
    }
    done = opening.open_case(
        town.desk, "joint_task_force", Open(Actor(lurah), {"opener": lurah}, answers), key,
        towns.OPENED,
    )  # fmt: skip
    assert isinstance(done, Receipt), done
    case = done.case_id
    work.act(town, case, "bupati", "agree")
    work.act(
        town, case, "bupati", "record_mandate", legal_basis="UU 24/2007",
        decree_number="360/12/2026", decree_on=TODAY.isoformat(), decree_signer="Bupati",
        starts_on=TODAY.isoformat(), until_on=(TODAY + dt.timedelta(days=120)).isoformat(),
    )  # fmt: skip
    work.act(town, case, "camat", "fill_seats", chair="district_head",
             member_offices="Camat, Danramil, Kapolsek", strength=24)  # fmt: skip
    work.act(town, case, "camat", "submit_plan", work_plan="Karung pasir dan pompa.",
             target="Tiga RW kering.", plan_cost=150_000_000)  # fmt: skip
    assert work.standing(town, case)[0] == "plan_agreement"
    return case


def test_each_seat_answers_once_and_both_carry_it(town: Town) -> None:
    case = force(town, "both")
    camat, danramil = town.client("camat"), town.client("danramil")
    page = camat.get(f"/kasus/{case}").get_data(as_text=True)
    carried = work.hidden(page, "pass")
    assert work.send(camat, case, "pass", carried).status_code == 303
    assert work.standing(town, case)[0] == "plan_agreement"
    again = work.seen(camat, f"/kasus/{case}")
    assert "Tidak ada tindakan untuk Anda saat ini" in again
    theirs = work.hidden(danramil.get(f"/kasus/{case}").get_data(as_text=True), "pass")
    assert work.send(danramil, case, "pass", theirs).status_code == 303
    assert work.standing(town, case)[0] == "active"


def test_disagreeing_asks_for_a_reason_and_the_public_reads_it(town: Town) -> None:
    case = force(town, "against")
    client = town.client("danramil")
    page = client.get(f"/kasus/{case}").get_data(as_text=True)
    link = page.partition(f'href="/kasus/{case}/fail?kursi=')[2].partition('"')[0]
    form = client.get(f"/kasus/{case}/fail?kursi={link}")
    assert "Anda menjawab sebagai Danramil." in main_of(form)
    carried = work.hidden(form.get_data(as_text=True), "fail")
    empty = work.send(client, case, "fail", carried)
    assert empty.status_code == 422
    assert errors_of(empty)[0] == "Pilih alasannya"
    reason = form.get_data(as_text=True).partition('name="reason" value="')[2].partition('"')[0]
    sent = work.send(client, case, "fail", carried, reason=reason, words="Personel belum cukup.")
    assert sent.status_code == 303
    assert work.standing(town, case)[0] == "planning"
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Personel belum cukup." in public
    assert "Danramil Tirto" in public


def test_nobody_answers_for_another_seat(town: Town) -> None:
    case = force(town, "seat")
    danramil = town.client("danramil")
    carried = work.hidden(danramil.get(f"/kasus/{case}").get_data(as_text=True), "pass")
    own = carried["slot"][0]
    with town.desk.database.connection() as connection:
        slots = connection.execute(
            "SELECT slot FROM task WHERE case_id = %s AND closed_at IS NULL", (case,)
        ).fetchall()
    [other] = [slot for (slot,) in slots if slot != own]
    answer = work.send(danramil, case, "pass", carried | {"slot": [other]})
    assert answer.status_code == 422
    assert work.standing(town, case)[0] == "plan_agreement"
    kapolsek = town.client("kapolsek")
    forged = carried | {"csrf_token": [towns.token(kapolsek, "/akun/sandi")]}
    assert work.send(kapolsek, case, "pass", forged).status_code == 422


def test_a_case_that_waits_for_me_again_stays_open_before_me(town: Town) -> None:
    case = force(town, "stay")
    work.act(town, case, "camat", "pass")
    work.act(town, case, "danramil", "pass")
    client = town.client("camat")
    carried = work.opened(client, case, "close")
    answer = work.send(client, case, "close", carried, words="Air sudah surut.")
    assert answer.location == f"/kasus/{case}?tercatat=1"
    page = work.seen(client, f"/kasus/{case}")
    assert "Laporan akhir dan laporan keuangan harus disimpan dulu." in page


def test_a_seat_waits_for_a_further_word_and_says_why_after_a_no(town: Town) -> None:
    case = force(town, "further")
    camat, danramil, dinas = (town.client(who) for who in ("camat", "danramil", "dinas"))
    form = camat.get(f"/kasus/{case}/tanya").get_data(as_text=True)
    slot = form.partition('name="of" value="')[2].partition('"')[0]
    token = form.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert slot
    typed = {"csrf_token": token, "of": slot, "kind": "join", "words": "Cukup pompanya?"}
    seated = camat.post(f"/kasus/{case}/tanya", data={**typed, "queue": forces_queue("danramil")})
    assert seated.status_code == 422
    assert "Kantor ini sendiri ikut menjawab" in seated.get_data(as_text=True)
    asked = camat.post(f"/kasus/{case}/tanya", data={**typed, "queue": "agency_head@org:DPU"})
    assert asked.status_code == 303
    page = work.seen(camat, f"/kasus/{case}")
    assert "Menunggu paraf Kepala Dinas Pekerjaan Umum" in page
    other = danramil.get(f"/kasus/{case}").get_data(as_text=True)
    assert work.hidden(other, "pass")  # the other seat does not wait
    reply = dinas.get(f"/kasus/{case}/tanya/tidak-setuju?kursi=join:1").get_data(as_text=True)
    token = reply.partition('name="csrf_token" value="')[2].partition('"')[0]
    given = {"csrf_token": token, "slot": "join:1", "words": "Pompanya kurang"}
    assert dinas.post(f"/kasus/{case}/tanya/tidak-setuju", data=given).status_code == 303
    page = work.seen(camat, f"/kasus/{case}")
    assert "Ada yang tidak setuju." in page
    assert "Ada yang tidak setuju." not in work.seen(danramil, f"/kasus/{case}")
    answer = camat.get(f"/kasus/{case}/pass?kursi={slot}").get_data(as_text=True)
    carried = work.hidden(answer, "pass")
    assert work.send(camat, case, "pass", carried).status_code == 422
    assert work.send(camat, case, "pass", carried, words="Dipinjam dari kota").status_code == 303


def forces_queue(who: str) -> str:
    """The queue of one of the forces' offices."""
    _, _, office, _, area = forces.OFFICES[who]
    return f"{office}@{area}"
