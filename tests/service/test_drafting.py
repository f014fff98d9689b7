"""Drafts and four eyes: nothing typed is lost, nobody approves the own change, one person may
publish urgently and a second one reviews it."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Refused
from engine.service import drafting, incidents, people, publishing, register, studio
from engine.service.desk import Desk
from engine.service.drafting import Handed, Saved, SavedElsewhere, Submitted, Unread, Written
from engine.service.people import NewPerson
from engine.service.publishing import Published
from engine.service.studio import HeadMoved, Same, Wrong
from engine.store import logins
from tests.service.test_publishing import renamed, text
from tests.support.regency import NOW

LATER = NOW + dt.timedelta(minutes=5)


def secretary(desk: Desk, name: str) -> int:
    """A member of the secretariat who can sign in."""
    person = people.add(desk, NewPerson(name), None, None, NOW)
    assert isinstance(person, int)
    assert people.set_secretariat(desk, person, True, None, None, NOW) is None
    with desk.database.transaction() as conn:
        logins.write(conn, person, name.lower(), "x", NOW)
    return person


@pytest.fixture
def office(regency: Desk) -> tuple[Desk, int, int]:
    """A desk with the small workflow published, and two of the secretariat."""
    done = publishing.publish(regency, "small", text(), None, "first", NOW)
    assert isinstance(done, Published)
    return regency, secretary(regency, "Ratna"), secretary(regency, "Budi")


def hand_in(desk: Desk, by: int, title: str = "Second", reason: str = "circular 7") -> int:
    head = publishing.heads(desk)["small"].hash
    handed = Handed("small", text(renamed(title)), head, "edit", reason)
    done = drafting.submit(desk, handed, by, NOW)
    assert isinstance(done, Submitted), done
    return done.number


def names(desk: Desk, number: int, at: dt.datetime = NOW) -> set[str]:
    """The names of the warnings of a change."""
    return set(drafting.judged(desk, "small", drafting.text_of(desk, number), at).warnings)


def why(done: object) -> str:
    assert isinstance(done, Refused), done
    return done.reasons[0].key


def entry(desk: Desk, kind: str) -> register.Entry:
    return next(one for one in register.entries(desk) if one.kind == kind)


# ------------------------------------------------------------------ drafts


@pytest.mark.parametrize(
    "words",
    ["a: 1  # a remark\n\n\n", "\x00\x01\ud800 \u202e", "", "x" * 100_000, "\ttab\r\n"],
    ids=["remark", "binary", "empty", "long", "ends"],
)
def test_a_draft_keeps_the_text_exactly(office: tuple[Desk, int, int], words: str) -> None:
    desk, ratna, _ = office
    written = Written({"small.yaml": words, "a.yaml": "b"}, words, (("../x", words),))
    assert drafting.save(desk, "small", ratna, "h", written, 0, NOW) == Saved(1, NOW)
    found = drafting.draft_of(desk, "small", ratna)
    assert found is not None
    assert found.written == written
    assert list(found.written.files) == ["small.yaml", "a.yaml"]


def test_two_windows_of_one_author_never_overwrite_each_other(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, _ = office
    drafting.save(desk, "small", ratna, "h", Written({"a": "1"}), 0, NOW)
    assert drafting.save(desk, "small", ratna, "h", Written({"a": "2"}), 1, LATER) == Saved(
        2, LATER
    )
    done = drafting.save(desk, "small", ratna, "h", Written({"a": "3"}), 1, LATER)
    assert isinstance(done, SavedElsewhere)
    assert done.draft.written.files == {"a": "2"}
    # The same text again is no clash: a click after an autosave.
    assert drafting.save(desk, "small", ratna, "h", Written({"a": "2"}), 0, LATER) == Saved(
        2, LATER
    )


def test_of_many_saves_at_once_over_one_revision_one_wins(office: tuple[Desk, int, int]) -> None:
    desk, ratna, _ = office

    def one(number: int) -> bool:
        written = Written({"a": str(number)})
        return isinstance(drafting.save(desk, "small", ratna, "h", written, 0, NOW), Saved)

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(one, range(12))) == 1


def test_drafts_of_two_authors_stand_side_by_side(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    drafting.save(desk, "small", ratna, "h", Written({"a": "ratna"}), 0, NOW)
    drafting.save(desk, "small", budi, "h", Written({"a": "budi"}), 0, LATER)
    found = drafting.drafts(desk, "small")
    assert [(one.author, one.written.files["a"], one.saved_at) for one in found] == [
        (budi, "budi", LATER),
        (ratna, "ratna", NOW),
    ]
    assert not drafting.discard(desk, "small", ratna, 7)
    assert drafting.discard(desk, "small", ratna, 1)
    assert [one.author for one in drafting.drafts(desk, "small")] == [budi]


def test_a_draft_of_another_office_is_not_there(
    office: tuple[Desk, int, int], neighbour: Desk
) -> None:
    desk, ratna, _ = office
    drafting.save(desk, "small", ratna, "h", Written({"a": "1"}), 0, NOW)
    assert drafting.drafts(neighbour, "small") == ()
    with pytest.raises(drafting.NotSecretariatError):
        drafting.save(neighbour, "small", ratna, "h", Written({"a": "1"}), 0, NOW)


# ------------------------------------------------------------------ four eyes


def test_a_second_person_publishes_and_the_register_names_both(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    assert publishing.heads(desk)["small"].number == 1
    done = drafting.approve(desk, number, budi, names(desk, number, LATER), LATER)
    assert isinstance(done, Published), done
    assert publishing.heads(desk)["small"].hash == done.hash
    said = entry(desk, "published")
    assert (said.by, said.reason) == (budi, "circular 7")
    assert (said.body["way"], said.body["author"], said.body["change"]) == (
        "four_eyes",
        ratna,
        number,
    )
    version = publishing.versions(desk, "small")[0]
    assert (version.published_by, version.reason) == (ratna, "circular 7")
    one = drafting.find(desk, number)
    assert (one.standing, one.decided_by, one.version) == ("published", budi, 2)
    assert register.breaks(desk) == []


def test_nobody_approves_or_returns_the_own_change(office: tuple[Desk, int, int]) -> None:
    desk, ratna, _ = office
    number = hand_in(desk, ratna)
    assert why(drafting.approve(desk, number, ratna, names(desk, number), NOW)) == "own_change"
    assert why(drafting.send_back(desk, number, ratna, "x", NOW)) == "own_change"
    assert publishing.heads(desk)["small"].number == 1


def test_who_left_the_secretariat_publishes_nothing(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    people.set_secretariat(desk, budi, False, None, None, NOW)
    assert why(drafting.approve(desk, number, budi, set(), NOW)) == "not_secretariat"
    assert why(drafting.send_back(desk, number, budi, "x", NOW)) == "not_secretariat"


def test_a_warning_that_nobody_acknowledged_keeps_it_back(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office

    def unused(document: dict[str, Any]) -> None:
        document["reasons"]["SPARE"] = {
            key: {"id": "a", "en": "a"} for key in ("label", "basis", "next_step")
        }

    head = publishing.heads(desk)["small"].hash
    handed = Handed("small", text(unused), head, "edit", "x")
    done = drafting.submit(desk, handed, ratna, NOW)
    assert isinstance(done, Submitted), done
    wanted = names(desk, done.number)
    assert wanted
    held = drafting.approve(desk, done.number, budi, {"0" * 16}, NOW)
    assert isinstance(held, Unread)
    assert set(held.names) == wanted
    assert isinstance(drafting.approve(desk, done.number, budi, wanted, NOW), Published)
    codes = [one["code"] for one in entry(desk, "published").body["acknowledged"]]
    assert len(codes) == len(wanted)


def test_what_no_office_can_do_keeps_it_back_unless_it_is_so_already(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    before = drafting.judged(desk, "small", text(renamed("Second")), NOW)
    # Nobody holds an office here: the version in use has the same, so it is to be acknowledged.
    assert before.excused
    assert before.definition is not None
    assert before.excused <= set(before.warnings)
    number = hand_in(desk, ratna)
    assert isinstance(drafting.approve(desk, number, budi, set(), NOW), Unread)

    # A workflow that nobody published yet has nothing to be excused by.
    assert not drafting.judged(desk, "small", {}, NOW).excused


def test_a_state_that_is_called_otherwise_now_has_no_new_faults(
    office: tuple[Desk, int, int],
) -> None:
    desk, _, _ = office

    def files(renames: dict[str, Any]) -> dict[str, str]:
        own = text(lambda document: document.update(renames=renames))
        # What is to be the old key is kept from the renaming of all the others.
        main = own["small.yaml"].replace('"gate"', '"door"').replace('"old gate"', '"gate"')
        return own | {"small.yaml": main}

    old = drafting.judged(desk, "small", text(renamed("Second")), NOW)
    told = drafting.judged(desk, "small", files({"states": {"old gate": "door"}}), NOW)
    assert told.definition is not None, told.errors
    assert len(told.excused) == len(old.excused)
    # Without saying so it is another state, and that nobody can work there is new.
    assert drafting.judged(desk, "small", files({}), NOW).errors


def test_a_change_is_sent_back_with_words_once(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    assert why(drafting.send_back(desk, number, budi, "  ", NOW)) == "no_reason"
    assert drafting.send_back(desk, number, budi, "the title is wrong", NOW) is None
    assert why(drafting.send_back(desk, number, budi, "again", NOW)) == "change_decided"
    assert why(drafting.approve(desk, number, budi, names(desk, number), NOW)) == "change_decided"
    one = drafting.find(desk, number)
    assert (one.standing, one.words) == ("sent_back", "the title is wrong")
    assert entry(desk, "change_sent_back").reason == "the title is wrong"
    assert drafting.text_of(desk, number) == text(renamed("Second"))


def test_submitting_again_replaces_what_waits(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    first, second = hand_in(desk, ratna), hand_in(desk, ratna, "Third")
    assert [one.id for one in drafting.pending(desk, "small")] == [second]
    assert drafting.find(desk, first).standing == "withdrawn"
    assert why(drafting.withdraw(desk, second, budi, NOW)) == "not_the_author"
    assert drafting.withdraw(desk, second, ratna, NOW) is None
    assert drafting.pending(desk, "small") == []


def test_a_change_over_an_old_version_is_told_and_never_published(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    mine, theirs = hand_in(desk, ratna, "Mine"), hand_in(desk, budi, "Theirs")
    assert isinstance(drafting.approve(desk, theirs, ratna, names(desk, theirs), NOW), Published)
    done = drafting.approve(desk, mine, budi, names(desk, mine), NOW)
    assert isinstance(done, HeadMoved)
    assert done.head.number == 2
    handed = Handed("small", text(renamed("Late")), "0" * 64, "edit", "x")
    assert isinstance(drafting.submit(desk, handed, ratna, NOW), HeadMoved)


def test_what_is_wrong_or_the_same_is_not_handed_in(office: tuple[Desk, int, int]) -> None:
    desk, ratna, _ = office
    head = publishing.heads(desk)["small"].hash
    same = Handed("small", text() | {"small.yaml": "# a remark\n" + text()["small.yaml"]}, head,
                  "edit", "x")  # fmt: skip
    assert isinstance(drafting.submit(desk, same, ratna, NOW), Same)
    broken = Handed("small", {"small.yaml": "a: ["}, head, "edit", "x")
    assert isinstance(drafting.submit(desk, broken, ratna, NOW), Wrong)
    silent = Handed("small", text(renamed("Z")), head, "edit", " ")
    assert why(drafting.submit(desk, silent, ratna, NOW)) == "no_reason"
    assert drafting.pending(desk) == []


def test_two_second_persons_at_once_publish_once(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    third = secretary(desk, "Citra")
    number = hand_in(desk, ratna)
    wanted = names(desk, number)
    with ThreadPoolExecutor(2) as pool:
        done = list(
            pool.map(lambda who: drafting.approve(desk, number, who, wanted, NOW), (budi, third))
        )
    assert sum(isinstance(one, Published) for one in done) == 1
    kinds = [one.kind for one in register.entries(desk)]
    assert kinds.count("published") == 2  # the operator's first, and this one


def test_the_draft_goes_when_it_is_published_and_stays_when_it_holds_more(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    head = publishing.heads(desk)["small"].hash
    files = text(renamed("Second"))
    drafting.save(desk, "small", ratna, head, Written(files), 0, NOW)
    number = hand_in(desk, ratna)
    drafting.approve(desk, number, budi, names(desk, number), NOW)
    assert drafting.draft_of(desk, "small", ratna) is None
    drafting.save(desk, "small", ratna, head, Written(files | {"a.yaml": "more"}), 0, NOW)
    number = hand_in(desk, ratna, "Third")
    drafting.approve(desk, number, budi, names(desk, number), NOW)
    assert drafting.draft_of(desk, "small", ratna) is not None


def test_an_earlier_version_returns_by_four_eyes(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    drafting.approve(desk, number, budi, names(desk, number), NOW)
    head = publishing.heads(desk)["small"].hash
    done = drafting.submit(desk, Handed("small", text(), head, "back", "too early"), ratna, NOW)
    assert isinstance(done, Submitted)
    assert publishing.heads(desk)["small"].number == 2
    drafting.approve(desk, done.number, budi, names(desk, done.number), NOW)
    assert publishing.heads(desk)["small"].number == 1
    said = entry(desk, "head_moved_back")
    assert (said.by, said.reason, said.body["author"]) == (budi, "too early", ratna)


# ------------------------------------------------------------------ urgently


def test_one_person_publishes_urgently_and_an_incident_stands_until_the_review(
    office: tuple[Desk, int, int],
) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    wanted = names(desk, number)
    assert why(drafting.publish_urgently(desk, number, ratna, wanted, " ", NOW)) == "no_reason"
    assert why(drafting.publish_urgently(desk, number, budi, wanted, "x", NOW)) == "not_the_author"
    done = drafting.publish_urgently(desk, number, ratna, wanted, "the forum is tomorrow", NOW)
    assert isinstance(done, Published), done
    [open_one] = incidents.waiting(desk)
    assert (open_one.kind, open_one.values["change"]) == (drafting.URGENT, number)
    assert open_one.values["number"] == 2
    said = entry(desk, "published_urgently")
    assert (said.by, said.reason) == (ratna, "the forum is tomorrow")
    assert [one.id for one in drafting.pending(desk, "small")] == [number]
    # Neither the author nor a mere settling ends it.
    assert why(drafting.review(desk, number, ratna, True, "fine", NOW)) == "own_change"
    assert why(incidents.settle(desk, open_one.id, budi, "seen", NOW)) == "review_first"
    assert why(drafting.review(desk, number, budi, True, "", NOW)) == "no_reason"
    assert drafting.review(desk, number, budi, True, "read and right", LATER) is None
    assert incidents.waiting(desk) == []
    assert drafting.pending(desk, "small") == []
    assert why(drafting.review(desk, number, budi, False, "again", LATER)) == "change_decided"
    assert entry(desk, "urgent_agreed").reason == "read and right"


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (dt.datetime(2027, 1, 13, 3, tzinfo=dt.UTC), dt.date(2027, 1, 14)),  # Wednesday
        (dt.datetime(2027, 1, 15, 3, tzinfo=dt.UTC), dt.date(2027, 1, 18)),  # Friday
        (dt.datetime(2027, 1, 16, 3, tzinfo=dt.UTC), dt.date(2027, 1, 18)),  # Saturday
    ],
)
def test_the_review_is_due_within_one_working_day(
    office: tuple[Desk, int, int], at: dt.datetime, until: dt.date
) -> None:
    desk, ratna, _ = office
    number = hand_in(desk, ratna)
    drafting.publish_urgently(desk, number, ratna, names(desk, number, at), "now", at)
    due = dt.datetime.fromisoformat(incidents.waiting(desk)[0].values["due_at"])
    last = (due - dt.timedelta(seconds=1)).astimezone(dt.timezone(dt.timedelta(hours=7)))
    assert last.date() == until


def test_an_objection_settles_the_incident_and_is_recorded(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    drafting.publish_urgently(desk, number, ratna, names(desk, number), "now", NOW)
    assert drafting.review(desk, number, budi, False, "the due time is too short", NOW) is None
    assert entry(desk, "urgent_objected").reason == "the due time is too short"
    assert publishing.heads(desk)["small"].number == 2  # returning is an act of its own
    assert incidents.waiting(desk) == []


def test_who_is_alone_is_told_so_and_can_still_publish(regency: Desk) -> None:
    publishing.publish(regency, "small", text(), None, "first", NOW)
    alone = secretary(regency, "Ratna")
    helper = people.add(regency, NewPerson("Tanpa masuk"), None, None, NOW)
    assert isinstance(helper, int)
    people.set_secretariat(regency, helper, True, None, None, NOW)  # but cannot sign in
    assert drafting.seconds(regency, alone) == []
    number = hand_in(regency, alone)
    done = drafting.publish_urgently(regency, number, alone, names(regency, number), "alone", NOW)
    assert isinstance(done, Published)
    assert drafting.seconds(regency, secretary(regency, "Budi")) == [alone]


def test_the_history_says_who_when_why_and_who_agreed(office: tuple[Desk, int, int]) -> None:
    desk, ratna, budi = office
    number = hand_in(desk, ratna)
    drafting.approve(desk, number, budi, names(desk, number), NOW)
    told = [(one.kind, one.by) for one in drafting.history(desk, "small")]
    assert told == [("published", budi), ("change_submitted", ratna), ("published", None)]
    assert drafting.history(desk, "another") == []


def test_a_change_of_another_office_is_not_there(
    office: tuple[Desk, int, int], neighbour: Desk
) -> None:
    desk, ratna, _ = office
    number = hand_in(desk, ratna)
    stranger = secretary(neighbour, "Rina")
    acts: list[Callable[[], object]] = [
        lambda: drafting.approve(neighbour, number, stranger, set(), NOW),
        lambda: drafting.send_back(neighbour, number, stranger, "x", NOW),
        lambda: drafting.withdraw(neighbour, number, ratna, NOW),
        lambda: drafting.text_of(neighbour, number),
    ]
    for act in acts:
        with pytest.raises(drafting.NoSuchChangeError):
            act()
    assert studio.studied(neighbour, "small") is None
