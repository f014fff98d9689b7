"""The nearest known word to an unknown one, for `did you mean`."""

from collections.abc import Iterable
from difflib import get_close_matches


def near(word: object, known: Iterable[str]) -> str:
    """The known word that is most like `word`; an empty text when none is near."""
    found = get_close_matches(str(word)[:60], list(known), n=1, cutoff=0.7)
    return found[0] if found else ""
