"""Words of the main menu."""

WORDS = {
    "nav.home": ("Beranda", "Home"),
    "nav.proposals": ("Semua pengajuan", "All submissions"),
    "nav.mine": ("Pengajuan saya", "My submissions"),
    "nav.tasks": ("Tugas", "Tasks"),
    "nav.inbox": ("Pemberitahuan", "Notices"),
    "nav.studio": ("Alur kerja", "Workflows"),
    "nav.menu": ("Menu", "Menu"),
    "nav.people": ("Orang dan jabatan", "People and offices"),
}
