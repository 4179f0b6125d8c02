"""The question what to cut when a meeting is behind."""

from __future__ import annotations

from convene.initiative import convening
from convene.meetings.meeting import Meeting
from convene.screens.choosing import Choosing
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.words import counted_words
from convene.screens.place import InInitiative
from convene.screens.session import Session
from convene.times import show_clock


def ask_what_to_cut(screen: InInitiative, session: Session, meeting: Meeting) -> None:
    """Offer the smallest cuts that bring it back on time; one key makes one, undo takes it back."""
    over = convening.minutes_over(session.view, meeting, session.now())
    ends = show_clock(meeting.ends, session.home.settings.clock)
    found = convening.cuts_now(session.view, meeting, session.now())
    if not over:
        screen.notify(f"Nothing needs to be cut: it ends by {ends}.", markup=False, timeout=6)
        return
    late = f"{counted_words(over, 'minute')} over {ends}"
    if not found:
        words = f"{late}, and nothing is left that could be cut. Agree on a later end."
        screen.notify(words, severity="warning", markup=False, timeout=12)
        return

    def answered(place: int | None) -> None:
        if place is not None:
            with doing(screen):
                convening.set_items(session.initiative, found[place].words, found[place].changes)
                screen.notify(f"{found[place].words}. Undo: ^Z", markup=False, timeout=6)

    question = "What could be cut?" if found[0].saves >= over else "This saves most, and is not enough:"
    options = [f"{one.words}  (saves {one.saves} min)" for one in found]
    ask(screen, session, Choosing(f"{late}. {question}", options), answered)
