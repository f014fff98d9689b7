"""Words for what is wrong with guards, routes, the graph and the year's settings.

Code -> (Indonesian, English).
"""

from collections.abc import Mapping

FLOW: Mapping[str, tuple[str, str]] = {
    # guards
    "guard_syntax": (
        "Syarat ini tidak dapat dibaca: {detail}.",
        "This condition cannot be read: {detail}.",
    ),
    "guard_equals": (
        "Untuk membandingkan tulis == (dua kali), bukan =.",
        "To compare write == (twice), not =.",
    ),
    "guard_quotes": (
        'Tanda kutip {typed} ini dari Word. Di dalam syarat ketik tanda kutip lurus: ".',
        'This quote {typed} is from a word processor. In a condition type a straight one: ".',
    ),
    "guard_sign": (
        'Tanda "{typed}" ditulis {meant}.',
        'The sign "{typed}" is written {meant}.',
    ),
    "guard_dots": (
        "Angka dalam syarat ditulis tanpa titik dan koma: {meant}, bukan {typed}.",
        "A number in a condition has no dots and commas: {meant}, not {typed}.",
    ),
    "guard_words": (
        'Kata "{typed}" ditulis dengan tanda: {meant}. Dan: &&. Atau: ||. Bukan: !.',
        'The word "{typed}" is written with a sign: {meant}. And: &&. Or: ||. Not: !.',
    ),
    "guard_too_deep": (
        "Syarat ini terlalu bertingkat. Pecah menjadi beberapa syarat.",
        "This condition is nested too deeply. Split it.",
    ),
    "guards_too_long": (
        "Semua syarat bersama terlalu panjang: paling banyak {most} huruf. Sisanya tidak dibaca.",
        "All conditions together are too long: at most {most} characters. The rest is not read.",
    ),
    "guard_unknown_field": (
        'Syarat ini memakai isian "{name}" yang tidak ada.',
        'This condition uses a field "{name}" that does not exist.',
    ),
    "guard_unknown_name": (
        (
            'Syarat ini memakai "{name}" yang tidak dikenal. Isian ditulis case.nama, pilihan '
            'ditulis dalam tanda kutip ("{name}"), waktu kini now.'
        ),
        (
            'This condition uses "{name}", which is not known. A field is case.name, a choice '
            'stands in quotes ("{name}"), this moment is now.'
        ),
    ),
    "guard_unknown_choice": (
        '"{name}" bukan salah satu pilihan dari "{field}", jadi syarat ini tidak pernah cocok.',
        '"{name}" is not one of the choices of "{field}", so this can never match.',
    ),
    "guard_types": (
        (
            'Tanda "{sign}" tidak dapat dipakai antara {types}. Desimal ditulis dengan titik '
            "(3.0), teks dengan tanda kutip."
        ),
        (
            'The sign "{sign}" does not work between {types}. Decimals are written with a point '
            "(3.0), texts with quotes."
        ),
    ),
    "guard_not_yes_no": (
        "Syarat harus menghasilkan ya atau tidak; ini menghasilkan {type}.",
        "A condition must result in yes or no; this results in {type}.",
    ),
    "guard_needs_has": (
        'Isian "{name}" belum tentu terisi di sini. Tulis has(case.{name}) && ... lebih dulu.',
        'The field "{name}" need not be given here. Write has(case.{name}) && ... first.',
    ),
    "guard_fails": (
        "Syarat ini tidak pernah dapat dihitung: {detail}.",
        "This condition can never be computed: {detail}.",
    ),
    "guard_never_holds": (
        "Syarat ini tidak pernah terpenuhi.",
        "This condition can never hold.",
    ),
    "guard_always_holds": (
        "Syarat ini selalu terpenuhi, jadi tidak berguna.",
        "This condition always holds, so it says nothing.",
    ),
    # routes
    "route_gap": (
        (
            "Ada kasus yang tidak cocok dengan baris mana pun, misalnya bila {example}. Tambahkan "
            "baris atau otherwise."
        ),
        "There are cases that no row takes, such as {example}. Add a row or otherwise.",
    ),
    "route_overlap": (
        "Baris {row} dan {other} dapat cocok sekaligus, misalnya bila {example}.",
        "Rows {row} and {other} can both hold, such as for {example}.",
    ),
    "route_not_proven": (
        "Belum terbukti bahwa tepat satu baris cocok. Periksa misalnya bila {example}.",
        "It is not proven that exactly one row holds. Look for one at {example}.",
    ),
    "row_never_holds": (
        "Baris {row} tidak pernah terpenuhi.",
        "Row {row} can never hold.",
    ),
    "otherwise_never": (
        "Baris otherwise ini tidak pernah dipakai: baris lain sudah mencakup semuanya.",
        "This otherwise is never used: the other rows cover everything.",
    ),
    # the graph
    "no_initial": (
        "Belum ada tahap awal. Beri satu tahap initial: true.",
        "There is no first state yet. Give one state initial: true.",
    ),
    "initial_twice": (
        'Hanya satu tahap awal: "{first}" sudah menjadi yang awal.',
        'There is one first state only: "{first}" is it already.',
    ),
    "unreachable": (
        'Tahap "{key}" tidak pernah dicapai. Beri sebuah tindakan to: {key}, atau hapus tahap ini.',
        'The state "{key}" is never come to. Give an action to: {key}, or delete this state.',
    ),
    "no_final": (
        "Belum ada tahap akhir (final).",
        "There is no ending yet (final).",
    ),
    "no_way_to_an_end": (
        (
            'Dari tahap "{key}" tidak ada jalan ke tahap akhir. Beri sebuah tindakan di jalan itu '
            "to: sebuah tahap dengan final."
        ),
        (
            'From the state "{key}" there is no way to an ending. Let an action on the way lead '
            "to a state with final."
        ),
    ),
    "turns_in_a_circle": (
        'Tahap "{key}" dapat berputar tanpa henti: hanya percabangan dan jenjang.',
        'The state "{key}" can turn in a circle for ever: only routes and rungs.',
    ),
    "turns_by_silence": (
        (
            "Bila tidak ada tindakan, kasus berputar tanpa henti: {way}. Tulis if_silent: "
            "incident, atau hand_to, di salah satu tahap itu."
        ),
        (
            "When nobody acts, a case turns in a circle for ever: {way}. Write if_silent: "
            "incident, or hand_to, in one of these states."
        ),
    ),
    # what becomes of a case
    "waits_for_ever": (
        'Dari tahap "{key}" ada kasus yang tidak dapat lagi berakhir, misalnya bila {example}.',
        'From the state "{key}" some cases can never come to an ending, such as {example}.',
    ),
    "way_out_not_proven": (
        'Belum terbukti bahwa kasus selalu dapat keluar dari tahap "{key}". Tergantung: {what}.',
        'It is not proven that a case can always leave the state "{key}". It depends: {what}.',
    ),
    "action_never_open": (
        'Di tahap ini "{key}" tidak pernah dapat dipilih; kasus sampai di sini dengan {example}.',
        'Here "{key}" can never be chosen; cases come here with {example}.',
    ),
    "row_never_taken": (
        "Baris {row} tidak pernah dipakai oleh kasus yang sampai di sini, misalnya {example}.",
        "Row {row} is never taken by the cases that come here, such as {example}.",
    ),
    "same_label": (
        'Tombol "{label}" sudah ada di tahap ini ("{other}"). Beri label lain yang membedakannya.',
        'This state has a button "{label}" already ("{other}"). Give another label to tell them.',
    ),
    "same_action": (
        '"{key}" dan "{other}" sama saja, dan keduanya dapat dipilih sekaligus ({example}).',
        '"{key}" and "{other}" do the same, and both can be chosen at once ({example}).',
    ),
    "guard_not_proven": (
        "Belum terbukti bahwa syarat ini dapat terpenuhi: terlalu banyak isian sekaligus.",
        "It is not proven that this condition can hold: it looks at too many fields at once.",
    ),
    "not_proven": (
        (
            "Belum terbukti bahwa setiap kasus dapat berakhir: ada lebih dari {most} keadaan, "
            "sebab syarat-syaratnya memakai {names}."
        ),
        (
            "It is not proven that every case can end: there are more than {most} points, because "
            "the conditions look at {names}."
        ),
    ),
    # reviews
    # the year's settings
    "tiers_open_below": (
        'Tidak ada golongan untuk jumlah sampai Rp {amount}: "{tier}" dimulai di atasnya.',
        'There is no tier for amounts up to Rp {amount}: "{tier}" begins above it.',
    ),
    "tiers_open_above": (
        'Tidak ada golongan untuk jumlah di atas Rp {amount}: "{tier}" berakhir di sana.',
        'There is no tier for amounts above Rp {amount}: "{tier}" ends there.',
    ),
    "tiers_gap": (
        'Di antara golongan "{before}" dan "{tier}" ada celah: Rp {from} sampai Rp {to}.',
        'Between the tiers "{before}" and "{tier}" there is a gap: Rp {from} to Rp {to}.',
    ),
    "tiers_overlap": (
        'Golongan "{before}" dan "{tier}" saling tumpang tindih.',
        'The tiers "{before}" and "{tier}" overlap.',
    ),
    "step_on_no_ladder": (
        'Tidak ada tangga yang memuat jenjang "{name}", jadi tahap ini selalu dilewati.',
        'No ladder has the step "{name}", so this state is always passed over.',
    ),
    "grace_without_window": (
        'Pengaturan tahun tidak punya masa "{name}", jadi tidak ada tenggangnya.',
        'The year\'s settings have no window "{name}" that could have a grace.',
    ),
    "step_without_state": (
        'Tidak ada tahap untuk jenjang "{name}" ini.',
        'No state stands for this step "{name}".',
    ),
    "step_twice": (
        'Jenjang "{name}" disebut dua kali.',
        'The step "{name}" is named twice.',
    ),
}
