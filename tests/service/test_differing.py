"""The difference of texts: every changed line once, with its number and a word."""

from hypothesis import given
from hypothesis import strategies as st

from engine.service.differing import difference

TEXT = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=30).map("\n".join)


def test_equal_texts_have_no_difference() -> None:
    assert difference({"a.yaml": "x\n"}, {"a.yaml": "x\n"}) == ()


def test_files_that_come_and_go_are_said() -> None:
    found = difference({"old.yaml": "x\n"}, {"new.yaml": "y\nz\n"})
    assert [(one.name, one.fate, one.added, one.removed) for one in found] == [
        ("new.yaml", "added", 2, 0),
        ("old.yaml", "removed", 0, 1),
    ]


def test_far_changes_have_a_gap_between_them() -> None:
    before = [str(number) for number in range(40)]
    after = ["first", *before[1:39], "last"]
    (change,) = difference({"a": "\n".join(before)}, {"a": "\n".join(after)})
    assert [line.mark for line in change.lines].count("gap") == 1
    assert (change.added, change.removed) == (2, 2)


@given(TEXT, TEXT)
def test_the_rows_carry_the_old_text_into_the_new(before: str, after: str) -> None:
    for change in difference({"a": before}, {"a": after}):
        old, new = before.splitlines(), after.splitlines()
        for line in change.lines:
            if line.old is not None:
                assert old[line.old - 1] == line.text
            if line.new is not None:
                assert new[line.new - 1] == line.text
        assert len(old) + change.added - change.removed == len(new)
