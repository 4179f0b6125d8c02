"""What a vote on the agenda asks."""

from __future__ import annotations

import pytest

from convene.initiative.agenda_vote import question_of
from convene.meetings.agenda import AgendaItem


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Vote: Which site?", "Which site?"),
        ("Vote on the charter", "The charter"),
        ("vote – where?", "Where?"),
        ("Should we vote on the charter today?", "Should we vote on the charter today?"),
        ("Pivotes: three of them", "Pivotes: three of them"),
        ("Vote:", "Vote:"),
    ],
)
def test_only_a_leading_word_says_that_it_is_a_vote(title: str, question: str) -> None:
    item = AgendaItem(title=title, minutes=10, kind="vote", meeting=1, order=1)
    assert question_of(item) == question
