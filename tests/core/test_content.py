"""What a case said at any moment: held against plain folds, through undoing, renaming, erasing."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.chain import word_hash
from engine.core.content import (
    Content,
    brought,
    content_at,
    differing,
    digest,
    history,
    same,
    unclear,
)
from engine.core.fold import fold
from engine.core.undoing import ACTS, LastAct, Sending, decide_undo, taken_back
from engine.core.values import Accepted
from tests.core.joint_cases import begun
from tests.core.moving_cases import back, move
from tests.core.walking import Walk, opened
from tests.support.small import ALICE, BOB, CHARLIE, document, small

NEW_KEYS = {"cost": "price", "note": "memo"}
VALUES = {
    "title": ("A drain along the lane", "Another drain", "A third one"),
    "cost": (90_000_000, 5, None),
    "phone": ("0812", "0813", None),
    "note": ("first", "second", None),
}
STORY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send_back"), st.sets(st.sampled_from(["title", "cost", "phone"]))),
        st.tuples(st.just("resubmit"), st.integers(0, 2)),
        st.tuples(st.just("add_note"), st.integers(0, 2)),
        st.tuples(st.sampled_from(["undo", "move", "return"]), st.none()),
    ),
    min_size=2,
    max_size=14,
)


def other_keys() -> Any:
    """The small definition with two of its fields under other keys."""
    written = json.dumps(document())
    for old, new in NEW_KEYS.items():
        written = written.replace(f'"{old}"', f'"{new}"').replace(f"case.{old}", f"case.{new}")
    made = json.loads(written)
    made["renames"] = {"fields": dict(NEW_KEYS)}
    return small(made)


RENAMED = other_keys()


def take_step(walk: Walk, what: tuple[str, Any]) -> None:
    """One step of a story, if it can be taken."""
    assert walk.case is not None
    kind, more = what
    names = NEW_KEYS if walk.compiled is RENAMED else {}
    last = walk.records[-1][0]
    done: Any = None
    if kind == "send_back" and more:
        done = walk.act(BOB, kind, remarks={names.get(key, key): "Why?" for key in sorted(more)})
    elif kind == "resubmit":
        was = {new: old for old, new in names.items()}
        done = walk.act(
            ALICE, kind, **{key: VALUES[was.get(key, key)][more] for key in walk.case.unlocked}
        )
    elif kind == "add_note":
        done = walk.act(ALICE, kind, **{names.get("note", "note"): VALUES["note"][more]})
    elif kind == "undo" and last["kind"] in ACTS:
        before, act = fold(walk.records[:-1]), LastAct(last, Sending(0, ()), False)
        person = last["by"]["person"]
        done = decide_undo(walk.compiled, walk.case, before, act, person, walk.world, walk.now)
    elif kind == "move" and not names:
        move(walk, RENAMED)
    elif kind == "return" and last["kind"] == "migrated":
        done = back(walk)
        walk.compiled = walk.was
    if isinstance(done, Accepted):
        walk.take(done)


def stored(walk: Walk) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The events as the store gives them: words by their hash, with a salt of each event's own."""
    made = []
    for record, words, _ in walk.records:
        salt = str(record["seq"]).encode()
        hashes = {path: word_hash(salt, value) for path, value in words.items()}
        made.append(({**record, "words": hashes} if hashes else record, words))
    return made


def answered(walk: Walk, seq: int) -> dict[str, Any]:
    """The answers after an event, by the case's own fold, under the keys of today."""
    data = dict(fold(walk.records[:seq]).data)
    for record, _, _ in walk.records[seq:]:
        for old, new in record.get("renamed", {}).items():
            if data.get(old) is not None:
                data[new] = data.pop(old)
    return {key: value for key, value in data.items() if value is not None}


def played(story: list[tuple[str, Any]]) -> Walk:
    """The case after the story."""
    walk = opened(phone="0812")
    for what in story:
        take_step(walk, what)
    return walk


def plain(content: Content) -> dict[str, Any]:
    return {key: one.value for key, one in content.items() if one.is_there}


@STORY
@given(STEPS)
def test_what_differs_is_what_two_folds_differ_in(story: list[tuple[str, Any]]) -> None:
    walk = played(story)
    events = stored(walk)
    last = len(events)
    now = content_at(events, last)
    today = answered(walk, last)
    assert plain(now) == today
    for seq in range(1, last + 1):
        was, before = brought(content_at(events, seq), events, seq), answered(walk, seq)
        assert plain(was) == before
        assert set(differing(was, now)) == {
            key for key in before.keys() | today.keys() if before.get(key) != today.get(key)
        }


@STORY
@given(STEPS)
def test_an_answer_names_the_event_that_made_it_what_it_is(story: list[tuple[str, Any]]) -> None:
    walk = played(story)
    events = stored(walk)
    undone = taken_back(record for record, _ in events)
    for key, one in content_at(events, len(events)).items():
        if not one.is_there:
            continue
        assert one.since not in undone
        was, became = (
            answered(walk, one.since - 1) if one.since > 1 else {},
            answered(walk, one.since),
        )
        assert was.get(key) != became[key] == one.value


@STORY
@given(STEPS)
def test_erasing_words_changes_no_digest_and_brings_no_word_back(
    story: list[tuple[str, Any]],
) -> None:
    walk = played(story)
    events = stored(walk)
    erased: list[Any] = [(record, {}) for record, _ in events]
    known, left = history(events), history(erased)
    assert [digest(one) for one in known.values()] == [digest(one) for one in left.values()]
    told = {one.value for content in left.values() for one in content.values()}
    assert told.isdisjoint({*VALUES["title"], "0812", "0813", "first", "second"})


def corrected(title: str) -> Walk:
    """A case that was sent back for its title, and came again."""
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Which lane?"}))
    walk.take(walk.act(ALICE, "resubmit", title=title))
    return walk


def test_another_content_has_another_digest_and_the_same_one_the_same() -> None:
    events = stored(corrected("Another drain"))
    first, back_, again = (digest(content_at(events, seq)) for seq in (1, 2, 3))
    assert first == back_ != again
    assert len(first) == 64


def test_what_was_taken_back_leaves_the_very_digest() -> None:
    walk = corrected("Another drain")
    take_step(walk, ("undo", None))
    events = stored(walk)
    assert digest(content_at(events, 4)) == digest(content_at(events, 2))
    assert content_at(events, 4)["title"].since == 1


def test_the_same_words_again_are_no_change() -> None:
    events = stored(corrected("A drain along the lane"))
    now = content_at(events, 3)
    assert now["title"].since == 1
    assert differing(content_at(events, 2), now) == ()


def test_a_digest_tells_no_words() -> None:
    """Words are in it by their salted hash: with another salt it is another one."""
    walk = opened()
    one, other = stored(walk), stored(walk)
    other[0][0]["words"] = {path: word_hash(b"x", v) for path, v in other[0][1].items()}
    assert digest(content_at(one, 1)) != digest(content_at(other, 1))
    assert same(content_at(one, 1)["title"], content_at(other, 1)["title"])


def test_what_waits_for_signatures_is_no_answer_yet() -> None:
    walk = begun()
    assert differing(content_at(stored(walk), 1), content_at(stored(walk), 2)) == ()
    walk.take(walk.act(CHARLIE, "sign", "sign.agree.2"))
    assert "note" in content_at(stored(walk), 3)


def test_of_erased_words_nobody_says_that_they_are_the_same() -> None:
    events = stored(corrected("A drain along the lane"))
    erased: list[Any] = [(record, {}) for record, _ in events]
    was, now = content_at(erased, 2), content_at(erased, 3)
    assert differing(was, now) == ("title",)
    assert was["title"].erased
    assert unclear(was["title"], now["title"])
    assert unclear(was["title"], content_at(events, 3)["title"])
    assert not unclear(was["title"], was["title"])
    assert not unclear(None, now["title"])
    assert not unclear(content_at(events, 1)["title"], content_at(events, 3)["title"])
    assert now["title"].value is None
