"""Reviews with more rules on the pages: the rule, who answered, what is hidden, who is spared."""

from tests.web.cases import committee, work
from tests.web.cases.test_reviewing import force
from tests.web.town import Town

THREE = ["district_head", "military_head", "police_head"]
HIDDEN = {
    "review": {
        "seats": THREE,
        "agree": "majority of votes",
        "abstain": True,
        "hidden": "until closed",
    }
}
SIDE = {
    "reviews": {
        "forces": {
            "title": {"id": "Pasukan", "en": "Forces"},
            "seats": ["military_head", "police_head"],
            "agree": "all",
        },
        "civil": {
            "title": {"id": "Sipil", "en": "Civil"},
            "seats": ["district_head"],
            "agree": 1,
        },
    },
    "joined": "any",
}


def test_who_answered_is_shown_and_the_opinion_only_when_it_is_closed(town: Town) -> None:
    committee.publish(town, HIDDEN)
    case = force(town, "hidden")
    danramil, camat = town.client("danramil"), town.client("camat")
    page = work.seen(danramil, f"/kasus/{case}")
    assert "yang harus setuju: lebih dari separuh suara yang diberikan; boleh abstain" in page
    assert "0 dari 3 sudah menjawab" in page
    assert "Pendapat masing-masing baru terlihat sesudah penilaian selesai." in page
    carried = work.hidden(danramil.get(f"/kasus/{case}").get_data(as_text=True), "abstain")
    assert work.send(danramil, case, "abstain", carried).status_code == 303
    own = work.seen(danramil, f"/kasus/{case}")
    assert "Jawaban: Abstain" in own
    others = work.seen(camat, f"/kasus/{case}")
    assert "1 dari 3 sudah menjawab" in others
    assert "Sudah menjawab (pendapatnya terlihat sesudah selesai)" in others
    assert "Jawaban: Abstain" not in others
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Jawaban: Abstain" not in public
    work.act(town, case, "camat", "pass")
    work.act(town, case, "kapolsek", "pass")
    after = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "Jawaban: Abstain" in after
    assert "Hasil:</strong> lolos, 2 setuju, 1 abstain" in after


def test_the_form_and_the_queue_say_the_rule(town: Town) -> None:
    committee.publish(town, HIDDEN)
    case = force(town, "rule")
    camat = town.client("camat")
    form = work.seen(camat, f"/kasus/{case}/fail")
    assert "Aturan: Dinilai bersama oleh Camat, Danramil dan Kapolsek" in form
    assert "perlu: lebih dari separuh suara yang diberikan" in work.seen(camat, "/tugas")


def test_each_of_several_reviews_stands_by_itself_and_the_rest_is_spared(town: Town) -> None:
    committee.publish(town, SIDE)
    case = force(town, "side")
    kapolsek = town.client("kapolsek")
    page = work.seen(kapolsek, f"/kasus/{case}")
    assert "Pasukan" in page
    assert "Sipil" in page
    assert "(Pasukan: Kapolsek)" in page
    work.act(town, case, "danramil", "pass")
    assert work.standing(town, case)[0] == "plan_agreement"
    work.act(town, case, "camat", "pass")
    assert work.standing(town, case)[0] == "active"
    spared = work.seen(kapolsek, f"/kasus/{case}")
    assert "Jawaban Anda sebagai Kapolsek tidak diperlukan lagi" in spared
    assert "Hasil “Sipil”:</strong> lolos, 1 setuju" in spared
    assert "Tidak perlu menjawab lagi:</strong> Kapolsek" in spared
    assert "tidak diperlukan lagi" not in work.seen(town.client("camat"), f"/kasus/{case}")
    with town.desk.database.connection() as connection:
        told = connection.execute(
            "SELECT notice FROM outbox WHERE case_id = %s AND queue LIKE 'police_head@%%'"
            " ORDER BY id DESC LIMIT 1",
            (case,),
        ).fetchone()
    assert told == ("not_needed",)
