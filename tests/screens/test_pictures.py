"""What every screen looks like, with the sample initiative on a fixed day.

A picture that changed is looked at before it is updated, those of one screen alone with `-k`:
`pytest tests/screens/test_pictures.py -n0 --snapshot-update -k worksheet-text`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from conftest import Clock
from convene.app import ConveneApp
from convene.captured.decision import Decision
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.screens.changed_outside import ChangedOutside
from convene.screens.copy_elsewhere import CopyElsewhere
from convene.screens.opened.open_initiative import OpenInitiative
from convene.screens.place import InInitiative
from convene.screens.unsaved import Unsaved
from convene.store.operation import Change
from driving import done

SMALL, LARGE, PROJECTOR, BEAMED = (80, 24), (120, 40), (60, 18), (160, 45)

FIRST_STEP = ("3", "down", "enter", *("f3",) * 6)
"""A worksheet that was begun opens further on."""

# Each screen by the keys that lead to it from the overview; "=words" are typed.
SCREENS: dict[str, tuple[str, ...]] = {
    "home": ("escape",),
    "new-initiative": ("escape", "n"),
    "overview": (),
    "why": ("tab", "tab", "down", "w"),
    "meetings": ("2",),
    "plan": ("2", "enter"),
    "worksheets": ("3",),
    "worksheet-text": FIRST_STEP,
    "worksheet-table": (*FIRST_STEP, "ctrl+g"),
    "worksheet-room-view": (*FIRST_STEP, "ctrl+g", "ctrl+r"),
    "promises-grid": ("3", "=which part", "enter", *("f3",) * 6, "g", "right"),
    "promises-in-the-room": ("3", "=which part", "enter", *("f3",) * 6, "g", "right", "ctrl+r"),
    "people": ("4",),
    "record": ("5",),
    "measures": ("6",),
    "measure": ("6", "enter"),
    "curve": ("3", "=bending one", "enter", *("f3",) * 3),
    "talk": ("6", "down", "t"),
    "measure-values": ("6", "v", "b", "right", "1"),
    "measure-in-the-room": ("6", "v", "b", "ctrl+r"),
    "handouts": ("7",),
    "capture": ("ctrl+n", "=Noor Haddad to call the mayor by Fri"),
    "help": ("f1",),
    "find": ("ctrl+p", "=denise"),
    "attendance": ("2", "enter", "s", "1"),
    "running": ("2", "enter", "s", "1", "escape"),
    "timer": ("2", "enter", "s", "1", "escape", "ctrl+g", "ctrl+l", "3"),
    "clock-menu": ("2", "enter", "s", "1", "escape", "ctrl+g", "ctrl+l"),
    "running-worksheet": ("2", "enter", "s", "1", "escape", "ctrl+g", "ctrl+g"),
    "running-in-the-middle": (
        *("2", "enter", "s", "1", "=den", "enter", "=marc", "enter", "=noor", "enter", "=luc", "enter"),
        *("escape", "ctrl+g", "ctrl+g", *"aaabbbcdd", "enter"),
        *("ctrl+n", "=d We lock the field gates on prom weekend", "enter"),
        *("ctrl+n", "=Marcus to ask the parks crew about lights by Fri", "enter"),
    ),
}
ALSO_ON_A_PROJECTOR = (
    "worksheet-table",
    "worksheet-room-view",
    "promises-in-the-room",
    "running",
    "running-worksheet",
    "timer",
    "overview",
    "measures",
    "measure",
)
VOTE = ("2", "enter", "s", "1", *("ctrl+g",) * 3)
"""To the dots that the sample's next meeting has on its agenda."""

IN_A_MEETING: dict[str, tuple[str, ...]] = {
    "vote-counted": (*VOTE, *"aabbcdae", "enter"),
    "vote-in-the-room": (*VOTE, *"aabbcdae", "enter", "ctrl+r"),
    "grid-in-the-room": ("3", "=our goal", "enter", *("f3",) * 6, *("ctrl+g",) * 3, "ctrl+r"),
    "read-back": (
        *VOTE,
        *("ctrl+n", "=d We meet on the first Thursday", "enter"),
        *("ctrl+n", "=p Who pays for the bus", "enter"),
        *("ctrl+n", "=n The back row was quiet", "enter"),
        *("ctrl+l", "6"),
    ),
}
"""Seen on the largest screen and on the smallest."""

LARGE_IN_THE_SUITE = frozenset(
    {
        "overview",
        "worksheet-table",
        "running",
        "running-in-the-middle",
        "vote-counted",
        "measures",
        "measure",
        "measure-values",
        "curve",
    }
)
"""The others fit on 80 columns already; larger, they are looked at in the long run."""
ALSO_LIGHT = ("overview", "worksheet-table", "running", "capture")


def shots() -> list[Any]:
    found = [(name, SMALL, "dark") for name in SCREENS] + [(name, LARGE, "dark") for name in SCREENS]
    found += [(name, PROJECTOR, "dark") for name in ALSO_ON_A_PROJECTOR]
    found += [(name, size, "dark") for name in IN_A_MEETING for size in (BEAMED, PROJECTOR)]
    found += [(name, SMALL, "light") for name in ALSO_LIGHT]
    return [pytest.param(*one, id=f"{one[0]}-{one[1][0]}-{one[2]}", marks=_marks(*one)) for one in found]


def _marks(name: str, size: tuple[int, int], _: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.long] if size == LARGE and name not in LARGE_IN_THE_SUITE else []


async def settle(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await done(pilot.app)
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
        for key in {**SCREENS, **IN_A_MEETING}[name]:
            if key.startswith("="):
                await pilot.press(*("space" if letter == " " else letter for letter in key[1:]))
            else:
                await pilot.press(key)
            await settle(pilot)
        app.clear_notifications()  # they go by themselves, sooner or later
        for field in app.screen.query("Input, TextArea"):
            if isinstance(field, Input | TextArea):
                field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=lead_there)


# What is seen only when something happened: on the smallest screens


async def both_laptops(app: ConveneApp) -> None:
    """An answer and a decision that two laptops changed; the decision is long."""
    assert app.session
    initiative = app.session.initiative
    initiative.answer("landscape-map.scope", "The county")
    scope = initiative.view.answer_document("landscape-map.scope")
    assert scope
    decision = initiative.view.all(Decision)[0]
    long = "We ask every school, clinic and church in the county to take part. " * 4
    changed = (
        ("answers", scope[0], "value", "The county", "The county", "The county and Mill Creek"),
        ("decisions", decision.id, "text", decision.text, f"{long}From May on.", f"{long}From June on."),
    )
    asked = []
    for number, (table, row, field, was, mine, theirs) in enumerate(changed, start=1):
        sides = {
            initiative.store.site: {"value": mine, "at": "2026-11-16T09:30:00+00:00", "by": ""},
            "zzzz": {"value": theirs, "at": "2026-11-15T14:02:00+00:00", "by": "Sam"},
        }
        question = {"table": table, "row": row, "field": field, "stands": "zzzz", "sides": sides}
        asked.append(Change(table=table, id=row, set={field: theirs}, was={field: was}))
        asked.append(Change(table="conflicts", id=-number, new=question))
    initiative.commit("merged", asked, "merge")


async def in_trouble(app: ConveneApp) -> None:
    assert app.session
    app.session.window.trouble = "the disk is full"
    screen = app.screen
    assert isinstance(screen, InInitiative)
    screen.show_line()


async def leaving_in_trouble(app: ConveneApp) -> None:
    await in_trouble(app)
    await app.push_screen(Unsaved(3, "the disk is full"))


async def copying(app: ConveneApp) -> None:
    await in_trouble(app)
    assert app.session
    await app.push_screen(CopyElsewhere(app.session.initiative))


async def changed_outside(app: ConveneApp) -> None:
    lines = [f"A{number} Call the mayor (changed)" for number in range(1, 21)]
    await app.push_screen(ChangedOutside(lines))


async def read_only(app: ConveneApp) -> None:
    assert app.session
    app.session.initiative.read_only_because = "open in another window by Sam on ward-7"
    app.session.window.may_take_over = False


async def may_take_over(app: ConveneApp) -> None:
    assert app.session
    await read_only(app)
    app.session.window.may_take_over = True


async def looked_back(app: ConveneApp) -> None:
    assert app.session
    initiative = app.session.initiative
    for words in (
        "The county",
        "The county and Mill Creek",
        "The county, Mill Creek, and the school district",
    ):
        initiative.answer("landscape-map.scope", words)
    initiative.drain()


HAPPENED: dict[str, tuple[Callable[[ConveneApp], Awaitable[None]], tuple[str, ...]]] = {
    "both-laptops-overview": (both_laptops, ()),
    "both-laptops": (both_laptops, ("1", "home", "down", "enter")),
    "not-saved": (in_trouble, ()),
    "unsaved": (leaving_in_trouble, ()),
    "copy-elsewhere": (copying, ()),
    "changed-outside": (changed_outside, ()),
    "read-only": (read_only, ()),
    "take-over": (may_take_over, ()),
    "earlier-answers": (looked_back, (*FIRST_STEP, "ctrl+t")),
}


@pytest.mark.parametrize("size", [SMALL, PROJECTOR], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("name", HAPPENED)
def test_it_looks_as_it_did_when_something_happened(
    name: str,
    size: tuple[int, int],
    sample_home: Home,
    clock: Clock,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("convene.screens.record.history.when_words", lambda *_: "today 9:42 AM")
    monkeypatch.setattr(OpenInitiative, "tick", lambda _: None)  # what happened stays as it is
    monkeypatch.setattr("convene.screens.copy_elsewhere.proposed_folder", lambda: Path("/home/sam/Documents"))
    folder = sample_home.folder / NAME
    other = sample_home.open(folder) if name in {"read-only", "take-over"} else None
    app = ConveneApp(sample_home, now=clock, folder=folder)

    async def make_it_happen(pilot: Pilot[Any]) -> None:
        happen, keys = HAPPENED[name]
        await settle(pilot)
        app.clear_notifications()
        await happen(app)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        if isinstance(app.screen, InInitiative):
            app.screen.show_line()
            app.screen.refresh_bindings()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=make_it_happen)
    if other:
        other.close()
