"""The catalogues: both languages, the same places, and words for every reason there is."""

import re
from string import Formatter

from engine.core.whys import WHYS as CORE
from engine.service.whys import WHYS as SERVICE
from web.words import gather

WORDS = gather()


def places(words: str) -> set[str]:
    """The {names} in words."""
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_both_languages_have_words_with_the_same_places() -> None:
    for key, (indonesian, english) in WORDS.items():
        assert indonesian.strip(), key
        assert english.strip(), key
        assert places(indonesian) == places(english), key


def test_every_reason_of_core_and_services_has_words_that_know_its_values() -> None:
    for key, carried in (CORE | SERVICE).items():
        assert f"why.{key}" in WORDS, key
        for words in WORDS[f"why.{key}"]:
            assert places(words) <= carried | {"label"}, key


def test_no_words_name_a_workflow_of_the_sample() -> None:
    for key, words in WORDS.items():
        if not key.startswith(("studio.", "people.", "cycle.")):
            assert not re.search(r"musrenbang", " ".join(words), re.IGNORECASE), key
