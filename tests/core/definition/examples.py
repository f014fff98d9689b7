"""One change of the small workflow for each problem of the catalogue, with its place.

(code, (old, new), ...): `«` in `new` marks where the problem must be said.
"""

Example = tuple[str, tuple[tuple[str, str], ...]]

AGAIN = (
    "waits_for: team, if_silent: wait, actions: {a: {label: {id: a, en: b}, by: team, to: works}}"
)


def _one(code: str, old: str, new: str, *more: tuple[str, str]) -> Example:
    return code, ((old, new), *more)


SOURCE: tuple[Example, ...] = (
    _one("include_missing", "[common/reasons, common", "[common/reasons, «common/nothing, common"),
    _one("cycle_missing", "cycle: 2028\ndefaults", "cycle: «2029\ndefaults"),
    _one("cycle_is_a_name", "cycle: 2028\ndefaults", "cycle: «{a: b}\ndefaults"),
    _one("bad_file_name", "include: [", "include: [«../secret, "),
    _one("too_many_includes", "include: [", "«include: [" + "a, " * 20),
    _one("included_twice", "common/notices]", "common/notices, «common/notices]"),
    _one("not_in_a_part", "reason_sets:\n", "«states: {}\nreason_sets:\n"),
    _one("defined_twice", "phases:\n", "reasons:\n  «NO_ANSWER: {}\nphases:\n"),
    _one("no_default", "    phase: review\n    if", "    «title: x\n    if"),
    _one("bad_character", "A sample.", "A «\u202esample."),
    _one("not_yaml", "about: {id: Contoh alur., en: A sample.}", "about: {id: a\nb«: c, d: e\nx"),
    _one("several_documents", "", "«--- \na: b\n"),
    _one("too_deep", "", "extra: " + "[" * 39 + "«[]" + "]" * 39 + "\n"),
    _one("alias", "number: USL", "number: «*prefix"),
    _one("anchor", "number: USL", "number: «&prefix USL"),
    _one("tag", "number: USL", "number: «!!str USL"),
    _one("merge_key", "number: USL", "«<<: {a: b}\nnumber: USL"),
    _one("key_not_text", "number: USL", "«2: x\nnumber: USL"),
    _one("key_not_text", "number: USL", "«true: x\nnumber: USL"),
    _one("key_not_text", "number: USL", "? «[a]\n: x\nnumber: USL"),
    _one("duplicate_key", "number: USL", "number: USL\n«number: USL"),
    _one("empty_value", "number: USL", "number: «~"),
    _one("empty_value", "number: USL\n", "number:«\n"),
)

SHAPE: tuple[Example, ...] = (
    _one("unknown_key", "visibility: public", "visibility: public\n«visibilty: public"),
    _one("unknown_key", "        weight: main", "        «wieght: main"),
    _one("missing_key", "opens:\n  by: [proposer, village_head]", "«opens:"),
    _one(
        "missing_key",
        "      resubmit:\n        label: {id: Kirim lagi, en: Send again}",
        "      «resubmit:",
    ),
    _one("not_text", 'number: "12"', "number: «12"),
    _one("not_text", "en: A sample.", "en: «true"),
    _one("not_a_whole_number", "agree: 2", "agree: «two"),
    _one("not_true_or_false", "on_behalf: true", "on_behalf: «yes"),
    _one("not_a_map", "about: {id: Contoh alur., en: A sample.}", "about: «A sample."),
    _one("not_a_map", "  action: {weight: plain}", "  action: «plain"),
    _one("not_a_list", "    tells: [{who: waiting, notice: task}]", "    tells: «task"),
    _one("not_a_date", "dated_on: 2027-01-04", "dated_on: «2027-02-30"),
    _one("text_too_short", "en: A sample.", 'en: «""'),
    _one("text_too_long", "en: A sample.", "en: «" + "x" * 2001),
    _one("list_too_short", "fields: [name, place, kind]", "«fields: []"),
    _one(
        "list_too_long", "states:\n", "«states:\n" + "".join(f"  s{n}: {{}}\n" for n in range(400))
    ),
    _one("number_too_small", "agree: 2", "agree: «0"),
    _one("number_too_large", "max_length: 120", "max_length: «99999"),
    _one("bad_key", "workflow: small", "workflow: «Small"),
    _one("bad_key", "  done: {phase", "  «Done-2: {phase"),
    _one("bad_key", "        may_give: photos", "        may_give: «Photos"),
    _one("bad_code", "refusals: [NO_ANSWER", "refusals: [«no_answer"),
    _one("bad_window_name", "only_in: window opening", "only_in: «opening"),
    _one("bad_latest", "not_after: window forum", "not_after: «forum"),
    _one("bad_case_field", "covers: case.place}\n  agency", "covers: «place}\n  agency"),
    _one("bad_prefix", "number: USL", "number: «usulan"),
    _one("not_one_of", "visibility: public", "visibility: «publik"),
    _one("not_one_of", "    initial: true", "    initial: «false"),
    _one("span_form", "within: 5 working days", "within: «5 workdays"),
    _one("span_form", "for: 2 working days", "for: «0 days"),
    _one("before_form", "remind: 2 working days before", "remind: «2 working days"),
    _one("window_form", "2027-01-18 .. 2027-01-29", "«2027-01-18 - 2027-01-29"),
    _one("window_form", "2027-01-18 .. 2027-01-29", "«2027-02-30 .. 2027-03-01"),
    _one("window_backwards", "2027-01-18 .. 2027-01-29", "«2027-01-29 .. 2027-01-18"),
    _one("tier_form", "small: up to Rp 200 juta", "small: «200 juta"),
    _one("tier_form", "small: up to Rp 200 juta", "small: «up to Rp 0,5"),
    _one("tier_backwards", "large: above Rp 200 juta", "large: «above Rp 2 up to Rp 1"),
    _one(
        "role_source",
        "Team}, body: tapd}",
        "Team}, body: tapd, office: x}",
        ("  team:", "  «team:"),
    ),
    _one(
        "role_reach",
        "party: typist}",
        "party: typist, covers: case.place}",
        ("  typist:", "  «typist:"),
    ),
    _one(
        "role_reach_twice",
        "of: case.agency}",
        "of: case.agency, covers: case.place}",
        ("  agency: {title", "  «agency: {title"),
    ),
)

NAMES: tuple[Example, ...] = (
    _one("unknown_state", "        to: correction", "        to: «corection"),
    _one("unknown_state", "without: district_check", "without: «district"),
    _one("unknown_role", "    waits_for: agency\n", "    waits_for: «agencies\n"),
    _one(
        "unknown_role", "        by: [village_head, typist]", "        by: [village_head, «typst]"
    ),
    _one("unknown_field", "name_from: name", "name_from: «nama"),
    _one("unknown_field", "        may_give: photos", "        may_give: «photo"),
    _one("unknown_reason", "reason: NO_ANSWER", "reason: «NO_ANSWERS"),
    _one(
        "unknown_reason_set",
        "        reasons: refusals\n        tells",
        "        reasons: «refusal\n        tells",
    ),
    _one("unknown_notice", "tells: received", "tells: «receipt"),
    _one(
        "unknown_phase",
        "    phase: review\n    title: {id: Menurut",
        "    phase: «reviews\n    title: {id: Menurut",
    ),
    _one("unknown_window", "not_before: window opening", "not_before: «window openings"),
    _one("unknown_tier", "case.agreed in tier.small", "case.agreed in tier.«smal"),
    _one("unknown_told", "tells: [{who: proposer", "tells: [{who: «propser"),
    _one("unknown_asked", "asks: remarks", "asks: «remark"),
    _one(
        "no_cycle",
        "cycle: 2028\ndefaults",
        "defaults",
        ("only_in: window opening", "only_in: «window opening"),
    ),
    _one(
        "reserved_field",
        "  urgent: {type",
        "  «visits: {type",
        ("volume, urgent]", "volume, visits]"),
        ("case.urgent &&", "case.visits &&"),
    ),
    _one("reserved_role", "  team: {title", "  «waiting: {title"),
    _one("reserved_action", "      add_minutes:", "      «state:"),
    _one("reserved_action", "      add_minutes:", "      «route_9:"),
    _one("field_twice", "needed_by, volume", "needed_by, «name, volume"),
    _one("limit_not_for_type", "see: public, kind: agency}", "see: public, kind: agency, «min: 1}"),
    _one(
        "choices_missing",
        "    choices:\n      road: {id: Jalan, en: Road}\n      other: {id: Lain, en: Other}\n",
        "",
        ("  kind:\n", "  «kind:\n"),
        ("    when: case.kind", "    when: case.name"),
    ),
    _one("min_over_max", "min: 0, max: 900000000", "min: 9, max: «8"),
    _one("wrong_field_type", "name_from: name", "name_from: «kind"),
    _one("wrong_field_type", "of: case.agency", "of: «case.name"),
    _one("wrong_field_type", "case needed_by", "«case name"),
    _one(
        "not_on_a_page",
        "area_from: place",
        "area_from: «place",
        ("[name, place, kind]", "[name, kind]"),
    ),
    _one(
        "not_always_asked",
        "area_from: place",
        "area_from: «place",
        ("level: rw}", "level: rw, optional: true}"),
    ),
    _one("state_kind", "    waits_for: agency\n", "", ("  works:\n", "  «works:\n")),
    _one(
        "state_kind",
        "final: completed",
        "final: completed, waits_for: agency",
        ("  done:", "  «done:"),
    ),
    _one(
        "public_missing",
        "  works:\n",
        "  «works:\n",
        (
            "by the agency}\n    public: {id: Dikerjakan., en: Being carried out.}\n    waits_for: agency\n",
            "by the agency}\n    waits_for: agency\n",
        ),
    ),
    _one(
        "actions_not_here",
        "      agree: 2\n",
        "      agree: 2\n",
        (
            "    due: {within: 1 month",
            "    «actions: {go: {label: {id: a, en: b}, by: team, to: done}}\n    due: {within: 1 month",
        ),
    ),
    _one(
        "not_in_this_kind", "    route:\n", "    «due: {within: 1 day, from: arrival}\n    route:\n"
    ),
    _one(
        "not_in_this_kind",
        "    route:\n",
        "    «tells: [{who: proposer, notice: ended}]\n    route:\n",
    ),
    _one(
        "final_has_a_way_out",
        "final: completed",
        "final: completed, «if_silent: {to: late, reason: NO_ANSWER}",
    ),
    _one(
        "final_has_a_way_out",
        "final: completed",
        "final: completed, «actions: {go: {label: {id: a, en: b}, by: team, to: late}}",
    ),
    _one("to_or_stays", "      resubmit:", "      «resubmit:", ("        to: village_check\n", "")),
    _one(
        "to_or_stays",
        "      resubmit:",
        "      «resubmit:",
        ("        to: village_check\n", "        to: village_check\n        stays: true\n"),
    ),
    _one(
        "closed_says_missing",
        "      forward_urgent:",
        "      «forward_urgent:",
        ("        closed_says: {id: Hanya untuk yang mendesak., en: For urgent ones only.}\n", ""),
    ),
    _one(
        "way_when", "      - {when: case.agreed in tier.small, to: works}", "      - «{to: works}"
    ),
    _one(
        "otherwise_twice",
        "{when: case.agreed in tier.small, to",
        "{otherwise: true, to",
        ('when: case.agreed in tier.large && case.area_kind == "village"', "«otherwise: true"),
    ),
    _one(
        "route_empty",
        "    route:\n      - {when: case.agreed in tier.small, to: works}\n",
        "    «route: []\n",
        (
            '      - {when: case.agreed in tier.large && case.area_kind == "village", to: district_works}\n',
            "",
        ),
        (
            '      - {when: case.agreed in tier.large && case.area_kind != "village", to: works}\n',
            "",
        ),
    ),
    _one(
        "no_actions",
        "  works:\n",
        "  «works:\n",
        (
            "    actions:\n      finish:\n        label: {id: Selesai, en: Finish}\n        by: agency\n        to: done\n",
            "",
        ),
    ),
    _one("waiting_cannot_act", "    waits_for: agency\n", "    waits_for: «village_head\n"),
    _one("if_silent_missing", "    if_silent: incident\n", "", ("  works:\n", "  «works:\n")),
    _one(
        "due_missing",
        "    due: {within: 1 month, from: day after arrival}\n",
        "",
        ("  agency_review:\n", "  «agency_review:\n"),
    ),
    _one(
        "silence_says_nothing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {reason: NO_ANSWER}",
    ),
    _one(
        "silence_for_missing",
        "    if_silent: {hand_to: district_head, for: 2 working days, then",
        "    «if_silent: {hand_to: district_head, then",
    ),
    _one(
        "silence_then_missing",
        "    if_silent: {hand_to: district_head, for: 2 working days, then: incident}",
        "    «if_silent: {hand_to: district_head, for: 2 working days}",
    ),
    _one(
        "silence_without_hand",
        "{to: late, reason: NO_ANSWER}",
        "{to: late, «for: 1 day, reason: NO_ANSWER}",
    ),
    _one(
        "silence_reason_missing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {to: late}",
    ),
    _one(
        "silence_basis_missing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {to: village_check}",
    ),
    _one(
        "standing_missing",
        "standing: {reminder: nudge, handed_on: moved}",
        "standing: {handed_on: moved}",
        ("      remind: 2", "      «remind: 2"),
    ),
    _one(
        "standing_missing",
        "standing: {reminder: nudge, handed_on: moved}",
        "standing: {reminder: nudge}",
        ("{hand_to: district_head", "{«hand_to: district_head"),
    ),
    _one(
        "reasons_missing",
        "      fail:\n",
        "      «fail:\n",
        (
            "        reasons: refusals\n        to: rejected\n    due",
            "        to: rejected\n    due",
        ),
    ),
    _one(
        "reasons_not_asked",
        "        asks: remarks\n",
        "        asks: remarks\n        «reasons: refusals\n",
    ),
    _one(
        "reason_set_empty",
        "  refusals: [NO_ANSWER, WRONG_PLACE]",
        "  refusals: [NO_ANSWER, WRONG_PLACE]\n  «others: []",
    ),
    _one("asked_twice", "asks: [agency, agreed]", "asks: [agency, agreed, «agency]"),
    _one(
        "asked_twice", "        may_give: photos", "        asks: photos\n        may_give: «photos"
    ),
    _one("asked_twice", "[NO_ANSWER, WRONG_PLACE]", "[NO_ANSWER, WRONG_PLACE, «NO_ANSWER]"),
    _one(
        "bad_ending_unexplained",
        "        asks: [reason, words, next_step]\n        reasons: refusals\n        tells",
        "        asks: [reason, words]\n        reasons: refusals\n        tells",
        ("to: rejected\n        weight", "to: «rejected\n        weight"),
    ),
    _one(
        "unknown_placeholder",
        '{title} until {due}."}, kind: task}',
        '{title} until «{do}."}, kind: task}',
    ),
    _one("unknown_placeholder", '"{office} checks by {due}."', '"{office} checks by «{reason}."'),
    _one("stray_brace", '"Number {number}."', '"Number «{number."'),
    _one(
        "role_never_held",
        "on_behalf: true",
        "on_behalf: false",
        ("party: typist", "party: «typist"),
    ),
    _one("cannot_open", "by: [proposer, village_head]", "by: [proposer, village_head, «team]"),
    _one(
        "no_opener_role",
        "party: opener",
        "party: beneficiary",
        ("  tells: received", "  «tells: received"),
    ),
    _one("apart_needs_two", "[[proposer, village_head],", "[«[team],"),
    _one(
        "holder_not_given",
        "asks: [agency, agreed]",
        "asks: agreed",
        ("seats: [agency", "seats: [«agency"),
    ),
    _one("unused_role", "roles:\n", "roles:\n  «nobody: {title: {id: a, en: b}, body: x}\n"),
    _one(
        "unused_field",
        "  agency: {type",
        "  «spare: {type: text, label: {id: a, en: b}, see: public}\n  agency: {type",
    ),
    _one(
        "unused_reason",
        "phases:\n",
        "reasons:\n  «SPARE: {label: {id: a, en: b}, basis: {id: a, en: b}, next_step: {id: a, en: b}}\nphases:\n",
    ),
    _one("unused_reason_set", "phases:\n", "reason_sets: {«spare: [NO_ANSWER]}\nphases:\n"),
    _one(
        "unused_notice",
        "phases:\n",
        "notices: {«spare: {subject: {id: a, en: b}, body: {id: a, en: b}, kind: task}}\nphases:\n",
    ),
    _one("unused_phase", "phases:\n", "phases:\n  «spare: {id: a, en: b}\n"),
)

FLOW: tuple[Example, ...] = (
    _one("guard_syntax", "when: case.urgent &&", "when: case.urgent && «&&"),
    _one("guard_unknown_field", "when: case.urgent", "when: case.«urgnt"),
    _one(
        "guard_unknown_field",
        "when: case.urgent && has(case.needed_by)",
        "when: >-\n          case.urgent &&\n          has(case.«neededby)",
    ),
    _one("guard_unknown_name", "when: case.urgent", "when: «urgent"),
    _one("guard_unknown_choice", 'when: case.kind == "road"', 'when: case.kind == "«raod"'),
    _one("guard_unknown_choice", 'case.area_kind == "village"', 'case.area_kind == "«desa"'),
    _one("guard_types", "when: case.urgent &&", "when: case.name «> 3 &&"),
    _one("guard_not_yes_no", 'when: case.kind == "road"', "when: «case.kind"),
    _one("guard_needs_has", "has(case.needed_by) && case.needed_by > now", "case.«needed_by > now"),
    _one("guard_needs_has", "when: case.agreed in tier.small,", "when: case.«cost in tier.small,"),
    _one("guard_never_holds", "when: case.urgent &&", "when: «case.urgent && !case.urgent &&"),
    _one(
        "guard_always_holds",
        "when: case.urgent && has(case.needed_by) && case.needed_by > now",
        "when: «case.urgent || !case.urgent",
    ),
    _one(
        "route_gap",
        "    route:\n",
        "    «route:\n",
        ("case.agreed in tier.small", "case.agreed < 200000000"),
    ),
    _one(
        "route_overlap",
        'tier.large && case.area_kind == "village"',
        "tier.large",
        (
            "{when: case.agreed in tier.large && case.area_kind !=",
            "{«when: case.agreed in tier.large && case.area_kind !=",
        ),
    ),
    _one(
        "route_not_proven",
        "    route:\n",
        "    «route:\n",
        ("case.agreed in tier.small", 'case.agreed in tier.small && case.name.startsWith("a")'),
    ),
    _one(
        "row_never_holds",
        "      - {when: case.agreed in tier.small, to: works}",
        "      - {when: case.agreed in tier.small, to: works}\n      - {«when: case.agreed < 0, to: works}",
    ),
    _one(
        "otherwise_never",
        "      - {when: case.agreed in tier.small, to: works}",
        "      - {when: case.agreed in tier.small, to: works}\n      - {«otherwise: true, to: works}",
    ),
    _one("no_initial", "states:\n", "«states:\n", ("    initial: true\n", "")),
    _one("initial_twice", "  correction:\n", "  correction:\n    «initial: true\n"),
    _one(
        "unreachable",
        "  correction:\n",
        "  «correction:\n",
        ("        to: correction", "        to: district_check"),
    ),
    _one(
        "no_final",
        "states:\n",
        "«states:\n",
        *(
            (f"final: {ending}", AGAIN)
            for ending in ("completed", "rejected", "deferred", "withdrawn")
        ),
    ),
    _one(
        "no_way_to_an_end",
        "  works:\n",
        "  «works:\n",
        ("        by: agency\n        to: done", "        by: agency\n        to: works"),
    ),
    _one(
        "turns_in_a_circle",
        "  by_cost:\n",
        "  «by_cost:\n",
        ("tier.small, to: works", "tier.small, to: by_cost"),
    ),
    _one(
        "agree_over_seats",
        "seats: [agency, team]\n      agree: 2",
        "seats: [agency, district_head]\n      agree: «3",
    ),
    _one(
        "must_over_agree", "agree: 2\n      must: agency", "agree: «1\n      must: [agency, team]"
    ),
    _one("must_not_a_seat", "must: agency", "must: «village_head"),
    _one("seat_twice", "seats: [agency, team]", "seats: [agency, team, «agency]"),
    _one(
        "tiers_open_below", "  small: up to Rp 200 juta", "  small: «above Rp 1 up to Rp 200 juta"
    ),
    _one(
        "tiers_open_above",
        "  large: above Rp 200 juta",
        "  large: «above Rp 200 juta up to Rp 1 miliar",
    ),
    _one("tiers_gap", "  large: above Rp 200 juta", "  large: «above Rp 200.000.001"),
    _one("tiers_overlap", "  large: above Rp 200 juta", "  large: «above Rp 199,5 juta"),
    _one("step_on_no_ladder", "level: {step: village,", "level: {step: «vilage,"),
    _one("step_without_state", "  village: [village]", "  village: [«hamlet, village]"),
    _one("step_twice", "  village: [village]", "  village: [village, «village]"),
)

EXAMPLES = (*SOURCE, *SHAPE, *NAMES, *FLOW)
