"""Fixtures: a home folder, an initiative made by real operations, a clock, the app driven."""

from __future__ import annotations

import gc
import os
import shutil
import sys

# Both change every picture; they must go before anything imports textual.
os.environ.pop("NO_COLOR", None)
os.environ.pop("TEXTUAL_THEME", None)
os.environ["TZ"] = "UTC"

# For the programs that tests start: each would compile everything again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from convene.exchange.demo import NAME, demo_folder
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from driving import Room, until_still


class Clock:
    """Time that stands still until it is moved: Monday, November 16, 2026, 9:42."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


sys.dont_write_bytecode = False  # and so would each worker
gc.set_threshold(50_000, 20, 50)  # a test is over before its rubbish matters

BEGIN_FIRST = ("test_whole_meeting.py", "test_checks.py")
"""The longest, then journeys and the store: whoever begins them last is waited for by all others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(
        key=lambda item: (
            item.path.name not in BEGIN_FIRST,
            item.path.parent.name not in {"journeys", "store"},
        )
    )


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Files and long texts are numbered: each process must name a test alike, and a ZIP tells the time."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > 60) else None


def pytest_collection_finish() -> None:
    """What is there now stays to the end: it need not be gone through whenever garbage is looked for."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def styles_read_once() -> Iterator[None]:
    """The same style sheet is read once for all tests: every new app would read some fifty of them again."""
    read: dict[Any, Any] = {}
    parse_rules = Stylesheet._parse_rules

    def once(sheet: Stylesheet, *args: Any, **kwargs: Any) -> Any:
        key = (args, *kwargs.items(), *sheet._variables.items())
        if key not in read:
            read[key] = parse_rules(sheet, *args, **kwargs)
        return read[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_is_painted_for_nobody() -> Iterator[None]:
    """Without a terminal Textual works out every repaint and throws it away; a picture is asked for whole."""
    render_update = Compositor.render_update

    def only_whole(compositor: Compositor, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("full"):
            return render_update(compositor, *args, **kwargs)
        compositor._dirty_regions.clear()
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", only_whole)
        yield


@pytest.fixture(scope="session", autouse=True)
def stillness_is_seen() -> Iterator[None]:
    """Keys are waited for until the loop has nothing left to do.

    Textual guesses it from the processor's time, in steps of 20 ms, and guesses wrong on a busy machine.
    """

    async def still(*_: Any) -> None:
        await until_still()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", still)
        patch.setattr(textual.pilot, "wait_for_idle", still)
        patch.setattr(Pilot, "_wait_for_screen", still)
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path, clock: Clock) -> Home:
    return Home(tmp_path / "home", now=clock, settings=tmp_path / "settings")


@pytest.fixture
def folder(home: Home, clock: Clock) -> Path:
    """A new initiative on disk, closed."""
    about = About(
        name="Riverbend County Prevention Coalition",
        place="Riverbend County",
        created=clock(),
    )
    return home.create(about)


@pytest.fixture
def initiative(home: Home, folder: Path) -> Iterator[Initiative]:
    """The new initiative, open for writing."""
    opened = home.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the sample initiative, made once; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("sample")
    demo_folder(Home(folder / "home", now=Clock(), settings=folder / "settings"))
    return folder


@pytest.fixture
def sample_home(sample: Path, tmp_path: Path, clock: Clock) -> Home:
    """A home of one's own with the sample initiative in it."""
    shutil.copytree(sample, tmp_path / "sample")
    return Home(tmp_path / "sample" / "home", now=clock, settings=tmp_path / "sample" / "settings")


@pytest.fixture
def larkspur(sample: Path, home: Home) -> Path:
    """The folder of the sample initiative in the home folder, closed."""
    shutil.copytree(sample / "home", home.folder)
    return home.folder / NAME


@pytest.fixture
async def room(home: Home, folder: Path, clock: Clock) -> AsyncIterator[Room]:
    """The app at 80x24 with the new initiative open, driven as a person would."""
    async with Room.opened(home, folder, clock) as driven:
        yield driven
