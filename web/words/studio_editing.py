"""Words of the studio: editing definitions and the settings of a cycle."""

WORDS = {
    "studio.edit_title": ("Ubah aturan: {title}", "Edit the rules: {title}"),
    "studio.edit_lead": (
        (
            "Setiap kotak adalah satu berkas. “Periksa” tidak mengubah apa pun; “Terbitkan” "
            "membuat versi baru untuk kasus baru."
        ),
        (
            "Each box is one file. “Check” changes nothing; “Publish” makes a new version for "
            "new cases."
        ),
    ),
    "studio.edit_stays": (
        "Kasus yang sedang berjalan tetap pada versinya: {cases}.",
        "Cases that run stay on their version: {cases}.",
    ),
    "studio.cases_at": ("{n} di versi {version}", "{n} on version {version}"),
    "studio.text_of": ("Isi {name}", "Text of {name}"),
    "studio.new_file": ("Tambah berkas", "Add a file"),
    "studio.new_file_name": ("Nama berkas", "Name of the file"),
    "studio.new_file_hint": (
        "Misalnya common/alasan_baru.yaml. Berkas baru dipakai bila disebut di baris include.",
        "For example common/new_reasons.yaml. A new file is used where an include line names it.",
    ),
    "studio.new_file_text": ("Isi berkas baru", "Text of the new file"),
    "studio.odd_name": (
        (
            "Nama berkas hanya berisi huruf kecil, angka, garis bawah, tanda hubung dan garis "
            "miring, berakhir .yaml, dan tidak sama dengan berkas lain."
        ),
        (
            "A file's name holds small letters, digits, underscores, dashes and slashes only, "
            "ends in .yaml, and differs from the other files."
        ),
    ),
    "studio.reason_label": ("Alasan perubahan", "Reason for the change"),
    "studio.reason_hint": (
        (
            "Dicatat di register dan dilihat siapa pun yang membuka versi ini, misalnya nomor "
            "surat edaran."
        ),
        (
            "Kept in the register and read by whoever opens this version, such as the number of "
            "a circular."
        ),
    ),
    "studio.check": ("Periksa", "Check"),
    "studio.publish": ("Terbitkan", "Publish"),
    "studio.publish_over": ("Terbitkan di atas versi {n}", "Publish over version {n}"),
    "studio.wrong_title": (
        "{n} kesalahan, belum ada yang diterbitkan",
        "{n} error, nothing was published|{n} errors, nothing was published",
    ),
    "studio.wrong_words": (
        "Tulisan Anda masih lengkap di kotak di bawah.",
        "What you typed is still complete in the boxes below.",
    ),
    "studio.excerpts": ("Di mana salahnya", "Where the errors are"),
    "studio.to_box": ("Ke kotak berkas ini", "To the box of this file"),
    "studio.checked": (
        "Tidak ada kesalahan. Belum ada yang diterbitkan.",
        "No errors. Nothing has been published yet.",
    ),
    "studio.warnings": (
        "{n} peringatan, tidak menghalangi penerbitan",
        (
            "{n} warning, it does not keep you from publishing|{n} warnings, they do not keep "
            "you from publishing"
        ),
    ),
    "studio.unchanged_title": ("Tidak ada yang berubah", "Nothing changed"),
    "studio.unchanged": (
        (
            "Aturannya sama dengan versi {n} yang dipakai sekarang, jadi tidak ada versi baru. "
            "Jarak, urutan baris kosong dan komentar tidak dihitung."
        ),
        (
            "The rules equal version {n}, which is in use, so there is no new version. Spaces, "
            "empty lines and comments do not count."
        ),
    ),
    "studio.your_changes": (
        "Perubahan Anda terhadap versi {n}",
        "Your changes against version {n}",
    ),
    "studio.moved_title": (
        "Versi lain sudah terbit sementara Anda menulis",
        "Another version was published while you were writing",
    ),
    "studio.moved": (
        (
            "{who} menerbitkan versi {n} pada {when} dengan alasan: “{reason}”. Tulisan Anda "
            "belum diterbitkan dan masih lengkap di bawah."
        ),
        (
            "{who} published version {n} on {when} with the reason: “{reason}”. Your text was "
            "not published and is still complete below."
        ),
    ),
    "studio.moved_see": ("Buka versi {n}", "Open version {n}"),
    "studio.moved_next": (
        (
            "Di bawah ini terlihat apa yang akan berubah terhadap versi {n}. Salin yang perlu ke "
            "tulisan Anda, atau terbitkan di atasnya."
        ),
        (
            "Below you see what would change against version {n}. Copy what you need into your "
            "text, or publish over it."
        ),
    ),
    "studio.moved_cycle": (
        "Periksa dahulu apakah isian Anda masih cocok, lalu terbitkan di atas versi {n}.",
        "See whether your settings still fit, then publish over version {n}.",
    ),
    "studio.head_moved_short": (
        "Versi lain terbit sementara Anda membaca. Periksa lagi perbedaannya di bawah.",
        (
            "Another version was published while you were reading. Look at the difference below "
            "once more."
        ),
    ),
    "studio.shipped_title": (
        "Versi bawaan yang lebih baru: {title}",
        "Newer shipped version: {title}",
    ),
    "studio.shipped_lead": (
        (
            "Program membawa aturan yang lebih baru. Kantor ini memakai aturannya sendiri, jadi "
            "tidak ada yang diganti tanpa Anda. Baris “baru” ada di versi bawaan, baris "
            "“dihapus” hanya ada di versi kantor."
        ),
        (
            "The program brought newer rules. This office uses its own, so nothing is replaced "
            "without you. “New” lines are in the shipped version, “removed” lines are only in "
            "the office's own."
        ),
    ),
    "studio.shipped_take": ("Pakai versi bawaan", "Use the shipped version"),
    "studio.shipped_take_words": (
        "Perubahan kantor ini tidak ikut; versinya sendiri tetap tersimpan dan dapat dibaca.",
        "The office's own changes are not part of it; its version stays and can be read.",
    ),
    "studio.shipped_same": (
        "Isi versi bawaan sama dengan yang dipakai sekarang.",
        "The shipped version equals the one in use.",
    ),
    "studio.shipped_broken": (
        "Versi bawaan tidak dapat dibaca.",
        "The shipped version cannot be read.",
    ),
    "studio.cycle_title": ("Pengaturan siklus: {title}", "Cycle settings: {title}"),
    "studio.cycle_lead": (
        (
            "Dalam tahun biasa hanya halaman ini yang berubah. Menerbitkan membuat versi baru; "
            "kasus yang sedang berjalan tetap pada versinya."
        ),
        (
            "In a normal year only this page changes. Publishing makes a new version; cases that "
            "run stay on theirs."
        ),
    ),
    "studio.cycle_year": ("Tahun perencanaan", "Planning year"),
    "studio.cycle_name_id": ("Nama siklus (Indonesia)", "Name of the cycle (Indonesian)"),
    "studio.cycle_name_en": ("Nama siklus (Inggris)", "Name of the cycle (English)"),
    "studio.basis": ("Dasar hukum", "Legal basis"),
    "studio.basis_kind": ("Jenis", "Kind"),
    "studio.basis_number": ("Nomor", "Number"),
    "studio.basis_year": ("Tahun", "Year"),
    "studio.basis_date": ("Tanggal", "Date"),
    "studio.from": ("Berlaku mulai", "In force from"),
    "studio.ladder": ("Tangga jenjang", "Ladder of levels"),
    "studio.ladder_words": (
        "Jenjang yang dilalui, dari bawah ke atas. Jenjang yang dikosongkan dilewati.",
        "The levels that a case climbs, from below. A level that is left out is passed over.",
    ),
    "studio.kind_urban_village": ("Kelurahan", "Urban villages"),
    "studio.kind_village": ("Desa", "Villages"),
    "studio.level_at": ("Jenjang ke-{n}", "Level {n}"),
    "studio.level_none": ("tidak ada", "none"),
    "studio.windows": ("Masa", "Windows"),
    "studio.windows_words": (
        (
            "Dari hari pertama sampai hari terakhir, keduanya termasuk. Tulis misalnya 18 Jan "
            "2027 atau 18/1/2027."
        ),
        (
            "From the first to the last day, both included. Write for example 18 Jan 2027 or "
            "18/1/2027."
        ),
    ),
    "studio.grace_words": (
        (
            "Tenggang: berapa jam sesudah masa ditutup masih diterima apa yang dimulai sebelumnya; "
            "0 berarti tidak ada."
        ),
        (
            "Grace: for how many hours after a window shut that is still taken which was begun "
            "before; 0 means none."
        ),
    ),
    "studio.grace": ("Tenggang (jam)", "Grace (hours)"),
    "studio.grace_form": (
        "Tulis jam dengan angka, 0 sampai {most}",
        "Write hours in digits, 0 to {most}",
    ),
    "studio.list_days": (
        "Daftar tempat yang belum mengadakan forum",
        "Lists of places that held no forum",
    ),
    "studio.list_days_hint": (
        "Berapa hari sebelum masanya ditutup, misalnya 10, 3. Kosong: tidak dikirim.",
        "So many days before its window shuts, such as 10, 3. Empty: none is sent.",
    ),
    "studio.list_days_form": (
        "Tulis paling banyak {most} bilangan hari yang berbeda, 1 sampai {last}",
        "Write up to {most} different numbers of days, 1 to {last}",
    ),
    "studio.window": ("Masa", "Window"),
    "studio.first_day": ("Hari pertama", "First day"),
    "studio.last_day": ("Hari terakhir", "Last day"),
    "studio.used_in": ("Dipakai pada", "Used in"),
    "studio.used_opening": ("Membuka kasus baru", "Opening new cases"),
    "studio.used_nowhere": ("Tidak dipakai", "Not used"),
    "studio.tiers": ("Golongan biaya", "Tiers of cost"),
    "studio.tiers_words": (
        (
            "Tulis dengan angka atau kata, misalnya 200 juta atau 2,5 miliar. Kosong berarti "
            "tanpa batas."
        ),
        "Write figures or words, such as 200 million or 2.5 billion. Empty means no limit.",
    ),
    "studio.tier": ("Golongan", "Tier"),
    "studio.over": ("Di atas (Rp)", "Above (Rp)"),
    "studio.up_to": ("Sampai dengan (Rp)", "Up to (Rp)"),
    "studio.day_form": (
        "Tulis tanggal yang ada, misalnya 18 Jan 2027",
        "Write a day that exists, such as 18 Jan 2027",
    ),
    "studio.fill_in": ("Isi bagian ini", "Fill this in"),
    "studio.year_form": (
        "Tulis tahun dengan empat angka, misalnya 2028",
        "Write the year with four digits, such as 2028",
    ),
    "studio.window_backwards": (
        "Hari terakhir mendahului hari pertama",
        "The last day comes before the first",
    ),
    "studio.amount_form": (
        "Tulis jumlah rupiah, misalnya 200 juta",
        "Write an amount in rupiah, such as 200 million",
    ),
    "studio.tier_empty": ("Isi sedikitnya satu batas", "Give at least one limit"),
    "studio.step_twice": ("Jenjang ini sudah dipilih di atas", "This level was chosen above"),
    "studio.publish_cycle": ("Terbitkan pengaturan", "Publish the settings"),
    "studio.add_by_text": (
        "Menambah masa, jenjang atau golongan baru: lewat Ubah aturan.",
        "To add a window, level or tier: edit the rules.",
    ),
    "studio.still_vacant": (
        "Belum ada pejabatnya. Isi dahulu jabatannya, lalu cari lagi.",
        "Nobody holds it yet. Fill the office first, then look again.",
    ),
}
