"""Words for what is wrong with names, fields, states and asks. Code -> (Indonesian, English)."""

from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, str]] = {
    # names that nothing stands behind
    "unknown_state": ('Tidak ada tahap "{name}".', 'There is no state "{name}".'),
    "unknown_role": ('Tidak ada peran "{name}".', 'There is no role "{name}".'),
    "unknown_field": ('Tidak ada isian "{name}".', 'There is no field "{name}".'),
    "unknown_reason": ('Tidak ada alasan "{name}".', 'There is no reason "{name}".'),
    "unknown_reason_set": (
        'Tidak ada kumpulan alasan "{name}".',
        'There is no set of reasons "{name}".',
    ),
    "unknown_notice": ('Tidak ada pemberitahuan "{name}".', 'There is no notice "{name}".'),
    "unknown_phase": ('Tidak ada fase "{name}".', 'There is no phase "{name}".'),
    "unknown_window": (
        'Pengaturan tahun tidak punya masa "{name}".',
        'The year\'s settings have no window "{name}".',
    ),
    "unknown_tier": (
        'Pengaturan tahun tidak punya golongan "{name}".',
        'The year\'s settings have no tier "{name}".',
    ),
    "unknown_told": (
        'Yang diberi tahu adalah "waiting" atau sebuah peran; peran "{name}" tidak ada.',
        'Who is told is "waiting" or a role; there is no role "{name}".',
    ),
    "unknown_asked": (
        'Yang diminta adalah isian, reason, words, next_step atau remarks; "{name}" tidak ada.',
        'What is asked is a field, reason, words, next_step or remarks; there is no "{name}".',
    ),
    "no_cycle": (
        '"{name}" berasal dari pengaturan tahun, tetapi alur ini tidak menyebut cycle.',
        '"{name}" comes from the year\'s settings, but this workflow names no cycle.',
    ),
    "reserved_field": (
        'Nama "{key}" dipakai oleh bahasa ini sendiri. Beri isian ini nama lain.',
        'The language itself uses the name "{key}". Name this field differently.',
    ),
    "reserved_role": (
        'Nama "{key}" dipakai oleh bahasa ini sendiri. Beri peran ini nama lain.',
        'The language itself uses the name "{key}". Name this role differently.',
    ),
    "reserved_action": (
        'Nama "{key}" dipakai oleh bahasa ini sendiri. Beri tindakan ini nama lain.',
        'The language itself uses the name "{key}". Name this action differently.',
    ),
    # fields and pages
    "field_twice": (
        'Isian "{key}" sudah ada di halaman {page}.',
        'The field "{key}" is already on page {page}.',
    ),
    "limit_not_for_type": (
        '"{key}" tidak berlaku untuk isian jenis {type}, hanya untuk: {types}.',
        '"{key}" is not for a field of type {type}, only for: {types}.',
    ),
    "choices_missing": (
        'Isian pilihan "{key}" belum punya choices.',
        'The field "{key}" is a choice and needs choices.',
    ),
    "min_over_max": (
        "Nilai paling kecil ({min}) lebih besar daripada yang paling besar ({max}).",
        "The least value ({min}) is above the greatest ({max}).",
    ),
    "counts_a_fork": (
        '"{name}" dapat dilewati tanpa berhenti, jadi kedatangan di sana tidak dapat dihitung.',
        'A case may pass "{name}" without resting there, so coming there cannot be counted.',
    ),
    "counts_alone": (
        "Isian yang dihitung program (counts) tidak ditanyakan, jadi {key} tidak berarti.",
        "What the program counts (counts) is asked of nobody, so {key} says nothing.",
    ),
    "counts_asked": (
        '"{key}" dihitung program (counts), jadi tidak boleh ditanyakan.',
        '"{key}" is counted by the program (counts) and cannot be asked.',
    ),
    "counts_material": (
        '"{key}" dihitung program (counts), jadi bukan perubahan yang penting.',
        '"{key}" is counted by the program (counts) and is no change that matters.',
    ),
    "floor_itself": (
        'Isian "{key}" dibandingkan dengan dirinya sendiri. Sebutkan isian lain.',
        'The field "{key}" is measured by itself. Name another field.',
    ),
    "floor_asked_later": (
        'Isian "{name}" baru ditanyakan sesudah "{key}". Letakkan "{name}" di depannya.',
        'The field "{name}" is asked only after "{key}". Put "{name}" before it.',
    ),
    "personal_public": (
        'Isian "{key}" berisi data pribadi, jadi tidak boleh see: public.',
        'The field "{key}" is personal and so may not be see: public.',
    ),
    "wrong_field_type": (
        'Isian "{name}" berjenis {type}. Di sini perlu isian berjenis {wanted}.',
        'The field "{name}" is of type {type}. A field of type {wanted} is needed here.',
    ),
    "not_on_a_page": (
        'Isian "{name}" harus ada di salah satu halaman pembuka.',
        'The field "{name}" must be on one of the opening pages.',
    ),
    "not_always_asked": (
        'Isian "{name}" harus selalu diisi: tanpa optional, unknown dan when.',
        'The field "{name}" must always be given: no optional, no unknown and no when.',
    ),
    # states
    "state_kind": (
        (
            'Tahap "{key}" harus punya tepat satu dari waits_for, decided_in, waits_for_cases, '
            "review, route, final (sekarang: {given})."
        ),
        (
            'The state "{key}" must have exactly one of waits_for, decided_in, waits_for_cases, '
            "review, route, final (it has: {given})."
        ),
    ),
    "public_missing": (
        'Tahap "{key}" belum menjelaskan diri kepada warga (public).',
        'The state "{key}" does not explain itself to the public yet (public).',
    ),
    "actions_not_here": (
        (
            "Tindakan hanya ada di tahap yang menunggu seseorang (waits_for) atau diputuskan dalam "
            "rapat (decided_in), atau di tahap akhir (final), bukan di {kind}."
        ),
        (
            "Actions belong to a state that waits for somebody (waits_for), is decided in a "
            "meeting (decided_in) or is an end (final), not to a {kind}."
        ),
    ),
    "not_in_this_kind": (
        '"{key}" tidak berlaku di tahap jenis {kind}.',
        '"{key}" means nothing in a state of the kind {kind}.',
    ),
    "final_has_a_way_out": (
        "Di tahap akhir tidak ada yang ditunggu. Hapus bagian ini.",
        "Nobody is waited for at an ending. Delete this part.",
    ),
    "to_or_stays": (
        'Tindakan "{key}" harus menyebut satu saja: tujuannya (to), stays: true, atau hands_to.',
        'The action "{key}" must say one of these: where it leads (to), stays: true, or hands_to.',
    ),
    "closed_says_missing": (
        'Tindakan "{key}" punya syarat (when), jadi perlu closed_says: kata-kata bila belum boleh.',
        (
            'The action "{key}" has a guard (when) and so needs closed_says: words for when it is '
            "closed."
        ),
    ),
    "way_when": (
        "Baris {row} harus punya when atau otherwise: true, salah satu saja.",
        "Row {row} must have when or otherwise: true, one of the two.",
    ),
    "otherwise_twice": (
        "Hanya satu baris boleh otherwise.",
        "Only one row may be otherwise.",
    ),
    "route_empty": (
        "Percabangan ini belum punya baris.",
        "This route has no rows yet.",
    ),
    "no_actions": (
        'Tahap "{key}" menunggu seseorang, tetapi tidak ada tindakan.',
        'The state "{key}" waits for somebody, but there is no action.',
    ),
    "waiting_cannot_act": (
        'Tahap "{key}" menunggu "{role}", tetapi "{role}" tidak dapat memindahkannya.',
        'The state "{key}" waits for "{role}", but "{role}" has no action that moves it on.',
    ),
    "if_silent_missing": (
        (
            'Tahap "{key}" harus menyebut apa yang terjadi bila tidak ada jawaban '
            "(if_silent; boleh if_silent: wait)."
        ),
        (
            'The state "{key}" must say what happens when nobody answers '
            "(if_silent; if_silent: wait is allowed)."
        ),
    ),
    "due_missing": (
        'Tahap "{key}" belum punya batas waktu (due).',
        'The state "{key}" has no due time yet (due).',
    ),
    "silence_says_nothing": (
        "Sebutkan apa yang terjadi: hand_to (diserahkan kepada siapa) atau to (ke tahap mana).",
        "Say what happens: hand_to (to whom it is handed) or to (to which state).",
    ),
    "silence_for_missing": (
        "Sebutkan berapa lama yang menggantikan punya waktu (for).",
        "Say how long whoever it is handed to has (for).",
    ),
    "silence_then_missing": (
        "Sebutkan apa yang terjadi sesudah itu: then: incident atau to, salah satu saja.",
        "Say what happens after that: then: incident or to, one of the two.",
    ),
    "silence_without_hand": (
        '"{key}" hanya berarti bila ada hand_to.',
        '"{key}" means something only with hand_to.',
    ),
    "silence_reason_missing": (
        'Bila diam berarti berakhir di "{to}", pengusul berhak tahu alasannya (reason).',
        'Where silence leads to "{to}", the proposer has a right to a reason (reason).',
    ),
    "silence_basis_missing": (
        'Diam tidak boleh melompati sebuah tahap ke "{to}" tanpa dasar hukum (basis).',
        'Silence may not pass over a step to "{to}" without a basis (basis).',
    ),
    "standing_missing": (
        "Untuk ini perlu pemberitahuan bawaan: standing: {{{key}: ...}}.",
        "This needs a standing notice: standing: {{{key}: ...}}.",
    ),
    # asks
    "reasons_missing": (
        "Di sini diminta alasan, jadi sebutkan kumpulannya (reasons).",
        "A reason is asked here: name the set it comes from (reasons).",
    ),
    "reasons_not_asked": (
        'Kumpulan alasan "{name}" disebut, tetapi reason tidak diminta (asks).',
        'The set of reasons "{name}" is named, but no reason is asked (asks).',
    ),
    "reason_set_empty": (
        'Kumpulan alasan "{key}" kosong.',
        'The set of reasons "{key}" is empty.',
    ),
    "asked_twice": (
        '"{key}" disebut dua kali di sini.',
        '"{key}" is named twice here.',
    ),
    "bad_ending_unexplained": (
        'Ini dapat berakhir buruk bagi pengusul ("{to}"), jadi asks harus meminta juga: {missing}.',
        'This may end against the proposer ("{to}"), so asks must also have: {missing}.',
    ),
    "unknown_placeholder": (
        'Tidak ada yang mengisi "{{{name}}}" di sini. Yang ada: {known}.',
        'Nothing fills in "{{{name}}}" here. There are: {known}.',
    ),
    "placeholder_idle": (
        'Di tahap ini "{name}" tidak ada isinya.',
        'In this state there is nothing for "{name}" to say.',
    ),
    "stray_brace": (
        "Ada kurung kurawal tanpa pasangan.",
        "There is a brace without its pair.",
    ),
    # roles
    "role_never_held": (
        'Tidak ada yang dapat memegang peran "{key}", karena on_behalf: false.',
        'Nobody can ever hold the role "{key}", because of on_behalf: false.',
    ),
    "cannot_open": (
        'Peran "{role}" tidak dapat membuka. Yang dapat: party: opener atau sebuah office.',
        'The role "{role}" cannot open. What can: party: opener, or an office.',
    ),
    "no_opener_role": (
        "Untuk memberi tahu pembuka perlu peran dengan party: opener.",
        "To tell the opener there must be a role with party: opener.",
    ),
    "apart_needs_two": (
        "Sebutkan paling sedikit dua peran yang berbeda.",
        "Name at least two different roles.",
    ),
    "holder_not_given": (
        (
            'Siapa "{role}" tergantung pada isian "{field}", yang belum tentu terisi di "{key}" '
            "(misalnya lewat: {way})."
        ),
        (
            'Who "{role}" is depends on the field "{field}", which need not be given at "{key}" '
            "(for one on the way: {way})."
        ),
    ),
    # never used
    "unused_role": ('Peran "{key}" tidak dipakai.', 'The role "{key}" is not used.'),
    "unused_field": ('Isian "{key}" tidak pernah diminta.', 'The field "{key}" is never asked.'),
    "unused_reason": ('Alasan "{key}" tidak dipakai.', 'The reason "{key}" is not used.'),
    "unused_reason_set": (
        'Kumpulan alasan "{key}" tidak dipakai.',
        'The set of reasons "{key}" is not used.',
    ),
    "unused_notice": (
        'Pemberitahuan "{key}" tidak dipakai.',
        'The notice "{key}" is not used.',
    ),
    "unused_phase": ('Fase "{key}" tidak dipakai.', 'The phase "{key}" is not used.'),
}
