"""What was captured last in this meeting, and how it is mended."""

from __future__ import annotations

from rich.cells import cell_len
from textual.widgets import Static

from convene.screens.meeting.captured_here import captured_in
from convene.screens.meeting.line import cut
from convene.screens.meeting.mending import mend, mend_what_was_said
from convene.screens.record.entries import Recorded
from convene.screens.session import Session
from convene.voting.tally import Vote
from convene.widgets.words import joined

BOTH = "  (^F correct, F7 another kind)"


class JustNow(Static):
    """One line, not there before something was captured."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__("", markup=False)
        self.session = session
        self.meeting_id = meeting_id

    @property
    def newest(self) -> Recorded | None:
        """The latest captured thing of this meeting; also a vote with an objection or a concern in words."""
        view = self.session.view
        found: list[Recorded] = [
            one.record for one in captured_in(view, self.meeting_id, self.session.today)[:1]
        ]
        found += [one for one in view.all(Vote) if one.meeting == self.meeting_id and _said(one)]
        return max(found, key=lambda one: one.at, default=None)

    def show(self) -> None:
        """Follow the record."""
        newest = self.newest
        self.set_class(newest is not None, "-any")
        if newest:
            before, title = f"just now  {newest.label} ", newest.title
            room = (self.container_size.width or self.app.size.width) - cell_len(before)
            after = "  (^F correct)"
            if isinstance(newest, Vote):
                title = _said(newest)
            elif cell_len(title) <= room - cell_len(BOTH):  # else the words need the room
                after = BOTH
            title = cut(title, room - cell_len(after))
            self.update(joined((before[:10], "$muted"), (before[10:], "bold"), title, (after, "$muted")))

    def on_resize(self) -> None:
        """Cut anew."""
        self.show()

    def correct(self) -> None:
        """Mend it by a form."""
        record = self.newest
        if isinstance(record, Vote):
            mend_what_was_said(self, self.session, record)
        elif record:
            mend(self, self.session, record)


def _said(vote: Vote) -> str:
    """What was said last of a vote that not all were for."""
    if vote.concerns:
        return f"Concern: {vote.concerns[-1]}"
    return f"Objection: {vote.objections[-1].harm}" if vote.objections else ""
