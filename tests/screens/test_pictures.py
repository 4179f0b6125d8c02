"""What every screen looks like, with the sample initiative on a fixed day and three worksheets.

A worksheet that is added changes no picture; one of the three that is changed does. A picture that changed
is looked at before it is updated, those of one screen alone with `-k`:
`pytest tests/screens/test_pictures.py -n0 --snapshot-update -k worksheet-text`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from conftest import Clock
from convene.app import ConveneApp
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from shelves import FirstWorksheets

SMALL, LARGE, PROJECTOR = (80, 24), (120, 40), (60, 18)

# Each screen by the keys that lead to it from the overview; "=words" are typed.
SCREENS: dict[str, tuple[str, ...]] = {
    "home": ("escape",),
    "new-initiative": ("escape", "n"),
    "overview": (),
    "why": ("tab", "tab", "down", "w"),
    "meetings": ("2",),
    "plan": ("2", "enter"),
    "worksheets": ("3",),
    "worksheet-text": ("3", "enter"),
    "worksheet-table": ("3", "enter", "ctrl+g"),
    "worksheet-room-view": ("3", "enter", "ctrl+g", "ctrl+r"),
    "people": ("4",),
    "record": ("5",),
    "measures": ("6",),
    "handouts": ("7",),
    "capture": ("ctrl+n", "=Noor Haddad to call the mayor by Fri"),
    "help": ("f1",),
    "find": ("ctrl+p", "=denise"),
    "attendance": ("2", "enter", "s"),
    "running": ("2", "enter", "s", "escape"),
    "running-worksheet": ("2", "enter", "s", "escape", "ctrl+g", "ctrl+g"),
}
ALSO_ON_A_PROJECTOR = ("worksheet-table", "worksheet-room-view", "running", "running-worksheet", "overview")
ALSO_LIGHT = ("overview", "worksheet-table", "running", "capture")


@pytest.fixture(autouse=True)
def first_worksheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convene.initiative.home.Shelf", FirstWorksheets)


def shots() -> list[Any]:
    found = [(name, SMALL, "dark") for name in SCREENS] + [(name, LARGE, "dark") for name in SCREENS]
    found += [(name, PROJECTOR, "dark") for name in ALSO_ON_A_PROJECTOR]
    found += [(name, SMALL, "light") for name in ALSO_LIGHT]
    return [pytest.param(*one, id=f"{one[0]}-{one[1][0]}-{one[2]}") for one in found]


async def settle(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize(("name", "size", "look"), shots())
def test_it_looks_as_it_did(
    name: str,
    size: tuple[int, int],
    look: str,
    sample_home: Home,
    clock: Clock,
    snap_compare: Callable[..., bool],
) -> None:
    sample_home.change_settings(msgspec.convert({"theme": look}, type(sample_home.settings)))
    app = ConveneApp(sample_home, now=clock, folder=sample_home.folder / NAME)

    async def lead_there(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in SCREENS[name]:
            if key.startswith("="):
                await pilot.press(*("space" if letter == " " else letter for letter in key[1:]))
            else:
                await pilot.press(key)
            await settle(pilot)
        for field in app.screen.query("Input, TextArea"):
            if isinstance(field, Input | TextArea):
                field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=lead_there)
