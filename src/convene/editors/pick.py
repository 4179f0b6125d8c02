"""One or several of a registry: typed, found while typing, listed below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static
from textual.widgets.option_list import Option

from convene.editors.editor import Editor, Shown
from convene.kinds.pick import Definition, names
from convene.widgets.cell_offers import NewName, new_name
from convene.widgets.choices import Choices
from convene.widgets.fitting import fitting
from convene.widgets.typeahead import LineInput, Offer, Typeahead
from convene.widgets.words import joined, plain


class Picked(Choices):
    """Those picked so far."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Pick", show=False),
        Binding("d,delete", "take_out", "Take out", key_display="d"),
    ]

    def action_take_out(self) -> None:
        """Take the one with the cursor out."""
        if self.highlighted is not None and isinstance(self.parent, PickEditor):
            self.parent.take_out(self.highlighted)


class PickEditor(Editor):
    """Type a name and press Enter; a name that isn't known yet is added to the registry."""

    DEFAULT_CSS = """
    PickEditor {
        padding: 0 1;
        .count { color: $muted; height: 1; padding: 0 1; }
        Typeahead { padding: 0 1; }
        Typeahead LineInput { padding: 0 1; background: $panel; }
        Picked { height: auto; max-height: 100%; margin: 1 0 0 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """How many are wanted, the field, those picked."""
        yield Static("", classes="count", markup=False)
        yield Typeahead(self._find, placeholder="Type a name", hands_on=True)
        yield Picked()

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    @property
    def _ids(self) -> list[int]:
        value = self.shown.value
        return [] if value is None else list(value) if isinstance(value, list) else [value]

    def show(self, shown: Shown) -> None:
        """Show those picked; the field keeps what is typed."""
        super().show(shown)
        ids, picked = self._ids, self.query_one(Picked)
        at = picked.highlighted
        shown_names = names(ids, self._definition, self.around) if ids else ()
        picked.set_options(
            [
                Option(joined((f"{place:>2}  ", "bold"), name))
                for place, name in enumerate(shown_names, start=1)
            ]
        )
        picked.highlighted = min(at or 0, len(ids) - 1) if ids else None
        picked.can_focus = bool(ids)
        self.query_one(".count", Static).update(plain(self._count(len(ids))))
        self.query_one(Typeahead).refresh_offers()

    def begin(self) -> None:
        """Type a name."""
        self.screen.set_focus(self.query_one(LineInput))

    def step_back(self) -> bool:
        """Empty the field first."""
        field = self.query_one(Typeahead)
        if not field.words:
            return False
        field.set_words("")
        return True

    def take_out(self, place: int) -> None:
        """Take out the one at a place of the list."""
        ids = self._ids
        del ids[place]
        self._answer(ids)

    def _count(self, picked: int) -> str:
        least, most = self._definition.least, self._definition.most
        if most == 1:
            wanted = "one"
        elif most and least:
            wanted = f"{least} to {most}"
        else:
            wanted = f"at most {most}" if most else f"at least {least}" if least else "as many as you like"
        return f"Pick {wanted}: {picked or 'none'} so far"

    def _find(self, words: str) -> Sequence[Offer]:
        ids, registry = set(self._ids), self._definition.registry
        known = self.around.choices(registry)
        found = fitting(words, [Offer(name, value=row) for row, name in known if row not in ids])
        typed = words.strip()
        if typed and not any(name.casefold() == typed.casefold() for _, name in known):
            found += new_name(typed, registry)
        return found

    def _answer(self, ids: list[int]) -> None:
        value = ids if self._definition.most != 1 else ids[0] if ids else None
        self.post_message(self.Answered(self.step.id, value or None))

    @on(LineInput.LinesPasted)
    def _pasted(self, event: LineInput.LinesPasted) -> None:
        """Several names at once: the first goes into the field, the others are said to be left."""
        event.stop()
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        known = {name.casefold(): row for row, name in self.around.choices(self._definition.registry)}
        ids, most = self._ids, self._definition.most
        left = []
        for line in lines:
            row = known.get(line.casefold())
            if row is None or (most and len(ids) >= most):
                left.append(line)
            elif row not in ids:
                ids.append(row)
        self._answer(ids)
        self.query_one(Typeahead).set_words("; ".join(left))

    @on(Typeahead.Taken)
    def _taken(self, event: Typeahead.Taken) -> None:
        event.stop()
        offer, ids, most = event.offer, self._ids, self._definition.most
        if offer is None:
            return
        if most > 1 and len(ids) >= most:
            self.notify(f"At most {most}. Take one out first: Tab, then d.", markup=False, timeout=5)
            return
        event.typeahead.set_words("")
        if isinstance(offer.value, NewName):
            before = tuple(ids) if most != 1 else ()
            self.post_message(
                self.NameAdded(self.step.id, offer.value.registry, (offer.value.name,), before, most != 1)
            )
        elif isinstance(offer.value, int):
            self._answer([offer.value] if most == 1 else [*ids, offer.value])
