"""Before a meeting starts: another one still runs, the agenda is empty, it is another day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from convene.initiative import convening
from convene.meetings.meeting import Meeting, running
from convene.screens.confirm import Confirm
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.words import day_words, over_words
from convene.screens.place import InInitiative

Started = Callable[[Meeting], Awaitable[None]]
"""Told when the meeting runs, with the meeting as it was before."""


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
    else:
        _start(screen, meeting, other, then)


def _start(screen: InInitiative, meeting: Meeting, other: Meeting | None, then: Started) -> None:
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
                convening.start(session.initiative, meeting, session.now())
        if not meeting.closed and meeting.day != session.today:
            planned, today = day_words(meeting.day, session.today), day_words(session.today, session.today)
            screen.notify(f"Planned for {planned}; started today, {today}.", markup=False, timeout=8)
        screen.call_later(then, meeting)
