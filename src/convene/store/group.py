"""The group that is open: what is written through TinyDB meanwhile, and what takes it back."""

from __future__ import annotations

from types import TracebackType

from convene.errors import ConveneError
from convene.store.operation import Change, Tables, apply


class Group:
    """Changes that are made together: applied at once and collected; an error takes all of them back.

    A group in a group belongs to the outer one.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._changes: list[Change] = []
        self._depth = 0

    @property
    def is_open(self) -> bool:
        """Whether changes are collected at this moment."""
        return self._depth > 0

    def __enter__(self) -> list[Change]:
        """The list that the changes come into."""
        if not self._depth:
            self._changes = []
        self._depth += 1
        return self._changes

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if error is not None and not self._depth:
            apply(self._tables, [change.inverse for change in reversed(self._changes)])

    def take(self, changes: list[Change]) -> None:
        """Make changes in memory and collect them. Raises ConveneError outside of a group."""
        if not self._depth:
            raise ConveneError("The record is only changed inside a group.")
        apply(self._tables, changes)
        self._changes += changes
