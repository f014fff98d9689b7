"""Moving open cases in the studio: impact, choice, confirming, result, taking back."""

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.local.servers import Servers
from engine.service import migrating, register
from engine.service.migrating import counting
from tests.web import secretary
from tests.web import town as towns
from tests.web.secretary import WORKFLOW
from tests.web.studio import rules
from tests.web.town import Town, token

AT = f"/studio/{WORKFLOW}/pindah"


@pytest.fixture
def town(database_url: str, servers: Servers, tmp_path: Path) -> Iterator[Town]:
    """A town of its own for each test: publishing and moving change what all cases go by."""
    made = towns.build(database_url, servers.redis_url, tmp_path)
    yield made
    made.desk.database.close()


@pytest.fixture
def client(town: Town) -> FlaskClient:
    """The secretariat, with three cases and a version after theirs."""
    client = secretary.secretary(town)
    for number in range(3):
        secretary.propose(town, f"form-{number}", title=f"Talud {number}")
    return client


def words_of(answer: TestResponse) -> str:
    return html.unescape(re.sub(r"\s+", " ", answer.get_data(as_text=True)))


def boxes(client: FlaskClient) -> list[str]:
    return re.findall(r'name="pilih" value="([^"]+)"', client.get(AT).get_data(as_text=True))


def begin(client: FlaskClient, chosen: list[str], reason: str = "Perbup baru") -> TestResponse:
    page = client.get(f"{AT}/pastikan", query_string={"pilih": chosen}).get_data(as_text=True)
    hidden = dict(re.findall(r'name="(form|target)" value="([^"]+)"', page))
    return client.post(
        f"{AT}/pastikan",
        data={**hidden, "pilih": chosen, "reason": reason, "csrf_token": token(client, AT)},
    )


def test_the_impact_says_what_each_case_would_do(town: Town, client: FlaskClient) -> None:
    assert "Semua kasus terbuka sudah berada di versi ini" in words_of(client.get(AT))
    rules.publish(town, *rules.FORUM)
    page = words_of(client.get(AT))
    assert "3 dapat pindah" in page
    assert "Pindah ke “Musyawarah RW”" in page
    assert "Rembuk RW" in page
    client.set_cookie("bahasa", "en")
    assert "Comes to “RW forum”" in words_of(client.get(AT))


def test_the_impact_of_a_text_is_told_before_it_is_published(
    town: Town, client: FlaskClient
) -> None:
    sources = rules.changed(town, *rules.GONE)
    edit = f"/studio/{WORKFLOW}/ubah"
    form = {"csrf_token": token(client, edit)}
    for number, (name, words) in enumerate(sources.items()):
        form |= {f"file-{number}": name, f"text-{number}": words}
    # A scenario that no longer holds does not hinder it.
    form["file-9"], form["text-9"] = "scenarios/late.yaml", "workflow: none\n"
    answer = client.post(f"/studio/{WORKFLOW}/dampak", data=form)
    assert answer.status_code == 303
    written = client.get(edit).get_data(as_text=True)
    assert "scenarios/late.yaml" in written, "what was typed is there to go on with"
    form |= {"revision": "1"}
    page = words_of(client.get(answer.location))
    assert "3 tidak dapat" in page
    assert "Tahap “Rembuk RW” tidak ada lagi" in page
    assert boxes(client) == []  # nothing was published
    form["text-0"] = form["text-0"].replace("states:", "stats:")
    answer = client.post(f"/studio/{WORKFLOW}/dampak", data=form)
    assert answer.status_code == 422
    assert 'Maksudnya "states"?' in words_of(answer)


def test_a_count_that_takes_longer_says_how_far_it_is_and_can_be_come_back_to(
    town: Town, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "SOON", -1.0)
    monkeypatch.setattr(counting, "SMALL", 1)
    rules.publish(town, *rules.FORUM)
    page = words_of(client.get(AT))
    assert "Sedang menghitung dampaknya" in page
    assert "0 dari 3 kasus" in page
    assert "dapat pindah</dt>" not in page  # nothing is said of what was not counted
    [(_tenant, impact, _at)] = migrating.counts_under_way(town.desk.database)
    address = f"/studio/{WORKFLOW}/dampak/{impact}"
    assert "Sedang menghitung dampaknya" in words_of(client.get(address))
    while migrating.count_some(town.desk, impact, dt.datetime.now(dt.UTC)):
        pass
    for one in (AT, address):
        page = words_of(client.get(one))
        assert "3 dapat pindah" in page
        assert "Hitung lagi" not in page
    # Something happens to one of them: the count is shown with its moment, and made anew if asked.
    secretary.propose(town, "form-later", title="Talud 4")
    page = client.get(AT).get_data(as_text=True)
    assert "Menurut keadaan" in page
    [again] = re.findall(r'action="([^"]+/lagi)"', page)
    form = {"csrf_token": token(client, AT), "pindah": "ya"}
    answer = client.post(again, data=form)
    assert (answer.status_code, answer.location) == (303, AT)
    assert len(migrating.counts_under_way(town.desk.database)) == 1
    assert client.post(again, data=form | {"pindah": "", "pengajuan": "999"}).status_code == 404


def test_a_chosen_step_moves_and_the_page_says_how_far_it_is(
    town: Town, client: FlaskClient
) -> None:
    number = rules.publish(town, *rules.FORUM)
    chosen = boxes(client)
    confirm = words_of(client.get(f"{AT}/pastikan", query_string={"pilih": chosen}))
    assert f"Pindahkan 3 kasus ke versi {number}?" in confirm
    answer = begin(client, chosen)
    assert answer.status_code == 303
    page = words_of(client.get(answer.location))
    assert "Sedang berjalan" in page
    assert "0 dari 3 kasus" in page
    rules.work(town)
    page = words_of(client.get(answer.location))
    assert "Selesai" in page
    assert "3 Dipindahkan" in re.sub(
        r"<dt>(\w+)</dt><dd class=\"figure\">(\d+)</dd>", r"\2 \1", page
    )
    assert "Musyawarah RW" in page
    assert "Perbup baru" in words_of(client.get("/studio/register"))
    assert register.entries(town.desk, 1)[0].kind == "cases_moving"
    assert "Semua kasus terbuka sudah berada di versi ini" in words_of(client.get(AT))


def test_choosing_nothing_and_giving_no_reason_are_told(town: Town, client: FlaskClient) -> None:
    rules.publish(town, *rules.FORUM)
    answer = client.get(f"{AT}/pastikan")
    assert answer.status_code == 422
    assert "Pilih sedikitnya satu tahap" in words_of(answer)
    assert client.get(f"{AT}/pastikan?pilih=x:y").status_code == 422
    answer = begin(client, boxes(client), "  ")
    assert answer.status_code == 422
    assert "Tulis alasannya" in words_of(answer)
    assert "3 kasus" in words_of(client.get(f"{AT}/pastikan?semua=ya"))


def test_a_version_published_meanwhile_stops_it(town: Town, client: FlaskClient) -> None:
    rules.publish(town, *rules.FORUM)
    chosen = boxes(client)
    form = {"pilih": chosen, "target": chosen[0].split(":")[0], "form": "f", "reason": "x"}
    answer = client.post(f"{AT}/pastikan", data=form | {"csrf_token": token(client, AT)})
    assert answer.status_code == 409
    assert "Sementara itu versi lain terbit" in words_of(answer)


def test_what_cannot_move_is_listed_with_its_reason(town: Town, client: FlaskClient) -> None:
    rules.publish(town, *rules.GONE)
    page = client.get(AT).get_data(as_text=True)
    assert re.search(r'name="pilih" value="[^"]+" disabled', page)
    answer = begin(client, boxes(client))
    rules.work(town)
    page = words_of(client.get(answer.location))
    assert "tidak ada lagi dan tidak disebut nama barunya" in page
    stayed = words_of(client.get(f"{answer.location}?hasil=stayed"))
    assert stayed.count("Talud") == 3
    assert client.get(f"{answer.location}?hasil=junk&sesudah=junk").status_code == 200


def test_one_case_and_then_the_rest_are_taken_back(town: Town, client: FlaskClient) -> None:
    rules.publish(town, *rules.WORDS)
    address = begin(client, boxes(client)).location
    rules.work(town)
    page = client.get(address).get_data(as_text=True)
    links = [html.unescape(one) for one in re.findall(r'href="([^"]+kembalikan[^"]*)"', page)]
    single = next(link for link in links if "kasus=" in link)
    assert "ke versinya semula?" in words_of(client.get(single))
    form = {"csrf_token": token(client, single), "form": "undo-1", "reason": "Keliru"}
    case = single.partition("kasus=")[2]
    assert client.post(single, data=form | {"kasus": case, "reason": ""}).status_code == 422
    answer = client.post(single, data=form | {"kasus": case})
    assert answer.status_code == 303
    rules.work(town)
    assert "Dikembalikan" in words_of(client.get(answer.location))
    assert "sudah dikembalikan" in words_of(client.get(address))
    whole = f"{address}/kembalikan"
    answer = client.post(whole, data=form | {"form": "undo-2"})
    rules.work(town)
    page = words_of(client.get(answer.location))
    assert "Sesudah dipindahkan sudah terjadi sesuatu" in page
    assert client.get(f"{answer.location}/kembalikan").status_code == 404
    assert "Dilanjutkan menurut aturan" in words_of(client.get(f"/kasus/{case}"))


def test_addresses_of_nothing_are_not_found(town: Town, client: FlaskClient) -> None:
    assert client.get(f"/studio/{WORKFLOW}/dampak/999").status_code == 404
    for address in (f"{AT}/999", f"{AT}/999/kembalikan", "/studio/hall_hire/pindah", f"{AT}/x"):
        assert client.get(address).status_code == 404
    assert town.client("sari").get(AT).status_code in (403, 404)
