"""Asking another office, answering and taking back through the pages."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.cases import work
from tests.web.town import Town

CAMAT, DINAS = "district_head@33.26.15", "agency_head@org:DPU"


def page(client: FlaskClient, case: int) -> str:
    return work.seen(client, f"/kasus/{case}")


def send(client: FlaskClient, case: int, deed: str = "", **typed: Any) -> TestResponse:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    address = f"/kasus/{case}/tanya" + (f"/{deed}" if deed else "")
    named = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address, data={"csrf_token": token, **named})


def test_a_question_is_asked_answered_and_read_by_officials_alone(town: Town) -> None:
    case = work.at_village(town, "ask-plain")
    lurah, dinas = town.client("lurah"), town.client("dinas")
    assert dinas.get(f"/kasus/{case}").status_code == 404  # not theirs to see, until they are asked
    form = lurah.get(f"/kasus/{case}/tanya").get_data(as_text=True)
    assert "Kepala Dinas Pekerjaan Umum" in form
    assert "Camat Tirto" in form
    assert "Kepala Desa Karanganyar</option>" not in form
    sent = send(lurah, case, kind="ask", queue=DINAS, words="Cukup lebar?", of="")
    assert sent.status_code == 303, sent.get_data(as_text=True)
    assert "beri telaah" in work.seen(dinas, "/tugas")
    seen = page(dinas, case)
    assert "Kepala Desa Karanganyar meminta telaah Kepala Dinas Pekerjaan Umum." in seen
    assert "Cukup lebar?" in seen
    assert "Bukan urusan kami" in seen
    assert "Bawa ke musyawarah" in page(lurah, case)  # the task stays where it is, and open
    reply = dinas.get(f"/kasus/{case}/tanya/jawab?kursi=ask:1").get_data(as_text=True)
    assert "Cukup lebar?" in reply
    empty = send(dinas, case, "jawab", slot="ask:1")
    assert empty.status_code == 422
    assert send(dinas, case, "jawab", slot="ask:1", words="Cukup, 60 cm.").status_code == 303
    assert "Cukup, 60 cm." in page(lurah, case)
    for read in (
        town.visitor().get(f"/ikuti/{work.number(town, case)}").get_data(as_text=True),
        page(town.client("sari"), case),
    ):
        assert "Telaah dijawab" in read
        assert "Kepala Dinas Pekerjaan Umum" in read
        assert "60 cm" not in read
        assert "Cukup lebar?" not in read
    again = send(dinas, case, "jawab", slot="ask:1", words="Sekali lagi")
    assert again.status_code == 409
    assert "Tidak ada tugas yang terbuka di sini." in again.get_data(as_text=True)


def test_nothing_typed_is_lost_where_something_is_wrong(town: Town) -> None:
    case = work.at_village(town, "ask-wrong")
    lurah = town.client("lurah")
    wrong = send(lurah, case, kind="ask", queue="", words="Bagaimana?", of="", due__day="31",
                 due__month="2", due__year="2027")  # fmt: skip
    assert wrong.status_code == 422
    assert "Bagaimana?" in wrong.get_data(as_text=True)
    wrong = send(lurah, case, kind="ask", queue="", words="Bagaimana?", of="")
    assert wrong.status_code == 422
    assert "Pilih kantor yang diminta." in wrong.get_data(as_text=True)
    past = send(lurah, case, kind="ask", queue=DINAS, words="Bagaimana?", of="", due__day="1",
                due__month="1", due__year="2020")  # fmt: skip
    assert "Hari itu sudah lewat." in past.get_data(as_text=True)


def test_a_further_approver_closes_the_acts_and_a_no_asks_for_words(town: Town) -> None:
    case = work.at_village(town, "ask-join")
    lurah, camat = town.client("lurah"), town.client("camat")
    carried = work.opened(lurah, case, "send_back")
    assert send(lurah, case, kind="join", queue=CAMAT, words="Setuju?", of="").status_code == 303
    seen = page(lurah, case)
    assert "Menunggu paraf Camat Tirto" in seen
    late = work.send(lurah, case, "send_back", carried, remark__volume="Ukur lagi")
    assert late.status_code in (409, 422)
    assert "Menunggu paraf Camat Tirto" in late.get_data(as_text=True)
    public = town.visitor().get(f"/ikuti/{work.number(town, case)}").get_data(as_text=True)
    assert "Menunggu paraf <strong>Camat Tirto</strong>" in public
    assert send(camat, case, "tidak-setuju", slot="join:1", words="").status_code == 422
    done = send(camat, case, "tidak-setuju", slot="join:1", words="Terlalu mahal")
    assert done.status_code == 303
    seen = page(lurah, case)
    assert "Ada yang tidak setuju." in seen
    assert "Terlalu mahal" in seen
    assert 'name="words"' in lurah.get(f"/kasus/{case}/put_to_forum").get_data(as_text=True)
    carried = work.opened(lurah, case, "put_to_forum")
    assert work.send(lurah, case, "put_to_forum", carried).status_code == 422
    why = work.send(lurah, case, "put_to_forum", carried, words="Warga sudah sepakat")
    assert why.status_code == 303
    assert work.standing(town, case)[0] == "village_forum"


def test_taken_back_with_a_reason_by_whoever_asked(town: Town) -> None:
    case = work.at_village(town, "ask-back")
    lurah, camat = town.client("lurah"), town.client("camat")
    send(lurah, case, kind="join", queue=CAMAT, words="Setuju?", of="")
    assert camat.get(f"/kasus/{case}/tanya/tarik?kursi=join:1").status_code == 409
    assert send(lurah, case, "tarik", slot="join:1").status_code == 422
    assert send(lurah, case, "tarik", slot="join:1", words="Sudah jelas").status_code == 303
    assert "Bawa ke musyawarah" in page(lurah, case)
    assert send(camat, case, "setuju", slot="join:1").status_code == 409
    assert send(camat, case, "curi", slot="join:1").status_code == 404


def test_whoever_does_not_hold_the_task_asks_nobody(town: Town) -> None:
    case = work.at_village(town, "ask-other")
    camat = town.client("camat")
    assert "Minta telaah" not in page(camat, case)
    assert send(camat, case, kind="ask", queue=DINAS, words="x", of="").status_code == 409
    assert "Minta telaah" not in page(town.client("sari"), case)


def test_whoever_came_from_a_list_goes_on_with_the_next_task_of_it(town: Town) -> None:
    case = work.at_village(town, "ask-way")
    send(town.client("lurah"), case, kind="ask", queue=DINAS, words="Cukup?", of="")
    dinas, way = town.client("dinas"), "cari=selokan&pada=_0"
    form = dinas.get(f"/kasus/{case}/tanya/jawab?kursi=ask:1&dari=cari%3Dselokan%26pada%3D_0")
    assert 'name="dari"' in form.get_data(as_text=True)
    done = send(dinas, case, "jawab", slot="ask:1", words="Cukup.", dari=way)
    assert "dari=cari" in done.location
    assert "/tugas/berikutnya?" in dinas.get(done.location).get_data(as_text=True)
