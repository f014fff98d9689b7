"""What can go wrong when something local is started."""


class LocalError(Exception):
    """It cannot be started here; the message is one line that says why."""


class AlreadyRunning(LocalError):
    """Another runner holds this state folder."""
