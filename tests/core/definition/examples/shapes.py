"""Examples of keys and values of the wrong shape."""

from tests.core.definition.examples.one import Example, one

_FORUM = "2027-01-18 .. 2027-01-29"

SHAPE: tuple[Example, ...] = (
    one("unknown_key", "visibility: public", "visibility: public\n«visibilty: public"),
    one("unknown_key", "        weight: main", "        «wieght: main"),
    one("missing_key", "opens:\n  by: [proposer, village_head]", "«opens:"),
    one(
        "missing_key",
        "      resubmit:\n        label: {id: Kirim lagi, en: Send again}",
        "      «resubmit:",
    ),
    one("not_text", 'number: "12"', "number: «12"),
    one("not_text", "en: A sample.", "en: «true"),
    one("not_a_whole_number", "max_length: 120", "max_length: «many"),
    one("not_one_of", "agree: 2", "agree: «two"),
    one("not_true_or_false", "on_behalf: true", "on_behalf: «yes"),
    one("not_a_map", "about: {id: Contoh alur., en: A sample.}", "about: «A sample."),
    one("not_a_map", "  action: {weight: plain}", "  action: «plain"),
    one("not_a_list", "    tells: [{who: waiting, notice: task}]", "    tells: «task"),
    one("not_a_date", "dated_on: 2027-01-04", "dated_on: «2027-02-30"),
    one("text_too_short", "en: A sample.", 'en: «""'),
    one("text_too_long", "en: A sample.", "en: «" + "x" * 2001),
    one("list_too_short", "fields: [name, place, kind]", "«fields: []"),
    one(
        "list_too_long", "states:\n", "«states:\n" + "".join(f"  s{n}: {{}}\n" for n in range(400))
    ),
    one("number_too_small", "agree: 2", "agree: «0"),
    one("number_too_large", "max_length: 120", "max_length: «99999"),
    one("bad_key", "workflow: small", "workflow: «Small"),
    one("bad_key", "  done: {phase", "  «Done-2: {phase"),
    one("bad_key", "        may_give: photos", "        may_give: «Photos"),
    one("bad_code", "refusals: [NO_ANSWER", "refusals: [«no_answer"),
    one("bad_window_name", "only_in: window opening", "only_in: «opening"),
    one("bad_latest", "not_after: window forum", "not_after: «forum"),
    one("bad_case_field", "covers: case.place}\n  agency", "covers: «place}\n  agency"),
    one("bad_prefix", "number: USL", "number: «usulan"),
    one("not_one_of", "visibility: public", "visibility: «publik"),
    one("not_one_of", "    initial: true", "    initial: «false"),
    one("span_form", "within: 5 working days", "within: «5 workdays"),
    one("span_form", "for: 2 working days", "for: «0 days"),
    one("before_form", "remind: 2 working days before", "remind: «2 working days"),
    one("window_form", "2027-01-18 .. 2027-01-29", "«2027-01-18 - 2027-01-29"),
    one("window_form", "2027-01-18 .. 2027-01-29", "«2027-02-30 .. 2027-03-01"),
    one("window_backwards", "2027-01-18 .. 2027-01-29", "«2027-01-29 .. 2027-01-18"),
    one("grace_form", _FORUM, f"{_FORUM}\ngrace:\n  opening: «1 day"),
    one("grace_form", _FORUM, f"{_FORUM}\ngrace:\n  opening: «169 hours"),
    one("tier_form", "small: up to Rp 200 juta", "small: «200 juta"),
    one("tier_form", "small: up to Rp 200 juta", "small: «up to Rp 0,5"),
    one("tier_backwards", "large: above Rp 200 juta", "large: «above Rp 2 up to Rp 1"),
    one(
        "role_source",
        "Team}, body: tapd}",
        "Team}, body: tapd, office: x}",
        ("  team:", "  «team:"),
    ),
    one(
        "role_reach",
        "party: typist}",
        "party: typist, covers: case.place}",
        ("  typist:", "  «typist:"),
    ),
    one(
        "role_reach_twice",
        "of: case.agency}",
        "of: case.agency, covers: case.place}",
        ("  agency: {title", "  «agency: {title"),
    ),
)
