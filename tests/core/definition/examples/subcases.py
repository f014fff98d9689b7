"""Examples of states that open cases of another workflow."""

from tests.core.definition.examples.one import Example

_SURVEY = "survey: {label: {id: a, en: b}, workflow: look, give: {name: case.name}}"
OPENS = f"opens_cases: {{{_SURVEY}}}"
DONE = "done: {label: {id: a, en: b}, to: done}"
FAILED = "failed: {label: {id: a, en: b}, to: works}"
OUTCOMES = f"outcomes: {{{DONE}, {FAILED}}}"
REST = "watched_by: agency, if_silent: wait"
ALL = "waits_for_cases: all"
HEAD = "  asks: {phase: closed, title: {id: a, en: b}, public: {id: a, en: b}, "
MARKED = HEAD.replace("asks", "«asks")


def _one(code: str, *words: str, head: str = HEAD) -> Example:
    """The works lead on to a state with these words."""
    return code, (
        ("        by: agency\n        to: done", "        by: agency\n        to: asks"),
        ("", f"{head}{', '.join(words)}}}\n"),
    )


def _each(give: str, for_each: str) -> str:
    return (
        "opens_cases: {survey: {label: {id: a, en: b}, workflow: look, "
        f"give: {{name: {give}}}{for_each}}}}}"
    )


SUBCASES: tuple[Example, ...] = (
    _one("needs_waits_for_cases", "waits_for: agency", "«when_left: withdraw them"),
    _one("opens_no_cases", ALL, REST, OUTCOMES, head=MARKED),
    _one("watched_by_missing", ALL, OPENS, "if_silent: wait", OUTCOMES, head=MARKED),
    _one("case_outcome_missing", ALL, OPENS, REST, f"«outcomes: {{{DONE}}}"),
    _one(
        "case_outcome_unknown",
        ALL,
        OPENS,
        REST,
        f"outcomes: {{{DONE}, {FAILED}, «lost: {DONE[6:]}}}",
    ),
    _one(
        "nobody_is_asked",
        *(ALL, OPENS, REST),
        f"outcomes: {{{FAILED}, done: {{label: {{id: a, en: b}}, «asks: name, to: done}}}}",
    ),
    _one("each_of_nothing", ALL, _each("«each", ""), REST, OUTCOMES),
    _one("for_each_no_codes", ALL, _each("each", ", for_each: «case.name"), REST, OUTCOMES),
    _one("each_not_given", ALL, _each("case.name", ", for_each: «case.place"), REST, OUTCOMES),
    _one("too_few_cases", "waits_for_cases: «2", OPENS, REST, OUTCOMES),
)
