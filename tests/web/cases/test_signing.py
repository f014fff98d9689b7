"""Signing jointly through the pages: begun with a form, signed with a press, or declined."""

from tests.web import town as towns
from tests.web.cases import work
from tests.web.cases.pact import pact, publish
from tests.web.filling import begin, errors_of, main_of, number_of, seen, send_page
from tests.web.town import Town

GIVEN = {"f__cost": "75 juta", "f__remark": "Bersama-sama.", "words": "Kami sepakat."}
SLOT = "sign.agree.2"


def begun(town: Town, key: str, **more: object) -> int:
    case = pact(town, key)
    lurah = town.client("lurah")
    carried = work.opened(lurah, case, "agree")
    sent = work.send(lurah, case, "agree", carried, **{**GIVEN, **more})
    assert sent.status_code == 303, errors_of(sent)
    return case


def test_what_waits_for_signatures_stands_on_the_page_of_whoever_signs(town: Town) -> None:
    case = begun(town, "shown")
    page = work.seen(town.client("camat"), f"/kasus/{case}")
    assert "“Sepakati” menunggu tanda tangan" in page
    assert "Rp 75 juta" in page or "75.000.000" in page
    assert "Bersama-sama." in page
    assert "Kami sepakat." in page
    assert "Tanda tangani" in page
    assert "Tolak menandatangani" in page


def test_the_queue_says_what_is_to_be_signed(town: Town) -> None:
    begun(town, "queue")
    page = work.seen(town.client("camat"), "/tugas")
    assert "Disusun: tanda tangani “Sepakati”" in page


def test_one_press_signs_and_the_public_reads_who_did(town: Town) -> None:
    case = begun(town, "signed")
    number = work.number(town, case)
    waiting = work.seen(town.visitor(), f"/ikuti/{number}")
    assert "menunggu tanda tangan lain. Sudah menandatangani: " in waiting
    assert "Kami sepakat." not in waiting  # not in force yet
    assert "Bersama-sama." not in waiting
    camat = town.client("camat")
    carried = work.hidden(camat.get(f"/kasus/{case}").get_data(as_text=True), "sign")
    assert carried["slot"] == [SLOT]
    assert work.send(camat, case, "sign", carried).status_code == 303
    assert work.standing(town, case)[0] == "done"
    public = work.seen(town.visitor(), f"/ikuti/{number}")
    assert "Ditandatangani oleh" in public
    assert "Camat Tirto" in public
    assert "Kami sepakat." in public


def test_a_party_sees_who_signed_and_not_what_is_not_in_force(town: Town) -> None:
    case = begun(town, "party")
    page = work.seen(town.client("sari"), f"/kasus/{case}")
    assert "“Sepakati” menunggu tanda tangan" in page
    assert "Kami sepakat." not in page
    assert "Bersama-sama." not in page


def test_declining_asks_for_words_and_they_are_read(town: Town) -> None:
    case = begun(town, "declined")
    camat = town.client("camat")
    carried = work.opened(camat, case, "decline", SLOT)
    empty = work.send(camat, case, "decline", carried)
    assert empty.status_code == 422
    assert (
        work.send(camat, case, "decline", carried, words="Anggaran belum ada.").status_code == 303
    )
    page = work.seen(town.client("lurah"), f"/kasus/{case}")
    assert "Tidak ditandatangani: Sepakati" in page
    assert "Anggaran belum ada." in page
    assert "menunggu tanda tangan" not in page
    assert work.standing(town, case)[0] == "draft"


def test_who_signs_what_was_changed_meanwhile_is_told_and_nothing_is_signed(town: Town) -> None:
    case = begun(town, "changed")
    camat = town.client("camat")
    old = work.hidden(camat.get(f"/kasus/{case}").get_data(as_text=True), "sign")
    lurah = town.client("lurah")
    carried = work.opened(lurah, case, "agree")
    work.send(lurah, case, "agree", carried, **{**GIVEN, "f__cost": "80 juta"})
    late = work.send(camat, case, "sign", old)
    assert late.status_code == 409
    assert "Sudah ada yang bertindak lebih dulu" in main_of(late)
    assert work.standing(town, case)[0] == "draft"


def test_several_places_are_found_one_after_the_other_without_script(town: Town) -> None:
    case = pact(town, "places")
    lurah = town.client("lurah")
    carried = work.opened(lurah, case, "agree")
    looked = work.send(
        lurah, case, "agree", carried, **GIVEN, f__villages__find="Pandanarum", look="villages"
    )
    page = main_of(looked)
    assert "Pandanarum" in page
    carried = work.hidden(looked.get_data(as_text=True), "agree")
    assert carried["f-villages"] == ["33.26.15.2003"]  # one find is taken at once
    looked = work.send(
        lurah, case, "agree", carried, **GIVEN, f__villages__find="Samborejo", look="villages"
    )
    carried = work.hidden(looked.get_data(as_text=True), "agree")
    assert carried["f-villages"] == ["33.26.15.2003", "33.26.15.2008"]
    assert "Paling banyak 2 tempat." in main_of(looked)
    dropped = work.send(lurah, case, "agree", carried, **GIVEN, drop="villages:33.26.15.2003")
    carried = work.hidden(dropped.get_data(as_text=True), "agree")
    assert carried["f-villages"] == ["33.26.15.2008"]
    sent = work.send(lurah, case, "agree", carried, **GIVEN, f__agencies=["DPU"])
    assert sent.status_code == 303
    page = work.seen(town.client("camat"), f"/kasus/{case}")
    assert "Samborejo" in page
    assert "Dinas Pekerjaan Umum" in page


def test_a_proposer_chooses_several_places_and_organisations(town: Town) -> None:
    publish(town)
    sari = town.client("sari")
    form = begin(sari, "village_pact")
    named = {"f-name": "Pasar", "f-place-village": towns.VILLAGE}
    for _ in range(2):  # the place chosen, its RW is offered
        send_page(sari, f"/usul/{form}/1", **named, **{"f-place-rw": "", "f-place-rt": ""})
    second = f"/usul/{form}/2"
    typed = {"f-villages-find": "Tirto", "look": "villages"}
    found = main_of(send_page(sari, second, **typed))  # a district: all of its villages
    assert "Pandanarum" in found
    assert "Samborejo" in found
    picked = {"f-villages-village": "33.26.15.2003", "look": "villages"}
    page = main_of(send_page(sari, second, **picked))
    assert 'name="f-villages" value="33.26.15.2003"' in page
    held = {"f-villages": ["33.26.15.2003"], "f-villages-village": "33.26.15.2008"}
    answer = send_page(sari, second, **held, **{"f-agencies": ["DPU"]})
    assert answer.status_code == 303, errors_of(answer)
    check = main_of(sari.get(f"/usul/{form}/periksa"))
    assert "Pandanarum" in check
    assert "Samborejo" in check
    assert "Dinas Pekerjaan Umum" in check
    dropped = {"f-villages": ["33.26.15.2003", "33.26.15.2008"], "drop": "villages:33.26.15.2003"}
    back = send_page(sari, second, **dropped, **{"f-agencies": ["DPU"]})
    assert 'value="33.26.15.2003"' not in main_of(sari.get(back.location))
    assert 'value="33.26.15.2008"' in main_of(sari.get(back.location))
    sent = sari.post(f"/usul/{form}/kirim", data=seen(sari, f"/usul/{form}/periksa"))
    assert sent.status_code == 303, errors_of(sent)
    public = work.seen(town.visitor(), f"/ikuti/{number_of(sari.get(sent.location))}")
    assert "Samborejo" in public
