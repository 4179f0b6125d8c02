"""A step with the line of the measure at hand above it, in sight while the group talks."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from convene.editors.editor import Editor
from convene.initiative.line_at_hand import picked
from convene.initiative.view import View
from convene.measures.forecast import FORECAST, unread
from convene.screens.measures.curve import LEAST_HEIGHT, LEAST_WIDTH, Curve, Drawable, drawable
from convene.screens.worksheet.step_pane import StepPane
from convene.widgets.still_there import StillThere
from convene.worksheets.definition import Step

MOST_ROWS = 17
HINT = "^K: curve"


def line_of(view: View, step: Step | None) -> Drawable | None:
    """The measure whose line belongs above a step; None if it has none, or none was picked yet."""
    measure = picked(view.answer(step.curve_of)) if step and step.curve_of else None
    return drawable(view, measure, view.today) if measure is not None else None


class WithCurve(Vertical, StillThere):
    """The line takes a part of the rows, or one, or all of them while it is `large`."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WithCurve { width: 1fr; height: 1fr; }
    WithCurve Curve { display: none; }
    WithCurve.-curve Curve { display: block; }
    WithCurve.-shared Curve { border-bottom: solid $rule; }
    WithCurve.-large StepPane { display: none; }
    WithCurve.-shared StepPane .question { margin: 0 1; }
    WithCurve.-shared StepPane .slot { margin: 0; }
    WithCurve.-shared StepPane .note { max-height: 2; }
    WithCurve.-shared StepPane .reminder { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    .-room WithCurve.-shared StepPane .note, .-room WithCurve.-shared StepPane .reminder { max-height: 0; }
    .-room WithCurve.-shared StepPane .question, .-room WithCurve.-shared StepPane .rest { margin: 0 2; }
    """

    room: reactive[bool] = reactive(False)
    """Whether the room watches: no key is named."""

    _given: Drawable | None = None

    def compose(self) -> ComposeResult:
        """The line above the step."""
        yield Curve()
        yield StepPane()

    @property
    def has_line(self) -> bool:
        """Whether there is a line to show."""
        return self._given is not None

    @property
    def is_large(self) -> bool:
        """Whether the line takes the place of the step."""
        return self.has_class("-large")

    def show(self, given: Drawable | None) -> None:
        """Show the line of a measure; none for None."""
        self._given = given
        self.set_class(given is not None, "-curve")
        if given is None and self.is_large:
            self.enlarge(large=False)
        self._fill()

    def enlarge(self, *, large: bool) -> None:
        """The line as large as can be, or the step again."""
        self.set_class(large, "-large")
        editor = self.query_one(StepPane).editor
        self.can_focus = large
        if large:
            self.focus()
        elif editor and editor.is_mounted:
            editor.call_after_refresh(editor.begin)
        self._fill()

    def watch_room(self) -> None:
        """The key is named, or not."""
        if self.is_mounted:
            self._fill()

    def on_resize(self) -> None:
        """Draw it anew."""
        self._fill()

    def _fill(self) -> None:
        width, height = self.size
        if self._given is None or not width:
            return
        rows = height
        if not self.is_large:
            editor = self.query_one(StepPane).editor  # in few rows, one line of words stands above it
            fits = height >= (editor or Editor).SHARES_FROM and width >= LEAST_WIDTH
            part = height // 2 if self.room else height * 2 // 5
            rows = min(MOST_ROWS, max(LEAST_HEIGHT + 2, part)) if fits else 1
        self.set_class(rows > 1 and not self.is_large, "-shared")
        self.query_one(Curve).show(self._given, width, rows, hint="" if self.room else HINT)


def amiss(view: View, step: Step) -> tuple[tuple[str, str], ...]:
    """What to do first where a step has a line and none was picked; why a guess is not on the line."""
    if not step.curve_of:
        return ()
    given = line_of(view, step)
    if given is None:
        earlier = view.step(step.curve_of)
        return (("No line yet", f"pick one first, in “{earlier.title if earlier else step.curve_of}”."),)
    rows = view.rows(FORECAST) if step is view.step(FORECAST) else []
    words = " ".join(unread(rows, given.values.measure))
    return (("Not on the line", words),) if words else ()
