"""What two laptops changed while they were apart: both answers, and one key for each to let it stand."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.initiative import together
from convene.initiative.together import Question, Side
from convene.screens.choosing import Choosing
from convene.screens.meeting.doing import doing
from convene.screens.meeting.line import cut
from convene.screens.place import InInitiative
from convene.screens.record.past import differs_at, when_words
from convene.widgets.choices import Choices
from convene.widgets.words import joined, plain

EMPTY = "Nothing is open: wherever two laptops changed the same answer, one of the two was chosen."
HOW = "Both were kept. Choose which one stands; the other stays in its history."
MOST = 240
"""So many letters of an answer are shown; of longer ones, those from where the two begin to differ."""

NAME = 52
"""Cells of a name."""

BEFORE = 40
"""So many letters before the first difference are shown."""


class _Questions(Choices):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]


class BothLaptops(InInitiative):
    """k keeps the one here, o takes the other one; Esc leaves them open, and nothing is lost by that."""

    HELP = """
    Two laptops worked on copies of this initiative, and both changed the same answer. Both answers are kept;
    the one marked “stands now” is what everybody sees until you choose.

    k keeps the one of this laptop, o takes the other one, Enter shows both to choose from. Undo (Ctrl+Z) puts
    a question back. Those you leave open stay here and on the Overview.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "settle('here')", "Keep ours", tooltip="Let the answer of this laptop stand"),
        Binding("o", "settle('other')", "Theirs", tooltip="Let the other laptop's answer stand"),
        Binding("escape", "up", "Later", show=False),
    ]
    AUTO_FOCUS = "_Questions"
    DEFAULT_CSS = """
    BothLaptops _Questions { height: 1fr; }
    BothLaptops .note { margin: 0 1 1 1; }
    BothLaptops.-low .note, BothLaptops.-empty .note, BothLaptops.-empty _Questions { display: none; }
    BothLaptops .empty { display: none; }
    BothLaptops.-empty .empty { display: block; }
    """

    def compose_middle(self) -> ComposeResult:
        """A heading, the questions, a sentence for when there are none."""
        yield Static(plain("Changed on both laptops"), classes="heading", markup=False)
        yield Static(plain(HOW), classes="note", markup=False)
        yield _Questions()
        yield Static(plain(EMPTY), classes="empty", markup=False)

    @property
    def questions(self) -> list[Question]:
        """What is open, in the order of the record."""
        return together.questions(self.session.initiative)

    @property
    def chosen(self) -> Question | None:
        """The question with the cursor."""
        option = self.query_one(OptionList).highlighted_option if self.is_mounted else None
        return next((one for one in self.questions if option and option.id == str(one.id)), None)

    def show(self) -> None:
        """Fill the list; the cursor stays on its question, else in its place."""
        questions, options = self.questions, self.query_one(OptionList)
        before, place = self.chosen, options.highlighted or 0
        options.set_options([Option(self._words(one), id=str(one.id)) for one in questions])
        ids = [one.id for one in questions]
        if questions:
            at = ids.index(before.id) if before and before.id in ids else min(place, len(ids) - 1)
            options.highlighted = at
        self.set_class(not questions, "-empty")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to settle where nothing is open."""
        if action != "settle":
            return super().check_action(action, parameters)
        question = self.chosen
        return question is not None and (parameters == ("other",) or question.sides[0].mine)

    def action_settle(self, which: str) -> None:
        """Let the one here, or the other one, stand; of several others one is chosen."""
        question = self.chosen
        if question is None:
            return
        here, others = ([side for side in question.sides if side.mine is mine] for mine in (True, False))
        wanted = here if which == "here" else others
        if len(wanted) == 1:
            self._settle(question, wanted[0])
        else:
            self._choose(question)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.chosen:
            self._choose(self.chosen)

    def _choose(self, question: Question) -> None:
        words = [f"{self._whose(side, question)}: {said}" for side, said in _shown(question)]
        stands = [side.site for side in question.sides].index(question.stands)

        def answered(place: int | None) -> None:
            if place is not None:
                self._settle(question, question.sides[place])

        self.app.push_screen(Choosing(_what(question.what), words, words[stands]), answered)

    def _settle(self, question: Question, side: Side) -> None:
        with doing(self):
            together.settle(self.session.initiative, question.id, side.site)
            words = cut(side.words, 60)
            self.notify(f"{_what(question.what)}: “{words}” stands. Undo: ^Z", markup=False, timeout=6)

    def _words(self, question: Question) -> Content:
        """The question in bold; a line or more for each side; a blank line below."""
        parts: list[str | tuple[str, str]] = [(_what(question.what), "bold")]
        for side, said in _shown(question):
            stands = "  stands now" if side.site == question.stands else ""
            parts += [(f"\n  {self._whose(side, question)}: ", "$muted"), said, (stands, "bold $primary")]
        return joined(*parts, "\n")

    def _whose(self, side: Side, question: Question) -> str:
        """ "here", "other laptop (by Sam, 2:02 PM)"."""
        if side.mine:
            return "here"
        now, hours = self.session.now(), self.session.home.settings.clock
        when = _when(side.at, now.tzinfo, self.session.today, hours)
        by = ", ".join(part for part in (f"by {side.by}" if side.by else "", when) if part)
        others = [one.site for one in question.sides if not one.mine]
        name = "other laptop" if len(others) == 1 else f"laptop {others.index(side.site) + 1}"
        return f"{name} ({by})" if by else name


def _what(words: str) -> str:
    """What it is, in about one line; which part of it stays."""
    name, _, part = words.rpartition(": ")
    return f"{cut(name, NAME)}: {part}" if name and len(part) < NAME else cut(words, 2 * NAME)


def _when(at: str, zone: tzinfo | None, today: date, hours: str) -> str:
    """ "2:02 PM" today, else with its day; nothing where it isn't known."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return when_words(moment.isoformat(), zone, today, hours).removeprefix("today ")


def _shown(question: Question) -> list[tuple[Side, str]]:
    """Each side with its words, or with the part of them where they differ."""
    start = differs_at([side.words for side in question.sides])
    long = any(len(side.words) > MOST for side in question.sides)
    begin = max(0, start - BEFORE) if long else 0
    return [
        (side, ("…" if begin else "") + cut(" ".join(side.words[begin:].split()), MOST))
        for side in question.sides
    ]
