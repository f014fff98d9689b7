"""One change of the small workflow that raises one problem.

(code, (old, new), ...): `«` in `new` marks where the problem must be said.
"""

Example = tuple[str, tuple[tuple[str, str], ...]]


def one(code: str, old: str, new: str, *more: tuple[str, str]) -> Example:
    """The example of a code, with the change that marks the place first."""
    return code, ((old, new), *more)
