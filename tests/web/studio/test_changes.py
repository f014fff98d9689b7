"""A change on its page: the second person reads it in words, acknowledges, publishes or sends
back; who is alone is told so; what was urgent is reviewed."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import drafting, incidents, publishing
from tests.web import secretary
from tests.web.secretary import WORKFLOW, ticked
from tests.web.studio.test_editing import EDIT, form_of, number_of, renamed, send, words_of
from tests.web.town import Town, token

SPARE = (
    "\r\nreasons:\r\n  SPARE_REASON:\r\n"
    "    label: {id: Cadangan, en: Spare}\r\n    basis: {id: a, en: a}\r\n"
    "    next_step: {id: a, en: a}\r\n"
)


@pytest.fixture(autouse=True)
def two_persons(town: Town) -> Iterator[None]:
    """Two of the secretariat, no draft and nothing waiting from the test before."""
    secretary.appoint(town)
    secretary.appoint(town, "sekre2", "Budi Hartono")
    yield
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM definition_draft")
        connection.execute(
            "UPDATE definition_change SET standing = 'withdrawn' WHERE standing = 'waiting'"
        )
        connection.execute("UPDATE definition_change SET reviewed_at = now() WHERE urgent")
        connection.execute("UPDATE incident SET settled_at = now() WHERE settled_at IS NULL")
        connection.execute("UPDATE member SET secretariat = true WHERE person = ANY(%s)",
                           ([town.persons["sekre"], town.persons["sekre2"]],))  # fmt: skip


def handed_in(town: Town, client: FlaskClient, title: str = "Usulan warga") -> str:
    """The address of a change that this browser handed in."""
    form = renamed(form_of(town, client), title) | {"reason": "Surat edaran 7"}
    answer = send(client, form)
    assert answer.status_code == 303, words_of(answer)
    return answer.location


def act(client: FlaskClient, address: str, what: str, **form: str) -> TestResponse:
    return client.post(f"{address}/{what}", data=ticked(client, address) | form)


def test_the_second_person_sees_the_change_in_words_and_as_text(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    form = form_of(town, ratna) | {"reason": "Surat edaran 7"}
    asks = "asks: [reason, words, next_step"
    form["text-0"] = form["text-0"].replace(f"{asks}]", f"{asks}, remarks]", 1)
    answer = send(ratna, without_scenarios(form))
    assert answer.status_code == 303, words_of(answer)
    page = words_of(budi.get(answer.location))
    assert "kini juga meminta catatan pada isian." in page
    assert "Ratna Dewi" in page
    assert "Surat edaran 7" in page
    assert "+ baru" in page
    assert "Anda orang kedua" in page
    english = secretary.secretary(town, "sekre2")
    english.set_cookie("bahasa", "en")
    assert "now also asks remarks on fields." in words_of(english.get(answer.location))


def without_scenarios(form: dict[str, str]) -> dict[str, str]:
    gone = {key for key, name in form.items() if key.startswith("file-") and "scenarios/" in name}
    texts = {f"text-{key.removeprefix('file-')}" for key in gone}
    return {key: value for key, value in form.items() if key not in gone | texts}


def test_the_author_has_no_button_to_publish_and_is_refused(town: Town) -> None:
    ratna = secretary.secretary(town)
    before = number_of(town)
    address = handed_in(town, ratna)
    page = words_of(ratna.get(address))
    assert "Penulis tidak dapat menerbitkan perubahannya sendiri" in page
    assert "Budi Hartono" in page
    assert f'action="{address}/terbitkan"' not in page
    answer = act(ratna, address, "terbitkan")
    assert answer.status_code == 422
    assert "orang kedua yang memutuskannya" in words_of(answer)
    assert number_of(town) == before


def test_every_warning_is_acknowledged_by_its_name(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    form = form_of(town, ratna) | {"reason": "alasan cadangan"}
    form["text-0"] = form["text-0"].rstrip() + SPARE
    answer = send(ratna, form)
    assert answer.status_code == 303, words_of(answer)
    address, before = answer.location, number_of(town)
    wanted = [name for name in ticked(budi, address) if name.startswith("ack-")]
    assert wanted
    bare = {"csrf_token": token(budi, address)}
    refused = budi.post(f"{address}/terbitkan", data=bare)
    page = words_of(refused)
    assert refused.status_code == 422
    assert f'href="#{wanted[0]}"' in page
    assert "Akui peringatan ini" in page
    assert number_of(town) == before
    assert act(budi, address, "terbitkan").status_code == 303
    assert number_of(town) == before + 1


def test_a_change_is_sent_back_and_written_on(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address = handed_in(town, ratna)
    empty = act(budi, address, "kembalikan", words=" ")
    assert empty.status_code == 422
    assert "Tulis alasannya" in words_of(empty)
    assert act(budi, address, "kembalikan", words="Judulnya keliru").status_code == 303
    page = words_of(ratna.get(address))
    assert "Judulnya keliru" in page
    assert "Budi Hartono mengembalikannya" in page
    again = act(ratna, address, "lanjutkan")
    assert again.status_code == 303
    assert "id: Usulan warga" in words_of(ratna.get(again.location))
    late = act(budi, address, "terbitkan")
    assert late.status_code == 409
    assert "sudah diputuskan" in words_of(late)


def test_a_change_says_its_impact_on_open_cases_and_what_its_scenarios_play(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    secretary.propose(town, "form-impact", title="Talud")
    form = form_of(town, ratna) | {"reason": "Surat edaran 7"}
    title = "title: {id: Rembuk RW, en: Neighbourhood forum}"
    assert title in form["text-0"]
    form["text-0"] = form["text-0"].replace(title, "title: {id: Temu RW, en: RW meeting}")
    answer = send(ratna, form)
    assert answer.status_code == 303, words_of(answer)
    page = words_of(budi.get(answer.location))
    assert "Dampak pada kasus terbuka" in page
    assert "1 dapat pindah" in page
    assert "Pindah ke “Temu RW”" in page
    assert "Yang dimainkan skenarionya" in page
    assert re.search(r"Jalan antartahap</th>\s*<td[^>]*>\d+ %</td>\s*<td[^>]*>\d+ %</td>", page)
    assert act(budi, answer.location, "kembalikan", words="Belum").status_code == 303
    assert "Dampak pada kasus terbuka" not in words_of(budi.get(answer.location))  # decided


def test_the_author_takes_it_back(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address = handed_in(town, ratna)
    assert act(budi, address, "tarik").status_code == 422
    assert act(ratna, address, "tarik").status_code == 303
    assert "Ditarik atau diganti" in words_of(budi.get(address))


def test_a_change_that_an_other_overtook_is_told(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    mine = handed_in(town, ratna, "Punya Ratna")
    theirs = handed_in(town, budi, "Punya Budi")
    assert act(ratna, theirs, "terbitkan").status_code == 303
    answer = act(budi, mine, "terbitkan")
    assert answer.status_code == 409
    assert "Versi lain sudah terbit sejak perubahan ini ditulis" in words_of(answer)


def test_what_waits_is_shown_where_the_second_person_looks(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address = handed_in(town, ratna)
    for page in ("/studio", f"/studio/{WORKFLOW}", EDIT):
        assert f'href="{address}"' in words_of(budi.get(page)), page
    assert "menunggu Anda" in words_of(budi.get("/studio"))
    assert "pengajuan Anda" in words_of(ratna.get("/studio"))


# ------------------------------------------------------------------ urgently


def test_an_urgent_change_is_reviewed_by_another_within_a_working_day(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address, before = handed_in(town, ratna, "Mendesak"), number_of(town)
    silent = act(ratna, address, "mendesak", words="")
    assert silent.status_code == 422
    done = act(ratna, address, "mendesak", words="Musyawarah besok pagi")
    assert done.status_code == 303, words_of(done)
    assert number_of(town) == before + 1
    page = words_of(budi.get(address))
    assert "menerbitkannya sendiri secara mendesak" in page
    assert "Musyawarah besok pagi" in page
    assert "Paling lambat" in page
    [incident] = [one for one in incidents.waiting(town.desk) if one.kind == drafting.URGENT]
    shown = words_of(budi.get(f"/operasi/kendala/{incident.id}"))
    assert "Terbit mendesak, belum ditinjau" in shown
    assert f'href="{address}"' in shown
    assert "Catat sebagai selesai" not in shown
    assert act(ratna, address, "tinjau", verdict="agreed", words="x").status_code == 422
    assert act(budi, address, "tinjau", words="x").status_code == 422
    reviewed = act(budi, address, "tinjau", verdict="objected", words="Terlalu singkat")
    assert reviewed.status_code == 303
    told = words_of(ratna.get(address))
    assert "meninjaunya" in told
    assert "keberatan" in told
    assert "Terlalu singkat" in told
    assert incidents.waiting(town.desk, kind=drafting.URGENT) == []


def test_a_review_that_is_late_says_so(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address = handed_in(town, ratna, "Mendesak lagi")
    act(ratna, address, "mendesak", words="Besok")
    past = dt.datetime(2026, 1, 5, 17, tzinfo=dt.UTC).isoformat()
    with town.desk.database.connection() as connection:
        connection.execute(
            "UPDATE incident SET values = jsonb_set(values, '{due_at}', to_jsonb(%s::text))"
            " WHERE kind = %s AND settled_at IS NULL",
            (past, drafting.URGENT),
        )
    assert "Seharusnya selesai Senin, 5 Januari 2026" in words_of(budi.get(address))
    assert "Seharusnya selesai Senin, 5 Januari 2026" in words_of(budi.get("/studio"))


def test_who_is_alone_is_told_so_and_has_a_way(town: Town) -> None:
    ratna = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        connection.execute(
            "UPDATE member SET secretariat = false WHERE tenant = 1 AND person <> %s",
            (town.persons["sekre"],),
        )
    address, before = handed_in(town, ratna, "Sendirian"), number_of(town)
    page = words_of(ratna.get(address))
    assert "Belum ada orang kedua di kantor ini" in page
    assert "Angkat orang kedua" in page
    assert act(ratna, address, "mendesak", words="Belum ada orang kedua").status_code == 303
    assert number_of(town) == before + 1
    assert "Belum ada orang kedua yang dapat meninjau" in words_of(ratna.get(address))


# ------------------------------------------------------------------ history and return


def test_the_history_names_author_approver_and_reason(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    address = handed_in(town, ratna, "Untuk riwayat")
    act(budi, address, "terbitkan")
    page = words_of(budi.get(f"/studio/{WORKFLOW}/riwayat"))
    assert re.search(r"Menerbitkan \w+ versi \d+ \(ditulis Ratna Dewi, disetujui", page)
    assert "Budi Hartono" in page
    assert "Surat edaran 7" in page
    assert f'href="{address}"' in page
    assert "bawaan program" in page  # the first version names itself, too


def test_an_earlier_version_returns_by_four_eyes(town: Town) -> None:
    ratna, budi = secretary.secretary(town), secretary.secretary(town, "sekre2")
    assert act(budi, handed_in(town, ratna, "Sebelum kembali"), "terbitkan").status_code == 303
    head = publishing.heads(town.desk)[WORKFLOW]
    address = f"/studio/{WORKFLOW}/versi/1"
    form = {"csrf_token": token(ratna, address), "head": head.hash, "reason": ""}
    assert ratna.post(f"{address}/kembali", data=form).status_code == 422
    stale = form | {"reason": "x", "head": "0" * 64}
    assert ratna.post(f"{address}/kembali", data=stale).status_code == 409
    answer = ratna.post(f"{address}/kembali", data=form | {"reason": "Terlalu cepat"})
    assert answer.status_code == 303, words_of(answer)
    assert number_of(town) == head.number
    assert "kembali ke versi lama" in words_of(budi.get(answer.location))
    assert act(budi, answer.location, "terbitkan").status_code == 303
    assert number_of(town) == 1
    page = words_of(budi.get(f"/studio/{WORKFLOW}/versi/1"))
    assert "Memakai lagi" in page
    assert "Kembali ke versi ini" not in page  # it is the one in use


def test_a_draft_begins_with_the_text_of_a_version_but_never_over_another(town: Town) -> None:
    ratna = secretary.secretary(town)
    address = f"/studio/{WORKFLOW}/versi/1"
    form = {"csrf_token": token(ratna, address)}
    assert ratna.post(f"{address}/draf", data=form).status_code == 303
    draft = drafting.draft_of(town.desk, WORKFLOW, town.persons["sekre"])
    assert draft is not None
    ratna.post(f"{address}/draf", data=form)
    assert drafting.draft_of(town.desk, WORKFLOW, town.persons["sekre"]) == draft


@pytest.mark.parametrize("number", ["999999", "0"])
def test_a_change_that_is_not_there_is_not_found(town: Town, number: str) -> None:
    ratna = secretary.secretary(town)
    assert ratna.get(f"/studio/pengajuan/{number}").status_code == 404
    form = {"csrf_token": token(ratna, EDIT)}
    for act_name in ("terbitkan", "mendesak", "kembalikan", "tarik", "tinjau", "lanjutkan"):
        answer = ratna.post(f"/studio/pengajuan/{number}/{act_name}", data=form)
        assert answer.status_code == 404, act_name
