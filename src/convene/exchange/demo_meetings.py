"""The meetings of the sample, with who was there and what was captured in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import msgspec

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.agenda_vote import hold_by, place_of
from convene.initiative.initiative import Initiative
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.voting.tally import Objection, Vote

Data = Mapping[str, Any]


class Held(NamedTuple):
    """A meeting's id, and when each of its items ended, with the item's worksheet."""

    meeting: int
    ends: tuple[tuple[str | None, datetime], ...]

    def when(self, worksheets: Sequence[str]) -> datetime:
        """When something about these worksheets was said: as their item ended, or else near the end."""
        return next((at for sheet, at in self.ends if sheet in worksheets), self.ends[-2][1])


def add_meeting(initiative: Initiative, number: int, data: Data, people: Mapping[str, int]) -> Held:
    """One meeting with its agenda and attendance; a closed one went as planned."""
    day, begins, ends = (
        date.fromisoformat(data["day"]),
        time.fromisoformat(data["begins"]),
        time.fromisoformat(data["ends"]),
    )
    started = datetime.combine(day, begins).astimezone()
    closed = data["state"] == "closed"
    with initiative.group(f"meeting M{number} planned"):
        meeting = initiative.of(Meeting).add(
            Meeting(
                number=number,
                title=data["title"],
                day=day,
                begins=begins,
                ends=ends,
                place=data["place"],
                purpose=data["purpose"],
                started=started if closed else None,
                closed=datetime.combine(day, ends).astimezone() if closed else None,
            ),
            "",
        )
        for key in data["invited"]:
            arrived = started if key in data.get("present", ()) else None
            presence = Presence(meeting=meeting.id, person=people[key], invited=True, arrived=arrived)
            initiative.of(Presence).add(presence, "")
        at = started
        held = []
        for item in data["item"]:
            end = at + timedelta(minutes=item["minutes"])
            kept = _item(item, meeting.id)
            if closed:
                kept = _begun(kept, at, end)
            initiative.of(AgendaItem).add(kept, "")
            held.append((kept.worksheet, end))
            at = end
    return Held(meeting.id, tuple(held))


def add_decision(
    initiative: Initiative, data: Data, held: Mapping[str, Held], people: Mapping[str, int]
) -> None:
    """One decision, with the rounds of the vote it rests on where the method can be counted."""
    meeting = held[data["meeting"]]
    at = meeting.when(data["worksheets"])
    with initiative.group(f"decision {data['key']} captured"):
        votes = [
            _vote(initiative, vote, meeting.meeting, at, people)
            for vote in data.get("vote", ())
            if "counts" in vote or "ballots" in vote  # scores are the answer of a step
        ]
        look_again = data.get("look_again")
        decision = Decision(
            number=int(data["key"][1:]),
            text=data["text"],
            at=at,
            meeting=meeting.meeting,
            method=data["method"],
            numbers=data["numbers"],
            look_again=date.fromisoformat(look_again) if look_again else None,
            worksheets=tuple(data["worksheets"]),
            vote=votes[-1].id if votes else None,
        )
        initiative.of(Decision).add(decision, "")


def add_action(
    initiative: Initiative,
    data: Data,
    held: Mapping[str, Held],
    people: Mapping[str, int],
    organizations: Mapping[str, int],
) -> None:
    """One action."""
    meeting = held[data["meeting"]]
    due, done = data.get("due"), data.get("done_on")
    action = Action(
        number=int(data["key"][1:]),
        what=data["what"],
        at=meeting.when(data["worksheets"]),
        who=people[data["who"]],
        partners=tuple(organizations[key] for key in data["partners"]),
        due=date.fromisoformat(due) if due else None,
        status=data["status"],
        done_on=date.fromisoformat(done) if done else None,
        note=data.get("note", ""),
        meeting=meeting.meeting,
        worksheets=tuple(data["worksheets"]),
    )
    initiative.of(Action).add(action, f"action {data['key']} captured")


def add_parked(
    initiative: Initiative, data: Data, held: Mapping[str, Held], people: Mapping[str, int]
) -> None:
    """One topic put aside."""
    meeting = held[data["meeting"]]
    item = ParkingItem(
        number=int(data["key"][1:]),
        what=data["what"],
        at=meeting.when(()),
        keeper=people[data["keeper"]],
        state=data["state"],
        meeting=meeting.meeting,
    )
    initiative.of(ParkingItem).add(item, f"parking-lot item {data['key']} captured")


def add_note(initiative: Initiative, data: Data, held: Mapping[str, Held]) -> None:
    """One note."""
    meeting = held[data["meeting"]]
    note = Note(number=int(data["key"][1:]), text=data["text"], at=meeting.when(()), meeting=meeting.meeting)
    initiative.of(Note).add(note, f"note {data['key']} captured")


def _item(data: Data, meeting: int) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        order=float(data["order"]),
        title=data["title"],
        minutes=data["minutes"],
        kind=data["kind"],
        worksheet=data.get("worksheet"),
        steps=tuple(data.get("steps", ())),
    )


def _begun(item: AgendaItem, started: datetime, ended: datetime) -> AgendaItem:
    return msgspec.structs.replace(item, started=started, ended=ended)


def _vote(initiative: Initiative, data: Data, meeting: int, at: datetime, people: Mapping[str, int]) -> Vote:
    votes = initiative.of(Vote)
    vote = Vote(
        number=votes.next_number(),
        question=data["question"],
        method=data["method"],
        counts=tuple(data.get("counts", ())),
        ballots=_ballots(data),
        at=at,
        voters=data["voters"],
        round=data["round"],
        meeting=meeting,
        step=data.get("step") or _on_the_agenda(initiative, data, meeting),
        note=data.get("note", ""),
        options=tuple(data.get("options", ())),
        threshold=data.get("threshold", ""),
        dots=data.get("dots_each", 0),
        most_on_one=data.get("most_on_one", 0),
        goes_on=data.get("top", 0),
        aside=tuple(people[one["who"]] for one in data.get("conflict", ())),
        recorded_by=initiative.view.about.facilitator,
        objections=tuple(
            Objection(who=people[one["who"]], harm=one["harm"], ended=one.get("ended", ""))
            for one in data.get("objection", ())
        ),
        concerns=tuple(data.get("concerns", ())),
    )
    return votes.add(vote, "")


def _on_the_agenda(initiative: Initiative, data: Data, meeting: int) -> str | None:
    """The place of the agenda item that asks this question, which says now how it was held; or None."""
    asked = data["question"].rstrip("?").casefold()
    for item in initiative.view.all(AgendaItem):
        if item.meeting == meeting and item.kind == "vote" and item.title.rstrip("?").casefold() == asked:
            hold_by(initiative, item, data["method"], data.get("options", ()), data.get("threshold", ""))
            return place_of(item)
    return None


def _ballots(data: Data) -> tuple[tuple[int, ...], ...]:
    """Ballots as places of options, each as often as it was given."""
    places = {words: place for place, words in enumerate(data.get("options", ()))}
    return tuple(
        tuple(places[words] for words in one["order"])
        for one in data.get("ballots", ())
        for _ in range(one["count"])
    )
