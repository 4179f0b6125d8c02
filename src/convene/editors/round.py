"""One round of a vote while it is counted: its terms, and the counts, ballots or scores so far."""

from __future__ import annotations

from string import ascii_lowercase

import msgspec

from convene.editors.editor import Shown
from convene.voting import BY_BALLOT, BY_SCORE, choices_of, tally_of
from convene.voting.ranked_choice import runoff, valid
from convene.voting.tally import ALONE, Amount, NamedVote, Tally, Terms, TieEnd, Vote, begun
from convene.voting.weighted_scoring import Given


class Round:
    """Begins empty under some terms, or as a kept vote had it."""

    def __init__(self, terms: Terms = ALONE, vote: Vote | None = None, number: int = 1) -> None:
        self._from = vote or begun(terms, round=number)
        self.terms = self._from.terms
        empty = [0] * len(self.words)
        self.counts: list[int] = [*self._from.counts, *empty][: len(empty)]
        self.ballots = valid(self._from.ballots, len(empty))
        self.out = self._from.out
        self.ties: tuple[TieEnd, ...] = self._from.ties
        self.straw = self._from.straw
        self.said = self._from.voters if self._from.voters_said else None
        self.slips: list[int] = []
        none: tuple[Given, ...] = ((),) * len(self.terms.criteria)
        fits = len(self._from.scores) == len(empty)
        self.scores = list(self._from.scores) if fits else [none] * len(empty)

    @property
    def vote(self) -> int | None:
        """The vote that it is kept as; None while it is none."""
        return self._from.id or None

    def keep_as(self, vote: int | None) -> None:
        """What is counted from now on belongs to this vote."""
        self._from = msgspec.structs.replace(self._from, id=vote or 0)

    @property
    def words(self) -> tuple[str, ...]:
        """What is counted: levels or options."""
        return choices_of(self.terms)

    @property
    def keys(self) -> tuple[str, ...]:
        """The key that is one more of each: its own digit where levels have one, else a letter."""
        first = [words[:1] for words in self.words]
        return tuple(first) if all(one.isdigit() for one in first) else tuple(ascii_lowercase[: len(first)])

    @property
    def are_letters(self) -> bool:
        """Whether these keys stand nowhere else: levels with a digit of their own show it already."""
        return not (self.by_ballot or self.by_score) and self.keys[:1] == ("a",)

    @property
    def by_ballot(self) -> bool:
        """Whether ballots are counted, and not how many showed what."""
        return self.terms.method in BY_BALLOT

    @property
    def by_score(self) -> bool:
        """Whether options are scored on criteria."""
        return self.terms.method in BY_SCORE

    @property
    def is_begun(self) -> bool:
        """Whether anything was counted."""
        return any(self.counts) or bool(self.ballots) or any(any(row) for row in self.scores)

    @property
    def cast(self) -> Vote:
        """The round as it can be kept."""
        return msgspec.structs.replace(
            self._from,
            counts=() if self.by_ballot or self.by_score else tuple(self.counts),
            ballots=tuple(self.ballots),
            out=self.out,
            ties=self.ties,
            scores=tuple(self.scores) if self.by_score else (),
            voters=self._from.voters if self.said is None else self.said,
            voters_said=self.said is not None,
            straw=self.straw,
        )

    def here(self, shown: Shown, *, live: bool) -> Vote:
        """The round with its base: of those who are here now, or of those who were there then."""
        if not live and self.vote is not None:
            return self.cast
        voters = shown.voters if self.said is None else self.said
        return msgspec.structs.replace(self.cast, voters=voters, needed=shown.needed, members=shown.members)

    def lines(self, tally: Tally | None) -> tuple[tuple[str, Amount], ...]:
        """What is shown with a bar: the levels as they stand, or the options as they came out."""
        if self.by_ballot or self.by_score:
            return tally.lines if tally else ()
        return tuple(zip(self.words, self.counts, strict=True))

    def call(self, roll: tuple[NamedVote, ...]) -> None:
        """Who said what in a roll call; the counts follow from it."""
        self._from = msgspec.structs.replace(self._from, roll=roll)
        self.counts = [sum(one.level == at for one in roll) for at in range(len(self.counts))]

    @property
    def people(self) -> int:
        """How many people at least have voted so far."""
        cast = len(self.ballots) if self.by_ballot else sum(self.counts)
        return -(-cast // self.terms.dots) if self.terms.dots else cast

    @property
    def tally(self) -> Tally | None:
        """What it comes to by itself; None if this version can't count it."""
        return tally_of(self.cast)

    @property
    def tied(self) -> tuple[int, ...]:
        """The options between which the group has to choose."""
        tally = self.tally
        return tally.tied if tally else ()

    @property
    def tied_for_last(self) -> tuple[int, ...]:
        """The options of which the group has to take one out; none if there is no such tie."""
        if not self.by_ballot or not self.ballots:
            return ()
        found = runoff(self.ballots, len(self.terms.options), self.out)
        return found.tied if found.for_last else ()
