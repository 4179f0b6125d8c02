"""What is promised and not done yet, by the names of those who did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from convene.blocks import Blocks, Cell, Column, Document, Heading, Items, Paper, Rows
from convene.captured.action import Action, by_date, days_late
from convene.errors import ConveneError
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count, month_day
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.view import View
from convene.kinds.field import REMOVED
from convene.listed import listed
from convene.meetings.meeting import Meeting
from convene.people.organization import Organization
from convene.people.person import Person

KIND, NAME = "actions-by-owner", "Actions by owner"

NO_ONE = "No one yet"
NONE_OPEN = Lack("No action is open.", "record")
COLUMNS = (
    Column("Done", "check", 7),
    Column("No.", "label", 6),
    Column("What", "words", 53),
    Column("By when", "words", 21),
    Column("From", "words", 13),
)

COLUMNS_OF_ALL = (
    Column("Who", "words", 25),
    Column("Done", "check", 6),
    Column("No.", "label", 5),
    Column("What", "words", 38),
    Column("By when", "words", 16),
    Column("From", "words", 10),
)


def offered(view: View) -> tuple[Handout, ...]:
    """Of everybody who has promised something; of one person see `of_person`."""
    actions = _open(view, None)
    late = sum(days_late(one, view.today) > 0 for one in actions)
    people = len({one.who for one in actions if one.who is not None})
    holds = [count(len(actions), "open action"), f"of {count(people, 'person', 'people')}"]
    words = f"{' '.join(holds)}{f', {late} late' if late else ''}"
    return whole.offered(view, KIND, NAME, words, None if actions else NONE_OPEN)


def of_person(view: View, person: Person) -> Handout:
    """What one person has promised, to be sent to them. Raises ConveneError if nothing is open."""
    actions = _open(view, person.id)
    if not actions:
        raise ConveneError(f"{person.name} has no open action.", "No file was written.")
    name = f"Actions of {person.name}"
    holds = count(len(actions), "open action")
    return Handout(KIND, name, holds=holds, file=f"{name} {view.about.name}", person=person.id)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Without an owner first, then by name; what was done since the last meeting stands at the end."""
    actions, done = _open(view, handout.person), _done(view, handout.person)
    changed = last_change(view, *(one.at for one in (*actions, *done)))
    owner = view.get(Person, handout.person)
    if owner:
        organization = view.by_id(Organization).get(owner.organization or 0)
        facts = (organization.name,) if organization else ()
        blocks = (_table(view, owner.name, actions), *_thanks(view, done))
        title = f"What {owner.name} promised"
        return whole.document(view, NAME, blocks, changed=changed, paper=paper, title=title, facts=facts)
    blocks = (_by_owner(view, actions), *_thanks(view, done))
    return whole.document(view, NAME, blocks, changed=changed, paper=paper, title="Who promised what")


def sources(view: View, handout: Handout) -> Sources:
    """What the list is made of."""
    return Sources(
        tables=frozenset({"actions", "people", "organizations", "meetings"}),
        unseen={
            "people": PEOPLE_UNSEEN - {"under_18"},
            "actions": frozenset({"note"}),
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "meetings": frozenset({"title", "begins", "ends", "place", "purpose", "bring", "breakout_ends"}),
        },
    )


def _open(view: View, owner: int | None) -> list[Action]:
    return [one for one in view.all(Action) if one.is_open and owner in {None, one.who}]


def _done(view: View, owner: int | None) -> list[Action]:
    """What was done on the day of the last meeting or after it."""
    last = max((one.day for one in view.all(Meeting) if one.closed), default=None)
    return [
        one
        for one in view.all(Action)
        if last and one.status == "Done" and one.done_on and one.done_on >= last and owner in {None, one.who}
    ]


def _by_owner(view: View, actions: Iterable[Action]) -> Rows:
    """One table, for a heading over each name would fill the sheet; a name stands in each of its rows."""
    people, organizations = view.by_id(Person), view.by_id(Organization)

    def named(action: Action) -> str:
        owner = people.get(action.who or 0)
        return owner.name if owner else REMOVED if action.who else NO_ONE

    def place(action: Action) -> tuple[bool, str]:
        return action.who is not None, named(action).casefold()

    def who(action: Action) -> Cell:
        owner = people.get(action.who or 0)
        home = organizations.get(owner.organization or 0) if owner else None
        no_one = action.who is None
        return Cell(named(action), note=home.name if home else "", strong=not no_one, late=no_one)

    ordered = sorted(by_date(actions), key=place)
    rows = tuple((who(one), *_row(view, one)) for one in ordered)
    return Rows(caption="Who promised what", columns=COLUMNS_OF_ALL, rows=rows)


def _table(view: View, name: str, actions: Sequence[Action]) -> Rows:
    rows = tuple(_row(view, action) for action in by_date(actions))
    return Rows(caption=f"What {name} promised", columns=COLUMNS, rows=rows)


def _row(view: View, action: Action) -> tuple[Cell, ...]:
    late = days_late(action, view.today)
    organizations, meeting = view.by_id(Organization), view.get(Meeting, action.meeting)
    owner = view.get(Person, action.who)
    others = [one for one in action.partners if owner is None or one != owner.organization]
    beside = [organizations[one].name for one in others if one in organizations]
    when = [month_day(action.due, view.today) if action.due else "No date"]
    when += [f"{count(late, 'day')} late"] if late else []
    when += [action.status.lower()] if action.status != "Open" else []
    return (
        Cell(),
        Cell(action.label, strong=True),
        Cell(action.what, note=f"with {listed(beside)}" if beside else ""),
        Cell(", ".join(when), late=late > 0 or action.due is None),
        Cell(month_day(meeting.day, view.today) if meeting else "", muted=True),
    )


def _thanks(view: View, done: Sequence[Action]) -> Blocks:
    if not done:
        return ()
    people = view.by_id(Person)

    def said(action: Action) -> str:
        owner = people.get(action.who or 0)
        return f"{action.label}  {action.what}{f' ({owner.name})' if owner else ''}"

    return (Heading(level=1, text="Done since last time. Thank you"), Items(items=tuple(map(said, done))))
