"""Handouts, possible and written, as scripts read them."""

from __future__ import annotations

import msgspec


class HandoutShape(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of handout by its name on the command line, and the formats it can be written in."""

    handout: str
    name: str
    formats: tuple[str, ...]


class WrittenShape(msgspec.Struct, frozen=True, kw_only=True):
    """A handout that was written: which, where, and about how many pages."""

    handout: str
    file: str
    pages_about: int


class LookShape(msgspec.Struct, frozen=True, kw_only=True):
    """A house look that can be used, and what could be better in it."""

    file: str
    remarks: tuple[str, ...]
