"""What was chosen from the clock of a running meeting is done: each a deed that undo takes back."""

from __future__ import annotations

from collections.abc import Callable

from convene.initiative import convening
from convene.meetings.agenda import following
from convene.meetings.meeting import Meeting
from convene.screens.meeting.clock_menu import ADDED, ClockMenu, ClockWish
from convene.screens.meeting.cutting import ask_what_to_cut
from convene.screens.meeting.doing import doing
from convene.screens.meeting.stage import Stage
from convene.screens.meeting.timer import BreakoutTimer
from convene.screens.place import InInitiative


def ask_of_the_clock(
    screen: InInitiative, stage: Stage, meeting: Meeting, go_back: Callable[[], None]
) -> None:
    """More time, a stop, a timer, back to the last item, what could be cut or skipped, or an early close."""
    session = screen.session

    def answered(wish: ClockWish | None) -> None:
        with doing(screen):
            match wish:
                case "add":
                    convening.add_minutes(session.initiative, meeting.id, ADDED)
                case "pause":
                    convening.pause(session.initiative, meeting.id, session.now())
                case "timer":
                    screen.app.push_screen(BreakoutTimer(session, meeting.id))
                case "back":
                    go_back()
                case "cuts":
                    ask_what_to_cut(screen, session, meeting)
                case "done":
                    stage.be_done()
                case "skip":
                    _skip(screen, stage)

    hours = session.home.settings.clock
    screen.app.push_screen(ClockMenu.of(stage.items, session.now(), hours), answered)


def _skip(screen: InInitiative, stage: Stage) -> None:
    """What comes next is left out; the next meeting may take it up."""
    item = following(stage.items)
    if item:
        what = f"“{item.title}” skipped"
        convening.set_items(screen.session.initiative, what, {item.id: {"left_out": True}})
        screen.notify(f"{what}. Undo: ^Z", markup=False, timeout=6)
