"""What the scoreboard costs with many values, beside few: `python benchmarks/scoreboard.py`.

Twelve measures with 20,000 values in all, beside the same twelve with 200: the place Measures opened for the
first time, opened again, opened after a value was typed; and one measure opened. Every figure is a ratio of
medians measured in turn in the same run; the machines are noisy, so nothing here is a test. With `--profile`
it is said where the time goes.
"""

from __future__ import annotations

import asyncio
import cProfile
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from convene.app import ConveneApp
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from convene.measures.period import Period, last_finished
from convene.widgets.listing import Listing

MEASURES = 12
FEW, MANY = 200, 20_000
GROUPS = 15
"""Groups of a measure's one breakdown, where it has many values; each period has a value of everybody too."""

TIMES = 7
NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
NEWEST = last_finished("Month", NOW.date())


def observations(measure: int, count: int) -> list[Observation]:
    """So many values of a measure, by month backward from the newest."""
    groups = [("", ""), *(("Place", f"Place {at}") for at in range(GROUPS if count > GROUPS * 10 else 1))]
    found: list[Observation] = []
    back = 0
    while len(found) < count:
        period = NEWEST.later(-back)
        found += [_value(measure, period, name, group, back) for name, group in groups]
        back += 1
    return found[:count]


def _value(measure: int, period: Period, breakdown: str, group: str, back: int) -> Observation:
    of = 2_000 if not breakdown else 130
    return Observation(
        measure=measure,
        period=period.key,
        breakdown=breakdown,
        group=group,
        figure=Figure(count=of * (30 + back % 40) // 100, of=of),
        on=NOW.date(),
    )


def record(place: Path, count: int) -> tuple[Home, Path]:
    """An initiative with so many values of twelve measures."""
    home = Home(place / "home", now=lambda: NOW, settings=place / "settings")
    folder = home.create(About(name="Many Numbers", place="Somewhere", created=NOW))
    initiative = home.open(folder)
    cells = {
        "unit": "Percent",
        "good_direction": "Down is good",
        "how_often": "Month",
        "breakdowns": ["Place"],
        "baseline_period": "2025-10",
        "baseline_value": 60,
        "target_period": "2030-01",
        "target_value": 20,
    }
    ids = initiative.rows("measures").add_all([{**cells, "name": f"Measure {at}"} for at in range(MEASURES)])
    for at, measure in enumerate(ids):
        mine = count // MEASURES + (at < count % MEASURES)
        keep_values(initiative, observations(measure, mine), "values pasted")
    initiative.close()
    return home, folder


class Seen:
    """The app with one record, without a terminal; each deed is timed until the screen is painted."""

    def __init__(self, app: ConveneApp) -> None:
        self._app = app
        self._typed = 0

    @property
    def initiative(self) -> Initiative:
        """The one that is open."""
        if self._app.session is None:
            raise LookupError("no initiative is open")
        return self._app.session.initiative

    async def painted(self) -> None:
        """Wait until what is on the screen now has been laid out and painted."""
        await self._app.workers.wait_for_complete()
        for _ in range(2):
            done = asyncio.Event()
            self._app.screen.call_after_refresh(done.set)
            await done.wait()

    async def timed(self, deed: Callable[[], Awaitable[object]]) -> float:
        """Seconds of a deed."""
        await self.painted()
        begun = time.perf_counter()
        await deed()
        await self.painted()
        return time.perf_counter() - begun

    async def go(self) -> None:
        """To the scoreboard."""
        await self._app.run_action("app.go('measures')")

    async def away(self) -> None:
        """To another place."""
        await self._app.run_action("app.go('meetings')")

    async def open(self) -> None:
        """The measure with the cursor."""
        self._app.screen.query_one(Listing).action_select_cursor()

    async def type_a_value(self) -> None:
        """Another number for everybody in the newest period of the first measure."""
        initiative = self.initiative
        measure = min(int(one) for one in initiative.view.documents("measures"))
        self._typed += 1
        figure = Figure(count=500 + self._typed, of=2_000)
        keep_values(initiative, [Observation(measure=measure, period=NEWEST.key, figure=figure)], "typed")


async def measured(home: Home, folder: Path, profile: cProfile.Profile | None) -> dict[str, float]:
    """Seconds of each deed in a fresh app."""
    app = ConveneApp(home, now=lambda: NOW, folder=folder)
    found: dict[str, float] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = Seen(app)
        await seen.painted()
        while app.session is None:
            await pilot.pause()
        await seen.painted()
        if profile:
            profile.enable()
        found["opened for the first time"] = await seen.timed(seen.go)
        if profile:
            profile.disable()
        await seen.timed(seen.away)
        found["opened again"] = await seen.timed(seen.go)
        await seen.timed(seen.away)
        await seen.type_a_value()
        found["opened after a value was typed"] = await seen.timed(seen.go)
        found["a value typed while it is shown"] = await seen.timed(seen.type_a_value)
        found["one measure opened from it"] = await seen.timed(seen.open)
        seen.initiative.close()
    return found


def main() -> None:
    """Measure both in turn and print the ratios."""
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    with tempfile.TemporaryDirectory() as name:
        records = {count: record(Path(name) / str(count), count) for count in (FEW, MANY)}
        times: dict[int, list[dict[str, float]]] = {FEW: [], MANY: []}
        for _ in range(1 if profile else TIMES):
            for count, (home, folder) in records.items():
                inside = profile if count == MANY else None
                times[count].append(asyncio.run(measured(home, folder, inside)))
    print(f"The scoreboard with {MANY:,} values, beside {FEW}:")
    for deed in times[FEW][0]:
        few, many = (statistics.median(one[deed] for one in times[count]) for count in (FEW, MANY))
        print(f"- {deed}: {many / few:.1f}x")
        if profile:
            print(f"  {few * 1000:.0f} ms, {many * 1000:.0f} ms")
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(30)


if __name__ == "__main__":
    main()
