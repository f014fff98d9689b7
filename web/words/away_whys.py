"""Words of the register about being away and standing in, and why something was refused."""

WORDS = {
    # the register
    "register.absence_noted": (
        "{person} tidak di tempat {from_on} sampai {until_on}",
        "{person} is away from {from_on} to {until_on}",
    ),
    "register.absence_ended": ("{person} kembali bertugas", "{person} is back"),
    "register.delegation_given": (
        "{person} mewakili pejabat {office} mulai {from_on}",
        "{person} stands in at {office} from {from_on}",
    ),
    "register.delegation_ended": (
        "{person} tidak lagi mewakili pejabat {office}",
        "{person} no longer stands in at {office}",
    ),
    # refusals
    "why.unknown_delegation": ("Perwakilan ini tidak ada.", "There is no such stand-in."),
    "why.unknown_absence": (
        "Catatan ini tidak ada, atau sudah lewat.",
        "There is no such record, or it is over.",
    ),
    "why.delegation_over_already": ("Perwakilan ini sudah berakhir.", "It has ended already."),
    "why.begins_in_the_past": (
        "Tidak dapat dimulai sebelum hari ini.",
        "It cannot begin before today.",
    ),
    "why.begins_too_early": (
        "Dapat dicatat paling lama {max} hari kemudian.",
        "It can be recorded {max} days later at most.",
    ),
    "why.over_already": ("Hari-hari ini sudah lewat.", "These days are over."),
    "why.too_many_days": ("Paling lama {max} hari.", "{max} days at most."),
    "why.away_already": (
        "Sudah dicatat tidak di tempat {from_on} sampai {until_on}.",
        "Already recorded as away from {from_on} to {until_on}.",
    ),
    "why.not_the_holder": (
        "Jabatan ini tidak dijabat orang itu pada hari pertama.",
        "That person does not hold this office on the first day.",
    ),
    "why.holds_it_already": (
        "Orang ini sudah menjabat jabatan yang sama.",
        "This person holds the same office already.",
    ),
    "why.not_an_official": (
        "Yang mewakili harus pejabat di kantor ini pada hari pertama.",
        "Whoever stands in must hold an office here on the first day.",
    ),
    "why.nothing_delegable": (
        "Aturan yang berlaku tidak membolehkan apa pun dari jabatan ini dilimpahkan.",
        "The rules let nothing of this office be delegated.",
    ),
    "why.delegation_circle": (
        "Tidak boleh berputar: {names}. Bila semua tidak di tempat, tidak ada yang tersisa.",
        "No circles: {names}. If all are away, nobody is left.",
    ),
    "why.delegation_twice": (
        "Sudah ada perwakilan yang sama pada hari-hari itu.",
        "The same is recorded for these days already.",
    ),
}
