"""Meetings in the order of a list; ends that were meant; what is carried over."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from convene.meetings.agenda import AgendaItem
from convene.meetings.carrying import held_before, left_open
from convene.meetings.meeting import Meeting, listed, plausible_end, usual_end

THEN = datetime(2026, 9, 17, 15, 30).astimezone()


def meeting(number: int, day: date, **values: object) -> Meeting:
    return Meeting(id=number, number=number, title="M", day=day, begins=time(9), ends=time(12), **values)  # type: ignore[arg-type]


OLD = meeting(1, date(2024, 9, 19), started=THEN, closed=THEN)
LAST = meeting(2, date(2026, 9, 17), started=THEN, closed=THEN)
ON = meeting(3, date(2026, 11, 16), started=THEN)
NEXT = meeting(4, date(2026, 12, 3))
LATER = meeting(5, date(2027, 1, 7))


def test_the_running_one_first_then_the_next_then_the_newest() -> None:
    assert listed([LATER, OLD, NEXT, ON, LAST]) == [ON, NEXT, LATER, LAST, OLD]


@pytest.mark.parametrize(
    ("begins", "typed", "meant"),
    [
        (time(9), time(12), time(12)),
        (time(18, 30), time(9), time(21)),
        (time(22), time(1), time(1)),
        (time(9), time(8, 30), time(20, 30)),
        (time(9), time(9), time(9)),
    ],
)
def test_an_end_half_a_day_off_is_a_missing_pm(begins: time, typed: time, meant: time) -> None:
    assert plausible_end(begins, typed) == meant


def test_the_usual_end_is_two_hours_later_even_past_midnight() -> None:
    assert usual_end(time(9)) == time(11)
    assert usual_end(time(23)) == time(1)


def test_the_closed_meetings_before_one_the_last_first() -> None:
    assert held_before([OLD, LAST, ON, NEXT], NEXT) == [LAST, OLD]
    assert held_before([NEXT], NEXT) == []


def test_items_that_were_not_reached_are_left_open() -> None:
    def item(number: int, title: str, **values: object) -> AgendaItem:
        return AgendaItem(id=number, meeting=2, order=float(number), title=title, minutes=10, **values)  # type: ignore[arg-type]

    agenda = [
        item(1, "Welcome", started=THEN),
        item(2, "Charter"),
        item(3, "Break", kind="break"),
        item(4, "Measures", worksheet="shared-measures"),
        item(5, "Close", kind="close"),
    ]
    assert [one.title for one in left_open(agenda)] == ["Charter", "Measures"]
