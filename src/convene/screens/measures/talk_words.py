"""The talk about a line in words, as the room may read it: the story, partners, what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from convene.captured.action import Action, days_late
from convene.dates import show_day
from convene.initiative.talk import Talk, Told
from convene.initiative.view import View
from convene.people.person import Person
from convene.widgets.words import joined, plain

NOTHING_SAID = "Nothing yet."
WITH_US = {"Yes": " (with us already)", "No": " (not with us yet)"}


def talk_words(talk: Talk, guessed: str, view: View, width: int) -> Content:
    """All of it, a heading over each part; first the forecast in words, if it isn't said already."""
    lines = list(_lines(talk, view, width))
    above = [*plain(guessed, "bold").wrap(width), plain("")] if guessed else []
    return Content("\n").join([*above, *lines])


def _lines(talk: Talk, view: View, width: int) -> Iterator[Content]:
    parts = (
        ("The story behind it", _story(talk.story)),
        ("Who could help", _partners(talk.partners)),
        ("What would work", _works(talk.works)),
        ("What we do next", _next(talk, view)),
    )
    for at, (heading, lines) in enumerate(parts):
        yield from [plain("")] if at else []
        yield plain(heading, "bold $primary")
        for line in list(lines) or [plain(NOTHING_SAID, "$muted")]:
            first, *rest = line.wrap(max(1, width - 4))
            yield plain("  ").append(first)
            yield from (plain("    ").append(one) for one in rest)


def _story(rows: Iterable[Told]) -> Iterator[Content]:
    """What hurts first; a word says which, and an arrow."""
    order = {"Hurts": 0, "Helps": 1}
    for _, words in sorted(rows, key=lambda one: order.get(one.words.get("it", ""), 2)):
        it = words.get("it", "")
        behind = f". {words['behind_that']}" if "behind_that" in words else ""
        sure = f" ({words['how_sure'].lower()})" if "how_sure" in words else ""
        yield joined((f"{it or 'Open'}: ", "bold"), f"{words.get('force', '')}{behind}{sure}")


def _partners(rows: Iterable[Told]) -> Iterator[Content]:
    for _, words in rows:
        with_us = {"Yes": " (with us already)", "No": " (not with us yet)"}.get(
            words.get("with_us_already", ""), ""
        )
        part = f": {words['part_they_could_play']}" if "part_they_could_play" in words else ""
        yield joined((words.get("partner", ""), "bold"), f"{part}{with_us}")


def _works(rows: Iterable[Told]) -> Iterator[Content]:
    for _, words in rows:
        cost = words.get("cost", "")
        marks = [cost if not cost or "cost" in cost.lower() else f"{cost} cost"]
        marks = [one for one in (*marks, words.get("how_sure", ""), words.get("kind", "")) if one]
        on = f". Works on: {words['works_on']}" if "works_on" in words else ""
        yield joined((words.get("idea", ""), "bold"), f" ({', '.join(marks).lower()})" if marks else "", on)


def _next(talk: Talk, view: View) -> Iterator[Content]:
    """The dots, what was decided, who does what by when."""
    if talk.outcome:
        yield joined(("Our moves: ", "bold"), talk.outcome)
    for decision in talk.decisions:
        yield joined((f"{decision.label} ", "bold"), decision.text)
    for action in talk.actions:
        yield joined((f"{action.label} ", "bold"), f"{action.what}. {_who_and_when(action, view)}")


def _who_and_when(action: Action, view: View) -> str:
    person, late = view.get(Person, action.who), days_late(action, view.today)
    who = person.name if person else "no one yet"
    if not action.is_open:
        return f"{who}, {action.status.lower()}"
    when = f"by {show_day(action.due)}" if action.due else "no date"
    return f"{who}, {when}{f', {late} days late' if late else ''}"
