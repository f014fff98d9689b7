"""A text of 300 states and more than a thousand ways, over the head of the sample's own."""

from typing import Any

import yaml

ROW = 294  # states in a row, besides the ends
PHASES = ("aspiration", "review", "budget", "execution", "evaluation")
ENDS = ("completed", "part_funded", "planned_already", "deferred", "rejected", "withdrawn")


def large(main: str) -> str:
    """The workflow file with its states replaced."""
    head, states = main.split("\nstates:\n")
    ends = yaml.safe_load(f"states:\n{states}")["states"]
    made: dict[str, Any] = {f"s{number}": _state(number) for number in range(ROW)}
    made["s0"]["initial"] = True
    made |= {key: ends[key] for key in ENDS}
    return f"{head}\n{yaml.safe_dump({'states': made}, sort_keys=False, width=200)}"


def words(id_: str, en: str) -> dict[str, str]:
    return {"id": id_, "en": en}


def _state(number: int) -> dict[str, Any]:
    after = f"s{number + 1}" if number + 1 < ROW else "completed"
    jump = f"s{number + 3}" if number + 3 < ROW else "completed"
    plain = {"label": words("Teruskan", "Pass on"), "by": "village_head"}
    return {
        "phase": PHASES[number * len(PHASES) // ROW],
        "title": words(f"Tahap nomor {number}", f"Step number {number}"),
        "public": words("Sedang diurus.", "In hand."),
        "waits_for": "village_head",
        "due": {"within": "5 working days", "from": "day after arrival"},
        "if_silent": "incident",
        "actions": {
            "on": {**plain, "to": after, "weight": "main"},
            "jump": {**plain, "label": words("Lompat", "Jump"), "to": jump},
            "back": {**plain, "label": words("Balik", "Back"), "to": f"s{max(number - 4, 0)}"},
            "stop": {**plain, "label": words("Tarik", "Withdraw"), "to": "withdrawn"},
        },
    }
