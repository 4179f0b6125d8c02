"""Changing what was captured, by the same questions as in the place Record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.widget import Widget

from convene.screens.form import Form
from convene.screens.meeting.doing import ask, doing
from convene.screens.record.entries import Recorded
from convene.screens.record.questions import questions_about
from convene.screens.record.writing import change
from convene.screens.session import Session


def mend(node: Widget, session: Session, record: Recorded) -> None:
    """Ask what is to be different, and set it in one deed."""

    def answered(answers: Mapping[str, Any] | None) -> None:
        if answers is not None:
            with doing(node):
                change(session.initiative, record, answers, session.today)

    ask(node, session, Form(record.label, questions_about(session, record)), answered)
