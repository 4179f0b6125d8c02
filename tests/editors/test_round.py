"""A round as a kept vote had it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from convene.editors.round import Round
from convene.voting.tally import Vote


@pytest.mark.parametrize(
    ("options", "ballots", "kept"),
    [
        ((), ((0,),), ()),
        (("North", "South"), ((1, 0), (0, 7), ()), ((1, 0),)),
    ],
)
def test_ballots_that_cannot_be_counted_are_left_out(
    options: tuple[str, ...], ballots: tuple[tuple[int, ...], ...], kept: tuple[tuple[int, ...], ...]
) -> None:
    at = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
    vote = Vote(
        number=1, question="Where?", method="ranked-choice", options=options, ballots=ballots, at=at, step="x"
    )
    found = Round(vote=vote)
    assert (found.tied_for_last, found.ballots) == ((), kept)
