"""The rules of reviews said back in plain words, in Indonesian and English.

Used by what is said of a state, by differences, and by the pages of whoever answers. Never here:
votes of a case, words of a particular workflow.
"""

from collections.abc import Iterator, Sequence

from engine.core.definition.reviews import Panel, Rule, title_of
from engine.core.definition.words_reviews import NEEDED
from engine.core.definition.workflow import Definition

_WORDS = {
    "vote": (
        "Dinilai bersama oleh {seats}; cukup {agree} yang setuju",
        "Reviewed together by {seats}; {agree} of them must agree",
    ),
    "one": ("Dinilai oleh {seats}", "Reviewed by {seats}"),
    "all": (
        "Dinilai bersama oleh {seats}; semua harus setuju",
        "Reviewed together by {seats}; all of them must agree",
    ),
    "share": (
        "Dinilai bersama oleh {seats}; yang harus setuju: {agree}",
        "Reviewed together by {seats}; {agree} must agree",
    ),
    "consensus": (
        "{seats} bermufakat; {recorder} mencatat hasilnya",
        "{seats} find a consensus; {recorder} records it",
    ),
    "order": (
        "{recorder} memberi perintah sesudah mendengar {seats}",
        "{recorder} gives an order after hearing {seats}",
    ),
    "order_alone": ("{recorder} memberi perintah", "{recorder} gives an order"),
    "must": (", di antaranya {roles}", ", among them {roles}"),
    "veto": ("; {roles} boleh memveto", "; {roles} may veto"),
    "quorum": (
        "; pada batas waktu dihitung bila sudah ada {quorum} jawaban",
        "; counted when it is due if there are {quorum} answers by then",
    ),
    "abstain": ("; boleh abstain", "; a seat may abstain"),
    "tie.fails": ("; bila seimbang, tidak lolos", "; a tie fails"),
    "tie.passes": ("; bila seimbang, lolos", "; a tie passes"),
    "tie.chair": ("; bila seimbang, suara {chair} menentukan", "; {chair} breaks a tie"),
    "ends": (
        "; dihitung sesudah semua menjawab",
        "; counted when everybody has answered",
    ),
    "gives": ("; {seat} menyebutkan {fields}", "; {seat} gives {fields}"),
    "hidden": (
        "; pendapat baru terlihat sesudah selesai",
        "; opinions show only when it is closed",
    ),
    "aside.substitute": (
        "; siapa yang tidak boleh menilai digantikan pejabat lain dari kantor yang sama",
        "; whoever must not answer is replaced by another post of the same office",
    ),
    "aside.else": ("; bila tidak ada, {rest}", "; if there is none, {rest}"),
    "aside.only": (
        "; bila seseorang tidak boleh menilai, {rest}",
        "; where somebody must not answer, {rest}",
    ),
    "rest.smaller": ("kursinya dilewati", "the seat is left out"),
    "rest.incident": (
        "menjadi kendala bagi sekretariat",
        "it is an incident for the secretariat",
    ),
    "side": (
        "{count} penilaian berdampingan, {needed} harus lolos: {reviews}",
        "{count} reviews side by side, {needed} must pass: {reviews}",
    ),
    "all_reviews": ("semuanya", "all of them"),
    "and": ("dan", "and"),
}


class SayingReviews:
    """The rules of one definition's reviews in one language."""

    def __init__(self, definition: Definition, language: str) -> None:
        self.definition = definition
        self.language = language

    def panel(self, panel: Panel) -> str:
        """All reviews of a state, as the beginning of a sentence."""
        if panel.is_one:
            return self.rule(panel.reviews[""])
        whole = panel.needed == len(panel.reviews)
        return self._words(
            "side",
            count=len(panel.reviews),
            needed=self._words("all_reviews") if whole else panel.needed,
            reviews="; ".join(self._titled(rule) for rule in panel.reviews.values()),
        )

    def rule(self, rule: Rule) -> str:
        """One review's rule, as the beginning of a sentence."""
        return self._first(rule) + "".join(self._rest(rule))

    def _titled(self, rule: Rule) -> str:
        title = title_of(rule)
        said = self.rule(rule)
        small = said[:1].lower() + said[1:]
        return f"{title.in_(self.language)} ({small})" if title is not None else small

    def _first(self, rule: Rule) -> str:
        seats = self.joined([self._role(seat) for seat in rule.seats])
        if not rule.is_vote:
            others = [self._role(seat) for seat in rule.seats if seat != rule.recorded_by]
            alone = rule.mode == "order" and not others
            heard = self.joined(others) if rule.mode == "order" and others else seats
            recorder = self._role(rule.recorded_by or "")
            key = "order_alone" if alone else rule.mode
            return self._words(key, seats=heard, recorder=recorder)
        bodies = any(self._is_body(seat) for seat in rule.seats)
        if isinstance(rule.agree, int):
            every = rule.agree == len(rule.seats) and not bodies
            whole = "one" if rule.agree == 1 else "all"
            line = self._words(whole if every else "vote", seats=seats, agree=rule.agree)
        elif rule.agree == "all":
            every, line = True, self._words("all", seats=seats)
        else:
            every = False
            agree = NEEDED.get(str(rule.agree), ("?", "?"))[self.language == "en"]
            line = self._words("share", seats=seats, agree=agree)
        if rule.must and not every:
            line += self._words("must", roles=self.joined([self._role(r) for r in rule.must]))
        return line

    def _rest(self, rule: Rule) -> Iterator[str]:
        if rule.veto:
            yield self._words("veto", roles=self.joined([self._role(r) for r in rule.veto]))
        if rule.quorum is not None:
            yield self._words("quorum", quorum=rule.quorum)
        if rule.abstain:
            yield self._words("abstain")
        if rule.tie is not None:
            yield self._words(f"tie.{rule.tie}", chair=self._role(rule.chair or ""))
        if rule.ends != "when fixed":
            yield self._words("ends")
        for seat, names in rule.gives.items():
            fields = self.joined([self._field(name) for name in names])
            yield self._words("gives", seat=self._role(seat), fields=fields)
        if rule.hidden is not None:
            yield self._words("hidden")
        if rule.recused is not None:
            rest = self._words(f"rest.{rule.recused.else_}")
            if rule.recused.substitute is None:
                yield self._words("aside.only", rest=rest)
            else:
                yield self._words("aside.substitute") + self._words("aside.else", rest=rest)

    def _words(self, key: str, **values: object) -> str:
        return _WORDS[key][self.language == "en"].format(**values)

    def _role(self, key: str) -> str:
        role = self.definition.roles.get(key)
        return role.title.in_(self.language) if role else key

    def _field(self, key: str) -> str:
        field = self.definition.fields.get(key)
        return f"“{field.label.in_(self.language)}”" if field else key

    def _is_body(self, key: str) -> bool:
        role = self.definition.roles.get(key)
        return role is not None and role.body is not None

    def joined(self, parts: Sequence[str]) -> str:
        """A, B and C, none twice."""
        found = list(dict.fromkeys(parts))
        if len(found) < 2:
            return "".join(found)
        return f"{', '.join(found[:-1])} {self._words('and')} {found[-1]}"
