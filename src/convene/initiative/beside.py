"""What the records say beside a step: who came to the last meetings, how hopeful they ended, how long money
lasts, on what the strategies work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from convene.dates import show_day
from convene.initiative.attending import attendance_of, sectors_here
from convene.initiative.held import fillings, meeting_of
from convene.initiative.view import View
from convene.kinds import rating
from convene.kinds.choice import Definition as Choice
from convene.kinds.field import REMOVED
from convene.kinds.table import Definition as Table
from convene.listed import listed
from convene.measures.trust import QUALITY, unbroken
from convene.meetings.meeting import Meeting
from convene.people.attendance import present
from convene.people.person import Person
from convene.progress.backbone import MONEY, months_of_money
from convene.progress.conditions import conditions
from convene.progress.promises import LEAST_HOURS, PROMISES, Hole, holes
from convene.progress.ways import ABOUT_CONDITIONS, ABOUT_PERSONS, balance_of_ways
from convene.worksheets.definition import Beside, Step

IDEAS, PORTFOLIO = "common-agenda.ideas", "strategic-action-framework.portfolio"
HOPE = "meeting-close.hope"
"""Where each meeting says how hopeful people are."""

LEAST_PEOPLE = 5
MEETINGS = 4
"""So many meetings are looked back on."""


def beside(view: View, step: Step) -> tuple[tuple[str, str], ...]:
    """What is to stand beside a step: a title and words for each; nothing of what there is nothing to say."""
    found = (_WORDS[one](view) for one in step.beside)
    return tuple(one for one in found if one[1])


class Hope(NamedTuple):
    """How hopeful a meeting ended: the mean of the fingers, and how many showed them, where that is known."""

    meeting: Meeting
    mean: float
    people: int | None

    @property
    def words(self) -> str:
        """ "3.7 of 14 people"."""
        return f"{self.mean:.1f}" + (f" of {_many(self.people, 'person', 'people')}" if self.people else "")


def hope(view: View) -> tuple[Hope, ...]:
    """Each meeting's show of fingers, the oldest meeting first; fewer than five people tell nothing."""
    step, sheet = view.step(HOPE), view.shelf.get(HOPE.partition(".")[0])
    if step is None or sheet is None or not isinstance(step.field, rating.Definition):
        return ()
    found = []
    for filled in fillings(view, sheet):
        meeting = meeting_of(view, filled)
        shown = view.value_of(filled, step)
        mean = rating.mean(shown, step.field)
        people = sum(shown) if isinstance(shown, list) else None
        if meeting and mean is not None and (people is None or people >= LEAST_PEOPLE):
            found.append(Hope(meeting, mean, people))
    return tuple(found)


def _hope(view: View) -> tuple[str, str]:
    return "Hope, 1 to 5", ". ".join(f"{_day(one.meeting)}: {one.words}" for one in hope(view)[-MEETINGS:])


def _attendance(view: View) -> tuple[str, str]:
    """Each of the last meetings, then the sectors that none of them saw, and those with a thin voice."""
    begun = sorted((one for one in view.all(Meeting) if one.started), key=lambda one: (one.day, one.begins))
    people, told = view.by_id(Person), []
    absent: dict[str, int] = {}
    for meeting in begun[-MEETINGS:]:
        here = present(attendance_of(view, meeting.id).values(), people)
        counts = sectors_here(view, here)
        seen = sum(one.here > 0 for one in counts)
        told.append(f"{_day(meeting)}: {_many(len(here), 'person', 'people')} from {_many(seen, 'sector')}")
        for one in counts:
            absent[one.sector] = absent.get(one.sector, 0) + (0 if one.here else 1)
    meetings = len(told)
    never = [sector for sector, times in absent.items() if times == meetings]
    thin = [sector for sector, times in absent.items() if times < meetings and 2 * times > meetings]
    told += [f"At none of them: {', '.join(never)}"] if never else []
    told += [f"At fewer than half of them: {', '.join(thin)}"] if thin else []
    return "Who came", ". ".join(told)


def _conditions(view: View) -> tuple[str, str]:
    """The level of each that the records reach; there is nothing to say before anything is on record."""
    found = conditions(view)
    levels = ". ".join(f"{one.condition.title}: {one.records}" for one in found)
    return "What the records show, 0 to 4", levels if any(one.there for one in found) else ""


def _promises(view: View) -> tuple[str, str]:
    """Strategies without one that leads, with more than one, and with few hours."""
    found = holes(view)

    def name(one: Hole) -> str:
        return view.name("strategies", one.strategy) or REMOVED

    nobody = [name(one) for one in found if one.nobody_leads]
    told = [f"No one leads {listed(nobody)}"] if nobody else []
    for one in found:
        if one.leads:
            leads = [view.name("organizations", row) or REMOVED for row in one.leads]
            told.append(f"{name(one)} is led by {listed(leads)}")
    few = [f"{name(one)} ({one.hours:g})" for one in found if one.hours is not None]
    told += [f"Under {LEAST_HOURS} hours a month: {', '.join(few)}"] if few else []
    nothing_open = (
        "Nothing: each strategy has one that leads, and enough hours" if view.rows(PROMISES) else ""
    )
    return "What the promises leave open", ". ".join(told) or nothing_open


def _money(view: View) -> tuple[str, str]:
    """For how many months it pays for all jobs, once any of it is written down."""
    months = months_of_money(view)
    lasts = "Not known yet: no job has a cost a year"
    if months is not None:
        lasts = f"It pays for all six jobs for {_many(months, 'month')}"
    return "In hand or promised", lasts if view.rows(MONEY) else ""


def _ways(view: View) -> tuple[str, str]:
    """How often on persons, how often on the conditions around them, and the ways that none uses."""
    counts = balance_of_ways(view)
    persons, around = (sum(counts[way] for way in ways) for ways in (ABOUT_PERSONS, ABOUT_CONDITIONS))
    bare = ", ".join(way.lower() for way, count in counts.items() if not count)
    words = f"persons {persons}, conditions {around}" + (f"; no strategy: {bare}" if bare else "")
    return "What the strategies work on", words if persons + around else ""


def _ways_of_ideas(view: View) -> tuple[str, str]:
    """Which of the seven ways no idea uses yet."""
    ideas = view.rows(IDEAS)
    used = {row.cells.get("way") for row in ideas}
    bare = [way for way in (*ABOUT_PERSONS, *ABOUT_CONDITIONS) if way not in used]
    return "Ways without an idea", (", ".join(bare) or "None: each of the seven has one") if ideas else ""


def _changes(view: View) -> tuple[str, str]:
    """How many strategies change people, places, rules, systems."""
    step, counts = view.step(PORTFOLIO), Counter[str]()
    for row in view.rows(PORTFOLIO):
        value = row.cells.get("what_it_changes")
        counts.update(value if isinstance(value, list) else [])
    fields = [one.field for one in step.field.columns] if step and isinstance(step.field, Table) else []
    options = next(
        (one.options for one in fields if one.id == "what_it_changes" and isinstance(one, Choice)), ()
    )
    words = ", ".join(f"{one} {counts[one]}" for one in options)
    return "What the strategies change", words if counts else ""


def _new_ways(view: View) -> tuple[str, str]:
    """Lines that go on as if nothing had changed."""
    names = [one.name for one in unbroken(view.rows(QUALITY), view.measured())]
    words = f"{', '.join(names)}. In Measures, n marks the first value that is counted so" if names else ""
    return "Line not broken yet", words


_WORDS: Mapping[Beside, Callable[[View], tuple[str, str]]] = {
    "attendance": _attendance,
    "hope": _hope,
    "conditions": _conditions,
    "promises": _promises,
    "money": _money,
    "ways": _ways,
    "ways-of-ideas": _ways_of_ideas,
    "changes": _changes,
    "new-ways": _new_ways,
}


def _day(meeting: Meeting) -> str:
    return show_day(meeting.day, year=True)


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or f'{one}s'}"
