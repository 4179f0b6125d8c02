"""What follows a round of a vote: a decision, a correction, another round, the end of a tie, more words."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from convene.editors.counting import Counting
from convene.editors.editor import Shown
from convene.editors.round import Round
from convene.kinds.field import Around
from convene.voting import among, tally_of
from convene.voting.tally import NOT_CARRIED, STRAW_POLL, NamedVote, TieEnd
from convene.worksheets.definition import Step


class AfterRound(Counting):
    """The keys for what a group does with a result, and for who it is a result of."""

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
        Binding(
            "p", "straw", "Only a straw poll", show=False, tooltip="It shows where people stand, or decides"
        ),
        Binding("v", "voters", "How many vote", show=False, tooltip="If not all who do are marked as here"),
        Binding("l", "roll_call", "By names", show=False, tooltip="A roll call, if the group asks for it"),
    ]

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self._to_decide = False

    def show(self, shown: Shown) -> None:
        """As it is; or, where the group chose another way to decide, ready for the round that is held so."""
        super().show(shown)
        if shown.anew:
            self.action_again()

    def _kept(self, counted: Round, vote: int) -> None:
        super()._kept(counted, vote)
        if self._to_decide:
            self._decide()

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

    def action_straw(self) -> None:
        """It only shows where people stand; or it is meant to decide after all."""
        if self._round.words and not self._is_typing:
            if self._may_count:
                self._begin_round()
            self._round.straw = not self._round.straw
            if self._round.is_begun:
                self._changed()
            self._draw()

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
        if numbers and tally and tally.carried is False:
            numbers = f"{numbers}; {NOT_CARRIED}"
        if numbers and vote.is_straw_poll:
            numbers = f"{numbers}; {STRAW_POLL}, to be confirmed"
        self.post_message(self.DecisionWanted(self.step.id, vote.method, numbers, self._round.vote))
