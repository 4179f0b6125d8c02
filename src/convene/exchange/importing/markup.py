"""XML of a workbook gone through piece by piece: nothing is unfolded, fetched, or kept whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat  # what it must not do is refused below

from convene.errors import BadFile
from convene.exchange.importing.table import SAFE

Begun = Callable[[str, Mapping[str, str]], None]
Ended = Callable[[str], None]
Words = Callable[[str], None]


class Unreadable(Exception):
    """A part is no XML, or holds declarations that no workbook has."""


def go_through(pieces: Iterable[bytes], begun: Begun, ended: Ended, words: Words) -> None:
    """Tell of each element by its bare name, without the prefix of its namespace. Raises Unreadable."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: begun(bare(name), given)
    parser.EndElementHandler = lambda name: ended(bare(name))
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable from error


def bare(name: str) -> str:
    """ "row" for "x:row"."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise Unreadable


def damaged(name: str) -> BadFile:
    """What to say of a workbook that can't be read."""
    return BadFile(
        f"“{name}” is damaged, or no workbook.",
        SAFE,
        "Open it in the spreadsheet program, and save it again as .xlsx or as CSV UTF-8.",
    )
