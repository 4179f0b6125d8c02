"""What all editors share: frozen values in, messages out."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple

from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.kinds.field import Around, Row, Value
from convene.kinds.pick import Registry
from convene.voting.tally import ALONE, NamedVote, Terms, TieEnd, Vote
from convene.widgets.still_there import StillThere
from convene.worksheets.definition import Step


def choices_with(around: Around, source: str, used: Container[int]) -> list[tuple[int, str]]:
    """What can be picked from a source, and behind it what was taken out of it but is `used` here."""
    now = {row for row, _ in around.choices(source)}
    return [(row, words) for row, words in around.named(source) if row in now or row in used]


class Shown(NamedTuple):
    """All that an editor may show of the record; each kind looks at its own part.

    `value` for kinds that keep one value, `rows` for kinds with rows, `offered` rows of the earlier step with
    the title `offered_from`, and the order of all its rows by their ids; the `votes` of this step, first
    round first, the id of the one that is still `counting`, and the `terms` of the next round; the decisions
    or actions `captured` here or in the running meeting, and the ids of those `linked` to this worksheet; how
    many `voters` are here, if a meeting says, how many are `needed` and how many `members` there are in all;
    the `fallback` of the group's rule, for when two rounds did not carry it; the label of what was `decided`
    by a vote, by the vote's id; whether another round is wanted `anew`, at once; the words of an `earlier`
    text that can be taken over, with the title of its step; whether it was changed `by_others`, in another
    window or on another laptop; words that were typed in a cell and not answered, by row and column, as
    `Typing` said them; the words that the room sees instead of a cell (`for_room`), by row and column.
    """

    value: Value | None = None
    rows: tuple[Row, ...] = ()
    offered: tuple[Row, ...] = ()
    offered_from: str = ""
    offered_order: Mapping[object, float] = MappingProxyType({})
    votes: tuple[Vote, ...] = ()
    counting: int | None = None
    terms: Terms = ALONE
    captured: tuple[Decision | Action, ...] = ()
    linked: frozenset[int] = frozenset()
    voters: int | None = None
    needed: int = 0
    members: int = 0
    fallback: Terms | None = None
    decided: Mapping[int, str] = MappingProxyType({})
    anew: bool = False
    earlier: tuple[str, str] | None = None
    by_others: bool = False
    unfinished: Mapping[tuple[str, str], str] = MappingProxyType({})
    for_room: Mapping[tuple[int, str], str] = MappingProxyType({})


def nobody(_: int) -> None:
    """For messages after which nobody waits for a number."""


class Editor(Vertical, StillThere):
    """The field of one step. It shows what it is given and says what was typed; it never writes.

    Subclasses fill themselves in `show`, which can be called at any time and leaves alone what somebody
    is typing.
    """

    DEFAULT_CSS = "Editor { height: 1fr; }"

    room: reactive[bool] = reactive(False)
    """Whether the room watches: no private columns, no marks for the facilitator."""

    SHARES_FROM: ClassVar[int] = 20
    """Rows that it and what stands above it must have, for more than one of them to be given away."""

    class Ready(Message):
        """The editor is on the screen and can be shown something."""

    class Said(Message):
        """Anything an editor has to say; all other messages here are of this sort."""

    @dataclass
    class Answered(Said):
        """A new answer to a step that keeps one value; None takes it away."""

        step: str
        value: Value | None

    @dataclass
    class RowAdded(Said):
        """A row with these cells, at the end, after another row, or as the first (0).

        `then` is told the new row's id.
        """

        step: str
        cells: Mapping[str, Value]
        after: int | None = None
        then: Callable[[int], None] = field(default=nobody)

    @dataclass
    class CellChanged(Said):
        """One cell of a row; None empties it. `title` is the column in words."""

        step: str
        row: int
        column: str
        value: Value | None
        title: str = ""

    @dataclass
    class RowRemoved(Said):
        """A row is to go; undo brings it back."""

        step: str
        row: int

    @dataclass
    class RowMoved(Said):
        """A row goes down (1) or up (-1)."""

        step: str
        row: int
        by: int

    @dataclass
    class RowDuplicated(Said):
        """A row is wanted twice. `then` is told the copy's id."""

        step: str
        row: int
        then: Callable[[int], None] = field(default=nobody)

    @dataclass
    class RowsPasted(Said):
        """Text of a spreadsheet, to become rows in one deed; or to be mended if it doesn't fit."""

        step: str
        text: str

    @dataclass
    class MendWanted(Said):
        """The pasted text that was left to be mended later is wanted again."""

        step: str

    @dataclass
    class ItemSet(Said):
        """Cells of the row that stands for an earlier row (a place on a grid, scores); None empties one."""

        step: str
        item: int
        cells: Mapping[str, Value | None]
        what: str

    @dataclass
    class NameAdded(Said):
        """Names that are not in a registry yet are to be added there and picked here, in one deed.

        `column` names the cell, in `row` or in a new row that begins with `cells`; it is None for a step
        that keeps one value. `before` are the ids picked already, kept in front; `several` says whether the
        value is a list. `then` is told the id of a new row.
        """

        step: str
        registry: Registry
        names: tuple[str, ...]
        before: tuple[int, ...] = ()
        several: bool = False
        row: int | None = None
        column: str | None = None
        title: str = ""
        cells: Mapping[str, Value] = field(default_factory=dict)
        after: int | None = None
        then: Callable[[int], None] = field(default=nobody)

    @dataclass
    class Counted(Said):
        """One round of a vote as it was `cast`: a kept one if it has an id, or a new one.

        `then` is told the vote's id.
        """

        step: str
        cast: Vote
        then: Callable[[int], None] = field(default=nobody)

    @dataclass
    class TieWanted(Said):
        """The group has to choose among what is tied, the places `between` with their `names`.

        `then` is told the way: "again", "run-off", or how it was ended.
        """

        step: str
        between: tuple[int, ...]
        names: tuple[str, ...]
        then: Callable[[str, TieEnd | None], None]
        for_last: bool = False

    @dataclass
    class RollCallWanted(Said):
        """Names are to stand with the votes of a round. `then` is told who said what."""

        step: str
        words: tuple[str, ...]
        roll: tuple[NamedVote, ...]
        then: Callable[[tuple[NamedVote, ...]], None]

    @dataclass
    class VotersWanted(Said):
        """How many vote is to be said: not only those who are marked as here.

        `now` is that number so far, `least` how many were counted already. `then` is told the number; None
        for those marked as here.
        """

        step: str
        now: int | None
        least: int
        then: Callable[[int | None], None]

    @dataclass
    class WordsWanted(Said):
        """What is recorded of a kept round besides its counts is to be typed."""

        step: str
        vote: int

    @dataclass
    class ObjectionsWanted(Said):
        """A round of consent was counted: its objections and concerns are to be said in words."""

        step: str

    @dataclass
    class DecisionWanted(Said):
        """The outcome of a vote is to become a decision; its words are asked for."""

        step: str
        method: str
        numbers: str = ""
        vote: int | None = None

    @dataclass
    class CaptureWanted(Said):
        """A line is to be captured: a `kind`, unless it says another one. `begun` was typed already."""

        step: str
        kind: Literal["decision", "action"]
        begun: str = ""

    @dataclass
    class CapturedOpened(Said):
        """A decision or action is to be edited."""

        step: str
        record: Decision | Action

    @dataclass
    class CapturedChanged(Said):
        """A decision or action is to get these values, or to go (no values)."""

        step: str
        record: Decision | Action
        values: Mapping[str, object]
        what: str

    @dataclass
    class LongPasted(Said):
        """A paragraph so long that it was hardly meant for this field; nothing was put in.

        `insert` puts it in after all.
        """

        step: str
        text: str
        insert: Callable[[], None]

    @dataclass
    class UndoWanted(Said):
        """Undo (or redo) was pressed where nothing typed is left to undo.

        `typed` says that the field is again as it was when entered: what it said since then goes too.
        """

        step: str
        redo: bool = False
        typed: bool = False

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__()
        self.step = step
        self.around = around
        self.shown = Shown()

    def on_mount(self) -> None:
        """Say that there is something to fill now."""
        self.post_message(self.Ready())

    def show(self, shown: Shown) -> None:
        """Show what the record holds."""
        self.shown = shown

    def begin(self) -> None:
        """Put the focus where one works."""

    def look_at(self, row: int, column: str) -> None:
        """Have the cursor in a row when it is shown first, and in a column of it if one is named."""

    def unsaid(self) -> tuple[Said, ...]:
        """What was typed and not said yet; it counts as said from now on."""
        return ()

    @property
    def left_open(self) -> str:
        """What is typed and can't be kept as it is, in a sentence; "" for nothing."""
        return ""

    def say(self) -> None:
        """Say what was typed and not said yet."""
        for message in self.unsaid():
            self.post_message(message)

    def step_back(self) -> bool:
        """Esc: leave what is open inside the editor. False when nothing is, and Esc means one level up."""
        return False
