"""Ahead, behind, going on and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from convene.meetings.agenda import AgendaItem, current
from convene.meetings.clock import clock, ends_about, in_words, left_open_since, planned_end
from convene.meetings.course import going_back, going_on, going_to
from convene.meetings.meeting import Meeting

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


def test_what_is_passed_over_puts_the_meeting_ahead() -> None:
    items = after(agenda(10, 15, 20), going_on(agenda(10, 15, 20), NINE))
    items = after(items, going_to(items, 3, at(10)))
    assert said(items, at(10)) == (20, "15 min ahead")


def test_a_night_in_which_the_laptop_slept_counts() -> None:
    items = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    assert said(items, at(8 * 60)) == (-470, "470 min behind")


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    items = after(agenda(10, 15), going_on(agenda(10, 15), NINE))
    assert said(items, at(-60)) == (10, "on time")


@given(st.integers(-14, 14), st.integers(-14, 14), st.integers(0, 200))
def test_another_time_zone_changes_neither_the_time_left_nor_how_far_behind(
    before: int, later: int, minutes: int
) -> None:
    begun = datetime(2026, 11, 19, 22, tzinfo=timezone(timedelta(hours=before)))
    items = after(agenda(10, 15), going_on(agenda(10, 15), begun))
    now = at(minutes, begun).astimezone(timezone(timedelta(hours=later)))
    assert clock(items, now) == clock(items, at(minutes, begun))
    assert ends_about(items, now) == ends_about(items, at(minutes, begun))


def meeting(begins: time, ends: time, started: datetime | None = None) -> Meeting:
    return Meeting(
        id=1, number=1, title="M", day=date(2026, 11, 19), begins=begins, ends=ends, started=started
    )


def test_a_meeting_ends_as_planned_also_after_midnight() -> None:
    late = meeting(time(23), time(1), at(5, ELEVEN_AT_NIGHT))
    assert planned_end(late, at(90, ELEVEN_AT_NIGHT)) == at(120, ELEVEN_AT_NIGHT)
    assert planned_end(meeting(time(9), time(11)), NINE) == at(120)


def test_on_another_day_or_at_quite_another_time_a_meeting_has_its_length() -> None:
    for started in (at(24 * 60), at(300), at(-24 * 60)):
        assert planned_end(meeting(time(9), time(11), started), started) == at(120, started)


def test_a_zone_that_is_mended_in_the_middle_mends_the_planned_end() -> None:
    """The laptop came from the coast: nine o'clock here was six o'clock there."""
    wrong, right = timezone(timedelta(hours=-8)), timezone(timedelta(hours=-5))
    started = datetime(2026, 11, 19, 6, 5, tzinfo=wrong)
    now = started.astimezone(right) + timedelta(minutes=30)
    assert planned_end(meeting(time(9), time(11), started), now) == datetime(2026, 11, 19, 11, tzinfo=right)


def test_a_meeting_that_nobody_closed_was_over_with_its_plan_or_its_last_item() -> None:
    held = meeting(time(9), time(11), NINE)
    items = after(agenda(10, 90), going_on(agenda(10, 90), NINE))
    assert left_open_since(held, items, at(240)) is None
    assert left_open_since(held, items, at(24 * 60)) == at(120)
    items = after(items, going_on(items, at(100)))
    assert left_open_since(held, items, at(24 * 60)) == at(190)
