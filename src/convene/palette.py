"""Find anything: commands, places, worksheets and their steps, meetings, people, and what is recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.message import Message
from textual.style import Style

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.initiative import together
from convene.initiative.attending import known_organizations, known_people
from convene.initiative.convening import agenda_of
from convene.initiative.view import View
from convene.measures.measure import Measure
from convene.meetings.meeting import Meeting, listed, running
from convene.screens.both_laptops import BothLaptops
from convene.screens.measures import Measures
from convene.screens.meeting.opening import OpenMeeting, TakeUp
from convene.screens.opened.following import both_changed
from convene.screens.people import People
from convene.screens.place import InInitiative
from convene.screens.record import Record
from convene.screens.session import Session
from convene.screens.worksheets import Worksheets
from convene.voting.tally import Vote
from convene.widgets.active_keys import active_keys
from convene.widgets.found import fits, likeness, strewn
from convene.widgets.words import highlighted, joined

Go: TypeAlias = Callable[[], Awaitable[Any]]

MOST = 60
"""So many hits are shown for typed words; more letters find the rest."""


class Target(NamedTuple):
    """Something that can be gone to or done: its words, a muted note, how."""

    words: str
    note: str
    go: Go


class FindAnything(Provider):
    """Ctrl+P. What can be found is collected once, when the list is opened."""

    _targets: tuple[Target, ...] = ()
    _commands: tuple[Target, ...] = ()

    async def startup(self) -> None:
        """Collect: first what can be done here, then everything of the initiative."""
        screen = self.screen
        inside = isinstance(screen, InInitiative)
        self._commands = tuple(self._of_keys(whole_app=inside))
        if isinstance(screen, InInitiative):
            self._targets = tuple(self._of_initiative(screen.session))

    async def discover(self) -> Hits:
        """Before anything is typed: what can be done here."""
        for target in self._commands:
            yield DiscoveryHit(self._shown(Content(target.words), target), target.go, text=target.words)

    async def search(self, query: str) -> Hits:
        """What holds the typed words, best first; letters strewn over a text only where nothing does."""
        style = self.match_style or Style(bold=True)
        every = (*self._commands, *self._targets)
        held = [target for target in every if fits(query, target.words, target.note)]
        if not held:
            held = [target for target in every if strewn(query, target.words)]
        hits = [(likeness(query, f"{one.words} {one.note}"), -at, one) for at, one in enumerate(held)]
        best = sorted(hits, key=lambda one: one[:2], reverse=True)[:MOST]
        for score, place, target in best:
            words = highlighted(query, target.words, style)
            yield Hit(score + place * 1e-6, self._shown(words, target), target.go, text=target.words)

    def _shown(self, words: Content, target: Target) -> Content:
        """In one line: long words are cut, the note stays."""
        note = joined((f"   {target.note}", "$muted"))
        room = max(16, self.app.size.width - 10 - note.cell_length)
        return words.truncate(room, ellipsis=True).append(note)

    # What can be found

    def _of_keys(self, *, whole_app: bool) -> Iterator[Target]:
        app = self.app
        keys = [
            key for key in active_keys(self.screen, whole_app=whole_app) if key.action != "command_palette"
        ]
        for key in sorted(keys, key=lambda one: one.action == "quit"):
            go = partial(app.run_action, key.action, key.node)
            more = f"{key.more}  " if key.more else ""
            yield Target(key.words, f"{more}{' or '.join(key.keys)}", go)

    def _of_initiative(self, session: Session) -> Iterator[Target]:
        view = session.view
        count = len(together.questions(session.initiative))
        if count:
            yield Target(both_changed(count), "two laptops", partial(self._push, session))
        yield from self._of_agenda(view)
        yield from self._of_worksheets(view)
        for meeting in listed(view.all(Meeting)):
            note = f"meeting, {show_day(meeting.day, year=True)}"
            yield Target(meeting.title, note, partial(self._go, "meetings", OpenMeeting(meeting.number)))
        for person in known_people(view):
            note = f"person, {person.organization}" if person.organization else "person"
            yield Target(person.name, note, partial(self._go, "people", People.Open(person.id)))
        for organization in known_organizations(view):
            message = People.Open(organization.id, organization=True)
            yield Target(organization.name, "organization", partial(self._go, "people", message))
        for measure in view.all(Measure):
            if measure.name:
                yield Target(
                    measure.name, "measure", partial(self._go, "measures", Measures.Open(measure.id))
                )
        yield from self._of_record(view)

    def _of_agenda(self, view: View) -> Iterator[Target]:
        """The items of the meeting that is running: to be taken up at once."""
        meeting = running(view.all(Meeting))
        if meeting:
            for item in agenda_of(view, meeting.id):
                go = partial(self._go, "meetings", TakeUp(meeting.number, item.id))
                yield Target(item.title, "on this agenda", go)

    def _of_worksheets(self, view: View) -> Iterator[Target]:
        for sheet in view.shelf.worksheets.values():
            go = partial(self._go, "worksheets", Worksheets.Open(sheet.id))
            yield Target(sheet.title, "worksheet", go)
            for step in sheet.steps:
                go = partial(self._go, "worksheets", Worksheets.Open(sheet.id, step.id))
                yield Target(step.title, f"step of {sheet.title}", go)

    def _of_record(self, view: View) -> Iterator[Target]:
        kinds: tuple[tuple[type[Decision | Action | ParkingItem | Vote | Note], str], ...] = (
            (Decision, "decision"),
            (Action, "action"),
            (ParkingItem, "parking lot"),
            (Vote, "vote"),
            (Note, "note"),
        )
        for kind, word in kinds:
            for record in reversed(view.all(kind)):
                go = partial(self._go, "record", Record.Open(record.label))
                yield Target(f"{record.label}  {record.title}", word, go)
                for label in getattr(record, "formerly", ()):
                    yield Target(f"{label}  {record.title}", f"now {record.label}", go)

    # Going there

    async def _push(self, session: Session) -> None:
        await self.app.push_screen(BothLaptops(session))

    async def _go(self, place: str, message: Message | None = None) -> None:
        """To a place, and in it to one thing. A place knows by itself what of a meeting is open already."""
        await self.app.run_action(f"go('{place}')")
        if place != "meetings":
            while len(self.app.screen_stack) > 1:
                await self.app.pop_screen()
        if message:
            self.app.screen_stack[0].post_message(message)
