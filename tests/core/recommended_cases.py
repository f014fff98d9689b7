"""The small workflow with recommendations side by side: what was asked, the village's, the
district's with words for officials alone, and one that officials alone read."""

from typing import Any

from tests.support.small import document, text

LEVELS: dict[str, dict[str, Any]] = {
    "asked": {"asked": True, "volume": "length", "unit": "unit", "amount": "cost"},
    "village": {
        "text": "advice",
        "volume": "village_length",
        "unit": "unit",
        "amount": "village_cost",
        "rank": "village_rank",
    },
    "district": {"text": "secret", "amount": "district_cost"},
    "inner": {"amount": "inner_cost"},
    "agency": {"text": "note", "amount": "agency_cost"},
}


def _field(label: str, type_: str, see: str = "public", **more: Any) -> dict[str, Any]:
    return {"type": type_, "label": text(label), "see": see, "optional": True, **more}


FIELDS = {
    "length": _field("Length", "decimal"),
    "unit": _field(
        "Unit", "choice", choices={"metre": text("metre"), "piece": text("piece")}, unknown=True
    ),
    "advice": _field("Advice", "long_text"),
    "village_length": _field("Village length", "decimal"),
    "village_cost": _field("Village cost", "money"),
    "village_rank": _field("Village rank", "integer"),
    "secret": _field("Secret", "text", "officials"),
    "district_cost": _field("District cost", "money"),
    "inner_cost": _field("Inner cost", "money", "officials"),
    "agency_cost": _field("Agency cost", "money"),
}


def _advise(role: str, *fields: str) -> dict[str, Any]:
    label = text("Advise")
    return {"label": label, "by": [role], "asks": [], "may_give": fields, "stays": True}


def recommended_document() -> dict[str, Any]:
    """Bob advises at the gate and hands the case up; Charlie advises at the district."""
    made = document()
    made["recommendations"] = {
        key: {"title": text(key.capitalize()), **level} for key, level in LEVELS.items()
    }
    made["fields"] |= FIELDS
    made["opens"]["pages"][1]["fields"] += ["length", "unit"]
    gate = made["states"]["gate"]["actions"]
    gate["advise"] = _advise("head", "advice", "village_length", "village_cost", "village_rank")
    gate["hand_up"] = {
        "label": text("Hand up"),
        "by": ["head"],
        "asks": [],
        "to": "district_check",
    }
    above = made["states"]["district_check"]["actions"]
    above["advise"] = _advise("above", "secret", "district_cost", "inner_cost")
    # The way to the agency does not lead past the district.
    made["states"]["joint"]["review"]["gives"] = {"agency": ["agency_cost"]}
    return made
