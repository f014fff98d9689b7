"""The guide's whole workflow, broken as clerks break it: what is said, where, and in which words.

Each row: what was done, the change (`«` marks where the first error must be said), its code, and a
phrase of the Indonesian message that says what to do.
"""

from dataclasses import dataclass

import pytest

from engine.core.definition.loader import load
from engine.core.definition.problems import Problem
from engine.service import scenarios
from tests.workflows.guide import examples

KEY = "cuti_pegawai"
MAIN, PLAYED = f"{KEY}.yaml", f"scenarios/{KEY}.yaml"
MARK = "«"


@dataclass(frozen=True)
class Breakage:
    """`edits`: (old, new), each once, in the file that has it."""

    done: str
    code: str
    phrase: str
    edits: tuple[tuple[str, str], ...]


def broken(done: str, code: str, phrase: str, *edits: str) -> Breakage:
    pairs = tuple(zip(edits[::2], edits[1::2], strict=True))
    return Breakage(done, code, phrase, pairs)


SICK = 'when: case.kind == "sick"'
DAYS = "        asks: days\n"
GUARDED = "        closed_says: {id: Belum boleh., en: Not yet.}\n"
ANNUAL = "{id: Cuti tahunan, en: Annual leave}"
PHASE = "    phase: check\n"
WITHDRAW = "by: employee, to: withdrawn, weight"
REFUSE = "asks: [reason, words, next_step]\n        reasons: leave_reasons\n        to: rejected"

TABLE = (
    broken("a line moved one space to the left", "indent_off",
           "diawali 3 spasi, padahal baris lain di bagian ini diawali 4 spasi",
           "    title: {id: Diperiksa", "   «title: {id: Diperiksa"),
    broken("a line moved one space to the right", "indent_off", "Sejajarkan barisnya",
           "    waits_for: superior\n", "     «waits_for: superior\n"),
    broken("a tab", "tab_indent", "Ganti dengan spasi", PHASE, "«\tphase: check\n"),
    broken("a missing comma", "comma_missing", 'Di depan "en" kurang koma', ANNUAL,
           "{id: Cuti tahunan «en: Annual leave}"),
    broken("a colon in a text", "colon_in_text", "harus diberi tanda kutip",
           "{id: Lama cuti (hari kerja), en", "{id: Lama cuti«: hari kerja, en"),
    broken("no space after the colon", "space_after_colon", '"phase: ..."', PHASE,
           "    phase«:check\n"),
    broken("no space after the colon in braces", "space_after_colon", '"id: ..."', ANNUAL,
           "{id«:Cuti tahunan, en: Annual leave}"),
    broken("a quote that stays open", "quote_open", "belum ditutup", '"Doctor\'s letter"',
           "«\"Doctor's letter"),
    broken("a brace that stays open", "brace_open", "belum ditutup",
           "label: {id: Berikan cuti, en: Grant the leave}",
           "label: «{id: Berikan cuti, en: Grant the leave"),
    broken("an apostrophe in single quotes", "quote_inside", "tanda kutip", '"Doctor\'s letter"',
           "'Doctor«'s letter'"),
    broken("a number sign in a text", "hash_in_text", "Tanda # memulai catatan",
           "{id: Pelayanan akan kosong", "{id: Loket «#1 akan kosong"),
    broken("yes instead of true", "not_true_or_false", "true (ya) atau false (tidak)",
           "    personal: true\n", "    personal: «yes\n"),
    broken("tidak instead of false", "not_true_or_false", "true (ya) atau false (tidak)",
           "on_behalf: false", "on_behalf: «tidak"),
    broken("a misspelt key", "unknown_key", 'Maksudnya "waits_for"?',
           "    waits_for: superior\n", "    «wait_for: superior\n"),
    broken("a key with a capital", "unknown_key", 'Maksudnya "phase"?', PHASE,
           "    «Phase: check\n"),
    broken("a role that does not exist", "unknown_role", "Yang ada: employee, superior, staffing",
           "waits_for: superior\n", "waits_for: «atasan\n"),
    broken("a state that nobody reaches", "unreachable", "Beri sebuah tindakan to: ",
           "        to: staffing_decision\n", "        to: approved\n",
           "  staffing_decision:\n", "  «staffing_decision:\n"),
    broken("no way out", "no_way_to_an_end", "Beri sebuah tindakan di jalan itu",
           "  superior_check:\n", "  «superior_check:\n",
           "        to: approved\n", "        to: superior_check\n",
           *(REFUSE, REFUSE.replace("rejected", "staffing_decision")) * 2,
           *(WITHDRAW, WITHDRAW.replace("to: withdrawn", "stays: true")) * 2),
    broken("a circle of silence", "turns_by_silence", "Tulis if_silent: incident",
           "  superior_check:\n", "  «superior_check:\n",
           "if_silent: {hand_to: staffing, for: 2 working days, then: incident}",
           "if_silent: {to: superior_check}"),
    broken("days of an example in the wrong order", "scenario_fails", "diharapkan 2027-01-05",
           "- {on: 2027-02-05, waits_for: camat}", "- «{on: 2027-01-05, waits_for: camat}"),
    broken("a day written as people say it", "day_form", "seperti 2027-01-18",
           "due: 2027-02-04}", "due: «4 Februari 2027}"),
    broken("a span in Indonesian", "span_form", '"5 working days" (hari kerja)',
           "within: 3 working days, from: day after arrival, remind: 1 working day before}\n"
           "    if_silent: {",
           "within: «3 hari kerja, from: day after arrival, remind: 1 working day before}\n"
           "    if_silent: {"),
    broken("= for ==", "guard_equals", "tulis == (dua kali)", SICK, 'when: case.kind «= "sick"'),
    broken("dan for &&", "guard_words", "&&", SICK,
           'when: case.kind == "sick" «dan has(case.phone)'),
    broken("a choice without quotes", "guard_unknown_name", 'tanda kutip ("sick")', SICK,
           "when: case.kind == «sick"),
    broken("a choice by its label", "guard_never_holds", "tidak pernah terpenuhi", SICK,
           'when: «case.kind == "sakit"'),
    broken("an optional field without has()", "guard_needs_has", "Tulis has(case.phone) &&",
           DAYS, f'{DAYS}        when: case.«phone != ""\n{GUARDED}'),
    broken("a number with dots", "not_a_whole_number", "tanpa titik dan koma", "max: 90}",
           "max: «1.000.000}"),
    broken("a number with dots in a condition", "guard_dots", "1000000", DAYS,
           f"{DAYS}        when: case.visits < «1.000.000\n{GUARDED}"),
    broken("a missing language", "language_missing", "belum ada dalam bahasa Inggris",
           f"annual: {ANNUAL}", "«annual: {id: Cuti tahunan}"),
    broken("a reason without a next step", "missing_key", 'Kunci "next_step" wajib ada',
           "  NO_DAYS_LEFT:\n", "  «NO_DAYS_LEFT:\n",
           "    next_step: {id: Ajukan lagi tahun depan., en: Ask again next year.}\n", ""),
    broken("a refusal that asks for no next step", "bad_ending_unexplained", "next_step",
           REFUSE, "asks: [reason, words]\n        reasons: leave_reasons\n        to: «rejected"),
    broken("names without brackets", "several_names", "[reason, words, next_step]",
           "asks: [reason, words, next_step]", "asks: «reason, words, next_step"),
    broken("a key twice", "duplicate_key", "sudah ada di baris 2",
           "number: CUTI\n", "number: CUTI\n«title: {id: Cuti, en: Leave}\n"),
    broken("the same button twice", "same_label", "Beri label lain",
           "label: {id: Tolak, en: Refuse}", "«label: {id: Setujui dan teruskan, en: Pass on}"),
    broken("a renamed state", "unknown_state", "Yang ada: superior_check, keputusan",
           "        to: staffing_decision\n", "        to: «staffing_decision\n",
           "  staffing_decision:\n", "  keputusan:\n"),
    broken("an example that no longer fits", "scenario_fails",
           "diharapkan 2027-02-04, ternyata 2027-02-05",
           "- {ani: open, state: superior_check", "- «{ani: open, state: superior_check",
           "waits_for: superior\n    due: {within: 3", "waits_for: superior\n    due: {within: 4"),
    broken("an action that is not there", "scenario_fails",
           "yang ada: support, refuse, withdraw",
           "- {lurah: support, with: {days: 3}, s", "- «{lurah: setuju, with: {days: 3}, s"),
    broken("a key of a step in Indonesian", "unknown_key", "waits_for",
           "waits_for: lurah, due", "«menunggu: lurah, due"),
    broken("curly quotes from a word processor", "odd_quote", "Ketik tanda kutip lurus",
           'subject: {id: "{number} sudah diterima"', "subject: {id: «“{number} sudah diterima”"),
    broken("curly quotes in a condition", "guard_quotes", "tanda kutip lurus", SICK,
           "when: case.kind == «“sick”"),
    broken("a hard space after the colon", "odd_space", "ketik spasi biasa", PHASE,
           "    phase:«\u00a0check\n"),
    broken("hard spaces in front", "odd_space", "ketik spasi biasa", PHASE,
           "«\u00a0\u00a0\u00a0\u00a0phase: check\n"),
    broken("a hard space at the end", "odd_space", "ketik spasi biasa", PHASE,
           "    phase: check«\u00a0\n"),
    broken("a bullet from a word processor", "odd_bullet", '"- "', "  - [employee, superior]",
           "  «• [employee, superior]"),
    broken("a joined text", "conflict_mark", "Pilih satu dari kedua tulisan", PHASE,
           "«<<<<<<< saya\n    phase: check\n=======\n    phase: decision\n>>>>>>> Budi\n"),
    broken("another name of the workflow", "workflow_of_another_file",
           "Tulis workflow: cuti_pegawai", "number: CUTI", "number: CUTI",
           "workflow: cuti_pegawai\ntitle", "workflow: «cuti\ntitle"),
    broken("a placeholder in Indonesian", "unknown_placeholder", "office",
           'public: {id: "{office} memeriksa', 'public: {id: "«{kantor} memeriksa'),
    broken("no first state", "no_initial", "initial: true", "    initial: true\n", "",
           "states:\n", "«states:\n"),
    broken("an end without words", "public_missing", "public", "  approved:\n", "  «approved:\n",
           "    public: {id: Cuti diberikan., en: The leave is granted.}\n", ""),
)  # fmt: skip


def files() -> dict[str, str]:
    (workflow,), (played,) = examples("workflow"), examples("examples")
    return {MAIN: workflow.text, PLAYED: played.text}


def problems_of(sources: dict[str, str]) -> tuple[Problem, ...]:
    return scenarios.proved(load(sources.get, KEY), sources).problems


def damaged(breakage: Breakage) -> tuple[dict[str, str], tuple[str, int, int]]:
    """The files after the change, and where the problem must be said."""
    sources = files()
    for old, new in breakage.edits:
        name = next(name for name, text in sources.items() if old in text)
        sources[name] = sources[name].replace(old, new, 1)
    for name, text in sources.items():
        if MARK in text:
            before = text[: text.index(MARK)]
            column = len(before) - before.rfind("\n")
            sources[name] = text.replace(MARK, "")
            return sources, (name, before.count("\n") + 1, column)
    raise AssertionError(f"{breakage.done}: no mark")


@pytest.mark.parametrize("breakage", TABLE, ids=lambda each: each.done)
def test_what_a_clerk_breaks_is_said_in_its_place_and_how_to_mend_it(breakage: Breakage) -> None:
    sources, place = damaged(breakage)
    found = problems_of(sources)
    errors = [each for each in found if each.severity == "error"] or list(found)
    said = [each.line_of_text("id") for each in found]
    first = errors[0]
    assert (first.code, first.file, first.line, first.column) == (breakage.code, *place), said
    assert breakage.phrase in first.message("id"), said
    for word in ("expected", "mapping", "token", "Syntax error", "input", "{'"):
        assert word not in first.message("id"), "the parser's own words"
    assert len(errors) <= 5, said


@pytest.mark.parametrize("name", [MAIN, PLAYED])
@pytest.mark.parametrize("text", ["", "\n\n", "# nanti\n"])
def test_an_emptied_file_is_said(name: str, text: str) -> None:
    (found,) = problems_of(files() | {name: text})
    assert (found.code, found.file, found.line) == ("empty_file", name, 1)
    assert "salin dari versi" in found.message("id")


def test_the_table_is_long_enough_and_no_row_is_there_twice() -> None:
    assert len(TABLE) >= 30
    assert len({each.done for each in TABLE}) == len(TABLE)
