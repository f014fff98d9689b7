"""Words of a closed case that is reopened: why not, by whom it was, of which end."""

from web.words import Catalogue

WORDS: Catalogue = {
    "why.reopen_late": (
        "Kasus ini hanya dapat dibuka kembali sampai {last_on}.",
        "This could be reopened until {last_on} only.",
    ),
    "why.reopen_counted": (
        "Kasus {number} menunggu hasil kasus ini. Karena itu kasus ini tidak dapat dibuka kembali.",
        "Case {number} waited for how this one ends. Therefore it cannot be reopened.",
    ),
    # the case page, the public page
    "public.reopened_by": (
        "{who} membuka kembali kasus ini, {when}. Sebelumnya: {end}. Alasan: {reason}.",
        "{who} reopened it, {when}. Before that: {end}. Reason: {reason}.",
    ),
    "public.entry_was": ("Sebelumnya berakhir", "Had ended"),
}
