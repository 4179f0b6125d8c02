"""A worksheet that every meeting fills in anew."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from convene.exchange.shapes.answers import answers
from convene.initiative.beside import hope
from convene.initiative.gone import gone_steps
from convene.initiative.held import filling_now, fillings
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.meetings.meeting import Meeting
from convene.worksheets.definition import Worksheet

SHEET = """
id = "before-we-go"
title = "Before we leave"
phase = "any-phase"
purpose = "p"
outcome = "o"
each = "meeting"

[[step]]
id = "plus"
kind = "list"
title = "Plus"
prompt = "?"
minutes = 3
note = "n"

[[step]]
id = "hope"
kind = "rating"
title = "Hope"
prompt = "?"
minutes = 3
note = "n"
"""


@pytest.fixture
def home(home: Home) -> Home:
    own = home.folder / "worksheets"
    own.mkdir(parents=True, exist_ok=True)
    Path(own / "before-we-go.toml").write_text(SHEET, encoding="utf-8")
    return home


@pytest.fixture
def sheet(initiative: Initiative) -> Worksheet:
    return initiative.view.shelf.worksheets["before-we-go"]


def meet(initiative: Initiative, number: int, day: int, *, begun: bool = True, over: bool = True) -> int:
    """A meeting on a day of November 2026."""
    began = datetime(2026, 11, day, 9, tzinfo=UTC)
    meeting = Meeting(
        number=number,
        title=f"M{number}",
        day=began.date(),
        begins=time(9),
        ends=time(11),
        started=began if begun else None,
        closed=began + timedelta(hours=2) if begun and over else None,
    )
    return initiative.of(Meeting).add(meeting, "meeting planned").id


def test_each_meeting_has_its_own_answers_and_none_is_lost(initiative: Initiative, sheet: Worksheet) -> None:
    later, earlier = meet(initiative, 2, 12), meet(initiative, 1, 5)
    for meeting, level in ((later, 4), (earlier, 2)):
        initiative.answer(sheet.at(meeting).place("hope"), level)
        initiative.rows(sheet.at(meeting).place("plus")).add({"text": f"Hope was {level}"})
    view = initiative.view
    assert [one.held for one in fillings(view, sheet)] == [earlier, later]
    hopes = [view.value_of(one, one.steps[1]) for one in fillings(view, sheet)]
    assert hopes == [2, 4]
    told = [(one.meeting, one.step, one.value) for one in answers(view, "before-we-go") if one.step == "hope"]
    assert told == [(1, "hope", 2), (2, "hope", 4)]
    assert not gone_steps(view, sheet, initiative.folder)


def test_the_running_meeting_is_meant_and_else_the_last_that_began(
    initiative: Initiative, sheet: Worksheet
) -> None:
    assert filling_now(initiative.view, sheet).held is None
    meet(initiative, 3, 30, begun=False)
    last = meet(initiative, 2, 12)
    meet(initiative, 1, 5)
    assert filling_now(initiative.view, sheet).held == last
    running = meet(initiative, 4, 10, over=False)
    assert filling_now(initiative.view, sheet).held == running


def test_a_worksheet_of_the_group_is_one_for_all_meetings(initiative: Initiative) -> None:
    sheet = initiative.view.shelf.worksheets["landscape-map"]
    meet(initiative, 1, 5)
    assert fillings(initiative.view, sheet) == (sheet,)
    assert filling_now(initiative.view, sheet) is sheet


def test_hope_is_told_meeting_by_meeting(initiative: Initiative) -> None:
    first, second = meet(initiative, 1, 5), meet(initiative, 2, 12)
    meet(initiative, 3, 13)
    initiative.answer(f"meeting-close.hope@{second}", [0, 1, 6, 8, 3])
    initiative.answer(f"meeting-close.hope@{first}", [0, 3, 7, 4, 1])
    assert [(one.meeting.number, round(one.mean, 1)) for one in hope(initiative.view)] == [(1, 3.2), (2, 3.7)]
