"""Words of a task that is handed to the office above before its time."""

from web.words import Catalogue

WORDS: Catalogue = {
    "why.escalated_already": (
        "Tugas ini sudah diserahkan ke jabatan itu.",
        "The task has been handed to that office already.",
    ),
    "why.escalated_nobody": (
        "Jabatan itu sedang kosong, jadi tugas ini tidak dapat diserahkan ke sana.",
        "Nobody holds that office today, so the task cannot be handed there.",
    ),
    "public.entry_handed_to": ("Diserahkan kepada", "Handed to"),
}
