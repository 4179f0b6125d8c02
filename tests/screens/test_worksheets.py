"""The place Worksheets says what is wrong when there is nothing to open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from convene.worksheets.shelf import Shelf
from driving import Room


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that worksheets come from instead of the one that ships; it isn't there yet."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr("convene.initiative.home.Shelf", partial(Shelf, shipped=folder))
    return folder


async def test_without_any_file_it_says_that_none_was_found(
    shipped: Path, home: Any, folder: Any, clock: Any
) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("3")
        text = " ".join(room.screen_text().split())
        assert "There is no worksheet that can be used. No worksheet file was found." in text
        assert "below" not in text.casefold()


async def test_with_files_that_cannot_be_read_it_shows_what_is_wrong(
    shipped: Path, home: Any, folder: Any, clock: Any
) -> None:
    (shipped / "1-initiate-action").mkdir(parents=True)
    (shipped / "1-initiate-action" / "broken.toml").write_text("id = ")
    async with Room.opened(home, folder, clock) as room:
        await room.press("3")
        text = " ".join(room.screen_text().split())
        assert "Below stands what is wrong with the files." in text
        assert "broken.toml" in text
