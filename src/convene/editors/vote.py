"""A vote: a count for each level or option, the outcome in words while it is counted."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, OptionList

from convene.editors.after_round import AfterRound
from convene.editors.ballots import Ballots
from convene.editors.levels import Levels, change_count, is_count, slip
from convene.editors.score_sheet import Marked, ScoreSheet
from convene.editors.vote_foot import BELOW, VoteFoot
from convene.kinds.field import Around
from convene.voting import tally_of
from convene.voting.tally import Terms
from convene.worksheets.definition import Step

SEEN = 4
"""So many levels are seen while the result is said."""


class VoteEditor(AfterRound):
    """Type how many showed each level. Every count is saved; Enter ends the round.

    After that a digit or n begins the next round, r one among the top few, and e corrects the last one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "secret", "Hide until all are in", show=False),
    ]
    SHARES_FROM = 30  # all options, and how they stand, are seen at once
    DEFAULT_CSS = "VoteEditor Levels { height: auto; max-height: 100%; padding: 0 1; }"

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.levels, self.ballots, self.scores = Levels(self._key), Ballots(), ScoreSheet(several=True)
        self._secret = False

    def compose(self) -> ComposeResult:
        """The levels, the outcome, what can be done now, earlier rounds."""
        yield self.levels
        yield self.ballots
        yield self.scores
        yield VoteFoot()

    def on_resize(self) -> None:
        """Leave room for the outcome below, and for the words as far as they fit."""
        self.scores.sheet.styles.max_height = max(4, self.size.height - 2 * BELOW)
        self.call_after_refresh(self._draw)

    def begin(self) -> None:
        """Count."""
        self.can_focus = not self._round.words
        if self._is_typing and self._round.by_ballot:
            self.ballots.begin()
        elif self._is_typing:
            self.scores.begin()
        else:
            self.screen.set_focus(self.levels if self._round.words else self)

    def watch_room(self) -> None:
        """What the room may see is drawn anew."""
        if self.is_mounted:
            self._draw()

    def step_back(self) -> bool:
        """Close the line for several scores."""
        return self.scores.close_line()

    def _open_round(self, terms: Terms) -> None:
        self.levels.highlighted = None
        super()._open_round(terms)

    def _key(self, event: events.Key) -> bool:
        """Digits, + and - count at the level with the cursor; letters count dots; n is another round."""
        here, at = self._round, self.levels.highlighted
        if here.by_ballot or here.by_score:
            return self._key_after(event)
        secret = self._secret and self._may_count
        a_dot = bool(here.terms.dots) and self._may_count and (event.character or "") in here.keys
        where = slip(event, here) if secret or a_dot else None
        if where is None:
            if at is None or not is_count(event) or secret:
                return False
            self._begin_round()
            change_count(event, self._round, at, fresh=self._fresh)
            self._fresh = False
        else:
            self._counting, self._fresh = True, True
            with self.levels.prevent(OptionList.OptionHighlighted):
                self.levels.highlighted = where
        self._pause.key()
        self._draw()
        return True

    def _key_after(self, event: events.Key) -> bool:
        """After the result of ballots: a digit says which of those tied for last goes out."""
        tied = self._round.tied_for_last
        if not event.key.isdigit() or not 0 < int(event.key) <= len(tied):
            return False
        self._round.out = (*self._round.out, tied[int(event.key) - 1])
        self._changed()
        return True

    def action_secret(self) -> None:
        """Hide how it stands until all are in, or show it."""
        if self._may_count and self._round.words and not self._is_typing:
            self._secret = not self._secret
            self._draw()

    def _draw(self) -> None:
        here, typing, live = self._round, self._is_typing, self._may_count
        secret = self._secret and live
        tally = tally_of(here.here(self.shown, live=live))
        if self.levels.may_keep != live:
            self.levels.count(live=live)
            self.refresh_bindings()
        with_keys = live and (secret or bool(here.terms.dots))
        self.levels.display = self.levels.show(here, tally, with_keys=with_keys, hidden=secret) and not typing
        self.ballots.display = typing and here.by_ballot
        self.scores.display = typing and here.by_score
        if typing and here.by_ballot:
            self.ballots.show(here.terms.options, here.ballots, room=self.room)
        elif typing:
            found = zip(here.terms.options, here.scores, strict=True)
            self.scores.show(here.terms.criteria, [Marked(at, *one) for at, one in enumerate(found)])
        foot = self.query_one(VoteFoot)
        room = self.size.height - min(self.levels.option_count, SEEN) - BELOW
        foot.show(here, self.shown, self._ended, room=room, live=live, secret=secret, typing=typing)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """What came out and the next keys stay in sight; the levels scroll in what is left."""
        if self.is_attached:
            below = max(BELOW, self.query_one(VoteFoot).size.height)
            self.levels.styles.max_height = max(3, self.size.height - below)

    def _all_counted(self) -> None:
        """The round is over: the result is said."""
        self._counting = False
        self._pause.key()  # who is here may have changed since
        self.say()
        self._draw()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._fresh = True

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._counting and self._round.is_begun:
            self._all_counted()
            if self._round.terms.method == "consent":
                self.post_message(self.ObjectionsWanted(self.step.id))

    @on(Ballots.Given)
    def _given(self, event: Ballots.Given) -> None:
        event.stop()
        self._begin_round()
        self._round.ballots = event.ballots
        self._pause.key()

    @on(ScoreSheet.Scored)
    def _scored(self, event: ScoreSheet.Scored) -> None:
        event.stop()
        self._begin_round()
        row = list(self._round.scores[event.key])
        row[event.criterion] = event.given
        self._round.scores[event.key] = tuple(row)
        self._pause.key()
        self._draw()

    @on(Ballots.AllIn)
    @on(DataTable.CellSelected)
    def _all_in(self, event: Ballots.AllIn | DataTable.CellSelected) -> None:
        event.stop()
        if self._round.is_begun:
            self._all_counted()
            self.begin()
            self.call_after_refresh(self._draw)  # the bars know their room now
