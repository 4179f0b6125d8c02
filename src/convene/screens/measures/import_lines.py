"""What an import would do as lines of a list, and the line with the cursor in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from textual.content import Content

from convene.exchange.importing.plan import Line as Planned
from convene.exchange.importing.plan import Plan, What
from convene.exchange.shapes.imported import counts_in_words
from convene.measures.figure import figure_words
from convene.measures.pasted import EVERYBODY
from convene.widgets.listing import NARROW, Line, ListColumn
from convene.widgets.words import cell, joined, plain

Shown: TypeAlias = Literal["all", "refuse", "change", "add"]
"""Which lines are shown."""

MOST = 500
"""Lines of one sort that are shown: nobody reads more of them on a screen."""

COLUMNS = (
    ListColumn("Cell", 6),
    ListColumn("Result", 7),
    ListColumn("Of"),
    ListColumn(f"{'Now':>12}", 12, least=NARROW - 8),
    ListColumn(f"{'New':>12}", 12),
)
_DEEDS: dict[What, str] = {"add": "new", "change": "changed", "same": "as it was", "refuse": "REFUSED"}
_ORDER: tuple[What, ...] = ("refuse", "change", "add")
_HEADS: dict[Shown, str] = {
    "all": "",
    "refuse": "Only what is refused",
    "change": "Only what is changed",
    "add": "Only what is new",
}


def shown_lines(plan: Plan, wanted: Shown) -> list[tuple[int, Planned]]:
    """The lines to look at, by their place in the plan: what is refused first, then changed, then new."""
    found: list[tuple[int, Planned]] = []
    for what in _ORDER:
        if wanted in {"all", what}:
            found += [(at, one) for at, one in enumerate(plan.lines) if one.what == what][:MOST]
    return found


def next_shown(plan: Plan, now: Shown) -> Shown:
    """The next sort of lines that there are any of."""
    there: list[Shown] = ["all", *(what for what in _ORDER if plan.count(what))]  # type: ignore[list-item]
    return there[(there.index(now) + 1) % len(there)] if now in there else "all"


def import_lines(found: Sequence[tuple[int, Planned]], late: str, *, several: bool) -> list[Line]:
    """As lines of the list; with `several` measures each names its own. `late` is the color of a warning."""
    return [
        Line(
            str(at),
            (
                cell(one.found.cell),
                cell(_DEEDS[one.what], f"bold {late}" if one.what == "refuse" else ""),
                cell(_of(one, several=several) if one.what != "refuse" or one.found.period else one.why),
                cell(one.before, right=True),
                cell(_new(one), "bold" if one.what != "refuse" else "", right=True),
            ),
        )
        for at, one in found
    ]


def detail(one: Planned) -> Content:
    """The line with the cursor: what it is of, what stands in the file, why."""
    values = one.found.values
    name = f"{values.measure.name}, " if values else ""
    head = joined((f"{one.found.cell}  ", "bold $primary"), f"{name}{_of(one, several=False)}".rstrip(", "))
    why = one.why or ("It corrects what is there; the old value is kept." if one.what == "change" else "")
    text = f"in the file: {one.found.words}" if one.found.words else ""
    return Content("\n").join([head, plain("  ".join(filter(None, (text, why))))])


def counts(plan: Plan) -> str:
    """How many of which, and what would be written."""
    numbers = [plan.count(what) for what in ("add", "change", "same", "refuse")]
    return counts_in_words(*numbers)


def showing(plan: Plan, wanted: Shown) -> str:
    """Which lines are shown, and whether there are more of them."""
    more = [what for what in _ORDER if wanted in {"all", what} and plan.count(what) > MOST]
    cut = f"The first {MOST} of each sort" if more else ""
    return ", ".join(filter(None, (_HEADS[wanted], cut.lower() if _HEADS[wanted] else cut)))


def _of(one: Planned, *, several: bool) -> str:
    found = one.found
    if found.period is None:
        return ""
    name = f", {found.values.measure.name}" if several and found.values else ""
    return f"{found.period.words}, {found.group or EVERYBODY}{name}"


def _new(one: Planned) -> str:
    values = one.found.values
    if one.value is None or values is None or one.what == "refuse":
        return one.found.words
    return figure_words(one.value.figure, values.measure.unit)
