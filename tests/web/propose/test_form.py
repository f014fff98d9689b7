"""The proposer's form: page by page, saved at each step, judged on the server."""

from typing import Any

import pytest

from tests.web import filling
from tests.web.filling import begin, errors_of, fill, main_of, propose, seen, send_page
from tests.web.town import Town, token


def test_a_proposer_goes_through_all_pages_and_gets_a_number(town: Town) -> None:
    client = town.client("sari")
    number = propose(client)
    page = main_of(client.get(f"/ikuti/{number}"))
    assert "Ketua RW 003 Karanganyar" in page
    assert number in client.get("/usulan-saya").get_data(as_text=True)


def test_ten_equal_sends_are_one_case_with_one_receipt(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    held = seen(client, fill(client, form))
    before = filling.count(town, "cases")
    answers = [client.post(f"/usul/{form}/kirim", data=held) for _ in range(10)]
    assert {answer.location for answer in answers} == {f"/usul/{form}/terima"}
    assert filling.count(town, "cases") == before + 1


def test_a_page_goes_on_only_when_its_question_is_answered(town: Town) -> None:
    client = town.client("sari")
    address = f"/usul/{begin(client)}/1"
    answer = send_page(client, address, **{"f-nature": None})
    assert answer.status_code == 422
    assert errors_of(answer) == ["Pilih jawaban: Apa yang diusulkan"]
    assert "<title>Salah:" in answer.get_data(as_text=True)


def test_what_was_typed_wrong_is_shown_again_as_it_was_typed(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    fill(client, form)
    page = _page_with(client, form, "f-cost")
    answer = send_page(client, page, **{"f-cost": "murah sekali"})
    assert answer.status_code == 422
    assert 'value="murah sekali"' in answer.get_data(as_text=True)
    # It is kept, and the check page says what is missing.
    assert 'value="murah sekali"' in client.get(page).get_data(as_text=True)
    assert "Perkiraan biaya" in " ".join(errors_of(client.get(f"/usul/{form}/periksa")))


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("f-title", "x" * 121, "paling panjang 120"),
        ("f-problem", "x" * 3001, "paling panjang 3.000"),
        ("f-problem", "tanda \x07 aneh", "tidak dapat disimpan"),
        ("f-cost", "0", "paling sedikit Rp 1"),
        ("f-cost", "9" * 16, "paling banyak"),
        ("f-volume", "-3", "paling sedikit 0"),
        ("f-volume", "12 ekor", "dengan angka"),
        ("f-beneficiaries", "1,5", "angka bulat"),
        ("f-kind", "palace", "Pilih salah satu jawaban"),
        ("f-nature", "<script>alert(1)</script>", "Pilih salah satu jawaban"),
        ("f-place-village", "33.27.01.2001", "Pilih desa atau kelurahan"),
        ("f-place-village", "' OR 1=1 --", "Pilih desa atau kelurahan"),
        ("f-place-rw", "tujuh", "Pilih desa atau kelurahan"),
    ],
)
def test_a_bad_answer_is_refused_with_words(town: Town, field: str, typed: str, part: str) -> None:
    client = town.client("sari")
    form = begin(client)
    fill(client, form)
    answer = send_page(client, _page_with(client, form, field), **{field: typed})
    assert answer.status_code == 422
    assert part in " ".join(errors_of(answer))
    assert "<script>alert" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("f-cost", "Rp 1.250.000.000,-", "Rp 1.250.000.000 (1,25 miliar)"),
        ("f-cost", "25 juta", "Rp 25.000.000 (25 juta)"),
        ("f-volume", "1.250,5", "1.250,5"),
        ("f-beneficiaries", " 1 250 ", "1.250"),
        ("f-title", "  Jalan   <b>Melati</b>  ", "Jalan <b>Melati</b>"),
        ("f-title", "道路の修理 إصلاح الطريق", "道路の修理 إصلاح الطريق"),
        ("f-title", "Nul\x00nya hilang", "Nulnya hilang"),
    ],
)
def test_numbers_and_scripts_are_read_forgivingly(
    town: Town, field: str, typed: str, kept: str
) -> None:
    client = town.client("sari")
    check = fill(client, begin(client), **{field: typed})
    page = client.get(check).get_data(as_text=True)
    assert kept in main_of(client.get(check))
    assert "<b>Melati" not in page


def test_not_knowing_is_an_answer_where_the_definition_says_so(town: Town) -> None:
    client = town.client("sari")
    check = fill(client, begin(client), **{
        "f-cost": "", "f-cost-unknown": "yes", "f-land_status": "__unknown",
        "f-proposed_before": "unknown",
    })  # fmt: skip
    assert main_of(client.get(check)).count("Belum diketahui") == 3


def test_conditions_open_and_close_questions(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    send_page(client, f"/usul/{form}/1", **{"f-nature": "non_physical"})
    assert "Tanahnya" not in main_of(client.get(f"/usul/{form}/periksa"))
    assert client.get(f"/usul/{form}/2").location == f"/usul/{form}"
    send_page(client, f"/usul/{form}/3")
    send_page(client, f"/usul/{form}/1")
    more = send_page(client, f"/usul/{form}/2", **{"f-land_status": "given"})
    assert more.status_code == 200
    assert "Surat kesediaan pemilik tanah" in main_of(more)


@pytest.mark.parametrize("key", ["state", "number", "tenant", "rw_rank", "agency", "parties"])
def test_forged_fields_never_reach_the_case(town: Town, key: str) -> None:
    client = town.client("sari")
    form = begin(client)
    check = fill(client, form, **{f"f-{key}": "7", key: "7"})
    client.post(f"/usul/{form}/kirim", data=seen(client, check) | {key: "7", f"f-{key}": "7"})
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT data, state FROM cases WHERE tenant = 1 ORDER BY id DESC LIMIT 1"
        ).fetchone()
    assert row is not None
    assert key not in row[0]
    assert row[1] == "rw_forum"


def test_a_draft_belongs_to_one_person_only(town: Town) -> None:
    form = begin(town.client("sari"))
    other = town.client("budi")
    for path in ("", "/1", "/periksa", "/sekitar", "/buang", "/terima", "/untuk"):
        assert other.get(f"/usul/{form}{path}").status_code == 404, path
    held = {"csrf_token": token(other, "/akun/sandi"), "f-nature": "physical"}
    for path in ("/1", "/kirim", "/buang", "/baru", "/simpan/1"):
        assert other.post(f"/usul/{form}{path}", data=held).status_code == 404, path


def test_another_workflow_of_nobody_cannot_be_begun(town: Town) -> None:
    client = town.client("sari")
    held = {"csrf_token": token(client, "/akun/sandi")}
    for workflow in ("nothing_such", "joint_task_force", "../musrenbang"):
        assert client.post(f"/usul/mulai/{workflow}", data=held).status_code == 404, workflow


def test_the_script_saves_while_somebody_types(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    fill(client, form)
    page = _page_with(client, form, "f-problem")
    held = {"csrf_token": token(client, page), "f-problem": "Baru setengah"}
    number = page.split("/")[3].partition("?")[0]
    answer = client.post(f"/usul/{form}/simpan/{number}", data=held)
    assert answer.json is not None
    assert answer.json["saved"].startswith("Tersimpan ")
    assert "Baru setengah" in client.get(page).get_data(as_text=True)


def test_a_session_that_ends_loses_no_text(town: Town) -> None:
    client = town.client("sari")
    form = begin(client)
    address = f"/usul/{form}/1"
    held = {"csrf_token": token(client, address), "f-nature": "physical"}
    client.delete_cookie("sesi")
    stopped = client.post(address, data=held)
    assert stopped.status_code == 401
    page = stopped.get_data(as_text=True)
    assert 'name="bawa:f-nature" value="physical"' in page
    entered = client.post("/masuk", data={
        "username": "sari", "password": "melati pagar rembulan", "ke": address,
        "bawa:f-nature": "physical", "csrf_token": token(client, "/masuk"),
    })  # fmt: skip
    page = entered.get_data(as_text=True)
    assert 'name="f-nature" value="physical"' in page
    assert 'href="/masuk' not in page  # the page knows already who reads it


def _page_with(client: Any, form: str, field: str) -> str:
    """The page that asks for a field, as its Change link leads to it."""
    page = client.get(f"/usul/{form}/periksa").get_data(as_text=True)
    key = "-".join(field.split("-")[:2])
    link = page.partition(f'#{key}"')[0].rpartition('href="')[2]
    return link.replace("&amp;", "&")
