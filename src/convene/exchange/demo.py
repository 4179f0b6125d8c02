"""The sample initiative, made of its data files by the same operations as everything that is typed."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from convene.errors import ConveneError, NotSaved
from convene.exchange.demo_answers import add_answers, add_rows
from convene.exchange.demo_meetings import (
    add_action,
    add_decision,
    add_meeting,
    add_note,
    add_parked,
)
from convene.initiative.about import About
from convene.initiative.home import Home, is_initiative
from convene.initiative.initiative import Initiative
from convene.people.person import Person
from convene.store.disk import in_words

NAME = "clear-path-larkspur"
"""The sample's folder in the home folder."""

DATA = Path(__file__).resolve().parent / "demo"

WORKSHEETS = ("landscape-map", "common-agenda", "shared-measures")
"""Those with answers, in the order in which they refer to each other."""


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
    maker = Home(beside, now=home.now, settings=home.settings_folder)
    data = _read("initiative")
    facilitator = {one["key"]: one["name"] for one in _read("people")["person"]}[data["facilitator"]]
    started = datetime.combine(date.fromisoformat(data["started"]), time(9)).astimezone()
    about = About(
        name=data["name"],
        place=data["place"],
        problem=data["problem"],
        facilitator=facilitator,
        created=started,
        note=data["note"],
    )
    folder = maker.create(about, folder=beside / NAME)
    initiative = maker.open(folder)
    try:
        fill(initiative)
    finally:
        initiative.close()
    return folder


def fill(initiative: Initiative) -> None:
    """Put everything of the sample into a new initiative."""
    organizations = _organizations(initiative)
    people = _people(initiative, organizations)
    keys: dict[str, Mapping[str, int]] = {"organizations": organizations, "people": people}
    for worksheet in WORKSHEETS:
        keys |= add_answers(initiative, _read(f"answers-{worksheet}"), keys)
    meetings = _read("meetings")["meeting"]
    held = {
        meeting["key"]: add_meeting(initiative, number, meeting, people)
        for number, meeting in enumerate(meetings, start=1)
    }
    for decision in _read("decisions")["decision"]:
        add_decision(initiative, decision, held)
    for action in _read("actions")["action"]:
        add_action(initiative, action, held, people, organizations)
    for parked in _read("parking")["parked"]:
        add_parked(initiative, parked, held, people)
    for note in _read("notes")["note"]:
        add_note(initiative, note, held)


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
