"""Every place that holds a person's words holds the worst there are, and every screen shows them as typed.

One journey through all screens of an initiative that is full of them. Where there are several of a sort
(people, decisions, agenda items), each of the strings is in one of them; where there is one (a purpose, a
prompt), it holds as many as are seen there at once. Each place has a number of its own behind its strings,
so that what stands on a screen is known to come from there.
"""

from __future__ import annotations

import csv
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack
from textual.widgets._tooltip import Tooltip

import convene.screens
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative import convening
from convene.initiative.about import About
from convene.initiative.attending import check_in, invite
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.both_laptops import BothLaptops
from convene.screens.changed_outside import ChangedOutside
from convene.screens.copy_elsewhere import CopyElsewhere
from convene.screens.meeting.agenda_pane import AgendaPane
from convene.screens.unsaved import Unsaved
from convene.screens.worksheet.roll_call import RollCall
from convene.screens.worksheet.screen import WorksheetScreen
from convene.store.operation import Change
from convene.voting.tally import Vote
from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.listing import Listing
from convene.widgets.matrix import Matrix
from convene.widgets.preview import Preview
from convene.widgets.typeahead import LineInput
from driving import Room, done
from hostile import STRINGS, shown

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
"""When the last meeting was; today is two weeks later."""

COLUMN, LINE, TEXT = 24, 60, 400
"""Cells of a place: a column or an outline, a field of a form, a text that goes over lines."""


class Words:
    """Gives places their words; `words["person"]` are those of all people."""

    def __init__(self) -> None:
        self._number = 100
        self._given: dict[str, list[str]] = {}

    def __getitem__(self, place: str) -> list[str]:
        return self._given[place]

    def typed(self, place: str, room: int = LINE) -> str:
        """Words for one place, as typed: the next strings that fit into so many cells, at least one."""
        self._number += 1
        words, first = "", self._number % len(STRINGS)
        for string in STRINGS[first:] + STRINGS[:first]:
            more = f"{words} {string}{self._number}".strip(" ")
            words = more if cell_len(shown(more)) <= room else words
        return self._keep(place, words)

    def one(self, place: str, room: int = LINE) -> str:
        """Words for one place, as they reach the record."""
        return shown(self.typed(place, room))

    def each(self, place: str, together: int = 1) -> list[str]:
        """Words for places of one sort, in which each of the strings comes once."""
        found = []
        for first in range(0, len(STRINGS), together):
            self._number += 1
            strings = STRINGS[first : first + together]
            found.append(shown(self._keep(place, " ".join(f"{one}{self._number}" for one in strings))))
        return found

    def _keep(self, place: str, words: str) -> str:
        self._given.setdefault(place, []).append(words)
        return words


# An initiative that is full of them


def deed(words: Words) -> str:
    """What somebody did, as history tells it."""
    return f"Said {words.one('deed')}"


def toml(table: Mapping[str, Any], head: str = "") -> str:
    """A table of a worksheet file; a list of tables in it stands below."""
    inner = {
        key: value for key, value in table.items() if isinstance(value, list) and isinstance(value[0], dict)
    }
    lines = [f"[[{head}]]"] if head else []
    lines += [f"{key} = {json.dumps(table[key], ensure_ascii=False)}" for key in table if key not in inner]
    below = [toml(one, f"{head}.{key}".strip(".")) for key, tables in inner.items() for one in tables]
    return "\n".join([*lines, *below])


def own_worksheet(words: Words) -> dict[str, Any]:
    """A worksheet of a facilitator's own, with a step of each kind."""

    def step(kind: str, name: str = "", **keys: Any) -> dict[str, Any]:
        here = {"id": name or kind, "kind": kind, "title": words.typed("step", 16), "minutes": 1}
        asked = {part: words.typed(f"{part} of {name or kind}", TEXT) for part in ("prompt", "note")}
        return {**here, **asked, **keys}

    def column(kind: str, name: str = "", **keys: Any) -> dict[str, Any]:
        return {"id": name or kind, "kind": kind, "title": words.typed(f"head {name or kind}", 16), **keys}

    cells = [
        column("text"),
        column("choice", options=[words.typed("cell's option", 16), "Yes"]),
        column("rating", words=[words.typed("cell's level")]),
        column("text", "private", private=True),
    ]
    links = [column("pick", registry="people"), column("row", rows="ours.list")]
    criteria = [{"id": name, "title": words.typed("criterion"), "weight": 2} for name in ("one", "two")]
    steps = [
        step("script"),
        step("text"),
        step("text", "long", lines=30, reminder_from="ours.text"),
        step("choice", options=words.each("option"), open=True),
        step("list"),
        step("table", column=cells, fixed=[words.typed("fixed", COLUMN)]),
        step("table", "links", column=links),
        step("pick", registry="people", most=0),
        step("number", unit=words.typed("unit")),
        step("date"),
        step("rating", words=words.each("level", 4)),
        step("rank", items_from="ours.list"),
        step("score", options_from="ours.list", criterion=criteria),
        step("vote", method="fist-to-five"),
        step("vote", "dots", method="dots", options_from="ours.list"),
        step("grid", items_from="ours.list", grid="effort-impact"),
        step("decisions"),
        step("actions"),
    ]
    about = {part: words.typed(part, LINE) for part in ("purpose", "outcome", "group", "prepare")}
    return {"id": "ours", "title": words.typed("sheet", 30), "phase": "any-phase", **about, "step": steps}


def fill(initiative: Initiative, words: Words) -> None:
    """Everything that people type, straight into the record."""
    people = fill_people(initiative, words)
    before = fill_meetings(initiative, words, people)
    fill_record(initiative, words, people, before)
    fill_answers(initiative, words, people)


def fill_people(initiative: Initiative, words: Words) -> list[int]:
    homes, people = [], []
    for name in words.each("organization"):
        home = Organization(
            name=name,
            sector=words.one("sector", 12),
            what_they_do=(words.one("what they do"),),
            whom_they_reach=words.one("whom they reach"),
            reach=words.one("reach"),
            involvement=words.one("involvement", 12),
        )
        homes.append(initiative.of(Organization).add(home, deed(words)).id)
    for home_id, name in zip(homes, words.each("person"), strict=True):
        person = Person(
            name=name,
            organization=home_id,
            roles=(words.one("role", 12),),
            brings=(words.one("brings"),),
            contact=words.one("contact"),
        )
        people.append(initiative.of(Person).add(person, deed(words)).id)
    for home_id in homes[:2]:
        initiative.of(Person).add(Person(name="Dana Ruiz", organization=home_id), "Dana added")
    return people


def fill_meetings(initiative: Initiative, words: Words, people: Sequence[int]) -> int:
    """One of two weeks ago, whose id this is, one of today, and some to come."""

    def plan(title: str, day: date, name: str, **more: Any) -> int:
        values: dict[str, Any] = {part: words.one(f"{part} {name}") for part in ("place", "purpose", "bring")}
        values |= {"title": title, "day": day, "begins": time(9), "ends": time(12), **more}
        return convening.plan(initiative, **values).id

    def item(meeting: int, title: str, **more: Any) -> None:
        order = len(convening.agenda_of(initiative.view, meeting)) + 1.0
        one = AgendaItem(meeting=meeting, order=order, title=title, minutes=5, **more)
        initiative.of(AgendaItem).add(one, f"“{title}” added")

    before = plan(words.one("meeting before"), AT.date(), "before", started=AT, closed=AT)
    item(before, words.one("sheet item before"), kind="worksheet", worksheet="ours", started=AT, ended=AT)
    item(before, words.one("left open"))
    invite(initiative, before, people)
    for person in people:
        check_in(initiative, before, person, AT)
    today = plan(words.one("meeting"), date(2026, 11, 16), "now")
    for title in words.each("item"):
        item(today, title, lead=words.one("lead", 10))
    item(today, words.one("worksheet item", COLUMN), kind="worksheet", worksheet="ours")
    for kind in ("review", "break", "vote", "close"):
        item(today, words.one(f"{kind} item", COLUMN), kind=kind)
    for number, title in enumerate(words.each("meeting to come", 3)):
        coming = plan(title, date(2026, 12, 1 + number), "to come")
        invite(initiative, coming, people)
    initiative.of(Action).add(
        Action(number=90, what=words.one("captured", 30), at=AT, meeting=today), deed(words)
    )
    return before


def fill_record(initiative: Initiative, words: Words, people: Sequence[int], meeting: int) -> None:
    """Two strings in each, so that all of a sort are seen at once."""
    homes = [one.id for one in initiative.of(Organization).all()]
    for number, text in enumerate(words.each("decision", 2), start=1):
        here: dict[str, Any] = {"number": number, "at": AT, "meeting": meeting}
        decision = Decision(
            text=text,
            method=words.one("method", 15),
            numbers=words.one("numbers"),
            tell=(words.one("to be told"),),
            worksheets=("ours",),
            **here,
        )
        initiative.of(Decision).add(decision, deed(words))
        action = Action(
            what=words.one("action", COLUMN),
            who=people[number - 1],
            partners=(homes[-number],),
            note=words.one("action's note"),
            worksheets=("ours",),
            **here,
        )
        initiative.of(Action).add(action, deed(words))
        keeper = people[-number]
        initiative.of(ParkingItem).add(
            ParkingItem(what=words.one("parked", COLUMN), keeper=keeper, **here), deed(words)
        )
        initiative.of(Note).add(Note(text=words.one("note", COLUMN), **here), deed(words))
    options = (words.one("vote's option"), words.one("vote's option"))
    vote = Vote(
        number=1,
        question=words.one("vote"),
        method="dots",
        counts=(2, 1),
        options=options,
        note=words.one("vote's note"),
        at=AT,
        meeting=meeting,
    )
    initiative.of(Vote).add(vote, deed(words))
    initiative.of(Note).change(initiative.of(Note).all()[-1].id, deed(words), text=words.one("changed note"))


def fill_answers(initiative: Initiative, words: Words, people: Sequence[int]) -> None:
    rows = {place: initiative.rows(f"ours.{place}") for place in ("list", "table", "links", "score", "grid")}
    lines = [rows["list"].add({"text": text}) for text in words.each("line")]
    for text in words.each("cell"):
        cells = {name: words.one(f"cell {name}", 12) for name in ("choice", "private")}
        rows["table"].add({"text": text, "rating": 1, **cells})
    for person, line in zip(people, lines, strict=True):
        rows["links"].add({"pick": person, "row": line})
        rows["score"].add({"item": line, "one": 3, "two": 4})
        rows["grid"].add({"item": line, "across": 2, "up": 7})
    initiative.answer("ours.text", words.one("answer"))
    initiative.answer("ours.long", "\n".join(words.each("long answer")))
    initiative.answer("ours.choice", words.one("choice"))
    initiative.answer("ours.pick", list(people))
    initiative.answer("ours.rank", lines)
    initiative.answer("ours.gone", words.one("no longer asked"))
    keeper = initiative.of(Organization).all()[0].id
    for name in words.each("measure"):
        periods = {key: words.one("period", 12) for key in ("baseline_period", "target_period")}
        values = {
            "baseline_value": 1,
            "target_value": 2,
            "kept_by": keeper,
            "how_often": "Calendar year",
            "unit": "Count",
        }
        initiative.rows("measures").add({"name": name, **values, **periods})
    fill_talk(initiative, words, keeper)


def fill_talk(initiative: Initiative, words: Words, keeper: int) -> None:
    """What was a candidate and was not chosen, what is late, what was said of the first measure."""
    first = initiative.rows("measures").all()[0].id
    candidates = initiative.rows("shared-measures.candidates")
    for name in words.each("candidate", 2):
        row = candidates.add({"measure": name, "question": words.one("question", 30)})
        kept = {"measure": row, "keep": "No", "why": words.one("why not")}
        initiative.rows("shared-measures.keep").add(kept)
    promise = {"organization": keeper, "measure": first, "first_by": "2026-11-04"}
    initiative.rows("shared-measures.data-promises").add(promise)
    initiative.answer("turn-the-curve.measure", first)
    story = {"force": words.one("force"), "it": "Hurts", "behind_that": words.one("behind that")}
    initiative.rows("turn-the-curve.story").add(story)
    partner = {"partner": words.one("partner"), "part_they_could_play": words.one("part to play")}
    initiative.rows("turn-the-curve.partners").add(partner)
    initiative.rows("turn-the-curve.what-works").add({"idea": words.one("idea"), "cost": "Low"})


# Going through the screens


@cache
def screens() -> set[type[Any]]:
    """Every screen there is, without those that only others are made of."""
    for module in pkgutil.walk_packages(convene.screens.__path__, "convene.screens."):
        importlib.import_module(module.name)
    found: set[type[Any]] = set()
    left: list[type[Any]] = [Screen]
    while left:
        kinds = left.pop().__subclasses__()
        left += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith("convene.screens.")}
    return {kind for kind in found if not any(issubclass(other, kind) for other in found - {kind})}


class Tour:
    """Looks at screens; `lost` are the words that were not shown as typed, with their screen and place."""

    def __init__(self, room: Room, words: Words) -> None:
        self.room = room
        self.words = words
        self.seen: set[type[Any]] = set()
        self.lost: list[str] = []

    def look(self, *places: str, these: Iterable[str] = (), loud: bool = False, before: str = "") -> None:
        """All words of these places, and these, are on the screen (`loud`: in capitals), or were before."""
        screen, text = self.room.app.screen, self.on_top()
        name = type(screen).__name__
        self.seen.add(type(screen))
        wanted = [(place, words) for place in places for words in self.words[place]]
        for place, words in [*wanted, *(("", words) for words in these)]:
            typed = shown(words).upper() if loud else shown(words)
            missing = [part for part in typed.split() if part not in before + text]  # lines end at blanks
            if missing:
                self.lost.append(f"{name}, {place}: {missing} of {typed!r}")
        if any(category(letter) == "Cc" and letter != "\n" for letter in text):
            self.lost.append(f"{name}: a control character reached the terminal")
        for widget in screen.query(Widget):
            said = (widget.tooltip, widget.border_title, widget.border_subtitle)
            if any(isinstance(one, str) and re.search(r"\d{3}", one) for one in said):
                self.lost.append(f"{name}: words of a person as markup in {said} of {widget}")

    def on_top(self) -> str:
        """What is on the screen; of a dialog only itself, not what can be seen behind it."""
        screen = self.room.app.screen
        if not (screen.is_modal and type(screen) in screens()):
            return self.room.screen_text()
        own = [one.region for one in screen.children if not isinstance(one, Footer | ToastRack | Tooltip)]
        box = Region.from_union(own)
        strips = screen._compositor.render_strips()[box.y : box.bottom]
        return "\n".join(strip.crop(box.x, box.right).text for strip in strips)

    async def settle(self) -> None:
        """Wait until what was begun is done and painted."""
        await self.room.pilot.pause(0)
        await done(self.room.app)
        await self.room.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Keys, one right after the other."""
        for key in keys:
            letter = key if len(key) == 1 else None
            self.room.app.post_message(events.Key(_character_to_key(key) if letter else key, letter))
            await self.room.pilot.pause(0)
        await self.settle()

    async def paste(self, text: str) -> None:
        self.room.app.post_message(events.Paste(text))
        await self.settle()

    async def dialog(self, *keys: str, places: Sequence[str] = (), these: Iterable[str] = ()) -> None:
        """What these keys open, looked at and left again."""
        before = self.room.app.screen
        await self.press(*keys)
        assert self.room.app.screen is not before, f"{keys} open nothing on {before}"
        self.look(*places, these=these)
        while self.room.app.screen is not before:
            await self.press("escape")

    async def toast(self, *keys: str, these: Iterable[str]) -> None:
        """What these keys say, and then no more."""
        await self.press(*keys)
        said = " ".join(self.room.toasts())
        for words in these:
            assert shown(words) in said
        self.look(these=these)
        self.room.app.clear_notifications()
        await self.settle()


async def go_home(tour: Tour) -> None:
    """The list, a form whose answer is refused in the words typed, and into the full initiative."""
    tour.look("initiative")
    await tour.press("n")
    await tour.paste(tour.words["initiative"][0])
    await tour.toast("ctrl+g", these=tour.words["initiative"][:1])
    await tour.press("enter")
    await tour.settle()


async def go_overview(tour: Tour) -> None:
    tour.look("meeting", "action", these=[tour.words["initiative"][0], *tour.words["person"][:10]])
    matrix = tour.room.app.screen.query_one(Matrix)
    matrix.action_why()
    await tour.settle()
    tour.look()
    await tour.press("escape")


STEPS: dict[str, tuple[str, ...]] = {
    "text": ("answer",),
    "long": ("long answer",),
    "choice": ("option", "choice"),
    "list": ("line",),
    "table": ("head text", "head choice", "head rating", "cell", "cell choice", "fixed"),
    "links": ("head pick", "head row", "person", "line"),
    "pick": ("person",),
    "rating": ("level",),
    "score": ("line",),
    "grid": ("line",),
    "decisions": ("decision",),
    "actions": ("action",),
}
"""What each step shows, beside what it asks."""


async def go_worksheets(tour: Tour) -> None:
    await tour.press("3", "end")
    tour.look("sheet", "purpose", "outcome", "group", "prepare", "unknown key")
    await tour.press("enter")
    screen = tour.room.app.screen
    assert isinstance(screen, WorksheetScreen)
    tour.look("step", "sheet", these=tour.words["initiative"][:1])
    for step in screen.worksheet.steps:
        screen.pane.open_step(step.id)
        await tour.settle()
        tour.look(f"prompt of {step.id}", loud=True)
        tour.look(f"note of {step.id}", *STEPS.get(step.id, ()))
        await look_into(tour, step.id)
    await tour.press("ctrl+r")
    for step_id, places in STEPS.items():
        screen.pane.open_step(step_id)
        await tour.settle()
        tour.look(f"prompt of {step_id}", loud=True)
        tour.look(*places)
    await tour.press("ctrl+r")
    screen.pane.open_step("gone~")
    await tour.settle()
    tour.look("no longer asked")
    await tour.press("escape")


async def look_into(tour: Tour, step: str) -> None:
    """What can be opened in a step."""
    words = tour.words
    match step:
        case "text":
            await tour.dialog("f1", places=[f"note of {step}"])
        case "long":
            tour.look("answer")
        case "table":
            tour.look("cell private", "head private")
            pasted = f"{shown(words['cell'][0])}\tYes\tmany"
            await tour.paste(pasted)
            tour.look(these=[pasted])
            await tour.press("escape")
            tour.room.app.clear_notifications()
        case "links":
            await tour.press("enter")
            tour.look(these=words["person"][:5])
            await tour.press("escape")
        case "pick":
            await tour.paste(words.one("new name"))
            await tour.toast("enter", these=words["new name"])
        case "vote":
            await tour.press("m")
            tour.look("prompt of vote")
            await tour.paste(words.one("voted on", TEXT))
            await tour.toast("ctrl+g", these=words["voted on"])
        case "decisions":
            await tour.dialog("home", "enter", these=[words["decision"][0], words["numbers"][0]])
        case "actions":
            await tour.dialog("home", "enter", these=[words["action"][0]])


async def go_people(tour: Tour) -> None:
    await tour.press("4")
    words, screen = tour.words, tour.room.app.screen
    tour.look("person", "organization", "sector", "role", "involvement")
    people = {person.name: person for person in tour.room.view.all(Person)}
    person = people[shown(words["person"][0])]
    screen.query_one("#people", Listing).select(str(person.id))
    kept = ("person", "organization", "role", "brings")
    await tour.dialog("enter", these=[words[one][0] for one in kept])
    await tour.dialog("c", these=[words["person"][0], words["contact"][0]])
    for key in ("d", "ctrl+z", "ctrl+y", "ctrl+z"):
        await tour.toast(key, these=words["person"][:1])
    await tour.press("tab")
    screen.query_one("#organizations", Listing).select(str(person.organization))
    about = ("organization", "sector", "what they do", "whom they reach", "reach", "involvement")
    await tour.dialog("enter", these=[words[one][0] for one in about])
    await tour.press("slash")
    await tour.paste(words["organization"][1])
    tour.look(these=words["organization"][1:2])
    await tour.press("escape")


async def go_record(tour: Tour) -> None:
    await tour.press("5")
    words = tour.words
    listing = tour.room.app.screen.query_one(Listing)
    first = tour.room.screen_text()
    listing.select(listing.keys[-1])
    await tour.settle()
    tour.look("decision", "action", "parked", "vote", "method", "changed note", before=first)
    forms = {
        "D1": ("decision", "method", "numbers", "to be told"),
        "A1": ("action", "person", "action's note"),
        "P1": ("parked",),
        "N1": ("note",),
        "V1": ("vote", "vote's note"),
    }
    for label, places in forms.items():
        listing.select(label)
        await tour.dialog("enter", these=[words[place][0] for place in places])
    listing.select("D1")
    await tour.dialog("s", these=words["decision"][:1])
    people = tour.room.view.all(Person)
    await tour.room.app.push_screen(RollCall(people, ("For", "Against"), ()))
    await tour.dialog("f1")
    tour.look(these=words["person"][:1])
    await tour.press("escape")
    listing.select("A1")
    await tour.dialog("t")
    listing.select("N10")
    await tour.dialog("h", places=["changed note"], these=words["note"][-1:])
    await tour.press("H", "slash")
    await tour.paste("said")
    tour.look(these=words["deed"][-20:])
    await tour.press("escape", "escape", "slash")
    await tour.paste(words["decision"][0])
    tour.look(these=words["decision"][:1])
    await tour.press("escape")


async def go_measures(tour: Tour) -> None:
    """The measures; and a line captured while they are shown."""
    await tour.press("6")
    tour.look("measure", these=tour.words["organization"][:1])
    await tour.dialog("w", these=[tour.words["measure"][0], *tour.words["period"][:2]])
    said = [*tour.words["question"][:1], *tour.words["why not"][:1]]
    await tour.dialog("c", places=["candidate"], these=said)
    await tour.dialog("l", these=[tour.words["measure"][0], tour.words["organization"][0]])
    await tour.dialog("t", places=["force", "behind that", "partner", "part to play", "idea"])
    await tour.press("enter")
    tour.look(these=tour.words["measure"][:1])
    await tour.dialog("v", these=tour.words["measure"][:1])
    await tour.press("escape")
    await go_import(tour)
    await tour.press("ctrl+n")
    await tour.paste(f"n It {tour.words.one('jotted down', TEXT)}")
    await tour.toast("enter", these=tour.words["jotted down"])


async def go_import(tour: Tour) -> None:
    """A file whose words could each harm: as names of measures, as values, and as its own name."""
    name = "".join(sign for sign in STRINGS[0] if sign != "/")
    path = tour.room.initiative.folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [(2024, words, words) for words in STRINGS]
        csv.writer(file).writerows([("Year", "Measure", "Value"), *rows, (2024, "x", 7)])
    await tour.press("i")
    await tour.paste(str(path))
    await tour.press("enter", "enter")
    tour.look(these=[name, *(f"“{shown(words)}”" for words in STRINGS)])
    await tour.press(*["down"] * STRINGS.index("\x1b[2J"))
    tour.look(these=["in the file: \x1b[2J"])
    await tour.press("escape")


FOUND = ("sheet", "step", "meeting", "person", "organization", "decision", "action", "parked", "vote", "note")
"""What Find finds."""


async def go_find(tour: Tour) -> None:
    for kind in FOUND:
        words = tour.words[kind][:2][-1]
        await tour.press("ctrl+p")
        await tour.paste(words[-3:])
        for _ in range(10):
            if shown(words) in tour.room.screen_text():
                break
            await tour.settle()
        tour.look(these=[words])
        await tour.press("escape")


async def go_plan(tour: Tour) -> None:
    """The meetings, the plan of today's, its dialogs, and who is invited."""
    await tour.press("2")
    words = tour.words
    tour.look("meeting before", "meeting", "meeting to come")
    await tour.dialog("n", "shift+tab", places=["meeting"])
    await tour.toast("d", these=words["meeting"])
    await tour.toast("ctrl+z", these=())
    await tour.press("home", "enter")
    tour.look(
        "meeting", "place now", "purpose now", "bring now", "left open", "item", "lead", "worksheet item"
    )
    tour.look(*(f"{kind} item" for kind in ("review", "break", "vote", "close")))
    items = {item.title: item.id for item in tour.room.app.screen.query_one(AgendaPane).items}
    listing = tour.room.app.screen.query_one(Listing)
    listing.select(str(items[shown(words["item"][0])]))
    await tour.dialog("enter", these=[words["item"][0], words["lead"][0]])
    await tour.dialog("m", places=["meeting", "place now", "purpose now", "bring now"])
    await tour.dialog("c", places=["left open"])
    await tour.toast("d", these=words["item"][:1])
    await tour.toast("ctrl+z", these=words["item"][:1])
    listing.select(str(items[shown(words["worksheet item"][0])]))
    await tour.dialog("t", places=["sheet", "step"])
    await tour.press("a")
    await tour.paste("P10")
    tour.look(these=words["parked"][-1:])
    await tour.press("escape")
    await tour.press("i")
    tour.look(these=words["meeting to come"][-3:])
    await tour.paste(words["person"][0])
    tour.look(these=[words["person"][0], words["organization"][0]])
    await tour.press("enter")
    tour.look(these=words["person"][:1])
    await tour.paste("everyone")
    await tour.press("enter")
    tour.look("person", "organization", "sector")
    await tour.press("escape", "escape")


async def go_meeting(tour: Tour) -> None:
    """Today's meeting: before it begins, who is here, an item to talk about."""
    words, now = tour.words, tour.room.app.now()
    meetings = {meeting.title: meeting for meeting in tour.room.view.all(Meeting)}
    convening.start(tour.room.initiative, meetings[shown(words["meeting"][0])], now)
    await tour.press("enter")
    tour.look("meeting", loud=True)
    tour.look("item", "meeting", "captured")
    await tour.press("w")
    tour.look("person", "organization")
    new = [words.one(one, COLUMN) for one in ("new person", "new organization", "new sector")]
    await tour.paste(", ".join(new))
    tour.look(these=new)
    await tour.press("enter")
    tour.look(these=new)
    for person in tour.room.view.all(Person):
        check_in(tour.room.initiative, meetings[shown(words["meeting"][0])].id, person.id, now)
    await tour.press("ctrl+g")
    tour.look(these=words["item"][:1], loud=True)
    tour.look("item", "person", "captured", these=words["lead"][:1])
    await tour.dialog("ctrl+l", these=words["item"][:1])
    await tour.dialog("ctrl+l", "3", these=words["item"][:1])
    await tour.dialog("ctrl+f", places=["captured"])
    await go_capture(tour)
    tour.look("told", "pasted")
    await tour.press("ctrl+r")
    tour.look(these=words["item"][:1], loud=True)
    await tour.press("ctrl+r")
    await go_items(tour)


async def go_capture(tour: Tour) -> None:
    """A line that is asked about, one as it is read, several."""
    await tour.press("ctrl+n")
    await tour.paste("Dana Ruiz to send it by Friday")
    await tour.press("enter")
    tour.look(these=tour.words["organization"][:2])
    await tour.press("1")
    await tour.press("ctrl+n")
    await tour.paste(f"d The {tour.words.one('told', 30)}")
    tour.look("told")
    await tour.press("enter")
    await tour.press("ctrl+n")
    await tour.paste("\n".join(f"n It {line}" for line in tour.words.each("pasted", 2)))
    tour.look("pasted")
    await tour.press("enter")
    tour.room.app.clear_notifications()


async def go_items(tour: Tour) -> None:
    """Every sort of item, to the close."""
    words, initiative = tour.words, tour.room.initiative
    items = {item.title: item for item in tour.room.view.all(AgendaItem)}
    places = ("worksheet item", "review item", "break item", "vote item", "close item")
    for place in places:
        item = items[shown(words[place][0])]
        convening.go_to(initiative, item.meeting, item.id, tour.room.app.now())
        await tour.settle()
        await tour.settle()
        tour.look(place, "told", "captured")
        match item.kind:
            case "worksheet":
                tour.look("step")
            case "review":
                tour.look(place, loud=True)
                tour.look("action", these=words["person"][:10])
            case "break" | "vote":
                tour.look(place, loud=True)
    await tour.press("ctrl+g")
    tour.look("captured")
    await tour.press("y")
    tour.look("meeting")
    await tour.press("y")
    await tour.settle()


async def go_handouts(tour: Tour) -> None:
    tour.look("meeting")
    listed = tour.room.app.screen.query_one(Choices)
    names = [str(option.prompt).strip("✓ ") for option in listed.options]
    listed.highlighted = [place for place, name in enumerate(names) if name.startswith("Summary")][1]
    await tour.settle()
    tour.look("meeting before")
    await tour.press("p")
    paper, preview = [], tour.room.app.screen.query_one(Preview)
    for line in range(0, preview.max_scroll_y + 1, 30):
        preview.scroll_to(y=line, animate=False)
        await tour.settle()
        paper.append(tour.room.screen_text())
    before = "\n".join(paper)
    tour.look("meeting before", "purpose before", "place before", "bring now", before=before)
    tour.look("decision", "method", "numbers", "action", "parked", "vote", "vote's option", before=before)
    tour.look(
        "sheet", "purpose", "answer", "line", "cell", "cell choice", "person", "organization", before=before
    )
    await tour.press("enter")
    await tour.settle()
    tour.look("meeting before")


async def go_start(tour: Tour) -> None:
    """A meeting is to start while another one runs."""
    running = tour.room.view.all(Meeting)[2]
    convening.start(tour.room.initiative, running, tour.room.app.now())
    await tour.press("2")
    tour.room.app.screen.query_one(Choices).highlighted = 2
    await tour.dialog("s", these=[running.title])


async def go_laptops(tour: Tour) -> None:
    """What two laptops changed; a file that another program changed; a disk that is full."""
    words, initiative, app = tour.words, tour.room.initiative, tour.room.app
    assert app.session
    decision = initiative.view.all(Decision)[0]
    mine, theirs, by = words.one("mine"), words.one("theirs"), words.one("by", COLUMN)
    sides = {
        initiative.store.site: {"value": mine, "at": "", "by": ""},
        "zzzz": {"value": theirs, "at": AT.isoformat(), "by": by},
    }
    asked = {"table": "decisions", "row": decision.id, "field": "text", "stands": "zzzz", "sides": sides}
    initiative.of(Decision).change(decision.id, "merged", text=theirs)
    initiative.commit("merged", [Change(table="conflicts", id=-1, new=asked)], "merge")
    await app.push_screen(BothLaptops(app.session))
    await tour.settle()
    tour.look("mine", "theirs", "by")
    await tour.dialog("enter", these=[mine, theirs, by])
    await tour.press("k", "escape")
    app.clear_notifications()
    changed = [words.one("changed outside", LINE) for _ in range(5)]
    await app.push_screen(ChangedOutside(changed))
    await tour.settle()
    tour.look("changed outside")
    await tour.press("escape")
    await app.push_screen(CopyElsewhere(initiative))
    app.screen.query_one(LineInput).value = "/" + words.one("folder", LINE).replace("/", "")
    await tour.settle()
    tour.look(these=[words["folder"][0].replace("/", "")])
    await tour.press("escape")
    await app.push_screen(Unsaved(2, "the disk is full"))
    await tour.settle()
    tour.look()
    await tour.press("escape")


@pytest.fixture
async def tour(home: Home, clock: Any) -> AsyncIterator[Tour]:
    """The first screen, with the words of people in all there is."""
    words = Words()
    about: dict[str, Any] = {part: words.one(part) for part in ("place", "problem", "facilitator")}
    names = words.each("initiative", 2)
    folders = [home.create(About(name=name, created=AT, **about)) for name in names]
    sheets = home.folder / "worksheets"
    sheets.mkdir()
    (sheets / "ours.toml").write_text(toml(own_worksheet(words)), encoding="utf-8")
    broken = (
        toml({"id": "broken"}) + "\n" + json.dumps(words.typed("unknown key"), ensure_ascii=False) + " = 1"
    )
    (sheets / "broken.toml").write_text(broken, encoding="utf-8")
    initiative = home.open(folders[0])
    try:
        fill(initiative, words)
    finally:
        initiative.close()
    home.remember(folders[0])
    async with Room.opened(home, None, clock, size=(160, 45)) as room:
        room.app._disable_notifications = False  # tests are run without messages
        yield Tour(room, words)


JOURNEY = (
    go_home,
    go_overview,
    go_worksheets,
    go_people,
    go_record,
    go_measures,
    go_find,
    go_plan,
    go_meeting,
    go_handouts,
    go_start,
    go_laptops,
)


async def test_every_screen_shows_words_as_they_were_typed(tour: Tour) -> None:
    for go in JOURNEY:
        await go(tour)
    assert not tour.lost, "\n".join(tour.lost)
    assert {kind.__name__ for kind in screens() - tour.seen} == set(), "a screen that nobody looked at"


@pytest.mark.skipif(sys.platform == "win32", reason="names can't hold these there")
async def test_names_of_folders_and_files_are_harmless(home: Home, folder: Path, clock: Any) -> None:
    names = [words.replace("/", "") for words in STRINGS]
    sheets = home.folder / "worksheets"
    sheets.mkdir()
    for name in names:
        (home.folder / name / "journal").mkdir(parents=True)
        (sheets / f"{name}.toml").write_text("x =", encoding="utf-8")
    async with Room.opened(home, None, clock, size=(160, 90)) as room:
        tour = Tour(room, Words())
        tour.look(these=names)
        room.app.open_initiative(folder)
        await room.settle()
        await tour.press("3")
        tour.look(these=names)
    assert not tour.lost, "\n".join(tour.lost)
