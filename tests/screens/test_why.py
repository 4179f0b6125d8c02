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
