"""Words for what a page or a notice would tell to readers from whom it is kept.

Code -> (Indonesian, English). Values that differ by language come as `name_id` and `name_en`.
"""

from collections.abc import Mapping

DUTY: Mapping[str, tuple[str, str]] = {
    "place_is_shown": (
        (
            "Tempat usulan tertulis di halamannya, tetapi isian “{label_id}” tidak untuk pembaca "
            "halaman itu (see: {see})."
        ),
        (
            "The place of a case stands on its page, but the field “{label_en}” is not for the "
            "readers of that page (see: {see})."
        ),
    ),
    "office_tells": (
        (
            "Halaman menyebut kantor “{role_id}”, dan kantor itu membuka isian “{label_id}” yang "
            "tidak untuk pembacanya (see: {see})."
        ),
        (
            "The page names the office “{role_en}”, which gives away the field “{label_en}” that "
            "is not for its readers (see: {see})."
        ),
    ),
    "due_tells": (
        (
            "Halaman menyebut batas waktu “{here_id}”, dan itu membuka tanggal “{label_id}” yang "
            "tidak untuk pembacanya (see: {see})."
        ),
        (
            "The page says when “{here_en}” is due, which gives away the date “{label_en}” that "
            "is not for its readers (see: {see})."
        ),
    ),
    "title_tells": (
        (
            "Penjelasan ini memakai {place}, tetapi isian “{label_id}” tidak untuk pembacanya "
            "(see: {see}), jadi judulnya tidak muncul."
        ),
        (
            "This explanation uses {place}, but the field “{label_en}” is not for its readers "
            "(see: {see}), so that no title is shown."
        ),
    ),
    "notice_tells": (
        (
            "Pemberitahuan ini memakai {place} dan sampai ke yang tidak boleh membaca isian "
            "“{label_id}” (see: {see})."
        ),
        (
            "This notice uses {place} and reaches readers from whom the field “{label_en}” is "
            "kept (see: {see})."
        ),
    ),
}
# The title is left out there: nothing is told, but the sentence has a hole.
DUTY_WARNINGS = frozenset({"title_tells"})
