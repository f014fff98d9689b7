"""Words for what is wrong with meetings. Code -> (Indonesian, English)."""

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
    "recorded_by_a_party": (
        'Berita acara dicatat oleh jabatan, sedangkan "{role}" adalah pihak dalam kasusnya.',
        'Minutes are recorded by an office, but "{role}" is a party to the case.',
    ),
}
