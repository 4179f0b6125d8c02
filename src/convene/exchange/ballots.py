"""Ballots from a spreadsheet file, counted by the same rules as a vote on the screen."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import msgspec

from convene.errors import BadInput
from convene.voting import METHODS, counted, ranked_choice
from convene.voting.tally import Terms

SCORES = "scores"
LEAST_SCORE, MOST_SCORE = 1, 5
WAYS = (*METHODS, SCORES)
"""What can be counted from a file."""

MOST_BYTES = 5_000_000
_WORDS = {
    "show-of-hands": (("for", "yes"), ("against", "no"), ("abstain", "abstained")),
    "consent": (("consent",), ("consent with a concern", "concern"), ("objection", "object")),
}
"""What may stand in a cell for each level of a method, small letters; the first is its name in the answer."""


class RoundShape(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a runoff: ballots by option, and the options that go out after it."""

    counts: dict[str, int]
    eliminated: tuple[str, ...]


class TallyShape(msgspec.Struct, frozen=True, kw_only=True):
    """A counted file: how many ballots, who won or is tied, whether it passed, the counts."""

    method: str
    ballots: int
    exhausted: int
    winner: str | None
    tied: tuple[str, ...]
    rounds: tuple[RoundShape, ...]
    passed: bool | None
    counts: dict[str, float]
    outcome: str
    refused: tuple[str, ...]


class Sheet(NamedTuple):
    """A file's heading and its rows, each with the number it has in a spreadsheet program."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(data: bytes) -> Sheet:
    """A CSV file with a heading row. Raises BadInput for what is none."""
    if len(data) > MOST_BYTES:
        raise BadInput("The file is too large to be ballots.", todo="Give a file with one row a ballot.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("The file is not UTF-8 text.", todo="Save it as CSV UTF-8.") from None
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadInput(f"The file can't be read as CSV: {error}.") from None
    if not lines:
        raise BadInput("The file is empty.", todo="Its first row names the columns.")
    rows = [
        (number, tuple(cell.strip() for cell in line))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    return Sheet(tuple(cell.strip() for cell in lines[0]), tuple(rows))


def tally_file(method: str, sheet: Sheet, threshold: str = "", dots: int = 0) -> TallyShape:
    """Count a file. Ballots that break a rule are left out and told by their row. Raises BadInput."""
    if not sheet.rows:
        raise BadInput("There are no ballots below the heading.")
    if method == "ranked-choice":
        return _ranked(sheet)
    if method in {"dots", SCORES}:
        return _by_option(method, sheet, dots)
    return _by_level(method, sheet, threshold)


def _ranked(sheet: Sheet) -> TallyShape:
    options = tuple(dict.fromkeys(cell for _, row in sheet.rows for cell in row if cell))
    places = {words: place for place, words in enumerate(options)}
    ballots: list[ranked_choice.Ballot] = []
    refused: list[str] = []
    for number, row in sheet.rows:
        chosen = [cell for cell in row if cell]
        twice = next((cell for cell in chosen if chosen.count(cell) > 1), None)
        if twice:
            refused.append(f"row {number}: “{twice}” stands there twice")
        else:
            ballots.append(tuple(places[cell] for cell in chosen))
    terms = Terms("ranked-choice", options)
    found = ranked_choice.runoff(ballots, len(options)) if ballots else None
    rounds = found.rounds if found else ()
    return TallyShape(
        method="ranked-choice",
        ballots=len(ballots),
        exhausted=rounds[-1].used_up if rounds else 0,
        winner=options[found.winner] if found and found.winner is not None else None,
        tied=tuple(options[one] for one in found.tied) if found else (),
        rounds=tuple(
            RoundShape(
                counts={options[one]: count for one, count in each.counts},
                eliminated=tuple(options[one] for one in each.out),
            )
            for each in rounds
        ),
        passed=None,
        counts={},
        outcome=ranked_choice.tally(ballots, terms).outcome,
        refused=tuple(refused),
    )


def _by_option(method: str, sheet: Sheet, dots: int) -> TallyShape:
    least, most = (LEAST_SCORE, MOST_SCORE) if method == SCORES else (0, dots or 999)
    given: list[tuple[int, ...]] = []
    refused: list[str] = []
    for number, row in sheet.rows:
        cells = [*row, *[""] * len(sheet.heads)][: len(sheet.heads)]
        wrong = next(
            (cell for cell in cells if not _is_number(cell, least, most, empty=method == "dots")), None
        )
        points = tuple(int(cell or 0) for cell in cells) if wrong is None else ()
        if wrong is not None:
            refused.append(f"row {number}: “{wrong}” is no number from {least} to {most}")
        elif method == "dots" and dots and sum(points) > dots:
            refused.append(f"row {number}: {sum(points)} dots, and each has {dots}")
        else:
            given.append(points)
    sums = [sum(one[at] for one in given) for at in range(len(sheet.heads))]
    shares = [Fraction(one, len(given)) if method == SCORES and given else Fraction(one) for one in sums]
    best = [words for words, share in zip(sheet.heads, shares, strict=True) if share == max(shares)]
    return TallyShape(
        method=method,
        ballots=len(given),
        exhausted=0,
        winner=best[0] if given and len(best) == 1 else None,
        tied=tuple(best) if given and len(best) > 1 else (),
        rounds=(),
        passed=None,
        counts={words: round(float(one), 2) for words, one in zip(sheet.heads, shares, strict=True)},
        outcome=_first(best, shares) if given else "No ballots counted",
        refused=tuple(refused),
    )


def _first(best: Sequence[str], shares: Sequence[Fraction]) -> str:
    top = float(max(shares))
    said = f"{top:g}" if top == int(top) else f"{top:.2f}"
    return f"First: {best[0]} ({said})" if len(best) == 1 else f"Tie for first: {', '.join(best)} ({said})"


def _by_level(method: str, sheet: Sheet, threshold: str) -> TallyShape:
    levels: tuple[str, ...] = METHODS[method].LEVELS
    names = [words[0] for words in _WORDS[method]] if method in _WORDS else [_digit(one) for one in levels]
    found: Counter[int] = Counter()
    refused: list[str] = []
    for number, row in sheet.rows:
        words = next((cell for cell in row if cell), "")
        at = _level(method, words, names)
        if at is None:
            refused.append(f"row {number}: “{words}” is none of {', '.join(names)}")
        else:
            found[at] += 1
    counts = [found[at] for at in range(len(levels))]
    tally = counted(counts, Terms(method, (), threshold))
    return TallyShape(
        method=method,
        ballots=sum(counts),
        exhausted=0,
        winner=None,
        tied=(),
        rounds=(),
        passed=tally.carried if tally and sum(counts) else None,
        counts={name: float(count) for name, count in zip(names, counts, strict=True)},
        outcome=tally.outcome if tally else "",
        refused=tuple(refused),
    )


def _level(method: str, words: str, names: Sequence[str]) -> int | None:
    typed = words.casefold()
    if method in _WORDS:
        return next((at for at, allowed in enumerate(_WORDS[method]) if typed in allowed), None)
    return names.index(typed) if typed in names else None


def _digit(level: str) -> str:
    """ "3" of "3  I can live with it"."""
    return level.partition(" ")[0]


def _is_number(cell: str, least: int, most: int, *, empty: bool) -> bool:
    return (empty and not cell) or (cell.isascii() and cell.isdigit() and least <= int(cell) <= most)
