"""Tables whose rows have their first words already, or take them from an earlier step."""

from __future__ import annotations

from driving import Room
from filling import cells, open_step

FIT = "readiness.fit"
STATUS = "strategy-review.status"


async def test_going_on_skips_the_words_that_are_there(room: Room) -> None:
    await open_step(room, "fit", "readiness")
    await room.press("enter")
    for words in ("Yes", "Stores and homes", "No"):
        await room.type(words)
        await room.press("enter")
    await room.press("escape")
    assert [cells(row) for row in room.view.rows(FIT)] == [
        {"statement": "Many things cause it, and they are tangled", "fits": "Yes", "why": "Stores and homes"},
        {"statement": "No single group can fix it", "fits": "No"},
    ]


async def test_ready_made_words_can_be_changed_and_are_offered_again(room: Room) -> None:
    await open_step(room, "fit", "readiness")
    await room.press("enter")
    await room.type("Yes")
    await room.press("enter", "escape", "home", "enter")
    await room.type(" here")
    await room.press("enter", "escape")
    (row,) = room.view.rows(FIT)
    assert str(row.cells["statement"]).endswith("tangled here")
    await room.press("down", "enter")
    await room.type("No")
    await room.press("enter", "escape")
    assert len(room.view.rows(FIT)) == 2


async def test_a_row_from_an_earlier_step_keeps_its_name_when_one_goes_on(room: Room) -> None:
    names = ("Warm handoff", "Text line")
    ids = room.initiative.rows("strategies").add_all([{"name": name} for name in names])
    await open_step(room, "status", "strategy-review")
    await room.press("enter")
    step = room.view.step(STATUS)
    assert step
    beside = len(step.field.columns) - 1  # type: ignore[union-attr]
    await room.press(*["enter"] * beside)
    await room.type("stuck")
    await room.press("escape")
    assert [room.view.name("strategies", one) for one in ids] == list(names)
    assert len(room.view.registry("strategies")) == len(names)
