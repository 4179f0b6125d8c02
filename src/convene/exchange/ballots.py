"""Ballots from a spreadsheet file, counted by the same rules as a vote on the screen."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from convene.errors import BadInput
from convene.listed import listed
from convene.voting import BY_SCORE, METHODS, ranked_choice, tally_of
from convene.voting import RULES as RULES_OF
from convene.voting.tally import Criterion, Tally, Terms, Vote, begun
from convene.voting.weighted_scoring import LEAST, MOST

SCORES = "scores"
WAYS = (*(name for name in METHODS if name not in BY_SCORE), SCORES)
"""What can be counted from a file."""

RULES = tuple(rule for rules in RULES_OF.values() for rule in rules)
"""Ways to count besides the usual one."""

SCORE = Criterion(id="score", title="Score", weight=1)
"""A file of scores has one number for each option."""

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
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), _dialect(text)))
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


def _dialect(text: str) -> type[csv.Dialect]:
    """How the file separates its cells, by its heading row: a comma, a semicolon or a tab."""
    try:
        return csv.Sniffer().sniff(text.partition("\n")[0], delimiters=",;\t")
    except csv.Error:
        return csv.excel  # one column


def tally_file(method: str, sheet: Sheet, threshold: str = "", dots: int = 0) -> TallyShape:
    """Count a file. Ballots that break a rule are left out and told by their row. Raises BadInput."""
    if threshold and threshold not in RULES_OF.get(method, ()):
        ways = listed((name for name, rules in RULES_OF.items() if threshold in rules), "or")
        raise BadInput(
            f"“{threshold}” is no rule for {method}.", todo=f"It is one for {ways}." if ways else ""
        )
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
    tally = tally_of(begun(terms, ballots=tuple(ballots)))
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
        outcome=tally.outcome if tally else "",
        refused=tuple(refused),
    )


def _by_option(method: str, sheet: Sheet, dots: int) -> TallyShape:
    least, most = (LEAST, MOST) if method == SCORES else (0, dots or 999)
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
    tally = _scores(sheet.heads, given) if method == SCORES else _dots(sheet.heads, given, dots)
    first = [words for words, amount in tally.lines if amount == tally.lines[0][1]] if given else []
    return TallyShape(
        method=method,
        ballots=len(given),
        exhausted=0,
        winner=first[0] if len(first) == 1 else None,
        tied=tuple(first) if len(first) > 1 else (),
        rounds=(),
        passed=None,
        counts={words: round(float(dict(tally.lines).get(words, 0)), 2) for words in sheet.heads},
        outcome=tally.outcome if given else "No ballots counted",
        refused=tuple(refused),
    )


def _dots(options: tuple[str, ...], given: Sequence[tuple[int, ...]], dots: int) -> Tally:
    """Each ballot keeps the number of dots, so that is not looked at once more."""
    counts = tuple(sum(one[at] for one in given) for at in range(len(options)))
    return _counted(begun(Terms("dots", options, dots=dots), counts=counts))


def _scores(options: tuple[str, ...], given: Sequence[tuple[int, ...]]) -> Tally:
    scores = tuple((_spread(one[at] for one in given),) for at in range(len(options)))
    return _counted(begun(Terms("weighted-scoring", options, criteria=(SCORE,)), scores=scores))


def _spread(scores: Iterable[int]) -> tuple[int, ...]:
    """How many gave 1, 2, 3, 4, 5."""
    found = Counter(scores)
    return tuple(found[score] for score in range(LEAST, MOST + 1))


def _counted(vote: Vote) -> Tally:
    return tally_of(vote) or Tally("No ballots counted", None, 0, (), "")


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
    counts = tuple(found[at] for at in range(len(levels)))
    tally = tally_of(begun(Terms(method, (), threshold), counts=counts))
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
