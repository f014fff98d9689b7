"""How I want to hear: read, changed, refused in plain words; mine alone."""

import datetime as dt

import pytest

from engine.core.wishes import Wishes
from engine.service import wishing
from tests.web.cases import work
from tests.web.town import Town, token

PAGE = "/akun/pemberitahuan"
USUAL = {
    "language": "",
    "needs": "at_once",
    "ends": "at_once",
    "news": "digest",
    "quiet": "yes",
    "quiet_from": "20:00",
    "quiet_until": "06:00",
}


def wish(town: Town, who: str, **changes: str) -> tuple[int, str]:
    client = town.client(who)
    form = USUAL | changes | {"csrf_token": token(client, PAGE)}
    answer = client.post(PAGE, data=form)
    return answer.status_code, answer.get_data(as_text=True)


def test_whoever_never_said_sees_what_holds_for_everybody(town: Town) -> None:
    page = work.seen(town.client("budi"), PAGE)
    for name, value in (("needs", "at_once"), ("ends", "at_once"), ("news", "digest")):
        assert f'name="{name}" value="{value}" checked' in page
    assert '<option value="20:00" selected>20.00</option>' in page
    assert '<option value="06:00" selected>06.00</option>' in page
    assert page.count('<option value="23:30">23.30</option>') == 2  # 24 hours, never AM or PM
    assert 'type="time"' not in page
    assert f'href="{PAGE}"' in work.seen(town.client("budi"), "/akun")


def test_wishes_are_kept_and_are_mine_alone(town: Town) -> None:
    changed = {"language": "en", "needs": "digest", "news": "page", "quiet_from": "21.30"}
    status, _page = wish(town, "ketua", **changed)

    assert status == 303
    kept = wishing.mine(town.desk, town.persons["ketua"])
    assert kept == Wishes("en", "digest", "at_once", "page", dt.time(21, 30), dt.time(6))
    page = work.seen(town.client("ketua"), PAGE + "?tersimpan=1")
    assert "Pilihan Anda sudah disimpan." in page
    assert '<option value="21:30" selected>21.30</option>' in page
    assert wishing.mine(town.desk, town.persons["sari"]) == Wishes()


def test_an_hour_between_the_halves_that_was_kept_before_stays_a_choice(town: Town) -> None:
    assert wish(town, "lurah", quiet_from="21.15")[0] == 303
    page = work.seen(town.client("lurah"), PAGE)
    assert '<option value="21:15" selected>21.15</option>' in page
    assert page.count('value="21:15"') == 1


def test_no_quiet_hours_need_no_hours(town: Town) -> None:
    assert wish(town, "sari", quiet="no", quiet_from="", quiet_until="")[0] == 303
    kept = wishing.mine(town.desk, town.persons["sari"])
    assert (kept.quiet_from, kept.quiet_until) == (None, None)


@pytest.mark.parametrize(
    ("changes", "id_", "words"),
    [
        ({"needs": "pigeon"}, "needs", "Pilih salah satu."),
        ({"news": ""}, "news", "Pilih salah satu."),
        ({"language": "jv"}, "language", "Pilih salah satu."),
        ({"quiet": ""}, "quiet", "Pilih salah satu."),
        ({"quiet_from": "malam"}, "quiet_from", "Pilih jamnya."),
        ({"quiet_until": "25:00"}, "quiet_until", "Pilih jamnya."),
        ({"quiet_until": "20.00"}, "quiet_until", "Jam mulai dan selesai sama."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_input_and_changes_nothing(
    town: Town, changes: dict[str, str], id_: str, words: str
) -> None:
    before = wishing.mine(town.desk, town.persons["budi"])

    status, page = wish(town, "budi", **changes)

    assert status == 422
    assert f'<a href="#{id_}">{words}' in page
    assert f'id="{id_}-error"' in page
    assert wishing.mine(town.desk, town.persons["budi"]) == before


def test_whoever_has_no_address_reads_that_no_mail_comes(town: Town) -> None:
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE person SET email = NULL WHERE id = %s", (town.persons["budi"],))
    assert "Alamat surel Anda belum tercatat" in work.seen(town.client("budi"), PAGE)


def test_only_somebody_logged_in_has_wishes(town: Town) -> None:
    answer = town.app.test_client().get(PAGE)
    assert answer.status_code == 303
    assert "/masuk" in answer.location
