"""Changed rules of the sample workflow for tests of moving, and the work of its job."""

import datetime as dt

from engine.service import migrating, publishing, studio
from engine.service.publishing import Published
from tests.web import town as towns
from tests.web.secretary import WORKFLOW
from tests.web.town import Town

# A longer time, other words and another key for the step in which proposals begin.
FORUM = (
    ("\n  rw_forum:\n", "\n  neighbourhood:\n"),
    ("title: {id: Rembuk RW, en: Neighbourhood forum}", "title: {id: Musyawarah RW, en: RW forum}"),
    ("within: 10 working days, from: day after arrival, not_before: window rw_forum, remind",
     "within: 12 working days, from: day after arrival, remind"),
    ("\nstates:\n", "\nrenames: {states: {rw_forum: neighbourhood}}\n\nstates:\n"),
)  # fmt: skip
# The same without its rename: nobody can follow.
GONE = (FORUM[0],)
WORDS = (("title: {id: Rembuk RW, en: Neighbourhood forum}", "title: {id: Temu RW, en: RW meet}"),)


def changed(town: Town, *pairs: tuple[str, str]) -> dict[str, str]:
    """The head's files after these replacements in the workflow's own."""
    head = publishing.heads(town.desk)[WORKFLOW]
    sources = studio.sources_of(town.desk, head.hash, WORKFLOW)
    # The scenarios are about the rules as they were: they are not what is tested here.
    sources = {name: words for name, words in sources.items() if "scenarios/" not in name}
    main = f"{WORKFLOW}.yaml"
    for old, new in pairs:
        assert old in sources[main], old
        sources[main] = sources[main].replace(old, new)
    return sources


def publish(town: Town, *pairs: tuple[str, str]) -> int:
    """The changed files are the head; its number."""
    done = publishing.publish(
        town.desk, WORKFLOW, changed(town, *pairs), None, "New rules", towns.OPENED
    )
    assert isinstance(done, Published), done
    return done.number


def work(town: Town) -> None:
    """What the worker on the queue `long` does."""
    for _tenant, moving, _at in migrating.under_way(town.desk.database):
        while migrating.move_some(town.desk, moving, dt.datetime.now(dt.UTC)):
            pass
