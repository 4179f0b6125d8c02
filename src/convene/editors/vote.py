"""A vote: a count for each level or option, the outcome in words while it is counted."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.editors.ballots import Ballots
from convene.editors.editor import Editor, Shown
from convene.editors.round import Round
from convene.kinds.field import Around
from convene.voting.tally import STRAW_POLL, latest
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
        self.ballots = Ballots()
        self._round = Round()
        self._asked = False
        self._to_decide = False
        self._counting = False
        self._fresh = True

    def compose(self) -> ComposeResult:
        """The levels, the outcome, what can be done now, earlier rounds."""
        yield self.levels
        yield self.ballots
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
        self.can_focus = not self._round.words
        if self._is_typing_ballots:
            self.ballots.begin()
        else:
            self.screen.set_focus(self.levels if self._round.words else self)

    @property
    def _is_typing_ballots(self) -> bool:
        here = self._round
        return here.by_ballot and bool(here.words) and (self._counting or not here.ballots)

    def show(self, shown: Shown) -> None:
        """Show the counts of the record, unless somebody is counting."""
        super().show(shown)
        last, vote = latest(list(shown.votes)), self._round.vote
        if vote is not None and vote not in {one.id for one in shown.votes}:
            self._round.vote, self._counting, vote = None, False, None
        if not self._pause.waiting and not self._asked:
            kept = last if vote is None else next(one for one in shown.votes if one.id == vote)
            if kept and (vote is not None or not self._counting):
                self._round = Round(vote=kept)
            elif not self._counting:
                self._round = Round(shown.terms)
        self._draw()

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """Counts that were typed in the last moment."""
        here = self._round
        if self._asked:
            return ()
        if not self._pause.cancel() or not (here.is_begun or here.vote is not None):
            return ()
        self._asked = here.vote is None
        counts = () if here.by_ballot else tuple(here.counts)
        said = self.Counted(self.step.id, counts, here.terms, here.vote, here.ballots, here.out, self._kept)
        return (said,)

    def _kept(self, vote: int) -> None:
        self._round.vote, self._asked = vote, False
        if self._to_decide:
            self._decide()

    def say(self) -> None:
        """Say the counts, or try again in a moment while a new round is on its way."""
        if self._asked:
            self._pause.key()
        super().say()

    def _key(self, event: events.Key) -> bool:
        """Digits, + and - count at the level with the cursor."""
        at = self.levels.highlighted
        if self._round.by_ballot:
            return self._key_after_ballots(event)
        if at is None:
            return False
        if not (event.key.isdigit() or event.key in {"plus", "minus", "backspace"}):
            return False
        self._begin_round()
        before = self._round.counts[at]
        if event.key.isdigit():
            count = (0 if self._fresh else before * 10) + int(event.key)
        else:
            count = {"plus": before + 1, "minus": before - 1, "backspace": before // 10}[event.key]
        self._round.counts[at] = min(MOST, max(0, count))
        self._fresh = False
        self._pause.key()
        self._draw()
        return True

    def _key_after_ballots(self, event: events.Key) -> bool:
        """After the result: a digit says which of those tied for last goes out, n begins another round."""
        tied = self._round.tied_for_last
        if event.key.isdigit() and 0 < int(event.key) <= len(tied):
            self._round.out = (*self._round.out, tied[int(event.key) - 1])
            self._pause.key()
            self.say()
            self._draw()
        elif event.key == "n":
            self._begin_round()
            self._draw()
            self.ballots.begin()
        else:
            return False
        return True

    def _begin_round(self) -> None:
        """After a round was kept, the next key begins another."""
        if not self._counting:
            self._counting, self._fresh = True, True
            self._round = Round(self.shown.terms)

    def action_correct(self) -> None:
        """Change the counts of the last round."""
        last = latest(list(self.shown.votes))
        if last and not self._counting:
            self._round = Round(vote=last)
            self._counting = self._fresh = True
            self._draw()
            self.begin()

    def action_decide(self) -> None:
        """The outcome becomes a decision, as soon as the counts it rests on are kept."""
        self.say()
        self._to_decide = True
        if not self._asked:
            self._decide()

    def _decide(self) -> None:
        self._to_decide = False
        here, tally = self._round, self._round.tally(self.shown.voters)
        numbers = tally.numbers if tally and tally.counted else ""
        if numbers and self.shown.voters is not None and self.shown.voters < self.shown.needed:
            numbers = f"{numbers}; {STRAW_POLL}, to be confirmed"
        self.post_message(self.DecisionWanted(self.step.id, here.terms.method, numbers, here.vote))

    def _draw(self) -> None:
        here, at, last = self._round, self.levels.highlighted, latest(list(self.shown.votes))
        tally, typing = here.tally(self.shown.voters), self._is_typing_ballots
        shown = here.lines(tally)
        lines = level_lines(
            [words for words, _ in shown], [count for _, count in shown], self.levels.size.width - 2
        )
        with self.levels.prevent(OptionList.OptionHighlighted):
            self.levels.set_options([Option(line) for line in lines])
            self.levels.highlighted = at or (0 if lines else None)
        self.levels.display = bool(lines) and not typing
        self.ballots.display = typing
        if typing:
            self.ballots.show(here.terms.options, here.ballots)
        said = outcome(tally, None if here.terms.dots else self.shown.voters, self.shown.needed)
        tied = [here.terms.options[one] for one in here.tied_for_last]
        now = "" if typing else hint(last, here.terms, counting=self._counting, tied=tied)
        self.query_one(".outcome", Static).update(plain("") if typing else said)
        self.query_one(".hint", Static).update(plain(now))
        earlier = earlier_rounds(self.shown.votes, here.vote)
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
        if self._counting and self._round.is_begun:
            self.say()
            self._counting = False
            self._draw()
            if self._round.terms.method == "consent":
                self.post_message(self.ObjectionsWanted(self.step.id))

    @on(Ballots.Given)
    def _given(self, event: Ballots.Given) -> None:
        event.stop()
        self._begin_round()
        self._round.ballots = event.ballots
        self._pause.key()

    @on(Ballots.AllIn)
    def _all_in(self, event: Ballots.AllIn) -> None:
        event.stop()
        self.say()
        self._counting = False
        self._draw()
        self.begin()
        self.call_after_refresh(self._draw)  # the bars know their room now
