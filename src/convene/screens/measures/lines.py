"""Measures as lines of a scoreboard: where they started, where they are, where they are to go."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.content import Content

from convene.initiative.candidates import KEEP, candidates
from convene.initiative.valuing import definition_gaps
from convene.initiative.view import View
from convene.listed import listed
from convene.measures.due import Call
from convene.measures.figure import PERCENT, unit_words, value_words
from convene.measures.measure import Measure
from convene.measures.observation import Values
from convene.measures.standing import At, Standing, Status
from convene.measures.suppression import total_is_hidden
from convene.measures.words import change_words, notes, reason
from convene.screens.measures.due import day_words, late_words
from convene.widgets.listing import WIDE, Line, ListColumn
from convene.widgets.words import cell, joined, plain

COLUMNS = (
    ListColumn("Measure"),
    ListColumn(f"{'Base':>6}", 6, least=70),
    ListColumn(f"{'Now':>6}", 6),
    ListColumn(f"{'Goal':>6}", 6, least=56),
    ListColumn("Trend", 6, least=70),
    ListColumn("State", 15),
    ListColumn("Going", 14, least=WIDE),
)
BARS = "▁▂▃▄▅▆▇"
SEEN = 6
"""So many periods have a bar."""

BAD: tuple[Status, ...] = ("Off track", "Target missed")
MOST_LATE = 2
"""So many values that are due are told one by one."""


def scoreboard_line(values: Values, found: Standing, late: str) -> Line:
    """A measure in one line; numbers that are small counts are a dash. `late` is the color of a warning."""
    measure = values.measure
    baseline, latest = (None, None) if found.is_hidden else (found.baseline, found.latest)
    state = f"bold {late}" if found.status in BAD else ""
    return Line(
        str(measure.id),
        (
            cell(measure.name, "bold"),
            number_cell(baseline, measure),
            number_cell(latest, measure, "bold"),
            number_cell(found.target, measure),
            cell(trend(values)),
            cell(found.status, state),
            cell(found.way or ""),
        ),
    )


def number_cell(at: At | None, measure: Measure, style: str = "") -> Text:
    """A value, right-aligned; a dash where there is none to show."""
    if at is None:
        return cell("–", right=True)
    percent = "%" if measure.unit == PERCENT else ""
    return cell(f"{value_words(at.value, measure.unit)}{percent}", style, right=True)


def trend(values: Values) -> str:
    """A bar for each of the last periods, from the lowest value to the highest; a dot where none is shown."""
    line = values.of_everybody
    if all(total_is_hidden(values, period) for period in line):
        return ""
    last = values.periods[-1]
    periods = [last.later(-back) for back in reversed(range(SEEN))]
    seen = {
        period: line[period] for period in periods if period in line and not total_is_hidden(values, period)
    }
    low, high = (min(seen.values()), max(seen.values())) if seen else (0, 0)
    step = len(BARS) - 1
    bars = {
        period: BARS[round((value - low) / (high - low) * step) if high > low else step // 2]
        for period, value in seen.items()
    }
    return "".join(bars.get(period, "·") for period in periods).lstrip("·")


def detail(values: Values, found: Standing, view: View, *, room: bool = False) -> Content:
    """The measure with the cursor: its whole name, why it has its state, and what else one should know.

    What its definition lacks is nothing for the `room`.
    """
    measure = values.measure
    way = f", {found.way.lower()}" if found.way else ""
    unit = f"  {measure.unit.lower()}" if measure.unit and unit_words(measure.unit) != "%" else ""
    keeper = view.name("organizations", measure.kept_by) if measure.kept_by else None
    said = [joined((measure.name, "bold"), (f"{unit}{f'  kept by {keeper}' if keeper else ''}", "$muted"))]
    said.append(joined((f"{found.status}{way}: ", "bold"), reason(found, measure)))
    lacking = () if room else definition_gaps(view, measure)
    if lacking:
        missing = ", ".join(title.lower() for title in lacking)
        said.append(joined(("Missing in its definition: ", "bold"), missing, ("  e: fill it in", "$muted")))
    more = [words for words in (change_words(found, measure), *notes(found, measure)) if words]
    if more:
        said.append(plain(" · ".join(f"{one[:1].upper()}{one[1:]}".removesuffix(".") for one in more)))
    return Content("\n").join(said)


def not_chosen_words(view: View) -> str:
    """ " · c: 3 not chosen"; "" for none."""
    count = sum(one.kept != KEEP for one in candidates(view))
    return f" · c: {count} not chosen" if count else ""


def to_do_words(names: Sequence[str], late: Sequence[Call], view: View) -> Content:
    """What waits for somebody, a line each, and by which key that is done; nothing for nothing.

    The chosen ones that nobody defined yet; "57 days late: Overdose deaths, 2026 (County Health)".
    """
    lines = []
    if names:
        lines.append(joined(("chosen, not defined yet: ", "bold"), listed(names), ("  e: define", "$muted")))
    lines += [_due(call, view) for call in late[:MOST_LATE]]
    if len(late) > MOST_LATE:
        lines.append(plain(f"and {len(late) - MOST_LATE} more that are due: l", "$muted"))
    return Content("\n").join(lines)


def _due(call: Call, view: View) -> Content:
    name = view.name("organizations", call.organization) if call.organization else None
    what = f": {call.measure.name}, {call.period}{f' ({name})' if name else ''}"
    if late := late_words(call, view):
        return joined((late, "bold $late"), what)
    return joined((f"due {day_words(call, view)}", "bold"), what)
