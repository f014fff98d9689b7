"""One form for every line of a log: JSON where a program reads it, plain in a terminal.

Lines say what happened to which row, never who anybody is or what they wrote: of an exception its
kind and its place, of a library's line the words without what it put into them. Set by the roots.
"""

import logging
import sys
from typing import Any, TextIO

import structlog

from engine.service.faults import told


def configure(stream: TextIO | None = None) -> None:
    """For this process, from now on."""
    out = stream or sys.stderr
    last: Any = structlog.processors.JSONRenderer()
    if out.isatty():
        last = structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(out),
    )
    logging.basicConfig(handlers=[_Libraries()], level=logging.WARNING, force=True)


class _Libraries(logging.Handler):
    """What libraries say goes the same way."""

    def emit(self, record: logging.LogRecord) -> None:
        """The words as they stand in the library's own code."""
        fault = told(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        log = structlog.get_logger()
        log.log(record.levelno, "library", logger=record.name, said=str(record.msg), **fault)
