"""A few questions in a row: a new initiative, a meeting, a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label, Static

from convene.errors import BadInput
from convene.screens.keeping import keeping_at
from convene.widgets.footer import Footer
from convene.widgets.typeahead import Offer, Typeahead
from convene.widgets.words import plain

AROUND = 3
"""Rows of the border and the footer."""


def as_typed(words: str) -> str:
    """The words themselves."""
    return words


def nothing(_: str) -> Sequence[Offer]:
    """No offers."""
    return ()


class Question(NamedTuple):
    """One field: its key in the answer, its label, how typed words become a value (raises BadInput).

    `find` offers what fits; an offer that is taken puts its words into the field. `hint` stands in the
    empty field. `replaces`: typing puts other words in place of those that stand there; not so for whole
    sentences, of which a word is mended.
    """

    key: str
    label: str
    parse: Callable[[str], Any] = as_typed
    value: str = ""
    hint: str = ""
    required: bool = False
    find: Callable[[str], Sequence[Offer]] = nothing
    replaces: bool = True


def keep_for_next_time(node: DOMNode, title: str, words: Mapping[str, str]) -> None:
    """Have words there again when the form of this title is opened next: what they were for failed."""
    keeping_at(node).typed(_place(title, ""), f"“{title}”", words)


def _place(title: str, about: str) -> str:
    return f"form/{title}/{about}"


class Form(ModalScreen[Mapping[str, Any] | None]):
    """Questions one below the other.

    Enter goes to the next, on the last one it accepts; Ctrl+G accepts at once.

    Esc leaves; what was typed is there again when the same form (by title) is opened next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "accept", "Done", key_display="^G"),
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    Form { align: center middle; background: $background 60%; }
    Form > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    Form VerticalScroll { height: auto; }
    Form .question { height: auto; }
    Form .title { text-style: bold; color: $primary; margin: 0 0 1 0; }
    Form .intro { color: $muted; margin: 0 0 1 0; }
    Form Label { color: $muted; width: 100%; }
    Form .fault { color: $late; height: auto; }
    Form.-low .title, Form.-low .intro { margin: 0; }
    """  # noqa: E501
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012  Textual's

    def __init__(
        self, title: str, questions: Sequence[Question], *, intro: str = "", about: str = ""
    ) -> None:
        """`about` tells forms of the same title apart: what the questions are about."""
        super().__init__()
        self._title = title
        self._questions = questions
        self._intro = intro
        self._place = _place(title, about)

    def compose(self) -> ComposeResult:
        """Title, then a label, a field and room for a fault for each question."""
        self._keeping = keeping_at(self)
        typed = self._keeping.words(self._place)
        with Vertical():
            yield Static(plain(self._title), classes="title", markup=False)
            if self._intro:
                yield Static(plain(self._intro), classes="intro", markup=False)
            with VerticalScroll(can_focus=False):
                for question in self._questions:
                    with Vertical(classes="question"):
                        yield from self._asked(question, typed.get(question.key, question.value))
        yield Footer()

    def _asked(self, question: Question, value: str) -> ComposeResult:
        mark = "" if question.required else "  (may be left empty)" if not question.value else ""
        yield Label(plain(question.label + mark), markup=False)
        yield Typeahead(
            question.find,
            value=value,
            placeholder=question.hint,
            replaces=question.replaces,
            goes_on=question is not self._questions[-1],
            id=question.key,
        )
        fault = Static("", classes="fault", id=f"{question.key}-fault", markup=False)
        fault.display = False
        yield fault

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._field(self._questions[0]).focus()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """As Textual's, without its own scrolling a moment later: it leaves the question out of sight."""
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)

    @on(events.Resize)
    def _fit(self) -> None:
        """The questions scroll in what title, border and footer leave; a style can't say so."""
        above = sum(one.outer_size.height + one.styles.margin.height for one in self.query(".title, .intro"))
        self.query_one(VerticalScroll).styles.max_height = max(2, self.size.height - AROUND - above)

    @on(events.DescendantFocus)
    @on(events.Resize)
    @on(Typeahead.Typed)
    @on(Typeahead.Asked)
    def _entered(self) -> None:
        """The question stays in sight with its field and what is offered, however low the window is."""
        self.call_after_refresh(self.call_after_refresh, self._show_question)

    def _show_question(self) -> None:
        if self.focused and isinstance(self.focused.parent, Typeahead):
            asked = self.focused.parent.parent
            if isinstance(asked, Vertical):
                larger = asked.size.height > self.query_one(VerticalScroll).size.height
                asked.scroll_visible(animate=False, immediate=True, top=larger)

    @on(Typeahead.Taken)
    def _taken(self, event: Typeahead.Taken) -> None:
        event.stop()
        if event.offer:
            event.typeahead.set_words(event.offer.words)
            self._keep()
        keys = [question.key for question in self._questions]
        place = keys.index(str(event.typeahead.id))
        if not self._check(self._questions[place]):
            return
        if place + 1 < len(keys):
            self._field(self._questions[place + 1]).focus()
        else:
            self.action_accept()

    def action_accept(self) -> None:
        """Answer with all values, or go to the first one that is wrong."""
        wrong = [question for question in self._questions if not self._check(question)]
        if wrong:
            self._field(wrong[0]).focus()
            return
        self._keeping.finished(self._place)
        self.dismiss({question.key: self._parsed(question) for question in self._questions})

    def action_leave(self) -> None:
        """Leave without answering; the typed words are kept for the next time."""
        self._keep()
        self.dismiss(None)

    @on(Typeahead.Typed)
    def _keep(self) -> None:
        """Keep what is typed other than what stood there."""
        if self.is_mounted:
            typed = {one.key: self._field(one).words for one in self._questions}
            other = {one.key: typed[one.key] for one in self._questions if typed[one.key] != one.value}
            self._keeping.typed(self._place, f"“{self._title}”", other)

    def _check(self, question: Question) -> bool:
        fault = self.query_one(f"#{question.key}-fault", Static)
        try:
            self._parsed(question)
        except BadInput as error:
            fault.update(plain(f"{error.what} {error.todo}".strip()))
            fault.display = True
            self._entered()
            return False
        fault.display = False
        return True

    def _parsed(self, question: Question) -> Any:
        words = self._field(question).words.strip()
        if question.required and not words:
            raise BadInput("This one is needed.")
        return question.parse(words)

    def _field(self, question: Question) -> Typeahead:
        return self.query_one(f"#{question.key}", Typeahead)
