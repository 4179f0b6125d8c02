"""Papers to write in tests: a meeting summary, a blank worksheet, one of every block."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec

from convene.blocks import (
    Block,
    Break,
    Cell,
    Column,
    Corner,
    Corners,
    Decided,
    DecisionList,
    Document,
    Fact,
    Facts,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Matrix,
    Paper,
    Prose,
    Quote,
    Rows,
    SmallNote,
    Square,
    TickBoxes,
    WritingLines,
)

CHANGED = datetime(2026, 9, 17, 16, 42, tzinfo=UTC)
HOSTILE = (
    "[b]x[/b]",
    "{ PAGE }",
    "say \"&<>' now",
    "a\tb\r\nc\x1b[2J",
    "\ud800 \ufffe \u202eabc",
    "مرحبا, 表 and שלום",
    "x" * 300,
)
ACTION_COLUMNS = (
    Column("Done", "check", 7),
    Column("No.", "label", 6),
    Column("What", weight=47),
    Column("Who", weight=27),
    Column("By when", weight=13),
)


def paper(*blocks: Block, size: Paper = "letter", title: str = "Choosing what we work on first") -> Document:
    """A document around some blocks."""
    return Document(
        kind="Meeting summary",
        title=title,
        initiative="Harlan County Together",
        day=date(2026, 9, 17),
        changed=CHANGED,
        blocks=blocks,
        paper=size,
    )


def words(*columns: str, rows: Sequence[Sequence[str]]) -> Rows:
    """A plain table."""
    return Rows(
        caption=", ".join(columns),
        columns=tuple(Column(column) for column in columns),
        rows=tuple(tuple(Cell(text) for text in row) for row in rows),
    )


def action(label: str, what: str, who: str, of: str, when: str, *, done: bool = False) -> tuple[Cell, ...]:
    """A row of the action list."""
    return (Cell(ticked=done), Cell(label), Cell(what), Cell(who, of, strong=True), Cell(when))


def actions() -> Rows:
    """Six actions, one of them nobody's."""
    return Rows(
        caption="Who does what, by date",
        columns=ACTION_COLUMNS,
        rows=(
            action("A1", "Send the data agreement", "Dana Ruiz", "Health department", "Sep 25", done=True),
            action("A2", "Book the gym for two evenings", "Marcus Bell", "Parks and Recreation", "Sep 30"),
            action("A3", "Ask what “safe place” means", "Priya Nair", "Youth Council", "Oct 9"),
            action("A4", "Draft the training offer", "Tomás Ortega", "Chamber of Commerce", "Oct 12"),
            action("A5", "Find out what the line costs", "Lin Zhao", "Bridge Clinic", "Oct 14"),
            (
                Cell(),
                Cell("A6"),
                Cell("Invite a judge"),
                Cell("No one yet", late=True),
                Cell("No date", late=True),
            ),
        ),
    )


def votes() -> Rows:
    """Dots with bars."""
    counted = (("Safe places after school", 31), ("Store training program", 14), ("Radio spots", 0))
    return Rows(
        caption="Dots for each option",
        titled=True,
        columns=(Column("Option"), Column("", "bar"), Column("Dots", "number")),
        rows=tuple(
            (Cell(name), Cell(share=dots / 31), Cell(str(dots), strong=True)) for name, dots in counted
        ),
    )


def corners(*items: str) -> Corners:
    """Effort and impact."""
    return Corners(
        caption="Effort and impact",
        across=("Less effort", "More effort"),
        up=("Less impact", "More impact"),
        corners=(
            Corner("Quick wins", items),
            Corner("Large projects", ()),
            Corner("If there is time", ()),
            Corner("Not now", ()),
        ),
    )


def summary(size: Paper = "letter") -> Document:
    """What people take home."""
    landscape = (
        ("Harlan County Schools", "Schools (K-12)", "Prevents it early", "Whole county", "4,120"),
        ("Bridge Clinic", "Prevention, treatment and recovery", "Treats or serves", "Whole county", "260"),
        ("Parks and Recreation", "Local government", "Prevents it early", "Two towns", "1,900"),
        ("Second Chance Court", "Law enforcement and courts", "Steps in early", "Whole county", "85"),
        ("Riverside Baptist Youth", "Faith groups", "Prevents it early", "One town", "140"),
        ("مركز الأمل للعائلات", "Housing and basic needs", "Gives support", "One neighborhood", "75"),
        ("青少年互助中心 Youth Mutual Help", "Youth-serving groups", "Steps in early", "One town", "110"),
    )
    return paper(
        Masthead(
            kind="Meeting summary",
            title="Choosing what we work on first",
            facts=("Thursday, September 17, 2026, 1:30 to 4:30 pm", "Harlan Public Library"),
        ),
        Lead(text="We met to agree on one goal. We left with a goal, three strategies and six promises."),
        Glance(facts=(Fact("Decisions", "2"), Fact("Actions", "6"), Fact("Next meeting", "Oct 15"))),
        Heading(level=1, text="What we decided"),
        DecisionList(
            decisions=(
                Decided("D1", "By 2029, half as many 10th graders use alcohol.", ("By consent. 22 of 22.",)),
                Decided("D2", "We start with three strategies.", ("By dot voting.", "66 dots.")),
            )
        ),
        Heading(level=1, text="Who does what"),
        actions(),
        Heading(level=1, text="What we worked on"),
        Heading(level=2, text="Landscape map"),
        Prose(text="Who is already doing something for young people in the county."),
        words("Organization", "Sector", "What they do", "Reach", "People a year", rows=landscape),
        Heading(level=2, text="Dot vote: which strategies first?"),
        votes(),
        SmallNote(text="45 dots by 15 people, 3 each."),
        Heading(level=2, text="In their words"),
        Quote(text="“It takes time.”"),
        Heading(level=1, text="Parked for later"),
        Items(items=("P1  Who pays for the bus after 6 pm?", "P2  Do we need a bylaw?")),
        Heading(level=1, text="Next meeting"),
        Facts(facts=(Fact("When", "Thursday, October 15"), Fact("Where", "Library, Room B"))),
        size=size,
    )


def worksheet(size: Paper = "letter") -> Document:
    """A form for pens."""
    return paper(
        Masthead(kind="Worksheet", title="Landscape map", facts=("Table number ____",)),
        Lead(text="Find out who already works on this."),
        Heading(level=1, text="1  Who is already doing something?"),
        FillGrid(caption="Organizations", columns=("Organization", "Sector", "What they do")),
        Heading(level=1, text="2  What is missing on this map?"),
        WritingLines(count=5),
        Heading(level=1, text="3  How do we go on?"),
        TickBoxes(options=("We keep the map up to date", "We stop here")),
        Heading(level=1, text="4  Where does each effort stand?"),
        corners(),
        Heading(level=1, text="5  Is it so?"),
        FillGrid(caption="Fit", columns=("Is it true?", "Why"), fixed=("Many things cause it",), empty=0),
        size=size,
    )


def twelve_cells(size: Paper = "letter", *, fills_page: bool = True) -> Document:
    """The whole effort on one sheet."""
    phases = ("Phase I: Initiate action", "Phase II: Organize for impact", "Phase III: Sustain action")
    components = ("Governance", "Strategic planning", "Community involvement", "Evaluation and improvement")
    box = Square(
        "Create a common agenda (goals and strategy)", ("◐ Under way", "Goal agreed (D1)"), "Look again"
    )
    return paper(
        Masthead(kind="Where we are", title="The whole effort on one page", facts=("As of September 17",)),
        Matrix(
            caption="Components by phase",
            columns=("Component", *phases),
            rows=tuple(
                (Square(name), box, box, Square("Facilitate", ("○ Not started",))) for name in components
            ),
            fills_page=fills_page,
        ),
        SmallNote(text="● Done: answered and agreed.  ◐ Under way.  ○ Not started."),
        size=size,
    )


def sign_in(size: Paper = "letter") -> Document:
    """A sheet by the door, sideways, with the invited people filled in."""
    columns = ("No.", "Name", "Organization", "Email or phone", "First time?", "List my name ☐")
    people = tuple((str(number), f"Dana Ruiz {number}", "Health department") for number in range(1, 11))
    sheet = paper(
        Masthead(kind="Sign-in sheet", title="Choosing what we work on first", facts=("September 17",)),
        FillGrid(
            caption="Who is here",
            columns=columns,
            begun=people,
            empty=6,
            slim=True,
            weights=(5, 25, 25, 25, 9, 11),
        ),
        SmallNote(text="We use this list to send you the summary, and for nothing else."),
        size=size,
    )
    return msgspec.structs.replace(sheet, landscape=True)


def every_block(text: str, size: Paper = "letter") -> Document:
    """Every field of every block has the same text."""
    return Document(
        kind=text,
        title=text,
        initiative=text,
        day=date(2026, 9, 17),
        changed=CHANGED,
        paper=size,
        blocks=(
            Masthead(kind=text, title=text, facts=(text, text)),
            Lead(text=text),
            Glance(facts=(Fact(text, text), Fact("People", text))),
            Heading(level=1, text=text),
            DecisionList(decisions=(Decided(text, text, (text, text)),)),
            Heading(level=2, text=text),
            Rows(
                caption=text,
                titled=True,
                columns=(
                    Column(text, "check"),
                    Column(text, "label"),
                    Column(text),
                    Column(text, "number"),
                    Column(text, "bar"),
                ),
                rows=((Cell(text, text), Cell(text), Cell(text, text, strong=True), Cell(text), Cell(text)),),
            ),
            Heading(level=3, text=text),
            Facts(facts=(Fact(text, text),)),
            Items(items=(text, text)),
            Items(items=(text,), numbered=True),
            Prose(text=text),
            Quote(text=text),
            SmallNote(text=text),
            Break(),
            WritingLines(count=2),
            FillGrid(caption=text, columns=(text, text), fixed=(text,), begun=((text, text),), empty=1),
            Matrix(caption=text, columns=(text, text), rows=((Square(text), Square(text, (text,), text)),)),
            TickBoxes(options=(text,)),
            corners(text),
        ),
    )


def said_by_every_block(line: str, parts: list[str]) -> list[str]:
    """The paragraphs of `every_block`: `line` is the text as cleaned, `parts` the same cut at blank lines."""
    return [
        *(f"{line}  ·  {line}", line, f"{line}  ·  {line}"),
        *parts,
        *(line, "People", line, line),
        line,
        *("No.", "What we decided, and how", line, line, line, line),
        line,
        line,
        *[line] * 5,
        *(f"☐ {line}", line, line, line, line, line, line),
        line,
        f"{line}\t{line}",
        *(line, line),
        line,
        *parts,
        *parts,
        *parts,
        *[line] * 5,
        *(line, line, line, line, line, line),
        line,
        *("Less effort", "More effort"),
        *("More impact", "Quick wins", line, "Large projects"),
        *("Less impact", "If there is time", "Not now"),
    ]
