"""The nearest known word to an unknown one, for `did you mean`; or else what there is."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

MOST_NAMED = 30  # as many keys as one part of the language has


def near(word: object, known: Iterable[str]) -> str:
    """The known word that is most like `word`; an empty text when none is near."""
    found = get_close_matches(str(word)[:60], list(known), n=1, cutoff=0.7)
    return found[0] if found else ""


def meant(word: object, known: Collection[str]) -> dict[str, str]:
    """`near`, or else `known`: what there is, as far as it can be named in one sentence."""
    found = near(word, known)
    if found or not known:
        return {"near": found}
    names = list(known)
    more = ", …" if len(names) > MOST_NAMED else ""
    return {"near": "", "known": ", ".join(names[:MOST_NAMED]) + more}
