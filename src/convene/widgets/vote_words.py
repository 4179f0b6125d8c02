"""A vote in words: its levels with bars, what came out, what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len, set_cell_size
from textual.content import Content

from convene.voting import BY_SCORE, METHODS, choices_of, name_of, tally_of
from convene.voting.aloud import aloud, in_short, round_in_words
from convene.voting.fist_to_five import LOW
from convene.voting.gradients import DOUBTS, is_lukewarm
from convene.voting.tally import Amount, Tally, Terms, Vote, in_figures
from convene.widgets.words import joined, plain

BAR = 20
"""The longest bar, in letters."""

LEAST_BAR = 6
"""With less room there are no bars."""

ENOUGH, LONG_BAR = 40, 12
"""Where words that are cut still have so many cells, a bar takes so many."""

AMOUNT = 7
"""Cells that a count takes, with the blanks around it."""

NAMES, NAME = 66, 20
"""Letters for all the options in a sentence of a small window, and at least for one."""

HIDDEN = "·"
"""Stands for a count that nobody should see yet."""

BY_CONSENSUS = ("consent", "fist-to-five", "gradients")
"""Methods for which there are ways on when two rounds did not carry it."""


def level_lines(
    levels: Sequence[str],
    counts: Sequence[Amount],
    room: int,
    *,
    keys: Sequence[str] = (),
    hidden: bool = False,
) -> list[Content]:
    """A line for each level or option: its key, its words, its count, and a bar where there is room for one.

    Long words are cut so that the count is always seen. The bar is of dots where it has one for each.
    """
    most = max([1, *counts])
    before = [f"{key}  " for key in keys] or [""] * len(levels)
    left = room - AMOUNT - max(map(len, before), default=0)
    wanted = max(map(cell_len, levels), default=0)
    beside = left - LONG_BAR
    width = beside if wanted > beside >= ENOUGH else min(wanted, max(left, 10))
    longest = min(BAR, left - width)
    bar = longest if longest >= LEAST_BAR and not hidden else 0
    return [
        joined(
            (key, "$muted"),
            _cut(words, width),
            (f" {HIDDEN if hidden else in_figures(count):>4} ", "bold"),
            ("█" * round(bar * count / most), "$primary"),
        )
        for key, words, count in zip(before, levels, counts, strict=True)
    ]


def _cut(words: str, width: int) -> str:
    return set_cell_size(words if cell_len(words) <= width else set_cell_size(words, width - 1) + "…", width)


def outcome(vote: Vote, tally: Tally | None, *, counting: bool = False, short: bool = False) -> Content:
    """What came out, in the words in which it can be read aloud; of dots, how many are still to go."""
    if vote.counting:
        return plain("Its ballots were not counted to the end.", "$late")
    if tally is None:
        # Where there is nothing to vote on yet, that is said below.
        waits = vote.method in METHODS and not choices_of(vote.terms)
        return plain("" if waits else "This version can't count this way of deciding yet.")
    if not tally.counted:
        return plain("")
    there = (vote.voters or 0) * vote.dots
    if counting and there and not tally.refused:
        return plain(f"{tally.counted} of {there} dots placed, {there - tally.counted} to go.")
    said = in_short(_with_short_names(vote)) if short else aloud(vote)
    look = "$primary" if tally.carried else "$late"
    if tally.result not in said:
        return plain(said, look)
    head, result, rest = said.partition(tally.result)
    return joined(head, (result, look), rest)


def _with_short_names(vote: Vote) -> Vote:
    """The options stand above in full; two of them have to fit into a line below."""
    tally = tally_of(vote)
    most = max(NAME, NAMES // max(len(tally.tied) if tally else 0, vote.goes_on, 1))
    names = tuple(one if cell_len(one) <= most else f"{one[: most - 1].rstrip()}…" for one in vote.options)
    return msgspec.structs.replace(vote, options=names)


def so_far(vote: Vote, counted: int) -> Content:
    """How many are in while nobody sees how it stands."""
    what = "dots" if vote.dots else "slips"
    there = (vote.voters or 0) * (vote.dots or 1)
    return plain(f"{counted} of {there} {what} in." if there else f"{counted} {what} in.")


def how_to_count(terms: Terms, keys: Sequence[str], *, secret: bool) -> str:
    """What can be typed while it is counted."""
    if terms.method not in METHODS or not choices_of(terms):
        return _why_not(terms)
    if terms.method in BY_SCORE:
        return "1 to 5 for each criterion, 0 takes it away, c how many gave what. Enter: the result."
    if secret:
        each = "dot" if terms.dots else "slip"
        return (
            f"{keys[0]} to {keys[-1]}: one key for each {each}, - takes the last one back. Enter: the result."
        )
    if terms.dots:
        most = f", at most {terms.most_on_one} on one" if 0 < terms.most_on_one < terms.dots else ""
        dots = "1 dot" if terms.dots == 1 else f"{terms.dots} dots"
        on = f" The first {terms.goes_on} go on." if terms.goes_on else ""
        return (
            f"{dots} each{most}.{on} A letter is a dot, a number how many; - takes one back. "
            "Enter: the result. s hides it until then."
        )
    return (
        "Type how many showed each level, then down. Enter: the result. "
        "s hides it until then, l by names, v says how many vote, p that it decides nothing."
    )


def what_now(
    vote: Vote, tally: Tally | None, *, fallback: Terms | None, rounds: int, decided: str = ""
) -> str:
    """What can be done with a kept result; `decided`: the label of the decision that rests on it."""
    parts = [f"{vote.label}, {round_in_words(vote.round)}."]
    if tally is None or tally.refused:
        return f"{parts[0]} v: say how many vote. Or count again (e), or mark who else is here."
    first = f"{decided} rests on it." if decided else "m make it a decision,"
    parts.append(f"{first} e correct, {_asks_for_words(vote) or 'w more words.'}")
    if tally.tied:
        parts.append("t: what the group does about the tie.")
    if tally.top:
        parts.append(f"r: {round_in_words(vote.round + 1)} among the top {len(tally.top)}.")
    parts.append(
        f"n: {round_in_words(vote.round + 1)} among all."
        if tally.top
        else f"n: {round_in_words(vote.round + 1)}."
    )
    if tally.carried is False and vote.method in BY_CONSENSUS and rounds > 1:
        ways = "Ways on: a smaller trial; a small group redrafts it"
        parts.append(f"{ways}; f: {name_of(fallback.method)} (our rule)." if fallback else f"{ways}.")
    return " ".join(parts)


def keys_now(
    vote: Vote, tally: Tally | None, *, fallback: Terms | None, rounds: int, decided: str = ""
) -> str:
    """The same in a small window: the keys alone."""
    if tally is None or tally.refused:
        return f"{vote.label}: v how many vote, e correct"
    keys = [
        f"{vote.label}: {decided or 'm decision'}",
        "e correct",
        _asks_for_words(vote).rstrip(".") or "w words",
    ]
    keys += ["t tie"] if tally.tied else []
    keys += ["r the top few"] if tally.top else []
    keys += ["n again"]
    failed = tally.carried is False and vote.method in BY_CONSENSUS and rounds > 1
    return ", ".join([*keys, *(["f our rule"] if failed and fallback else [])])


def _asks_for_words(vote: Vote) -> str:
    """What is to be said in words, by method."""
    if vote.method == "gradients" and is_lukewarm(vote.counts, vote.terms) and vote.stated_by is None:
        return "w: is it enough, and who says so?"
    if vote.method == "gradients" and any(vote.counts[DOUBTS]) and not vote.reasons:
        return "w: the words of those at 5 to 8."
    if vote.method == "fist-to-five" and any(vote.counts[LOW]) and not vote.reasons:
        return "w: why less than three?"
    if any(not one.ended for one in vote.objections):
        return "w: how did the objection end?"
    if vote.method == "consent" and vote.look_again is None:  # good enough for now: until when?
        return "w: when do we look at it again?"
    return ""


def who_goes_out(tied: Sequence[str]) -> str:
    """At a tie for last, what a digit does."""
    choices = ", ".join(f"{digit} {words} goes out" for digit, words in enumerate(tied, start=1))
    return f"The group says who goes out, by talk or by hands: {choices}. t: by lot, or vote again."


def _why_not(terms: Terms) -> str:
    """Why nothing can be counted."""
    if terms.method in METHODS:
        return "Nothing to vote on yet: the step before has no rows."
    known = ", ".join(method.NAME for method in METHODS.values())
    return f"It counts {known}. Count on paper, then press m and keep the result as a decision."


def earlier_rounds(votes: Sequence[Vote], shown: int | None) -> str:
    """The rounds that are not shown now, one a line."""
    return "\n".join(
        f"{_begun(round_in_words(vote.round))}: {_result(vote, tally)}"
        for vote in votes
        if vote.id != shown and (tally := tally_of(vote))
    )


def _result(vote: Vote, tally: Tally) -> str:
    """With how many at each level; options stand with their counts in it."""
    short = tally_of(_with_short_names(vote)) if vote.options else None
    return short.result if short else f"{tally.result} ({tally.numbers})"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
