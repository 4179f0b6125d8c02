"""Capture: one line becomes a decision, an action, a parking-lot item or a note, from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from convene.captured.line import Captured, Kind, Reading
from convene.errors import ConveneError
from convene.initiative.capturing import Kept
from convene.screens.captured_words import (
    after,
    hint,
    keys_line,
    others,
    parts_of,
    question,
    say_kept,
    understood,
)
from convene.screens.keeping import keeping_at
from convene.screens.line_reader import LineReader, without_proposal
from convene.screens.pasted_lines import PastedLines
from convene.screens.session import Session
from convene.typed import clean_line
from convene.voting.tally import Vote
from convene.widgets.typeahead import LineInput
from convene.widgets.words import joined, plain

MOST_LINES = 500
"""So many pasted lines are kept at once; more are a table or a file."""

EXAMPLES: dict[Kind | None, str] = {
    None: "e.g. Dana to send the agreement by Friday",
    "action": "e.g. Dana to send the agreement by Friday",
    "decision": "e.g. We meet on the first Thursday of each month",
}
PLACE, WHERE = "capture", "the capture line (Ctrl+N)"
"""Where the line is kept while it is typed."""

DROP = ("Esc", "drop", "for later")


class Capture(ModalScreen[Kept | None]):
    """Typed as it is said; below it, live, how it was understood.

    Enter keeps, Tab says another kind, Esc leaves: the words wait, and a new line may be typed before them.
    A part that can be read in several ways is asked about with digits. Several pasted lines are shown before
    all are kept.
    """

    HELP = """
    Type what was said, as it was said: Dana to send the agreement by Friday. The kind, the person and the day
    are read from the words; what was understood stands below. To be sure of the kind, begin with a letter and
    a space (a action, d decision, p parking lot, n note), or press Tab. Once it is kept, F7 makes another
    kind of it.

    When a day or a name can be read in more than one way, you are asked; nothing is guessed. Who has no time
    for it presses Ctrl+N again: the line is kept without, and another one begins. A name with a question mark
    is proposed: Enter takes it, Down says no one. Paste several lines to capture them all.

    Words that were left unfinished wait in gray: type, and a new line begins; Enter goes on with the old
    words, Ctrl+X drops them.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", tooltip="Without what is not clear, when that was asked for"),
        Binding("tab", "kind(1)", "Another kind"),
        Binding("shift+tab", "kind(-1)", "The kind before"),
        Binding(
            "down,up",
            "owner",
            "Another owner",
            tooltip="Of one who is only proposed; or not by this vote",
            key_display="↓",
        ),
        Binding("delete", "leave_out", "Leave this line out", tooltip="Of several pasted ones"),
        Binding("ctrl+x", "forget", "Drop the words left from before", priority=True),
        Binding("ctrl+n,f2", "next_line", "Keep, and another line", tooltip="While something is asked for"),
        Binding("escape", "drop", "For later", tooltip="The words are there again next time"),
        Binding("f1", "app.help", "Help", show=False),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Capture { align: left bottom; background: transparent; }
    Capture > Vertical { height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    Capture LineInput { background: $panel; }
    Capture PastedLines { display: none; }
    Capture Static { height: auto; }
    Capture #keys { link-color: $foreground; link-style: none; }
    Capture.-lines PastedLines { display: block; }
    Capture.-lines LineInput { display: none; }
    """  # noqa: E501

    def __init__(
        self,
        session: Session,
        *,
        worksheet: str | None = None,
        vote: Vote | None = None,
        otherwise: Kind | None = None,
        begun: str = "",
    ) -> None:
        """`worksheet` is the id of the one that what is captured is linked to, `vote` what a decision is by.

        `otherwise` is what a line is that doesn't say it; `begun` was typed already.
        """
        super().__init__()
        self._reader = LineReader(session, worksheet, otherwise, vote)
        self._vote = vote
        self._begun = begun
        self._left: list[str] = []
        self._kind: Kind | None = None
        self._proposed: Captured | None = None
        self._not_meant: int | None = None
        self._line = self._reader.read("")
        self._asking: list[tuple[Reading, ...]] = []

    def compose(self) -> ComposeResult:
        """The line, or the pasted lines; how they are understood; the keys."""
        self._keeping = keeping_at(self)
        with Vertical():
            yield LineInput(
                placeholder=EXAMPLES.get(self._reader.otherwise, ""),
                select_on_focus=False,
                compact=True,
                hands_on=True,
            )
            yield PastedLines(self._reader)
            yield Static("", id="understood", markup=False)
            yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Begin anew; what was left unfinished waits in gray."""
        self._left = [line for line in self._keeping.words(PLACE).get("line", "").split("\n") if line]
        self._begin([self._begun])

    @property
    def _waits(self) -> bool:
        """Whether words of before are offered: nothing else is typed."""
        return bool(self._left) and not self._pasted.lines and not self.query_one(LineInput).value

    @property
    def _pasted(self) -> PastedLines:
        return self.query_one(PastedLines)

    def _begin(self, lines: Sequence[str]) -> None:
        """One line to type on, or several to keep."""
        several = len(lines) > 1
        self.set_class(several, "-lines")
        self._pasted.take(lines if several else ())
        field = self.query_one(LineInput)
        if several:
            self._pasted.focus()
        else:
            with field.prevent(Input.Changed):
                field.value = clean_line(lines[0] if lines else "")
            field.cursor_position = len(field.value)
            field.focus()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Words are dropped only where they wait; else the key cuts, as in every field."""
        if action == "next_line":
            return bool(self._asking)
        return self.is_mounted and self._waits if action == "forget" else True

    # What is shown

    @on(Input.Changed)
    def _show(self) -> None:
        lines = [text for text, _ in self._pasted.lines] or [self.query_one(LineInput).value]
        self._keeping.typed(PLACE, WHERE, {"line": "\n".join(filter(None, (*self._left, *lines)))})
        self._show_left()
        if self._waits:
            self._say(
                joined(("FROM BEFORE", "bold $primary"), ("  not kept yet; type for a new line", "$muted")),
                ("Enter", "keep", "go on with it"),
                ("^X", "forget", "drop it"),
                ("Esc", "drop", "leave it"),
            )
            return
        if self._pasted.lines:
            keys = [("Enter", "keep", "keep all"), ("Tab", "kind(1)", "another kind")]
            self._say(self._pasted.counted(), *keys, ("Delete", "leave_out", "leave out"), DROP)
            return
        text = self.query_one(LineInput).value
        if not text.strip():
            self._kind = self._not_meant = None
        self._line = self._reader.read(text, self._kind)
        self._proposed = self._line.proposed
        keys = [("Enter", "keep", "keep")]
        if self._proposed:
            declined = self._proposed.owner == self._not_meant
            self._line = without_proposal(self._line) if declined else self._line
            keys.append(("↓", "owner", str(self._proposed.owner_name) if declined else "no one"))
        if self._vote and text.strip() and self._line.kind == "decision":
            keys.append(("↓", "owner", "not by vote" if self._reader.vote else f"by {self._vote.label}"))
        said = self._understood() if text.strip() else hint(self._reader.otherwise)
        self._say(said, *keys, ("Tab", "kind(1)", others(self._line.kind if text.strip() else None)), DROP)

    def _understood(self) -> Content:
        words = understood(self._line, self._reader.homes, self._reader.today)
        rests = self._reader.vote if self._line.kind == "decision" else None
        by = f"\nby {rests.label} {rests.question}" if rests else ""
        return words.append(plain(by, "$muted"))

    def _show_left(self) -> None:
        more = f"  (and {len(self._left) - 1} more)" if len(self._left) > 1 else ""
        field = self.query_one(LineInput)
        field.placeholder = (
            f"{self._left[0]}{more}" if self._left else EXAMPLES.get(self._reader.otherwise, "")
        )

    def _show_question(self) -> None:
        part = self._asking[0]
        none = "keep without a date" if part[0].due else "keep without a name"
        keys = (("Enter", "keep", none), ("^N", "next_line", "and another"), ("Esc", "drop", "back"))
        self._say(question(self._line, part), *keys)

    def _say(self, words: Content, *keys: tuple[str, str, str]) -> None:
        """What is understood, or wrong; other keys if there are any, each with its action and words."""
        self.query_one("#understood", Static).update(words)
        if keys:
            self.query_one("#keys", Static).update(keys_line(keys))

    # Keys

    def action_kind(self, steps: int) -> None:
        """Another kind for this line."""
        if self._pasted.lines:
            self._pasted.change_kind(steps)
        elif self._line.title and not self._asking:
            self._kind = after(self._line.kind, steps)
        if not self._asking:
            self._show()

    def action_owner(self) -> None:
        """The proposed owner, or no one; of a decision whether it rests on the vote at hand."""
        if self._vote and self._line.kind == "decision" and not self._asking:
            self._reader.vote = None if self._reader.vote else self._vote
            self._show()
        if self._proposed and not self._asking:
            self._not_meant = None if self._not_meant == self._proposed.owner else self._proposed.owner
            self._show()

    def action_leave_out(self) -> None:
        """Take a pasted line out; the last one that is left is typed on."""
        if self._pasted.lines:
            self._pasted.leave_out()
            left = [text for text, _ in self._pasted.lines]
            self._show() if len(left) > 1 else self._begin(left)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses a reading while one is asked for."""
        if self._asking and event.character and event.character in "123456789":
            event.stop()
            for reading in self._asking[0][int(event.character) - 1 :][:1]:
                self._answer(reading)

    def action_forget(self) -> None:
        """Drop the words that were left from before."""
        if self._waits:
            self._left = []
            self._show()

    def action_drop(self) -> None:
        """Back from the question to the words; else leave, with the words kept for the next time."""
        if self._asking:
            self._asking = []
            self.query_one(LineInput).focus()
            self._show()
            return
        self.dismiss(None)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep, or go on with the words of before; ask first when a part can be read in several ways."""
        if self._waits:
            left, self._left = self._left, []
            self._begin(left)
        elif self._pasted.lines:
            self._keep()
        elif self._asking:
            self._answer(None)
        elif self._line.title:
            self._line = self._line.proposed or self._line
            self._asking = parts_of(self._line)
            self._ask_or_keep()

    async def action_next_line(self) -> None:
        """Who writes down the next thing has no time for the question: what is asked for stays open."""
        self._asking = []
        self._keep()
        if not self.is_active:
            self.app.call_later(self.app.run_action, "capture")

    def _answer(self, reading: Reading | None) -> None:
        """Take a reading, or leave the part open; go on to the next one."""
        self._asking.pop(0)
        if reading:
            self._line = self._reader.settled(self._line, reading)
        self._ask_or_keep()

    def _ask_or_keep(self) -> None:
        if self._asking:
            self.set_focus(None)
            self._show_question()
        else:
            self._keep()

    def _keep(self) -> None:
        kept: Kept | None = None
        try:
            if self._pasted.lines:
                say_kept(self.app, self._reader.keep_all(self._pasted.lines))
            else:
                kept = self._reader.keep(self._line)
        except ConveneError as error:
            self._asking = []
            (self._pasted if self._pasted.lines else self.query_one(LineInput)).focus()
            self._say(plain(str(error), "$late"))
        else:
            self._keeping.typed(PLACE, WHERE, {"line": "\n".join(self._left)})
            self.dismiss(kept)

    @on(LineInput.LinesPasted)
    def _take(self, event: LineInput.LinesPasted) -> None:
        """Several lines were pasted, at the cursor."""
        field = event.field
        at = field.cursor_position
        lines = self._reader.lines_in(f"{field.value[:at]}{event.text}{field.value[at:]}")
        if len(lines) > MOST_LINES:
            words = f"{len(lines):,} lines: at most {MOST_LINES} can be kept at once. Nothing was taken."
            self._say(plain(words, "$late"))
        else:
            self._begin(lines)
