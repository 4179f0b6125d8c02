"""What a command test says and gets back."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import msgspec


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer, as one JSON document."""
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[str]:
        """The answer, line by line."""
        return self.out.splitlines()


class Convene(Protocol):
    """Runs a command."""

    def __call__(self, *words: str, stdin: str = "") -> Ran: ...


class AtATerminal(Protocol):
    """Presses keys while a command runs."""

    def __call__(self, keys: str, *words: str) -> Ran: ...
