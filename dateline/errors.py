"""What can go wrong, in words for the person who reads them.

    DatelineError
    ├── DocumentFailed    one document could not be read: recorded with its reason, the run goes on
    └── RunStopped        the run cannot do what was asked
        ├── BadSetting    an option or a setting is wrong
        ├── StoreFailed   the record cannot be opened, read or written
        └── MissingData   data that the program needs (gazetteer, model) is not there

Every message is one sentence for the user and ends in what to do about it. The command line catches `DatelineError`
once, prints the message on one line and exits with `exit_status`.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The family of every error that Dateline raises on purpose."""

    exit_status = 1


class DocumentFailed(DatelineError):
    """One document could not be read or understood; the run goes on without it."""


class RunStopped(DatelineError):
    """The run cannot do what was asked of it."""


class BadSetting(RunStopped):
    """An option or a setting has a value that cannot be used."""

    exit_status = 2


class StoreFailed(RunStopped):
    """The record cannot be opened, read or written."""


class MissingData(RunStopped):
    """Data that comes with the program, or that it builds at first run, is not there or is damaged."""
