"""The meeting summary: what was decided, who promised what, what was worked on, who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from convene.blocks import (
    Block,
    Blocks,
    Document,
    Fact,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Paper,
    Prose,
)
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.handouts.parts.counting import count, month_day, sentence, spelled
from convene.handouts.parts.decided import decided
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.of_meeting import from_to, meeting_of, when_and_where
from convene.handouts.parts.people_there import There, there, who_was_there
from convene.handouts.parts.purpose import met_for
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources, of_steps
from convene.handouts.parts.who_does_what import who_does_what
from convene.handouts.parts.worked_on import taken, worked_on
from convene.initiative.corrected import Corrected, corrected
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting, after, listed
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.voting.tally import Vote

KIND, NAME = "meeting-summary", "Meeting summary"

_UNSEEN = {
    "people": PEOPLE_UNSEEN,
    "agenda": frozenset({"started", "ended", "added", "minutes", "lead", "title"}),
    "meetings": frozenset({"started", "closed"}),
    "attendance": frozenset({"invited"}),
    "decisions": frozenset({"tell"}),
    "actions": frozenset({"note"}),
}


class Held(NamedTuple):
    """All that a summary is made of."""

    view: View
    meeting: Meeting
    items: list[AgendaItem]
    decisions: list[Decision]
    actions: list[Action]
    parked: list[ParkingItem]
    votes: list[Vote]
    there: There
    next: Meeting | None
    corrected: Corrected


def offered(view: View) -> tuple[Handout, ...]:
    """A summary of each meeting that was started or closed: the one that runs, then the newest first."""
    begun = [meeting for meeting in listed(view.all(Meeting)) if meeting.state != "planned"]
    waits = Handout(
        KIND, NAME, lacks=Lack("No meeting was held yet, so there is nothing to sum up.", "meetings")
    )
    return tuple(_handout(view, meeting) for meeting in begun) or (waits,)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The summary of a meeting. `view` may be frozen."""
    meeting = meeting_of(view, handout)
    held = _gather(view, meeting)
    blocks: list[Block] = [
        Masthead(kind=NAME, title=meeting.title, facts=_when_and_where(held, hours)),
        Lead(text=_lead(held)),
        *_glance(held),
        *_what_changed(held),
        Heading(level=1, text="What we decided"),
        decided(view, held.decisions, in_one=True),
        Heading(level=1, text="Who does what"),
        who_does_what(view, held.actions, meeting.day),
        *worked_on(view, held.items, held.votes),
        *_parked(held),
        *_next_meeting(held, hours),
        *who_was_there(held.there),  # last, since names can go on to another page without looking lost
    ]
    return Document(
        kind=NAME,
        title=meeting.title,
        initiative=view.about.name,
        day=meeting.day,
        changed=_changed(held),
        blocks=tuple(blocks),
        paper=paper,
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the summary of a meeting is made of."""
    meeting = meeting_of(view, handout)
    held = _gather(view, meeting)
    steps = [(sheet.place(step.id), step) for sheet, taking in taken(view, held.items) for step in taking]
    answers = of_steps(view, steps)
    named = {one.who for one in held.actions} | {one.keeper for one in held.parked}
    named |= {person.id for person in held.there.people}
    records = (meeting, *held.items, *held.decisions, *held.actions, *held.parked, *held.votes)
    documents = [
        *((record.table, record.id) for record in (*records, *((held.next,) if held.next else ()))),
        *(("people", person) for person in named if person),
        *(("organizations", person.organization) for person in held.there.people if person.organization),
        *(("attendance", one.id) for one in view.all(Presence) if one.meeting == meeting.id),
        *answers.documents,
    ]
    return Sources(
        documents=frozenset(documents),
        tables=answers.tables,
        meeting=meeting.id,
        in_meeting=frozenset({"agenda", "decisions", "actions", "parking_lot", "votes", "attendance"}),
        steps=answers.steps,
        unseen=_UNSEEN,
    )


def _gather(view: View, meeting: Meeting) -> Held:
    return Held(
        view=view,
        meeting=meeting,
        items=[one for one in view.all(AgendaItem) if one.meeting == meeting.id],
        decisions=[one for one in view.all(Decision) if one.meeting == meeting.id],
        actions=[one for one in view.all(Action) if one.meeting == meeting.id],
        parked=[one for one in view.all(ParkingItem) if one.meeting == meeting.id],
        votes=[one for one in view.all(Vote) if one.meeting == meeting.id],
        there=there(view, meeting),
        next=after(meeting, view.all(Meeting)),
        corrected=corrected(view, meeting),
    )


def _handout(view: View, meeting: Meeting) -> Handout:
    held = _gather(view, meeting)
    sheets = len(taken(view, held.items))
    holds = [count(len(held.decisions), "decision"), count(len(held.actions), "action")]
    holds += [count(sheets, "worksheet")] if sheets else []
    version = held.corrected.version
    state = "still running; " if meeting.state == "running" else f"version {version}; " if version > 1 else ""
    return Handout(
        KIND,
        name=f"Summary of {show_day(meeting.day, year=True)}: {meeting.title}",
        holds=f"{state}{', '.join(holds)}",
        file=f"Summary {meeting.day.isoformat()} {meeting.title}",
        meeting=meeting.id,
    )


def _when_and_where(held: Held, hours: str) -> tuple[str, ...]:
    changed = held.corrected
    day = f", corrected {show_day(changed.day, year=True)}" if changed.day else ""
    version = (f"Version {changed.version}{day}",) if changed.version > 1 else ()
    return (*when_and_where(held.meeting, hours), *version)


def _what_changed(held: Held) -> Blocks:
    """Before all else, for those who have the first one."""
    lines = held.corrected.lines
    return (Heading(level=1, text="Changed since the meeting"), Items(items=lines)) if lines else ()


def _lead(held: Held) -> str:
    """What we met for, and what we left with."""
    met = met_for("We met", held.meeting.purpose)
    decisions, actions = len(held.decisions), len(held.actions)
    if decisions and actions:
        left = f"We left with {spelled(decisions, 'decision')} and {spelled(actions, 'action')}."
    elif decisions:
        left = f"We left with {spelled(decisions, 'decision')}; no action was recorded."
    elif actions:
        left = f"We left with {spelled(actions, 'action')}; no decision was recorded."
    else:
        left = "No decision and no action was recorded."
    return f"{met} {left}".strip()


def _glance(held: Held) -> Blocks:
    facts = [Fact("Decisions", str(len(held.decisions))), Fact("Actions", str(len(held.actions)))]
    if held.there.came:
        facts.append(Fact("People", str(held.there.came)))
        here, every = held.there.share
        if every:
            facts.append(Fact("Sectors", f"{here} of {every}"))
    if held.next:
        facts.append(Fact("Next meeting", month_day(held.next.day, held.next.day)))
    return (Glance(facts=tuple(facts)),)


def _parked(held: Held) -> Blocks:
    if not held.parked:
        return ()
    people = held.view.by_id(Person)
    items = tuple(
        f"{one.label}  {one.what}" + (f" ({people[one.keeper].name})" if one.keeper in people else "")
        for one in held.parked
    )
    return (Heading(level=1, text="Parked for later"), Items(items=items))


def _next_meeting(held: Held, hours: str) -> Blocks:
    coming = held.next
    if coming is None:
        return ()
    parts: Sequence[str] = (
        f"{show_day(coming.day, year=True)}, {from_to(coming, hours)}",
        coming.place,
    )
    words = sentence(", ".join(part for part in parts if part)) + f" {sentence(coming.title)}"
    blocks: tuple[Block, ...] = (Heading(level=1, text="Next meeting"), Prose(text=words))
    return (*blocks, Prose(text=sentence(f"Please bring: {coming.bring}"))) if coming.bring else blocks


def _changed(held: Held) -> datetime:
    """When what stands here last changed, as far as the record keeps times."""
    arrived = [one.arrived for one in held.view.all(Presence) if one.meeting == held.meeting.id]
    times = [
        *(one.at for one in held.decisions),
        *(one.at for one in held.actions),
        *(one.at for one in held.parked),
        *(one.at for one in held.votes),
        *(at for at in (held.meeting.started, held.meeting.closed, *arrived) if at),
    ]
    return max(times, default=held.view.about.created)
