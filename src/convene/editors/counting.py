"""A round of a vote while it is counted: what is on, and how it is kept."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial

import msgspec

from convene.editors.editor import Editor, Shown
from convene.editors.round import Round
from convene.kinds.field import Around
from convene.voting.tally import Terms, Vote, latest
from convene.widgets.typing_pause import TypingPause
from convene.worksheets.definition import Step


class Counting(Editor):
    """Every count is said a moment after it was typed; the first one of a round gets it a number."""

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self._round = Round()
        self._asked = False
        self._counting = False
        self._fresh = True

    def on_mount(self) -> None:
        """Nothing is counted yet."""
        self._pause = TypingPause(self, self.say)

    @abstractmethod
    def _draw(self) -> None:
        """Show the round as it is now."""

    @property
    def _last(self) -> Vote | None:
        return latest(list(self.shown.votes))

    @property
    def _may_count(self) -> bool:
        """Whether keys count now: while a round is on, and before there is one."""
        return self._counting or self._last is None

    @property
    def _is_typing(self) -> bool:
        """Whether ballots or scores are typed: the bars come when all are in."""
        here = self._round
        by_more = here.by_ballot or here.by_score
        return by_more and bool(here.words) and (self._counting or not here.is_begun)

    @property
    def _ended(self) -> Vote | None:
        """The kept round that is shown, while nobody counts."""
        last = self._last
        return last if last and not self._counting and last.id == self._round.vote else None

    def show(self, shown: Shown) -> None:
        """Show the counts of the record, unless somebody is counting."""
        super().show(shown)
        last, vote, slips = self._last, self._round.vote, self._round.slips
        if vote is not None and vote not in {one.id for one in shown.votes}:
            self._round.keep_as(None)
            self._counting, vote = False, None
        if not self._pause.waiting and not self._asked:
            kept = last if vote is None else next(one for one in shown.votes if one.id == vote)
            if kept and (vote is not None or not self._counting):
                self._counting = self._counting or (vote is None and kept.id == shown.counting)
                here = msgspec.structs.replace(kept, counting=kept.counting and not self._counting)
                self._round = Round(vote=here)
                self._round.slips = slips if kept.id == vote else []
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
        cast = msgspec.structs.replace(here.cast, counting=self._counting and here.by_ballot)
        return (self.Counted(self.step.id, cast, partial(self._kept, here)),)

    def _kept(self, counted: Round, vote: int) -> None:
        counted.keep_as(vote)
        self._asked = False

    def say(self) -> None:
        """Say the counts, or try again in a moment while a new round is on its way."""
        if self._asked:
            self._pause.key()
        super().say()

    def _changed(self) -> None:
        """Keep what was said about the round at once."""
        self._pause.key()
        self.say()
        self._draw()

    def _begin_round(self, terms: Terms | None = None) -> None:
        """After a round was kept, the next key begins another; under the same terms, unless told others."""
        if not self._counting:
            self._counting, self._fresh = True, True
            self._round = Round(terms or self._next_terms, number=len(self.shown.votes) + 1)

    @property
    def _next_terms(self) -> Terms:
        """Those of the last round if it was among a few of the options; else those of the step."""
        last, terms = self._last, self.shown.terms
        few = last and last.method == terms.method and set(last.options) < set(terms.options)
        return last.terms if last and few else terms

    def _open_round(self, terms: Terms) -> None:
        """Another round is to be typed now."""
        self.say()
        self._counting = False
        self._begin_round(terms)
        self._draw()
        self.begin()
