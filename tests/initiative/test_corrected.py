"""What is said of a closed meeting that was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from convene import handouts
from convene.blocks import Items, Masthead
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.handouts import meeting_summary
from convene.initiative import convening, reshaping
from convene.initiative.about import About
from convene.initiative.capturing import Kept
from convene.initiative.corrected import Corrected, corrected
from convene.initiative.history import Entry
from convene.initiative.initiative import Initiative
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.store.store import Store
from convene.worksheets.shelf import Shelf
from laptops import FixedLaptop

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
SHELF = Shelf()


class Held:
    """A meeting with a decision and two actions, closed at 10; the deeds after it are on the day `at`."""

    def __init__(self, folder: Path) -> None:
        self.at = NOW
        self._times: dict[str, str] = {}
        self.initiative = Initiative(Store(folder, laptop=FixedLaptop("aaaa")), SHELF, now=lambda: self.at)
        of = self.initiative.of
        of(About).add(About(name="Riverbend", created=NOW), "started")
        meeting = Meeting(number=1, title="Fall", day=NOW.date(), begins=time(9), ends=time(10), started=NOW)
        self.id = of(Meeting).add(meeting, "planned").id
        self.dana = of(Person).add(Person(name="Dana Ruiz"), "added")
        of(Presence).add(Presence(meeting=self.id, person=self.dana.id, arrived=NOW), "came")
        of(Decision).add(Decision(number=1, text="We meet on Mondays", at=NOW, meeting=self.id), "captured")
        for number, what in enumerate(("Call the clinic", "Send the form"), start=1):
            of(Action).add(Action(number=number, what=what, at=NOW, meeting=self.id), "captured")
        self.at = NOW + timedelta(hours=1)
        convening.close(self.initiative, self.meeting, self.at)
        self.past()

    def past(self) -> list[Entry]:
        """All deeds, those not seen before as of now: the log has the wall clock's time."""
        self.initiative.drain()
        history = self.initiative.history()
        return [one._replace(at=self._times.setdefault(one.name, self.at.isoformat())) for one in history]

    @property
    def meeting(self) -> Meeting:
        return self.initiative.of(Meeting).get(self.id)

    @property
    def corrected(self) -> Corrected:
        return corrected(self.initiative.view.with_past(self.past()), self.meeting)

    def captured(self, label: str) -> Kept:
        found = reshaping.bearer(self.initiative.view, label)
        assert found
        return found


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    made = Held(tmp_path)
    yield made
    made.initiative.close()


def test_what_goes_on_after_a_meeting_is_no_correction(held: Held) -> None:
    held.initiative.of(Action).change(held.captured("A1").id, "done", status="Done", note="went well")
    held.initiative.of(Person).add(Person(name="Lena Ortiz"), "added")
    assert held.corrected == Corrected()


def test_each_day_with_corrections_makes_a_version_and_says_what_is_different(held: Held) -> None:
    decision = held.captured("D1")
    held.at = NOW + timedelta(days=1)
    held.initiative.of(Decision).change(decision.id, "changed", text="We meet on Fridays")
    assert held.corrected == Corrected(
        2, date(2026, 11, 17), ("D1, words: We meet on Mondays → We meet on Fridays",)
    )
    held.at = NOW + timedelta(days=2)
    reshaping.merge(held.initiative, held.captured("A1"), held.captured("A2"))
    reshaping.become(held.initiative, held.captured("A1"), "decision")
    held.initiative.of(Presence).change(held.initiative.view.all(Presence)[0].id, "", arrived=None)
    found = held.corrected
    assert (found.version, found.day) == (3, date(2026, 11, 18))
    assert found.lines[1:] == (
        "A1 is now D2 Call the clinic; Send the form",
        "Dana Ruiz: was not there",
    )


def test_who_does_not_want_to_be_listed_is_not_named_among_the_corrections(held: Held) -> None:
    presences = held.initiative.of(Presence)
    lena = held.initiative.of(Person).add(Person(name="Lena Ortiz"), "added")
    held.at = NOW + timedelta(days=1)
    late = Presence(meeting=held.id, person=lena.id, arrived=NOW, unlisted=True)
    presences.add(late, "marked")
    presences.change(held.initiative.view.all(Presence)[0].id, "", arrived=None, unlisted=True)
    assert sorted(held.corrected.lines) == ["One person: was not there", "One person: was there"]


def test_where_and_when_are_corrected_too(held: Held) -> None:
    held.initiative.of(Decision).change(held.captured("D1").id, "changed", text="We meet on Fridays")
    held.initiative.of(Meeting).change(held.id, "changed", place="Library")
    assert held.corrected.lines == (
        "The meeting, place: nothing → Library",
        "D1, words: We meet on Mondays → We meet on Fridays",
    )


def test_a_correction_that_is_undone_leaves_the_first_version(held: Held) -> None:
    held.initiative.of(Action).remove(held.captured("A2").id, "A2 deleted")
    assert held.corrected.lines == ("Taken out: A2 Send the form",)
    held.initiative.undo()
    assert held.corrected == Corrected()


def test_a_meeting_that_went_on_the_same_day_begins_anew(held: Held) -> None:
    convening.reopen(held.initiative, held.meeting)
    assert held.corrected == Corrected()
    held.initiative.of(Decision).add(Decision(number=2, text="More", at=held.at, meeting=held.id), "captured")
    held.at += timedelta(minutes=30)
    convening.close(held.initiative, held.meeting, held.at)
    assert held.corrected == Corrected()


def test_the_summary_says_its_version_and_what_changed(held: Held) -> None:
    second = reshaping.split(held.initiative, held.captured("A1"), 5, held.at + timedelta(minutes=5))
    view = held.initiative.view.with_past(held.past())
    (summary,) = meeting_summary.offered(view)
    document = handouts.document(view, summary)
    masthead, changed = document.blocks[0], next(one for one in document.blocks if isinstance(one, Items))
    assert isinstance(masthead, Masthead)
    assert masthead.facts[-1] == "Version 2, corrected Mon Nov 16, 2026"
    assert changed.items == ("A1, words: Call the clinic → Call", f"New: {second.label} The clinic")
