"""Words, lines, numbers and days: what is said of them, and what is refused."""

from __future__ import annotations

import pytest

from around import FakeAround
from convene.blocks import Prose, WritingLines
from convene.errors import BadInput
from convene.kinds import date, number, text
from convene.kinds import list as lines

AROUND = FakeAround()
MANY = number.Definition(id="years", title="Years", unit="years", whole=True, of_many=True)
WHEN = date.Definition(id="next", title="Next meeting", time=True)


def test_of_many_numbers_the_middle_one_counts_and_of_two_the_lower() -> None:
    assert number.in_the_middle([2, 12, 6, 5, 8], MANY) == "6 years (from 2 to 12, 5 people)"
    assert number.in_the_middle([3, 6], MANY) == "3 years (from 3 to 6, 2 people)"
    assert number.in_the_middle([5, 5], MANY) == "5 years (5 from all, 2 people)"
    assert number.in_the_middle([5], MANY) == "5 years (1 person)"
    assert number.blocks([3, 5, 9], MANY, AROUND) == (Prose(text="5 years (from 3 to 9, 3 people)"),)


def test_numbers_of_many_are_typed_in_any_way_and_a_word_is_refused() -> None:
    for typed in ("3, 5, 10", "3 5 10", "3;5;10", " 3,5 , 10,"):
        assert number.parse(typed, MANY, AROUND) == [3, 5, 10]
    with pytest.raises(BadInput, match="“three” is not a number"):
        number.parse("3, three", MANY, AROUND)
    with pytest.raises(BadInput, match="whole number"):
        number.parse("3, 4.5", MANY, AROUND)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("18,200", 18200), ("1,234,567.5", 1234567.5), ("$18,000", 18000), ("-.5", -0.5), ("12%", 12)],
)
def test_a_comma_stands_before_three_digits(typed: str, value: float) -> None:
    assert number.parse(typed, number.Definition(id="n", title="N"), FakeAround()) == value


@pytest.mark.parametrize("typed", ["18,2", "1,2345", "12,34,567", "1_000", "1e5", "inf", ",5"])
def test_a_comma_elsewhere_is_asked_about(typed: str) -> None:
    with pytest.raises(BadInput, match="is not a number"):
        number.parse(typed, number.Definition(id="n", title="N"), FakeAround())
    with pytest.raises(BadInput) as fault:
        number.parse("18,2", number.Definition(id="n", title="N"), FakeAround())
    assert fault.value.todo == "Type 18.2 or 182."


def test_a_day_may_have_a_time_behind_it() -> None:
    for typed in ("Dec 3, 3:30 pm", "Dec 3 at 3:30pm", "2026-12-03 15:30", "dec 3  3:30 PM"):
        assert date.parse(typed, WHEN, AROUND) == "2026-12-03T15:30"
    assert date.parse("Dec 3 at noon", WHEN, AROUND) == "2026-12-03T12:00"
    assert date.parse("Dec 3", WHEN, AROUND) == "2026-12-03"
    assert date.show("2026-12-03T15:30", WHEN, AROUND) == "Thu Dec 3, 2026, 3:30 PM"
    with pytest.raises(BadInput, match="is not a time of day"):
        date.parse("Dec 3, 3:75 pm", WHEN, AROUND)
    with pytest.raises(BadInput):
        date.check("2026-12-03T15:30", date.Definition(id="d", title="D"), AROUND)


def test_the_blank_form_has_a_line_for_each_that_is_asked_for() -> None:
    assert lines.blocks(None, lines.Definition(id="q", title="Q", least=3, most=9), AROUND) == (
        WritingLines(count=9, numbered=True),
    )


def test_a_text_with_more_words_than_asked_for_is_told_and_kept() -> None:
    field = text.Definition(id="t", title="T", words_at_most=3)
    assert text.too_long("one two three", field) == ""
    assert text.too_long("one two three four", field) == "4 words, at most 3"
    assert text.parse("one two three four", field, AROUND) == "one two three four"
