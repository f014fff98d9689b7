"""Examples of what typing and pasting do to a text, and of slips in conditions."""

from tests.core.definition.examples.one import Example, one

ABOUT = "about: {id: Contoh alur., en: A sample.}"
NUMBER = "number: USL\n"
URGENT = "when: case.urgent && has(case.needed_by) && case.needed_by > now"

DAMAGE: tuple[Example, ...] = (
    one("conflict_mark", NUMBER, "«<<<<<<< mine\nnumber: USL\n=======\nnumber: ABC\n>>>>>>> his\n"),
    one("tab_indent", "    if_silent: wait\n", "«\tif_silent: wait\n"),
    one("odd_space", NUMBER, "number:«\u00a0USL\n"),
    one("odd_space", NUMBER, "«\u00a0number: USL\n"),
    one("odd_space", NUMBER, "number: USL«\u00a0\n"),
    one("odd_space", "{id: Kirim lagi, en", "{id:«\u00a0Kirim lagi, en"),
    one("odd_quote", ABOUT, "about: {id: «“{Contoh} alur.”, en: A sample.}"),
    one("odd_bullet", "[[proposer, village_head], [agency, team]]", "\n  «• [proposer, agency]"),
    one("odd_bullet", ABOUT, "about:\n  «• {id: Contoh, en: A sample}"),
    one("sign_first", ABOUT, "about: {id: «@contoh, en: A sample.}"),
    one("sign_first", ABOUT, "about: {id: «*contoh*, en: A sample.}"),
    one("quote_open", ABOUT, 'about: {id: «"Contoh alur., en: A sample.}'),
    one("quote_inside", ABOUT, "about: {id: 'Jum«'at', en: A sample.}"),
    one("quote_inside", ABOUT, 'about: "Contoh«" alur'),
    one("brace_open", ABOUT, "about: «{id: Contoh alur., en: A sample."),
    one("hash_in_text", ABOUT, "about: {id: Contoh «#1, en: A sample.}"),
    one("comma_missing", ABOUT, "about: {id: Contoh alur. «en: A sample.}"),
    one("comma_missing", ABOUT, 'about: {id: "Contoh" «en: A sample.}'),
    one("colon_in_text", ABOUT, "about: {id: Contoh«: alur, en: A sample.}"),
    one("colon_in_text", ABOUT, "about:\n  id: Contoh«: alur\n  en: A sample"),
    one("space_after_colon", NUMBER, "number«:USL\n"),
    one("space_after_colon", ABOUT, "about: {id«:Contoh, en: A sample.}"),
    one("colon_missing", NUMBER, "«number USL\n"),
    one("indent_off", "    if_silent: wait\n", "     «if_silent: wait\n"),
    one("indent_off", NUMBER, "  «number: USL\n"),
    one("guard_equals", URGENT, "when: case.urgent «= true"),
    one("guard_quotes", URGENT, "when: case.name == «“x”"),
    one("guard_sign", URGENT, "when: case.needed_by «=> now"),
    one("guard_dots", URGENT, "when: case.urgent && «1.000.000 > 2"),
    one("guard_words", URGENT, "when: case.urgent «dan case.urgent"),
    one("several_names", "by: [village_head, typist]", "by: «village_head, typist"),
    one("language_missing", ABOUT, "«about: {id: Contoh alur.}"),
    one("workflow_of_another_file", "workflow: small", "workflow: «smaller"),
    one("same_label", "label: {id: Teruskan segera, en", "«label: {id: Teruskan, en"),
)
