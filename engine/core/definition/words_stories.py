"""Words of stories: what a turn is called, and how the story of each problem ends.

(Indonesian, English) each. Never here: which story belongs to a problem (that is a check).
"""

from collections.abc import Mapping

from engine.core.definition.words_proof import PROOF_ENDINGS

Pair = tuple[str, str]

# What happens in a turn. {who} {what} {state} {row}
TURNS: Mapping[str, Pair] = {
    "action": ('{who} memilih "{what}"', '{who} chooses "{what}"'),
    "pass": ('hasil di "{state}" adalah "{what}"', 'the result at "{state}" is "{what}"'),
    "fail": ('hasil di "{state}" adalah "{what}"', 'the result at "{state}" is "{what}"'),
    "joined": ('di "{state}": "{what}"', 'at "{state}": "{what}"'),
    "opened": (
        'di "{state}" kasus lain dibuka',
        'other cases are opened at "{state}"',
    ),
    "part": (
        'di "{state}" kasus dibagi, dan sebuah bagian berjalan sendiri',
        'the case is divided at "{state}", and a part goes on by itself',
    ),
    "reopen": (
        '"{what}" mengubah hal penting, sehingga persetujuan yang lalu diminta lagi',
        '"{what}" changes something material, so that an earlier approval is asked for again',
    ),
    "onward": (
        '"{what}" disetujui lagi, dan persetujuan yang masih berlaku dilewati',
        '"{what}" approves it again, and approvals that still hold are passed',
    ),
    "silence": (
        'batas waktu di "{state}" lewat tanpa tindakan',
        'the time at "{state}" passes and nobody acts',
    ),
    "skip": (
        '"{state}" dilewati karena jenjang itu tidak ada di sana',
        '"{state}" is passed over because the place has no such level',
    ),
    "route": ('baris {row} di "{state}" cocok', 'row {row} of "{state}" holds'),
    "otherwise": (
        'tidak ada baris lain di "{state}" yang cocok',
        'no other row of "{state}" holds',
    ),
}
# The label of what is no button.
TRIGGERS: Mapping[str, Pair] = {
    "silence": ("tidak ada tindakan", "nobody acts"),
    "skip": ("jenjang ini tidak ada", "no such level"),
    "part": ("sebuah bagian", "a part"),
    "route": ("baris {row}", "row {row}"),
    "otherwise": ("selain itu", "otherwise"),
}
FIRST: Pair = ("Jika {turns}, {ending}.", "If {turns}, {ending}.")
AT_ONCE: Pair = ("Begitu dibuka, {ending}.", "As soon as it is opened, {ending}.")
THEN: Pair = (", lalu ", ", then ")
LEFT_OUT: Pair = ("{count} langkah berikutnya", "{count} more steps")

_WAITS: Pair = (
    '{subject} menunggu selamanya di "{here}"',
    'the {subject} waits for ever at "{here}"',
)
_TURNS: Pair = (
    '{subject} kembali ke "{here}" dan berputar tanpa henti',
    'the {subject} is back at "{here}" and turns in a circle for ever',
)
_IS_HERE: Pair = ('{subject} sampai di "{here}"', 'the {subject} comes to "{here}"')
_OPEN_FIELD: Pair = (
    '{subject} sampai di "{here}" dan isian itu belum terisi',
    'the {subject} comes to "{here}" and that field is not given',
)
_ENDS: Pair = (
    '{subject} berakhir di "{here}" tanpa penjelasan yang lengkap',
    'the {subject} ends at "{here}" without a full explanation',
)
# By the code of the problem: {subject} {here}. What is not here has no story.
ENDINGS: Mapping[str, Pair] = {
    "no_way_to_an_end": _WAITS,
    "waits_for_ever": _WAITS,
    "way_out_not_proven": (
        '{subject} mungkin menunggu selamanya di "{here}"',
        'the {subject} may wait for ever at "{here}"',
    ),
    "no_actions": _WAITS,
    "waiting_cannot_act": (
        '{subject} menunggu yang tidak dapat meneruskannya di "{here}"',
        'the {subject} waits at "{here}" for somebody who cannot move it on',
    ),
    "if_silent_missing": (
        '{subject} sampai di "{here}", dan bila tidak ada tindakan tidak terjadi apa-apa',
        'the {subject} comes to "{here}", and when nobody acts nothing happens',
    ),
    "due_missing": (
        '{subject} menunggu di "{here}" tanpa batas waktu',
        'the {subject} waits at "{here}" without a time limit',
    ),
    "turns_in_a_circle": _TURNS,
    "turns_by_silence": _TURNS,
    "material_circle": _TURNS,
    "route_gap": (
        '{subject} sampai di "{here}" dan tidak ada baris yang cocok',
        'the {subject} comes to "{here}" and no row takes it',
    ),
    "route_overlap": (
        '{subject} sampai di "{here}" dan dua baris cocok sekaligus',
        'the {subject} comes to "{here}" and two rows hold at once',
    ),
    "route_not_proven": _IS_HERE,
    "row_never_holds": _IS_HERE,
    "row_never_taken": _IS_HERE,
    "otherwise_never": _IS_HERE,
    "guard_never_holds": _IS_HERE,
    "guard_fails": _IS_HERE,
    "guard_not_proven": _IS_HERE,
    "action_never_open": _IS_HERE,
    "same_action": _IS_HERE,
    "guard_needs_has": _OPEN_FIELD,
    "holder_not_given": _OPEN_FIELD,
    "bad_ending_unexplained": _ENDS,
    "silence_reason_missing": _ENDS,
    "silence_basis_missing": (
        '{subject} sampai di "{here}" tanpa keputusan siapa pun',
        'the {subject} comes to "{here}" without anybody\'s decision',
    ),
    **PROOF_ENDINGS,
}
