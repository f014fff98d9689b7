"""The difference of two definitions in words: what now also is, and what is no longer.

No difference is silent: what has no words of its own is said by its place in the document.
"""

from engine.service.comparing.topics import Topic, compared

__all__ = ["Topic", "compared"]
