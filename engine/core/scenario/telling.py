"""A difference and a spot of the coverage said plainly, in Indonesian and English.

Never here: finding them, or pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.definition.duties import duty_of
from engine.core.definition.workflow import Definition
from engine.core.scenario.coverage import DECLINED, EXTENDED, PAUSED, REOPENED, STILL_SILENT, Spot
from engine.core.scenario.difference import Difference
from engine.core.scenario.model import Language

_WHAT: Mapping[str, tuple[str, str]] = {
    "on": ("terjadi pada", "happens on"),
    "state": ("tahap", "state"),
    "ending": ("akhir", "ending"),
    "cases_open": ("kasus lain yang terbuka", "other cases that are open"),
    "waits_for": ("menunggu", "waits for"),
    "due": ("batas waktu", "due"),
    "late": ("terlambat", "late"),
    "reason": ("alasan", "reason"),
    "reopened": ("dibuka lagi", "reopened"),
    "through": ("melewati", "through"),
    "incident": ("kendala", "incident"),
    "refused": ("ditolak karena", "refused because of"),
    "told": ("diberi tahu", "told"),
    "not_told": ("tidak diberi tahu", "not told"),
    "has": ("isian {key}", "field {key}"),
    "may": ("yang boleh dilakukan {key}", "what {key} may do"),
    "act": ("{key} melakukan {act}", "{key} does {act}"),
    "forever": ("kasus", "the case"),
    "given": ("yang diketahui di awal", "what is given"),
    "step": ("langkah", "the step"),
}
_WORDS: Mapping[str, str] = {
    "nobody": "tidak ada",
    "none": "tidak ada",
    "nothing": "tidak ada",
    "None": "kosong",
    "accepted": "diterima",
    "no case is open": "belum ada kasus",
    "waits for somebody": "menunggu seseorang",
    "waits for nobody, for ever": "tidak menunggu siapa pun, selamanya",
    "a scene": "dapat disiapkan",
    "can be played": "dapat dimainkan",
}
_PLAYED = ("can be played", "a scene", _WORDS["can be played"], _WORDS["a scene"])
_SIDES: Mapping[bool, tuple[str, str]] = {
    True: ("syarat terpenuhi", "the condition holds"),
    False: ("syarat tidak terpenuhi", "the condition does not hold"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What should be, what was expected and what came, in one language."""

    what: str
    expected: str
    got: str

    def sentence(self, language: Language) -> str:
        """All three in one line; of what cannot be played, only why."""
        if self.expected in _PLAYED:
            said = "tidak dapat dimainkan" if language == "id" else "it cannot be played"
            return f"{said}: {self.got}"
        if language == "id":
            return f"{self.what}: diharapkan {self.expected}, ternyata {self.got}"
        return f"{self.what}: expected {self.expected}, got {self.got}"


def told(found: Difference, definition: Definition, language: Language) -> Told:
    """The difference with the titles of states and actions, as people of the office know them."""
    code, *rest = found.at
    key, act = (*rest, "", "")[:2]
    what = _WHAT[code][language == "en"].format(key=key, act=act)
    got = found.got_id if language == "id" and found.got_id else found.got
    return Told(
        what,
        _value(found.expected, code, definition, language),
        _value(got, code, definition, language),
    )


def named(spot: Spot, definition: Definition, language: Language) -> str:
    """A state, a way, one side of a guard or a silence, by titles and labels."""
    side = f": {_SIDES[spot.held][language == 'en']}" if spot.held is not None else ""
    if spot.state not in definition.states:
        field = definition.fields[spot.way].label
        return f"{getattr(field, language)}{side}"
    state = definition.states[spot.state]
    title = f"{getattr(state.title, language)} ({spot.state})"
    return f"{title}{_way(spot, definition, language)}{side}"


def _way(spot: Spot, definition: Definition, language: Language) -> str:
    state, english = definition.states[spot.state], language == "en"
    if spot.way == REOPENED:
        return " → asked for anew" if english else " → dibuka lagi"
    if spot.way == PAUSED:
        return " → clock stopped" if english else " → waktu dihentikan"
    if spot.way == EXTENDED:
        return " → more time granted" if english else " → waktu diperpanjang"
    if spot.way.endswith(DECLINED):
        label = getattr(state.acts[spot.way.removesuffix(DECLINED)].label, language)
        return f" → {label}: {'declined' if english else 'tidak ditandatangani'}"
    if spot.way in state.acts:
        return f" → {getattr(state.acts[spot.way].label, language)}"
    duty = state.duties.get(duty_of(spot.way) or "")
    if duty is not None:
        missed = "missed" if english else "terlewat"
        return f" → {getattr(duty.label, language)}: {missed}"
    if spot.way.startswith("route_"):
        row = int(spot.way.removeprefix("route_"))
        when = state.route[row].when if state.route else None
        words = f"row {row + 1}" if english else f"baris {row + 1}"
        return f" → {words}: {when or ('otherwise' if english else 'selain itu')}"
    if state.panel is not None and spot.way in ("pass", "fail"):
        return f" → {getattr(state.panel.outcome(spot.way).label, language)}"
    if spot.way in state.joins:
        return f" → {getattr(state.joins[spot.way].label, language)}"
    if spot.way == "skip":
        return " → jenjang ini tidak ada" if not english else " → the ladder lacks this step"
    if spot.way == STILL_SILENT:
        return " → masih didiamkan" if not english else " → still silent"
    return "" if not spot.way else " → didiamkan" if not english else " → silence"


def _value(text: str, code: str, definition: Definition, language: Language) -> str:
    if code in ("state", "through", "reopened"):
        return ", ".join(_title(key, definition, language) for key in text.split(", "))
    if code == "reason" and text in definition.reasons:
        return f"{getattr(definition.reasons[text].label, language)} ({text})"
    if language == "en":
        return text
    if code == "late":
        return f"{text.split(' ', 1)[0]} hari kerja"
    return _WORDS.get(text, text.replace("refused: ", "ditolak: "))


def _title(key: str, definition: Definition, language: Language) -> str:
    state = definition.states.get(key)
    if state is None:
        return _WORDS.get(key, key) if language == "id" else key
    return f"{getattr(state.title, language)} ({key})"
