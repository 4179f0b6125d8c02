"""What the record holds, as entries of one table: newest first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeAlias

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.initiative.counting import changed_since
from convene.initiative.view import View
from convene.kinds.field import REMOVED
from convene.listed import listed
from convene.people.person import Person
from convene.voting import tally_of
from convene.voting.tally import NOT_CARRIED, Vote

Recorded: TypeAlias = Decision | Action | ParkingItem | Vote | Note

KINDS: dict[str, type[Recorded]] = {
    "decisions": Decision,
    "actions": Action,
    "parking lot": ParkingItem,
    "votes": Vote,
    "notes": Note,
}
"""The kinds of the record by the word that filters for them."""


class RecordEntry(NamedTuple):
    """One record with what its row says; `late` and `open` are of actions and parked topics.

    `day` is when it was written down; `words` are all that a filter searches; `homes` are the organizations
    of who does it, and those that do it with them.
    """

    record: Recorded
    who: str
    state: str
    day: date
    late: bool = False
    open: bool = False
    words: str = ""
    homes: str = ""

    def title(self, asked: str) -> str:
        """Its words, after a number that it had if that is asked for: "was A12: Send the form"."""
        formerly = getattr(self.record, "formerly", ())
        once = [label for label in formerly if label.casefold() in asked.casefold().split()]
        return f"was {listed(once)}: {self.record.title}" if once else self.record.title

    @property
    def kind(self) -> str:
        """The word that filters for this kind."""
        return next(word for word, kind in KINDS.items() if isinstance(self.record, kind))


def entries(view: View, today: date) -> list[RecordEntry]:
    """Everything of the record, newest first."""
    names = _names(view)
    found = [_entry(view, record, names, today) for kind in KINDS.values() for record in view.all(kind)]
    return sorted(
        found, key=lambda one: (one.record.at.timestamp(), one.record.number, one.record.label), reverse=True
    )


class _Names(NamedTuple):
    """People and organizations by id, and people's organizations by person."""

    people: dict[int, str]
    organizations: dict[int, str]
    homes: dict[int, str]


def _names(view: View) -> _Names:
    people, organizations = dict(view.named("people")), dict(view.named("organizations"))
    homes = {one.id: organizations.get(one.organization or 0, "") for one in view.by_id(Person).values()}
    return _Names(people, organizations, homes)


def _entry(view: View, record: Recorded, names: _Names, today: date) -> RecordEntry:
    who, state, late, is_open, more, homes = "", "", False, False, "", ""
    people = names.people
    match record:
        case Action():
            who = _name(record.who, people) or ("no one yet" if record.is_open else "")
            state, late, is_open = action_state(record, today), days_late(record, today) > 0, record.is_open
            more = record.note
            partners = (names.organizations.get(one, "") for one in record.partners)
            homes = " ".join((names.homes.get(record.who or 0, ""), *partners))
        case ParkingItem():
            who = _name(record.keeper, people)
            homes = names.homes.get(record.keeper or 0, "")
            state, is_open = record.state, record.state in {"Open", "On an agenda"}
        case Decision():
            again = record.look_again
            state = "time to look again" if again and again <= today else _how(view, record)
            state = "its count was corrected since" if changed_since(view, record) else state
            more = f"{record.method} {record.numbers}"
        case Vote():
            tally = tally_of(record)
            state = tally.outcome if tally else ", ".join(map(str, record.counts))
            state = "its ballots are being counted" if record.counting else state
            more = record.note
        case Note():
            pass
    formerly = getattr(record, "formerly", ())
    words = " ".join((record.label, *formerly, record.title, who, state, more))
    return RecordEntry(record, who, state, record.at.date(), late, is_open, words, homes)


def _how(view: View, decision: Decision) -> str:
    """The method; and that the vote it rests on was not carried, so that nobody takes one for the other."""
    vote = view.get(Vote, decision.vote) if decision.vote else None
    tally = tally_of(vote) if vote else None
    missed = tally is not None and tally.carried is False
    method = decision.method
    return f"{NOT_CARRIED}, {method[:1].lower()}{method[1:]}" if missed else method


def action_state(action: Action, today: date) -> str:
    """ "by Fri Nov 20", "17 days late", "doing, Tue Dec 1", "no date", "done Mon Nov 2", "dropped"."""
    if action.status == "Done":
        return f"done {short_day(action.done_on, today)}" if action.done_on else "done"
    if action.status == "Dropped":
        return "dropped"
    doing, late = action.status == "Doing", days_late(action, today)
    if late:
        when = f"{late} {'day' if late == 1 else 'days'} late"
    else:
        when = short_day(action.due, today) if action.due else "no date"
        when = f"by {when}" if action.due and not doing else when
    return f"doing, {when}" if doing else when


def short_day(day: date, today: date) -> str:
    """ "Fri Nov 20"; with its year when it isn't this one, then without its weekday."""
    if day.year == today.year:
        return show_day(day)
    return show_day(day, year=True).partition(" ")[2]


def _name(person: int | None, people: dict[int, str]) -> str:
    return people.get(person, REMOVED) if person else ""
