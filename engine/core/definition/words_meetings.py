"""Words for what is wrong with meetings, recurring duties and delegation.

Code -> (Indonesian, English).
"""

from collections.abc import Mapping

MEETINGS: Mapping[str, tuple[str, str]] = {
    "outcomes_missing": (
        'Tahap "{key}" diputuskan dalam rapat (decided_in), tetapi belum ada hasilnya (outcomes).',
        'The state "{key}" is decided in a meeting (decided_in), but has no outcomes yet.',
    ),
    "outcomes_not_here": (
        'Hasil rapat (outcomes) hanya ada di tahap dengan decided_in. Di "{key}" tulis actions.',
        'Only a state with decided_in has outcomes of a meeting. In "{key}" write actions.',
    ),
    "outcome_twice": (
        '"{key}" sudah menjadi hasil rapat (outcomes), jadi tidak boleh menjadi tindakan juga.',
        '"{key}" is an outcome of the meeting already, so it cannot be an action, too.',
    ),
    "duties_not_here": (
        'Kewajiban berkala (duties) perlu tahap yang dipegang seseorang; "{key}" bukan begitu.',
        'Only a state in which somebody has the task can have duties; "{key}" is none.',
    ),
    "duty_twice": (
        '"{key}" sudah menjadi tindakan di tahap ini, jadi tidak boleh menjadi kewajiban juga.',
        '"{key}" is an action of this state already, so it cannot be a duty, too.',
    ),
    "duty_overlaps": (
        "Batas waktunya {within}, padahal kewajiban ini berulang setiap {every}.",
        "It is due within {within}, but falls due again every {every}.",
    ),
    "duty_never_falls": (
        "Kewajiban ini baru jatuh setelah {first}, padahal tahap ini selesai dalam {within}.",
        "This duty first falls after {first}, but the time of this state is over within {within}.",
    ),
    "every_form": (
        '"{value}" bukan jangka. Tulis misalnya month, 2 weeks, atau 10 working days.',
        '"{value}" is no interval. Write for example month, 2 weeks or 10 working days.',
    ),
    "bad_tier_name": (
        'Golongan disebut dengan tier di depannya, misalnya "tier.small".',
        'A tier is named with tier before it, such as "tier.small".',
    ),
    "delegation_not_here": (
        'Tahap "{key}" tidak menunggu siapa pun, jadi tidak ada yang dapat didelegasikan.',
        'The state "{key}" waits for nobody, so there is nothing to delegate.',
    ),
    "delegation_of_nothing": (
        "Batas ini tidak berlaku untuk apa pun: tulis may_delegate.",
        "This limit is of nothing: write may_delegate.",
    ),
    "unknown_delegable": (
        'Di tahap ini tidak ada tindakan "{name}".',
        'This state has no action "{name}".',
    ),
    "delegated_twice": ('"{name}" disebut dua kali.', '"{name}" is named twice.'),
    "party_delegates": (
        '"{name}" hanya untuk pihak dalam kasusnya; yang didelegasikan adalah wewenang jabatan.',
        '"{name}" is for a party to the case only; what is delegated is the power of an office.',
    ),
    "delegation_no_limit": (
        'Golongan "{name}" tidak punya batas atas, jadi ini bukan batas.',
        'The tier "{name}" has no upper end, so this is no limit.',
    ),
    "recorded_by_a_party": (
        'Berita acara dicatat oleh jabatan, sedangkan "{role}" adalah pihak dalam kasusnya.',
        'Minutes are recorded by an office, but "{role}" is a party to the case.',
    ),
}
