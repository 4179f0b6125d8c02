"""Decisions and actions in full words, for a list."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.kinds.field import REMOVED, Around
from convene.widgets.words import joined


def decision_words(decision: Decision, *, elsewhere: bool) -> Content:
    """The decision, and below it how it was reached; one taken elsewhere in this meeting says so."""
    basis = ", ".join(part for part in (decision.method, decision.numbers) if part)
    again = f"look again {_day(decision.look_again, decision.at.date())}" if decision.look_again else ""
    origin = "not from this worksheet" if elsewhere else ""
    return _words(decision.label, decision.text, " · ".join(filter(None, (basis, again, origin))))


def action_words(action: Action, around: Around, today: date, *, elsewhere: bool) -> Content:
    """The action, and below it who, by when and how it stands."""
    who = (around.name("people", action.who) or REMOVED) if action.who else "no one yet"
    partners = [around.name("organizations", one) or REMOVED for one in action.partners]
    due = f"by {_day(action.due, today)}" if action.due else "no date"
    late = days_late(action, today)
    said = [", with ".join(filter(None, (who, ", ".join(partners)))), due]
    said += [] if action.status == "Open" else [action.status.lower()]
    said += ["not from this worksheet"] if elsewhere else []
    words = _words(action.label, action.what, " · ".join(said))
    days = "day" if late == 1 else "days"
    return words.append(Content.styled(f" · {late} {days} late", "bold $late")) if late else words


def _words(label: str, title: str, below: str) -> Content:
    words = joined((f"{label} ", "bold"), title)
    return words.append(joined("\n    ", (below, "$muted"))) if below else words


def _day(day: date, today: date) -> str:
    return show_day(day, year=day.year != today.year)
