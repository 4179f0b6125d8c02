"""The line of the measure at hand: in sight in the worksheet “Bending one line”, large by one key."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from conftest import Clock
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.kinds.field import Row
from convene.measures.forecast import forecast_words, unread
from convene.measures.period import Period
from convene.measures.standing import At, standing
from convene.screens.measures.curve import Drawable, how_it_stands, in_one_line
from driving import Room
from filling import open_step
from measuring import line, measure

TODAY = date(2025, 6, 30)
QUESTION = "WHAT IS THE STORY BEHIND THE LINE?"


async def test_the_curve_stays_in_sight_while_the_group_talks(sample_home: Home, clock: Clock) -> None:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock) as room:
        screen = await open_step(room, "story", "turn-the-curve")
        seen = room.screen_text()
        assert all(mark in seen for mark in ("●", "◆", "◇", "·", "×", QUESTION, "Field parties"))
        assert "Off track: Students who drank" in seen
        await room.press("ctrl+k")
        large = room.screen_text()
        assert QUESTION not in large
        assert "If we change nothing: 17.8% in 2029, 3.9 points" in " ".join(large.split())
        await room.press("escape")
        assert QUESTION in room.screen_text()
        assert room.app.screen is screen
        await room.press("ctrl+r")
        shown = room.screen_text()
        assert "●" in shown
        assert QUESTION in shown
        assert "Note for you" not in shown
        assert "Can we trust it" not in shown
        await room.press("ctrl+r")
        room.initiative.answer("turn-the-curve.measure", None)
        await room.settle()
        assert "No line yet: pick one first" in room.screen_text()
        assert "●" not in room.screen_text()


async def test_where_there_is_little_room_it_is_a_line_of_words_and_large_by_a_key(
    sample_home: Home, clock: Clock
) -> None:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock, size=(60, 18)) as room:
        await open_step(room, "story", "turn-the-curve")
        assert "Off track ▁▃▅▇▆▅ 18.3% in 2026" in room.screen_text()
        await room.press("f7")
        assert "◇" in room.screen_text()
        await room.press("f7", "ctrl+r")
        assert "18.3% in 2026, target 13.9% in 2029" in room.screen_text()
        assert "^K" not in room.screen_text()


def test_small_counts_are_in_no_words_of_it() -> None:
    values = line(measure(unit="Count", target_value=2), {2020: 40, 2023: 30, 2024: 4})
    given = Drawable(values, standing(values, TODAY), ())
    assert how_it_stands(given) == "target 2 in 2030"
    assert " 4" not in in_one_line(given, 60, "").plain


@pytest.mark.parametrize(
    ("guess", "said"),
    [
        (18, "If we change nothing: 18.0% in 2028, 8.0 points short of the target."),
        (9.5, "If we change nothing: 9.5% in 2028; that is the target, or better."),
        (None, ""),
    ],
)
def test_the_forecast_in_words(guess: float | None, said: str) -> None:
    target = At(Period("Calendar year", 2030), Fraction(10))
    guesses = [] if guess is None else [At(Period("Calendar year", 2028), Fraction(guess))]
    assert forecast_words(guesses, target, measure()) == said


def test_a_guess_whose_period_nobody_can_read_is_told() -> None:
    rows = [
        Row(1, 1.0, {"period": "2028", "our_guess": 18}),
        Row(2, 2.0, {"period": "in three years", "our_guess": 18}),
        Row(3, 3.0, {"period": "soon"}),
    ]
    assert list(unread(rows, measure())) == ["“in three years” is not a year. Type 2026."]
