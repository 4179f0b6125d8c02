"""What was captured last in this meeting, and how it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.widgets import Static

from convene.screens.form import Form
from convene.screens.meeting.captured_here import captured_in
from convene.screens.meeting.doing import doing
from convene.screens.meeting.line import cut
from convene.screens.record.entries import Recorded
from convene.screens.record.questions import questions_about
from convene.screens.record.writing import change
from convene.screens.session import Session
from convene.widgets.words import joined


class JustNow(Static):
    """One line, not there before something was captured."""

    DEFAULT_CSS = """
    JustNow { height: 1; margin: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    .-room JustNow { display: none; }
    """

    def __init__(self, session: Session, meeting_id: int) -> None:
        super().__init__("", markup=False)
        self.session = session
        self.meeting_id = meeting_id

    @property
    def newest(self) -> Recorded | None:
        """The latest captured thing of this meeting."""
        found = captured_in(self.session.view, self.meeting_id, self.session.today)
        return found[0].record if found else None

    def show(self) -> None:
        """Follow the record."""
        newest = self.newest
        self.display = newest is not None
        if newest:
            title = cut(newest.title, self.app.size.width - 60)
            parts = (
                ("just now  ", "$muted"),
                (f"{newest.label} ", "bold"),
                title,
                ("   c corrects it", "$muted"),
            )
            self.update(joined(*parts))

    def correct(self) -> None:
        """Mend it by a form."""
        record = self.newest
        if record is None:
            return

        def answered(answers: Mapping[str, Any] | None) -> None:
            if answers is not None:
                with doing(self):
                    change(self.session.initiative, record, answers, self.session.today)

        self.app.push_screen(Form(record.label, questions_about(self.session, record)), answered)
