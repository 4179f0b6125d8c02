"""Why something is as it is: the rule is read to its end."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Clock
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from driving import Room


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_rule_stands_there_whole(home: Any, folder: Any, clock: Any, size: tuple[int, int]) -> None:
    async with Room.opened(home, folder, clock, size) as room:
        await room.press("1", "w")
        text = " ".join(room.screen_text().replace("│", " ").split())
        assert "Where we stand" in text
        assert "House rules, after Kania and Kramer (2011)." in text


async def test_reasons_scroll_where_the_words_around_them_are_long(sample_home: Home, clock: Clock) -> None:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock, (60, 18)) as room:
        await room.press("6", "w")
        text = " ".join(room.screen_text().replace("│", " ").split())
        assert "path and tolerance are house rules." in text


async def test_the_six_jobs_are_told_with_how_long_the_money_lasts(sample_home: Home, clock: Clock) -> None:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock, (100, 40)) as room:
        await room.press("1", "w", *["down"] * 10)
        text = " ".join(room.screen_text().replace("│", " ").split())
        assert "5 of 6 covered, 1 of them at risk, 1 named; money for 12 months" in text
