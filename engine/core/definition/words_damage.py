"""Words for texts that are no YAML, or look like one and are not. Code -> (Indonesian, English)."""

from collections.abc import Mapping

DAMAGE: Mapping[str, tuple[str, str]] = {
    "conflict_mark": (
        (
            'Baris "{sign}" ini sisa gabungan dua tulisan. Pilih satu dari kedua tulisan itu, lalu '
            "hapus baris <<<<<<<, ======= dan >>>>>>>."
        ),
        (
            'This line "{sign}" is left from joining two texts. Keep one of the two, and delete '
            "the lines <<<<<<<, ======= and >>>>>>>."
        ),
    ),
    "tab_indent": (
        "Baris ini diawali tab. Ganti dengan spasi, dua spasi untuk setiap tingkat.",
        "This line begins with a tab. Use spaces instead, two for each level.",
    ),
    "odd_space": (
        (
            "Di sini ada spasi khusus dari Word atau halaman web ({sign}), yang tampak seperti "
            "spasi biasa. Hapus, lalu ketik spasi biasa."
        ),
        (
            "Here is a special space from a word processor or a web page ({sign}) that looks like "
            "a common one. Delete it and type a space."
        ),
    ),
    "odd_quote": (
        'Tanda kutip {sign} ini dari Word. Ketik tanda kutip lurus: ".',
        'This quote {sign} is from a word processor. Type a straight one: ".',
    ),
    "odd_bullet": (
        'Baris daftar diawali tanda minus dan spasi ("- "), bukan "{sign}".',
        'A line of a list begins with a minus and a space ("- "), not with "{sign}".',
    ),
    "sign_first": (
        'Teks yang diawali "{sign}" harus diberi tanda kutip: "{sign}...".',
        'A text that begins with "{sign}" stands in quotes: "{sign}...".',
    ),
    "quote_open": (
        "Tanda kutip {sign} yang dibuka di sini belum ditutup.",
        "The quote {sign} that is opened here is never closed.",
    ),
    "quote_inside": (
        (
            "Sesudah tanda kutip {sign} ini masih ada teks. Beri tanda kutip pada seluruh teks; "
            "untuk teks yang berisi ' pakai tanda kutip \"."
        ),
        (
            "There is more text after this quote {sign}. Put the whole text in quotes; a text that "
            "holds ' stands in \"."
        ),
    ),
    "brace_open": (
        'Kurung "{sign}" yang dibuka di sini belum ditutup.',
        'The bracket "{sign}" that is opened here is never closed.',
    ),
    "hash_in_text": (
        "Tanda # memulai catatan, jadi sisa baris ini tidak dibaca. Beri tanda kutip pada teksnya.",
        "A # begins a comment, so the rest of this line is not read. Put the text in quotes.",
    ),
    "comma_missing": (
        'Di depan "{key}" kurang koma.',
        'A comma is missing before "{key}".',
    ),
    "colon_in_text": (
        (
            'Teks yang berisi titik dua harus diberi tanda kutip seluruhnya: "Catatan: penting". '
            "Atau kurang koma sebelum ini."
        ),
        (
            'A text with a colon stands in quotes as a whole: "Note: urgent". Or a comma is '
            "missing before this."
        ),
    ),
    "space_after_colon": (
        'Sesudah titik dua harus ada spasi: "{key}: ...".',
        'After the colon there must be a space: "{key}: ...".',
    ),
    "colon_missing": (
        'Baris ini bukan "kunci: nilai". Tambahkan titik dua dan spasi, atau hapus barisnya.',
        'This line is no "key: value". Add the colon and a space, or delete the line.',
    ),
    "indent_off": (
        (
            "Baris ini diawali {has} spasi, padahal baris lain di bagian ini diawali {other} "
            "spasi. Sejajarkan barisnya; satu tingkat lebih dalam berarti dua spasi lagi."
        ),
        (
            "This line begins with {has} spaces, but the lines that it belongs to begin with "
            "{other}. Line them up; one level deeper is two more spaces."
        ),
    ),
}
