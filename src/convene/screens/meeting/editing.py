"""Changing a meeting or an agenda item by a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.widget import Widget

from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting, plausible_end
from convene.screens.form import Form
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.questions import item_questions, meeting_questions
from convene.screens.session import Session


def meant(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers about a meeting with the end that was meant."""
    return {**answers, "ends": plausible_end(answers["begins"], answers["ends"])}


def ask_about_meeting(node: Widget, session: Session, meeting: Meeting) -> None:
    """Change when, where and what for."""

    def answered(answers: Mapping[str, Any] | None) -> None:
        changed = _changed(meeting, meant(answers)) if answers else {}
        if changed:
            with doing(node):
                what = f"meeting {meeting.label} changed"
                session.initiative.of(Meeting).change(meeting.id, what, **changed)

    ask(node, session, Form(f"Meeting {meeting.label}", meeting_questions(session, meeting)), answered)


def ask_about_item(node: Widget, session: Session, item: AgendaItem) -> None:
    """Change an agenda item. With another worksheet it begins with all its steps; the sort follows."""

    def answered(answers: Mapping[str, Any] | None) -> None:
        changed = _changed(item, answers) if answers else {}
        if "worksheet" in changed:
            changed["steps"] = ()
            if "kind" not in changed and item.kind in {"talk", "worksheet"}:
                changed["kind"] = "worksheet" if changed["worksheet"] else "talk"
        if changed:
            with doing(node):
                session.initiative.of(AgendaItem).change(item.id, f"“{item.title}” changed", **changed)

    questions = item_questions(session.view, item)
    ask(node, session, Form("Agenda item", questions, about=str(item.id)), answered)


def _changed(record: Any, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if value != getattr(record, key)}
