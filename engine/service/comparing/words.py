"""The words of differences: (Indonesian, English) by key. Never here: grammar or decisions."""

from engine.service.comparing.words_cases import CASES
from engine.service.comparing.words_joint import JOINT
from engine.service.comparing.words_meetings import MEETINGS
from engine.service.comparing.words_pausing import PAUSING
from engine.service.comparing.words_recommendations import RECOMMENDATIONS

_WORDS = {
    **CASES,
    **JOINT,
    # any part
    "changed": ("{what} kini {new} (sebelumnya {old}).", "{what} is now {new} (before: {old})."),
    "added": ("{what} kini {new}.", "{what} is now {new}."),
    "removed": ("{what} tidak ada lagi (sebelumnya {old}).", "{what} is gone (before: {old})."),
    "order": ("Urutan berubah: {what}.", "The order changed: {what}."),
    "list.more": ("{what}: kini juga {new}.", "{what}: now also {new}."),
    "list.less": ("{what}: tidak lagi {old}.", "{what}: no longer {old}."),
    "nothing": ("tidak ada", "nothing"),
    "yes": ("ya", "yes"),
    "no": ("tidak", "no"),
    "waiting": ("yang ditunggu", "whoever is waited for"),
    "tier.above": ("di atas", "above"),
    "tier.up to": ("sampai dengan", "up to"),
    # topics
    "topic.workflow": ("Alur kerja", "The workflow"),
    "topic.opens": ("Formulir pembuka", "The opening form"),
    "topic.phases": ("Fase", "Phases"),
    "topic.roles": ("Peran", "Roles"),
    "topic.fields": ("Isian", "Fields"),
    "topic.reasons": ("Alasan", "Reasons"),
    "topic.notices": ("Pemberitahuan", "Notices"),
    "topic.states": ("Tahap", "Steps"),
    "topic.never_the_same_person": ("Pemisahan tugas", "Separation of duties"),
    "topic.material": ("Perubahan penting", "Material changes"),
    "part.changed": ("pemberitahuan perubahan", "notice of a change"),
    "part.material": ("perubahan penting", "material changes"),
    "topic.cycle": ("Pengaturan siklus", "Cycle settings"),
    # steps
    "state.added": ("Tahap baru: {said}", "A new step: {said}"),
    "state.removed": ("Tahap {step} dihapus.", "The step {step} was removed."),
    "initial.added": ("Kasus baru kini mulai di {step}.", "New cases now begin at {step}."),
    "initial.removed": (
        "Kasus baru tidak lagi mulai di {step}.",
        "New cases no longer begin at {step}.",
    ),
    "waits.changed": (
        "{step} kini diurus {new} (sebelumnya {old}).",
        "{step} is now dealt with by {new} (before: {old}).",
    ),
    "waits.added": ("{step} kini diurus {new}.", "{step} is now dealt with by {new}."),
    "waits.removed": (
        "{step} tidak lagi diurus {old} seorang.",
        "{step} is no longer dealt with by {old} alone.",
    ),
    "within.changed": (
        "Batas waktu di {step} kini {new} (sebelumnya {old}).",
        "The due time at {step} is now {new} (before: {old}).",
    ),
    "due.changed": (
        "Batas waktu di {step} kini {new} (sebelumnya {old}).",
        "The due time at {step} is now {new} (before: {old}).",
    ),
    "due.added": ("{step} kini berbatas waktu: {new}.", "{step} now has a due time: {new}."),
    "due.removed": (
        "{step} tidak lagi berbatas waktu (sebelumnya {old}).",
        "{step} no longer has a due time (before: {old}).",
    ),
    "remind.changed": (
        "Pengingat di {step} kini dikirim {new} sebelum batas waktu (tadinya {old}).",
        "The reminder at {step} now goes out {new} before (it was {old}).",
    ),
    "remind.added": (
        "Di {step} kini ada pengingat {new} sebelum batas waktu.",
        "At {step} a reminder now goes out {new} before.",
    ),
    "remind.removed": (
        "Di {step} tidak ada lagi pengingat (tadinya {old} sebelum batas waktu).",
        "At {step} there is no reminder any more (it was {old} before).",
    ),
    "silence.changed": (
        "Di {step} kini {new} (sebelumnya: {old}).",
        "At {step}, {new} now (before: {old}).",
    ),
    "silence.added": ("Di {step} kini {new}.", "At {step}, {new} now."),
    "silence.removed": (
        "Di {step} tidak ada lagi aturan bila diam (sebelumnya: {old}).",
        "At {step} nothing is said of silence any more (before: {old}).",
    ),
    "seats.more": ("{step} kini juga perlu {new}.", "{step} now also needs {new}."),
    "seats.less": ("{step} tidak lagi perlu {old}.", "{step} no longer needs {old}."),
    "must.more": (
        "{step} kini tidak lolos tanpa persetujuan {new}.",
        "{step} now cannot pass without {new}.",
    ),
    "must.less": (
        "{step} kini dapat lolos tanpa persetujuan {old}.",
        "{step} can now pass without {old}.",
    ),
    "agree.changed": (
        "{step} kini lolos bila {new} setuju (sebelumnya {old}).",
        "{step} now passes when {new} agree (before: {old}).",
    ),
    "rule.changed": (
        "{step} kini dinilai begini: {new} (sebelumnya: {old}).",
        "{step} is now reviewed like this: {new} (before: {old}).",
    ),
    "review.added": ("{step} kini dinilai bersama: {new}.", "{step} is now a review: {new}."),
    "review.removed": (
        "{step} tidak lagi dinilai bersama (sebelumnya: {old}).",
        "{step} is no longer a review (before: {old}).",
    ),
    "row.added": (
        "Dari {step}, {when} kini diteruskan ke {new}.",
        "From {step}, {when} a case now goes to {new}.",
    ),
    "row.removed": (
        "Dari {step}, {when} tidak lagi diteruskan ke {old}.",
        "From {step}, {when} a case no longer goes to {old}.",
    ),
    "row.changed": (
        "Dari {step}, {when} kini diteruskan ke {new} (sebelumnya {old}).",
        "From {step}, {when} a case now goes to {new} (before: {old}).",
    ),
    "row.when": ("bila {when}", "where {when}"),
    "row.otherwise": ("selain itu", "otherwise"),
    # actions and outcomes
    "action.added": (
        "Di {step}, {roles} kini dapat {said}.",
        "At {step}, {roles} may now do {said}.",
    ),
    "action.removed": (
        "Di {step}, {roles} tidak lagi dapat “{label}”.",
        "At {step}, {roles} may no longer do “{label}”.",
    ),
    "by.more": ("{act} kini juga boleh dilakukan {new}.", "{act} may now also be done by {new}."),
    "by.less": ("{act} tidak lagi boleh dilakukan {old}.", "{act} may no longer be done by {old}."),
    "asks.more": ("{act} kini juga meminta {new}.", "{act} now also asks {new}."),
    "asks.less": ("{act} tidak lagi meminta {old}.", "{act} no longer asks {old}."),
    "may_give.more": ("{act} kini boleh juga mengubah {new}.", "{act} may now also change {new}."),
    "may_give.less": (
        "{act} tidak lagi boleh mengubah {old}.",
        "{act} may no longer change {old}.",
    ),
    "to.changed": (
        "{act} kini menuju {new} (sebelumnya {old}).",
        "{act} now leads to {new} (before: {old}).",
    ),
    "when.added": ("{act} kini hanya bila {new}.", "{act} now only where {new}."),
    "when.removed": (
        "{act} tidak lagi bersyarat (sebelumnya {old}).",
        "{act} no longer has a condition (before: {old}).",
    ),
    "when.changed": (
        "{act} kini hanya bila {new} (sebelumnya {old}).",
        "{act} now only where {new} (before: {old}).",
    ),
    "act": ("“{label}” di {step}", "“{label}” at {step}"),
    # fields
    "field.added": ("Isian baru: {field} ({type}).", "A new field: {field} ({type})."),
    "field.removed": ("Isian {field} dihapus.", "The field {field} was removed."),
    "optional.added": ("{field} kini boleh dikosongkan.", "{field} may now be left empty."),
    "optional.removed": ("{field} kini wajib diisi.", "{field} must now be given."),
    "choice.added": ("{field} kini punya pilihan {new}.", "{field} now has the choice {new}."),
    "choice.removed": (
        "{field} tidak lagi punya pilihan {old}.",
        "{field} no longer has the choice {old}.",
    ),
    "see.changed": (
        "{field} kini terbaca oleh {new} (sebelumnya {old}).",
        "{field} can now be read by {new} (before: {old}).",
    ),
    "see.public": ("siapa pun", "anybody"),
    "see.parties": ("para pihak", "the parties"),
    "see.officials": ("pejabat saja", "officials only"),
    # opening, separation, roles, reasons, notices
    "opens.more": (
        "Kini {new} juga boleh membuka kasus.",
        "Now {new} may open a case, too.",
    ),
    "opens.less": ("{old} tidak lagi boleh membuka kasus.", "{old} may no longer open a case."),
    "pages.more": ("Formulir kini juga menanyakan {new}.", "The form now also asks {new}."),
    "pages.less": ("Formulir tidak lagi menanyakan {old}.", "The form no longer asks {old}."),
    "pages.changed": (
        "Susunan atau kata-kata halaman formulir berubah.",
        "The order or the words of the form's pages changed.",
    ),
    "apart.more": (
        "{new} kini tidak boleh satu orang.",
        "{new} may now never be one person.",
    ),
    "apart.less": ("{old} kini boleh satu orang.", "{old} may now be one person."),
    "role.added": ("Peran baru: {role}.", "A new role: {role}."),
    "role.removed": ("Peran {role} dihapus.", "The role {role} was removed."),
    "reason.added": ("Alasan baru: {reason}.", "A new reason: {reason}."),
    "reason.removed": ("Alasan {reason} dihapus.", "The reason {reason} was removed."),
    "notice.added": ("Pemberitahuan baru: {notice}.", "A new notice: {notice}."),
    "notice.removed": ("Pemberitahuan {notice} dihapus.", "The notice {notice} was removed."),
    # the cycle
    "grace": ("Tenggang masa “{name}”", "The grace of the window “{name}”"),
    "hours": ("{n} jam", "{n} hours"),
    "window": ("Masa “{name}”", "The window “{name}”"),
    "tier": ("Golongan “{name}”", "The tier “{name}”"),
    "ladder.urban_village": ("Tangga kelurahan", "The ladder of urban villages"),
    "ladder.village": ("Tangga desa", "The ladder of villages"),
    # names of parts
    "part.title": ("judul", "title"),
    "part.renames": ("kunci yang berganti nama", "renamed keys"),
    "part.who": ("kepada", "to"),
    "part.notice": ("pesan", "message"),
    "part.hand_to": ("diserahkan kepada", "handed to"),
    "part.to": ("ke", "to"),
    "part.within": ("dalam", "within"),
    "part.by": ("oleh", "by"),
    "part.asks": ("meminta", "asks"),
    "part.if_silent": ("bila diam", "if silent"),
    "part.then": ("lalu", "then"),
    "part.for": ("selama", "for"),
    "part.reason": ("alasan", "reason"),
    "part.due": ("batas waktu", "due time"),
    "part.joint": ("ditandatangani bersama", "signed jointly"),
    "part.parts": ("dibagi menjadi bagian", "divided into parts"),
    "part.at_most": ("paling banyak", "at most"),
    "part.share": ("jumlah yang dibagi", "what is shared out"),
    "part.begin": ("tahap awal bagian", "where parts begin"),
    "part.many": ("banyaknya paling banyak", "at most so many"),
    "part.hands_to": ("menyerahkan tugas ke", "hands the task to"),
    "part.stays": ("tetap di tahap ini", "stays at this step"),
    "part.about": ("penjelasan", "description"),
    "part.label": ("nama", "name"),
    "part.hint": ("petunjuk", "hint"),
    "part.public": ("penjelasan untuk umum", "words for the public"),
    "part.phase": ("fase", "phase"),
    "part.closed_says": ("kata-kata bila tertutup", "words when closed"),
    "part.only_in": ("hanya dalam masa", "only in the window"),
    "part.tells": ("pemberitahuan", "notices"),
    "part.reasons": ("daftar alasan", "list of reasons"),
    "part.weight": ("tombol", "button"),
    "part.unlocks": ("isian yang dibuka", "unlocked fields"),
    "part.final": ("akhir", "ending"),
    "part.level": ("jenjang", "level"),
    "part.min": ("paling sedikit", "at least"),
    "part.max": ("paling banyak", "at most"),
    "part.not_before": ("hari paling awal", "the earliest day"),
    "part.at_least": ("angka paling kecil", "the smallest number"),
    "part.counts": ("dihitung setiap datang ke", "counted when it comes to"),
    "part.max_length": ("panjang paling banyak", "longest"),
    "part.type": ("jenis", "kind"),
    "part.when": ("syarat", "condition"),
    "part.basis": ("dasar", "basis"),
    "part.next_step": ("langkah berikutnya", "next step"),
    "part.subject": ("perihal", "subject"),
    "part.body": ("isi", "text"),
    "part.cycle": ("siklus", "cycle"),
    "part.from": ("berlaku mulai", "in force from"),
    "part.kind": ("jenis", "kind"),
    "part.number": ("nomor", "number"),
    "part.year": ("tahun", "year"),
    "part.dated_on": ("tanggal", "date"),
    "part.visibility": ("keterbukaan", "visibility"),
    "part.states": ("tahap", "steps"),
    "part.fields": ("isian", "fields"),
    "part.roles": ("peran", "roles"),
    "part.actions": ("tindakan", "actions"),
    "part.phases": ("fase", "phases"),
    "part.choices": ("pilihan", "choices"),
    "part.notices": ("pemberitahuan", "notices"),
    "part.reason_sets": ("daftar alasan", "lists of reasons"),
    "part.windows": ("masa", "windows"),
    "part.list_days": ("hari daftar forum", "days of the lists of forums"),
    "part.grace": ("tenggang", "grace"),
    "part.tiers": ("golongan biaya", "tiers"),
    "part.ladder": ("tangga jenjang", "ladder"),
    "part.review": ("penilaian", "review"),
    "part.reviews": ("penilaian berdampingan", "reviews side by side"),
    "part.outcomes": ("hasil", "outcomes"),
    "part.joined": ("berapa yang harus lolos", "how many must pass"),
    "part.not_needed": ("bila jawaban tidak perlu lagi", "when an answer is no longer needed"),
    "part.pass": ("bila disetujui", "if agreed"),
    "part.fail": ("bila tidak", "if not"),
    "part.opens": ("pembukaan", "opening"),
    "part.on_behalf": ("boleh diketikkan untuk orang lain", "may be typed for others"),
    "part.personal": ("data pribadi", "personal data"),
    "part.unknown": ("boleh dijawab “tidak tahu”", "“I do not know” is an answer"),
}


_ALL = {**_WORDS, **MEETINGS, **PAUSING, **RECOMMENDATIONS}


def has(key: str) -> bool:
    """Whether there are words of this key."""
    return key in _ALL


def words(key: str, language: str) -> str:
    """The words of a key. Raises KeyError for an unknown one."""
    return _ALL[key][1 if language == "en" else 0]
