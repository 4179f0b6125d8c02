"""Agendas to start from, with what is at hand."""

from __future__ import annotations

import pytest

from convene.meetings.agenda import AgendaItem
from convene.meetings.templates import TEMPLATES, Template, fitted, like
from convene.worksheets.shelf import Shelf


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("First big meeting", 117),
        ("Common agenda", 175),
        ("Steering group", 85),
        ("Work group", 59),
        ("Data talk", 86),
        ("Twice-a-year check", 117),
    ],
)
def test_the_usual_meetings_take_the_minutes_they_are_known_for(name: str, minutes: int) -> None:
    assert {one.name: one.minutes for one in TEMPLATES}[name] == minutes


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: str(one.name))
def test_every_usual_meeting_ends_with_a_close(template: Template) -> None:
    items = template.items
    assert [item.kind == "close" for item in items] == [False] * (len(items) - 1) + [True]


def test_without_its_worksheet_an_item_is_a_talk_and_the_close_stays() -> None:
    first = TEMPLATES[0]
    items = fitted(first.items, {})
    assert [item.kind for item in items] == ["talk", "talk", "break", "talk", "talk", "close"]
    assert all(item.worksheet is None and not item.steps for item in items)
    assert sum(item.minutes for item in items) == first.minutes


def test_a_worksheet_at_hand_keeps_the_steps_it_has() -> None:
    items = fitted(TEMPLATES[0].items, {"landscape-map": ["scope", "organizations"]})
    assert (items[1].worksheet, items[1].steps, items[1].kind) == (
        "landscape-map",
        ("organizations",),
        "worksheet",
    )


def test_an_agenda_once_more_has_not_begun() -> None:
    item = AgendaItem(id=3, meeting=1, order=2.0, title="Charter", minutes=20, worksheet="x", steps=("a",))
    (again,) = like([item])
    assert (again.title, again.minutes, again.worksheet, again.steps) == ("Charter", 20, "x", ("a",))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: str(one.name))
def test_an_item_takes_the_minutes_of_its_steps(template: Template) -> None:
    sheets = Shelf().worksheets
    for item in template.items:
        if item.worksheet and item.kind == "worksheet":
            minutes = {step.id: step.minutes for step in sheets[item.worksheet].steps}
            assert sum(minutes[step] for step in item.steps) == item.minutes, item.title
