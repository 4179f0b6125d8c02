"""Closing a meeting: what lacks a name or a date is said once, then the summary is offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.app import App

from convene.initiative import convening
from convene.meetings.meeting import Meeting
from convene.screens.choosing import Choosing
from convene.screens.confirm import Confirm
from convene.screens.meeting.captured_here import captured_in, missing_words
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.opening import WriteOfMeeting
from convene.screens.meeting.words import counted_words, over_words
from convene.screens.place import InInitiative
from convene.times import show_clock


def ask_to_close(screen: InInitiative, meeting: Meeting) -> None:
    """Close it. Asks only when it was left open, or when actions would go home without a name or a date."""
    session, now = screen.session, screen.session.now()
    over = convening.left_open(session.view, meeting, now)
    if over is None:
        _ask_about_actions(screen, meeting, now)
        return

    def answered(place: int | None) -> None:
        if place is not None:
            _ask_about_actions(screen, meeting, (over, now)[place])

    hours = session.home.settings.clock
    times = [f"about {over_words(over, session.today, hours)}", f"now, {show_clock(now, hours)}"]
    ask(screen, session, Choosing("It was left open. When was it over?", times), answered)


def _ask_about_actions(screen: InInitiative, meeting: Meeting, at: datetime) -> None:
    entries = captured_in(screen.session.view, meeting.id, screen.session.today)
    lacking = [one for one in reversed(entries) if missing_words(one)]
    if not lacking:
        _close(screen, meeting, at)
        return
    has = "has" if len(lacking) == 1 else "have"
    lines = [f"{one.record.label} {one.record.title}: {missing_words(one)}" for one in lacking[:6]]
    if len(lacking) > 6:
        lines.append(f"and {len(lacking) - 6} more")
    question = f"{counted_words(len(lacking), 'action')} {has} no name or no date. Close all the same?"
    confirm = Confirm(question, "\n".join(lines))
    ask(screen, screen.session, confirm, _if_yes(lambda: _close(screen, meeting, at)))


def _close(screen: InInitiative, meeting: Meeting, at: datetime) -> None:
    with doing(screen):
        convening.close(screen.session.initiative, meeting, at)
        # This screen goes with its meeting: the app asks, or nobody would hear the answer.
        screen.app.pop_screen()
        screen.app.call_later(_offer_summary, screen.app, meeting)


def _offer_summary(app: App[object], meeting: Meeting) -> None:
    async def write() -> None:
        await app.run_action("app.go('handouts')")
        app.screen.post_message(WriteOfMeeting(meeting.id))

    question = Confirm(
        f"“{meeting.title}” is closed. Write the summary now?",
        "y writes it and the other handouts of this meeting, and opens their folder.\nn: later, with Ctrl+O.",
    )
    app.push_screen(question, _if_yes(lambda: app.call_later(write)))


def _if_yes(deed: Callable[[], object]) -> Callable[[bool | None], None]:
    def answered(yes: bool | None) -> None:
        if yes:
            deed()

    return answered
