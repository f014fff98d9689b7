"""A problem's story as a page walks it."""

from tests.core.definition.sample import changed, loaded
from web.studio.stories import story_of

LAST = "        by: agency\n        to: done"
CLOSED = (
    "        by: agency\n        when: case.agreed in tier.large\n"
    "        closed_says: {id: a, en: b}\n        to: done"
)


def test_a_page_walks_the_turns_in_the_readers_language() -> None:
    (problem,) = loaded(changed((LAST, CLOSED))[0]).problems
    story = story_of(problem, "en")
    assert story is not None
    assert story.steps[0] == ("village_check", "forward")
    assert story.states[-2:] == ("by_cost", "works")
    assert [turn.number for turn in story.turns] == [1, 2, 3, 4]
    assert story.turns[-1].to_label == "Carried out by the agency"
    indonesian = story_of(problem, "id")
    assert indonesian is not None
    assert indonesian.words.startswith('Jika Lurah memilih "Teruskan"')


def test_a_problem_without_a_story_has_nothing_to_walk() -> None:
    (problem,) = loaded(changed(("number: USL", "number: usl"))[0]).problems
    assert story_of(problem, "en") is None
