"""Words for what is wrong with states that open cases of another workflow.

Code -> (Indonesian, English). NEIGHBOURS: what shows only with that workflow beside it.
"""

from collections.abc import Mapping

SUBCASES: Mapping[str, tuple[str, str]] = {
    "needs_waits_for_cases": (
        'Kunci "{key}" hanya berarti bila ada waits_for_cases: all, any, none, atau angka.',
        'The key "{key}" means something only beside waits_for_cases: all, any, none or a number.',
    ),
    "opens_no_cases": (
        'Tahap "{key}" menunggu kasus lain, tetapi tidak membuka satu pun. Tulis opens_cases.',
        'The state "{key}" waits for other cases but opens none. Write opens_cases.',
    ),
    "case_outcome_missing": (
        'Di outcomes belum ada "{key}": ke mana kasus ini setelah kasus lainnya selesai.',
        'Under outcomes "{key}" is missing: where this case goes after the other cases.',
    ),
    "case_outcome_unknown": (
        'Kasus lain tidak berakhir sebagai "{key}". Di sini hanya ada: {known}.',
        'Other cases do not come out as "{key}". Here there is only: {known}.',
    ),
    "nobody_is_asked": (
        'Di sini tidak ada orang yang ditanya, jadi "{key}" tidak berarti.',
        'Nobody is asked anything here, so "{key}" means nothing.',
    ),
    "each_of_nothing": (
        '"{key}" diisi dengan each, tetapi tidak ada for_each.',
        '"{key}" is given each, but there is no for_each.',
    ),
    "for_each_no_codes": (
        'for_each butuh isian wilayah atau instansi; "{name}" bukan.',
        'for_each needs a field of areas or organisations; "{name}" is none.',
    ),
    "each_not_given": (
        'Kode dari "{name}" tidak diberikan kepada kasusnya. Tulis each pada satu isian di give.',
        'The code of "{name}" is not given on to its case. Write each for one field under give.',
    ),
    "watched_by_missing": (
        'Tahap "{key}" menunggu kasus lain tanpa ada yang mengawasi. Sebut perannya di watched_by.',
        'The state "{key}" waits for other cases and nobody watches. Name the role in watched_by.',
    ),
    "too_few_cases": (
        "Yang ditunggu {wanted} kasus, tetapi yang dibuka hanya {cases}.",
        "It waits for {wanted} cases, but only {cases} are opened.",
    ),
}

NEIGHBOURS: Mapping[str, tuple[str, str]] = {
    "cases_unpublished": (
        'Alur "{workflow}" belum ada, jadi kasusnya tidak dapat dibuka.',
        'There is no workflow "{workflow}", so no case of it can be opened.',
    ),
    "give_not_asked": (
        'Formulir "{workflow}" tidak menanyakan "{field}".',
        'The form of "{workflow}" does not ask "{field}".',
    ),
    "give_missing": (
        'Formulir "{workflow}" harus memuat "{field}", tetapi tidak diberikan di sini.',
        'The form of "{workflow}" must have "{field}", and it is not given here.',
    ),
    "give_uncertain": (
        'Formulir "{workflow}" harus memuat "{field}", tetapi "{source}" belum tentu terisi.',
        'The form of "{workflow}" must have "{field}", but "{source}" need not be given here.',
    ),
    "give_type": (
        '"{source}" berjenis {is_type}, sedangkan "{field}" di "{workflow}" berjenis {wants_type}.',
        '"{source}" is of type {is_type}, but "{field}" of "{workflow}" is of type {wants_type}.',
    ),
    "give_tells": (
        '"{source}" (see: {is_see}) akan terbaca lebih luas sebagai "{field}" di "{workflow}".',
        '"{source}" (see: {is_see}) would be read more widely as "{field}" of "{workflow}".',
    ),
    "cannot_be_withdrawn": (
        'Alur "{workflow}" tidak punya akhir "withdrawn", jadi kasusnya tidak dapat ditarik.',
        'The workflow "{workflow}" has no ending "withdrawn", so its cases cannot be withdrawn.',
    ),
    "parent_left_untold": (
        (
            'Alur "{workflow}" tidak punya standing: parent_left. Bila kasus ini pergi lebih dulu, '
            "pengurusnya tidak diberi tahu."
        ),
        (
            'The workflow "{workflow}" has no standing: parent_left. Where this case leaves first, '
            "nobody there is told."
        ),
    ),
    "opens_in_a_circle": (
        "Alur-alur ini saling membuka kasus tanpa henti dan tanpa menunggu siapa pun: {way}.",
        "These workflows open cases of each other for ever and wait for nobody: {way}.",
    ),
    "opener_breaks": (
        'Alur "{opener}" membuka kasus alur ini dan tidak akan bisa lagi: {detail_id}',
        'The workflow "{opener}" opens cases of this one and no longer could: {detail_en}',
    ),
}
NEIGHBOUR_WARNINGS = frozenset({"parent_left_untold"})
