"""Words for what the proofs find: people and time.

Code -> (Indonesian, English). Values that differ by language come as `name_id` and `name_en`.
"""

from collections.abc import Mapping

PROOF: Mapping[str, tuple[str, str]] = {
    # people
    "cannot_be_done": (
        (
            "{actions_id}: tidak ada seorang pun yang memegang {roles_id} pada {on}, di mana pun."
            "{kinds_id}"
        ),
        "{actions_en}: nobody holds {roles_en} on {on}, anywhere.{kinds_en}",
    ),
    "cannot_be_done_in": (
        "{actions_id}: tidak ada yang memegang {roles_id} di {where} ({count} tempat).",
        "{actions_en}: nobody holds {roles_en} in {where} ({count} in all).",
    ),
    "kept_apart": (
        (
            "{actions_id}: tidak ada yang boleh melakukannya, di mana pun. Yang memegang "
            "{roles_id} sudah bertindak dalam peran yang harus dipisahkan."
        ),
        (
            "{actions_en}: nobody may do this, anywhere. Whoever holds {roles_en} has acted in a "
            "role that is kept apart from it."
        ),
    ),
    "kept_apart_in": (
        (
            "{actions_id}: tidak ada yang boleh melakukannya di {where} ({count} tempat). Yang "
            "memegang {roles_id} sudah bertindak dalam peran yang harus dipisahkan."
        ),
        (
            "{actions_en}: nobody may do this in {where} ({count} in all). Whoever holds "
            "{roles_en} has acted in a role that is kept apart from it."
        ),
    ),
    "cannot_agree": (
        (
            "{actions_id}: hasil ini tidak dapat dicapai di mana pun. Kursi {roles_id} dengan "
            "pemegangnya pada {on} tidak cukup bagi jawaban orang-orang berbeda yang diperlukan "
            "(setuju: {agree_id})."
        ),
        (
            "{actions_en}: this result cannot be reached anywhere. The seats of {roles_en}, as "
            "held on {on}, do not give the answers of different people that it takes "
            "(to agree: {agree_en})."
        ),
    ),
    "cannot_agree_in": (
        (
            "{actions_id}: hasil ini tidak dapat dicapai di {where} ({count} tempat) dengan "
            "pemegang kursi {roles_id} pada {on}; yang harus setuju: "
            "{agree_id}."
        ),
        (
            "{actions_en}: this result cannot be reached in {where} ({count} in all) with those "
            "who hold the seats of {roles_en} on {on}; to agree: "
            "{agree_en}."
        ),
    ),
    "nobody_can_open": (
        "Tidak ada seorang pun yang dapat membuka usulan pada {on}: {roles_id} kosong di mana pun.",
        "Nobody can open a case on {on}: {roles_en} is vacant everywhere.",
    ),
    "vacant_in": (
        "Jabatan “{role_id}” kosong pada {on} di: {where} ({count} tempat).",
        "The office “{role_en}” is vacant on {on} in: {where} ({count} in all).",
    ),
    "no_office_in": (
        "Belum ada kantor untuk “{role_id}” di: {where} ({count} tempat).",
        "There is no office for “{role_en}” in: {where} ({count} in all).",
    ),
    "held_nowhere": (
        "Tidak ada yang memegang “{role_id}” pada {on}, di mana pun. Tugasnya menunggu.{kinds_id}",
        "Nobody holds “{role_en}” on {on}, anywhere. Its tasks will wait.{kinds_en}",
    ),
    "seat_vacant": (
        "Kursi “{role_id}” kosong pada {on}: {where} ({count} dari {seats}).",
        "A seat of “{role_en}” is vacant on {on}: {where} ({count} of {seats}).",
    ),
    "no_stand_in": (
        (
            "Bila pemegang “{role_id}” sendiri yang mengusulkan{place_id}, tidak ada yang boleh "
            "menggantikannya di: {states_id}. Dengan if_silent: {{hand_to: ...}} peran lain "
            "mendapat tugasnya."
        ),
        (
            "Where whoever holds “{role_en}” asks for something themself{place_en}, nobody may "
            "stand in for them at: {states_en}. With if_silent: {{hand_to: ...}} another role "
            "gets the task."
        ),
    ),
    "staffing_not_proven": (
        (
            "Belum terbukti bahwa semua tindakan dapat dilakukan oleh para pejabat: susunannya "
            "terlalu banyak untuk diperiksa."
        ),
        (
            "It is not proven that the officials can take every action: there are too many "
            "combinations to look at."
        ),
    ),
    # time
    "closed_too_soon": (
        (
            "“{gate_id}” tertutup bagi yang lambat. {how_id}, usulan baru sampai di “{here_id}” "
            "pada {arrives_id}, sesudah masa {window} berakhir pada {last_id}.{way_id}"
        ),
        (
            "“{gate_en}” is closed to who is slow. {how_en}, a case comes to “{here_en}” on "
            "{arrives_en} only, after the window {window} has ended on {last_en}.{way_en}"
        ),
    ),
    "closed_too_soon_provisional": (
        (
            "“{gate_id}” tertutup bagi yang lambat. {how_id}, usulan baru sampai di “{here_id}” "
            "pada {arrives_id}, sesudah masa {window} berakhir pada {last_id} (hari libur masih "
            "perkiraan).{way_id}"
        ),
        (
            "“{gate_en}” is closed to who is slow. {how_en}, a case comes to “{here_en}” on "
            "{arrives_en} only, after the window {window} has ended on {last_en} (holidays are "
            "still estimated).{way_en}"
        ),
    ),
    "too_slow": (
        (
            "{how_id}, usulan baru sampai di “{here_id}” pada {arrives_id}, sesudah masa "
            "{window} berakhir pada {last_id}.{way_id}"
        ),
        (
            "{how_en}, a case comes to “{here_en}” on {arrives_en} only, after the window "
            "{window} has ended on {last_en}.{way_en}"
        ),
    ),
    "too_slow_provisional": (
        (
            "{how_id}, usulan baru sampai di “{here_id}” pada {arrives_id}, sesudah masa "
            "{window} berakhir pada {last_id} (hari libur masih perkiraan).{way_id}"
        ),
        (
            "{how_en}, a case comes to “{here_en}” on {arrives_en} only, after the window "
            "{window} has ended on {last_en} (holidays are still estimated).{way_en}"
        ),
    ),
    "may_be_late": (
        (
            "{how_id}, usulan baru sampai di “{here_id}” pada {arrives_id}, sesudah masa "
            "{window} berakhir pada {last_id}.{way_id}"
        ),
        (
            "{how_en}, a case comes to “{here_en}” on {arrives_en} only, after the window "
            "{window} has ended on {last_en}.{way_en}"
        ),
    ),
    "may_be_late_provisional": (
        (
            "{how_id}, usulan baru sampai di “{here_id}” pada {arrives_id}, sesudah masa "
            "{window} berakhir pada {last_id} (hari libur masih perkiraan).{way_id}"
        ),
        (
            "{how_en}, a case comes to “{here_en}” on {arrives_en} only, after the window "
            "{window} has ended on {last_en} (holidays are still estimated).{way_en}"
        ),
    ),
    "time_not_proven": (
        "Tahap “{here_id}” tidak punya batas waktu, jadi belum terbukti masa sesudahnya terkejar.",
        "“{here_en}” has no due time, so it is not proven that later windows are met.",
    ),
}

PROOF_WARNINGS = frozenset(
    {"cannot_be_done_in", "kept_apart_in", "cannot_agree_in", "vacant_in", "no_office_in"}
    | {"held_nowhere", "seat_vacant", "no_stand_in", "staffing_not_proven"}
    | {"closed_too_soon_provisional", "too_slow", "too_slow_provisional"}
    | {"may_be_late", "may_be_late_provisional", "time_not_proven"}
)
# How the story of a slow case ends.
PROOF_ENDINGS: Mapping[str, tuple[str, str]] = dict.fromkeys(
    (
        f"{code}{rest}"
        for code in ("closed_too_soon", "too_slow", "may_be_late")
        for rest in ("", "_provisional")
    ),
    (
        '{subject} baru sampai di "{here}" sesudah masanya ditutup',
        'the {subject} comes to "{here}" only after its window has closed',
    ),
)
# How a slow case comes to be slow, by the pace at which it goes.
HOW: Mapping[str, tuple[str, str]] = {
    "in_time": (
        "Walaupun semua bertindak pada hari terakhirnya",
        "Even if everybody acts on their last day",
    ),
    "longer": (
        "Bila batas waktu dijeda dan diperpanjang selama yang boleh",
        "Where the clock is stopped and more time granted for as long as may be",
    ),
    "silent": (
        "Bila ada yang diam sehingga tugasnya dialihkan",
        "Where somebody is silent and the task is handed on",
    ),
    "back": (
        "Bila ada yang diam dan usulan dikembalikan satu kali",
        "Where somebody is silent and the case is sent back once",
    ),
    "way": ("Jalannya", "The way"),
}
MONTHS = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
