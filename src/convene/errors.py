"""What can go wrong, said so that a facilitator knows what happened, what is safe and what to do."""


class ConveneError(Exception):
    """A failure told in three parts; screens and commands print all of them.

    `what` happened, what is `safe`, what `todo`; each a whole sentence or empty.
    """

    exit_code = 1

    def __init__(self, what: str, safe: str = "", todo: str = "") -> None:
        super().__init__(what, safe, todo)
        self.what = what
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.todo) if part)


class BadInput(ConveneError):
    """Words or values that a person gave and that can't be used as they are."""

    exit_code = 2


class BadFile(ConveneError):
    """A file that can't be used: its name, the place inside it, what is wrong there."""


class NotSaved(ConveneError):
    """A change that is in memory and not on disk."""


class Locked(ConveneError):
    """The initiative is open for writing somewhere else; `who` has it, where that is known."""

    who: str = ""


class ReadOnly(ConveneError):
    """The folder of an initiative can be read and not written."""


class NewerVersion(ConveneError):
    """The record was written by a newer convene."""
