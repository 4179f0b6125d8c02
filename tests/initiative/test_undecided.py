"""Votes that were held and decided nothing come back, with why and how often."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from convene.captured.decision import Decision
from convene.initiative import convening
from convene.initiative.agenda_vote import hold_by, place_of
from convene.initiative.initiative import Initiative
from convene.initiative.planning import plan_next
from convene.initiative.returning import returning
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.meetings.typed_item import TypedItem
from convene.voting.tally import Vote

NEXT = Meeting(number=9, title="Next", day=date(2026, 12, 19), begins=time(9), ends=time(11))
WHERE = TypedItem("Vote: Where?", 10, "vote")
GRADIENTS = TypedItem("Do we agree?", 12, "worksheet", "common-agenda", ("agree",))
HELLO = TypedItem("Hello", 5, "talk")


def met(initiative: Initiative, month: int, *items: TypedItem) -> AgendaItem:
    """The last item of a closed meeting at which all were on."""
    day = date(2026, month, 8)
    at = datetime.combine(day, time(9), UTC)
    meeting = convening.plan(
        initiative, [HELLO, *items], title=f"{day}", day=day, begins=time(9), ends=time(11)
    )
    convening.start(initiative, meeting, at)
    for _ in range(len(items) + 1):
        convening.go_on(initiative, meeting.id, at)
    convening.close(initiative, initiative.of(Meeting).get(meeting.id), at)
    return convening.agenda_of(initiative.view, meeting.id)[-1]


def voted(initiative: Initiative, item: AgendaItem, place: str = "", **cast: Any) -> Vote:
    """A round of the vote of an item."""
    meeting = initiative.of(Meeting).get(item.meeting)
    values = {"question": "Where?", "method": "show-of-hands", "number": len(initiative.view.all(Vote)) + 1}
    at = datetime.combine(meeting.day, time(9, 30), UTC)
    vote = Vote(at=at, meeting=meeting.id, step=place or place_of(item), **{**values, **cast})
    return initiative.of(Vote).add(vote, "counted")


def why(initiative: Initiative) -> dict[str, tuple[str, int]]:
    return {one.item.title: (one.why, one.often) for one in returning(initiative.view, NEXT)}


def test_a_tie_between_options_comes_back_held_as_it_was(initiative: Initiative) -> None:
    item = met(initiative, 9, WHERE)
    hold_by(initiative, item, "dots", ("Library", "Gym", "Park"), goes_on=1)
    dots: dict[str, Any] = {"method": "dots", "options": ("Library", "Gym", "Park"), "dots": 2, "goes_on": 1}
    voted(initiative, item, counts=(4, 4, 1), **dots)
    words = "Not decided on Tue Sep 8 (a tie between Library and Gym)."
    assert why(initiative) == {"Vote: Where?": (words, 1)}
    meeting = plan_next(initiative, [], [], title="N", day=NEXT.day, begins=time(9), ends=time(11))
    again = next(one for one in convening.agenda_of(initiative.view, meeting.id) if one.kind == "vote")
    assert (again.method, again.options, again.goes_on) == ("dots", ("Library", "Gym", "Park"), 1)


def test_a_vote_says_at_how_many_meetings_it_was_not_decided(initiative: Initiative) -> None:
    voted(initiative, met(initiative, 9, WHERE), counts=(5, 5, 0))
    met(initiative, 10)
    voted(initiative, met(initiative, 11, WHERE), counts=(6, 3, 0), threshold="At least three quarters")
    met(initiative, 12, WHERE)
    last = "not carried: 6 for, 3 against (at least three quarters needed)"
    assert why(initiative) == {
        "Hello": ("On the last 4 agendas.", 4),
        "Vote: Where?": (f"Not decided 3 times, since Tue Sep 8 (last {last}).", 3),
    }


def test_a_straw_poll_comes_back_until_it_is_confirmed(initiative: Initiative) -> None:
    item = met(initiative, 9, WHERE)
    vote = voted(initiative, item, counts=(5, 0, 0), voters=5, needed=7, members=12)
    assert why(initiative)["Vote: Where?"][0] == "Not decided on Tue Sep 8 (a straw poll: 5 here, 7 needed)."
    initiative.of(Decision).add(Decision(number=1, text="The gym", at=vote.at, vote=vote.id), "")
    assert "D1 to be confirmed" in why(initiative)["Vote: Where?"][0]
    voted(initiative, met(initiative, 10, WHERE), counts=(8, 0, 0), voters=8, needed=7, members=12)
    assert "Vote: Where?" not in why(initiative)


def test_a_vote_that_was_not_meant_to_decide_comes_back(initiative: Initiative) -> None:
    voted(initiative, met(initiative, 9, WHERE), counts=(8, 0, 0), straw=True)
    assert why(initiative)["Vote: Where?"][0] == "Not decided on Tue Sep 8 (a straw poll)."


def test_a_vote_inside_a_worksheet_is_an_item_of_its_own(initiative: Initiative) -> None:
    item = met(initiative, 9, GRADIENTS)
    gradients: dict[str, Any] = {
        "method": "gradients",
        "counts": (5, 5, 5, 0, 0, 0, 0, 1),
        "place": "common-agenda.agree",
    }
    voted(initiative, item, **gradients)
    met(initiative, 10)
    (back,) = [one for one in returning(initiative.view, NEXT) if one.reason == "open"]
    assert (back.item.kind, back.item.worksheet, back.item.steps) == (
        "worksheet",
        "common-agenda",
        ("agree",),
    )
    assert back.item.title.startswith("Vote again: ")
    assert back.why == "Not decided on Tue Sep 8 (blocked: 1 at level 8)."


def test_what_a_decision_or_a_clear_answer_settled_stays_settled(initiative: Initiative) -> None:
    item = met(initiative, 9, WHERE)
    tie = voted(initiative, item, counts=(5, 5, 0))
    initiative.of(Decision).add(Decision(number=1, text="By lot: the gym", at=tie.at, vote=tie.id), "")
    voted(initiative, item, question="Who?", place="agenda.99", counts=(2, 9, 0))
    voted(initiative, item, question="When?", place="agenda.98", counts=(9, 2, 0))
    assert not [one for one in returning(initiative.view, NEXT) if one.reason == "open"]


def test_a_later_round_of_the_same_question_counts(initiative: Initiative) -> None:
    voted(initiative, met(initiative, 9, WHERE), counts=(5, 5, 0))
    item = met(initiative, 10, WHERE)
    voted(initiative, item, counts=(5, 5, 0))
    voted(initiative, item, counts=(7, 3, 0), round=2)
    assert "Vote: Where?" not in why(initiative)
