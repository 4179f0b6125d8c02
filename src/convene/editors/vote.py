"""A vote: a count for each level or option, the outcome in words while it is counted."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, OptionList

from convene.editors.ballots import Ballots
from convene.editors.editor import Editor, Shown
from convene.editors.levels import Levels, change_count, is_count, slip
from convene.editors.round import Round
from convene.editors.score_sheet import Marked, ScoreSheet
from convene.editors.vote_foot import VoteFoot
from convene.kinds.field import Around
from convene.voting import among, tally_of
from convene.voting.tally import STRAW_POLL, NamedVote, Terms, TieEnd, Vote, latest
from convene.widgets.typing_pause import TypingPause
from convene.worksheets.definition import Step

BELOW = 3
"""Lines below the levels."""


class VoteEditor(Editor):
    """Type how many showed each level. Every count is saved; Enter ends the round.

    After that a digit or n begins the next round, r one among the top few, and e corrects the last one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "decide", "Decision"),
        Binding("e", "correct", "Correct", show=False),
        Binding("n", "again", "Next round", show=False),
        Binding("r", "runoff", "Round of the top few", show=False),
        Binding("t", "tie", "End the tie", show=False),
        Binding("f", "fallback", "Decide by our rule's fallback", show=False),
        Binding(
            "w", "words", "More words", show=False, tooltip="Reasons, conflicts of interest, final wording"
        ),
        Binding("v", "voters", "How many vote", show=False, tooltip="If not all who do are marked as here"),
        Binding("s", "secret", "Hide until all are in", show=False),
        Binding("l", "roll_call", "By names", show=False, tooltip="A roll call, if the group asks for it"),
    ]
    DEFAULT_CSS = "VoteEditor Levels { height: auto; max-height: 100%; padding: 0 1; }"

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.levels, self.ballots, self.scores = Levels(self._key), Ballots(), ScoreSheet(several=True)
        self._round = Round()
        self._asked = False
        self._to_decide = False
        self._counting = False
        self._fresh = True
        self._secret = False

    def compose(self) -> ComposeResult:
        """The levels, the outcome, what can be done now, earlier rounds."""
        yield self.levels
        yield self.ballots
        yield self.scores
        yield VoteFoot()

    def on_mount(self) -> None:
        """Nothing is counted yet."""
        self._pause = TypingPause(self, self.say)

    def on_resize(self) -> None:
        """Leave room for the outcome below, and for the words as far as they fit."""
        self.levels.styles.max_height = max(3, self.size.height - BELOW)
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

    @property
    def _is_typing(self) -> bool:
        """Whether ballots or scores are typed: the bars come when all are in."""
        here = self._round
        by_more = here.by_ballot or here.by_score
        return by_more and bool(here.words) and (self._counting or not here.is_begun)

    @property
    def _last(self) -> Vote | None:
        return latest(list(self.shown.votes))

    @property
    def _may_count(self) -> bool:
        """Whether keys count now: while a round is on, and before there is one."""
        return self._counting or self._last is None

    def show(self, shown: Shown) -> None:
        """Show the counts of the record, unless somebody is counting."""
        super().show(shown)
        last, vote, slips = self._last, self._round.vote, self._round.slips
        if vote is not None and vote not in {one.id for one in shown.votes}:
            self._round.vote, self._counting, vote = None, False, None
        if not self._pause.waiting and not self._asked:
            kept = last if vote is None else next(one for one in shown.votes if one.id == vote)
            if kept and (vote is not None or not self._counting):
                self._round = Round(vote=kept)
                self._round.slips = slips if kept.id == vote else []
            elif not self._counting:
                self._round = Round(shown.terms)
        self._draw()

    def step_back(self) -> bool:
        """Close the line for several scores."""
        return self.scores.close_line()

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """Counts that were typed in the last moment."""
        here = self._round
        if self._asked:
            return ()
        if not self._pause.cancel() or not (here.is_begun or here.vote is not None):
            return ()
        self._asked = here.vote is None
        return (self.Counted(self.step.id, here.cast, self._kept),)

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
        self.levels.highlighted = None
        self._draw()
        self.begin()

    @property
    def _ended(self) -> Vote | None:
        """The kept round that is shown, while nobody counts."""
        last = self._last
        return last if last and not self._counting and last.id == self._round.vote else None

    def action_correct(self) -> None:
        """Change the counts of the last round."""
        last = self._last
        if last and not self._counting:
            self._round = Round(vote=last)
            self._counting = self._fresh = True
            self._draw()
            self.begin()

    def action_again(self) -> None:
        """Another round of the same."""
        if self._ended:
            self._open_round(self._next_terms)

    def action_runoff(self) -> None:
        """Another round, among the top few."""
        last, tally = self._ended, self._round.tally
        if last and tally and tally.top:
            self._open_round(among(last, tally.top))

    def action_fallback(self) -> None:
        """Another round, by what the group's rule says for when it was not carried."""
        if self._ended and self.shown.fallback:
            self._open_round(self.shown.fallback)

    def action_tie(self) -> None:
        """Ask what the group does about a tie."""
        last, tied = self._ended, self._round.tied
        if last and tied:
            names = tuple(last.options[one] for one in tied)
            for_last = bool(self._round.tied_for_last)
            self.post_message(self.TieWanted(self.step.id, tied, names, self._tie_ended, for_last))

    def _tie_ended(self, way: str, end: TieEnd | None) -> None:
        last = self._ended
        if last is None:
            return
        if way == "again":
            self._open_round(self._next_terms)
        elif way == "run-off":
            self._open_round(among(last, self._round.tied))
        elif end:
            if self._round.tied_for_last:
                self._round.out = (*self._round.out, *end.chosen)
            self._round.ties = (*self._round.ties, end)
            self._changed()

    def action_words(self) -> None:
        """Ask for what is recorded besides the counts."""
        if self._round.vote is not None:
            self.say()
            self.post_message(self.WordsWanted(self.step.id, self._round.vote))

    def action_voters(self) -> None:
        """Ask how many vote, where not all who do are marked as here."""
        if self._round.words and not self._round.by_score and not self._is_typing:
            if self._may_count:
                self._begin_round()
            here = self._round
            now = self.shown.voters if here.said is None else here.said
            said = self.VotersWanted(self.step.id, now, here.people, self._voters_said)
            self.post_message(said)

    def _voters_said(self, voters: int | None) -> None:
        self._round.said = voters
        if self._round.is_begun:
            self._changed()
        self._draw()

    def action_secret(self) -> None:
        """Hide how it stands until all are in, or show it."""
        if self._may_count and self._round.words and not self._is_typing:
            self._secret = not self._secret
            self._draw()

    def action_roll_call(self) -> None:
        """Ask each by name, since the group wants it so."""
        here = self._round
        if here.words and not here.terms.options:
            said = self.RollCallWanted(self.step.id, here.words, here.cast.roll, self._called)
            self.post_message(said)

    def _called(self, roll: tuple[NamedVote, ...]) -> None:
        if not self._counting and self._round.vote is None:
            self._begin_round()
        self._round.call(roll)
        self._counting = False
        self._changed()

    def action_decide(self) -> None:
        """The outcome becomes a decision, as soon as the counts it rests on are kept."""
        self.say()
        tally = tally_of(self._round.here(self.shown, live=self._counting))
        if tally and tally.refused:
            words = "v says how many vote; or count again, or mark who else is here."
            self.notify(f"{tally.result}. {words}", markup=False, timeout=8)
            return
        self._to_decide = True
        if not self._asked:
            self._decide()

    def _decide(self) -> None:
        self._to_decide = False
        vote = self._round.here(self.shown, live=self._counting)
        tally = tally_of(vote)
        numbers = tally.numbers if tally and tally.counted else ""
        if numbers and vote.is_straw_poll:
            numbers = f"{numbers}; {STRAW_POLL}, to be confirmed"
        self.post_message(self.DecisionWanted(self.step.id, vote.method, numbers, self._round.vote))

    def _draw(self) -> None:
        here, typing, live = self._round, self._is_typing, self._may_count
        secret = self._secret and live
        tally = tally_of(here.here(self.shown, live=live))
        with_keys = live and (secret or bool(here.terms.dots))
        self.levels.display = self.levels.show(here, tally, with_keys=with_keys, hidden=secret) and not typing
        self.ballots.display = typing and here.by_ballot
        self.scores.display = typing and here.by_score
        if typing and here.by_ballot:
            self.ballots.show(here.terms.options, here.ballots)
        elif typing:
            found = zip(here.terms.options, here.scores, strict=True)
            self.scores.show(here.terms.criteria, [Marked(at, *one) for at, one in enumerate(found)])
        foot = self.query_one(VoteFoot)
        foot.show(here, self.shown, self._ended, live=live, secret=secret, typing=typing)

    def _all_counted(self) -> None:
        """The round is over: the result is said."""
        self._pause.key()  # who is here may have changed since
        self.say()
        self._counting = False
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
