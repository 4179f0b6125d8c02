"""Counting a vote."""

from __future__ import annotations

import asyncio

import pytest

from convene.captured.decision import Decision
from convene.initiative.home import Home
from convene.voting.tally import Vote
from driving import Room
from filling import open_step, own_worksheet, step_of

AGREE = "shared-measures.agree"


@pytest.fixture
def home(home: Home) -> Home:
    own_worksheet(home, step_of("vote", 'method = "show-of-hands"'))
    return home


async def open_vote(room: Room) -> None:
    await open_step(room, "agree", "shared-measures")


async def test_counts_are_typed_down_the_levels_and_enter_keeps_them(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", *"12", "down", "5", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 12, 5, 0)
    assert (vote.round, vote.method, vote.step, vote.label) == (1, "fist-to-five", AGREE, "V1")
    assert "Carried: all 17 showed three or more" in room.screen_text()


async def test_the_outcome_is_said_while_counting(room: Room) -> None:
    await open_vote(room)
    await room.press("plus", "down", "down", "down", "down", "9")
    assert "Not carried: 1 of 10 showed less than three" in room.screen_text()


async def test_a_number_after_the_result_begins_the_next_round(room: Room) -> None:
    await open_vote(room)
    await room.press("2", "enter")
    await room.press("down", "down", "down", "9", "enter")
    first, second = room.view.all(Vote)
    assert (first.round, first.counts) == (1, (2, 0, 0, 0, 0, 0))
    assert (second.round, second.counts) == (2, (0, 0, 0, 9, 0, 0))
    assert "Round 1: Not carried" in room.screen_text()


async def test_a_kept_round_can_be_corrected(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "enter", "e", "1", "0", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 10, 0, 0)


async def test_counts_are_not_lost_on_escape(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "escape")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 9, 0, 0)


async def test_counts_are_kept_while_counting_as_one_round(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9")
    await asyncio.sleep(0.6)
    await room.settle()
    assert len(room.view.all(Vote)) == 1
    await room.press("down", "4", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 9, 4, 0)


async def test_minus_and_backspace_count_less(room: Room) -> None:
    await open_vote(room)
    await room.press("1", "2", "backspace", "plus", "plus", "minus", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts[0] == 2


async def test_a_vote_becomes_a_decision_with_its_numbers(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "enter", "m")
    await room.type("These six measures")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    (vote,) = room.view.all(Vote)
    assert decision.text == "These six measures"
    assert (decision.method, decision.numbers) == ("Fist to five", "0, 0, 0, 9, 0, 0")
    assert (decision.vote, decision.worksheets) == (vote.id, ("shared-measures",))


async def test_a_decision_in_the_middle_of_counting_rests_on_that_count(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "m")
    await room.type("These six")
    await room.press("ctrl+g")
    (decision,), (vote,) = room.view.all(Decision), room.view.all(Vote)
    assert (decision.vote, vote.counts) == (vote.id, (0, 0, 0, 9, 0, 0))


async def test_a_way_that_cannot_be_counted_is_said_and_is_no_dead_end(room: Room) -> None:
    await open_step(room, "first", "ours")
    assert "This version can't count this way" in room.screen_text()
    await room.press("m")
    await room.type("The gym")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert decision.text == "The gym"


async def test_undo_takes_a_round_back(room: Room) -> None:
    await open_vote(room)
    await room.press("9", "enter", "ctrl+z")
    assert room.view.all(Vote) == []
    assert "Carried" not in room.screen_text()
