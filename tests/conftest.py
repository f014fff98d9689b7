"""Names the rooms of shared fixtures, one noun each in `tests/support`. No fixture lives here."""

from hypothesis import settings

# How long one example takes says more of the machine's neighbours than of the code.
settings.register_profile("rembuk", deadline=None)
settings.load_profile("rembuk")

pytest_plugins = [
    "tests.support.servers",
    "tests.support.database",
    "tests.support.office",
    "tests.support.surveys",
    "tests.support.regency",
    "tests.support.valkey",
    "tests.support.browser",
]
