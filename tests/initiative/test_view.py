"""Reading an initiative: what day it is."""

from __future__ import annotations

from datetime import date

from conftest import Clock
from convene.initiative.initiative import Initiative


def test_an_evening_past_midnight_has_the_new_day_and_a_document_keeps_the_old_one(
    initiative: Initiative, clock: Clock
) -> None:
    before = initiative.view.frozen()
    clock.move(hours=15)
    assert initiative.view.today == date(2026, 11, 17)
    assert initiative.view.with_documents("people", {}).today == date(2026, 11, 17)
    assert before.today == date(2026, 11, 16)
