"""Examples of guards, routes, reviews, the graph and the settings of the year."""

from tests.core.definition.examples.one import Example, one

_WINDOW = "forum: 2027-01-18 .. 2027-01-29"
AGAIN = (
    "waits_for: team, if_silent: wait, actions: {a: {label: {id: a, en: b}, by: team, to: works}}"
)

GUARD = "when: case.urgent && has(case.needed_by) && case.needed_by > now"

MANY = (
    f"case.visits in {[*range(2, 160, 4)]} || has(case.volume) && "
    f"case.volume in {[each + 0.5 for each in range(2, 160, 4)]}"
)
# Only large sums come to the route behind the works of a district.
LAST = (
    "  after: {phase: closed, title: {id: a, en: b}, route: [{otherwise: true, to: done},"
    " {when: «case.agreed in tier.small, to: works}]}\n"
)
AFTER = (
    "        by: district_head\n        to: after",
    ("", LAST),
)

WORKS = (
    "    actions:\n      finish:\n        label: {id: Selesai, en: Finish}\n"
    "        by: agency\n        to: done"
)
# Fifty of these are read, the next is not.
LONG = " || ".join(["case.urgent"] * 66)
MANY_GUARDS = "".join(
    f"      a{n}: {{label: {{id: a{n}, en: b{n}}}, by: agency, to: done,"
    f" closed_says: {{id: a, en: b}}, when: {'«' if n == 50 else ''}{LONG}}}\n"
    for n in range(52)
)


def _finish(when: str) -> tuple[str, str]:
    """The end of the works, under a condition."""
    last = "        by: agency\n"
    condition = f"        when: {when}\n        closed_says: {{id: a, en: b}}\n"
    return f"{last}        to: done", f"{last}{condition}        to: done"


FLOW: tuple[Example, ...] = (
    one("guard_syntax", "when: case.urgent &&", "when: case.urgent && «&&"),
    one("guard_too_deep", "when: case.urgent &&", "when: «" + "(" * 99 + "true" + ")" * 99 + " &&"),
    one(
        "guard_too_deep",
        "when: case.urgent && has(case.needed_by) && case.needed_by > now",
        "when: «" + "case.photos.all(a, " * 27 + "true" + ")" * 27,
    ),
    one("guards_too_long", WORKS, WORKS.replace("      finish", MANY_GUARDS + "      finish")),
    one("guard_unknown_field", "when: case.urgent", "when: case.«urgnt"),
    one(
        "guard_unknown_field",
        "when: case.urgent && has(case.needed_by)",
        "when: >-\n          case.urgent &&\n          has(case.«neededby)",
    ),
    one("guard_unknown_name", "when: case.urgent", "when: «urgent"),
    one("guard_unknown_choice", 'when: case.kind == "road"', 'when: case.kind == "«raod"'),
    one("guard_unknown_choice", 'case.area_kind == "village"', 'case.area_kind == "«desa"'),
    one("guard_types", "when: case.urgent &&", "when: case.name «> 3 &&"),
    one("guard_not_yes_no", 'when: case.kind == "road"', "when: «case.kind"),
    one("guard_needs_has", "has(case.needed_by) && case.needed_by > now", "case.«needed_by > now"),
    one("guard_needs_has", "when: case.agreed in tier.small,", "when: case.«cost in tier.small,"),
    one("guard_fails", GUARD, "when: «1 / 0 == case.visits"),
    one("guard_fails", GUARD, "when: «case.name.matches('(')"),
    one(
        "guard_fails",
        GUARD,
        "when: «case.visits > 0 && "
        + "".join(f"[1,2,3,4,5,6,7,8,9].all({each}, " for each in "abcde")
        + "a + b + c + d + e > 0"
        + ")" * 5,
    ),
    one("guard_never_holds", "when: case.urgent &&", "when: «case.urgent && !case.urgent &&"),
    one(
        "guard_always_holds",
        "when: case.urgent && has(case.needed_by) && case.needed_by > now",
        "when: «case.urgent || !case.urgent",
    ),
    one(
        "route_gap",
        "    route:\n",
        "    «route:\n",
        ("case.agreed in tier.small", "case.agreed < 200000000"),
    ),
    one(
        "route_overlap",
        'tier.large && case.area_kind == "village"',
        "tier.large",
        (
            "{when: case.agreed in tier.large && case.area_kind !=",
            "{«when: case.agreed in tier.large && case.area_kind !=",
        ),
    ),
    one(
        "route_not_proven",
        "    route:\n",
        "    «route:\n",
        ("case.agreed in tier.small", 'case.agreed in tier.small && case.name.startsWith("a")'),
    ),
    one(
        "row_never_holds",
        "    route:\n",
        "    route:\n      - {«when: case.agreed < 0, to: works}\n",
    ),
    one(
        "otherwise_never",
        "    route:\n",
        "    route:\n      - {«otherwise: true, to: works}\n",
    ),
    one("no_initial", "states:\n", "«states:\n", ("    initial: true\n", "")),
    one("initial_twice", "  correction:\n", "  correction:\n    «initial: true\n"),
    one(
        "unreachable",
        "  correction:\n",
        "  «correction:\n",
        ("        to: correction", "        to: district_check"),
    ),
    one(
        "no_final",
        "states:\n",
        "«states:\n",
        *(
            (f"final: {ending}", AGAIN)
            for ending in ("completed", "rejected", "deferred", "withdrawn")
        ),
    ),
    one(
        "no_way_to_an_end",
        "  works:\n",
        "  «works:\n",
        ("        by: agency\n        to: done", "        by: agency\n        to: works"),
    ),
    one(
        "turns_in_a_circle",
        "  by_cost:\n",
        "  «by_cost:\n",
        ("tier.small, to: works", "tier.small, to: by_cost"),
    ),
    one(
        "turns_by_silence",
        "  correction:\n",
        "  «correction:\n",
        (
            "if_silent: {to: late, reason: NO_ANSWER}",
            "if_silent: {to: correction, basis: {id: a, en: b}}",
        ),
    ),
    one("waits_for_ever", "  works:\n", "  «works:\n", _finish("case.agreed in tier.large")),
    one("way_out_not_proven", "  works:\n", "  «works:\n", _finish('case.name.startsWith("a")')),
    one(
        "action_never_open",
        "        by: district_head\n        to: done",
        "        by: district_head\n        to: done\n      pay: {label: {id: a, en: b},"
        " by: agency, when: «case.agreed in tier.small, closed_says: {id: a, en: b}, to: works}",
    ),
    one("row_never_taken", "        by: district_head\n        to: done", *AFTER),
    one(
        "same_action",
        "        by: agency\n        to: done",
        "        by: agency\n        to: done\n      «stop: {label: {id: a, en: b}, by: [agency,"
        " district_head], to: done}",
    ),
    one("guard_not_proven", GUARD, f"when: «{MANY}"),
    one("grace_without_window", _WINDOW, f"{_WINDOW}\ngrace:\n  «openin: 24 hours"),
    one("tiers_open_below", "  small: up to Rp 200 juta", "  small: «above Rp 1 up to Rp 200 juta"),
    one(
        "tiers_open_above",
        "  large: above Rp 200 juta",
        "  large: «above Rp 200 juta up to Rp 1 miliar",
    ),
    one("tiers_gap", "  large: above Rp 200 juta", "  large: «above Rp 200.000.001"),
    one("tiers_overlap", "  large: above Rp 200 juta", "  large: «above Rp 199,5 juta"),
    one("step_on_no_ladder", "level: {step: village,", "level: {step: «vilage,"),
    one("step_without_state", "  village: [village]", "  village: [«hamlet, village]"),
    one("step_twice", "  village: [village]", "  village: [village, «village]"),
)
