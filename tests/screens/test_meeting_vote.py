"""A vote on the agenda: held by any method, from the question to the decision."""

from __future__ import annotations

from datetime import time

import pytest

from conftest import Clock
from convene.captured.decision import Decision
from convene.initiative import convening
from convene.initiative.left_over import left_over
from convene.initiative.planning import plan_next
from convene.initiative.terms import DECISION_RULES
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.voting import gradients
from convene.voting.tally import Vote
from driving import Room
from meeting_driving import start

AGENDA = "10 Vote: Where does the first site go?\n10 Break"


def words(room: Room) -> str:
    return " ".join(room.screen_text().replace("│", " ").split())


async def test_one_chooses_how_and_counts(room: Room) -> None:
    await start(room, AGENDA)
    assert "How do we decide?" in words(room)
    assert "1 Show of hands for or against" in words(room)
    await room.press("enter")
    assert "When is it carried? 1 More than half 2 At least two thirds" in words(room)
    await room.press("2")
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


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_all_ways_stand_in_the_window_and_a_digit_takes_one(room: Room, size: tuple[int, int]) -> None:
    await room.pilot.resize_terminal(*size)
    await start(room, AGENDA)
    said = words(room)
    assert "1 Show of hands for or against 2 Consent" in said
    assert "9 One person or body elsewhere, by others" in said
    await room.press("2")
    (item,) = [one for one in room.view.all(AgendaItem) if one.kind == "vote"]
    assert item.method == "consent"


async def test_a_softer_rule_is_asked_for_where_there_is_one(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("3")
    assert "1 Nobody shows less than three" in words(room)
    await room.press("escape", "4")
    assert "1 A veto blocks" in words(room)
    await room.press("down", "enter")
    (item,) = [one for one in room.view.all(AgendaItem) if one.kind == "vote"]
    assert (item.method, item.threshold) == ("gradients", gradients.NOTED)


async def test_places_are_typed_and_put_in_order_by_ballots(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", *["up"] * 3, "enter")
    assert "Among what? One option a line. At least two." in words(room)
    assert "Enter Add" in room.screen_text()
    for place in ("Mill Creek", "North Ridge", "north ridge"):
        await room.type(place)
        await room.press("enter")
    assert "Enter in the empty line begins the vote, - takes the last one back." in words(room)
    await room.type("A slip")
    await room.press("enter", "minus", "enter")
    for ballot in ("ba", "b", "ab"):
        await room.type(ballot)
        await room.press("enter")
    await room.press("enter")
    assert "North Ridge wins with 2 of 3" in words(room)
    (vote,) = room.view.all(Vote)
    assert vote.options == ("Mill Creek", "North Ridge")


async def test_a_vote_is_held_another_way_with_the_options_it_had(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", *["up"] * 4, "enter")
    await room.paste("Mill Creek\nNorth Ridge")
    await room.press("enter", "a", "b", "enter")
    assert "Tie for the first place: Mill Creek and North Ridge." in words(room)
    await room.press("h")
    assert "How do we decide?" in words(room)
    await room.press("end", *["up"] * 3, "enter")
    assert "2 North Ridge" in words(room)
    await room.press("enter")
    await room.type("b")
    await room.press("enter", "enter")
    dots, ranked = room.view.all(Vote)
    assert (dots.method, ranked.method, ranked.round) == ("dots", "ranked-choice", 2)
    assert "North Ridge wins with 1 of 1" in words(room)


async def test_a_vote_that_is_back_says_what_came_out_the_last_time(room: Room, clock: Clock) -> None:
    before = await start(room, "10 Vote: Where does the first site go?")
    await room.press("1", "1", "4", "down", "4", "enter")
    convening.close(room.initiative, before, clock())
    clock.move(days=1)
    values = {"title": "Next", "day": clock().date(), "begins": time(9), "ends": time(11)}
    plan_next(room.initiative, [], [], **values)
    vote = convening.agenda_of(room.view, room.view.all(Meeting)[-1].id)[0]
    assert (vote.kind, vote.method) == ("vote", "show-of-hands")
    await room.press("2", "home", "enter", "s", "ctrl+g")
    assert "Asked before: Mon Nov 16: Tie, 4 to 4: not" in words(room)


async def test_dots_have_their_usual_number(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", *["up"] * 4, "enter")
    await room.paste("\n".join(f"Idea {number}" for number in range(1, 9)))
    await room.press("enter")
    (item,) = [one for one in room.view.all(AgendaItem) if one.kind == "vote"]
    assert (item.method, item.dots, item.most_on_one, len(item.options)) == ("dots", 3, 2, 8)
    assert "3 dots each, at most 2 on one." in words(room)


async def test_another_way_can_be_chosen_by_undo_and_escape_goes_back_to_the_ways(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("end", "up", "up", "up", "enter", "escape")
    assert "How do we decide?" in words(room)
    await room.press("home", "enter", "enter")
    assert "How do we decide?" not in words(room)
    await room.press("ctrl+z")
    assert "How do we decide?" in words(room)


async def test_the_groups_own_rule_stands_first_and_says_how_it_is_held(room: Room) -> None:
    for name in ("Ann", "Bo"):
        room.initiative.of(Person).add(Person(name=name, vote=True), "added")
    room.initiative.rows(DECISION_RULES).add(
        {
            "decision": "Public positions",
            "method": "Show of hands",
            "threshold": "At least two thirds",
            "fallback": "Consent",
            "members_needed": 2,
        }
    )
    await start(room, "Vote: Do we speak up?")
    assert "Public positions Show of hands, at least two thirds, needs 2 here" in words(room)
    await room.press("enter", *"5", "down", "3", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.method, vote.threshold) == ("show-of-hands", "At least two thirds")
    assert "Not carried: 5 for, 3 against (at least two thirds needed)" in words(room)


async def test_after_two_rounds_the_ways_on_are_said_and_the_fallback_is_one_key(room: Room) -> None:
    rule = {"decision": "New members", "method": "Consent", "fallback": "Show of hands"}
    room.initiative.rows(DECISION_RULES).add(rule)
    await start(room, "Vote: Do they join?")
    await room.press("enter", "down", "down", "1", "enter", "escape")
    await room.press("n", "down", "down", "1", "enter", "escape")
    assert "a smaller trial; a small group redrafts it; f: Show of hands (our rule)" in words(room)
    await room.press("f", "3", "enter")
    last = room.view.all(Vote)[-1]
    assert (last.round, last.method, last.counts) == (3, "show-of-hands", (3, 0, 0))


async def test_what_was_talked_through_becomes_a_decision_and_is_not_left_open(room: Room) -> None:
    room.initiative.of(Person).add(Person(name="Dana Ruiz"), "added")
    await start(room, "Vote: Coffee or tea?")
    await room.press("end", "up", "enter")
    assert "does anyone object?" in words(room)
    await room.type("Both")
    await room.press("enter")
    await room.type("Dana Ruiz")
    await room.press("ctrl+g")
    (decision,), (vote,) = room.view.all(Decision), room.view.all(Vote)
    assert (decision.text, decision.method) == ("Both", "Talked through, no one objected")
    assert (decision.numbers, decision.vote) == ("Dana Ruiz asked out loud", vote.id)
    assert "D1 Both" in words(room)
    assert left_over(room.view, vote.meeting or 0) == []


async def test_options_are_scored_by_criteria_typed_with_their_weights(room: Room) -> None:
    await start(room, "Vote: Which vendor?")
    await room.press("end", "up", "up", "enter")
    for line in ("Alpha", "Beta", "", "Price 3", "Easy to use"):
        await room.type(line)
        await room.press("enter")
    assert "Its weight is missing" in words(room)
    await room.type(" 2, at least 3")
    await room.press("enter", "enter", *"5443", "enter")
    (vote,) = room.view.all(Vote)
    assert [(one.title, one.weight, one.least) for one in vote.criteria] == [
        ("Price", 3, 0),
        ("Easy to use", 2, 3),
    ]
    assert "1 Alpha (4.60), 2 Beta (3.60)" in words(room)


async def test_a_vote_held_another_way_is_counted_at_once_and_undo_shows_what_came_out(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("1", "1", "4", "down", "4", "enter")
    assert "Tie, 4 to 4" in words(room)
    await room.press("h", "2")
    assert "Objection 0" in words(room)
    assert "Tie, 4 to 4: not carried 4 of the" not in words(room)
    await room.press("8", "enter")
    first, second = room.view.all(Vote)
    assert (first.method, second.method, second.round) == ("show-of-hands", "consent", 2)
    await room.press("h", "ctrl+z")
    assert "Carried: no objection" in words(room)
    assert len(room.view.all(Vote)) == 2


async def test_the_result_of_dots_is_read_from_the_top_and_the_cursor_stays_to_correct_it(room: Room) -> None:
    await room.pilot.resize_terminal(60, 18)
    await start(room, AGENDA)
    await room.press("5")
    await room.paste("\n".join(f"Place {letter}" for letter in "abcdefghijkl"))
    await room.press("enter", *"aal", "enter")
    assert "Place a 2" in words(room)
    await room.press("e")
    assert "l Place l 1" in words(room)
    await room.press("up", "down", "enter", "up", "down")
    assert "Place l 1" in words(room)


async def scoring(room: Room, columns: int) -> None:
    """Two of three criteria of a place are scored, in a window so wide."""
    await room.pilot.resize_terminal(columns, 24)
    await start(room, AGENDA)
    await room.press("7")
    await room.paste("Library\nNorth Ridge school")
    await room.press("enter")
    await room.paste("Near the bus 3\nOpen evenings 5\nCost 2")
    await room.press("enter", "4", "3")


async def test_each_criterion_is_seen_while_it_is_scored(room: Room) -> None:
    await scoring(room, 80)
    assert "Near Open Cost" in words(room)
    await room.press("c")
    assert "Enter Keep" in room.screen_text()


async def test_a_criterion_that_does_not_fit_is_on_the_next_page_with_the_cursor(room: Room) -> None:
    await scoring(room, 79)
    assert "Option Cost" in words(room)


async def test_why_a_ballot_is_refused_stays_until_it_is_mended(room: Room) -> None:
    await start(room, AGENDA)
    await room.press("6")
    await room.paste("Mill Creek\nNorth Ridge")
    await room.press("enter", *"ab", "enter", *"xa", "enter")
    fault = "There is no option x: a to b."
    assert fault in words(room)
    await room.press("ctrl+n")  # something else changes in the record
    await room.type("n The bell rings")
    await room.press("enter")
    assert fault in words(room)
    await room.press("backspace", "backspace")
    assert fault not in words(room)


async def test_no_key_is_cut_off_below_a_long_result(room: Room) -> None:
    await room.pilot.resize_terminal(66, 22)
    await start(room, AGENDA)
    await room.press("5")
    sides = ("north", "south", "east", "west", "center")
    await room.paste("\n".join(f"A place in the {side} of the county" for side in sides))
    await room.press("enter", *"aabbccddee", "enter")
    for _ in range(2):
        await room.press("n", *"aabbccddee", "enter")
    assert "n again" in words(room)
