"""Examples of names without a thing, fields, roles, asks and what is never used."""

from tests.core.definition.examples.one import Example, one

_APART = "never_the_same_person: [["


def _counting(code: str, says: str, kind: str = "integer", *more: tuple[str, str]) -> Example:
    """With a field that the engine counts."""
    label = "label: {id: Kembali, en: Returns}"
    field = f"  returns: {{type: {kind}, {label}, see: public, {says}}}\n"
    return one(code, _APART, f"{field}{_APART}", *more)


NAMES: tuple[Example, ...] = (
    one("unknown_state", "        to: correction", "        to: «corection"),
    one("unknown_state", "without: district_check", "without: «district"),
    one("unknown_role", "    waits_for: agency\n", "    waits_for: «agencies\n"),
    one("unknown_role", "        by: [village_head, typist]", "        by: [village_head, «typst]"),
    one("unknown_field", "name_from: name", "name_from: «nama"),
    one("unknown_field", "        may_give: photos", "        may_give: «photo"),
    one("unknown_reason", "reason: NO_ANSWER", "reason: «NO_ANSWERS"),
    one(
        "unknown_reason_set",
        "        reasons: refusals\n        tells",
        "        reasons: «refusal\n        tells",
    ),
    one("unknown_notice", "tells: received", "tells: «receipt"),
    one(
        "unknown_phase",
        "    phase: review\n    title: {id: Menurut",
        "    phase: «reviews\n    title: {id: Menurut",
    ),
    one("unknown_window", "not_before: window opening", "not_before: «window openings"),
    one("unknown_tier", "case.agreed in tier.small", "case.agreed in tier.«smal"),
    one("unknown_told", "tells: [{who: proposer", "tells: [{who: «propser"),
    one("unknown_asked", "asks: remarks", "asks: «remark"),
    one(
        "no_cycle",
        "cycle: 2028\ndefaults",
        "defaults",
        ("only_in: window opening", "only_in: «window opening"),
    ),
    one(
        "reserved_field",
        "  urgent: {type",
        "  «visits: {type",
        ("volume, urgent]", "volume, visits]"),
        ("case.urgent &&", "case.visits &&"),
    ),
    one("reserved_role", "  team: {title", "  «waiting: {title"),
    one("reserved_action", "      add_minutes:", "      «state:"),
    one("reserved_action", "      add_minutes:", "      «route_9:"),
    one("field_twice", "needed_by, volume", "needed_by, «name, volume"),
    one("limit_not_for_type", "see: public, kind: agency}", "see: public, kind: agency, «min: 1}"),
    one(
        "choices_missing",
        "    choices:\n      road: {id: Jalan, en: Road}\n      other: {id: Lain, en: Other}\n",
        "",
        ("  kind:\n", "  «kind:\n"),
        ("    when: case.kind", "    when: case.name"),
    ),
    one(
        "unknown_field",
        "needed_by: {type: date,",
        "needed_by: {type: date, not_before: «case.begun,",
    ),
    one(
        "wrong_field_type",
        "needed_by: {type: date,",
        "needed_by: {type: date, not_before: «case.volume,",
    ),
    one("bad_case_field", "volume: {type: decimal,", "volume: {type: decimal, at_least: «cost,"),
    one(
        "limit_not_for_type",
        "needed_by: {type: date,",
        "needed_by: {type: date, «at_least: case.cost,",
    ),
    one(
        "limit_not_for_type",
        "volume: {type: decimal,",
        "volume: {type: decimal, «not_before: case.needed_by,",
    ),
    one("floor_itself", "agreed: {type: money,", "agreed: {type: money, at_least: «case.agreed,"),
    one(
        "floor_asked_later",
        "  cost: {type: money,",
        "  cost: {type: money, at_least: «case.volume,",
    ),
    _counting("counts_a_fork", "counts: «by_cost"),
    _counting("counts_alone", "counts: correction, «optional: true"),
    _counting("limit_not_for_type", "«counts: correction", "money"),
    _counting("unknown_state", "counts: «corection"),
    _counting(
        "counts_asked",
        "counts: correction",
        "integer",
        ("fields: [name, place, kind]", "fields: [name, place, kind, «returns]"),
    ),
    _counting(
        "counts_material",
        "counts: correction",
        "integer",
        ("cycle: 2028\ndefaults", "cycle: 2028\nmaterial: {«returns: tell}\ndefaults"),
    ),
    one("min_over_max", "min: 0, max: 900000000", "min: 9, max: «8"),
    one("wrong_field_type", "name_from: name", "name_from: «kind"),
    one("wrong_field_type", "of: case.agency", "of: «case.name"),
    one("wrong_field_type", "case needed_by", "«case name"),
    one(
        "not_on_a_page",
        "area_from: place",
        "area_from: «place",
        ("[name, place, kind]", "[name, kind]"),
    ),
    one(
        "not_always_asked",
        "area_from: place",
        "area_from: «place",
        ("level: rw}", "level: rw, optional: true}"),
    ),
    one(
        "reasons_missing",
        "      fail:\n",
        "      «fail:\n",
        (
            "        reasons: refusals\n        to: rejected\n    due",
            "        to: rejected\n    due",
        ),
    ),
    one(
        "reasons_not_asked",
        "        asks: remarks\n",
        "        asks: remarks\n        «reasons: refusals\n",
    ),
    one(
        "reason_set_empty",
        "  refusals: [NO_ANSWER, WRONG_PLACE]",
        "  refusals: [NO_ANSWER, WRONG_PLACE]\n  «others: []",
    ),
    one("asked_twice", "asks: [agency, agreed]", "asks: [agency, agreed, «agency]"),
    one(
        "asked_twice", "        may_give: photos", "        asks: photos\n        may_give: «photos"
    ),
    one("asked_twice", "[NO_ANSWER, WRONG_PLACE]", "[NO_ANSWER, WRONG_PLACE, «NO_ANSWER]"),
    one(
        "bad_ending_unexplained",
        "        asks: [reason, words, next_step]\n        reasons: refusals\n        tells",
        "        asks: [reason, words]\n        reasons: refusals\n        tells",
        ("to: rejected\n        weight", "to: «rejected\n        weight"),
    ),
    one(
        "unknown_placeholder",
        '{title} until {due}."}, kind: task}',
        '{title} until «{do}."}, kind: task}',
    ),
    one("unknown_placeholder", '"{office} checks by {due}."', '"{office} checks by «{reason}."'),
    one(
        "placeholder_idle",
        "public: {id: Selesai., en: Done.}",
        "public: {id: Selesai., en: 'Done «{due}.'}",
    ),
    one(
        "personal_public",
        "max_length: 120}",
        "max_length: 120, personal: true}",
        ("Name}, see: public", "Name}, see: «public"),
    ),
    one("stray_brace", '"Number {number}."', '"Number «{number."'),
    one(
        "role_never_held",
        "on_behalf: true",
        "on_behalf: false",
        ("party: typist", "party: «typist"),
    ),
    one("cannot_open", "by: [proposer, village_head]", "by: [proposer, village_head, «team]"),
    one(
        "no_opener_role",
        "party: opener",
        "party: beneficiary",
        ("  tells: received", "  «tells: received"),
    ),
    one("apart_needs_two", "[[proposer, village_head],", "[«[team],"),
    one(
        "holder_not_given",
        "asks: [agency, agreed]",
        "asks: agreed",
        ("seats: [agency", "seats: [«agency"),
    ),
    one("unused_role", "roles:\n", "roles:\n  «nobody: {title: {id: a, en: b}, body: x}\n"),
    one(
        "unused_field",
        "  agency: {type",
        "  «spare: {type: text, label: {id: a, en: b}, see: public}\n  agency: {type",
    ),
    one(
        "unused_reason",
        "phases:\n",
        "reasons:\n  «SPARE:\n    label: {id: a, en: b}\n    basis: {id: a, en: b}\n"
        "    next_step: {id: a, en: b}\nphases:\n",
    ),
    one("unused_reason_set", "phases:\n", "reason_sets: {«spare: [NO_ANSWER]}\nphases:\n"),
    one(
        "unused_notice",
        "phases:\n",
        "notices: {«spare: {subject: {id: a, en: b}, body: {id: a, en: b}, kind: task}}\nphases:\n",
    ),
    one("unused_phase", "phases:\n", "phases:\n  «spare: {id: a, en: b}\n"),
)
