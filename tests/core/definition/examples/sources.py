"""Examples of what is wrong with files and how they are put together."""

from tests.core.definition.examples.one import Example, one

SOURCE: tuple[Example, ...] = (
    one("include_missing", "[common/reasons, common", "[common/reasons, «common/nothing, common"),
    one("cycle_missing", "cycle: 2028\ndefaults", "cycle: «2029\ndefaults"),
    one("cycle_is_a_name", "cycle: 2028\ndefaults", "cycle: «{a: b}\ndefaults"),
    one("bad_file_name", "include: [", "include: [«../secret, "),
    one("too_many_includes", "include: [", "«include: [" + "a, " * 20),
    one("included_twice", "common/notices]", "common/notices, «common/notices]"),
    one("not_in_a_part", "reason_sets:\n", "«states: {}\nreason_sets:\n"),
    one("defined_twice", "phases:\n", "reasons:\n  «NO_ANSWER: {}\nphases:\n"),
    one("no_default", "    phase: review\n    if", "    «title: x\n    if"),
    one("bad_character", "A sample.", "A «\u202esample."),
    one("bad_character", "en: A sample.", 'en: «"A \\0sample."'),
    one("bad_character", "number: USL", 'number: USL\n«"a\\u202eb": x'),
    one("not_yaml", "A sample.}", '"A «\\qsample"}'),
    one("several_documents", "", "«--- \na: b\n"),
    one("too_deep", "", "extra: " + "[" * 39 + "«[]" + "]" * 39 + "\n"),
    one("alias", "number: USL", "number: «*prefix"),
    one("anchor", "number: USL", "number: «&prefix USL"),
    one("tag", "number: USL", "number: «!!str USL"),
    one("merge_key", "number: USL", "«<<: {a: b}\nnumber: USL"),
    one("key_not_text", "number: USL", "«2: x\nnumber: USL"),
    one("key_not_text", "number: USL", "«true: x\nnumber: USL"),
    one("key_not_text", "number: USL", "? «[a]\n: x\nnumber: USL"),
    one("duplicate_key", "number: USL", "number: USL\n«number: USL"),
    one("empty_value", "number: USL", "number: «~"),
    one("empty_value", "number: USL\n", "number:«\n"),
)
