"""A roll call: each with a vote by name, since the group asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.people.person import Person
from convene.voting.tally import NamedVote
from convene.widgets.first_keys import FirstKeys
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

CLEAR = frozenset({"minus", "backspace", "delete"})


class _Names(FirstKeys):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Keep", key_display="Enter")]


class RollCall(ModalScreen[tuple[NamedVote, ...] | None]):
    """A key for what each says, then the next name; Enter keeps it, Esc leaves it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    RollCall { align: center middle; background: $background 60%; }
    RollCall > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    RollCall .title { text-style: bold; color: $primary; }
    RollCall .keys { color: $muted; margin: 0 0 1 0; }
    RollCall OptionList { height: auto; max-height: 1fr; }
    """  # noqa: E501

    def __init__(self, people: Sequence[Person], words: Sequence[str], roll: Sequence[NamedVote]) -> None:
        """`words` are the levels; the first letter or digit of one is its key where it is the only such."""
        super().__init__()
        self._people = tuple(people)
        self._words = tuple(words)
        self._said = {one.who: one.level for one in roll if 0 <= one.level < len(words)}
        first = [one[:1].casefold() for one in words]
        digits = [str(number) for number in range(1, len(words) + 1)]
        self._keys = first if all(one.isdigit() for one in first) else digits
        self._list = _Names(self._key)

    def compose(self) -> ComposeResult:
        """What each key means, and the names."""
        with Vertical():
            yield Static(plain("What does each say?"), classes="title", markup=False)
            meant = ", ".join(
                f"{key} {words.removeprefix(key).strip()}"
                for key, words in zip(self._keys, self._words, strict=True)
            )
            yield Static(plain(f"{meant}. Enter keeps it."), classes="keys", markup=False)
            yield self._list
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the first who said nothing yet."""
        open_ones = [at for at, one in enumerate(self._people) if one.id not in self._said]
        self._draw(open_ones[0] if open_ones else 0)
        self._list.focus()

    def _draw(self, at: int) -> None:
        lines = [
            joined(
                f"{one.name:<30} ", (self._words[self._said[one.id]] if one.id in self._said else "·", "bold")
            )
            for one in self._people
        ]
        self._list.set_options([Option(line) for line in lines])
        self._list.highlighted = at

    def _key(self, event: events.Key) -> bool:
        at = self._list.highlighted
        if at is None:
            return False
        if event.key in CLEAR:
            self._said.pop(self._people[at].id, None)
            self._draw(at)
        elif event.character and event.character in self._keys:
            self._said[self._people[at].id] = self._keys.index(event.character)
            self._draw(min(at + 1, len(self._people) - 1))
        else:
            return False
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """All have spoken."""
        event.stop()
        known = [one for one in self._people if one.id in self._said]
        self.dismiss(tuple(NamedVote(who=one.id, level=self._said[one.id]) for one in known))

    def action_leave(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
