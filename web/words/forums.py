"""Words of the lists of places that held no forum, and of the text that reaches one."""

WORDS = {
    "nav.forums": ("Forum", "Forums"),
    "forums.title": ("Forum yang belum tercatat", "Forums not recorded yet"),
    "forums.lead": (
        "Tempat yang belum mencatat forumnya, sebelum masanya ditutup.",
        "Places that have recorded no forum, before its window shuts.",
    ),
    "forums.told": (
        (
            "Daftar ini juga dikirim pada pagi hari beberapa hari sebelum masanya ditutup, kepada "
            "sekretariat dan kantor di atas tempat itu."
        ),
        (
            "These lists also go out on a morning some days before the window shuts, to the "
            "secretariat and to the office above each place."
        ),
    ),
    "forums.none_below": (
        "Tidak ada tempat di bawah kantor Anda yang mengadakan forum.",
        "No place below your office holds a forum.",
    ),
    "forums.none_open": (
        "Sekarang tidak ada masa forum yang dibuka.",
        "No window of a forum is open now.",
    ),
    "forums.coming": (
        "Berikutnya: {state}, mulai {day}.",
        "Next: {state}, from {day}.",
    ),
    "forums.heading": ("{state} · {of}", "{state} · {of}"),
    "forums.shuts": ("Masanya ditutup {shut} ({left}).", "Its window shuts {shut} ({left})."),
    "forums.count": (
        "{held} dari {places} tempat sudah mencatat; {missing} belum.",
        "{held} of {places} places have recorded it; {missing} have not.",
    ),
    "forums.all_held": (
        "Semua {places} tempat sudah mencatat.",
        "All {places} places have recorded it.",
    ),
    "forums.no_places": (
        "Tidak ada tempat yang mengadakan forum ini di wilayah yang dipilih.",
        "No place of the chosen area holds this forum.",
    ),
    "forums.unknown": (
        (
            "Belum ada jabatan yang tercatat untuk forum ini, jadi tempatnya belum diketahui. "
            "Catat jabatannya di “Orang dan jabatan”."
        ),
        (
            "No office is recorded for this forum, so its places are not known. Record the offices "
            "under “People and offices”."
        ),
    ),
    "forums.waiting": ("belum dibahas", "not discussed"),
    "forums.waiting_words": (
        "{n} menunggu dibahas",
        "{n} waits to be discussed|{n} wait to be discussed",
    ),
    "forums.elsewhere": ("belum sampai", "not there yet"),
    "forums.elsewhere_words": (
        "{n} dari tempat ini, belum ada yang sampai di forum",
        "{n} from here, and none has come to the forum|{n} from here, and none have come to it",
    ),
    "forums.nothing": ("tidak ada usulan", "nothing proposed"),
    "forums.nothing_words": (
        "Belum ada yang diajukan dari tempat ini",
        "Nothing was proposed from here",
    ),
    "forums.vacant": ("{office}: belum ada pejabatnya", "{office}: nobody holds it"),
    "forums.reach": ("Hubungi", "Reach them"),
    "forums.more": (
        "Masih ada {n} lagi: pilih wilayah, atau unduh daftarnya.",
        "There are {n} more: choose an area, or take the file.",
    ),
    "forums.within": ("Wilayah", "Area"),
    "forums.everywhere": ("Semua", "All"),
    "forums.show": ("Tampilkan", "Show"),
    "forums.file": ("Unduh daftar (CSV)", "Take the list (CSV)"),
    "forums.print": (
        "Untuk mencetak: pakai perintah cetak di peramban.",
        "To print: use your browser's print command.",
    ),
    "forums.late": (
        "Yang masuk sesudah masa ditutup",
        "What came after a window shut",
    ),
    "forums.column_code": ("Kode", "Code"),
    "forums.column_place": ("Tempat", "Place"),
    "forums.column_standing": ("Keadaan", "How it stands"),
    "forums.column_waiting": ("Menunggu", "Waiting"),
    "forums.column_office": ("Jabatan", "Office"),
    "forums.column_holder": ("Pejabat", "Holder"),
    "forums.column_reach": ("Hubungi", "Reach"),
    "forums.back": ("Ke daftar forum", "To the lists"),
    "forums.not_recorded": ("{state} belum tercatat", "{state}: not recorded"),
    "forums.holds": ("{office}: {names}", "{office}: {names}"),
    "forums.no_office": (
        "Jabatan {role} untuk tempat ini belum dicatat.",
        "No {role} is recorded for this place.",
    ),
    "forums.text_lead": (
        "{forum} di {place} belum tercatat.",
        "{forum} in {place} is not recorded yet.",
    ),
    "forums.text_shuts": (
        "Masanya berakhir {last}.",
        "Its window ends {last}.",
    ),
    "forums.text_waiting": (
        "{n} {subject} warga menunggu dibahas.",
        "{n} {subject} of residents waits to be discussed.|{n} of residents wait to be discussed.",
    ),
    "forums.text_record": (
        "Sesudah rapat, {office} mencatat hasilnya di {link}",
        "After the meeting {office} records the result at {link}",
    ),
    "forums.text_ask": ("Pertanyaan: {asked}.", "Questions: {asked}."),
}
