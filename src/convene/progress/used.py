"""When worksheets were used: in meetings, by what was captured for them, by the days of their answers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.meetings.agenda import AgendaItem
from convene.progress.evidence import Evidence
from convene.voting.tally import Vote


class Use(NamedTuple):
    """A worksheet was worked on: on which day, and in which meeting if it was one."""

    worksheet: str
    day: date
    meeting: int | None


def uses(evidence: Evidence) -> list[Use]:
    """Every sign that a worksheet was used: an item begun, a decision, an action, a vote, an answer."""
    found = [_use(one.worksheet, one.started, one.meeting) for one in evidence.all(AgendaItem)]
    captured: list[Decision | Action] = [*evidence.all(Decision), *evidence.all(Action)]
    found += [_use(name, one.at, one.meeting) for one in captured for name in one.worksheets]
    found += [_use((one.step or "").partition(".")[0], one.at, one.meeting) for one in evidence.all(Vote)]
    typed = ((name, evidence.answered_on(name)) for name in evidence.shelf.worksheets)
    found += [Use(name, day, None) for name, day in typed if day]
    return [one for one in found if one]


def last_used(all_uses: Collection[Use], worksheets: Collection[str]) -> date | None:
    """The newest day on which one of these worksheets was used; None if none ever was."""
    return max((use.day for use in all_uses if use.worksheet in worksheets), default=None)


def meetings_with(all_uses: Collection[Use], worksheets: Collection[str]) -> int:
    """In how many meetings one of these worksheets was used."""
    return len({use.meeting for use in all_uses if use.worksheet in worksheets and use.meeting is not None})


def _use(worksheet: str | None, at: datetime | None, meeting: int | None) -> Use | None:
    return Use(worksheet, at.date(), meeting) if worksheet and at else None
