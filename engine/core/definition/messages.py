"""The words of every problem, by its code: severity and one sentence in each language.

The catalogues are data (words_*.py). Never here: when a problem is one (that is a check).
"""

from collections.abc import Mapping
from typing import Any, Literal

from engine.core.definition.words_damage import DAMAGE
from engine.core.definition.words_dividing import DIVIDING
from engine.core.definition.words_duty import DUTY, DUTY_WARNINGS
from engine.core.definition.words_escalating import ESCALATING
from engine.core.definition.words_flow import FLOW
from engine.core.definition.words_joint import JOINT
from engine.core.definition.words_material import MATERIAL, MATERIAL_WARNINGS
from engine.core.definition.words_meetings import MEETINGS
from engine.core.definition.words_names import NAMES
from engine.core.definition.words_pausing import PAUSING, PAUSING_WARNINGS
from engine.core.definition.words_proof import PROOF, PROOF_WARNINGS
from engine.core.definition.words_recommendations import (
    RECOMMENDATION_WARNINGS,
    RECOMMENDATIONS,
)
from engine.core.definition.words_renames import RENAMES
from engine.core.definition.words_reopening import REOPENING
from engine.core.definition.words_reviews import REVIEW_WARNINGS, REVIEWS
from engine.core.definition.words_scenarios import SCENARIOS
from engine.core.definition.words_source import SOURCE
from engine.core.definition.words_subcases import NEIGHBOUR_WARNINGS, NEIGHBOURS, SUBCASES

Severity = Literal["error", "warning"]

# Code -> (Indonesian, English). Warnings stand in a set of their own: all else are errors.
CATALOGUE: Mapping[str, tuple[str, str]] = {
    **SOURCE,
    **DAMAGE,
    **NAMES,
    **RENAMES,
    **MEETINGS,
    **REVIEWS,
    **JOINT,
    **REOPENING,
    **ESCALATING,
    **PAUSING,
    **DIVIDING,
    **MATERIAL,
    **RECOMMENDATIONS,
    **FLOW,
    **SUBCASES,
    **DUTY,
}
WARNINGS = frozenset(
    {"unused_role", "unused_field", "unused_reason", "unused_reason_set", "unused_notice"}
    | {
        "unused_phase",
        "reasons_not_asked",
        "holder_not_given",
        "guard_always_holds",
        "placeholder_idle",
    }
    | {"route_not_proven", "otherwise_never", "step_on_no_ladder", "step_without_state"}
    | {"way_out_not_proven", "action_never_open", "row_never_taken", "same_action"}
    | {"same_label"}
    | {"guard_not_proven", "not_proven", "duty_overlaps", "duty_never_falls"}
    | REVIEW_WARNINGS
    | PAUSING_WARNINGS
    | DUTY_WARNINGS
)
# What the proofs find needs more than a definition: people, a calendar, scenarios.
_EVERY: Mapping[str, tuple[str, str]] = {**CATALOGUE, **PROOF, **NEIGHBOURS, **SCENARIOS}
_KNOWN = {"id": " Yang ada: {known}.", "en": " There are: {known}."}
_MEANT = {"id": ' Maksudnya "{near}"?', "en": ' Did you mean "{near}"?'}


def severity(code: str) -> Severity:
    """Whether the problem keeps a definition from being published."""
    warnings = WARNINGS | PROOF_WARNINGS | NEIGHBOUR_WARNINGS | MATERIAL_WARNINGS
    warnings |= RECOMMENDATION_WARNINGS
    return "warning" if code in warnings else "error"


def words(code: str, values: Mapping[str, Any], language: str) -> str:
    """The sentence for a code, with its values and, where one is near, the name that was meant."""
    language = "en" if language == "en" else "id"
    sentence = _EVERY[code][language == "en"]
    if values.get("near"):
        sentence += _MEANT[language]
    elif values.get("known") and "{known}" not in sentence:
        sentence += _KNOWN[language]
    return sentence.format_map(values)
