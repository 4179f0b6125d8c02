"""What a closed meeting leaves for the next one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from convene.initiative import convening
from convene.initiative.agenda_vote import place_of
from convene.initiative.initiative import Initiative
from convene.initiative.left_over import left_over
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import TypedItem
from convene.voting.tally import Vote

AT = datetime(2026, 11, 16, 9, tzinfo=UTC)


def held(initiative: Initiative, *items: TypedItem, reached: int) -> Meeting:
    """A closed meeting in which so many items were on."""
    meeting = convening.plan(
        initiative, items, title="Fall check", day=date(2026, 11, 16), begins=time(9), ends=time(11)
    )
    convening.start(initiative, meeting, AT)
    for _ in range(reached):
        convening.go_on(initiative, meeting.id, AT)
    found = initiative.view.get(Meeting, meeting.id)
    assert found
    convening.close(initiative, found, AT)
    return found


def titles(initiative: Initiative, meeting: Meeting) -> list[str]:
    return [one.title for one in left_over(initiative.view, meeting.id)]


def test_items_that_were_not_reached_are_left(initiative: Initiative) -> None:
    items = (TypedItem("Welcome", 5, "talk"), TypedItem("Charter", 20, "talk"))
    assert titles(initiative, held(initiative, *items, reached=1)) == ["Charter"]


def test_a_vote_that_was_on_and_not_held_is_left_until_it_is(initiative: Initiative) -> None:
    meeting = held(initiative, TypedItem("Vote: Which site?", 10, "vote"), reached=1)
    assert titles(initiative, meeting) == ["Vote: Which site?"]
    (item,) = convening.agenda_of(initiative.view, meeting.id)
    vote = Vote(
        number=1, question="Which site?", method="consent", counts=(3, 0, 0), at=AT, step=place_of(item)
    )
    initiative.of(Vote).add(vote, "counted")
    assert titles(initiative, meeting) == []


def test_a_worksheets_vote_that_was_not_held_is_an_item_of_its_own(initiative: Initiative) -> None:
    steps = ("matrix", "sure")
    meeting = held(initiative, TypedItem("Promises", 41, "worksheet", "commitments", steps), reached=1)
    (left,) = left_over(initiative.view, meeting.id)
    assert (left.title, left.steps, left.minutes) == ("Vote left open: How sure are we?", ("sure",), 6)
