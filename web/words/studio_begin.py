"""Words of beginning a workflow that was never published."""

WORDS = {
    "begin.title": ("Mulai alur baru", "Begin a new workflow"),
    "begin.lead": (
        (
            "Alur baru mulai sebagai draf. Belum ada yang memakainya sampai orang kedua "
            "menerbitkannya."
        ),
        "A new workflow begins as a draft. Nobody uses it until a second person publishes it.",
    ),
    "begin.title_id": ("Nama alur (Indonesia)", "Name (Indonesian)"),
    "begin.title_id_hint": ("Misalnya: Cuti pegawai", "For example: Cuti pegawai"),
    "begin.title_en": ("Nama alur (Inggris)", "Name (English)"),
    "begin.title_en_hint": ("Misalnya: Staff leave", "For example: Staff leave"),
    "begin.key": ("Nama berkas", "Name of the file"),
    "begin.key_hint": (
        (
            "Huruf kecil, angka dan garis bawah, misalnya cuti_pegawai. Nama ini tetap selamanya; "
            "nama alur boleh berubah."
        ),
        (
            "Small letters, digits and underscores, such as cuti_pegawai. It stays for ever; the "
            "name above may change."
        ),
    ),
    "begin.number": ("Huruf di depan nomor", "Letters before each number"),
    "begin.number_hint": (
        "Dua sampai lima huruf besar, misalnya CUTI untuk nomor seperti CUTI-2027-000001-8.",
        "Two to five capitals, such as CUTI for numbers like CUTI-2027-000001-8.",
    ),
    "begin.start": ("Mulai dengan", "Begin with"),
    "begin.sketch": ("Kerangka kecil yang sudah benar", "A small workflow that is right already"),
    "begin.sketch_hint": (
        "Seseorang meminta, satu kantor memutuskan. Ubah sedikit demi sedikit.",
        "Somebody asks, one office decides. Change it little by little.",
    ),
    "begin.copy": ("Salinan “{title}”", "A copy of “{title}”"),
    "begin.empty": ("Berkas kosong", "An empty file"),
    "begin.empty_hint": (
        "Untuk tulisan yang sudah ada di tempat lain.",
        "For a text that stands somewhere else already.",
    ),
    "begin.next": (
        (
            "Sesudah ini halaman penulisan terbuka. Di sana Anda menulis, memeriksa, memainkan "
            "skenario, dan mengajukan."
        ),
        "Next the editor opens. There you write, check, play the scenarios and hand in.",
    ),
    "begin.go": ("Mulai menulis", "Begin to write"),
    "begin.new": ("Mulai alur baru", "Begin a new workflow"),
    "begin.under_way": ("Alur yang sedang ditulis", "Workflows being written"),
    "begin.under_way_words": (
        "Belum pernah terbit, jadi belum dapat dipakai.",
        "Never published, so nobody can use them yet.",
    ),
    "begin.saved": ("draf {who}, disimpan {when}", "{who}'s draft, saved {when}"),
    "begin.go_on": ("Lanjutkan menulis", "Go on writing"),
    "begin.first": (
        "Alur baru, belum pernah terbit.",
        "A new workflow, never published.",
    ),
    "begin.first_change": (
        (
            "Alur ini baru: seluruh aturannya belum pernah berlaku. Di bawah ini setiap tahapnya "
            "dalam kalimat biasa."
        ),
        (
            "This workflow is new: none of its rules was ever in force. Here is each of its steps "
            "in plain sentences."
        ),
    ),
    "begin.kind_new": ("alur baru", "new workflow"),
    "begin.said_words": ("Setiap tahap dalam kalimat biasa.", "Each step in plain sentences."),
    "begin.draft_words": (
        "Disimpan {when}. Hanya penulisnya yang dapat mengubahnya.",
        "Saved on {when}. Only its author can change it.",
    ),
    "guide.title": ("Panduan menulis alur", "How to write a workflow"),
    # In the other language: it is for whoever reads that one.
    "guide.other": ("Read this guide in English", "Baca panduan ini dalam bahasa Indonesia"),
    "guide.contents": ("Isi panduan", "Contents"),
    "guide.example": ("Contoh", "Example"),
    "begin.kinds": (
        "Jenis jabatan dan lembaga di kantor ini",
        "Kinds of offices and organisations here",
    ),
    "begin.kinds_words": (
        (
            "Tulis kata di kolom pertama di belakang “office:” sebuah peran. Jenis baru dibuat di "
            "halaman Orang dan jabatan."
        ),
        (
            "Write the word of the first column after “office:” of a role. A new kind is made on "
            "the page People and offices."
        ),
    ),
    "begin.kind": ("Ditulis", "Written"),
    "begin.kind_title": ("Artinya", "Meaning"),
    "begin.kind_count": ("Jumlah", "How many"),
    "begin.organisations": (
        "Jenis lembaga, di belakang “kind:” sebuah isian:",
        "Kinds of organisations, after “kind:” of a field:",
    ),
    "field.title_id": ("nama alur dalam bahasa Indonesia", "the name in Indonesian"),
    "field.title_en": ("nama alur dalam bahasa Inggris", "the name in English"),
    "field.start": ("dengan apa alur ini mulai", "what it begins with"),
    "why.wrong_workflow_key": (
        "Nama berkas diawali huruf kecil, lalu huruf kecil, angka dan garis bawah: cuti_pegawai",
        "The file's name is a small letter, then small letters, digits and _: cuti_pegawai",
    ),
    "why.workflow_taken": (
        "Alur “{value}” sudah ada. Buka alur itu dan ubah aturannya, atau pilih nama lain",
        "There is a workflow “{value}” already. Open it and edit its rules, or take another name",
    ),
    "why.workflow_reserved": (
        "Kata “{value}” dipakai alamat halaman ini sendiri. Pilih nama lain",
        "The pages use the word “{value}” in their own addresses. Take another name",
    ),
    "why.workflow_begun": (
        "Alur “{value}” sedang ditulis. Lanjutkan di halaman Alur kerja, atau pilih nama lain",
        "Somebody is writing “{value}”. Go on there from the page Workflows, or take another name",
    ),
    "why.wrong_number": (
        "Tulis dua sampai lima huruf besar, tanpa spasi dan angka, misalnya CUTI",
        "Write two to five capitals without spaces and digits, such as CUTI",
    ),
    "why.number_taken": (
        "Huruf ini sudah dipakai alur “{value}”. Pilih huruf lain",
        "The workflow “{value}” uses these letters already. Take others",
    ),
}
