"""Who hears what from whom, how often, and how we handle hard news."""

from __future__ import annotations

from collections.abc import Mapping

from dateutil.relativedelta import relativedelta

from convene.blocks import Blocks, Cell, Column, Document, Heading, Items, Paper, Rows
from convene.dates import show_day
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.times import show_clock

KIND, NAME = "communication-plan", "Communication plan"

INSIDE, OUTSIDE = "communication-plan.inside", "communication-plan.outside"
MEETINGS, HARD_NEWS = "communication-plan.meetings", "communication-plan.hard-news"
NOTHING = Lack("Nobody is down to hear anything yet.", INSIDE)
AHEAD = relativedelta(months=3)
COLUMNS = (
    Column("Who hears it", "words", 22),
    Column("What", "words", 30),
    Column("How", "words", 16),
    Column("How often", "words", 14),
    Column("Who sends it", "words", 18),
)
RHYTHM = (
    Column("Meeting", "words", 30),
    Column("How often", "words", 18),
    Column("Day and time", "words", 22),
    Column("Minutes", "number", 10),
    Column("Run by", "words", 20),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once somebody is to hear something."""
    lines = len(whole.told(view, INSIDE)) + len(whole.told(view, OUTSIDE))
    meetings = len(whole.told(view, MEETINGS))
    holds = f"{count(lines, 'message')}, {count(meetings, 'regular meeting')}"
    return whole.offered(view, KIND, NAME, holds, None if lines else NOTHING)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """By audience: inside, outside; then the meetings, the rules for hard news, the next three months."""
    inside = [_line(one, one["to_group"], one["from_group"]) for one in whole.told(view, INSIDE)]
    outside = [_line(one, one["audience"], "") for one in whole.told(view, OUTSIDE)]
    rhythm = [
        tuple(Cell(one[key]) for key in ("meeting", "how_often", "day_and_time", "minutes", "run_by"))
        for one in whole.told(view, MEETINGS)
    ]
    rules = [str(row.cells.get("text", "")) for row in whole.rows(view, HARD_NEWS)]
    blocks = (
        *_table("Among ourselves", COLUMNS, inside),
        *_table("To the community", COLUMNS, outside),
        *_table("When we meet", RHYTHM, rhythm),
        *_list("Hard news: what we agreed", rules),
        *_list("The next three months", _calendar(view, hours)),
    )
    changed = last_change(view, worksheets=("communication-plan",))
    return whole.document(view, NAME, blocks, changed=changed, paper=paper, title="How we stay in touch")


def sources(view: View, handout: Handout) -> Sources:
    """What the plan is made of."""
    return Sources(
        tables=frozenset({"meetings", "people"}),
        steps=frozenset(
            {INSIDE, OUTSIDE, MEETINGS, HARD_NEWS, "working-structure.groups", "public-will.audiences"}
        ),
        unseen={
            "people": PEOPLE_UNSEEN - {"under_18"},
            "meetings": frozenset({"started", "breakout_ends", "purpose", "bring"}),
        },
    )


def _line(row: Mapping[str, str], who: str, by: str) -> tuple[Cell, ...]:
    sender = row["who_sends"]
    return (
        Cell(who, note=f"from {by}" if by else "", strong=True),
        Cell(row["what"]),
        Cell(row["how"]),
        Cell(row["how_often"]),
        Cell(sender or "No one yet", late=not sender),
    )


def _table(title: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]]) -> Blocks:
    if not rows:
        return ()
    return (Heading(level=1, text=title), Rows(caption=title, columns=columns, rows=tuple(rows)))


def _list(title: str, lines: list[str]) -> Blocks:
    return (Heading(level=1, text=title), Items(items=tuple(lines))) if lines else ()


def _calendar(view: View, hours: str) -> list[str]:
    """The meetings that are planned for the next three months."""
    until = view.today + AHEAD
    coming = [one for one in view.all(Meeting) if one.state == "planned" and view.today <= one.day <= until]
    return [
        ", ".join(
            part
            for part in (
                f"{show_day(one.day, year=True)}, {show_clock(one.begins, hours)}: {one.title}",
                one.place,
            )
            if part
        )
        for one in sorted(coming, key=lambda one: (one.day, one.begins))
    ]
