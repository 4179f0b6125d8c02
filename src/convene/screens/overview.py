"""Place 1: where the initiative is, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.captured.action import Action, by_date, days_late
from convene.dates import show_day
from convene.initiative import together
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, next_planned, running
from convene.people.person import Person
from convene.progress.cells import CellState, cell_states, current_phase
from convene.progress.conditions import conditions
from convene.progress.next_step import UP_TO_DATE, still_open, what_next
from convene.progress.warnings import Warned, warnings
from convene.screens.both_laptops import BothLaptops
from convene.screens.leading import lead_to
from convene.screens.meetings import Meetings
from convene.screens.opened.following import both_changed
from convene.screens.place import Place
from convene.screens.why import why_cell, why_standing
from convene.widgets.choices import Choices
from convene.widgets.matrix import Matrix, MatrixCell
from convene.widgets.words import joined, plain

SHORT = {
    "common-agenda": "agenda",
    "shared-measurement": "measures",
    "mutually-reinforcing-activities": "activities",
    "continuous-communication": "contact",
    "backbone-support": "backbone",
}
"""The five conditions where there is little room."""

NOTHING_PROMISED = "None. Promises are captured with Ctrl+N."


class Next(NamedTuple):
    """Something to do next: how it is shown, and where Enter goes."""

    words: Content
    go: Callable[[], object]


class Overview(Place):
    """The twelve cells, up to three worksheets and the next meeting to do next, the open actions."""

    HELP = (
        "The table shows the twelve cells of the work: four components in three phases. "
        "Each state follows from what the group has put in; nobody types it. "
        "Shift+Tab goes to the table; press w on a cell to see why it is in its state, elsewhere to see "
        "what is worth a second thought, how "
        "ready the group is, how strong the five conditions are, and who does the six backbone jobs. "
        "Below: what to do next, each with its reason, and the open actions with what is late first."
    )
    place = "overview"
    AUTO_FOCUS = "#next"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "Why?", tooltip="Readiness, the five conditions, the six jobs"),
        Binding("n", "new_meeting", "New meeting", tooltip="Plan a new meeting"),
    ]
    DEFAULT_CSS = """
    Overview #lists { height: 1fr; margin: 0 1; border-top: solid $rule; }
    Overview #lists > Vertical { width: 1fr; height: 100%; }
    Overview #right { border-left: solid $rule; padding-left: 1; }
    Overview Choices { padding: 0; height: 1fr; }
    Overview #conditions { height: auto; max-height: 3; color: $muted; }
    Overview #warned { height: auto; max-height: 3; display: none; }
    Overview #warned.-any { display: block; }
    Overview.-narrow #conditions, Overview.-low #conditions { display: none; }
    Overview .title { text-style: bold; color: $primary; height: 1; }
    Overview.-narrow #lists { layout: vertical; overflow-y: auto; }
    Overview.-narrow #lists > Vertical { width: 100%; height: auto; border: none; padding: 0; }
    Overview.-narrow Choices { height: auto; }
    """

    _shown: tuple[int, date] | None = None
    _next: tuple[Next, ...] = ()
    _states: tuple[CellState, ...] = ()
    _warned: tuple[Warned, ...] = ()

    def compose_middle(self) -> ComposeResult:
        """The matrix above, two lists below."""
        yield Matrix()
        with Horizontal(id="lists"):
            with Vertical():
                yield Static("DO NEXT", classes="title", markup=False)
                yield Choices(id="next")
            with Vertical(id="right"):
                yield Static("OPEN ACTIONS", classes="title", id="open", markup=False)
                yield Choices(id="actions")
                yield Static("", id="warned", markup=False)
                yield Static("", id="conditions", markup=False)

    def where(self) -> str:
        """The initiative and its phase."""
        phase = current_phase(self._states)
        return f"{self.session.view.about.name} · Phase {phase.number} {phase.title}"

    def show(self) -> None:
        """Everything anew if anything is; the cursors stay where they were."""
        view = self.session.view
        record = (self.session.initiative.store.time, view.today)
        if record == self._shown:  # it takes a moment to work out, and one comes back here often
            return
        self._shown = record
        self._states = cell_states(view)
        self.query_one(Matrix).show(
            {_key(state): MatrixCell(shown(state), state.share) for state in self._states}
        )
        self._next = self._to_do(view)
        _fill(self.query_one("#next", Choices), [one.words for one in self._next])
        actions = [action for action in by_date(view.all(Action)) if action.is_open]
        late = sum(days_late(action, view.today) > 0 for action in actions)
        counts = f"OPEN ACTIONS   {len(actions)} open" + (f", {late} late" if late else "")
        self.query_one("#open", Static).update(plain(counts))
        lines = [action_line(action, view) for action in actions]
        _fill(self.query_one("#actions", Choices), lines or [plain(NOTHING_PROMISED, "$muted")])
        self.query_one("#conditions", Static).update(_levels(view))
        self._warned = warnings(view, self._states)
        above = self.query_one("#warned", Static)
        above.update(_first(self._warned))
        above.set_class(bool(self._warned), "-any")

    def _to_do(self, view: View) -> tuple[Next, ...]:
        found = []
        meetings = view.all(Meeting)
        on, coming = running(meetings), next_planned(meetings, view.today)
        if on:
            found.append(Next(joined(("Go back to the meeting\n", "bold"), on.title), self._opens(on)))
        elif coming:
            words = joined(("Get ready for the meeting\n", "bold"), f"{show_day(coming.day)}  {coming.title}")
            found.append(Next(words, self._opens(coming)))
        count = len(together.questions(self.session.initiative))
        if count:
            words = joined((f"{both_changed(count)}\n", "bold $late"), ("Choose which one stands.", "$muted"))
            found.append(Next(words, self._open_both_laptops))
        for one in what_next(view, self._states) or still_open(view):
            head = f"{one.worksheet.title}  {one.worksheet.minutes} min\n"
            words = joined((head, "bold"), (one.reason, "$muted"))
            found.append(Next(words, partial(lead_to, self, one.link)))
        if not found:
            found.append(Next(plain(UP_TO_DATE), self.refresh))
        if not on and not coming:
            words = joined(("Plan the next meeting\n", "bold"), ("None is planned.", "$muted"))
            found.append(Next(words, partial(self.call_later, self.action_new_meeting)))
        return tuple(found)

    def _open_both_laptops(self) -> None:
        self.app.push_screen(BothLaptops(self.session))

    def _opens(self, meeting: Meeting) -> Callable[[], object]:
        async def going() -> None:
            await self.run_action("app.go('meetings')")
            self.app.screen.post_message(Meetings.Open(meeting.number))

        return partial(self.app.call_later, going)

    @on(OptionList.OptionSelected, "#next")
    def _do_next(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._next[event.option_index].go()

    @on(OptionList.OptionSelected, "#actions")
    async def _open_action(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.run_action("app.go('record')")

    @on(Matrix.Why)
    def _why(self, event: Matrix.Why) -> None:
        states = {_key(state): state for state in self._states}
        self.app.push_screen(why_cell(states[event.cell]), self._follow)

    def action_why(self) -> None:
        """What to think twice about, whether the group is ready, how strong the conditions are."""
        self.app.push_screen(why_standing(self.session.view, self._warned), self._follow)

    def _follow(self, link: str | None) -> None:
        """Go to the worksheet, or to the step of it, that a reason names."""
        lead_to(self, link or "")

    async def action_new_meeting(self) -> None:
        """Plan a meeting."""
        await self.run_action("app.go('meetings')")
        await self.app.screen.run_action("new")


def shown(state: CellState) -> str:
    """A cell's state in a word or two; nothing while it isn't started."""
    if state.state == "not started":
        return ""
    return f"{state.state}, due" if "due for a look" in state.marks else state.state


def _first(warned: Sequence[Warned]) -> Content:
    """The first warning, and where the others are: said, and nothing is held up."""
    if not warned:
        return plain("")
    more = f" And {len(warned) - 1} more: w" if len(warned) > 1 else " Why: w"
    return joined(("! ", "bold $late"), warned[0].words, (more, "$muted"))


def _levels(view: View) -> Content:
    """ "CONDITIONS  agenda 3 · measures 2": the level shown of each, 0 to 4."""
    found = (f"{SHORT[one.condition.id.partition(':')[2]]} {one.level}" for one in conditions(view))
    return joined(("CONDITIONS  ", "bold $primary"), " · ".join(found))


def action_line(action: Action, view: View) -> Content:
    """ "A9  J. Okafor  Youth survey  3 days late"; what is late says so."""
    person = view.get(Person, action.who)
    late = days_late(action, view.today)
    who = person.name if person else "no one yet"
    when = (
        f"{late} {'day' if late == 1 else 'days'} late"
        if late
        else show_day(action.due)
        if action.due
        else "no date"
    )
    return joined(
        (action.label.ljust(4), "bold $primary"),
        (f"{when}  ", "bold $late" if late else "$muted"),
        (f"{who}\n", "bold" if person else "$late"),
        action.what,
    )


def _key(state: CellState) -> str:
    return state.cell.id.removeprefix("cell:")


def _fill(choices: Choices, lines: list[Content]) -> None:
    """Other lines in a list; the cursor stays in its place."""
    at = choices.highlighted or 0
    choices.set_options([Option(line) for line in lines])
    choices.highlighted = min(at, len(lines) - 1) if lines else None
