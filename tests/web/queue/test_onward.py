"""After a decision, one press leads to the next task of the same list, in its order."""

import re
from html import unescape

from flask.testing import FlaskClient

from tests.web.cases import work
from tests.web.cases.test_undoing import REASON
from tests.web.town import Town


def lines(page: str) -> dict[int, str]:
    """Each case of a list with the address under which it is opened there, in order."""
    found = re.findall(r'<td class="what"><a href="([^"]+)" data-case="(\d+)"', page)
    return {int(case): unescape(address) for address, case in found}


def onward(page: str) -> str | None:
    found = re.search(r'href="([^"]+)" data-next', page)
    return unescape(found[1]) if found else None


def reject(client: FlaskClient, case: int, address: str) -> str:
    """Open the case from the list, reject it, and read the page that confirms it."""
    answer = work.send(client, case, "reject", form(client, case, address, "reject"), **REASON)
    assert answer.status_code == 303
    return str(answer.location)


def form(client: FlaskClient, case: int, address: str, action: str) -> dict[str, list[str]]:
    """What the form of an act carries, reached by the case page's own link."""
    link = re.search(rf'href="(/kasus/{case}/{action}[^"]*)"', work.seen(client, address))
    assert link is not None
    return work.hidden(work.seen(client, unescape(link[1])), action)


def test_on_from_where_one_was_and_not_from_the_top(town: Town) -> None:
    made = [work.at_village(town, f"next-{n}", f"Urutan {n}") for n in range(4)]
    work.at_village(town, "next-other", "Bukan dari daftar ini")
    client = town.client("lurah")
    found = lines(work.seen(client, "/tugas?cari=Urutan"))
    assert list(found) == made
    confirmed = work.seen(client, reject(client, made[1], found[made[1]]))
    assert "Urutan 2" in confirmed
    address = onward(confirmed)
    assert address == found[made[2]]
    # The list below is still the one that was left, without what is done.
    assert list(lines(confirmed)) == [made[0], made[2], made[3]]
    confirmed = work.seen(client, reject(client, made[2], address or ""))
    assert onward(confirmed) == found[made[3]]
    confirmed = work.seen(client, reject(client, made[3], found[made[3]]))
    assert onward(confirmed) is None
    assert "Tidak ada tugas lain sesudah yang tadi di daftar ini." in confirmed
    assert list(lines(confirmed)) == [made[0]]


def test_where_the_case_stays_with_its_reader_the_way_on_stands_there(town: Town) -> None:
    made = [work.at_village(town, f"stay-{n}", f"Tinggal {n}") for n in range(2)]
    client = town.client("lurah")
    found = lines(work.seen(client, "/tugas?cari=Tinggal"))
    plain = form(client, made[0], found[made[0]], "put_to_forum")
    answer = work.send(client, made[0], "put_to_forum", plain)
    assert answer.location.startswith(f"/kasus/{made[0]}?tercatat=1&dari=")
    page = work.seen(client, answer.location)
    address = onward(page)
    assert address is not None
    there = client.get(address)
    assert (there.status_code, there.location) == (302, found[made[1]])
    last = re.sub(r"pada=[^&]*", "pada=_" + "9" * 17, address)  # behind every line
    end = client.get(last)
    assert end.status_code == 302
    assert "Tidak ada tugas lain" in work.seen(client, end.location)
    # Back to the list from the case: the same filters.
    back = re.search(r'class="back-link no-print" href="([^"]+)"', page)
    assert back is not None
    assert unescape(back[1]) == "/tugas?cari=Tinggal"


def test_from_elsewhere_it_leads_to_the_first_of_all(town: Town) -> None:
    case = work.at_village(town, "mail-1", "Dari surat")
    work.at_village(town, "mail-2", "Menunggu juga")
    client = town.client("lurah")
    confirmed = work.seen(client, reject(client, case, f"/kasus/{case}"))
    first = next(iter(lines(confirmed)))
    assert (onward(confirmed) or "").startswith(f"/kasus/{first}?dari=pada")


def test_a_broken_way_is_none(town: Town) -> None:
    case = work.at_village(town, "broken", "Jejak rusak")
    client = town.client("lurah")
    for odd in ("%00", "pada=x", "fase=%00&pada=1_", "x" * 3000, "pada=_9&alur=nothing", "%FF"):
        page = work.seen(client, f"/kasus/{case}?dari={odd}")
        assert "Jejak rusak" in page
        assert client.get(f"/tugas/berikutnya?{odd}").status_code == 302


def test_a_list_of_decisions_leads_back_to_the_same_list(town: Town) -> None:
    work.at_village(town, "same-list", "Sama daftarnya")
    client = town.client("lurah")
    page = work.seen(client, "/tugas?pilih=1&cari=Sama+daftarnya")
    carried = re.findall(r'name="(csrf_token|dari|halaman)" value="([^"]*)"', page)
    held = {name: unescape(value) for name, value in carried}
    answer = client.post("/tugas/bersama", data={**held, "semua": "1"})
    assert 'href="/tugas?pilih=1&amp;cari=Sama+daftarnya"' in answer.get_data(as_text=True)
