"""The village head hands a check to the district head by the case page."""

from tests.web.cases import work
from tests.web.town import Town

WORDS = "Lokasinya di batas dua desa."


def test_the_pages_say_to_whom_it_was_handed_and_why(town: Town) -> None:
    case = work.at_village(town, "hand-up")
    client = town.client("lurah")
    carried = work.opened(client, case, "hand_up")
    assert work.send(client, case, "hand_up", carried, words=" ").status_code == 422
    assert work.send(client, case, "hand_up", carried, words=WORDS).status_code == 303
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Diserahkan kepada" in public
    assert WORDS in public
    assert "Menunggu <strong>Camat Tirto" in public
    assert f"/kasus/{case}" in work.seen(town.client("camat"), "/tugas")
    assert f"/kasus/{case}/put_to_forum" not in work.seen(client, f"/kasus/{case}")
    assert f"/kasus/{case}/put_to_forum" in work.seen(town.client("camat"), f"/kasus/{case}")
