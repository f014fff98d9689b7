"""Words for what the proofs find: people, time, and what the public may see.

Code -> (Indonesian, English). Values that differ by language come as `name_id` and `name_en`.
"""

from collections.abc import Mapping

PROOF: Mapping[str, tuple[str, str]] = {
    # people
    "cannot_be_done": (
        "{actions_id}: tidak ada seorang pun yang memegang {roles_id} pada {on}, di mana pun.",
        "{actions_en}: nobody holds {roles_en} on {on}, anywhere.",
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
            "pemegangnya pada {on} tidak cukup untuk {agree} suara dari orang yang berbeda."
        ),
        (
            "{actions_en}: this result cannot be reached anywhere. The seats of {roles_en}, as "
            "held on {on}, do not give the answers of different people that it takes ({agree} "
            "must agree)."
        ),
    ),
    "cannot_agree_in": (
        (
            "{actions_id}: hasil ini tidak dapat dicapai di {where} ({count} tempat) dengan "
            "pemegang kursi {roles_id} pada {on}; perlu {agree} yang setuju."
        ),
        (
            "{actions_en}: this result cannot be reached in {where} ({count} in all) with those "
            "who hold the seats of {roles_en} on {on}; {agree} must agree."
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
        "Tidak ada yang memegang “{role_id}” pada {on}, di mana pun. Tugasnya menunggu.",
        "Nobody holds “{role_en}” on {on}, anywhere. Its tasks will wait.",
    ),
    "seat_vacant": (
        "Kursi “{role_id}” kosong pada {on}: {where} ({count} dari {seats}).",
        "A seat of “{role_en}” is vacant on {on}: {where} ({count} of {seats}).",
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
}

PROOF_WARNINGS = frozenset(
    {"cannot_be_done_in", "kept_apart_in", "cannot_agree_in", "vacant_in", "no_office_in"}
    | {"held_nowhere", "seat_vacant", "staffing_not_proven"}
)
