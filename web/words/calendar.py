"""Words of the calendar, and of how a due day was counted."""

WORDS = {
    # kinds of days
    "calendar.kind_weekend": ("akhir pekan", "weekend"),
    "calendar.kind_holiday": ("hari libur nasional", "national holiday"),
    "calendar.kind_leave": ("cuti bersama", "joint leave"),
    "calendar.kind_estimated": ("perkiraan, belum ditetapkan", "an estimate, not decreed yet"),
    "calendar.kind_local": ("libur setempat", "local day off"),
    "calendar.kind_works": ("masuk kerja", "worked"),
    # how a due day was counted
    "count.title": ("Cara menghitung batas waktu", "How the due day was counted"),
    "count.title_of": ("Cara menghitung {due}", "How {due} was counted"),
    "count.begins_after": (
        "{span}, dihitung mulai {first}, hari setelah {start}.",
        "{span}, counted from {first}, the day after {start}.",
    ),
    "count.begins_same": (
        "{span}, dihitung mulai {first}.",
        "{span}, counted from {first}.",
    ),
    "count.without": ("Tidak dihitung: {days}.", "Not counted: {days}."),
    "count.day_off": ("{day} ({name})", "{day} ({name})"),
    "count.weekend": (
        "Akhir pekan juga tidak dihitung: {n} hari.",
        "Nor is one day of a weekend.|Nor are {n} days of weekends.",
    ),
    "count.worked": ("Jam kantor yang dihitung: {days}.", "Office hours that count: {days}."),
    "count.worked_day": ("{day} {hours}", "{day} {hours}"),
    "count.worked_season": ("{day} {hours} ({season})", "{day} {hours} ({season})"),
    "count.worked_more": ("dan {n} hari lagi", "and one more day|and {n} more days"),
    "count.ends": ("Hitungan berakhir {last}.", "The count ends on {last}."),
    "count.window_later": (
        "Tahap ini baru ditutup kemudian, jadi batasnya {due}.",
        "This stage closes later than that, so it is due on {due}.",
    ),
    "count.window_sooner": (
        "Tahap ini ditutup lebih dulu, jadi batasnya {due}.",
        "This stage closes earlier than that, so it is due on {due}.",
    ),
    "count.field": (
        "“{label}” lebih dulu, jadi batasnya {due}.",
        "“{label}” comes earlier, so it is due on {due}.",
    ),
    "count.version": (
        "Menurut kalender kantor, versi {number}.",
        "By the office's calendar, version {number}.",
    ),
    "count.newer": (
        "Kalender berubah setelah itu; batas ini tetap.",
        "The calendar has changed since then; this due day has not.",
    ),
    "count.provisional": (
        "Sementara: sebagian hari libur belum ditetapkan.",
        "Provisional: some of the holidays are not decreed yet.",
    ),
    # the year
    "nav.calendar": ("Kalender", "Calendar"),
    "calendar.title": ("Kalender kantor", "The office's calendar"),
    "calendar.lead": (
        "Semua batas waktu dihitung dengan kalender ini.",
        "Every due day is counted with this calendar.",
    ),
    "calendar.years": ("Tahun lain", "Other years"),
    "calendar.decreed": (
        "Hari libur {year} sudah ditetapkan",
        "The holidays of {year} are decreed",
    ),
    "calendar.not_decreed": ("Sementara", "Provisional"),
    "calendar.not_decreed_words": (
        "Belum ada keputusan bersama tentang hari libur {year}; cuti bersama belum dihitung.",
        "There is no joint decree on the holidays of {year} yet; joint leave is not counted.",
    ),
    "calendar.week": ("Hari dan jam kerja", "Working days and hours"),
    "calendar.not_worked": ("libur", "not worked"),
    "calendar.year": ("Hari libur {year}", "Days off in {year}"),
    "calendar.no_days": ("Tidak ada hari libur.", "No days off."),
    "calendar.versions": ("Perubahan kalender", "Changes of the calendar"),
    "calendar.version": ("Versi {number}, {at}, oleh {who}", "Version {number}, {at}, by {who}"),
    "calendar.look_dues": ("Lihat batas yang bergeser", "See due days that would move"),
    # a day
    "calendar.add_day": ("Tambah hari", "Add a day"),
    "calendar.add_lead": (
        "Hari libur yang ditetapkan daerah, atau hari libur yang tetap masuk kerja.",
        "A day off that the region decreed, or a holiday on which offices work.",
    ),
    "calendar.on": ("Tanggal", "Day"),
    "calendar.name": ("Nama hari", "What it is called"),
    "calendar.name_hint": ("Contoh: Hari Jadi Kabupaten", "Example: Anniversary of the regency"),
    "calendar.kind": ("Kantor pada hari itu", "Offices on that day"),
    "calendar.choose_off": ("Libur", "Are closed"),
    "calendar.choose_works": ("Masuk kerja", "Work"),
    "calendar.area": ("Berlaku di", "Where it holds"),
    "calendar.everywhere": ("Seluruh wilayah kantor ini", "All of this office's area"),
    "calendar.village": ("Kode desa atau kelurahan", "Code of a village"),
    "calendar.village_hint": (
        "Hanya bila berlaku di satu desa. Contoh: 33.26.01.2001",
        "Only where it holds in one village. Example: 33.26.01.2001",
    ),
    "calendar.basis": ("Dasar", "Basis"),
    "calendar.basis_hint": (
        "Nomor keputusan atau surat edaran.",
        "The number of the decree or circular.",
    ),
    "calendar.save": ("Simpan", "Save"),
    "calendar.end_day": ("Hapus", "Take out"),
    "calendar.end_title": ("Hapus hari dari kalender", "Take a day out of the calendar"),
    # the week
    "calendar.change_week": ("Ubah hari dan jam kerja", "Change working days and hours"),
    "calendar.week_lead": (
        "Berlaku untuk batas waktu yang dihitung mulai sekarang.",
        "It holds for due days that are counted from now on.",
    ),
    "calendar.hours_hint": (
        "Contoh: 08.00-12.00, 13.00-16.00. Kosongkan bila libur.",
        "Example: 08.00-12.00, 13.00-16.00. Leave it empty where nobody works.",
    ),
    "calendar.wrong_hours": (
        "Tulis jam seperti 08.00-16.00",
        "Write hours like 08.00-16.00",
    ),
    # seasons, and the clock
    "calendar.add_season": ("Tambah musim jam kerja", "Add a season of hours"),
    "calendar.season_lead": (
        (
            "Jam kerja lain dari satu hari sampai satu hari, misalnya selama Ramadan. Sesudah itu "
            "berlaku jam yang biasa."
        ),
        (
            "Other office hours from a day to a day, such as in Ramadan. After that the usual ones "
            "hold."
        ),
    ),
    "calendar.season_name": ("Nama musim", "What it is called"),
    "calendar.season_hint": ("Contoh: Ramadan 1448 H", "Example: Ramadan 1448 H"),
    "calendar.season_first": ("Hari pertama", "First day"),
    "calendar.season_last": ("Hari terakhir", "Last day"),
    "calendar.span": ("{first} sampai {last}", "{first} to {last}"),
    "calendar.end_season_title": (
        "Hapus musim jam kerja dari kalender",
        "Take a season of hours out of the calendar",
    ),
    "calendar.end_season_words": (
        "Bila musimnya sedang berjalan, musim itu berakhir kemarin: hari yang sudah lewat tetap.",
        "Where it runs already it ends with yesterday: days that are over stay.",
    ),
    "calendar.zone": ("Zona waktu kantor", "The office's time zone"),
    "calendar.change_zone": ("Ubah zona waktu", "Change the time zone"),
    "calendar.zone_lead": (
        (
            "Semua jam dan akhir hari dihitung dengan jam ini mulai sekarang. Batas waktu yang "
            "sudah berjalan tidak berubah sendiri."
        ),
        (
            "Every hour and the end of each day go by this clock from now on. Due days that run "
            "already never change by themselves."
        ),
    ),
    "calendar.zone_WIB": (
        "WIB, waktu Indonesia barat",
        "WIB, western Indonesian time",
    ),
    "calendar.zone_WITA": (
        "WITA, waktu Indonesia tengah",
        "WITA, central Indonesian time",
    ),
    "calendar.zone_WIT": (
        "WIT, waktu Indonesia timur",
        "WIT, eastern Indonesian time",
    ),
    "calendar.day_hours": ("Jam kerja hari itu", "Hours of that day"),
    "calendar.day_hours_hint": (
        (
            "Bila kantor masuk kerja, seperti tertulis di keputusannya. Kosongkan: jam hari kerja "
            "itu, atau jam hari kerja terpanjang ({usual})."
        ),
        (
            "Where offices work, as the decree states them. Left empty: those of that weekday, or "
            "of the longest weekday ({usual})."
        ),
    ),
    # due days
    "calendar.dues_title": ("Batas waktu yang bergeser", "Due days that would move"),
    "calendar.dues_lead": (
        "{n} batas waktu pada {cases} kasus akan bergeser.",
        "One due day would move.|{n} due days of {cases} cases would move.",
    ),
    "calendar.dues_words": (
        "Batas waktu yang sudah berjalan tidak berubah sendiri. Periksa dulu, lalu putuskan.",
        "Due days that run already never change by themselves. Look first, then decide.",
    ),
    "calendar.shift": ("{was} menjadi {to}", "{was} becomes {to}"),
    "calendar.dues_others": ("dan {n} lainnya", "and one more|and {n} more"),
    "calendar.dues_not_whole": (
        "Kasusnya banyak sekali, jadi dikerjakan sebagian demi sebagian.",
        "There are very many cases, so it is done part by part.",
    ),
    "calendar.dues_more_go": (
        "Masih ada lagi: periksa dan geser sekali lagi.",
        "There are more: look and move again.",
    ),
    "calendar.dues_basis_hint": (
        "Keputusan yang mengubah kalender.",
        "The decree that changed the calendar.",
    ),
    "calendar.dues_none": (
        "Tidak ada batas waktu yang bergeser.",
        "No due day would move.",
    ),
    "calendar.move": ("Geser {n} batas waktu", "Move one due day|Move {n} due days"),
    "calendar.leave": ("Biarkan", "Leave them"),
    # what was done
    "calendar.done_hari": ("Harinya dicatat.", "The day is recorded."),
    "calendar.done_hapus": ("Harinya dihapus.", "The day is taken out."),
    "calendar.done_pekan": ("Hari dan jam kerja diubah.", "Working days and hours are changed."),
    "calendar.done_musim": ("Musimnya dicatat.", "The season is recorded."),
    "calendar.done_musim_hapus": ("Musimnya dihapus.", "The season is taken out."),
    "calendar.done_zona": ("Zona waktu diubah.", "The time zone is changed."),
    "calendar.done_geser": (
        "Batas waktu pada {n} kasus digeser.",
        "Due days of one case were moved.|Due days of {n} cases were moved.",
    ),
    # why not
    "why.day_over": ("Hari itu sudah lewat.", "That day is over."),
    "why.day_too_far": (
        "Kalender hanya sampai tahun {year}.",
        "The calendar reaches to the year {year} only.",
    ),
    "why.day_there": ("Hari itu sudah dicatat di sini.", "That day is recorded here already."),
    "why.unknown_day": ("Hari itu tidak ada di kalender.", "That day is not in the calendar."),
    "why.day_as_it_is": (
        "Kantor memang sudah begitu pada hari itu.",
        "Offices are so on that day already.",
    ),
    "why.too_many_days_off": (
        "Paling banyak {max} hari.",
        "At most {max} days.",
    ),
    "why.same_week": ("Tidak ada yang berubah.", "Nothing is changed."),
    "why.season_backwards": (
        "Hari terakhir mendahului hari pertama.",
        "The last day comes before the first.",
    ),
    "why.season_there": (
        "Sudah ada musim lain pada sebagian hari itu.",
        "Another season has some of these days.",
    ),
    "why.hours_of_day_off": (
        "Pada hari libur tidak ada jam kerja.",
        "A day off has no office hours.",
    ),
    "why.unknown_zone": ("Pilih salah satu zona waktu.", "Choose one of the time zones."),
    "why.hours_in_disorder": (
        "Jamnya tidak berurutan.",
        "These hours are not one after the other.",
    ),
    "why.week_without_work": (
        "Paling sedikit satu hari kerja dalam sepekan.",
        "At least one day a week is worked.",
    ),
    "why.nothing_to_reschedule": (
        "Tidak ada batas waktu yang bergeser.",
        "No due day would move.",
    ),
}
