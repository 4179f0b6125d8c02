"""A vote in words: its levels with bars, what came out, what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from convene.voting import METHODS, tally_of
from convene.voting.tally import Tally, Vote
from convene.widgets.words import joined, plain

BAR = 20
"""The longest bar, in letters."""

LEAST_BAR = 6
"""With less room there are no bars."""


def level_lines(levels: Sequence[str], counts: Sequence[int], room: int) -> list[Content]:
    """A line for each level: its words, its count, and a bar where there is room for one."""
    most, width = max([1, *counts]), max(map(len, levels), default=0)
    longest = min(BAR, room - width - 7)
    bar = longest if longest >= LEAST_BAR else 0
    return [
        joined(words.ljust(width), (f" {count:>4} ", "bold"), ("█" * round(bar * count / most), "$primary"))
        for words, count in zip(levels, counts, strict=True)
    ]


def outcome(tally: Tally | None, present: int | None) -> Content:
    """What came out, and how many were counted of those who are here."""
    if tally is None:
        return plain("This version can't count this way of deciding yet.")
    if not tally.counted:
        return plain("")
    how_many = ""
    if present:
        more = " More than are here:" if tally.counted > present else ""
        how_many = f"{more} {tally.counted} of {present} counted."
    return joined((f"{tally.outcome}.", "$primary" if tally.carried else "$late"), how_many)


def hint(last: Vote | None, *, counting: bool, can_count: bool) -> str:
    """What can be done now."""
    if not can_count:
        known = " and ".join(method.NAME for method in METHODS.values())
        return f"It counts {known}. Count on paper, then press m and keep the result as a decision."
    if last and not counting:
        return (
            f"Round {last.round} kept as {last.label}. e correct it, m make it a decision, "
            f"a number: round {last.round + 1}."
        )
    return "Type how many showed each level, then down. Enter keeps the result."


def earlier_rounds(votes: Sequence[Vote], shown: int | None) -> str:
    """The rounds that are not shown now, one a line."""
    rounds = [(vote, tally_of(vote)) for vote in votes if vote.id != shown]
    return "\n".join(
        f"Round {vote.round}: {tally.outcome} ({tally.numbers})" for vote, tally in rounds if tally
    )
