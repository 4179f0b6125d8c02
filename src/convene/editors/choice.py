"""One or several of a list."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from convene.editors.editor import Editor, Shown
from convene.kinds.choice import Definition
from convene.typed import clean_line
from convene.widgets.choices import Choices
from convene.widgets.typeahead import LineInput
from convene.widgets.words import joined


class Options(Choices):
    """The list; Enter and space choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "Choose", key_display="Enter"),
    ]


class ChoiceEditor(Editor):
    """Enter chooses one, or puts one of several in or out. An open list also takes words of one's own."""

    DEFAULT_CSS = """
    ChoiceEditor {
        Options { height: auto; max-height: 100%; }
        LineInput { margin: 1 1 0 1; padding: 0 1; background: $panel; max-width: 50; }
    }
    """

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    @property
    def _chosen(self) -> list[str]:
        value = self.shown.value
        return [] if value is None else [value] if isinstance(value, str) else list(value)

    @property
    def _options(self) -> tuple[str, ...]:
        own = [word for word in self._chosen if word not in self._definition.options]
        return (*self._definition.options, *own)

    def compose(self) -> ComposeResult:
        """The options; a field for one's own words where the list is open."""
        yield Options()
        if self._definition.open:
            yield LineInput(placeholder="In your own words", compact=True)

    def show(self, shown: Shown) -> None:
        """Show what is chosen."""
        super().show(shown)
        options = self.query_one(Options)
        at = options.highlighted
        chosen = self._chosen
        options.set_options(
            [Option(joined(("● " if one in chosen else "○ ", "bold"), one)) for one in self._options]
        )
        options.highlighted = min(at or 0, len(self._options) - 1)

    def begin(self) -> None:
        """Choose."""
        self.screen.set_focus(self.query_one(Options))

    def _choose(self, word: str) -> None:
        field, chosen = self._definition, self._chosen
        if word in chosen:
            chosen.remove(word)
        elif field.most == 1:
            chosen = [word]
        elif field.most and len(chosen) >= field.most:
            self.notify(f"At most {field.most}. Take one out first.", markup=False, timeout=4)
            return
        else:
            chosen.append(word)
        several: list[str] | str | None = chosen if field.most != 1 else chosen[0] if chosen else None
        self.post_message(self.Answered(self.step.id, several or None))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(self._options[event.option_index])

    @on(Input.Submitted)
    def _own_words(self, event: Input.Submitted) -> None:
        event.stop()
        words = clean_line(event.value).strip()
        if words:
            event.input.value = ""
            self._choose(words)
