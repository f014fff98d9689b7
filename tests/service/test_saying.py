"""States said back: whole sentences in both languages, for every kind of state."""

import pytest

from engine.service.saying import said, told
from tests.web import hall


def test_who_until_when_and_what_silence_does_are_one_sentence() -> None:
    assert said(hall.read(), "check", "id")[0] == (
        "Lurah mengurus tahap ini dalam 5 hari kerja, dihitung dari hari setelah diterima; "
        "diingatkan 2 hari kerja sebelumnya; bila diam, diserahkan kepada camat selama "
        "2 hari kerja, lalu menjadi kendala bagi sekretariat."
    )
    assert said(hall.read(), "check", "en")[0] == (
        "The village head deals with this step within 5 working days, counted from the day after "
        "arrival; reminded 2 working days before; if silent, handed to the district head for "
        "2 working days, then an incident for the secretariat."
    )


def test_what_each_role_may_do_is_a_list() -> None:
    ways = told(hall.read(), "check", "id").ways
    assert [way.lead for way in ways] == ["Lurah atau camat dapat", "Lurah dapat"]
    assert ways[1].actions == (
        "“Kembalikan” ke “Perbaikan pemohon”, dengan mengisi catatan pada isian",
        "“Tolak” ke “Ditolak”, dengan mengisi alasan, penjelasan dan langkah berikutnya",
    )


@pytest.mark.parametrize(
    ("state", "part"),
    [
        ("correction", "bila diam, beralih ke “Ditolak” dengan alasan “Balai sudah dipakai”"),
        ("by_fee", "Diteruskan sendiri ke “Disetujui” bila case.fee in tier.small."),
        ("by_fee", "Selain itu, diteruskan sendiri ke “Rapat pengurus”."),
        ("board_vote", "Dinilai bersama oleh pengurus balai; cukup 2 yang setuju; bila diam"),
        ("board_vote", "Bila tidak, ke “Ditolak”, dengan mengisi alasan dan penjelasan."),
        ("granted", "Akhir: selesai."),
    ],
)
def test_every_kind_of_state_is_said(state: str, part: str) -> None:
    assert part in " ".join(said(hall.read(), state, "id"))


def test_a_window_and_a_review_of_all_are_said() -> None:
    changed = hall.document()
    check = changed["states"]["check"]
    check["due"] |= {"not_before": "window asking"}
    vote = changed["states"]["board_vote"]
    vote["review"] |= {"seats": ["keeper", "district"], "must": ["keeper"]}
    definition = hall.read(changed)
    assert "tidak sebelum masanya berakhir (18 Januari 2027 sampai 29 Januari 2027)" in " ".join(
        said(definition, "check", "id")
    )
    assert "lurah dan camat; semua harus setuju" in said(definition, "board_vote", "id")[0]


def test_a_meeting_says_how_it_decides_who_records_it_and_what_it_can_decide() -> None:
    changed = hall.document()
    check = changed["states"]["check"]
    del check["waits_for"]
    acts = check.pop("actions")
    check["decided_in"] = {
        "meeting": hall.words("rapat warga", "the residents' meeting"),
        "mode": "consensus",
        "recorded_by": "keeper",
    }
    check["outcomes"] = {
        key: {part: value for part, value in acts[key].items() if part != "by"}
        for key in ("pass_on", "reject")
    }
    definition = hall.read(changed)
    assert said(definition, "check", "id")[0].startswith(
        "Rapat warga memutuskan dengan mufakat; lurah mencatat hasilnya dari berita acara beserta "
        "hari rapatnya dalam 5 hari kerja"
    )
    assert said(definition, "check", "en")[0].startswith(
        "The residents' meeting decides by consensus; the village head records the result from "
        "the minutes with their day within 5 working days"
    )
    (ways,) = told(definition, "check", "en").ways
    assert ways.lead == "The residents' meeting may"
    assert ways.actions[0].startswith("“Pass on” to")


RULES = (
    ({"agree": 2, "veto": ["keeper"]}, "cukup 2 yang setuju; lurah boleh memveto"),
    (
        {"agree": "majority of votes", "abstain": True, "tie": "chair", "chair": "keeper"},
        "lebih dari separuh suara yang diberikan; boleh abstain; bila seimbang, suara lurah",
    ),
    (
        {"agree": "two thirds of members", "quorum": 2, "ends": "when all answered"},
        "dua pertiga kursi; pada batas waktu dihitung bila sudah ada 2 jawaban; dihitung sesudah",
    ),
    ({"agree": "all", "hidden": "until closed"}, "semua harus setuju; pendapat baru terlihat"),
    (
        {"agree": 1, "recused": {"substitute": "same office", "else": "smaller"}},
        "digantikan pejabat lain dari kantor yang sama; bila tidak ada, kursinya dilewati",
    ),
    ({"mode": "consensus", "recorded_by": "keeper"}, "bermufakat; lurah mencatat hasilnya"),
    ({"mode": "order", "recorded_by": "keeper"}, "lurah memberi perintah sesudah mendengar"),
)


@pytest.mark.parametrize(("rule", "part"), RULES)
def test_every_rule_of_a_review_is_said(rule: dict[str, object], part: str) -> None:
    changed = hall.document()
    review = changed["states"]["board_vote"]["review"]
    ends = {key: review[key] for key in ("pass", "fail")}
    changed["states"]["board_vote"]["review"] = {"seats": ["board", "keeper"], **rule, **ends}
    line = said(hall.read(changed), "board_vote", "id")[0]
    assert part.lower() in line.lower(), line


def test_reviews_side_by_side_are_said_one_by_one() -> None:
    changed = hall.document()
    state = changed["states"]["board_vote"]
    review = state.pop("review")
    state["outcomes"] = {key: review[key] for key in ("pass", "fail")}
    state["joined"] = "any"
    state["reviews"] = {
        "board": {"title": {"id": "Pengurus", "en": "Board"}, "seats": ["board"], "agree": 2},
        "head": {"title": {"id": "Kepala", "en": "Head"}, "seats": ["keeper"], "agree": 1},
    }
    assert said(hall.read(changed), "board_vote", "en")[0].startswith(
        "2 reviews side by side, 1 must pass: Board (reviewed together by"
    )


def test_a_recurring_duty_is_a_sentence_of_its_own() -> None:
    changed = hall.document()
    changed["states"]["check"]["duties"] = {
        "report": {
            "label": hall.words("Laporan", "Report"),
            "by": ["keeper", "district"],
            "every": "month",
            "first": "2 weeks",
            "due": {"within": "5 working days", "from": "arrival"},
            "if_silent": "incident",
            "asks": ["words"],
        }
    }
    definition = hall.read(changed)
    assert said(definition, "check", "id")[1] == (
        "Setiap bulan lurah atau camat mengurus “Laporan” dalam 5 hari kerja, dihitung dari hari "
        "diterima, dengan mengisi penjelasan; yang pertama 2 minggu setelah diterima; yang "
        "terlewat menjadi kendala bagi sekretariat."
    )
    assert said(definition, "check", "en")[1] == (
        "Every month the village head or the district head does “Report” within 5 working days, "
        "counted from the day of arrival, giving an explanation; the first 2 weeks after arrival; "
        "one that is missed is an incident for the secretariat."
    )


def test_what_may_be_delegated_is_said_with_its_limit() -> None:
    changed = hall.document()
    changed["states"]["check"] |= {
        "may_delegate": ["pass_on", "send_back"],
        "delegation": {"up_to": "tier.small", "of": "case.fee"},
    }
    definition = hall.read(changed)
    most = definition.cycle.tiers["small"].up_to if definition.cycle else None
    assert most is not None
    assert said(definition, "check", "id")[1] == (
        "Boleh didelegasikan: “Teruskan” dan “Kembalikan”, hanya bila “Biaya” paling banyak "
        f"Rp {most:,}.".replace(",", ".").replace("”. hanya", "”, hanya")
    )
    del changed["states"]["check"]["delegation"]
    assert said(hall.read(changed), "check", "en")[1] == (
        "May be delegated: “Pass on” and “Send back”."
    )
