"""What is due from whom: by the calendar, before that by the promises; what nobody is asked for."""

from __future__ import annotations

from datetime import date

from convene.kinds.field import Row
from convene.measures.due import FIRST_NUMBERS, PROMISES, calls, first_calls, not_asked
from measuring import line, measure

TODAY = date(2026, 11, 16)
NEW = measure(id=2, name="Rides")
HAS, NONE = line(measure(), {2024: 20, 2025: 18}), line(NEW, {})


def promise(of: int, day: str = "2026-11-04") -> Row:
    return Row(7, 1.0, {"organization": 5, "measure": of, "first_by": day})


def asked(of: int, period: str = "2026", **cells: str) -> Row:
    return Row(8, 1.0, {"measure": of, "for_which_period": period, "due": "2026-11-10", **cells})


def test_promised_first_numbers_are_waited_for_until_there_is_a_value() -> None:
    first, second = first_calls([promise(1), promise(2)], [HAS, NONE], [])
    assert (first.measure.id, first.came) == (1, True)
    assert (second.measure.id, second.came, second.days_late(TODAY)) == (2, False, 12)
    assert (second.period, second.place, second.row) == (FIRST_NUMBERS, PROMISES, 7)


def test_the_calendar_goes_before_the_promise() -> None:
    found = calls([asked(2)], [HAS, NONE])
    assert [(one.measure.id, one.row) for one in found] == [(2, 8)]
    assert first_calls([promise(2)], [HAS, NONE], found) == []
    assert first_calls([promise(2, "soon"), promise(9)], [HAS, NONE], []) == []


def test_what_nobody_is_asked_for_is_said() -> None:
    newest = [(one.name, period.key) for one, period in not_asked([HAS, NONE], [], TODAY)]
    assert newest == [("Rides", "2025")]
    assert not_asked([HAS, NONE], calls([asked(2)], [HAS, NONE]), TODAY) == []
    assert len(not_asked([NONE], calls([asked(2, where_it_is="Received")], [NONE]), TODAY)) == 1
