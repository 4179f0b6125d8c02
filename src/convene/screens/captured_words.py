"""What is said of a captured line: how it is understood while it is typed, and what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from textual.app import App
from textual.content import Content

from convene.captured.line import Captured, Kind, Reading
from convene.dates import show_day
from convene.initiative.capturing import Kept
from convene.widgets.words import joined, plain

KINDS: tuple[Kind, ...] = ("action", "decision", "parking", "note")
"""In the order that Tab goes through them."""

NAMES: dict[Kind, str] = {
    "action": "action",
    "decision": "decision",
    "parking": "parking lot",
    "note": "note",
}

LONGEST = 24
"""Letters of an organization's name beside a person's: the day has to stand in the same line."""

HINT = joined(
    ("As it is said; or first a letter: ", "$muted"),
    "a",
    (" action, ", "$muted"),
    "d",
    (" decision, ", "$muted"),
    "p",
    (" parking lot, ", "$muted"),
    "n",
    (" note", "$muted"),
)

EXPECTED: Mapping[Kind, str] = {
    "decision": "in full words, as it was agreed",
    "action": "who does what, by when",
}


def hint(otherwise: Kind | None) -> Content:
    """What to type: `otherwise` is the kind of a line that names none."""
    if otherwise is None:
        return HINT
    return joined((NAMES[otherwise].upper(), "bold $primary"), (f"  {EXPECTED.get(otherwise, '')}", "$muted"))


def after(kind: Kind, steps: int = 1) -> Kind:
    """The kind that Tab goes to."""
    return KINDS[(KINDS.index(kind) + steps) % len(KINDS)]


def others(kind: Kind | None) -> str:
    """The kinds that Tab goes through next: "decision · parking lot · note"; all while there is none yet."""
    if kind is None:
        return " · ".join(NAMES.values())
    return " · ".join(NAMES[after(kind, steps)] for steps in range(1, len(KINDS)))


def day_words(day: date | None, today: date) -> str:
    """ "due Fri Nov 20, 2026", or "no date"; a past day says so, for it may be a slip."""
    past = " (in the past)" if day and day < today else ""
    return f"due {show_day(day, year=True)}{past}" if day else "no date"


def understood(line: Captured, homes: Mapping[int, str], today: date) -> Content:
    """The kind in capitals; of an action whose it is and until when, what is unclear, and what is kept.

    `homes` are the organizations of people by person.
    """
    head = joined((NAMES[line.kind].upper(), "bold $primary"))
    if line.kind != "action":
        return head.append("  ").append(plain(line.title))
    taken = line.proposed or line
    owner = plain(owner_words(taken, homes), "$late" if lacks_owner(taken) else "")
    owner = owner.append(plain("?", "bold $late")) if line.proposed else owner
    when = "when?" if any(one.due for one in taken.readings) else day_words(taken.due, today)
    whole = Content("   ").join([head, owner, plain(when)])
    if not taken.certain:
        whole = whole.append("\n").append(unclear_words(taken))
    if taken.title and taken.title != taken.text:
        whole = whole.append("\n").append(plain(taken.title, "$muted"))
    return whole


def lacks_owner(line: Captured) -> bool:
    """Whether nobody does it, and nobody is asked about."""
    return line.owner is None and not line.new_person and all(one.owner is None for one in line.readings)


def owner_words(line: Captured, homes: Mapping[int, str]) -> str:
    """ "Dana Ruiz (School District)", "new person: Lena Ortiz", or that someone is missing.

    What can be read as several people is "who?".
    """
    if line.owner is not None:
        home = homes.get(line.owner, "")
        home = home if len(home) <= LONGEST else f"{home[: LONGEST - 1].rstrip()}…"
        return f"{line.owner_name} ({home})" if home else str(line.owner_name)
    if line.new_person:
        return f"new person: {line.new_person}"
    return "who? no one yet (!)" if lacks_owner(line) else "who?"


def unclear_words(line: Captured) -> Content:
    """Why a part is left open, and what it could be."""
    said = joined((line.unclear, "$late"))
    asked = [" or ".join(reading_words(one) for one in part) + "?" for part in parts_of(line)]
    return said.append("\n").append(plain("  ".join(asked))) if asked else said


def parts_of(line: Captured) -> list[tuple[Reading, ...]]:
    """The readings of each part that can be chosen: owners, then days."""
    owners = tuple(one for one in line.readings if one.owner is not None)
    days = tuple(one for one in line.readings if one.due is not None)
    return [part for part in (owners, days) if part]


def question(line: Captured, part: Sequence[Reading]) -> Content:
    """Which of the readings of a part is meant; a digit chooses."""
    choices: list[str | tuple[str, str]] = [("Which day?  " if part[0].due else "Who?  ", "bold")]
    for digit, reading in enumerate(part, start=1):
        choices += [(f"{digit} ", "bold $primary"), f"{reading_words(reading)}   "]
    return joined((f"{line.unclear}\n", "$late"), *choices)


def keys_line(keys: Sequence[tuple[str, str, str]]) -> Content:
    """Keys, each with its action and words; a click does the same."""
    shown = []
    for key, action, words in keys:
        spelled = plain(words).stylize(f"@click=screen.{action}")
        shown.append(joined((f"{key} ", "bold $primary")).append(spelled))
    return Content("  ").join(shown)


def reading_words(reading: Reading) -> str:
    """One way to read a part."""
    if reading.due:
        return show_day(reading.due, year=True)
    return f"{reading.owner} (new person)" if reading.owner_id is None else str(reading.owner)


def in_one_line(line: Captured, today: date) -> Content:
    """As `understood`, for a list of many: what is kept first."""
    words = joined((f"{NAMES[line.kind].upper():<12}", "bold $primary"), line.title)
    if not line.certain:
        words = words.append(plain("  not clear: kept in the words", "$late"))
    if line.kind == "action":
        words = words.append(plain(f"  {owner_words(line, {})}, {day_words(line.due, today)}", "$muted"))
    return words


def counts_in_words(kinds: Sequence[Kind]) -> str:
    """ "2 actions, 1 decision, 1 parking lot"."""
    counted = ((kinds.count(kind), kind) for kind in KINDS)
    return ", ".join(
        f"{number} {NAMES[kind]}{'s' if number > 1 and kind != 'parking' else ''}"
        for number, kind in counted
        if number
    )


def say_kept(app: App[Any], kept: Kept | Sequence[Kind]) -> None:
    """Tell what was captured: one thing by its number and words, several lines by how many of each kind."""
    if isinstance(kept, Sequence):
        app.notify(f"Kept: {counts_in_words(kept)}", markup=False)
    else:
        app.notify(f"{kept.label} {kept.title}", markup=False, timeout=4)
