"""What the doctor found, as scripts read it."""

from __future__ import annotations

from typing import Literal

import msgspec


class FindingShape(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; `todo` is what helps, empty where nothing has to be done."""

    state: Literal["fine", "note", "trouble"]
    what: str
    todo: str


class ExaminedShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a folder; `repaired` says whether it was repaired before."""

    folder: str
    repaired: bool
    findings: tuple[FindingShape, ...]
