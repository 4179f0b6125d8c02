"""Why something is as it is worked out: what is there, what is missing, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.collective_impact import COMPONENTS, PHASES
from convene.dates import show_day
from convene.initiative.attending import sectors_missing
from convene.initiative.beside import MEETINGS, hope
from convene.initiative.view import View
from convene.progress.backbone import ROLES, backbone_jobs, in_words, money_in_words
from convene.progress.cells import CellState
from convene.progress.conditions import conditions
from convene.progress.next_rules import OF_CONDITION
from convene.progress.readiness import WORKSHEET, readiness
from convene.progress.warnings import Warned
from convene.progress.ways import ABOUT_CONDITIONS, ABOUT_PERSONS, balance_of_ways
from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

BORDER_AND_FOOTER = 3
LEAST, MOST = 4, 14
"""Rows of the list of reasons."""

OF_CELLS = (
    "Begun: a key step has an answer. Agreed: every key step has enough, and a decision is linked. "
    "Kept up: agreed, and looked at in time. A house rule of convene."
)
OF_STANDING = (
    "Ready: the ratings of all three preconditions average 2 or more, and none is 0. A condition's level is "
    "the middle of the group's slips, for nine months; after that it is what the records show. A job is "
    "covered with a name, hours, and money or time in kind from today on. House rules, after Kania and "
    "Kramer (2011)."
)


class Line(NamedTuple):
    """One reason, and the worksheet.step or worksheet it leads to; a heading leads nowhere."""

    words: Content
    link: str = ""


class Why(ModalScreen[str | None]):
    """Reasons one below the other; Enter on one answers with its link, Esc with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,w", "leave", "Back", key_display="Esc")]
    DEFAULT_CSS = """
    Why { align: center middle; background: $background 60%; }
    Why > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $background; border: round $border; padding: 0 1;
    }
    Why .title { text-style: bold; color: $primary; }
    Why Static { height: auto; }
    Why .rule { color: $muted; margin-top: 1; }
    Why Choices { height: auto; max-height: 14; padding: 0; margin-top: 1; }
    Why.-low Choices { margin-top: 0; }
    Why.-low .rule { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012  Textual's

    def __init__(self, title: str, said: tuple[Content, ...], lines: tuple[Line, ...], rule: str) -> None:
        super().__init__()
        self._title, self._said, self._lines, self._rule = title, said, lines, rule

    def compose(self) -> ComposeResult:
        """What it is about, how it is, the reasons, the rule."""
        with Vertical():
            yield Static(plain(self._title), classes="title", markup=False)
            for one in self._said:
                yield Static(one, markup=False)
            yield Choices()
            yield Static(plain(self._rule), classes="rule", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Fill in the reasons."""
        choices = self.query_one(Choices)
        choices.set_options([Option(line.words, disabled=not line.link) for line in self._lines])
        choices.action_first()
        choices.focus()

    @on(events.Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The reasons scroll in what the words around them leave, so that the rule is read to its end."""
        choices = self.query_one(Choices)
        around = [*self.query_one(Vertical).query(Static)]
        taken = sum(one.outer_size.height + one.styles.margin.height for one in around)
        room = self.size.height - BORDER_AND_FOOTER - taken - choices.styles.margin.height
        choices.styles.max_height = min(MOST, max(LEAST, room))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._lines[event.option_index].link)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)


def why_cell(state: CellState) -> Why:
    """Why a cell is in its state."""
    phase = next(one for one in PHASES if one.id == state.cell.phase)
    component = next(one for one in COMPONENTS if one.id == state.cell.component)
    marks = "".join(f", {mark}" for mark in state.marks)
    lines = [Line(joined(("✓ there    ", "$primary"), one.words), one.link) for one in state.there]
    lines += [Line(joined(("· missing  ", "bold"), one.words), one.link) for one in state.missing]
    said = (plain(state.cell.task), joined("State: ", (f"{state.state}{marks}", "bold")))
    return Why(f"{component.title}, phase {phase.number}", said, tuple(lines), OF_CELLS)


def why_standing(view: View, warned: Sequence[Warned]) -> Why:
    """What to think twice about, whether the group is ready, how strong each condition is, who does the six
    jobs, who is not at the table yet, on what the strategies work."""
    ready, jobs = readiness(view), backbone_jobs(view)
    lines = [
        Line(joined(("! ", "bold $late"), (f"{one.words} ", "bold"), (one.why, "$muted")), one.link)
        for one in warned
    ]
    lines.append(Line(joined(("Readiness  ", "bold $primary"), ready.words), WORKSHEET))
    lines += [Line(plain(f"  {one.words}"), f"{WORKSHEET}.{one.step}") for one in ready.preconditions]
    lines.append(Line(plain("The five conditions, 0 to 4", "bold $primary"), ""))
    for one in conditions(view):
        lines.append(
            Line(joined((f"  {one.condition.title}  ", "bold"), one.words), OF_CONDITION[one.condition.id])
        )
    held = f"{in_words(jobs)}; {money_in_words(view)}"
    lines.append(Line(joined(("The six backbone jobs  ", "bold $primary"), held), ROLES))
    lines += [Line(plain(f"  {job.words}"), ROLES) for job in jobs]
    lines += [
        Line(joined((f"{title}  ", "bold $primary"), words), link) for title, words, link in _more(view)
    ]
    return Why("Where we stand", (), tuple(lines), OF_STANDING)


def _more(view: View) -> Iterator[tuple[str, str, str]]:
    """Who is not at the table, on what the strategies work, and how hopeful the last meetings ended."""
    missing, ways = sectors_missing(view), balance_of_ways(view)
    if missing:
        yield "Not at the table yet", ", ".join(missing), "champions-and-group.missing"
    if any(ways.values()):
        persons = ", ".join(f"{way.lower()} {ways[way]}" for way in ABOUT_PERSONS)
        around = ", ".join(f"{way.lower()} {ways[way]}" for way in ABOUT_CONDITIONS)
        yield (
            "Strategies",
            f"about persons: {persons}; about conditions: {around}",
            "common-agenda.strategies",
        )
    if last := hope(view)[-MEETINGS:]:
        shown = ", ".join(f"{show_day(one.meeting.day)} {one.words}" for one in last)
        yield "Hope, 1 to 5", shown, "meeting-close.hope"
