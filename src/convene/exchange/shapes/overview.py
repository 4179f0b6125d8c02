"""Where an initiative stands, as scripts read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

import msgspec

from convene.captured.action import Action, days_late
from convene.collective_impact import COMPONENTS, PHASES
from convene.dates import show_day
from convene.exchange.shapes.labels import joined
from convene.exchange.shapes.standing import (
    BackboneShape,
    ConditionShape,
    HopeShape,
    ReadinessShape,
    WarningShape,
    health,
    hopes,
    jobs,
    ready,
    warned,
)
from convene.initiative.attending import sectors_missing
from convene.initiative.history import Entry
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, next_planned
from convene.progress.amounts import Reason
from convene.progress.cells import CellState, Mark, State, cell_states, current_phase
from convene.progress.next_step import UP_TO_DATE, still_open, what_next
from convene.progress.ways import balance_of_ways

PhaseId: TypeAlias = str
"""The deck's id of a phase: "initiate-action", "organize-for-impact", "sustain-action-and-impact"."""


class InitiativeShape(msgspec.Struct, frozen=True, kw_only=True):
    """What an initiative is about, where it lies, and its current phase."""

    name: str
    place: str
    problem: str
    facilitator: str
    folder: str
    started: date
    phase: PhaseId


class ListedShape(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative of the home folder. If it can't be read, `trouble` says why and the rest is null."""

    name: str
    folder: str
    phase: PhaseId | None
    open_actions: int | None
    next_meeting: date | None
    trouble: str = ""

    @property
    def line(self) -> str:
        """The same to a person."""
        if self.trouble or self.phase is None:
            return joined(self.name, self.trouble)
        count = self.open_actions or 0
        number = next(phase.number for phase in PHASES if phase.id == self.phase)
        coming = show_day(self.next_meeting, year=True) if self.next_meeting else ""
        return joined(
            self.name,
            f"Phase {number}",
            f"{count or 'no'} open {'action' if count == 1 else 'actions'}",
            f"next meeting {coming}" if coming else "no meeting planned",
        )


class ReasonShape(msgspec.Struct, frozen=True, kw_only=True):
    """Why, in words; `link` is a worksheet.step, a worksheet, or the id of a record."""

    words: str
    link: str


class CellShape(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one of the twelve cells, and why."""

    phase: PhaseId
    component: str
    task: str
    state: State
    marks: tuple[Mark, ...]
    there: tuple[ReasonShape, ...]
    missing: tuple[ReasonShape, ...]


class NextShape(msgspec.Struct, frozen=True, kw_only=True):
    """A worksheet to do next, and why."""

    worksheet: str
    title: str
    minutes: int
    reason: str
    link: str


class OverviewShape(msgspec.Struct, frozen=True, kw_only=True):
    """The twelve cells, readiness, the five conditions, the six jobs, warnings, what is next and open.

    `missing_sectors` are needed and have no organization; `ways` says how many strategies use each of the
    seven ways to change things.
    """

    phase: PhaseId
    cells: tuple[CellShape, ...]
    readiness: ReadinessShape
    conditions: tuple[ConditionShape, ...]
    backbone: BackboneShape
    warnings: tuple[WarningShape, ...]
    missing_sectors: tuple[str, ...]
    ways: dict[str, int]
    hope: tuple[HopeShape, ...]
    next: tuple[NextShape, ...]
    open_actions: int
    late_actions: int
    next_meeting: date | None

    @property
    def line(self) -> str:
        """The same to a person: a line a cell, then what is next."""
        titles = {component.id: component.title for component in COMPONENTS}
        numbers = {phase.id: phase.number for phase in PHASES}
        width = max(map(len, titles.values()))
        lines = [f"Phase {numbers[self.phase]}"]
        for phase in PHASES:
            for cell in (one for one in self.cells if one.phase == phase.id):
                words = ", ".join([cell.state, *cell.marks])
                lines.append(f"  {numbers[cell.phase]:<3}  {titles[cell.component]:<{width}}  {words}")
        lines += ["Readiness", f"  {self.readiness.words}", "Conditions"]
        wide = max(len(one.condition) for one in self.conditions)
        lines += [f"  {one.condition:<{wide}}  {one.words}" for one in self.conditions]
        lines += ["Backbone", f"  {self.backbone.words}"]
        lines += ["Warnings", *(f"  {one.words}" for one in self.warnings)] if self.warnings else []
        if self.missing_sectors:
            lines += ["Not at the table yet", f"  {', '.join(self.missing_sectors)}"]
        lines.append("Next")
        lines += [f"  {one.title} ({one.minutes} min): {one.reason}" for one in self.next]
        lines += [] if self.next else [f"  {UP_TO_DATE}"]
        coming = f"next meeting {show_day(self.next_meeting, year=True)}" if self.next_meeting else ""
        late = f"{self.late_actions} late"
        lines.append(joined(f"{self.open_actions} open actions", late, coming or "no meeting planned"))
        return "\n".join(lines)


class DeedShape(msgspec.Struct, frozen=True, kw_only=True):
    """One deed of the history: when (UTC), what, by whom where that is known."""

    at: str
    what: str
    by: str

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"{self.at}  {joined(self.what, self.by)}"


def initiative(view: View, folder: Path) -> InitiativeShape:
    """What is at the top of every answer about one initiative."""
    about = view.about
    return InitiativeShape(
        name=about.name,
        place=about.place,
        problem=about.problem,
        facilitator=about.facilitator,
        folder=str(folder),
        started=about.created.date(),
        phase=current_phase(cell_states(view)).id,
    )


def listed(view: View, folder: Path) -> ListedShape:
    """One line of the list of initiatives."""
    coming = next_planned(view.all(Meeting), view.today)
    return ListedShape(
        name=view.about.name,
        folder=str(folder),
        phase=current_phase(cell_states(view)).id,
        open_actions=sum(one.is_open for one in view.all(Action)),
        next_meeting=coming.day if coming else None,
    )


def overview(view: View) -> OverviewShape:
    """Where the initiative stands."""
    states = cell_states(view)
    actions = view.all(Action)
    coming = next_planned(view.all(Meeting), view.today)
    return OverviewShape(
        phase=current_phase(states).id,
        cells=tuple(_cell(state) for state in states),
        readiness=ready(view),
        conditions=health(view),
        backbone=jobs(view),
        warnings=warned(view, states),
        missing_sectors=sectors_missing(view),
        ways=balance_of_ways(view),
        hope=hopes(view),
        next=tuple(
            NextShape(
                worksheet=one.worksheet.id,
                title=one.worksheet.title,
                minutes=one.worksheet.minutes,
                reason=one.reason,
                link=one.link,
            )
            for one in what_next(view, states) or still_open(view)
        ),
        open_actions=sum(one.is_open for one in actions),
        late_actions=sum(days_late(one, view.today) > 0 for one in actions),
        next_meeting=coming.day if coming else None,
    )


def history(entries: Sequence[Entry]) -> Sequence[DeedShape]:
    """Deeds, newest first."""
    return [DeedShape(at=one.at, what=one.what, by=one.by) for one in entries]


def _cell(state: CellState) -> CellShape:
    return CellShape(
        phase=state.cell.phase,
        component=state.cell.component,
        task=state.cell.task,
        state=state.state,
        marks=state.marks,
        there=_reasons(state.there),
        missing=_reasons(state.missing),
    )


def _reasons(reasons: Sequence[Reason]) -> tuple[ReasonShape, ...]:
    return tuple(ReasonShape(words=one.words, link=one.link) for one in reasons)
