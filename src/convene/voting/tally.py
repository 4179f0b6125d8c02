"""A counted result: what was asked, what was counted, what came out."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, NamedTuple

import msgspec


class Terms(NamedTuple):
    """What a vote is held under.

    `options` where one chooses among some; the `threshold` of a show of hands, an option of the list
    thresholds; how many `dots` each person has, and at most how many on one option (0: all of them).
    """

    method: str = ""
    options: tuple[str, ...] = ()
    threshold: str = ""
    dots: int = 0
    most_on_one: int = 0


STRAW_POLL = "straw poll"
"""What a result is while too few with a vote are there: it shows where they stand, and decides nothing."""

ALONE = Terms()
"""For methods that need no terms."""


class Objection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why something would harm the goal: who says so (a person's id), the harm, what would resolve it.

    `ended` is how it went on: "proposal changed", "withdrawn"; "" while nobody said so.
    """

    who: int | None = None
    harm: str
    resolve: str = ""
    ended: str = ""


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """V1, V2, ...: one round of one question. `counts` go with the method's levels or with `options`.

    No names with votes. A second round is a vote of its own with `round` 2 on the same question; the last
    one counts. `step` is the worksheet's step it was held in ("common-agenda.agree"). `options`, `threshold`,
    `dots` and `most_on_one` are the terms as they were then: see `Terms`. Where options are put in order
    there are no counts but `ballots`, each the places of options, first choice first; `out` are the options
    that the group took out at a tie for last. Consent keeps its `objections` and `concerns` in words. Of the
    `voters` who were there at least `needed` make it more than a straw poll.
    """

    table: ClassVar[str] = "votes"
    letter: ClassVar[str] = "V"

    id: int = 0
    number: int
    question: str
    method: str
    counts: tuple[int, ...] = ()
    at: datetime
    voters: int | None = None
    needed: int = 0
    round: int = 1
    options: tuple[str, ...] = ()
    threshold: str = ""
    dots: int = 0
    most_on_one: int = 0
    ballots: tuple[tuple[int, ...], ...] = ()
    out: tuple[int, ...] = ()
    objections: tuple[Objection, ...] = ()
    concerns: tuple[str, ...] = ()
    meeting: int | None = None
    step: str | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """As said aloud: "V2"."""
        return f"{self.letter}{self.number}"

    @property
    def is_straw_poll(self) -> bool:
        """Whether too few with a vote were there for a decision."""
        return self.voters is not None and self.voters < self.needed

    @property
    def terms(self) -> Terms:
        """What it was held under."""
        return Terms(self.method, self.options, self.threshold, self.dots, self.most_on_one)

    @property
    def title(self) -> str:
        """The question, under the name that all captured things share."""
        return self.question


class Tally(NamedTuple):
    """A result in words and numbers. `carried` is None for methods that rank and don't carry."""

    outcome: str
    carried: bool | None
    counted: int
    lines: tuple[tuple[str, int], ...]
    numbers: str


def latest(votes: list[Vote]) -> Vote | None:
    """The round that counts: the last one."""
    return max(votes, key=lambda vote: (vote.round, vote.number), default=None)
