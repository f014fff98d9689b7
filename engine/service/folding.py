"""Folding: how typed words and names are compared and sorted. Never here: what they mean."""

import re
import unicodedata

_NEITHER = re.compile(r"[^a-z0-9]+")


def folded(words: str) -> str:
    """Lower case, no accents, single spaces: `Soka'an, Jl.` becomes `soka an jl`.

    The database sorts by bytes (foundation 24), so sort columns hold this.
    """
    if words.isascii():  # nearly every name of the area list
        return _NEITHER.sub(" ", words.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", words)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NEITHER.sub(" ", plain.casefold()).strip()
