"""Another line is picked: what was said of the one before waits for it, and nothing is taken for another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.line_at_hand import picked, said_of_it
from convene.initiative.standing import votes_of
from convene.initiative.talk import MOVES, forecast_of, talk_about, talked_about
from convene.initiative.valuing import measured
from convene.measures.forecast import FORECAST, PICKED
from convene.measures.measure import Measure
from convene.progress.amounts import amount
from convene.progress.cell_rules import KeyStep
from convene.progress.next_rules import off_track
from convene.voting.tally import Vote


@pytest.fixture
def larkspur(sample_home: Home) -> Iterator[Initiative]:
    opened = sample_home.open(sample_home.folder / NAME)
    yield opened
    opened.close()


def first_two(initiative: Initiative) -> tuple[Measure, Measure]:
    vaped, drank = (one.measure for one in measured(initiative.view)[:2])
    return vaped, drank


def test_each_line_keeps_its_story_whichever_is_picked(larkspur: Initiative) -> None:
    view = larkspur.view
    vaped, drank = first_two(larkspur)
    before, guesses = talk_about(view, drank), forecast_of(view, drank)
    assert before
    assert before.story
    assert len(guesses) == 3
    assert talk_about(view, vaped) is None
    larkspur.answer(PICKED, [vaped.id])
    assert talked_about(view) == vaped.name
    assert view.rows(FORECAST) == []
    new = talk_about(view, vaped)
    assert new
    assert (new.story, new.partners, new.works, new.outcome) == ((), (), (), "")
    assert forecast_of(view, vaped) == ()
    larkspur.rows(FORECAST).add({"period": "2029", "our_guess": 9})
    assert talk_about(view, drank) == before
    assert forecast_of(view, drank) == guesses
    larkspur.answer(PICKED, [drank.id])
    assert talk_about(view, drank) == before
    assert len(view.rows(FORECAST)) == 3
    assert [float(one.value) for one in forecast_of(view, vaped)] == [9]


def test_taking_the_pick_away_loses_nothing_and_undo_is_one_step(larkspur: Initiative) -> None:
    view = larkspur.view
    vaped, drank = first_two(larkspur)
    before = talk_about(view, drank)
    larkspur.answer(PICKED, None)
    assert talked_about(view) == ""
    assert view.rows(FORECAST) == []
    assert talk_about(view, drank) == before
    larkspur.answer(PICKED, [vaped.id])
    larkspur.undo()
    larkspur.undo()
    assert talk_about(view, drank) == before
    assert len(view.rows(FORECAST)) == 3


def test_what_was_typed_before_a_line_is_picked_is_said_of_it(initiative: Initiative) -> None:
    row = initiative.rows("measures").add({"name": "Rides", "how_often": "Calendar year"})
    initiative.rows(FORECAST).add({"period": "2029", "our_guess": 9})
    initiative.answer(PICKED, [row])
    assert len(initiative.view.rows(FORECAST)) == 1
    assert said_of_it(initiative.view, PICKED) == 1
    assert said_of_it(initiative.view, "landscape-map.scope") == 0


def test_dots_go_with_their_line(larkspur: Initiative) -> None:
    vaped, drank = first_two(larkspur)
    vote = Vote(
        number=90,
        question="Which?",
        method="dots",
        at=datetime(2026, 9, 17, tzinfo=UTC),
        options=("a", "b"),
        counts=(2, 1),
        dots=1,
        voters=3,
        step=MOVES,
    )
    larkspur.of(Vote).add(vote, "counted")
    talk = talk_about(larkspur.view, drank)
    assert talk
    assert talk.outcome
    larkspur.answer(PICKED, [vaped.id])
    assert votes_of(larkspur.view, MOVES) == ()
    assert talk_about(larkspur.view, drank) == talk


def test_one_is_picked_however_the_answer_is_kept() -> None:
    assert [picked(one) for one in (3, [4, 5], [], None, True, "x")] == [3, 4, None, None, None, None]


def test_a_line_that_was_talked_about_counts_as_such_when_another_is_picked(larkspur: Initiative) -> None:
    view = larkspur.view
    vaped, drank = first_two(larkspur)
    suggested = [one.reason for one in off_track(view)]
    assert suggested == ["“Students who see risk in weekly marijuana use” is off track."]
    story = KeyStep("turn-the-curve.story", "force behind a line", "forces behind a line", 2)
    forces = amount(story, view)
    larkspur.answer(PICKED, [vaped.id])
    assert view.answered_on("turn-the-curve", of=drank.id) == date(2026, 9, 17)
    assert [one.reason for one in off_track(view)] == suggested
    assert amount(story, view) == forces
