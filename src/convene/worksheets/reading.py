"""A worksheet file to a definition, with every fault of the file told: where, what, what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from convene.collective_impact import everything
from convene.kinds import KINDS
from convene.typed import clean_line
from convene.worksheets import strays
from convene.worksheets.definition import ShownWhen, Step, Worksheet
from convene.worksheets.faults import Fault, Faults
from convene.worksheets.fields import FieldReader
from convene.worksheets.limits import MOST_MINUTES, MOST_TITLE
from convene.worksheets.options import Options
from convene.worksheets.shape import allowed, named, short
from convene.worksheets.source import BadSource, read_toml


class Reading(NamedTuple):
    """What a file held: its worksheet if nothing in it is wrong, its faults, and what could be read anyway.

    `steps` are the right ones with their numbers; `step_ids` those of all of them, so that a reference to
    a step with a fault isn't a fault as well.
    """

    worksheet: Worksheet | None
    faults: tuple[Fault, ...]
    file: str
    id: str = ""
    steps: tuple[tuple[int, Step], ...] = ()
    step_ids: tuple[str, ...] = ()


def read_worksheet(path: Path, options: Options) -> Reading:
    """The definition in a file and its faults; no definition if there is any fault."""
    name = clean_line(path.name)
    try:
        data = read_toml(path)
    except BadSource as error:
        return Reading(None, (Fault(name, error.place, error.what),), name)
    return _Reader(name, options).worksheet(data)


class _Reader:
    """Goes through one file."""

    def __init__(self, file: str, options: Options) -> None:
        self._faults = Faults(file)
        self._fields = FieldReader(self._faults, options)

    def worksheet(self, given: dict[str, Any]) -> Reading:
        data = dict(given)
        steps_data = data.pop("step", None)
        made = self._faults.keys(
            data, Worksheet, "", leave={"steps", "held"}, others=["step"], strays=strays.in_head()
        )
        self._faults.identity(made.get("id"), "", "worksheet")
        self._faults.words(made, "", "title", "purpose", "outcome")
        self._parts_of_the_deck(made.get("covers", ()))
        numbered: list[tuple[int, Step]] = []
        ids: list[Any] = []
        if not isinstance(steps_data, list) or not steps_data:
            self._faults.add("", "there are no steps; a worksheet has at least one [[step]].")
        else:
            steps = [self._step(number, one) for number, one in enumerate(steps_data, start=1)]
            numbered = [(number, step) for number, step in enumerate(steps, start=1) if step]
            ids = [one.get("id") if isinstance(one, dict) else None for one in steps_data]
            self._faults.twice(ids, "step")
        right = not self._faults.all
        return Reading(
            worksheet=Worksheet(**made, steps=tuple(step for _, step in numbered)) if right else None,
            faults=tuple(self._faults.all),
            file=self._faults.file,
            id=str(made.get("id", "")),
            steps=tuple(numbered),
            step_ids=tuple(one for one in ids if isinstance(one, str)),
        )

    def _parts_of_the_deck(self, covers: tuple[str, ...]) -> None:
        known = everything()
        for part in covers:
            if part not in known:
                group = part.partition(":")[0]
                of_group = [one for one in known if one.startswith(f"{group}:")]
                hint = allowed(of_group or sorted({one.partition(":")[0] + ":..." for one in known}), part)
                self._faults.add("covers", f"“{short(part)}” is no part of the deck; {hint}")

    def _step(self, number: int, data: Any) -> Step | None:
        if not isinstance(data, dict):
            self._faults.add(f"step {number}", "is not a [[step]] with keys.")
            return None
        place = named("step", number, data)
        own = strays.OF_STEP
        before = len(self._faults)
        of_step = {key: data[key] for key in own if key in data}
        made = self._faults.keys(of_step, Step, place, leave={"field"})
        self._faults.words(made, place, "prompt")
        if not 0 <= made.get("minutes", 0) <= MOST_MINUTES:
            self._faults.add(f"{place}, minutes", f"takes a whole number from 0 to {MOST_MINUTES}.")
        self._condition(made.get("shown_when"), place)
        self._faults.identity(data.get("id"), place, "step")
        self._title(data.get("title"), place)
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            given = "no kind" if kind is None else f"kind “{short(kind)}” is not known"
            self._faults.add(place, f"{given}; {allowed(list(KINDS), kind)}")
            return None
        asked = {key: value for key, value in data.items() if key not in own and key != "kind"}
        definition = KINDS[kind].Definition
        field = self._fields.field(asked, definition, place, ["kind", *own], strays.in_step(kind))
        return Step(**made, field=field) if len(self._faults) == before else None

    def _condition(self, condition: Any, place: str) -> None:
        """Of the three answers that can call for a step, a file names one."""
        if isinstance(condition, ShownWhen):
            given = [bool(one) for one in (condition.rows, condition.passed, condition.low)]
            if given.count(True) != 1:
                self._faults.add(f"{place}, shown_when", "takes one of rows, passed and low.")

    def _title(self, title: Any, place: str) -> None:
        if isinstance(title, str) and len(title) > MOST_TITLE:
            room = f"the outline beside the step has room for {MOST_TITLE}"
            self._faults.add(f"{place}, title", f"has {len(title)} letters; {room}.")
