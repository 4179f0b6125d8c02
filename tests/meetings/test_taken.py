"""Real minutes, and the same item known again."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.meetings.taken import Took, in_words, took, took_last
from convene.meetings.theme import covers, theme
from convene.meetings.typed_item import TypedItem

NINE = datetime(2026, 11, 19, 9).astimezone()


def item(title: str = "Charter", minutes: int = 20, real: int | None = None, **more: Any) -> AgendaItem:
    ended = None if real is None else NINE + timedelta(minutes=real)
    given = {"meeting": 1, "order": 1.0, "started": NINE, "ended": ended, **more}
    return AgendaItem(title=title, minutes=minutes, **given)


def meeting(number: int, day: date, *, closed: bool = True) -> Meeting:
    times: dict[str, Any] = {"begins": time(9), "ends": time(11), "closed": NINE if closed else None}
    return Meeting(id=number, number=number, title="M", day=day, started=NINE, **times)


def test_an_item_took_what_was_between_its_beginning_and_its_end() -> None:
    assert took(item(real=35)) == 35
    assert took(item()) is None
    assert took(item(real=0)) is None


def test_an_item_that_was_left_on_overnight_says_nothing() -> None:
    assert took(item(real=15 * 60)) is None


def test_the_last_closed_meeting_counts_and_what_is_proposed_is_in_fives() -> None:
    days = [date(2026, 9, 17), date(2026, 10, 15), date(2026, 11, 19)]
    meetings = [meeting(1, days[1]), meeting(2, days[0]), meeting(3, days[2], closed=False)]
    items = [item("Charter", 20, real, meeting=number) for number, real in ((1, 37), (2, 12), (3, 50))]
    found = took_last(meetings, items)[theme(item("charter"))]
    assert found == Took(37, 20, days[1])
    assert found.proposed == 35
    assert Took(2, 10, days[0]).proposed == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TypedItem("Welcome", 10, "talk"), TypedItem("WELCOME.", 5, "talk"), True),
        (TypedItem("Welcome", 10, "talk"), TypedItem("Charter", 10, "talk"), False),
        (TypedItem("What we promised", 10, "review"), TypedItem("Open actions", 10, "review"), True),
        (
            TypedItem("Goals", 60, "worksheet", "a", ("x", "y")),
            TypedItem("A", 9, "vote", "a", ("y", "x")),
            True,
        ),
        (TypedItem("Goals", 60, "worksheet", "a", ("x",)), TypedItem("Goals", 60, "worksheet", "a"), False),
    ],
)
def test_the_same_item_is_known_again(one: TypedItem, other: TypedItem, same: bool) -> None:
    assert (theme(one) == theme(other)) is same


def test_an_item_with_more_steps_covers_one_with_fewer() -> None:
    whole, few = TypedItem("A", 60, "worksheet", "a"), TypedItem("A", 20, "worksheet", "a", ("x",))
    assert covers(whole, few)
    assert not covers(few, whole)
    assert covers(few._replace(steps=("x", "y")), few)


def test_how_the_time_went_is_said_in_words() -> None:
    now = NINE + timedelta(minutes=50)
    items = [
        item("Welcome", 10, 5, id=1, order=1.0),
        item("Charter", 20, 35, id=2, order=2.0),
        item("Measures", 30, id=3, order=3.0, started=NINE + timedelta(minutes=40)),
        item("Budget", 10, id=4, order=4.0, started=None),
    ]
    assert in_words(items, now) == (
        "The agenda took 50 minutes, 70 were planned. Longest over: “Charter” took 35, planned 20. "
        "Not reached: “Budget”."
    )
    assert in_words([items[3]], now) == ""
    hello = [item("Hello", 1, 1, id=1, order=1.0)]
    assert in_words(hello, now) == "The agenda took 1 minute, 1 was planned."
