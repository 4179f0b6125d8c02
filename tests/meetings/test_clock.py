"""Ahead, behind, going on and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from convene.meetings.agenda import AgendaItem, current
from convene.meetings.clock import clock, ends_about, in_words
from convene.meetings.course import going_back, going_on, going_to

NINE = datetime(2026, 11, 19, 9).astimezone()
ELEVEN_AT_NIGHT = datetime(2026, 11, 19, 23).astimezone()


def at(minutes: float, since: datetime = NINE) -> datetime:
    return since + timedelta(minutes=minutes)


def agenda(*minutes: int) -> list[AgendaItem]:
    return [
        AgendaItem(id=number, meeting=1, order=float(number), title="x", minutes=one)
        for number, one in enumerate(minutes, start=1)
    ]


def after(items: list[AgendaItem], times: Mapping[int, Mapping[str, Any]]) -> list[AgendaItem]:
    return [msgspec.structs.replace(one, **times.get(one.id, {})) for one in items]


def said(items: list[AgendaItem], now: datetime) -> tuple[float, str]:
    ticking = clock(items, now)
    assert ticking
    return ticking.left / timedelta(minutes=1), in_words(ticking.behind)


def test_no_clock_before_the_first_item() -> None:
    assert clock(agenda(10, 15), NINE) is None
    assert clock([], NINE) is None


def test_time_left_counts_down_and_over() -> None:
    items = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    assert said(items, at(4)) == (6, "on time")
    assert said(items, at(12)) == (-2, "2 min behind")


def test_an_item_that_took_longer_leaves_the_meeting_behind() -> None:
    items = after(agenda(10, 15, 20), going_on(agenda(10, 15, 20), NINE))
    items = after(items, going_on(items, at(14)))
    assert said(items, at(15)) == (14, "4 min behind")
    items = after(items, going_on(items, at(22)))
    assert said(items, at(22)) == (20, "3 min ahead")


def test_added_minutes_give_time_and_take_it_from_the_meeting() -> None:
    items = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    items = after(items, {1: {"added": 5}})
    assert said(items, at(9)) == (6, "on time")
    assert said(items, at(13)) == (2, "3 min behind")


def test_time_at_the_door_is_not_being_behind() -> None:
    items = after(agenda(10, 15), going_on(agenda(10, 15), at(25)))
    assert said(items, at(26)) == (9, "on time")


def test_the_clock_goes_past_midnight() -> None:
    items = after(agenda(50, 30), going_on(agenda(50, 30), ELEVEN_AT_NIGHT))
    items = after(items, going_on(items, at(61, ELEVEN_AT_NIGHT)))
    assert said(items, at(71, ELEVEN_AT_NIGHT)) == (20, "11 min behind")


def test_going_back_is_as_if_one_had_not_gone_on() -> None:
    first = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    second = after(first, going_on(first, at(6)))
    assert after(second, going_back(second)) == first


def test_going_back_from_the_first_item_changes_nothing() -> None:
    first = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    assert going_back(first) == {}
    assert going_back(agenda(10)) == {}


def test_going_on_at_the_end_just_ends_the_last() -> None:
    items = after(agenda(10), going_on(agenda(10), NINE))
    items = after(items, going_on(items, at(8)))
    assert current(items) is None
    assert items[0].ended == at(8)


def test_an_item_taken_up_again_has_the_time_left_that_it_had() -> None:
    items = after(agenda(10, 15, 20), going_on(agenda(10, 15, 20), NINE))
    items = after(items, going_to(items, 3, at(4)))
    assert current(items) == items[2]
    items = after(items, going_to(items, 1, at(24)))
    assert said(items, at(24)) == (6, "on time")
    assert going_to(items, 1, at(25)) == {}


def test_the_next_after_a_jump_is_the_next_in_order() -> None:
    items = after(agenda(10, 15, 20, 5), going_on(agenda(10, 15, 20, 5), NINE))
    items = after(items, going_to(items, 3, at(4)))
    items = after(items, going_on(items, at(20)))
    assert current(items) == items[3]
    assert items[1].started is None


def test_the_end_is_what_is_left_and_what_comes() -> None:
    items = after(agenda(10, 15, 20), going_on(agenda(10, 15, 20), NINE))
    assert ends_about(items, at(4)) == at(45)
    assert ends_about(items, at(14)) == at(49)
    skipped = after(items, going_to(items, 3, at(5)))
    assert ends_about(skipped, at(5)) == at(25)
    assert ends_about(agenda(10, 15), NINE) == at(25)
