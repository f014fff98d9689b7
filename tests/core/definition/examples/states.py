"""Examples of states that lack what their kind needs."""

from tests.core.definition.examples.one import Example, one

STATES: tuple[Example, ...] = (
    one("state_kind", "    waits_for: agency\n", "", ("  works:\n", "  «works:\n")),
    one(
        "state_kind",
        "final: completed",
        "final: completed, waits_for: agency",
        ("  done:", "  «done:"),
    ),
    one(
        "public_missing",
        "  works:\n",
        "  «works:\n",
        (
            (
                "by the agency}\n    public: {id: Dikerjakan., en: Being carried out.}\n"
                "    waits_for: agency\n"
            ),
            "by the agency}\n    waits_for: agency\n",
        ),
    ),
    one(
        "actions_not_here",
        "      agree: 2\n",
        "      agree: 2\n",
        (
            "    due: {within: 1 month",
            (
                "    «actions: {go: {label: {id: a, en: b}, by: team, to: done}}\n"
                "    due: {within: 1 month"
            ),
        ),
    ),
    one(
        "not_in_this_kind", "    route:\n", "    «due: {within: 1 day, from: arrival}\n    route:\n"
    ),
    one(
        "not_in_this_kind",
        "    route:\n",
        "    «tells: [{who: proposer, notice: ended}]\n    route:\n",
    ),
    one(
        "final_has_a_way_out",
        "final: completed",
        "final: completed, «if_silent: {to: late, reason: NO_ANSWER}",
    ),
    one("to_or_stays", "      resubmit:", "      «resubmit:", ("        to: village_check\n", "")),
    one(
        "to_or_stays",
        "      resubmit:",
        "      «resubmit:",
        ("        to: village_check\n", "        to: village_check\n        stays: true\n"),
    ),
    one(
        "closed_says_missing",
        "      forward_urgent:",
        "      «forward_urgent:",
        ("        closed_says: {id: Hanya untuk yang mendesak., en: For urgent ones only.}\n", ""),
    ),
    one("way_when", "      - {when: case.agreed in tier.small, to: works}", "      - «{to: works}"),
    one(
        "otherwise_twice",
        "{when: case.agreed in tier.small, to",
        "{otherwise: true, to",
        ('when: case.agreed in tier.large && case.area_kind == "village"', "«otherwise: true"),
    ),
    one(
        "route_empty",
        "    route:\n      - {when: case.agreed in tier.small, to: works}\n",
        "    «route: []\n",
        (
            (
                '      - {when: case.agreed in tier.large && case.area_kind == "village", '
                "to: district_works}\n"
            ),
            "",
        ),
        (
            '      - {when: case.agreed in tier.large && case.area_kind != "village", to: works}\n',
            "",
        ),
    ),
    one(
        "no_actions",
        "  works:\n",
        "  «works:\n",
        (
            (
                "    actions:\n      finish:\n        label: {id: Selesai, en: Finish}\n"
                "        by: agency\n        to: done\n"
            ),
            "",
        ),
    ),
    one("waiting_cannot_act", "    waits_for: agency\n", "    waits_for: «village_head\n"),
    one("if_silent_missing", "    if_silent: incident\n", "", ("  works:\n", "  «works:\n")),
    one(
        "due_missing",
        "    due: {within: 1 month, from: day after arrival}\n",
        "",
        ("  agency_review:\n", "  «agency_review:\n"),
    ),
    one(
        "silence_says_nothing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {reason: NO_ANSWER}",
    ),
    one(
        "silence_for_missing",
        "    if_silent: {hand_to: district_head, for: 2 working days, then",
        "    «if_silent: {hand_to: district_head, then",
    ),
    one(
        "silence_then_missing",
        "    if_silent: {hand_to: district_head, for: 2 working days, then: incident}",
        "    «if_silent: {hand_to: district_head, for: 2 working days}",
    ),
    one(
        "silence_without_hand",
        "{to: late, reason: NO_ANSWER}",
        "{to: late, «for: 1 day, reason: NO_ANSWER}",
    ),
    one(
        "silence_reason_missing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {to: late}",
    ),
    one(
        "silence_basis_missing",
        "    if_silent: {to: late, reason: NO_ANSWER}",
        "    «if_silent: {to: village_check}",
    ),
    one(
        "standing_missing",
        "standing: {reminder: nudge, handed_on: moved}",
        "standing: {handed_on: moved}",
        ("      remind: 2", "      «remind: 2"),
    ),
    one(
        "standing_missing",
        "standing: {reminder: nudge, handed_on: moved}",
        "standing: {reminder: nudge}",
        ("{hand_to: district_head", "{«hand_to: district_head"),
    ),
)
