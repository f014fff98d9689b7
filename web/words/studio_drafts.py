"""Words of drafts of definitions and of what stands beside the editor."""

WORDS = {
    # drafts
    "draft.save": ("Simpan draf", "Save the draft"),
    "draft.submit": ("Ajukan untuk diterbitkan", "Hand in for publishing"),
    "draft.submit_over": ("Ajukan di atas versi {n}", "Hand in over version {n}"),
    "draft.boxes": ("Setiap kotak adalah satu berkas.", "Each box is one file."),
    "draft.remove": ("Hapus berkas dari draf", "Remove a file from the draft"),
    "draft.remove_words": (
        (
            "Berkas hilang dari draf Anda saja; versi yang dipakai tetap utuh. Nama berkas itu "
            "juga harus hilang dari baris include."
        ),
        (
            "The file goes from your draft only; the version in use stays whole. Its name has to "
            "go from the include line, too."
        ),
    ),
    "draft.remove_one": ("Hapus", "Remove"),
    "draft.gone": (
        "{name} sudah tidak ada di draf Anda. Membuang draf mengembalikannya.",
        "{name} is no longer in your draft. Discarding the draft brings it back.",
    ),
    "draft.lead": (
        (
            "Tulisan Anda disimpan sebagai draf; aturan yang dipakai baru berubah setelah orang "
            "kedua menerbitkannya."
        ),
        (
            "What you write is kept as a draft; the rules in use change only when a second "
            "person publishes it."
        ),
    ),
    "draft.saved_at": ("Draf tersimpan pukul {when}", "Draft saved at {when}"),
    "draft.saved": ("Draf tersimpan.", "The draft is saved."),
    "draft.mine": (
        "Ini draf Anda, terakhir disimpan {when}.",
        "This is your draft, last saved on {when}.",
    ),
    "draft.discard": ("Buang draf saya", "Throw my draft away"),
    "draft.discard_words": (
        "Seluruh tulisan dalam draf ini hilang dan tidak dapat kembali.",
        "All that this draft holds is lost for good.",
    ),
    "draft.newer": (
        (
            "Draf ini ditulis di atas versi lama. {who} menerbitkan versi {n} pada {when} dengan "
            "alasan: “{reason}”."
        ),
        (
            "This draft was written over an older version. {who} published version {n} on {when} "
            "with the reason: “{reason}”."
        ),
    ),
    "draft.others_title": ("Orang lain juga sedang menulis", "Somebody else is writing, too"),
    "draft.other": (
        "{who} punya draf, terakhir disimpan {when}.",
        "{who} has a draft, last saved on {when}.",
    ),
    "draft.waiting": (
        "{who} mengajukan perubahan pada {when}; menunggu orang kedua.",
        "{who} handed in a change on {when}; it waits for a second person.",
    ),
    "draft.unreviewed": (
        "{who} menerbitkan versi {n} secara mendesak; belum ditinjau orang kedua.",
        "{who} published version {n} urgently; nobody else has reviewed it yet.",
    ),
    "draft.read": ("Baca draf ini", "Read this draft"),
    "draft.of": ("Draf {who}: {title}", "{who}'s draft: {title}"),
    "draft.of_words": (
        "Disimpan {when}, ditulis di atas versi {n}. Hanya penulisnya yang dapat mengubahnya.",
        "Saved on {when}, written over version {n}. Only its author can change it.",
    ),
    "draft.no_change": (
        "Teksnya sama dengan versi itu.",
        "Its text equals that version.",
    ),
    "draft.elsewhere_title": (
        "Draf Anda disimpan dari jendela lain",
        "Your draft was saved from another window",
    ),
    "draft.elsewhere": (
        (
            "Jendela lain menyimpan draf ini pada {when}. Tulisan di jendela ini belum disimpan "
            "dan masih lengkap di bawah. Perbedaan keduanya terlihat di bawah ini."
        ),
        (
            "Another window saved this draft on {when}. What stands in this window was not saved "
            "and is still complete below. The difference of the two is shown here."
        ),
    ),
    "draft.elsewhere_next": (
        "“Simpan draf” menyimpan tulisan di jendela ini sebagai gantinya.",
        "“Save the draft” keeps the text of this window instead.",
    ),
    "draft.elsewhere_open": ("Buka yang disimpan jendela lain", "Open what the other one saved"),
    "draft.elsewhere_short": (
        "Belum disimpan: jendela lain menyimpan draf ini pukul {when}. Pilih “Simpan draf”.",
        "Not saved: another window saved this draft at {when}. Choose “Save the draft”.",
    ),
    "draft.difference_elsewhere": (
        "Tulisan ini terhadap yang disimpan jendela lain",
        "This text against what the other window saved",
    ),
    "draft.said": ("Yang dikatakan tulisan ini", "What this text says"),
    "draft.said_words": (
        "Setiap tahap dalam kalimat biasa. Yang berubah terhadap versi sekarang ditandai.",
        "Each step in plain sentences. What differs from the version in use is marked.",
    ),
    "draft.said_none": (
        "Kalimatnya muncul setelah tulisan dapat dibaca sebagai aturan.",
        "The sentences appear once the text can be read as rules.",
    ),
    "draft.said_later": (
        "Tahap ini menyebut nama yang belum ada; kalimatnya menyusul setelah itu diperbaiki.",
        "This step names something that does not exist yet; it is said once that is mended.",
    ),
    "draft.changed": ("berubah", "changed"),
    "draft.line": ("baris {n}", "line {n}"),
    "draft.warnings": (
        "{n} peringatan; orang kedua mengakuinya satu per satu saat menerbitkan",
        (
            "{n} warning; the second person acknowledges it on publishing|{n} warnings; the "
            "second person acknowledges each on publishing"
        ),
    ),
    "draft.hand_in_cycle": ("Ajukan pengaturan", "Hand the settings in"),
    "draft.cycle_lead": (
        (
            "Dalam tahun biasa hanya halaman ini yang berubah. Orang kedua menerbitkannya "
            "sebagai versi baru; kasus yang sedang berjalan tetap pada versinya."
        ),
        (
            "In a normal year only this page changes. A second person publishes it as a new "
            "version; cases that run stay on theirs."
        ),
    ),
    "draft.take_shipped": ("Ajukan versi bawaan", "Hand the shipped version in"),
}
