"""What a document is made of.

A handout says what, as a tuple of blocks; Word, the preview on the screen and the tests each read
the same blocks. Every `str` in here is plain text: never markup, never a formula.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

import msgspec


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """Common look of all blocks: frozen, made with named fields."""


class Masthead(_Block, frozen=True, kw_only=True):
    """The top of a document: whose and what kind of paper, its title, one line of facts (joined by a dot)."""

    kind: str
    title: str
    facts: tuple[str, ...] = ()
    whose: bool = True


class Lead(_Block, frozen=True, kw_only=True):
    """One or two sentences that answer the question of the paper."""

    text: str


class Prose(_Block, frozen=True, kw_only=True):
    """Running text; a blank line starts a new paragraph."""

    text: str


class Quote(_Block, frozen=True, kw_only=True):
    """Somebody's exact words."""

    text: str


class SmallNote(_Block, frozen=True, kw_only=True):
    """A source, a key, a remark."""

    text: str


Level: TypeAlias = Literal[1, 2, 3, 4, 5]


class Heading(_Block, frozen=True, kw_only=True):
    """A heading; a level is never skipped. `aside` stands behind it, muted.

    A paper has levels 1 to 3; in a binder they lie one or two deeper.
    """

    level: Level
    text: str
    aside: str = ""


class Fact(NamedTuple):
    """A label and its value, as in "Decisions: 3"."""

    label: str
    value: str


class Glance(_Block, frozen=True, kw_only=True):
    """Two to five large figures; a value has at most nine characters."""

    facts: tuple[Fact, ...]


class Facts(_Block, frozen=True, kw_only=True):
    """Labels and their values, one below the other."""

    facts: tuple[Fact, ...]


class Decided(NamedTuple):
    """One decision: its label (D1), its exact words, how it was reached (lines, muted)."""

    label: str
    text: str
    basis: tuple[str, ...] = ()


class DecisionList(_Block, frozen=True, kw_only=True):
    """Decisions, set apart from everything else."""

    decisions: tuple[Decided, ...]


ColumnLook: TypeAlias = Literal["words", "number", "label", "check", "bar"]


class Column(NamedTuple):
    """A column of a table; `weight` is its share of the width, 0 lets its words decide."""

    title: str
    look: ColumnLook = "words"
    weight: int = 0


class Cell(NamedTuple):
    """One cell.

    `note` is a muted second line. `strong` sets the text bold, `late` bold and warm (the words
    must say it too), `muted` gray. `ticked` is for "check" columns, `share` (0 to 1) for "bar" columns.
    """

    text: str = ""
    note: str = ""
    strong: bool = False
    late: bool = False
    muted: bool = False
    ticked: bool = False
    share: float = 0.0


class Rows(_Block, frozen=True, kw_only=True):
    """A table. `caption` names it for people who can't see it and stands above it if `titled`.

    A short one stays on one page by itself, a longer one if it is to stay `together`.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    titled: bool = False
    together: bool = False


class Items(_Block, frozen=True, kw_only=True):
    """A list of short texts, with bullets or numbers."""

    items: tuple[str, ...]
    numbered: bool = False


class WritingLines(_Block, frozen=True, kw_only=True):
    """Empty lines to write on by hand."""

    count: int
    numbered: bool = False


class FillGrid(_Block, frozen=True, kw_only=True):
    """A grid to fill in by hand: fixed first cells, then rows begun for people, then empty rows.

    A row begun has its first cells; the others are empty. `slim` rows are for a name and a signature,
    not for sentences. A column has the share of the width that `weights` give it, if they do, and its `marks`
    in every cell, to be ticked or circled.
    """

    caption: str
    columns: tuple[str, ...]
    fixed: tuple[str, ...] = ()
    begun: tuple[tuple[str, ...], ...] = ()
    empty: int = 6
    slim: bool = False
    weights: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()


class Square(NamedTuple):
    """One box of a matrix: bold words, plain lines, a muted remark."""

    title: str = ""
    lines: tuple[str, ...] = ()
    note: str = ""


class Matrix(_Block, frozen=True, kw_only=True):
    """A full grid of boxes, on a sheet turned sideways; the first box of a row says what the row is.

    With `fills_page` the rows share what the other blocks of the page leave them.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Square, ...], ...]
    fills_page: bool = False


class TickBoxes(_Block, frozen=True, kw_only=True):
    """Options to tick by hand."""

    options: tuple[str, ...]


class Corner(NamedTuple):
    """One corner of a two-by-two grid: its title and what stands there."""

    title: str
    items: tuple[str, ...]


class Corners(_Block, frozen=True, kw_only=True):
    """A two-by-two grid as text: top left, top right, bottom left, bottom right.

    `across` and `up` name the axes with their low and high ends: ("Less effort", "More effort"). With
    `fills_page` it has the page almost to itself.
    """

    caption: str
    across: tuple[str, str]
    up: tuple[str, str]
    corners: tuple[Corner, Corner, Corner, Corner]
    fills_page: bool = False


MONEY = frozenset("$€£")
"""Units that stand before their number."""

SeriesLook: TypeAlias = Literal["measured", "baseline", "path", "target", "forecast", "earlier"]


class Series(NamedTuple):
    """One line of a figure, or one bar for each place; None is a gap: nothing is known, or nothing is shown.

    `look` says what it is: each has its own mark and dash, told apart without color. "earlier" is for bars.
    """

    name: str
    values: tuple[float | None, ...]
    look: SeriesLook = "measured"


class Figure(_Block, frozen=True, kw_only=True):
    """A drawing of numbers: lines over time, or bars of groups beside each other.

    `caption` stands above. `told` says the finding in a sentence or two, for those who can't see it.
    `places` are the periods or the groups; a number has so many `decimals`, then `unit` ("%").
    """

    caption: str
    told: str
    places: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Literal["lines", "bars"] = "lines"
    unit: str = ""
    decimals: int = 0
    from_zero: bool = True

    def written(self, value: float) -> str:
        """A value with its unit: "28.4%", "$1,200"."""
        number = f"{value:,.{max(self.decimals, 0)}f}"
        return self.unit + number if self.unit in MONEY else number + self.unit


class Break(_Block, frozen=True, kw_only=True):
    """A new page."""


class Tab(_Block, frozen=True, kw_only=True):
    """The begin of a part of a binder, on a new page: its number, its title, a line of facts.

    All of a `landscape` one lies sideways. Its pages say its number at the foot.
    """

    number: int
    title: str
    facts: tuple[str, ...] = ()
    landscape: bool = False


class Entry(NamedTuple):
    """A line of contents: number and title of a tab, what it holds; one that isn't `there` leads nowhere."""

    number: int
    title: str
    holds: str = ""
    there: bool = True


class Contents(_Block, frozen=True, kw_only=True):
    """The tabs of a binder, each a link to its begin."""

    entries: tuple[Entry, ...]


Block: TypeAlias = (
    Masthead
    | Lead
    | Prose
    | Quote
    | SmallNote
    | Heading
    | Glance
    | Facts
    | DecisionList
    | Rows
    | Items
    | WritingLines
    | FillGrid
    | Matrix
    | TickBoxes
    | Corners
    | Figure
    | Break
    | Tab
    | Contents
)
Blocks: TypeAlias = tuple[Block, ...]

Paper: TypeAlias = Literal["letter", "a4"]


class Document(_Block, frozen=True, kw_only=True):
    """A whole paper, ready to be written.

    `day` is the date of the content (shown in the footer). `changed` is when the shown content
    last changed: it becomes the document's date, so that the same content gives the same bytes.
    A `landscape` one lies sideways from its first page to its last.
    """

    kind: str
    title: str
    initiative: str
    day: date
    changed: datetime
    blocks: Blocks
    paper: Paper = "letter"
    landscape: bool = False
