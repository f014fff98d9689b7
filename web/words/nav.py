"""Words of the main menu."""

WORDS = {
    "nav.home": ("Beranda", "Home"),
    "nav.proposals": ("Semua usulan", "All proposals"),
    "nav.mine": ("Usulan saya", "My proposals"),
    "nav.tasks": ("Tugas", "Tasks"),
    "nav.inbox": ("Pemberitahuan", "Notices"),
    "nav.studio": ("Alur kerja", "Workflows"),
    "nav.incidents": ("Kendala", "Incidents"),
    "nav.people": ("Orang dan jabatan", "People and offices"),
}
