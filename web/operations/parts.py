"""What the parts of the page are made of. Never here: reading, words."""

from dataclasses import dataclass

from web.base.i18n import t

Link = tuple[str, str]  # address, words


@dataclass(frozen=True)
class Line:
    """One matter: what it is, why and since when, and what can be done about it."""

    title: str
    words: tuple[str, ...]
    tone: str = "attention"  # of the chip
    chip: str = ""
    todo: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the page. `stuck`: how many matters of it do not go on; `more`: what is said even
    where nothing is wrong."""

    key: str
    stuck: int
    lines: tuple[Line, ...]
    more: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """Its heading."""
        return t(f"ops.{self.key}")
