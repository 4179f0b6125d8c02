"""What stands below the levels of a vote: what came out, what can be done now, the earlier rounds."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convene.editors.editor import Shown
from convene.editors.round import Round
from convene.voting import tally_of
from convene.voting.tally import Vote
from convene.widgets import vote_words
from convene.widgets.words import plain

BELOW = 3
"""Lines that it has for more than the outcome."""

GUTTER = 4
"""Cells at both sides of its words."""


class VoteFoot(Vertical):
    """The room sees the outcome and the rounds; the hint is for the facilitator."""

    DEFAULT_CSS = """
    VoteFoot { height: auto; }
    VoteFoot .outcome { height: auto; padding: 0 2; text-style: bold; }
    VoteFoot .hint { height: auto; padding: 0 2; color: $muted; }
    VoteFoot .rounds { height: auto; max-height: 4; padding: 0 2; color: $muted; }
    .-room VoteFoot .hint { display: none; }
    """
    SCOPED_CSS = False

    def compose(self) -> ComposeResult:
        """Three parts, each as high as its words."""
        yield Static("", classes="outcome", markup=False)
        yield Static("", classes="hint", markup=False)
        yield Static("", classes="rounds", markup=False)

    def show(
        self,
        here: Round,
        shown: Shown,
        ended: Vote | None,
        *,
        room: int,
        live: bool,
        secret: bool,
        typing: bool,
    ) -> None:
        """Say it of a round: `ended` when nobody counts any more. How it stands is not said while it is
        `secret`, nor while ballots or scores are `typing`. The outcome is said in short where the whole
        sentence takes more than `room` lines.
        """
        vote = here.here(shown, live=live)
        low = self.screen.has_class("-low") and not live
        said = vote_words.outcome(vote, tally_of(vote), counting=live, short=low)
        if not live and said and self.size.width > GUTTER and len(said.wrap(self.size.width - GUTTER)) > room:
            said = vote_words.outcome(vote, tally_of(vote), short=True)
        if secret and here.is_begun:
            said = vote_words.so_far(vote, sum(here.counts))
        self.query_one(".outcome", Static).update(plain("") if typing else said)
        earlier = vote_words.earlier_rounds(shown.votes, here.vote)
        hint = "" if typing and here.by_ballot else _hint(here, shown, ended, vote, secret=secret, low=low)
        if ended and self.size.width > GUTTER:
            lines = [len(plain(words).wrap(self.size.width - GUTTER)) for words in (str(said), hint, earlier)]
            if sum(lines) > room + BELOW:  # no key may be cut off
                hint = _hint(here, shown, ended, vote, secret=secret, low=True)
        self.query_one(".hint", Static).update(plain(hint))
        rounds = self.query_one(".rounds", Static)
        rounds.update(plain(earlier))
        rounds.display = bool(earlier)


def _hint(here: Round, shown: Shown, ended: Vote | None, vote: Vote, *, secret: bool, low: bool) -> str:
    if ended is None:
        how = vote_words.how_to_count(here.terms, here.keys, secret=secret)
        said = ["A straw poll."] if here.straw else []
        said += [] if here.said is None else [f"{here.said} vote."]
        return " ".join((*said, how))
    if here.tied_for_last:
        return vote_words.who_goes_out([here.terms.options[one] for one in here.tied_for_last])
    tally, rounds = tally_of(vote), len(shown.votes)
    say = vote_words.keys_now if low else vote_words.what_now
    return say(ended, tally, fallback=shown.fallback, rounds=rounds, decided=shown.decided.get(ended.id, ""))
