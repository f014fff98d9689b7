"""A closed case and its page: offered to the office that may reopen it, to nobody else."""

from typing import Any

from tests.web.cases import work
from tests.web.filling import errors_of
from tests.web.town import Town

REFUSAL: dict[str, Any] = {
    "reason": "LAND_STATUS",
    "words": "Tanahnya masih sengketa.",
    "next_step": "Selesaikan dulu di kantor pertanahan.",
}
WHY = {"reason": "OBSTACLE_SETTLED", "words": "Surat hibahnya sudah ada."}


def refused(town: Town, key: str) -> int:
    case = work.at_village(town, key)
    work.act(town, case, "lurah", "reject", **REFUSAL)
    return case


def test_only_the_offices_that_may_are_offered_it(town: Town) -> None:
    case = refused(town, "reopen-offer")
    for who in ("camat", "bappeda"):
        assert f"/kasus/{case}/reopen" in work.seen(town.client(who), f"/kasus/{case}")
    for who in ("sari", "lurah"):
        page = work.seen(town.client(who), f"/kasus/{case}")
        assert "Sudah selesai. Tidak ada lagi yang perlu dilakukan." in page
        assert "Buka kembali" not in page
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Camat atau Kepala Bappeda dapat: buka kembali" in " ".join(public.split())


def test_it_is_never_done_without_reason_and_words(town: Town) -> None:
    case = refused(town, "reopen-wrong")
    client = town.client("camat")
    carried = work.opened(client, case, "reopen")
    answer = work.send(client, case, "reopen", carried, words="")
    assert answer.status_code == 422
    assert len(errors_of(answer)) == 2
    assert work.standing(town, case)[0] == "rejected"


def test_the_pages_say_who_reopened_it_when_and_why(town: Town) -> None:
    case = refused(town, "reopen-done")
    client = town.client("camat")
    carried = work.opened(client, case, "reopen")
    assert work.send(client, case, "reopen", carried, **WHY).status_code == 303
    assert work.standing(town, case)[0] == "village_check"
    for page in (
        work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}"),
        work.seen(town.client("sari"), f"/kasus/{case}"),
    ):
        assert "Camat Tirto membuka kembali kasus ini" in page
        assert "Sebelumnya: Ditolak. Alasan: Hambatannya sudah selesai." in page
        assert "Surat hibahnya sudah ada." in page
        assert "Tanahnya masih sengketa." in page  # what ended it stays in the timeline
        assert "Sebelumnya berakhir" in page
    assert f"/kasus/{case}" in work.seen(town.client("lurah"), "/tugas")


def test_who_is_second_is_told_what_happened(town: Town) -> None:
    case = refused(town, "reopen-twice")
    first, second = town.client("camat"), town.client("bappeda")
    forms = [work.opened(one, case, "reopen") for one in (first, second)]
    assert work.send(first, case, "reopen", forms[0], **WHY).status_code == 303
    answer = work.send(second, case, "reopen", forms[1], **WHY)
    assert answer.status_code == 409
    assert "Buka kembali" in answer.get_data(as_text=True)
    assert work.standing(town, case) == ("village_check", 4)
