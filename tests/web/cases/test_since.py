"""The top of a case page that has come back: remark and change side by side, in words."""

import datetime as dt
import re
from io import BytesIO

from PIL import Image

from engine.service import erasing
from engine.service.away import giving
from engine.service.away.giving import NewDelegation
from engine.service.world import world_of
from tests.web import town as towns
from tests.web.cases import work
from tests.web.cases.test_correcting import returned
from tests.web.cases.works import at_budget
from tests.web.filling import main_of
from tests.web.town import Town

LONG = "Air masuk rumah setiap hujan deras sejak tahun lalu. " * 8


def words_of(page: str) -> str:
    """A piece of a page as it is read."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def section(page: str) -> str:
    """The section as it is read; empty where there is none."""
    _, found, rest = page.partition('aria-labelledby="sejak"')
    return words_of("<p" + rest.partition("</section>")[0]) if found else ""


def resubmit(town: Town, case: int, **typed: str) -> None:
    client = town.client("sari")
    carried = work.opened(client, case, "resubmit")
    assert work.send(client, case, "resubmit", carried, **typed).status_code == 303


def test_who_sent_it_back_reads_each_remark_with_what_it_led_to(town: Town) -> None:
    case = returned(town, "since", volume="Mohon diukur lagi.", title="Sebut gangnya.")
    assert section(work.seen(town.client("lurah"), f"/kasus/{case}")) == ""
    resubmit(town, case, f__volume="150", f__title="Selokan Gang Tiga")
    page = work.seen(town.client("lurah"), f"/kasus/{case}")
    read = section(page)
    assert "Sejak keputusan Anda " in read
    assert "Keputusan waktu itu: Kembalikan untuk diperbaiki" in read
    volume = read[read.index("Berapa banyak") :]
    assert "Mohon diukur lagi." in volume
    assert "Semula 120 Sekarang 150 Diubah oleh Pengusul, " in volume
    assert "Tidak diubah Catatan dari Kepala Desa Karanganyar" in read
    assert "Sebut gangnya. Sekarang Selokan Gang Tiga" in read
    assert read.count("Catatan dari Kepala Desa Karanganyar, ") == 2
    assert page.index('aria-labelledby="sejak"') < page.index('aria-labelledby="tindakan"')


def test_that_nothing_changed_is_one_line(town: Town) -> None:
    case = returned(town, "same", volume="Mohon diukur lagi.")
    resubmit(town, case, f__volume="120")
    lurah = town.client("lurah")
    read = section(work.seen(lurah, f"/kasus/{case}"))
    assert "Tidak ada jawaban yang berubah." in read
    assert "Semula" not in read
    lurah.set_cookie("bahasa", "en")
    english = section(work.seen(lurah, f"/kasus/{case}"))
    assert "Since your decision of " in english
    assert "No answer has changed." in english
    assert "Unchanged" in english


def test_long_words_are_there_as_both_texts_for_who_opens_them(town: Town) -> None:
    case = returned(town, "long", problem="Jelaskan lebih rinci.")
    resubmit(town, case, f__problem=LONG)
    page = work.seen(town.client("lurah"), f"/kasus/{case}")
    details = page.partition('aria-labelledby="sejak"')[2].partition("<details>")[2]
    both = words_of(details.partition("</details>")[0])
    assert both.startswith("Bandingkan kedua tulisan Apa masalahnya")
    assert (
        "Semula Air masuk rumah setiap hujan. Sekarang Air masuk rumah setiap hujan deras" in both
    )


def test_what_was_erased_is_said_to_be_erased(town: Town) -> None:
    case = returned(town, "erased", problem="Jelaskan lebih rinci.")
    resubmit(town, case, f__problem="Rumah Pak Darmo kebanjiran.")
    paths = ["set.problem", "remark.problem"]
    assert erasing.erase(town.desk, case, paths, None, "Diminta", towns.OPENED)
    read = section(work.seen(town.client("lurah"), f"/kasus/{case}"))
    assert read.count("Tulisan ini sudah dihapus.") == 3
    assert "Dijawab lagi oleh Pengusul, " in read
    assert "Diubah oleh" not in read
    assert "Darmo" not in read
    assert "rinci" not in read


def test_the_timeline_says_which_answers_of_a_decision_are_others_now(town: Town) -> None:
    case = returned(town, "line", volume="Mohon diukur lagi.", phone="Nomor salah.")
    resubmit(town, case, f__volume="150", f__phone="081299990000")
    said = "Diputuskan atas jawaban waktu itu. Sejak itu {} jawaban berubah: {}."
    inside = words_of(work.seen(town.client("lurah"), f"/kasus/{case}"))
    assert inside.count(said.format(2, "Berapa banyak, Nomor telepon yang dapat dihubungi")) == 2
    public = words_of(main_of(town.visitor().get(f"/ikuti/{work.number(town, case)}")))
    assert "Sejak itu" not in public
    party = work.seen(town.client("sari"), f"/kasus/{case}")
    assert section(party) == ""


def test_who_approved_reads_what_was_decided_since(town: Town) -> None:
    case = at_budget(town, "decided")
    camat = town.client("camat")
    carried = work.opened(camat, case, "fund")
    assert work.send(camat, case, "fund", carried, f__cost="95 juta").status_code == 303
    page = work.seen(town.client("lurah"), f"/kasus/{case}")
    read = section(page)
    assert "Semula Rp 90.000.000 (90 juta) Sekarang Rp 95.000.000 (95 juta)" in read
    assert "Diubah oleh Camat Tirto, " in read
    assert "Keputusan lain sejak itu Danai Camat Tirto, " in read
    assert 'href="#k3"' in page.partition('aria-labelledby="sejak"')[2].partition("</section>")[0]


def test_files_are_told_by_their_names(town: Town) -> None:
    case = returned(town, "files", volume="Mohon diukur lagi.")
    resubmit(town, case, f__volume="150")
    client = town.client("sari")
    for name in ("lama.png", "baru.png"):
        out = BytesIO()
        Image.new("RGB", (60, 40), "#0B5D5B").save(out, "PNG")
        photo = [(BytesIO(out.getvalue()), name)]
        carried = work.opened(client, case, "add_papers")
        assert work.send(client, case, "add_papers", carried, f__photos=photo).status_code == 303
    read = section(work.seen(town.client("lurah"), f"/kasus/{case}"))
    assert "Semula Belum ada jawaban Sekarang lama.jpg, baru.jpg Diubah oleh Pengusul" in read


def test_a_stand_in_reads_that_the_office_had_decided(town: Town) -> None:
    case = returned(town, "stand-in", volume="Mohon diukur lagi.")
    resubmit(town, case, f__volume="150")
    now = dt.datetime.now(dt.UTC)
    world = world_of(town.desk, now)
    lurah, tono = town.persons["lurah"], town.persons["tono"]
    office = world.directory.office_of(lurah, now.date())
    assert office is not None
    on = world.calendar.day_of(now)
    new = NewDelegation(office.id, lurah, tono, on, on + dt.timedelta(days=7), basis="ST 1/2026")
    made = giving.give(town.desk, new, lurah, None, now)
    assert isinstance(made, int), made
    read = section(work.seen(town.client("tono"), f"/kasus/{case}"))
    assert "Sejak keputusan kantor Anda " in read
    assert "Bukan Anda sendiri yang memutuskan waktu itu; diputuskan oleh Kepala Desa" in read
    assert "Semula 120 Sekarang 150" in read
    own = section(work.seen(town.client("lurah"), f"/kasus/{case}"))
    assert "Bukan Anda" not in own
