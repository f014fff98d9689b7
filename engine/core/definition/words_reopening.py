"""Words of what is wrong with reopening a closed case. Never here: when it is."""

REOPENING: dict[str, tuple[str, str]] = {
    "within_not_here": (
        "within di tindakan dihitung sejak akhir kasus, jadi hanya berlaku di tahap akhir (final).",
        "The within of an action counts from the end of the case: it belongs to an ending (final).",
    ),
    "reopening_unexplained": (
        "Kasus tidak dibuka kembali tanpa penjelasan. Tambahkan di asks: {missing}.",
        "No case is reopened without an explanation. Add to asks: {missing}.",
    ),
    "reopened_by_a_party": (
        '"{name}" bukan jabatan. Kasus dibuka kembali oleh jabatan, bukan oleh pihaknya sendiri.',
        '"{name}" is no office. A case is reopened by an office, not by one of its own parties.',
    ),
    "not_in_reopening": (
        '"{key}" tidak berlaku untuk membuka kembali kasus.',
        '"{key}" means nothing where a case is reopened.',
    ),
    "reopens_to_an_end": (
        'Dari "{to}" kasus dapat langsung berakhir lagi. Pilih tahap yang menunggu seseorang.',
        'From "{to}" the case may end again at once. Choose a state that waits for somebody.',
    ),
    "reopening_untold": (
        "Yang tahu tentang akhirnya harus tahu kasus dibuka lagi. Tambahkan di tells: {roles}.",
        "Whoever was told of the end must hear that the case is open again. Add to tells: {roles}.",
    ),
}
