"""One round of a vote while it is counted: its terms, and the counts or ballots so far."""

from __future__ import annotations

from convene.voting import BY_BALLOT, choices_of, counted, of_ballots
from convene.voting.ranked_choice import runoff, valid
from convene.voting.tally import ALONE, Tally, Terms, Vote


class Round:
    """Begins empty under some terms, or as a kept vote had it."""

    def __init__(self, terms: Terms = ALONE, vote: Vote | None = None) -> None:
        self.terms = vote.terms if vote else terms
        self.vote: int | None = vote.id if vote else None
        empty = [0] * len(self.words)
        self.counts: list[int] = [*(vote.counts if vote else ()), *empty][: len(empty)]
        self.ballots: tuple[tuple[int, ...], ...] = valid(vote.ballots, len(empty)) if vote else ()
        self.out: tuple[int, ...] = vote.out if vote else ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is counted: levels or options."""
        return choices_of(self.terms)

    @property
    def by_ballot(self) -> bool:
        """Whether ballots are counted, and not how many showed what."""
        return self.terms.method in BY_BALLOT

    @property
    def is_begun(self) -> bool:
        """Whether anything was counted."""
        return any(self.counts) or bool(self.ballots)

    def tally(self, voters: int | None) -> Tally | None:
        """What it comes to; None if this version can't count it."""
        if self.by_ballot:
            return of_ballots(self.ballots, self.terms, voters, self.out)
        return counted(self.counts, self.terms, voters)

    def lines(self, tally: Tally | None) -> tuple[tuple[str, int], ...]:
        """What is shown with a bar: the levels as they stand, or the options as they came out."""
        if self.by_ballot:
            return tally.lines if tally else ()
        return tuple(zip(self.words, self.counts, strict=True))

    @property
    def tied_for_last(self) -> tuple[int, ...]:
        """The options of which the group has to take one out; none if there is no such tie."""
        if not self.ballots:
            return ()
        found = runoff(self.ballots, len(self.terms.options), self.out)
        return found.tied if found.for_last else ()
