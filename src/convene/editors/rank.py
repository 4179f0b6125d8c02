"""Rows of an earlier step put in order: Enter gives the next place, arrows move what is in hand."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.editors.editor import Editor, Shown, choices_with
from convene.kinds.field import Around
from convene.kinds.rank import Definition
from convene.widgets.first_keys import FirstKeys
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Step

EMPTY = "Nothing to put in order yet: the step before has no rows."


class Places(FirstKeys):
    """Those that have a place, then the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Next place", key_display="Enter"),
        Binding("d,delete", "take_out", "No place", key_display="d"),
    ]

    def action_take_out(self) -> None:
        """Take the place away."""
        editor = next((one for one in self.ancestors if isinstance(one, RankEditor)), None)
        if editor:
            editor.take_out()


class RankEditor(Editor):
    """The most important first: Enter on one without a place gives it the next one.

    Enter on one that has a place takes it in hand; arrows move it, Enter or Esc puts it down.
    """

    DEFAULT_CSS = """
    RankEditor {
        Places { height: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        .empty { margin: 0 2; }
        .hint { height: auto; padding: 0 2; color: $muted; }
    }
    .-room RankEditor .hint { display: none; }
    """
    SCOPED_CSS = False

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.places = Places(self._key)
        self._hand: int | None = None
        self._order: list[int] = []

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    def compose(self) -> ComposeResult:
        """The list, and what can be done now."""
        yield Static(plain(EMPTY), classes="empty", markup=False)
        yield self.places
        yield Static("", classes="hint", markup=False)

    def begin(self) -> None:
        """Choose."""
        self.screen.set_focus(self.places)

    def show(self, shown: Shown) -> None:
        """Show the order of the record; what was taken out of the earlier step keeps its place."""
        super().show(shown)
        there = dict(self.around.named(self._definition.source))
        self._order = [row for row in shown.value or () if row in there]
        if self._hand not in self._order:
            self._hand = None
        self._draw()

    def step_back(self) -> bool:
        """Put down what is in hand."""
        if self._hand is None:
            return False
        self._hand = None
        self._draw()
        return True

    def take_out(self) -> None:
        """The one with the cursor has no place any more; those below move up."""
        here = self._here
        if here in self._order:
            self._hand = None
            self._say([row for row in self._order if row != here])

    @property
    def _lines(self) -> list[tuple[int, str]]:
        """Id and words: by place, then those without one as they stand in the earlier step."""
        names = dict(choices_with(self.around, self._definition.source, self._order))
        placed = [(row, names[row]) for row in self._order]
        return placed + [(row, words) for row, words in names.items() if row not in self._order]

    @property
    def _here(self) -> int | None:
        at, lines = self.places.highlighted, self._lines
        return lines[at][0] if at is not None and at < len(lines) else None

    def _say(self, order: list[int]) -> None:
        """Show another order at once, and have it kept."""
        self._order = order
        self._draw()
        self.post_message(self.Answered(self.step.id, list(order) or None))

    def _key(self, event: events.Key) -> bool:
        """Arrows move what is in hand."""
        if self._hand is None or event.key not in {"up", "down"}:
            return False
        at = self._order.index(self._hand)
        to = at + (1 if event.key == "down" else -1)
        if 0 <= to < len(self._order):
            order = [row for row in self._order if row != self._hand]
            order.insert(to, self._hand)
            self._say(order)
        return True

    def _draw(self) -> None:
        lines, at = self._lines, self.places.highlighted
        self.query_one(".empty").display = not lines
        self.places.display = bool(lines)
        options = [
            Option(joined((f"{'▸' if row == self._hand else ' '}{self._place(row):>2} ", "bold"), words))
            for row, words in lines
        ]
        with self.places.prevent(OptionList.OptionHighlighted):
            self.places.set_options(options)
            if lines:
                ids = [row for row, _ in lines]
                self.places.highlighted = ids.index(self._hand) if self._hand else min(at or 0, len(ids) - 1)
        self.query_one(".hint", Static).update(plain(self._hint(len(lines))))

    def _place(self, row: int) -> str:
        return f"{self._order.index(row) + 1}" if row in self._order else "·"

    def _hint(self, count: int) -> str:
        if self._hand is not None:
            return "Arrows move it; Enter puts it down."
        if len(self._order) < count:
            return f"Enter gives the next place: {len(self._order) + 1}. {count - len(self._order)} to go."
        return "All have a place. Enter takes one in hand, arrows move it." if count else ""

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        here = self._here
        if here is None:
            return
        if here not in self._order:
            self._say([*self._order, here])
            self.places.highlighted = min(len(self._order), len(self._lines) - 1)
        else:
            self._hand = None if self._hand == here else here
            self._draw()
