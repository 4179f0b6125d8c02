"""Ranked choice (instant runoff): the lowest goes out until one has more than half of the ballots in play.

A tie is told and never broken by itself: `out` are the options that the group took out where it had to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from convene.listed import listed
from convene.voting.tally import ALONE, Tally, Terms

NAME = "Ranked choice"

LEVELS: tuple[str, ...] = ()
"""None: each ballot is an order of the options."""

Ballot: TypeAlias = tuple[int, ...]
"""Places of options, first choice first; as many as somebody likes."""


class Round(NamedTuple):
    """Ballots by option still in, most first; the options that go out after it; ballots with none left."""

    counts: tuple[tuple[int, int], ...]
    out: tuple[int, ...]
    used_up: int


class Runoff(NamedTuple):
    """All rounds, who won, and between whom there is a tie: for the win if two are left, else for last."""

    rounds: tuple[Round, ...]
    winner: int | None
    tied: tuple[int, ...]

    @property
    def for_last(self) -> bool:
        """Whether the group has to say which of the tied goes out, so that the count can go on."""
        return bool(self.tied) and len(self.rounds[-1].counts) > 2


def is_valid(ballot: Sequence[int], options: int) -> bool:
    """Whether a ballot can be counted: known options, each once, and at least one."""
    return bool(ballot) and len(set(ballot)) == len(ballot) and all(0 <= one < options for one in ballot)


def valid(ballots: Sequence[Sequence[int]], options: int) -> tuple[Ballot, ...]:
    """The ballots that can be counted; a record from elsewhere may hold others."""
    return tuple(tuple(one) for one in ballots if is_valid(one, options))


def runoff(ballots: Sequence[Ballot], options: int, out: Sequence[int] = ()) -> Runoff:
    """Count ballots for so many options; `out` are those that the group took out at ties for last."""
    there, chosen = list(range(options)), list(out)
    rounds: list[Round] = []
    while True:
        counts = _counts(ballots, there)
        order = tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
        in_play = sum(counts.values())
        used_up = len(ballots) - in_play
        first, most = order[0]
        if 2 * most > in_play or len(there) == 1:
            return Runoff((*rounds, Round(order, (), used_up)), first, ())
        if len(there) == 2:
            return Runoff((*rounds, Round(order, (), used_up)), None, tuple(there))
        lowest = _lowest(counts, [dict(one.counts) for one in rounds])
        if len(lowest) > 1 and not _far_behind(counts, lowest):
            said = next((one for one in chosen if one in lowest), None)
            if said is None:
                return Runoff((*rounds, Round(order, (), used_up)), None, tuple(sorted(lowest)))
            chosen.remove(said)
            lowest = [said]
        rounds.append(Round(order, tuple(sorted(lowest)), used_up))
        there = [one for one in there if one not in lowest]


def beats_each_other(ballots: Sequence[Ballot], options: int) -> int | None:
    """The option that more ballots put before each other one, one by one (Condorcet); None if none is."""
    wins = dict.fromkeys(range(options), 0)
    for one, other in combinations(range(options), 2):
        before = sum(_prefers(ballot, one, other) - _prefers(ballot, other, one) for ballot in ballots)
        if before:
            wins[one if before > 0 else other] += 1
    return next((one for one, count in wins.items() if count == options - 1), None)


def tally(
    ballots: Sequence[Ballot], terms: Terms = ALONE, voters: int | None = None, out: Sequence[int] = ()
) -> Tally:
    """The result in words; nothing is carried, an option is chosen."""
    names = terms.options
    if not ballots:
        return Tally("No ballots counted", None, 0, tuple((name, 0) for name in names), "")
    found = runoff(ballots, len(names), out)
    last = found.rounds[-1]
    in_play = sum(count for _, count in last.counts)
    remarks = []
    if found.winner is not None:
        has = dict(last.counts)[found.winner]
        result = f"{names[found.winner]} wins with {has} of {in_play}"
        other = beats_each_other(ballots, len(names))
        if other is not None and other != found.winner:
            remarks.append(f"One to one, {names[other]} would beat each of the others: talk about both")
    else:
        tied = listed([names[one] for one in found.tied])
        result = f"Tie for last between {tied}" if found.for_last else f"Tie between {tied}: no winner"
    if last.used_up:
        noun = "ballot is" if last.used_up == 1 else "ballots are"
        remarks.append(f"{last.used_up} {noun} used up")
    rounds = "; then ".join(
        ", ".join(f"{names[one]} {count}" for one, count in one_round.counts) for one_round in found.rounds
    )
    how_many = f"{len(found.rounds)} {'round' if len(found.rounds) == 1 else 'rounds'}"
    return Tally(
        result,
        None,
        len(ballots),
        _lines(found, names),
        f"{len(ballots)} {'ballot' if len(ballots) == 1 else 'ballots'}, {how_many}: {rounds}",
        tied=found.tied,
        top=_top(found, len(names)),
        remarks=tuple(remarks),
    )


def _top(found: Runoff, options: int) -> tuple[int, ...]:
    """Those still in when it ended, or in the round before if one was alone then."""
    rounds = [one for one in found.rounds if len(one.counts) > 1]
    top = tuple(sorted(one for one, _ in rounds[-1].counts)) if rounds else ()
    return top if len(top) < options else ()


def _lines(found: Runoff, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Each option with the ballots it had last: those still in, then those taken out, the latest first."""
    lines = [(names[one], count) for one, count in found.rounds[-1].counts]
    for one_round in reversed(found.rounds[:-1]):
        lines += [(names[one], count) for one, count in one_round.counts if one in one_round.out]
    return tuple(lines)


def _counts(ballots: Sequence[Ballot], there: Sequence[int]) -> dict[int, int]:
    counts = dict.fromkeys(there, 0)
    for ballot in ballots:
        first = next((one for one in ballot if one in counts), None)
        if first is not None:
            counts[first] += 1
    return counts


def _lowest(counts: dict[int, int], earlier: Sequence[dict[int, int]]) -> list[int]:
    """Those with the fewest ballots; if they are several, those that had fewest in earlier rounds too.

    All that are far behind go out at once, so they are not told apart.
    """
    fewest = min(counts.values())
    lowest = [one for one, count in counts.items() if count == fewest]
    if _far_behind(counts, lowest):
        return lowest
    for one_round in reversed(earlier):
        fewest = min(one_round[one] for one in lowest)
        lowest = [one for one in lowest if one_round[one] == fewest]
    return lowest


def _far_behind(counts: dict[int, int], lowest: Sequence[int]) -> bool:
    """Whether the lowest together have fewer ballots than the next one up: they can't change who wins."""
    above = [count for one, count in counts.items() if one not in lowest]
    return bool(above) and sum(counts[one] for one in lowest) < min(above)


def _prefers(ballot: Ballot, one: int, other: int) -> bool:
    """Whether a ballot puts one before another; what is not on it comes after all that is."""
    return one in ballot and (other not in ballot or ballot.index(one) < ballot.index(other))
