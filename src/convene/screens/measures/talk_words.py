"""The talk about a line in words, as the room may read it: the story, partners, what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from convene.captured.action import Action, days_late
from convene.dates import show_day
from convene.handouts.parts.counting import begun_small
from convene.initiative.talk import Talk, Told
from convene.initiative.view import View
from convene.people.person import Person
from convene.widgets.table_words import APART, beside
from convene.widgets.words import joined, plain

TEXT = 88
"""Columns of sentences, however wide the screen is."""

WIDE = 130
"""From so many columns on, the parts stand beside each other."""

NOTHING_SAID = "Nothing yet."
WITH_US = {"Yes": " (with us already)", "No": " (not with us yet)"}


def talk_words(talk: Talk, guessed: str, view: View, width: int) -> Content:
    """All of it, a heading over each part; first the forecast in words, if it isn't said already.

    Where there is room, what is going on stands at the left, and what to do about it at the right.
    """
    above = [*plain(guessed, "bold").wrap(width), plain("")] if guessed else []
    side = min(TEXT, (width - APART) // 2 if width >= WIDE else width)
    parts = [
        _part("The story behind it", _story(talk.story), side),
        _part("Who could help", _partners(talk.partners), side),
        _part("What would work", _works(talk.works), side),
        _part("What we do next", _next(talk, view), side),
    ]
    if width >= WIDE:
        left, right = ([*parts[at], plain(""), *parts[at + 1]] for at in (0, 2))
        lines = list(beside((left, right), side))
    else:
        lines = [line for part in parts for line in (*part, plain(""))]
    return Content("\n").join([*above, *lines[:-1]])


def _part(heading: str, lines: Iterable[Content], width: int) -> list[Content]:
    found = [plain(heading, "bold $primary")]
    for line in list(lines) or [plain(NOTHING_SAID, "$muted")]:
        first, *rest = line.wrap(max(1, width - 4))
        found += [plain("  ").append(first), *(plain("    ").append(one) for one in rest)]
    return found


def _story(rows: Iterable[Told]) -> Iterator[Content]:
    """What hurts first; a word says which, and an arrow."""
    order = {"Hurts": 0, "Helps": 1}
    for _, words in sorted(rows, key=lambda one: order.get(one.words.get("it", ""), 2)):
        it = words.get("it", "")
        behind = f". {words['behind_that']}" if "behind_that" in words else ""
        sure = f" ({begun_small(words['how_sure'])})" if "how_sure" in words else ""
        yield joined((f"{it or 'Open'}: ", "bold"), f"{words.get('force', '')}{behind}{sure}")


def _partners(rows: Iterable[Told]) -> Iterator[Content]:
    for _, words in rows:
        with_us = WITH_US.get(words.get("with_us_already", ""), "")
        part = f": {words['part_they_could_play']}" if "part_they_could_play" in words else ""
        yield joined((words.get("partner", ""), "bold"), f"{part}{with_us}")


def _works(rows: Iterable[Told]) -> Iterator[Content]:
    for _, words in rows:
        cost = words.get("cost", "")
        marks = [cost if not cost or "cost" in cost.lower() else f"{cost} cost"]
        marks = [one for one in (*marks, words.get("how_sure", ""), words.get("kind", "")) if one]
        on = f". Works on: {words['works_on']}" if "works_on" in words else ""
        yield joined(
            (words.get("idea", ""), "bold"), f" ({', '.join(map(begun_small, marks))})" if marks else "", on
        )


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
    when = "no date"
    if action.due:
        when = f"by {show_day(action.due, year=action.due.year != view.today.year)}"
    days = f", {late} {'day' if late == 1 else 'days'} late" if late else ""
    return f"{who}, {when}{days}"
