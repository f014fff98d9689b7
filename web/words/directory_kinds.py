"""Words of kinds of organisations, chains of command, and of what the register says of them."""

WORDS = {
    "chain.civil": ("Sipil", "Civil"),
    "chain.military": ("TNI", "Military"),
    "chain.police": ("Polri", "Police"),
    "kind.agency": ("dinas atau badan", "agency"),
    "kind.community_council": ("lembaga pemberdayaan masyarakat", "community council"),
    "kind.council_secretariat": ("sekretariat DPRD", "secretariat of the council"),
    "kind.district": ("kantor kecamatan", "district office"),
    "kind.district_office": ("kantor kecamatan", "district office"),
    "kind.finance_agency": ("badan keuangan", "finance agency"),
    "kind.inspectorate": ("inspektorat", "inspectorate"),
    "kind.military_district": ("Kodim", "military district"),
    "kind.military_subdistrict": ("satuan TNI di kecamatan", "military subdistrict"),
    "kind.planning": ("badan perencanaan", "planning agency"),
    "kind.planning_agency": ("badan perencanaan", "planning agency"),
    "kind.police_sector": ("Polsek", "police sector"),
    "kind.region_head_office": ("kepala daerah", "head of the region"),
    "kind.rw": ("RW", "RW"),
    "kind.secretariat": ("sekretariat daerah", "regional secretariat"),
    "kind.urban_village_office": ("kantor kelurahan", "urban village office"),
    "kind.village": ("kantor desa atau kelurahan", "village office"),
    "kind.village_office": ("kantor desa", "village office"),
    "field.areas": ("wilayah", "the areas"),
    "field.office": ("nama jabatan", "the name of the office"),
    "field.serves": ("instansi lain", "other organisations"),
    "field.language": ("bahasa", "the language"),
    "field.chain": ("jalur", "the chain of command"),
    "why.tasks_wait": (
        (
            "Masih ada {count} tugas yang menunggu di sini, dan tidak ada jabatan lain yang "
            "menerimanya. Selesaikan tugasnya atau siapkan penggantinya dahulu."
        ),
        (
            "{count} tasks still wait here, and no other office would get them. Finish them or "
            "make the office that follows first."
        ),
    ),
    "why.same_office": (
        "Instansi ini sudah punya jabatan dengan jenis dan nama ini.",
        "This organisation has an office of this kind and name already.",
    ),
    "why.closed": ("Ini sudah ditutup.", "This is closed."),
    "register.organisation_changed": ("Mengubah instansi {name}", "Changed organisation {name}"),
    "register.organisation_closed": ("Menutup instansi {name}", "Closed organisation {name}"),
    "register.organisation_reopened": (
        "Membuka lagi instansi {name}",
        "Opened organisation {name} again",
    ),
    "register.office_changed": ("Mengubah jabatan {office}", "Changed the office {office}"),
    "register.office_closed": ("Menutup jabatan {office}", "Closed the office {office}"),
    "register.office_reopened": (
        "Membuka lagi jabatan {office}",
        "Opened the office {office} again",
    ),
}
