"""The words with which a state is said back: (Indonesian, English) by key. Never here: grammar."""

from engine.core.definition.base import Duration

_WORDS = {
    "acts": ("{role} mengurus tahap ini", "{role} deals with this step"),
    "decided_in": (
        (
            "{meeting} memutuskan {mode}; {role} mencatat hasilnya dari berita acara beserta hari "
            "rapatnya"
        ),
        "{meeting} decides {mode}; {role} records the result from the minutes with their day",
    ),
    "dialogue": (
        "{meeting}: kedua pihak berbicara; {role} mencatat hasilnya beserta harinya",
        "{meeting}: the two sides talk; {role} records it with its day",
    ),
    "mode.consensus": ("dengan mufakat", "by consensus"),
    "mode.vote": ("dengan suara terbanyak", "by vote"),
    "mode.order": ("dengan perintah pimpinan", "by a commander's order"),
    "delegated": ("Boleh didelegasikan: {labels}", "May be delegated: {labels}"),
    "delegated_up_to": (
        ", hanya bila “{field}” paling banyak {amount}",
        ", only where “{field}” is {amount} at most",
    ),
    "duty": (
        "{every} {roles} mengurus “{label}” {within}",
        "{every} {roles} does “{label}” {within}",
    ),
    "duty_first": ("yang pertama {span} setelah diterima", "the first {span} after arrival"),
    "duty_incident": (
        "yang terlewat menjadi kendala bagi sekretariat",
        "one that is missed is an incident for the secretariat",
    ),
    "duty_wait": ("yang terlambat tetap ditunggu", "one that is late stays open"),
    "within": ("dalam {span}, {start}", "within {span}, {start}"),
    "start.arrival": ("dihitung dari hari diterima", "counted from the day of arrival"),
    "start.day after arrival": (
        "dihitung dari hari setelah diterima",
        "counted from the day after arrival",
    ),
    "start.happened": (
        "dihitung dari hari setelah kejadiannya",
        "counted from the day after it happened",
    ),
    "start.notice": ("dihitung dari pemberitahuan", "counted from the notice"),
    "not_before": (
        "tetapi tidak sebelum masanya berakhir ({window})",
        "but not before its window has closed ({window})",
    ),
    "not_after": (
        "paling lambat pada akhir masanya ({window})",
        "at the latest by the end of its window ({window})",
    ),
    "not_after_field": ("paling lambat pada “{field}”", "at the latest on “{field}”"),
    "window": ("{first} sampai {last}", "{first} to {last}"),
    "pause": (
        "Waktu boleh dihentikan {roles} karena {reasons}, semuanya paling lama {span}",
        "The clock may be stopped by {roles} for {reasons}, for {span} in all at most",
    ),
    "extension": (
        "{roles} boleh meminta tambahan paling banyak {span} karena {reasons}; {grants} memberinya",
        "{roles} may ask for {span} more at most, for {reasons}; {grants} grants it",
    ),
    "extension_times": (
        "{roles} boleh meminta {times} kali, total {span}, karena {reasons}; {grants} memberinya",
        "{roles} may ask {times} times, {span} in all, for {reasons}; {grants} grants it",
    ),
    "on_basis": (" (dasar: {basis})", " (basis: {basis})"),
    "remind": ("diingatkan {span} sebelumnya", "reminded {span} before"),
    "silent_incident": (
        "bila diam, menjadi kendala bagi sekretariat",
        "if silent, an incident for the secretariat",
    ),
    "silent_wait": ("bila diam, tetap ditunggu", "if silent, the case goes on waiting"),
    "silent_to": ("bila diam, beralih ke {to}", "if silent, it goes to {to}"),
    "with_reason": (" dengan alasan “{reason}”", " with the reason “{reason}”"),
    "silent_hand": ("bila diam, diserahkan kepada {role}", "if silent, handed to {role}"),
    "for_span": (" selama {span}", " for {span}"),
    "then_to": (", lalu beralih ke {to}", ", then it goes to {to}"),
    "then_incident": (
        ", lalu menjadi kendala bagi sekretariat",
        ", then an incident for the secretariat",
    ),
    "level": (
        "Tahap ini hanya ada bila tangga jenjang memuat “{step}”; bila tidak, langsung ke {to}.",
        "This step exists only where the ladder has “{step}”; otherwise it goes on to {to}.",
    ),
    "can": ("{roles} dapat", "{roles} may"),
    "action": ("“{label}” ke {to}", "“{label}” to {to}"),
    "action_stays": ("“{label}”, tahapnya tetap", "“{label}”, the step stays"),
    "action_hands": ("“{label}”: tugasnya pindah ke {role}", "“{label}”: {role} has the task"),
    "asks": (", dengan mengisi {what}", ", giving {what}"),
    "signed_by": (
        ", berlaku setelah ditandatangani {roles}",
        ", in force once {roles} have signed",
    ),
    "signed_all_of": (
        ", berlaku setelah ditandatangani jabatan yang sama dari semua “{field}”",
        ", in force once the same office of all of “{field}” has signed",
    ),
    "divides": (
        "; dibagi menjadi 2 sampai {most} bagian, masing-masing dengan {what}, mulai di {to}",
        "; divided into 2 to {most} parts, each with {what}, which begin at {to}",
    ),
    "shares": (
        "; {what} semua bagian tidak melebihi keseluruhannya",
        "; the parts have no more {what} than the whole",
    ),
    "closed": (" (bila tertutup: {words})", " (if closed: {words})"),
    "reopens_within": (
        ", paling lama {span} sesudah berakhir",
        ", at most {span} after the end",
    ),
    "only_in": (", hanya {window}", ", only from {window}"),
    "passes": ("Bila disetujui, ke {outcome}.", "If agreed, to {outcome}."),
    "fails": ("Bila tidak, ke {outcome}.", "If not, to {outcome}."),
    "route": (
        "Diteruskan sendiri ke {to} bila {when}.",
        "Goes on by itself to {to} where {when}.",
    ),
    "otherwise": ("Selain itu, diteruskan sendiri ke {to}.", "Otherwise it goes on to {to}."),
    "here_again": ("tahap ini lagi", "this step again"),
    "final": ("Akhir: {ending}.", "Ends here: {ending}."),
    "ask.reason": ("alasan", "a reason"),
    "ask.words": ("penjelasan", "an explanation"),
    "ask.next_step": ("langkah berikutnya", "the next step"),
    "ask.remarks": ("catatan pada isian", "remarks on fields"),
    "ending.accommodated_this_year": ("diakomodasi tahun ini", "accommodated this year"),
    "ending.accommodated_next_year": (
        "diakomodasi tahun berikutnya",
        "accommodated next year",
    ),
    "ending.part_funded": ("didanai sebagian", "funded in part"),
    "ending.other_channel": ("dialihkan ke saluran lain", "led to another channel"),
    "ending.merged": ("digabung dengan yang lain", "joined to another"),
    "ending.divided": ("dibagi menjadi beberapa bagian", "divided into parts"),
    "ending.deferred": ("ditunda", "put off"),
    "ending.rejected": ("ditolak", "rejected"),
    "ending.withdrawn": ("ditarik kembali", "withdrawn"),
    "ending.completed": ("selesai", "completed"),
    "and": ("dan", "and"),
    "or": ("atau", "or"),
}
_UNITS = {
    "working days": "hari kerja",
    "days": "hari",
    "weeks": "minggu",
    "months": "bulan",
    "office hours": "jam kantor",
}


def words(key: str, language: str) -> str:
    """The words of a key. Raises KeyError for an unknown one."""
    return _WORDS[key][1 if language == "en" else 0]


def rupiah(amount: int, language: str) -> str:
    """`Rp 200.000.000`, `Rp 200,000,000`."""
    return f"Rp {amount:,}" if language == "en" else f"Rp {amount:,}".replace(",", ".")


def every(duration: Duration, language: str) -> str:
    """`setiap 2 minggu`, `every 2 weeks`; `setiap bulan`, `every month`."""
    said = span(duration, language)
    if duration.count == 1:
        said = said.removeprefix("1 ")
    return f"{'every' if language == 'en' else 'setiap'} {said}"


def span(duration: Duration, language: str) -> str:
    """`5 hari kerja`, `5 working days`."""
    if language == "en":
        return str(duration)
    return f"{duration.count} {_UNITS[duration.unit]}"
