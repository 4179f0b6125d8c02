"""Where typed, pasted or imported text enters the house: what could harm a terminal is replaced; paths."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

REPLACEMENT = "\ufffd"
"""Stands, visibly, where a character was taken out."""

# C0, DEL and C1 drive the terminal; bidi overrides and isolates reorder what people read; lone surrogates
# can't be written to a file. Tab and line feed are not here: the two cleaners treat them differently.
_HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NEW_LINE = re.compile(r"\r\n|[\r\u2028\u2029]")


def clean_line(text: str) -> str:
    """One line: each line break or tab becomes one space, other control characters U+FFFD.

    Spaces at the ends are kept. Cleaning what is clean changes nothing.
    """
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def clean_text(text: str) -> str:
    r"""Many lines: every line break becomes "\n", tabs stay, other control characters become U+FFFD.

    Cleaning what is clean changes nothing.
    """
    return _HARMFUL.sub(REPLACEMENT, _NEW_LINE.sub("\n", text))


def expanded(words: str) -> Path:
    """A path as it is typed, with `~` for one's own folder; "~nobody" is a name like any other."""
    path = Path(words)
    with contextlib.suppress(RuntimeError):
        return path.expanduser()
    return path
