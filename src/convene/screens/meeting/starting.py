"""Before a meeting starts: another one still runs, the agenda is empty, it is another day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from convene.initiative import convening
from convene.meetings.meeting import Meeting, running
from convene.screens.choosing import Choosing
from convene.screens.confirm import Confirm
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.words import day_words, over_words
from convene.screens.place import InInitiative

Started = Callable[[Meeting], Awaitable[None]]
"""Told when the meeting runs, with the meeting as it was before."""

WHICH_DAY = "On which day is it held? Its papers say so."


def ask_to_start(screen: InInitiative, meeting: Meeting, then: Started) -> None:
    """Start a meeting, or open a closed one again; asks only what can't be seen from the plan."""
    view = screen.session.view
    other = running(one for one in view.all(Meeting) if one.id != meeting.id)
    questions: list[tuple[str, str]] = []
    if other:
        session = screen.session
        over = convening.left_open(view, other, session.now())
        since = over_words(over, session.today, session.home.settings.clock) if over else ""
        how = f"It was left open. It is closed as of {since}." if over else ""
        questions.append((f"“{other.title}” is still running. Close it, and go on?", how))
    if not meeting.closed and not convening.agenda_of(view, meeting.id):
        questions.append(("There is nothing on the agenda yet. Start all the same?", "n leads to the plan."))
    _ask(screen, questions, meeting, other, then)


def _ask(
    screen: InInitiative,
    questions: list[tuple[str, str]],
    meeting: Meeting,
    other: Meeting | None,
    then: Started,
) -> None:
    """Ask one question after the other; a no to any leaves everything as it is."""

    def answered(yes: bool | None) -> None:
        if yes:
            _ask(screen, questions[1:], meeting, other, then)

    if questions:
        ask(screen, screen.session, Confirm(*questions[0]), answered)
    elif meeting.closed or meeting.day == screen.session.today:
        _start(screen, meeting, meeting.day, other, then)
    else:
        _ask_for_day(screen, meeting, other, then)


def _ask_for_day(screen: InInitiative, meeting: Meeting, other: Meeting | None, then: Started) -> None:
    """It was put off or is held early; or it was held as planned and is typed up now."""
    today = screen.session.today
    days = (today, meeting.day)
    words = [f"today, {day_words(today, today)}", f"{day_words(meeting.day, today)}, as planned"]

    def answered(place: int | None) -> None:
        if place is not None:
            _start(screen, meeting, days[place], other, then)

    ask(screen, screen.session, Choosing(WHICH_DAY, words), answered)


def _start(screen: InInitiative, meeting: Meeting, day: date, other: Meeting | None, then: Started) -> None:
    session = screen.session
    deed = "opened again" if meeting.closed else "started"
    with doing(screen):
        with session.initiative.group(f"meeting {meeting.label} {deed}"):
            if other:
                over = convening.left_open(session.view, other, session.now())
                convening.close(session.initiative, other, over or session.now())
            if meeting.closed:
                convening.reopen(session.initiative, meeting)
            else:
                convening.start(session.initiative, meeting, session.now(), day)
        screen.call_later(then, meeting)
