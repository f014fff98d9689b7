"""Recommendations side by side on the case page, beside the form of an act, and for everybody."""

import re
from decimal import Decimal

import pytest

from tests.web.cases import work
from tests.web.filling import main_of
from tests.web.town import Town
from web.public.levels import far_words

NOTE = "Cukup sampai tikungan."
VILLAGE = {"village_rank": 2, "village_volume": "100", "village_cost": 81_000_000}


def at_district(town: Town, key: str) -> int:
    """A proposal of 120 metres for 90 million, of which the village recommends less."""
    case = work.at_village(town, f"levels-{key}")
    work.act(town, case, "lurah", "put_to_forum", village_note=NOTE)
    work.act(town, case, "lurah", "accept", **VILLAGE)
    return case


def rows(page: str) -> list[str]:
    """The rows of the table, each as plain words."""
    table = page.partition('<div class="levels">')[2].partition("</table>")[0]
    found = re.findall(r"<tr.*?</tr>", table.partition("<tbody>")[2], re.DOTALL)
    plain = (re.sub(r"<[^>]+>", " ", row).replace("\u00a0", " ") for row in found)
    return [" ".join(row.split()) for row in plain]


def test_officials_read_every_level_and_which_are_still_to_come(town: Town) -> None:
    case = at_district(town, "read")
    page = main_of(town.client("camat").get(f"/kasus/{case}"))
    assert rows(page) == [
        "Diusulkan Volume 120 meter Biaya Rp 90.000.000 (90 juta) Pengusul Sen, 2 Nov 2026",
        (
            "Desa atau kelurahan Urutan 2 Volume 100 meter 17 % kurang dari yang diminta "
            "Biaya Rp 81.000.000 (81 juta) 10 % kurang dari yang diminta "
            f"Catatan {NOTE} Tidak tampil untuk umum Kepala Desa Karanganyar Sen, 2 Nov 2026"
        ),
        "Kecamatan Belum ada",
        "Dinas Belum ada",
        "Mitra Bappeda Belum ada",
        "Tim anggaran (TAPD) Belum ada",
    ]
    below = page.partition('<div class="levels">')[2].partition("Isi yang diajukan")[2]
    assert "Berapa banyak?" not in below
    assert "Siapa yang terbantu?" in below


def test_everybody_reads_what_is_public_of_what_was_given(town: Town) -> None:
    case = at_district(town, "public")
    work.act(town, case, "camat", "accept", district_rank=1, district_volume="120",
             district_cost=360_000_000, district_note="Untuk dua RW sekaligus.")  # fmt: skip
    page = main_of(town.visitor().get(f"/ikuti/{work.number(town, case)}"))
    assert rows(page) == [
        "Diusulkan Volume 120 meter Biaya Rp 90.000.000 (90 juta) Pengusul Sen, 2 Nov 2026",
        (
            "Desa atau kelurahan Urutan 2 Volume 100 meter 17 % kurang dari yang diminta "
            "Biaya Rp 81.000.000 (81 juta) 10 % kurang dari yang diminta "
            "Kepala Desa Karanganyar Sen, 2 Nov 2026"
        ),
        (
            "Kecamatan Urutan 1 Volume 120 meter sama dengan yang diminta "
            "Biaya Rp 360.000.000 (360 juta) sekitar 4 kali yang diminta "
            "Camat Tirto Sen, 2 Nov 2026"
        ),
    ]
    assert NOTE not in page
    assert "dua RW sekaligus" not in page
    assert "<dt>Perkiraan biaya</dt>" not in page


def test_before_any_level_has_given_something_there_is_no_table(town: Town) -> None:
    case = work.at_village(town, "levels-none")
    page = main_of(town.visitor().get(f"/ikuti/{work.number(town, case)}"))
    assert 'class="levels"' not in page
    assert "<dt>Perkiraan biaya</dt>" in page
    assert 'class="levels"' not in main_of(town.client("lurah").get(f"/kasus/{case}"))


def test_whoever_gives_a_recommendation_sees_the_others_beside_the_form(town: Town) -> None:
    case = at_district(town, "form")
    camat = town.client("camat")
    form = main_of(camat.get(f"/kasus/{case}/accept"))
    assert "Rekomendasi sejauh ini" in form
    assert [row.partition(" Volume")[0] for row in rows(form)] == [
        "Diusulkan",
        "Desa atau kelurahan Urutan 2",
    ]
    assert f'href="/kasus/{case}#k' in form
    assert 'class="levels"' not in main_of(camat.get(f"/kasus/{case}/reject"))


def test_the_first_who_recommends_sees_what_was_asked(town: Town) -> None:
    case = work.at_village(town, "levels-first")
    form = main_of(town.client("lurah").get(f"/kasus/{case}/put_to_forum"))
    assert [row.partition(" Volume")[0] for row in rows(form)] == ["Diusulkan"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("1", "sama dengan yang diminta"),
        ("0.999", "sedikit kurang dari yang diminta"),
        ("1.004", "sedikit lebih dari yang diminta"),
        ("0.88", "12 % kurang dari yang diminta"),
        ("0.999999", "sedikit kurang dari yang diminta"),
        ("0.001", "99 % kurang dari yang diminta"),
        ("0", "100 % kurang dari yang diminta"),
        ("2.5", "150 % lebih dari yang diminta"),
        ("1200", "sekitar 1.200 kali yang diminta"),
    ],
)
def test_how_far_it_is_from_what_was_asked_is_said_plainly(
    town: Town, share: str, words: str
) -> None:
    with town.app.test_request_context("/"):
        assert far_words(Decimal(share)).replace("\u00a0", " ") == words
