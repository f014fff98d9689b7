"""Choosing a place without script: typed search, a list of districts, then RW and RT."""

from tests.web.filling import begin, main_of, send_page
from tests.web.town import Town


def _at_places(town: Town, who: str = "ketua") -> tuple:
    client = town.client(who)
    form = begin(client)
    for page in range(1, 5):
        send_page(client, f"/usul/{form}/{page}")
    return client, f"/usul/{form}/5"


def _post(client, address, **parts):  # type: ignore[no-untyped-def]
    none = dict.fromkeys(("f-place-village", "f-place-rw", "f-place-rt"))
    return send_page(client, address, **(none | parts))


def test_the_home_village_is_there_already(town: Town) -> None:
    client, address = _at_places(town, "sari")
    page = main_of(client.get(address))
    assert 'name="f-place-village" value="33.26.15.2004"' in page
    assert "Desa Karanganyar" in page


def test_typed_words_find_places_to_choose_from(town: Town) -> None:
    client, address = _at_places(town)
    page = main_of(_post(client, address, **{"f-place-find": "tirto", "look": "place"}))
    assert 'type="radio"' in page
    assert 'value="33.26.15.2008"' in page


def test_one_find_is_chosen_at_once(town: Town) -> None:
    client, address = _at_places(town)
    page = main_of(_post(client, address, **{"f-place-find": "Samborejo", "look": "place"}))
    assert 'name="f-place-village" value="33.26.15.2008"' in page


def test_the_list_of_districts_leads_to_villages(town: Town) -> None:
    client, address = _at_places(town)
    page = main_of(_post(client, address, **{"f-place-district": "33.26.13", "look": "place"}))
    assert "Kelurahan Kedungwuni Timur" in page


def test_an_unknown_name_says_what_to_do(town: Town) -> None:
    client, address = _at_places(town)
    page = main_of(_post(client, address, **{"f-place-find": "Atlantis", "look": "place"}))
    assert "Tidak ada tempat bernama “Atlantis”" in page


def test_a_chosen_place_can_be_taken_back(town: Town) -> None:
    client, address = _at_places(town, "sari")
    page = main_of(send_page(client, address, look="place:forget"))
    assert "Nama desa, kelurahan, atau kecamatan" in page
    # And it does not come back by itself when the page is opened again.
    assert "Nama desa, kelurahan, atau kecamatan" in main_of(client.get(address))


def test_after_choosing_a_village_the_rw_is_asked_before_it_goes_on(town: Town) -> None:
    client, address = _at_places(town)
    page = _post(client, address, **{"f-place-village": "33.26.15.2008"})
    assert page.status_code == 200
    assert 'name="f-place-rw"' in main_of(page)
    onward = _post(client, address, **{
        "f-place-village": "33.26.15.2008", "f-place-rw": "4", "f-place-rt": "",
    })  # fmt: skip
    assert onward.status_code == 303
