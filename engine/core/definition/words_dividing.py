"""Words of what is wrong with actions that divide a case. Never here: when it is.

Code -> (Indonesian, English).
"""

from collections.abc import Mapping

DIVIDING: Mapping[str, tuple[str, str]] = {
    "dividing_unexplained": (
        "Yang membagi sebuah kasus menyebut alasannya. Di asks belum ada: {missing}.",
        "Whoever divides a case says why. Under asks this is missing: {missing}.",
    ),
    "not_in_dividing": (
        'Tindakan yang membagi kasus dilakukan oleh satu kantor sekaligus, jadi tanpa "{key}".',
        'An action that divides a case is one office\'s, at once: "{key}" has no place here.',
    ),
    "divides_elsewhere": (
        'Kasus yang dibagi berakhir. to harus menuju akhir dengan final: divided; "{to}" bukan.',
        'A case that is divided ends. to leads to an end with final: divided; "{to}" is none.',
    ),
    "divided_without_parts": (
        '"{to}" berarti kasusnya dibagi, tetapi di sini tidak ada bagian yang dibuka (parts).',
        '"{to}" says that the case was divided, but no parts are opened here (parts).',
    ),
    "divided_reopened": (
        "Kasus yang sudah dibagi tidak dibuka lagi: bagian-bagiannya sudah berjalan sendiri.",
        "A case that was divided is not reopened: its parts go on by themselves.",
    ),
    "part_begins_at_an_end": (
        'Sebuah bagian harus mulai di tempat yang ada pengurusnya; "{to}" dapat langsung berakhir.',
        'A part begins where somebody has it; at "{to}" it may end at once.',
    ),
    "part_without_name": (
        'Setiap bagian perlu namanya sendiri. Tambahkan "{name}" pada asks.',
        'Every part needs a name of its own. Add "{name}" under asks.',
    ),
    "part_cannot_say": (
        'Foto, berkas, daftar, dan hitungan ikut dari keseluruhan, jadi "{key}" tidak ditanyakan.',
        'Photos, files, lists and counts come from the whole; "{key}" is not asked of a part.',
    ),
    "shares_no_number": (
        '"{key}" tidak dapat dijumlahkan: share hanya menyebut angka atau uang yang ada di asks.',
        '"{key}" cannot be added up: share names numbers and money that stand under asks.',
    ),
}
