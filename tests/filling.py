"""Worksheets in tests: opened at a step, and ones of a facilitator's own."""

from __future__ import annotations

from pathlib import Path

from convene.initiative.home import Home
from convene.kinds.field import Row
from convene.screens.worksheet.screen import WorksheetScreen
from driving import Room

MAP = "landscape-map"
ORGANIZATIONS = "landscape-map.organizations"


async def open_step(room: Room, step: str, worksheet: str = MAP) -> WorksheetScreen:
    """Open a worksheet at a step."""
    assert room.app.session
    await room.app.push_screen(WorksheetScreen(room.app.session, worksheet, step))
    await room.settle()
    screen = room.app.screen
    assert isinstance(screen, WorksheetScreen)
    return screen


def cells(row: Row) -> dict[str, object]:
    """The cells of a row, without the link to the row it came from."""
    return {name: value for name, value in row.cells.items() if name != "from"}


def own_worksheet(home: Home, steps: str, name: str = "ours") -> Path:
    """Put a worksheet of one's own into the home folder; `steps` is TOML, the two closing steps are added."""
    folder = home.folder / "worksheets"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(
        f'id = "{name}"\ntitle = "Our own"\nphase = "any-phase"\npurpose = "To try."\noutcome = "Tried."\n'
        + steps
        + "".join(
            f'\n[[step]]\nid = "{step}"\nkind = "{kind}"\ntitle = "{step}"\n'
            'prompt = "What?"\nminutes = 1\nnote = ""\n'
            for step, kind in (("decided", "decisions"), ("who-does-what", "actions"))
        ),
        encoding="utf-8",
    )
    return path


def step_of(kind: str, keys: str = "", step: str = "first") -> str:
    """One step in TOML."""
    return (
        f'\n[[step]]\nid = "{step}"\nkind = "{kind}"\ntitle = "The {step}"\nprompt = "What is it?"\n'
        f'minutes = 1\nnote = "Ask twice."\n{keys}\n'
    )
