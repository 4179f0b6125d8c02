"""The sample initiative, made of its data files by the same operations as everything that is typed."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from convene.errors import ConveneError, NotSaved
from convene.exchange.demo_answers import add_answer, add_rows
from convene.exchange.demo_meetings import (
    Held,
    add_action,
    add_decision,
    add_meeting,
    add_note,
    add_parked,
)
from convene.exchange.demo_values import add_values, days
from convene.initiative.about import About
from convene.initiative.home import Home, is_initiative
from convene.initiative.initiative import Initiative
from convene.people.person import Person
from convene.store.disk import in_words

NAME = "clear-path-larkspur"
"""The sample's folder in the home folder."""

DATA = Path(__file__).resolve().parent / "demo"

WORKSHEETS = (
    "landscape-map",
    "readiness",
    "isolated-or-collective",
    "champions-and-group",
    "baseline-data",
    "community-outreach",
    "case-for-change",
    "keys-to-success",
    "working-structure",
    "common-agenda",
    "strategic-action-framework",
    "shared-measures",
    "commitments",
    "backbone-roles",
    "public-will",
    "health-check",
    "strategy-review",
    "turn-the-curve",
    "engagement-and-advocacy",
    "data-collection",
    "meeting-close",
)
"""Those with answers, in the order in which they refer to each other."""


class Moment:
    """The clock while the sample is made: what the group did bears the day on which it did it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time it is."""
        return self.at


class Deed(NamedTuple):
    """Something that the group of the sample did, and when."""

    at: datetime
    do: Callable[[], object]


def demo_folder(home: Home, *, fresh: bool = False) -> Path:
    """The folder of the sample initiative, as it was left; made if it isn't there.

    `fresh` makes it anew: what was changed in it is gone. Raises Locked if another window has it open,
    NotSaved if there is no room, and leaves everything as it was then.
    """
    target = home.folder / NAME
    if is_initiative(target) and not fresh:
        return target
    try:
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists() and not is_initiative(target):
            if any(target.iterdir()):
                raise ConveneError(
                    f"There is a folder {target} that is not the sample.",
                    "Nothing was changed.",
                    "Move it away, then try again.",
                )
            target.rmdir()
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=home.folder) as beside:
            _swap(home, _make(home, Path(beside)), target, Path(beside) / "before")
    except OSError as error:
        raise NotSaved(
            f"The sample could not be made: {in_words(error)}.", "Everything else is as it was."
        ) from error
    return target


def _swap(home: Home, made: Path, target: Path, before: Path) -> None:
    if target.exists():
        home.open(target).close()  # refused while another window has it open
        target.rename(before)
    try:
        made.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise


def _make(home: Home, beside: Path) -> Path:
    # A home of its own: the facilitator's changed worksheets may lack what the sample answers.
    data = _read("initiative")
    clock = Moment(_at(data["started"], 9))
    maker = Home(beside, now=clock, settings=home.settings_folder)
    facilitator = {one["key"]: one["name"] for one in _read("people")["person"]}[data["facilitator"]]
    about = About(
        name=data["name"],
        place=data["place"],
        problem=data["problem"],
        facilitator=facilitator,
        created=clock.at,
        note=data["note"],
    )
    folder = maker.create(about, folder=beside / NAME)
    initiative = maker.open(folder)
    try:
        for deed in deeds(initiative):
            clock.at = deed.at
            deed.do()
        clock.at = home.now()
    finally:
        initiative.close()
    return folder


def deeds(initiative: Initiative) -> list[Deed]:
    """All that the group did, the earliest first; of one day in the order in which it refers to itself."""
    began = _at(_read("initiative")["started"], 10)
    keys: dict[str, Mapping[str, int]] = {}
    held: dict[str, Held] = {}

    def begin() -> None:
        keys["organizations"] = _organizations(initiative)
        keys["people"] = _people(initiative, keys["organizations"])

    def meet(number: int, data: Mapping[str, Any]) -> None:
        held[data["key"]] = add_meeting(initiative, number, data, keys["people"])

    def answer(worksheet: str, data: Mapping[str, Any]) -> None:
        meeting = f"@{held[data['meeting']].meeting}" if "meeting" in data else ""
        place = f"{worksheet}.{data['step']}{meeting}"
        for registry, found in add_answer(initiative, place, data, keys).items():
            keys[registry] = {**keys.get(registry, {}), **found}

    meetings = _read("meetings")["meeting"]
    found = [Deed(began, begin)]
    found += [Deed(_planned(one), partial(meet, number, one)) for number, one in enumerate(meetings, start=1)]
    for worksheet in WORKSHEETS:
        answers = _read(f"answers-{worksheet}")["answer"]
        found += [Deed(_at(one["on"], 19), partial(answer, worksheet, one)) for one in answers]
    for name, parts, add in (
        ("decisions", "decision", lambda one: add_decision(initiative, one, held, keys["people"])),
        (
            "actions",
            "action",
            lambda one: add_action(initiative, one, held, keys["people"], keys["organizations"]),
        ),
        ("parking", "parked", lambda one: add_parked(initiative, one, held, keys["people"])),
        ("notes", "note", lambda one: add_note(initiative, one, held)),
    ):
        found += [Deed(_at(one["meeting"], 20), partial(add, one)) for one in _read(name)[parts]]
    for one in _read("values")["measure"]:
        found += [Deed(_at(day, 21), partial(add_values, initiative, one, day, keys)) for day in days(one)]
    return sorted(found, key=lambda deed: deed.at)


def _planned(meeting: Mapping[str, Any]) -> datetime:
    """A meeting that was held is put in as it ends, one to come some weeks before."""
    at = _at(meeting["day"], 18)
    return at if meeting["state"] == "closed" else at - timedelta(weeks=5)


def _at(day: str, hour: int) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(hour)).astimezone()


def _organizations(initiative: Initiative) -> Mapping[str, int]:
    rows = _read("organizations")["organization"]
    return add_rows(initiative, "landscape-map.organizations", rows, {})["organizations"]


def _people(initiative: Initiative, organizations: Mapping[str, int]) -> Mapping[str, int]:
    found = {}
    with initiative.group("people of the sample added"):
        for data in _read("people")["person"]:
            person = Person(
                name=data["name"],
                organization=organizations[data["organization"]],
                roles=tuple(data["roles"]),
                brings=tuple(data["brings"]),
                decides=data["decides"],
                vote=data["vote"],
                under_18=data.get("under_18", False),
                contact=data.get("contact", ""),
            )
            found[data["key"]] = initiative.of(Person).add(person, "").id
    return found


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
