"""Who sees a case and what of it; letting the public read words."""

import pytest

from engine.core.values import Actor, Open
from engine.service import opening, people
from engine.service.desk import Desk
from engine.service.publishing import shipped
from engine.service.results import Receipt
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.town import Town, token

PHONE = "081234567890"


def test_a_case_is_not_there_for_whoever_has_nothing_to_do_with_it(town: Town) -> None:
    case = work.case(town, "stranger")
    for who in ("budi", "dinas"):
        client = town.client(who)
        held = {"csrf_token": [token(client, "/akun/sandi")], "form": ["0" * 32]}
        for path in ("", "/forward", "/umumkan"):
            assert client.get(f"/kasus/{case}{path}").status_code == 404, path
        for path in ("forward", "withdraw", "umumkan"):
            assert work.send(client, case, path, held).status_code == 404, path
    assert work.standing(town, case) == ("rw_forum", 1)
    assert town.visitor().get(f"/kasus/{case}").location == f"/masuk?ke=/kasus/{case}"


def test_the_case_of_another_office_is_not_there(town: Town) -> None:
    other = Desk(town.desk.database, 2)
    for found in shipped.publish_shipped(other, towns.ROOT / "workflows", towns.OPENED):
        assert found.standing == "new", found
    rina = town.persons["rina"]
    assert people.set_secretariat(other, rina, True, None, None, towns.OPENED) is None
    answers = dict(secretary.ANSWERS) | {
        "title": "Milik Pemalang",
        "place": "33.27.01.2001.001.001",
    }
    request = Open(Actor(rina), {"opener": rina}, answers)
    done = opening.open_case(other, "musrenbang", request, "elsewhere", towns.OPENED)
    assert isinstance(done, Receipt), done
    client = secretary.secretary(town)
    for path in ("", "/forward", "/withdraw", "/umumkan"):
        assert client.get(f"/kasus/{done.case_id}{path}").status_code == 404, path


@pytest.mark.parametrize("case_id", ["0", "999999999", "9" * 30, "-1", "x", "1.5"])
def test_made_up_ids_are_not_there(town: Town, case_id: str) -> None:
    assert town.client("lurah").get(f"/kasus/{case_id}").status_code == 404


def test_the_proposer_sees_their_case_but_not_what_officials_keep(town: Town) -> None:
    case = work.case(town, "own")
    work.act(town, case, "ketua", "forward", rw_rank=1)
    mine = work.seen(town.client("sari"), f"/kasus/{case}")
    theirs = work.seen(town.client("lurah"), f"/kasus/{case}")
    assert "Selokan Gang Tiga" in mine
    assert PHONE not in mine
    assert PHONE in theirs
    with town.desk.database.connection() as connection:
        read = connection.execute(
            "SELECT person, fields FROM read_audit WHERE case_id = %s", (case,)
        ).fetchall()
    assert [(person, "phone" in fields.split(",")) for person, fields in read] == [
        (town.persons["lurah"], True)
    ]


def test_words_are_released_one_by_one_and_then_stand_in_public_lists(town: Town) -> None:
    case = work.at_village(town, "release", "Talud Kali Sengkarang")
    number = work.number(town, case)
    client = town.client("lurah")
    assert "belum tampil untuk umum" in work.seen(client, f"/kasus/{case}")
    assert "Talud Kali Sengkarang" not in work.seen(town.visitor(), "/usulan")
    page = client.get(f"/kasus/{case}/umumkan").get_data(as_text=True)
    words = [part.partition('"')[0] for part in page.split('name="kata" value="')[1:]]
    assert [word.partition("set.")[2] for word in words][:1] == ["title"] or "1:set.title" in words
    form = {"csrf_token": token(client, f"/kasus/{case}/umumkan")}
    nothing = client.post(f"/kasus/{case}/umumkan", data=form)
    assert nothing.status_code == 422
    done = client.post(f"/kasus/{case}/umumkan", data=form | {"kata": ["1:set.title"]})
    assert done.location == f"/kasus/{case}?tercatat=umum"
    public = work.seen(town.visitor(), f"/ikuti/{number}")
    assert "Talud Kali Sengkarang" in public
    assert "Air masuk rumah" not in public
    assert "Talud Kali Sengkarang" in work.seen(town.visitor(), "/usulan")


@pytest.mark.parametrize(
    "word", ["1:set.phone", "1:say.words", "x", "1", ":", "9" * 30 + ":set.title"]
)
def test_personal_and_made_up_words_are_never_released(town: Town, word: str) -> None:
    case = work.at_village(town, f"forged-{len(word)}-{word[:12]}")
    client = town.client("lurah")
    form = {"csrf_token": token(client, f"/kasus/{case}/umumkan"), "kata": [word]}
    client.post(f"/kasus/{case}/umumkan", data=form)
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT count(*) FROM words WHERE case_id = %s AND released_at IS NOT NULL", (case,)
        ).fetchone()
    assert row == (0,)
    assert PHONE not in main_of(town.visitor().get(f"/ikuti/{work.number(town, case)}"))


def test_the_proposer_releases_nothing(town: Town) -> None:
    case = work.case(town, "not-mine-to-do")
    client = town.client("sari")
    form = {"csrf_token": token(client, "/akun/sandi"), "kata": ["1:set.title"]}
    assert client.get(f"/kasus/{case}/umumkan").status_code == 404
    assert client.post(f"/kasus/{case}/umumkan", data=form).status_code == 404


def test_the_page_stands_in_both_languages(town: Town) -> None:
    case = work.at_village(town, "tongue")
    client = town.client("lurah")
    client.set_cookie("bahasa", "en")
    assert "What you can do" in work.seen(client, f"/kasus/{case}")
    assert "Read by the proposer and the public" in work.seen(client, f"/kasus/{case}/reject")
