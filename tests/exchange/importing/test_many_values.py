"""Many values at once: told how far it is, stopped at any moment, one line of the log and one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.errors import BadFile
from convene.exchange.importing.keeping import keep_changes
from convene.exchange.importing.opening import read_data
from convene.exchange.importing.plan import plan_import
from convene.exchange.importing.table import Stopped
from convene.exchange.importing.understanding import Asked
from convene.initiative.home import Home
from convene.measures.observation import Observation
from offices import VAPED, with_measures

FIRST, LAST = 1927, 2026


def many(values: int) -> bytes:
    lines = ["Period,Breakdown,Group,Count,Out of"]
    for at in range(values):
        group, year = divmod(at, LAST - FIRST + 1)
        lines.append(f"{FIRST + year},Grade,School {group},{100 + at % 300},1000")
    return "\n".join(lines).encode()


@pytest.mark.parametrize("values", [2_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_it_is_one_line_and_one_undo_also_after_opening_again(home: Home, folder: Path, values: int) -> None:
    opened = with_measures(home.open(folder), VAPED)
    opened.drain()
    lines = sum(path.read_bytes().count(b"\n") for path in (folder / "journal").iterdir())
    far: list[float] = []
    plan = plan_import(
        opened.view, read_data(many(values), "many.csv"), Asked(), lambda done, of: far.append(done / of)
    )
    assert plan.count("add") == len(plan.changes) == values
    assert far == sorted(far)
    assert len(far) > values // 200
    keep_changes(opened, plan.file, plan.changes)
    opened.drain()
    assert sum(path.read_bytes().count(b"\n") for path in (folder / "journal").iterdir()) == lines + 1
    opened.close()
    again = home.open(folder)
    assert len(again.view.all(Observation)) == values
    assert again.undo() == f"{values:,} values imported from many.csv"
    assert not again.view.all(Observation)
    again.close()


@pytest.mark.parametrize("at", [0.1, 0.49, 0.51, 0.9])
def test_it_can_be_stopped_at_any_moment_and_nothing_is_left(home: Home, folder: Path, at: float) -> None:
    opened = with_measures(home.open(folder), VAPED)
    before = opened.store.time

    def stop(done: int, of: int) -> None:
        if done >= at * of:
            raise Stopped

    with pytest.raises(Stopped):
        plan_import(opened.view, read_data(many(3_000), "many.csv"), Asked(), stop)
    assert opened.store.time == before
    assert not opened.view.all(Observation)
    opened.close()


def test_more_than_is_taken_at_once_is_refused(
    home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convene.exchange.importing.plan.MOST_VALUES", 100)
    opened = with_measures(home.open(folder), VAPED)
    with pytest.raises(BadFile, match="holds 101 values, and at most 100 are taken at once"):
        plan_import(opened.view, read_data(many(101), "many.csv"), Asked())
    opened.close()
