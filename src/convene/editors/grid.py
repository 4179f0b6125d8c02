"""Items placed on two axes: a list, and a drawing beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.editors.editor import Editor, Shown, choices_with
from convene.kinds.field import Around, Row
from convene.kinds.grid import Axes, Definition, corner
from convene.widgets.first_keys import FirstKeys
from convene.widgets.plane import Plane, Spot
from convene.widgets.typing_pause import TypingPause
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Step

MIDDLE, HIGHEST = 5, 10
IN_HAND = "Arrows or two digits move it. Enter: the next."


class Items(FirstKeys):
    """The items; Enter takes one in hand, then arrows and digits move it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Place it", key_display="Enter"),
        Binding("d,delete", "take_off", "Take off", key_display="d", show=False),
    ]

    def action_take_off(self) -> None:
        """Take the item off the grid."""
        editor = next((one for one in self.ancestors if isinstance(one, GridEditor)), None)
        if editor:
            editor.take_off()


class GridEditor(Editor):
    """Choose an item, Enter, move it with the arrows or type two digits, Enter: the next one is in hand."""

    DEFAULT_CSS = """
    GridEditor {
        Horizontal { height: 1fr; }
        Items { width: 40%; min-width: 24; height: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        .where { height: auto; padding: 0 2; }
        .in-hand { height: auto; padding: 0 2; color: $muted; display: none; }
        &.-in-hand .in-hand { display: block; }
        .empty { margin: 0 2; }
    }
    .-narrow GridEditor Plane { display: none; }
    .-narrow GridEditor Items { width: 100%; }
    .-room GridEditor.-in-hand .in-hand { display: none; }
    .-room.-narrow GridEditor Plane { display: block; }
    .-room.-narrow GridEditor Items { width: 24; }
    """
    SCOPED_CSS = False

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.items = Items(self._key)
        self._hand: int | None = None
        self._spot = (MIDDLE, MIDDLE)
        self._digit_sets_up = False

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    def compose(self) -> ComposeResult:
        """The items, the drawing, where the item with the cursor stands."""
        yield Static(
            plain("Nothing to place yet: the step before has no rows."), classes="empty", markup=False
        )
        with Horizontal():
            yield self.items
            yield Plane(self._definition.axes)
        yield Static("", classes="where", markup=False)
        yield Static(plain(IN_HAND), classes="in-hand", markup=False)

    def on_mount(self) -> None:
        """Nothing moves yet."""
        self._pause = TypingPause(self, self.say)

    def begin(self) -> None:
        """Choose an item."""
        self.screen.set_focus(self.items)

    def on_resize(self) -> None:
        """The drawing comes or goes, and with it what is said beside the names."""
        self.call_after_refresh(self._draw)

    def watch_room(self) -> None:
        """The room sees the drawing also in a small window; what it says is not said beside the names."""
        if self.is_mounted:
            self.call_after_refresh(self._draw)

    def show(self, shown: Shown) -> None:
        """Show where everything stands; the item in hand stays in hand."""
        super().show(shown)
        self._draw()

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """Where the item in hand was moved to."""
        if not self._pause.cancel() or self._hand is None:
            return ()
        across, up = self._spot
        name = dict(self._choices).get(self._hand, "item")
        what = f"{name[:40]} placed in {self.step.title}"
        return (self.ItemSet(self.step.id, self._hand, {"across": across, "up": up}, what),)

    def step_back(self) -> bool:
        """Put down what is in hand."""
        if self._hand is None:
            return False
        self._put_down()
        return True

    @property
    def _choices(self) -> list[tuple[int, str]]:
        used = {int(row.cells.get("item", 0)) for row in self.shown.rows}
        return choices_with(self.around, self._definition.source, used)

    @property
    def _placed(self) -> Mapping[int, tuple[int, int]]:
        placed = {
            int(row.cells.get("item", 0)): (int(row.cells.get("across", 0)), int(row.cells.get("up", 0)))
            for row in self.shown.rows
        }
        return placed if self._hand is None else {**placed, self._hand: self._spot}

    @property
    def _here(self) -> int | None:
        at, choices = self.items.highlighted, self._choices
        return choices[at][0] if at is not None and at < len(choices) else None

    def _draw(self) -> None:
        choices, placed, at = self._choices, self._placed, self.items.highlighted
        self.query_one(".empty").display = not choices
        self.items.display = bool(choices)
        drawn, axes = self.query_one(Plane).display, self._definition.axes
        self.set_class(self._hand is not None, "-in-hand")
        options = []
        for number, (row, name) in enumerate(choices, start=1):
            hand = "▸" if row == self._hand else " "
            mark = ("✓ " if row in placed else "· ") if drawn else ""
            where = "" if drawn else f"  {_corner(axes, placed.get(row))}"
            options.append(Option(joined((f"{hand}{number:>2} ", "bold"), mark, name, (where, "$muted"))))
        with self.items.prevent(OptionList.OptionHighlighted):
            self.items.set_options(options)
            self.items.highlighted = min(at or 0, len(choices) - 1) if choices else None
        self._draw_plane(choices, placed)

    def _draw_plane(self, choices: list[tuple[int, str]], placed: Mapping[int, tuple[int, int]]) -> None:
        here = self._here
        spots = [
            Spot(str(number), *placed[row], here=row == here)
            for number, (row, _) in enumerate(choices, start=1)
            if row in placed
        ]
        self.query_one(Plane).show(spots)
        words = plain("")
        if here is not None:
            name, spot, axes = dict(choices)[here], placed.get(here), self._definition.axes
            where = "not placed yet"
            if spot:
                where = (
                    f"{axes.across[1]}: {spot[0]} of 10. {axes.up[1]}: {spot[1]} of 10. {_corner(axes, spot)}"
                )
            words = joined((f"{name}: ", "bold"), where)
        self.query_one(".where", Static).update(words)

    def _key(self, event: events.Key) -> bool:
        """Arrows and digits move what is in hand."""
        if self._hand is None:
            return False
        across, up = self._spot
        steps = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
        if event.key in steps:
            by = steps[event.key]
            self._move(across + by[0], up + by[1])
        elif event.key.isdigit():
            digit = int(event.key)
            self._move(*((across, digit) if self._digit_sets_up else (digit, up)))
            self._digit_sets_up = not self._digit_sets_up
        elif event.key == "enter":
            self._put_down(on=True)
        else:
            return False
        return True

    def _move(self, across: int, up: int) -> None:
        self._spot = (min(max(across, 0), HIGHEST), min(max(up, 0), HIGHEST))
        self._pause.key()
        self._draw()

    def _take(self, row: int) -> None:
        self._spot = self._placed.get(row, (MIDDLE, MIDDLE))
        self._hand, self._digit_sets_up = row, False
        self.items.highlighted = [one for one, _ in self._choices].index(row)
        self._draw()

    def _put_down(self, *, on: bool = False) -> None:
        """Say where the item in hand is; then take the next one that isn't placed, if going `on`."""
        if on:
            self._pause.key()
        self.say()
        placed, hand, rows = self._placed, self._hand, [row for row, _ in self._choices]
        self._hand = None
        at = rows.index(hand) if hand in rows else 0
        following = [row for row in rows[at + 1 :] + rows[:at] if row not in placed]
        if on and following:
            self._take(following[0])
        else:
            self._draw()

    def take_off(self) -> None:
        """Take the item with the cursor off the grid."""
        row = next((one for one in self.shown.rows if one.cells.get("item") == self._here), None)
        if row is not None:
            self.post_message(self.RowRemoved(self.step.id, row.id))

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._draw_plane(self._choices, self._placed)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._here is not None:
            self._take(self._here)


def _corner(axes: Axes, spot: tuple[int, int] | None) -> str:
    if spot is None:
        return "not placed"
    return axes.corners[corner(Row(0, 0, {"across": spot[0], "up": spot[1]}))]
