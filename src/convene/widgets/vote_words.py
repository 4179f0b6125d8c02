"""A vote in words: its levels with bars, what came out, what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from convene.voting import BY_BALLOT, METHODS, choices_of, tally_of
from convene.voting.tally import STRAW_POLL, Tally, Terms, Vote
from convene.widgets.words import joined, plain

BAR = 20
"""The longest bar, in letters."""

LEAST_BAR = 6
"""With less room there are no bars."""


def level_lines(levels: Sequence[str], counts: Sequence[int], room: int) -> list[Content]:
    """A line for each level or option: its words, its count, and a bar where there is room for one.

    Long words are cut so that the count is always seen.
    """
    most = max([1, *counts])
    width = min(max(map(cell_len, levels), default=0), max(room - 7, 10))
    longest = min(BAR, room - width - 7)
    bar = longest if longest >= LEAST_BAR else 0
    return [
        joined(_cut(words, width), (f" {count:>4} ", "bold"), ("█" * round(bar * count / most), "$primary"))
        for words, count in zip(levels, counts, strict=True)
    ]


def _cut(words: str, width: int) -> str:
    return set_cell_size(words if cell_len(words) <= width else set_cell_size(words, width - 1) + "…", width)


def outcome(tally: Tally | None, voters: int | None, needed: int = 0) -> Content:
    """What came out, how many were counted of those here with a vote, and whether enough of them are here."""
    if tally is None:
        return plain("This version can't count this way of deciding yet.")
    if not tally.counted:
        return plain("")
    how_many = ""
    if voters is not None:
        more = " More than have a vote here:" if tally.counted > voters else ""
        how_many = f"{more} {tally.counted} of {voters} counted." if voters else ""
        how_many += f" A {STRAW_POLL}: {needed} with a vote are needed." if voters < needed else ""
    return joined((f"{tally.outcome}.", "$primary" if tally.carried else "$late"), how_many)


def hint(last: Vote | None, terms: Terms, *, counting: bool, tied: Sequence[str] = ()) -> str:
    """What can be done now; `tied` for last are those of whom the group takes one out."""
    if terms.method not in METHODS or not choices_of(terms):
        return _why_not(terms)
    if tied:
        choices = ", ".join(f"{digit} {words} goes out" for digit, words in enumerate(tied, start=1))
        return f"The group says who goes out, by talk, by hands or by lot: {choices}."
    if last and not counting:
        again = "n" if terms.method in BY_BALLOT else "a number"
        return (
            f"Round {last.round} kept as {last.label}. e correct it, m make it a decision, "
            f"{again}: round {last.round + 1}."
        )
    if terms.dots:
        most = f", at most {terms.most_on_one} on one" if terms.most_on_one else ""
        dots = "1 dot" if terms.dots == 1 else f"{terms.dots} dots"
        return f"{dots} each{most}. Type the dots of each, then down. Enter keeps the result."
    return "Type how many showed each level, then down. Enter keeps the result."


def _why_not(terms: Terms) -> str:
    """Why nothing can be counted."""
    if terms.method in METHODS:
        return "Nothing to vote on yet: the step before has no rows."
    known = ", ".join(method.NAME for method in METHODS.values())
    return f"It counts {known}. Count on paper, then press m and keep the result as a decision."


def earlier_rounds(votes: Sequence[Vote], shown: int | None) -> str:
    """The rounds that are not shown now, one a line."""
    rounds = [(vote, tally_of(vote)) for vote in votes if vote.id != shown]
    return "\n".join(
        f"Round {vote.round}: {tally.outcome} ({tally.numbers})" for vote, tally in rounds if tally
    )
