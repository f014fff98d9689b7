"""What is wrong with a setting, in one line."""


class SettingsError(Exception):
    """A setting cannot be used; the message is one line that names the variable."""
