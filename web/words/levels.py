"""Words of recommendations side by side, on the pages of cases and of the public."""

WORDS = {
    "levels.heading": ("Rekomendasi berdampingan", "Recommendations side by side"),
    "levels.by_case": ("Dari kasus asalnya", "From the case it came from"),
    "levels.before": ("Rekomendasi sejauh ini", "Recommendations so far"),
    "levels.level": ("Jenjang", "Level"),
    "levels.volume": ("Volume", "Volume"),
    "levels.amount": ("Biaya", "Amount"),
    "levels.text": ("Catatan", "Note"),
    "levels.by": ("Diberikan oleh", "Given by"),
    "levels.rank": ("Urutan {n}", "Rank {n}"),
    "levels.not_yet": ("Belum ada", "Not yet"),
    "levels.same": ("sama dengan yang diminta", "as asked for"),
    "levels.little_less": ("sedikit kurang dari yang diminta", "a little less than asked for"),
    "levels.little_more": ("sedikit lebih dari yang diminta", "a little more than asked for"),
    "levels.less": (
        "{n}\u00a0% kurang dari yang diminta",
        "{n}% less than asked for",
    ),
    "levels.more": (
        "{n}\u00a0% lebih dari yang diminta",
        "{n}% more than asked for",
    ),
    "levels.times": (
        "sekitar {n} kali yang diminta",
        "about {n} times what was asked for",
    ),
    "levels.read_all": ("Baca seluruhnya", "Read all of it"),
}
