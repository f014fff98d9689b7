"""A material change through the pages: who is asked again, and what everybody reads of it."""

from tests.web.cases import work
from tests.web.cases.works import at_budget
from tests.web.town import Town


def test_a_dearer_work_goes_back_and_the_public_reads_why(town: Town) -> None:
    case = at_budget(town, "dearer")
    camat = town.client("camat")
    carried = work.opened(camat, case, "fund")
    assert work.send(camat, case, "fund", carried, f__cost="95 juta").status_code == 303
    assert work.standing(town, case)[0] == "check"
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Perubahan penting" in public
    assert "Biaya dari Rp 90.000.000 (90 juta) menjadi Rp 95.000.000 (95 juta)" in public
    assert "Diminta persetujuan lagi" in public
    lurah = town.client("lurah")
    again = work.hidden(lurah.get(f"/kasus/{case}").get_data(as_text=True), "approve")
    assert work.send(lurah, case, "approve", again).status_code == 303
    assert work.standing(town, case)[0] == "done"
    page = work.seen(lurah, f"/kasus/{case}")
    assert "Persetujuan yang masih berlaku" in page
    assert "Dianggarkan camat" in page


def test_a_little_dearer_is_no_matter(town: Town) -> None:
    case = at_budget(town, "little")
    camat = town.client("camat")
    carried = work.opened(camat, case, "fund")
    assert work.send(camat, case, "fund", carried, f__cost="94 juta").status_code == 303
    assert work.standing(town, case)[0] == "done"
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Perubahan penting" not in public


def test_the_form_says_beforehand_which_approvals_a_change_asks_for_again(town: Town) -> None:
    case = at_budget(town, "beforehand")
    form = work.seen(town.client("camat"), f"/kasus/{case}/fund")
    assert (
        "Bila “Biaya” berubah lebih dari 5 persen dari Rp 90.000.000 (90 juta), "
        "persetujuan ini diminta lagi: “Diperiksa desa”."
    ) in form


def test_a_form_that_can_change_nothing_material_says_nothing_of_it(town: Town) -> None:
    case = work.at_village(town, "immaterial")
    form = work.seen(town.client("lurah"), f"/kasus/{case}/send_back")
    assert "diminta lagi" not in form
