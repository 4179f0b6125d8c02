"""A vote: a count for each level or option, the outcome in words while it is counted."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.editors.editor import Editor, Shown
from convene.kinds.field import Around
from convene.voting import choices_of, counted
from convene.voting.tally import Tally, Terms, Vote, latest
from convene.widgets.first_keys import FirstKeys
from convene.widgets.typing_pause import TypingPause
from convene.widgets.vote_words import earlier_rounds, hint, level_lines, outcome
from convene.widgets.words import plain
from convene.worksheets.definition import Step

MOST = 999
"""No room has more people; a fourth digit is a slip of the keys."""


BELOW = 3
"""Lines below the levels."""


class Levels(FirstKeys):
    """The levels with their counts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Keep result", key_display="Enter")]


class VoteEditor(Editor):
    """Type how many showed each level. Every count is saved; Enter ends the round.

    After that a digit begins the next round, and e corrects the last one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "decide", "Decision"),
        Binding("e", "correct", "Correct", show=False),
    ]
    DEFAULT_CSS = """
    VoteEditor {
        Levels { height: auto; max-height: 100%; padding: 0 1; }
        .foot { height: auto; }
        .outcome { height: auto; padding: 0 2; text-style: bold; }
        .hint { height: auto; padding: 0 2; color: $muted; }
        .rounds { height: auto; max-height: 4; padding: 0 2; color: $muted; }
    }
    .-room VoteEditor .hint { display: none; }
    """
    SCOPED_CSS = False

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.levels = Levels(self._key)
        self._terms = Terms()
        self._counts: list[int] = []
        self._vote: int | None = None
        self._asked = False
        self._to_decide = False
        self._counting = False
        self._fresh = True

    @property
    def _words(self) -> tuple[str, ...]:
        """What is counted: levels or options."""
        return choices_of(self._terms)

    @property
    def _tally(self) -> Tally | None:
        voters = self.shown.present
        return counted(self._counts, self._terms, voters)

    def compose(self) -> ComposeResult:
        """The levels, the outcome, what can be done now, earlier rounds."""
        yield self.levels
        with Vertical(classes="foot"):
            yield Static("", classes="outcome", markup=False)
            yield Static("", classes="hint", markup=False)
            yield Static("", classes="rounds", markup=False)

    def on_mount(self) -> None:
        """Nothing is counted yet."""
        self._pause = TypingPause(self, self.say)

    def on_resize(self) -> None:
        """Leave room for the outcome below, and for the words as far as they fit."""
        self.levels.styles.max_height = max(3, self.size.height - BELOW)
        self.call_after_refresh(self._draw)

    def begin(self) -> None:
        """Count."""
        self.can_focus = not self._words
        self.screen.set_focus(self.levels if self._words else self)

    def show(self, shown: Shown) -> None:
        """Show the counts of the record, unless somebody is counting."""
        super().show(shown)
        last = latest(list(shown.votes))
        if self._vote is not None and self._vote not in {vote.id for vote in shown.votes}:
            self._vote, self._counting = None, False
        if not self._pause.waiting and not self._asked:
            kept = last if self._vote is None else next(one for one in shown.votes if one.id == self._vote)
            if kept and (self._vote is not None or not self._counting):
                self._take(kept)
            elif not self._counting:
                self._start(shown.terms)
        self._draw()

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """Counts that were typed in the last moment."""
        if self._asked:
            return ()
        if not self._pause.cancel() or not (any(self._counts) or self._vote is not None):
            return ()
        self._asked = self._vote is None
        return (self.Counted(self.step.id, tuple(self._counts), self._terms, self._vote, self._kept),)

    def _kept(self, vote: int) -> None:
        self._vote, self._asked = vote, False
        if self._to_decide:
            self._decide()

    def _take(self, vote: Vote) -> None:
        self._start(vote.terms)
        self._vote = vote.id
        self._counts = [*vote.counts, *self._counts][: len(self._counts)]

    def _start(self, terms: Terms) -> None:
        """A round under these terms, with nothing counted."""
        self._terms, self._vote = terms, None
        self._counts = [0] * len(self._words)

    def say(self) -> None:
        """Say the counts, or try again in a moment while a new round is on its way."""
        if self._asked:
            self._pause.key()
        super().say()

    def _key(self, event: events.Key) -> bool:
        """Digits, + and - count at the level with the cursor."""
        at = self.levels.highlighted
        if at is None:
            return False
        if not (event.key.isdigit() or event.key in {"plus", "minus", "backspace"}):
            return False
        self._begin_round()
        before = self._counts[at]
        if event.key.isdigit():
            count = (0 if self._fresh else before * 10) + int(event.key)
        else:
            count = {"plus": before + 1, "minus": before - 1, "backspace": before // 10}[event.key]
        self._counts[at] = min(MOST, max(0, count))
        self._fresh = False
        self._pause.key()
        self._draw()
        return True

    def _begin_round(self) -> None:
        """After a round was kept, the next key begins another."""
        if not self._counting:
            self._counting, self._fresh = True, True
            self._start(self.shown.terms)

    def action_correct(self) -> None:
        """Change the counts of the last round."""
        last = latest(list(self.shown.votes))
        if last and not self._counting:
            self._take(last)
            self._counting = self._fresh = True
            self._draw()

    def action_decide(self) -> None:
        """The outcome becomes a decision, as soon as the counts it rests on are kept."""
        self.say()
        self._to_decide = True
        if not self._asked:
            self._decide()

    def _decide(self) -> None:
        self._to_decide = False
        tally = self._tally
        numbers = tally.numbers if tally and tally.counted else ""
        self.post_message(self.DecisionWanted(self.step.id, self._terms.method, numbers, self._vote))

    def _draw(self) -> None:
        at, last = self.levels.highlighted, latest(list(self.shown.votes))
        lines = level_lines(self._words, self._counts, self.levels.size.width - 2)
        with self.levels.prevent(OptionList.OptionHighlighted):
            self.levels.set_options([Option(line) for line in lines])
            self.levels.highlighted = at or (0 if lines else None)
        self.levels.display = bool(lines)
        self.query_one(".outcome", Static).update(
            outcome(self._tally, None if self._terms.dots else self.shown.present)
        )
        now = hint(last, self._terms, counting=self._counting)
        self.query_one(".hint", Static).update(plain(now))
        earlier = earlier_rounds(self.shown.votes, self._vote)
        rounds = self.query_one(".rounds", Static)
        rounds.update(plain(earlier))
        rounds.display = bool(earlier)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._fresh = True

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._counting and any(self._counts):
            self.say()
            self._counting = False
            self._draw()
