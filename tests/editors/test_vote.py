"""Counting a vote."""

from __future__ import annotations

import asyncio
from datetime import date, time

import pytest
from textual import events

from conftest import Clock
from convene.captured.decision import Decision
from convene.editors.vote import VoteEditor
from convene.initiative import convening
from convene.initiative.attending import add_person, check_in
from convene.initiative.counting import changed_since
from convene.initiative.home import Home
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.voting.tally import Vote
from driving import Room
from filling import open_step, own_worksheet, step_of

AGREE = "shared-measures.agree"


@pytest.fixture
def home(home: Home) -> Home:
    keys = 'method = "weighted-scoring"\noptions_from = "landscape-map.gaps"'
    keys += "".join(
        f'\n[[step.criterion]]\nid = "{key}"\ntitle = "{title}"\nweight = {weight}\n{least}'
        for key, title, weight, least in (
            ("fit", "Fits the goal", 5, ""),
            ("data", "Data now", 4, "least = 2"),
        )
    )
    own_worksheet(home, step_of("vote", keys))
    keys = 'method = "ranked-choice"\noptions_from = "landscape-map.gaps"'
    own_worksheet(home, step_of("vote", keys), "sites")
    keys = 'method = "dots"\ndots = 2\noptions_from = "landscape-map.gaps"'
    own_worksheet(home, step_of("vote", keys), "dotted")
    return home


def read(room: Room) -> str:
    """What is on the screen, however its lines break."""
    return " ".join(room.screen_text().replace("│", " ").split())


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
    assert "First round: Not carried" in room.screen_text()


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
    await room.press("down", "down", "down", "9")
    assert "Enter Keep result" in room.screen_text()
    await room.press("enter")
    assert "Enter Keep result" not in room.screen_text(), "it is kept"
    assert "m make it a decision" in read(room)
    await room.press("m")
    await room.type("These six measures")
    await room.press("ctrl+g")
    assert "D1 rests on it. e correct" in read(room)
    assert "m make it a decision" not in read(room)
    await room.press("m")
    assert "D1 rests on this vote already" in read(room)
    await room.press("escape")
    (decision,) = room.view.all(Decision)
    (vote,) = room.view.all(Vote)
    assert decision.text == "These six measures"
    assert (decision.method, decision.numbers) == ("Fist to five", "0, 0, 0, 9, 0, 0")
    assert (decision.vote, decision.worksheets) == (vote.id, ("shared-measures",))


async def test_a_decision_on_a_vote_that_was_not_carried_says_so_wherever_it_is_read(room: Room) -> None:
    await open_vote(room)
    await room.press("1", "down", "down", "down", "3", "enter", "m")
    assert "0, 0, 3, 0, 0; not carried" in read(room)
    await room.type("We go on as before")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert decision.numbers.endswith("; not carried")
    await room.press("escape", "5")
    assert "not carried, fist" in read(room)


async def test_a_decision_in_the_middle_of_counting_rests_on_that_count(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "m")
    await room.type("These six")
    await room.press("ctrl+g")
    (decision,), (vote,) = room.view.all(Decision), room.view.all(Vote)
    assert (decision.vote, vote.counts) == (vote.id, (0, 0, 0, 9, 0, 0))


async def test_where_nothing_can_be_voted_on_is_no_dead_end(room: Room) -> None:
    await open_step(room, "first", "ours")
    assert "Nothing to vote on yet" in room.screen_text()
    assert "This version" not in room.screen_text()
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


CAUSES = "baseline-data.causes"


async def open_dots(room: Room) -> None:
    """Three causes can be voted on, one is not for the group to change."""
    room.initiative.rows(CAUSES).add_all(
        [
            {"but_why": "It is easy to buy", "can_we_change_it": "Yes, soon"},
            {"but_why": "They hear it is safe", "can_we_change_it": "Not by us"},
            {"but_why": "Adults look away " + "and say that it was always so " * 4},
            {"but_why": "No ride", "can_we_change_it": "Yes, with time"},
        ]
    )
    await open_step(room, "priority", "baseline-data")


async def test_dots_are_typed_down_the_options_and_those_left_out_are_not_there(room: Room) -> None:
    await open_dots(room)
    assert "They hear it is safe" not in room.screen_text()
    assert "3 dots each, at most 2 on one." in room.screen_text()
    await room.press("9", "down", "7", "down", "7", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.method, vote.counts, vote.dots, vote.most_on_one) == ("dots", (9, 7, 7), 3, 2)
    assert vote.options[0] == "It is easy to buy"
    assert "1 It is easy to buy (9), 2 = Adults look away" in " ".join(room.screen_text().split())
    shown = [line.split()[-1] for line in room.screen_text().splitlines() if line.strip()]
    assert [count for count in shown if count in {"7", "9"}] == ["9", "7", "7"]  # seen beside long words too


async def test_an_old_result_keeps_its_options_and_the_next_round_has_those_of_today(room: Room) -> None:
    await open_dots(room)
    await room.press("9", "down", "7", "down", "7", "enter")
    room.initiative.rows(CAUSES).change(room.view.rows(CAUSES)[0].id, "but_why", "Stores do not check")
    room.initiative.rows(CAUSES).add({"but_why": "Nothing after six"})
    await room.settle()
    assert "It is easy to buy" in room.screen_text()
    await room.press("home", "4", "down", "down", "down", "5", "enter")
    first, second = room.view.all(Vote)
    assert first.options[0] == "It is easy to buy"
    assert (second.options[0], second.options[-1]) == ("Stores do not check", "Nothing after six")
    assert (second.round, second.counts) == (2, (4, 0, 0, 5))


async def test_dots_become_a_decision_by_dot_voting(room: Room) -> None:
    await open_dots(room)
    await room.press("9", "down", "7", "enter", "m")
    await room.type("We start with stores and parties")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert decision.method == "Dot voting"
    assert decision.numbers.startswith("It is easy to buy 9, Adults look away")


async def test_without_rows_it_says_what_is_missing(room: Room) -> None:
    await open_step(room, "priority", "baseline-data")
    assert "Nothing to vote on yet" in room.screen_text()
    await room.press("5", "enter", "m", "escape", "ctrl+g")
    assert not room.view.all(Vote)


async def test_the_rule_of_the_charter_comes_before_that_of_the_worksheet(room: Room) -> None:
    rules = room.initiative.rows("working-structure.decision-rules")
    rules.add(
        {"decision": "Goal and strategies (all of them)", "method": "Show of hands", "threshold": "Everyone"}
    )
    await open_step(room, "agree", "common-agenda")
    await room.press("1", "2", "down", "1", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.method, vote.threshold, vote.counts) == ("show-of-hands", "Everyone", (12, 1, 0))
    beside = [line.partition("│")[2] for line in room.screen_text().splitlines()]
    assert "Not carried: 12 for, 1 against (everyone needed)" in " ".join(" ".join(beside).split())


async def test_consent_is_counted_in_two_rounds(room: Room) -> None:
    await open_step(room, "core-group", "champions-and-group")
    await room.press("1", "2", "down", "2", "down", "1", "enter", "escape")
    await room.press("home", "1", "3", "down", "2", "enter", "escape")
    assert [vote.counts for vote in room.view.all(Vote)] == [(12, 2, 1), (13, 2, 0)]
    assert "Carried: no objection, 2 with a concern; 15 people voted, in the second round." in pane(room)
    assert "First round: Not carried: 1 open objection" in pane(room)


async def test_a_vote_that_is_not_held_as_the_rule_says_is_told_before(room: Room) -> None:
    rule = {"decision": "Measures", "method": "Decided by one person or body"}
    room.initiative.rows("working-structure.decision-rules").add(rule)
    await open_step(room, "agree", "shared-measures")
    told = "Your rules ask for another way here: Decided by one person or body. p makes this a straw poll."
    assert told in pane(room)


async def test_consent_asks_for_the_day_to_look_again(room: Room) -> None:
    await open_step(room, "core-group", "champions-and-group")
    await room.press("1", "2", "enter")
    assert "w: when do we look at it again?" in pane(room)
    (vote,) = room.view.all(Vote)
    room.initiative.of(Vote).change(vote.id, "words", look_again=date(2027, 11, 16))
    await room.settle()
    assert "w: when do we look" not in pane(room)


async def test_a_room_of_one_sector_is_told_before_it_votes(room: Room, clock: Clock) -> None:
    at = clock()
    meeting = Meeting(number=1, title="M", day=at.date(), begins=at.time(), ends=at.time(), started=at)
    running = room.initiative.of(Meeting).add(meeting, "m").id
    for name, sector in (("Dana", "Youth"), ("Ben", "Youth")):
        person = add_person(room.initiative, WalkIn(name=name, organization=f"{name} org", sector=sector))
        check_in(room.initiative, running, person, clock())
    await open_vote(room)
    assert "Only one sector is in the room." in room.screen_text()
    person = add_person(room.initiative, WalkIn(name="Ada", organization="Clinic", sector="Health care"))
    check_in(room.initiative, running, person, clock())
    await room.settle()
    assert "Only one sector" not in room.screen_text()


async def open_ballots(room: Room, *names: str) -> None:
    room.initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in names])
    await open_step(room, "first", "sites")


async def give(room: Room, *ballots: str) -> None:
    for ballot in ballots:
        await room.type(ballot)
        await room.press("enter")


async def test_ballots_are_typed_by_letters_and_counted_when_all_are_in(room: Room) -> None:
    await open_ballots(room, "Mill Creek", "North Ridge", "Pine Hollow", "East Side")
    await give(room, *["acb"] * 4, *["bca"] * 3, *["CBA"] * 2, "d, b, c")
    screen = room.screen_text()
    assert "10 ballots in." in screen
    assert "wins" not in screen  # nobody sees how it stands before all are in
    await room.press("enter")
    (vote,) = room.view.all(Vote)
    assert (len(vote.ballots), vote.ballots[0], vote.counts) == (10, (0, 2, 1), ())
    said = " ".join(room.screen_text().replace("│", " ").split())
    assert "North Ridge wins with 6 of 10" in said
    assert "Pine Hollow would beat each of the others" in said


async def test_ballots_that_were_left_in_the_middle_go_on_and_nobody_sees_how_it_stands(room: Room) -> None:
    await open_ballots(room, "Mill Creek", "North Ridge")
    await give(room, "ab", "ba")
    await room.press("escape", "escape")
    await open_step(room, "first", "sites")
    assert "2 ballots in." in room.screen_text()
    assert "Tie" not in room.screen_text()
    await give(room, "ab", "")
    (vote,) = room.view.all(Vote)
    assert (len(vote.ballots), vote.counting) == (3, False)
    assert "Mill Creek wins with 2 of 3" in pane(room)


async def test_a_ballot_that_breaks_a_rule_is_refused_where_it_was_typed(room: Room) -> None:
    await open_ballots(room, "Mill Creek", "North Ridge")
    await give(room, "aa")
    assert "a stands there twice. Each option once." in room.screen_text()
    await room.press("backspace")
    await give(room, "x")
    assert "There is no option x: a to b." in room.screen_text()
    assert room.view.all(Vote) == []


async def test_the_last_ballot_is_taken_back_with_a_minus(room: Room) -> None:
    await open_ballots(room, "Mill Creek", "North Ridge")
    await give(room, "ab", "ba")
    await room.press("minus", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.ballots == ((0, 1),)


async def test_at_a_tie_for_last_the_group_says_who_goes_out(room: Room) -> None:
    await open_ballots(room, "A side", "B side", "C side")
    await give(room, *["a"] * 3, *["ba"] * 2, *["cb"] * 2)
    await room.press("enter")
    said = " ".join(room.screen_text().replace("│", " ").split())
    assert "Tie for last between B side and C side" in said
    assert "1 B side goes out, 2 C side goes out" in said
    await room.press("2")
    (vote,) = room.view.all(Vote)
    assert vote.out == (2,)
    assert "B side wins with 4 of 7" in " ".join(room.screen_text().replace("│", " ").split())


async def test_ballots_can_be_corrected_and_another_round_begun(room: Room) -> None:
    await open_ballots(room, "A side", "B side")
    await give(room, "ab")
    await room.press("enter", "e")
    await give(room, "ba", "b")
    await room.press("enter")
    (vote,) = room.view.all(Vote)
    assert len(vote.ballots) == 3
    await room.press("n")
    await give(room, "a")
    await room.press("enter")
    first, second = room.view.all(Vote)
    assert (first.round, second.round, second.ballots) == (1, 2, ((0,),))


async def test_the_result_of_ballots_becomes_a_decision(room: Room) -> None:
    await open_ballots(room, "A side", "B side")
    await give(room, "ab")
    await room.press("enter", "m")
    await room.type("It opens there")
    await room.press("ctrl+g")
    (decision,), (vote,) = room.view.all(Decision), room.view.all(Vote)
    assert (decision.vote, decision.method) == (vote.id, "Ranked choice")
    assert decision.numbers == "1 ballot, 1 round: A side 1, B side 0"


def pane(room: Room) -> str:
    """The words right of the outline."""
    return " ".join(" ".join(line.partition("│")[2] for line in room.screen_text().splitlines()).split())


async def test_groups_whose_deputies_came_are_told_before_a_vote(room: Room, clock: Clock) -> None:
    meeting = convening.plan(
        room.initiative, [], title="Fall", day=clock().date(), begins=time(9), ends=time(11)
    )
    convening.start(room.initiative, meeting, clock())
    for number in range(1, 6):
        line = WalkIn(name=f"Dep {number}", organization=f"Group {number}", sector="Youth")
        check_in(room.initiative, meeting.id, add_person(room.initiative, line), clock())
    first = room.view.all(Person)[0]
    room.initiative.of(Person).change(first.id, "said", decides=True)
    await open_vote(room)
    await room.press("f1")
    told = " ".join(room.screen_text().replace("│", " ").split())
    assert "Nobody here decides for Group 2, Group 3, Group 4 and Group 5." in told


async def test_a_seat_that_has_ended_is_told_and_needs_nobody_to_be_here(room: Room, clock: Clock) -> None:
    meeting = convening.plan(
        room.initiative, [], title="Fall", day=clock().date(), begins=time(9), ends=time(11)
    )
    convening.start(room.initiative, meeting, clock())
    for name, until in (("Ann", "2099-12-31"), ("Bo", "2020-06-30"), ("Cy", "2020-06-30")):
        person = room.initiative.of(Person).add(Person(name=name), "added").id
        seat = {"person": person, "vote": "Yes", "until": until}
        room.initiative.rows("working-structure.seats").add(seat)
        check_in(room.initiative, meeting.id, person, clock())
    await open_vote(room)
    assert "Ended: the seats of Bo and Cy." in pane(room)
    assert "straw poll" not in pane(room)  # one of one


async def test_with_too_few_it_is_a_straw_poll_and_the_decision_says_so(room: Room, clock: Clock) -> None:
    for number in range(4):
        room.initiative.of(Person).add(Person(name=f"Away {number}", vote=True), "added")
    meeting = convening.plan(
        room.initiative, [], title="Fall", day=clock().date(), begins=time(9), ends=time(11)
    )
    convening.start(room.initiative, meeting, clock())
    ann = room.initiative.of(Person).add(Person(name="Ann", vote=True), "added")
    check_in(room.initiative, meeting.id, ann.id, clock())
    await open_vote(room)
    assert "here has a vote, 3 are needed: it will be a straw poll." in pane(room)
    await room.press("down", "down", "down", "1", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.voters, vote.needed, vote.is_straw_poll) == (1, 3, True)
    assert "a straw poll, to be confirmed: 3 with a vote are needed." in pane(room)
    await room.press("m")
    await room.type("These six")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert decision.numbers.endswith("; straw poll, to be confirmed")


async def test_an_objection_is_asked_for_in_words_and_so_is_a_concern(room: Room) -> None:
    await open_step(room, "agree", "backbone-roles")
    await room.press(*"9", "down", "1", "down", "1", "enter")
    assert "An objection is a reason why this would harm our goal" in room.screen_text()
    await room.type("Dana Ruiz")
    await room.press("enter", "enter")
    await room.type("Partners need those grants")
    await room.press("enter")
    await room.type("It asks us first")
    await room.press("enter")
    assert "The concern" in room.screen_text()
    await room.type("Two years is short")
    await room.press("enter")
    (vote,) = room.view.all(Vote)
    (objection,) = vote.objections
    assert (objection.harm, objection.resolve) == ("Partners need those grants", "It asks us first")
    assert room.view.name("people", objection.who or 0) == "Dana Ruiz"
    assert vote.concerns == ("Two years is short",)
    await room.press("ctrl+z", "ctrl+z")
    assert (room.view.all(Vote)[0].objections, room.view.all(Person)) == ((), [])


async def test_what_is_not_said_in_words_is_no_hindrance(room: Room) -> None:
    await open_step(room, "agree", "backbone-roles")
    await room.press(*"9", "down", "down", "2", "enter", "escape")
    (vote,) = room.view.all(Vote)
    assert (vote.counts, vote.objections) == ((9, 0, 2), ())
    assert "Not carried: 2 open objections" in pane(room)


async def test_a_letter_is_a_dot_and_a_second_round_is_among_the_top_few(room: Room) -> None:
    room.initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in "PQRST"])
    await open_step(room, "first", "dotted")
    await room.press(*"aaabbbccd", "minus", *"d", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (3, 3, 2, 1, 0)
    assert "Tie for the first place: P and Q" in pane(room)
    await room.press("r")
    assert [letter in pane(room) for letter in ("a P", "c R", "d S")] == [True, True, False]
    await room.press(*"aab", "enter")
    again = room.view.all(Vote)[1]
    assert (again.round, again.options, again.counts, again.dots) == (2, ("P", "Q", "R"), (2, 1, 0), 1)
    assert "in the second round" in pane(room)
    assert "First round: 1 = P (3), 1 = Q (3)" in pane(room)


async def test_the_group_ends_a_tie_by_lot_and_it_is_recorded_who_drew(room: Room) -> None:
    room.initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in "PQR"])
    await open_step(room, "first", "dotted")
    await room.press(*"aabb", "enter", "t")
    assert "A run-off between them" in room.screen_text()
    await room.press("5")
    await room.type("Q")
    await room.press("enter")
    await room.type("Dana Ruiz")
    await room.press("enter", "enter")
    (vote,), (dana,) = room.view.all(Vote), room.view.all(Person)
    (end,) = vote.ties
    assert (end.way, end.between, end.chosen, end.who) == ("lots", (0, 1), (1,), dana.id)
    assert "By lot: Q." in pane(room)


async def test_a_run_off_between_the_tied_is_a_round_of_its_own(room: Room) -> None:
    room.initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in "PQR"])
    await open_step(room, "first", "dotted")
    await room.press(*"aabb", "enter", "t", "2", *"aab", "enter")
    again = room.view.all(Vote)[1]
    assert (again.round, again.options, again.counts) == (2, ("P", "Q"), (2, 1))


async def test_nobody_sees_how_it_stands_until_all_are_in_if_so_wanted(room: Room) -> None:
    await open_vote(room)
    await room.press("s", *"3345")
    assert "4 slips in." in pane(room)
    assert "█" not in room.screen_text()
    assert "Carried" not in room.screen_text()
    await room.press("minus", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 2, 1, 0)
    assert "Carried: all 3 showed three or more" in pane(room)


async def test_what_is_typed_while_the_first_counts_are_kept_is_no_second_vote(room: Room) -> None:
    await open_vote(room)
    await room.press("s", "3")
    editor = room.app.screen.query_one(VoteEditor)
    editor.say()  # a pause in typing, that ends with the next key
    editor.levels.post_message(events.Key("4", "4"))
    await room.press("enter")
    (vote,) = room.view.all(Vote)
    assert vote.counts == (0, 0, 0, 1, 1, 0)


async def test_names_stand_with_votes_only_in_a_roll_call(room: Room, clock: Clock) -> None:
    meeting = convening.plan(
        room.initiative, [], title="Fall", day=clock().date(), begins=time(9), ends=time(11)
    )
    convening.start(room.initiative, meeting, clock())
    for name in ("Ann", "Bo"):
        person = room.initiative.of(Person).add(Person(name=name), "added")
        check_in(room.initiative, meeting.id, person.id, clock())
    await open_vote(room)
    await room.press("l", "4", "2", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.counts, [one.level for one in vote.roll]) == ((0, 0, 1, 0, 1, 0), [4, 2])
    await room.press("e", "1", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.counts, vote.roll) == ((1, 0, 1, 0, 1, 0), ())  # names that no longer fit the counts go
    await room.press("m")  # three counted, two with a vote here
    assert "1 too many: 3 counted, 2 marked as here with a vote." in room.toasts()[-1]
    assert room.view.all(Decision) == []
    await room.press("v", "enter")  # not all who vote are marked as here: at least the three who were counted
    (vote,) = room.view.all(Vote)
    assert (vote.voters, vote.voters_said) == (3, True)
    assert "all 3 counted in the room voted" in pane(room)
    await room.press("v", "backspace")
    await room.type("2")
    await room.press("enter")
    assert "3 are counted already." in room.screen_text()
    await room.press("backspace")
    await room.type("5")
    await room.press("enter")
    assert "3 of the 5 counted in the room voted, 2 did not" in pane(room)


async def test_a_vote_that_is_only_a_straw_poll_says_so_until_it_is_meant_to_decide(room: Room) -> None:
    await open_vote(room)
    await room.press("p")
    assert "A straw poll. Type how many" in pane(room)
    await room.press("down", "down", "down", "9", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.straw
    assert "a straw poll: it decides nothing yet." in pane(room)
    await room.press("p")
    (vote,) = room.view.all(Vote)
    assert not vote.straw
    assert "straw poll:" not in pane(room)


async def test_scores_are_typed_with_digits_and_kept_as_a_round(room: Room) -> None:
    room.initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in "PQ"])
    await open_step(room, "first", "ours")
    await room.press(*"5443", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.scores == (((0, 0, 0, 0, 1), (0, 0, 0, 1, 0)), ((0, 0, 0, 1, 0), (0, 0, 1, 0, 0)))
    assert "1 P (4.56), 2 Q (3.56). Equal weights would not change the first place." in pane(room)
    await room.press("e", "1", "c")
    await room.type("0 1 1 0 0")
    await room.press("enter", "enter")
    (vote,) = room.view.all(Vote)
    assert vote.scores[0] == ((1, 0, 0, 0, 0), (0, 1, 1, 0, 0))


async def test_what_is_said_besides_is_kept_and_how_an_objection_ended(room: Room) -> None:
    room.initiative.of(Person).add(Person(name="Lena"), "added")
    await open_step(room, "agree", "backbone-roles")
    await room.press(*"9", "down", "down", "1", "enter", "enter")
    await room.type("Partners need those grants")
    await room.press("enter", "enter", "w")
    await room.type("withdrawn")
    await room.press("enter", "enter")
    await room.type("It asks us first")
    await room.press("enter")
    await room.type("Lena")
    await room.press("ctrl+g")
    (vote,) = room.view.all(Vote)
    assert vote.objections[0].ended == "withdrawn"
    assert (vote.wording, [room.view.name("people", one) for one in vote.aside]) == (
        "It asks us first",
        ["Lena"],
    )
    assert "Carried: no open objection, 1 withdrawn" in pane(room)
    await room.press("m")
    assert "It asks us first" in room.screen_text()


async def test_a_count_corrected_after_the_decision_marks_it(room: Room) -> None:
    await open_vote(room)
    await room.press("down", "down", "down", "9", "enter", "m")
    await room.type("These six")
    await room.press("ctrl+g")
    (decision,) = room.view.all(Decision)
    assert not changed_since(room.view, decision)
    await room.press("e", "1", "1", "enter")
    (vote,) = room.view.all(Vote)
    assert (vote.version, changed_since(room.view, decision)) == (2, True)
