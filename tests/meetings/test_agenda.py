"""Times that follow from minutes, and order."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from convene.meetings.agenda import AgendaItem, current, following, moved, slots, spare, upcoming
from convene.meetings.meeting import Meeting
from convene.times import show_clock

NINE = datetime(2026, 11, 19, 9).astimezone()


def meeting(begins: time = time(9), ends: time = time(12)) -> Meeting:
    return Meeting(id=1, number=1, title="M", day=date(2026, 11, 19), begins=begins, ends=ends)


def items(*minutes: int) -> list[AgendaItem]:
    return [
        AgendaItem(id=number, meeting=1, order=float(number), title=f"item {number}", minutes=one)
        for number, one in enumerate(minutes, start=1)
    ]


def begins(of: Meeting, agenda: list[AgendaItem]) -> list[str]:
    return [show_clock(slot.begins) for slot in slots(of, agenda)]


def test_each_item_begins_when_the_one_before_ends() -> None:
    assert begins(meeting(), items(10, 15, 50)) == ["9:00 AM", "9:10 AM", "9:25 AM"]


def test_moving_an_item_reflows_the_times() -> None:
    agenda = items(10, 15, 50)
    orders = moved(agenda, 3, -1)
    agenda = [msgspec.structs.replace(one, order=orders.get(one.id, one.order)) for one in agenda]
    assert [(slot.item.id, show_clock(slot.begins)) for slot in slots(meeting(), agenda)] == [
        (1, "9:00 AM"),
        (3, "9:10 AM"),
        (2, "10:00 AM"),
    ]


def test_moving_past_an_end_changes_nothing() -> None:
    assert moved(items(1, 2, 3), 1, -1) == {}
    assert moved(items(1, 2, 3), 3, 1) == {}


def test_items_of_equal_order_can_be_moved_apart() -> None:
    same = [msgspec.structs.replace(one, order=0.0) for one in items(1, 2, 3)]
    assert moved(same, 1, 1) == {2: 1.0, 1: 2.0, 3: 3.0}


@given(st.lists(st.integers(1, 90), min_size=1, max_size=9), st.data())
def test_a_move_keeps_every_item_and_the_others_order(minutes: list[int], data: st.DataObject) -> None:
    agenda = items(*minutes)
    item = data.draw(st.integers(1, len(minutes)))
    orders = moved(agenda, item, data.draw(st.sampled_from([-1, 1])))
    after = sorted(agenda, key=lambda one: orders.get(one.id, one.order))
    assert {one.id for one in after} == {one.id for one in agenda}
    assert [one.id for one in after if one.id != item] == [one.id for one in agenda if one.id != item]


def test_spare_and_over() -> None:
    assert spare(meeting(), items(10, 150)) == 20
    assert spare(meeting(), items(100, 95)) == -15
    assert spare(meeting(), []) == 180


def test_an_agenda_past_midnight_goes_on() -> None:
    late = meeting(time(22), time(1))
    assert spare(late, items(90, 60)) == 30
    assert begins(late, items(90, 60, 10)) == ["10:00 PM", "11:30 PM", "12:30 AM"]


def test_what_is_on_what_follows_and_what_was_passed_over() -> None:
    one, two, three, four = items(10, 10, 10, 10)
    one = msgspec.structs.replace(one, started=NINE, ended=NINE + timedelta(minutes=9))
    three = msgspec.structs.replace(three, started=NINE + timedelta(minutes=9))
    agenda = [one, two, three, four]
    assert current(agenda) == three
    assert upcoming(agenda) == two
    assert following(agenda) == four
    done = [one, two, msgspec.structs.replace(three, ended=NINE + timedelta(minutes=30)), four]
    assert current(done) is None
    assert following(done) == four
    assert following([]) is None
