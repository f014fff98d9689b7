"""Names the rooms of shared fixtures, one noun each in `tests/support`. No fixture lives here."""

pytest_plugins = [
    "tests.support.servers",
    "tests.support.database",
    "tests.support.office",
    "tests.support.surveys",
    "tests.support.regency",
    "tests.support.valkey",
    "tests.support.browser",
]
