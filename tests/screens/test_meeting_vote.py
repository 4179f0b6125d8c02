"""A vote on the agenda: held by any method, from the question to the decision."""

from __future__ import annotations

from convene.captured.decision import Decision
from convene.meetings.agenda import AgendaItem
from convene.voting.tally import Vote
from driving import Room
from meeting_driving import start

AGENDA = "10 Vote: Where does the first site go?\n10 Break"


def words(room: Room) -> str:
    return " ".join(room.screen_text().replace("│", " ").split())


async def test_one_chooses_how_and_counts(room: Room) -> None:
    await start(room, AGENDA)
    assert "How do we decide?" in words(room)
    assert "Show of hands for or against; more than half" in words(room)
    await room.press("down", "enter")
    await room.press(*"8", "down", "1", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.method, vote.threshold, vote.counts) == ("show-of-hands", "At least two thirds", (8, 1, 0))
    assert vote.question == "Where does the first site go?"
    assert "Carried: 8 for, 1 against" in words(room)
    await room.press("m")
    await room.type("It opens in North Ridge")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert (decision.vote, decision.worksheets, decision.method) == (vote.id, (), "Show of hands")


async def test_places_are_typed_and_put_in_order_by_ballots(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", "enter")
    assert "Among what? One option a line. At least two." in words(room)
    for place in ("Mill Creek", "North Ridge", "north ridge"):
        await room.type(place)
        await room.press("enter")
    assert "Enter in the empty line begins the vote." in words(room)
    await room.press("enter")
    for ballot in ("ba", "b", "ab"):
        await room.type(ballot)
        await room.press("enter")
    await room.press("enter")
    assert "North Ridge wins with 2 of 3" in words(room)
    (vote,) = room.view.all(Vote)
    assert vote.options == ("Mill Creek", "North Ridge")


async def test_dots_have_their_usual_number(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", "up", "enter")
    await room.paste("\n".join(f"Idea {number}" for number in range(1, 9)))
    await room.press("enter")
    (item,) = [one for one in room.view.all(AgendaItem) if one.kind == "vote"]
    assert (item.method, item.dots, item.most_on_one, len(item.options)) == ("dots", 3, 2, 8)
    assert "3 dots each, at most 2 on one." in words(room)


async def test_another_way_can_be_chosen_by_undo_and_escape_goes_back_to_the_ways(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", "enter", "escape")
    assert "How do we decide?" in words(room)
    await room.press("home", "enter")
    assert "How do we decide?" not in words(room)
    await room.press("ctrl+z")
    assert "How do we decide?" in words(room)
