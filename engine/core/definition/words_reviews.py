"""Words of reviews: what is wrong with their rules, and what their counts are called.

(Indonesian, English) by key. Never here: when something is wrong (checks/reviews.py).
"""

from collections.abc import Mapping

from engine.core.definition.reviews import Rule

# What it takes to carry a review, as part of a sentence.
NEEDED: Mapping[str, tuple[str, str]] = {
    "all": ("semua kursi", "every seat"),
    "majority of members": ("lebih dari separuh kursi", "more than half of the seats"),
    "majority of votes": (
        "lebih dari separuh suara yang diberikan",
        "more than half of the votes cast",
    ),
    "two thirds of members": ("dua pertiga kursi", "two thirds of the seats"),
    "two thirds of votes": ("dua pertiga suara yang diberikan", "two thirds of the votes cast"),
    "consensus": ("mufakat", "a consensus"),
    "order": ("perintah", "an order"),
}
QUORUM = ("; kuorum {quorum}", "; quorum {quorum}")


def needed(rule: Rule, language: str) -> str:
    """What it takes to carry the review: `2`, or in words."""
    key = rule.mode if not rule.is_vote else str(rule.agree)
    words = NEEDED.get(key)
    english = language == "en"
    said = words[english] if words is not None else key
    return said + (QUORUM[english].format(quorum=rule.quorum) if rule.quorum else "")


REVIEWS: Mapping[str, tuple[str, str]] = {
    "agree_over_seats": (
        "Perlu {agree} yang setuju, tetapi hanya ada {seats} kursi.",
        "{agree} must agree, but there are only {seats} seats.",
    ),
    "must_over_agree": (
        "{must} wajib setuju, jadi agree paling sedikit {must}, bukan {agree}.",
        "{must} must agree, so agree is at least {must}, not {agree}.",
    ),
    "must_not_a_seat": (
        '"{name}" wajib setuju, tetapi tidak punya kursi di sini.',
        '"{name}" must agree, but has no seat here.',
    ),
    "seat_twice": (
        'Kursi "{name}" disebut dua kali.',
        'The seat "{name}" is named twice.',
    ),
    "agree_missing": (
        "Sebutkan berapa yang harus setuju (agree): angka, all, atau majority of votes.",
        "Say how many must agree (agree): a number, all, or majority of votes.",
    ),
    "quorum_over_seats": (
        "Kuorum {quorum} tidak mungkin tercapai: hanya ada {seats} kursi.",
        "A quorum of {quorum} can never be there: there are only {seats} seats.",
    ),
    "quorum_without_due": (
        (
            "Kuorum (quorum) dihitung pada batas waktu, jadi perlu due; tanpa itu setiap kursi "
            "ditunggu."
        ),
        (
            "The quorum is looked at when the review is due, so it needs due; else every seat is "
            "waited for."
        ),
    ),
    "quorum_never_needed": (
        "Kuorum {quorum} tidak berarti apa-apa: bila {quorum} kursi setuju, semua sudah menjawab.",
        "A quorum of {quorum} says nothing here: when every seat must agree, all have answered.",
    ),
    "veto_not_a_seat": (
        '"{name}" boleh memveto, tetapi tidak punya kursi di sini.',
        '"{name}" may veto, but has no seat here.',
    ),
    "veto_and_must": (
        '"{name}" sudah wajib setuju (must), jadi veto tidak menambah apa-apa.',
        '"{name}" must agree already (must), so a veto adds nothing.',
    ),
    "chair_not_a_seat": (
        'Ketua "{name}" tidak punya kursi di sini, jadi tidak dapat memutus suara seimbang.',
        'The chair "{name}" has no seat here and so cannot break a tie.',
    ),
    "chair_is_a_body": (
        '"{name}" adalah badan dengan beberapa kursi; {key} adalah satu kursi saja.',
        '"{name}" is a body of several seats; {key} is one seat only.',
    ),
    "chair_missing": (
        "Bila suara seimbang diputus ketua (tie: chair), sebutkan ketuanya (chair).",
        "Where the chair breaks a tie (tie: chair), say who that is (chair).",
    ),
    "chair_never_asked": (
        "Ketua disebut, tetapi tidak pernah ditanya: tulis tie: chair.",
        "There is a chair who is never asked: write tie: chair.",
    ),
    "tie_never": (
        "Suara seimbang (tie) hanya ada pada majority; di sini perlu {agree}.",
        "There is a tie only with a majority; here it takes {agree}.",
    ),
    "gives_not_a_seat": (
        'Di bawah gives disebut "{name}", yang tidak menjawab di sini.',
        'gives names "{name}", which does not answer here.',
    ),
    "gives_of_a_body": (
        '"{name}" adalah badan dengan beberapa kursi; gives hanya untuk satu kursi.',
        '"{name}" is a body of several seats; gives is for one seat only.',
    ),
    "gives_twice": (
        'Isian "{name}" sudah diminta dari kursi lain; yang terakhir akan menghapus yang pertama.',
        'The field "{name}" is asked of another seat already; the last would wipe out the first.',
    ),
    "gives_material": (
        'Isian "{name}" ada di bawah material, jadi tidak boleh diberikan satu kursi (gives).',
        'The field "{name}" stands under material, so no single seat may give it (gives).',
    ),
    "recorder_missing": (
        "Hasil {mode} dicatat satu kursi: sebutkan siapa (recorded_by).",
        "The result of a {mode} is recorded by one seat: say which (recorded_by).",
    ),
    "recorder_not_a_seat": (
        '"{name}" mencatat hasilnya, tetapi tidak punya kursi di sini.',
        '"{name}" records the result, but has no seat here.',
    ),
    "not_in_this_mode": (
        '"{key}" tidak berarti apa-apa dengan mode: {mode}.',
        '"{key}" means nothing with mode: {mode}.',
    ),
    "abstain_is_a_no": (
        "Bila semua kursi harus setuju, abstain sama dengan tidak setuju.",
        "Where every seat must agree, to abstain is the same as to refuse.",
    ),
    "fails_without_a_no": (
        (
            "Penilaian ini dapat gagal tanpa satu pun jawaban tidak (abstain, atau kuorum tanpa "
            'jawaban yang lain), lalu kasus berakhir di "{to}" tanpa alasan. Arahkan ke tahap '
            "tempat seseorang memutuskan dan menjelaskannya."
        ),
        (
            "This review can fail without a single no (abstentions, or a quorum without the other "
            'answers), and the case ends at "{to}" without a reason. Lead it to a state where '
            "somebody decides and explains it."
        ),
    ),
    "recused_never": (
        (
            "Tidak ada kursi di sini yang harus dipisahkan (never_the_same_person) dan tidak ada "
            "pihak yang memegang jabatan, jadi recused tidak pernah berlaku."
        ),
        (
            "No seat here is kept apart from a role (never_the_same_person), and nobody opens a "
            "case for themselves, so recused never applies."
        ),
    ),
    "joined_missing": (
        "Sebutkan berapa penilaian yang harus lolos (joined): all, any, atau angka.",
        "Say how many of the reviews must pass (joined): all, any or a number.",
    ),
    "joined_over": (
        "Perlu {joined} penilaian yang lolos, tetapi hanya ada {count}.",
        "{joined} reviews must pass, but there are only {count}.",
    ),
    "reviews_few": (
        "Penilaian berdampingan (reviews) paling sedikit dua; untuk satu penilaian tulis review.",
        "Reviews side by side are two at least; for a single one write review.",
    ),
    "outcome_missing": (
        'Hasil "{key}" belum ada di outcomes.',
        'The outcome "{key}" is missing from outcomes.',
    ),
    "outcome_unknown": (
        'Penilaian hanya punya hasil pass dan fail, bukan "{key}".',
        'Reviews have the outcomes pass and fail only, not "{key}".',
    ),
    "joined_without_reviews": (
        '"{key}" hanya berarti bersama reviews.',
        '"{key}" means something only beside reviews.',
    ),
}
REVIEW_WARNINGS = frozenset(
    {"quorum_never_needed", "veto_and_must", "abstain_is_a_no", "recused_never"}
)
