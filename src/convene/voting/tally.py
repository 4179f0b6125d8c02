"""A round of a vote as it is kept, what it is held under, and the result that is counted from it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, ClassVar, Literal, NamedTuple, TypeAlias

import msgspec

Amount: TypeAlias = int | Fraction
"""How many, or a weighted total."""


class Criterion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that options are scored on; `weight` is 1 to 5.

    A must-have names the `least` score that an option needs; 0: none.
    """

    id: str
    title: str
    weight: int
    least: int = 0


class Terms(NamedTuple):
    """What a vote is held under.

    `options` where one chooses among some; the `threshold` of a show of hands, an option of the list
    thresholds, or the rule that another method has besides its strict one; how many `dots` each person has,
    and at most how many on one option (0: all of them); how many options go on (0: nobody said so);
    the `criteria` that options are scored on.
    """

    method: str = ""
    options: tuple[str, ...] = ()
    threshold: str = ""
    dots: int = 0
    most_on_one: int = 0
    goes_on: int = 0
    criteria: tuple[Criterion, ...] = ()


NOT_CARRIED = "not carried"
"""What a decision says that rests on a vote that missed its threshold."""

STRAW_POLL = "straw poll"
"""What a result is that shows where people stand and decides nothing: as while too few of them are there."""

ALONE = Terms()
"""For methods that need no terms."""

WITHDRAWN, CHANGED, UNRESOLVED = "withdrawn", "proposal changed", "not resolved"
ENDS = (CHANGED, WITHDRAWN, UNRESOLVED)
"""How an objection can end."""


class Objection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why something would harm the goal: who says so (a person's id), the harm, what would resolve it.

    `ended` is how it went on, one of `ENDS` or other words; "" while nobody said so.
    """

    who: int | None = None
    harm: str
    resolve: str = ""
    ended: str = ""


class TieEnd(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the group ended a tie: the places of the options `chosen` among those `between` which it was.

    By lot it is recorded `who` drew (a person's id); `all` takes them all; by `talk` the group said so.
    """

    way: Literal["lots", "all", "talk"]
    between: tuple[int, ...]
    chosen: tuple[int, ...]
    who: int | None = None


class NamedVote(msgspec.Struct, frozen=True, kw_only=True):
    """What one person said in a roll call: the place of a level."""

    who: int
    level: int


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """V1, V2, ...: one round of one question. `counts` go with the method's levels or with `options`.

    No names stand with votes, save in a `roll` call, which a group asks for. A second round is a vote of its
    own with `round` 2 on the same question; the last one counts. `step` is the worksheet's step it was held
    in ("common-agenda.agree"). The terms are kept as they were then: see `Terms`. Where options are put in
    order there are no counts but `ballots`, each the places of options, first choice first; `out` are the
    options that the group took out at a tie for last; where they are scored, `scores` has for each option
    and criterion how many gave 1 to 5. Consent keeps its `objections` and `concerns` in words, the final
    `wording`, and when to look again; other methods the `reasons` of those who have doubts. Of the `voters`
    who were there, and the `members` who have a vote at all, at least `needed` make it no straw poll. The
    voters are those marked as here; `voters_said`: as many as the facilitator counted in the room instead.
    While ballots are still typed it is `counting`: nobody sees how it stands, also after a restart.
    One that was said to be `straw` was not meant to decide, however many were there.
    `aside` are those who stated a conflict of interest and did not vote. `stated_by` is who said that a
    lukewarm result is enough, or who asked out loud whether anyone objects; `body` who decided elsewhere.
    A correction after a decision was made makes a new `version`.
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
    voters_said: bool = False
    straw: bool = False
    counting: bool = False
    members: int = 0
    needed: int = 0
    round: int = 1
    options: tuple[str, ...] = ()
    threshold: str = ""
    dots: int = 0
    most_on_one: int = 0
    goes_on: int = 0
    criteria: tuple[Criterion, ...] = ()
    ballots: tuple[tuple[int, ...], ...] = ()
    out: tuple[int, ...] = ()
    scores: tuple[tuple[tuple[int, ...], ...], ...] = ()
    ties: tuple[TieEnd, ...] = ()
    roll: tuple[NamedVote, ...] = ()
    objections: tuple[Objection, ...] = ()
    concerns: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    wording: str = ""
    look_again: date | None = None
    aside: tuple[int, ...] = ()
    stated_by: int | None = None
    body: str = ""
    recorded_by: str = ""
    version: int = 1
    meeting: int | None = None
    step: str | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """As said aloud: "V2"."""
        return f"{self.letter}{self.number}"

    @property
    def is_straw_poll(self) -> bool:
        """Whether it decides nothing: too few with a vote were there, or it wasn't meant to."""
        return self.straw or self.is_too_few

    @property
    def is_too_few(self) -> bool:
        """Whether too few with a vote were there for a decision."""
        return self.voters is not None and self.voters < self.needed

    @property
    def terms(self) -> Terms:
        """What it was held under."""
        return Terms(**{name: getattr(self, name) for name in Terms._fields})

    @property
    def title(self) -> str:
        """The question, under the name that all captured things share."""
        return self.question


CAST = ("counts", "ballots", "out", "scores", "ties", "roll")
"""The fields of a vote that say what was cast; the others say what was said of it."""


def begun(terms: Terms, **cast: Any) -> Vote:
    """A round under these terms that nobody asked to keep yet; it has no number."""
    return Vote(number=0, question="", at=datetime.min.replace(tzinfo=UTC), **terms._asdict(), **cast)


class Tally(NamedTuple):
    """A result in words and numbers. `carried` is None for methods that rank and don't carry.

    `remarks` are said after it: what is close, tied, left over; `besides` with it: of whom it is a share,
    where the middle is. `tied` are the places of options between which the group has to choose, `top` those
    that a second round would be among. One that can't be, because too much was counted, is `refused`.
    """

    result: str
    carried: bool | None
    counted: int
    lines: tuple[tuple[str, Amount], ...]
    numbers: str
    besides: str = ""
    tied: tuple[int, ...] = ()
    top: tuple[int, ...] = ()
    refused: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """The result with its remarks."""
        return ". ".join((self.result, *self.remarks))


def in_figures(amount: Amount) -> str:
    """ "9", or "4.70" for a weighted total."""
    return str(amount) if isinstance(amount, int) else f"{float(amount):.2f}"


def latest(votes: list[Vote]) -> Vote | None:
    """The round that counts: the last one."""
    return max(votes, key=lambda vote: (vote.round, vote.number), default=None)
