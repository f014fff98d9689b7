"""Words of questions: choosing places, files, answers that are not known."""

WORDS = {
    "ask.remark": ("Catatan petugas", "Remark of the official"),
    "ask.find_place": ("Nama desa, kelurahan, atau kecamatan", "Name of the village or district"),
    "ask.find": ("Cari", "Find"),
    "ask.found": ("Pilih salah satu", "Choose one"),
    "ask.nothing_found": (
        (
            "Tidak ada tempat bernama “{words}” di wilayah ini. Periksa ejaannya, atau pilih "
            "dari daftar di bawah."
        ),
        (
            "There is no place called “{words}” here. Check the spelling, or choose from the "
            "list below."
        ),
    ),
    "ask.from_list": ("Pilih dari daftar kecamatan", "Choose from the list of districts"),
    "ask.district": ("Kecamatan", "District"),
    "ask.village": ("Desa atau kelurahan", "Village"),
    "ask.show_villages": ("Tampilkan desa", "Show villages"),
    "ask.choose": ("Pilih", "Choose"),
    "ask.other_place": ("Ganti tempat", "Another place"),
    "ask.rw": ("RW", "RW"),
    "ask.rt": ("RT", "RT"),
    "ask.photo_alt": ("Foto {n}: {name}", "Photo {n}: {name}"),
    "ask.remove": ("Hapus", "Remove"),
    "ask.add_place": ("Tambahkan", "Add"),
    "ask.one_more": ("Tambah tempat lain", "Add another place"),
    "ask.list_full": ("Paling banyak {n} tempat.", "{n} places at most."),
    "ask.at_most": ("Pilih paling banyak {n}.", "Choose {n} at most."),
    "ask.add_more": ("Tambah berkas", "Add a file"),
}
