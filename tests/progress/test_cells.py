"""How far a cell is follows from the record alone, and always says why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.collective_impact import CELLS
from convene.initiative.about import About
from convene.initiative.collection import stored
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.people.person import Person
from convene.progress.cell_rules import RULES
from convene.progress.cells import CellState, cell_states, current_phase
from convene.progress.next_step import still_open, what_next
from convene.voting.tally import Vote
from convene.worksheets.shelf import Shelf
from shelves import FirstWorksheets

Tables: TypeAlias = dict[str, dict[str, dict[str, Any]]]

SHELF = FirstWorksheets()
TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)

MEASURE = {
    "name": "Teens who vaped",
    "plain_question": "How many?",
    "what_we_count": "Answers",
    "unit": "Percent",
    "good_direction": "Down is good",
    "level": "Whole community",
    "source": "Survey",
    "kept_by": 1,
    "how_often": "School year",
    "baseline_period": "2024",
    "baseline_value": 18.2,
    "target_period": "2029",
    "target_value": 0,
    "hide_counts_under": 10,
}


def numbered(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(number): {"order": float(number), **row} for number, row in enumerate(rows, start=1)}


def view(today: date = TODAY, **tables: Any) -> View:
    """A view of a record with these tables: lists of rows or of records."""
    made: Tables = {
        name: numbered([row if isinstance(row, dict) else stored(row) for row in rows])
        for name, rows in tables.items()
    }
    return View(made, SHELF, today=today)


def every(**tables: Any) -> View:
    """The same with all worksheets at hand."""
    made = {
        name: numbered([row if isinstance(row, dict) else stored(row) for row in rows])
        for name, rows in tables.items()
    }
    return View(made, Shelf(), today=TODAY)


def of(states: tuple[CellState, ...], cell: str) -> CellState:
    return next(state for state in states if state.cell.id == f"cell:{cell}")


def measures(**tables: Any) -> CellState:
    """The state of the cell that rests on the shared measures alone."""
    return of(cell_states(view(**tables)), "organize-for-impact/evaluation-and-improvement")


def decided(at: datetime = NOW, **values: Any) -> Decision:
    return Decision(number=5, text="We adopt them.", at=at, worksheets=("shared-measures",), **values)


def words(state: CellState) -> list[str]:
    return [reason.words for reason in state.missing]


def test_every_cell_of_the_deck_has_a_rule() -> None:
    assert {f"cell:{rule.cell}" for rule in RULES} == {cell.id for cell in CELLS}


def test_every_key_step_of_the_shelf_is_there() -> None:
    for rule in RULES:
        for key in rule.steps:
            assert key.worksheet in rule.worksheets
            sheet = SHELF.get(key.worksheet)
            assert sheet is None or sheet.step(key.place.partition(".")[2]), key.place


def test_nothing_is_started_in_a_new_record() -> None:
    states = cell_states(view())
    assert {state.state for state in states} == {"not started"}
    assert {state.share for state in states} == {0.0}
    assert all(state.missing for state in states)
    assert current_phase(states).id == "initiate-action"


def test_a_first_row_begins_a_cell() -> None:
    state = measures(measures=[{"name": "Teens who vaped"}])
    assert state.state == "begun"
    assert state.there[0].words == "1 fully defined measure, 1 with empty cells"
    assert words(state) == [
        "3 of the fully defined measures without empty cells",
        "a decision that is linked to it",
    ]


def test_an_empty_row_begins_nothing() -> None:
    assert measures(measures=[{}, {"name": ""}]).state == "not started"


def test_missing_names_where_to_go_on() -> None:
    state = measures(measures=[MEASURE, MEASURE])
    assert words(state) == ["1 more fully defined measure", "a decision that is linked to it"]
    assert [reason.link for reason in state.missing] == [
        "shared-measures.measures",
        "shared-measures.decided",
    ]


def test_zero_is_a_value_and_an_empty_cell_is_not() -> None:
    rows = [MEASURE, MEASURE, {**MEASURE, "source": ""}]
    assert "1 of the fully defined measures without empty cells" in words(measures(measures=rows))


def test_enough_rows_and_a_decision_make_it_agreed_and_kept_up() -> None:
    state = measures(measures=[MEASURE] * 3, decisions=[decided()])
    assert state.state == "kept up"
    assert state.share == 1.0
    assert not state.missing
    assert [reason.words for reason in state.there][:2] == ["3 fully defined measures", "D5 is on record"]


def test_without_a_decision_it_is_only_begun() -> None:
    state = measures(measures=[MEASURE] * 3)
    assert state.state == "begun"
    assert 0 < state.share < 1


@pytest.mark.parametrize(("counts", "agreed"), [((0, 0, 0, 2, 6, 4), True), ((0, 0, 1, 2, 6, 4), False)])
def test_a_decision_counts_when_its_vote_carried(counts: tuple[int, ...], agreed: bool) -> None:
    vote = Vote(number=1, question="?", method="fist-to-five", counts=counts, at=NOW)
    state = measures(measures=[MEASURE] * 3, decisions=[decided(vote=1)], votes=[vote])
    assert state.is_agreed == agreed
    if not agreed:
        assert words(state) == ["D5 rests on a vote that did not carry"]
        assert state.missing[0].link == "D5"


def test_a_way_to_vote_that_ranks_or_is_unknown_does_not_stand_against_a_decision() -> None:
    vote = Vote(number=1, question="?", method="dots", counts=(3, 2), at=NOW)
    assert measures(measures=[MEASURE] * 3, decisions=[decided(vote=1)], votes=[vote]).is_agreed
    assert measures(measures=[MEASURE] * 3, decisions=[decided(vote=77)]).is_agreed


def test_an_agreed_cell_is_due_for_a_look_after_its_review_time() -> None:
    last = datetime(2025, 11, 15, 10, tzinfo=UTC)
    state = measures(measures=[MEASURE] * 3, decisions=[decided(at=last)])
    assert (state.state, state.marks) == ("agreed", ("due for a look",))
    assert words(state) == ["a look at it every 12 months; last on Sat Nov 15, 2025"]
    on_the_day = decided(at=last + timedelta(days=1))
    assert measures(measures=[MEASURE] * 3, decisions=[on_the_day]).state == "kept up"


def test_a_meeting_that_used_the_worksheet_counts_as_a_look() -> None:
    item = AgendaItem(
        meeting=1,
        order=1,
        title="x",
        minutes=9,
        worksheet="shared-measures",
        started=NOW - timedelta(days=90),
    )
    old = decided(at=NOW - timedelta(days=900))
    assert measures(measures=[MEASURE] * 3, decisions=[old], agenda=[item]).state == "kept up"


@pytest.mark.parametrize(("late", "state"), [(30, "kept up"), (31, "agreed")])
def test_an_action_late_for_more_than_thirty_days_takes_kept_up_back(late: int, state: str) -> None:
    action = Action(
        number=8, what="x", at=NOW, due=TODAY - timedelta(days=late), worksheets=("shared-measures",)
    )
    found = measures(measures=[MEASURE] * 3, decisions=[decided()], actions=[action])
    assert found.state == state
    if state == "agreed":
        assert (words(found), found.marks) == (["A8 is 31 days late"], ())


@pytest.mark.parametrize(("day", "marked"), [("2026-11-06", False), ("2026-11-07", True), ("", False)])
def test_an_edit_after_the_decision_is_marked_and_takes_nothing_back(day: str, marked: bool) -> None:
    rows = [MEASURE, MEASURE, {**MEASURE, **({"on": day} if day else {})}]
    state = measures(measures=rows, decisions=[decided(at=NOW - timedelta(days=10))])
    assert state.state == "kept up"
    assert ("changed since it was agreed" in state.marks) == marked
    told = "fully defined measures changed since, on Sat Nov 7, 2026"
    assert (told in [reason.words for reason in state.there]) == marked


def test_people_and_organizations_that_came_along_change_no_agreement() -> None:
    rows = [{**one, "on": "2026-11-16"} for one in ORGANIZATIONS]
    decision = Decision(number=1, text="x", at=NOW - timedelta(days=9), worksheets=("landscape-map",))
    gap = {**GAP, "on": "2026-11-01"}
    statement = {"step": "case-for-change.problem-statement", "value": "It is so.", "on": "2026-11-01"}
    seen = every(organizations=rows, rows=[gap], answers=[statement], decisions=[decision])
    planning = of(cell_states(seen), "initiate-action/strategic-planning")
    assert (planning.state, planning.marks) == ("kept up", ())


def test_a_straw_poll_agrees_on_nothing() -> None:
    vote = Vote(number=1, question="?", method="consent", counts=(4, 0, 0), voters=4, needed=5, at=NOW)
    state = measures(measures=[MEASURE] * 3, decisions=[decided(vote=1)], votes=[vote])
    assert state.state == "begun"
    assert words(state) == ["D5 rests on a straw poll, and is to be confirmed"]


SEATS = "public-will.seats"


@pytest.mark.parametrize(("seats", "met"), [([0, 0], False), ([0, 1], True)])
def test_a_group_without_a_seat_for_residents_is_none(seats: list[int], met: bool) -> None:
    rows = [{"step": SEATS, "group": at, "seats": one} for at, one in enumerate(seats)]
    state = of(cell_states(every(rows=rows)), "organize-for-impact/community-involvement")
    assert ("at least 1 group with seats for residents" not in words(state)) == met
    assert state.state == ("begun" if met else "not started")


def checked(step: str, strategy: int, **cells: Any) -> dict[str, Any]:
    said = {"status": "On course", "what_moved": "w"} if step == "status" else {"why": "w"}
    return {"step": f"strategy-review.{step}", "strategy": strategy, **said, **cells}


def test_each_strategy_has_to_be_checked_but_those_that_were_stopped() -> None:
    def lacks(*rows: dict[str, Any]) -> list[str]:
        seen = every(strategies=[STRATEGY] * 3, rows=list(rows))
        return words(of(cell_states(seen), "sustain-action-and-impact/strategic-planning"))[:-1]

    choices = [checked("choices", one, our_choice="Keep") for one in (1, 2)]
    stopped = checked("choices", 3, our_choice="Stop")
    statuses = [checked("status", one) for one in (1, 2)]
    assert lacks(*statuses, *choices) == ["1 more strategy status", "1 more strategy choice"]
    assert lacks(*statuses, *choices, stopped) == []
    twice = [checked("status", 1), checked("status", 1)]
    assert lacks(*twice, *choices, stopped) == ["1 more strategy status"]


def test_sectors_are_counted() -> None:
    organizations = [
        {"name": f"O{n}", "sector": "Schools (K-12)" if n < 9 else f"S{n}"} for n in range(1, 11)
    ]
    state = of(cell_states(view(organizations=organizations)), "initiate-action/strategic-planning")
    assert state.there[0].words == "10 organizations from 3 sectors"
    assert words(state)[0] == "organizations from 1 more sector"


def test_a_step_that_is_not_on_the_shelf_counts_as_not_answered() -> None:
    people = [{"name": f"P{n}"} for n in range(9)]
    decision = Decision(number=1, text="x", at=NOW, worksheets=("champions-and-group",))
    state = of(
        cell_states(view(people=people, decisions=[decision])),
        "initiate-action/governance-and-infrastructure",
    )
    assert state.state == "not started"
    assert words(state)[0] == "people: needs a worksheet that is not on the shelf yet"


def test_the_phase_is_the_first_with_fewer_than_three_cells_agreed() -> None:
    states = list(cell_states(view()))

    def agree(phase: str, count: int) -> None:
        places = [n for n, one in enumerate(states) if one.cell.phase == phase][:count]
        for place in places:
            states[place] = states[place]._replace(state="agreed")

    agree("initiate-action", 2)
    assert current_phase(states).number == "I"
    agree("initiate-action", 3)
    assert current_phase(states).number == "II"
    agree("organize-for-impact", 4)
    assert current_phase(states).number == "III"
    agree("sustain-action-and-impact", 4)
    assert current_phase(states).number == "III"


# What to do next


def next_words(**tables: Any) -> list[tuple[str, str]]:
    seen = view(**tables)
    return [(one.worksheet.id, one.reason) for one in what_next(seen, cell_states(seen))]


ORGANIZATIONS = [{"name": f"O{n}", "sector": f"S{n}"} for n in range(8)]
GAP = {"step": "landscape-map.gaps", "what_we_see": "Nothing after six", "kind": "Gap"}
GOAL = {
    "step": "common-agenda.goals",
    "for_whom": "x",
    "what_will_change": "y",
    "to_value": 1,
    "by_year": 2029,
}
STRATEGY = {"name": "S", "what_we_will_do": "w", "causes": ["c"], "ways": ["Give support"], "horizon": "h"}


def agreed(*worksheets: str, at: datetime = NOW - timedelta(days=100)) -> list[Decision]:
    return [Decision(number=1, text="Agreed.", at=at, worksheets=worksheets)]


def test_a_new_initiative_begins_with_the_map() -> None:
    assert next_words() == [("landscape-map", "It has not been started.")]


def test_what_is_begun_says_what_is_missing() -> None:
    assert next_words(organizations=ORGANIZATIONS[:7]) == [
        ("landscape-map", "It is begun; missing: 1 more organization, at least 1 gap or overlap.")
    ]


def test_a_full_worksheet_without_a_decision_asks_for_one() -> None:
    seen = view(organizations=ORGANIZATIONS, rows=[GAP])
    (found,) = what_next(seen, cell_states(seen))
    assert found.reason == "It is filled in, and no decision is on record."
    assert found.link == "landscape-map.decided"


def test_the_next_phase_follows_and_measures_wait_for_goals() -> None:
    tables: dict[str, Any] = {
        "organizations": ORGANIZATIONS,
        "rows": [GAP],
        "decisions": agreed("landscape-map"),
    }
    assert [name for name, _ in next_words(**tables)] == ["common-agenda"]
    tables |= {"rows": [GAP, GOAL], "strategies": [STRATEGY]}
    assert next_words(**tables) == [
        ("common-agenda", "It is begun; missing: 1 more strategy."),
        ("shared-measures", "It has not been started."),
    ]


def test_when_nothing_lacks_what_nobody_looked_at_for_long_is_next() -> None:
    tables: dict[str, Any] = {
        "organizations": ORGANIZATIONS,
        "rows": [GAP, GOAL],
        "strategies": [STRATEGY] * 2,
        "measures": [MEASURE] * 3,
    }
    everything = ("landscape-map", "common-agenda", "shared-measures")
    assert not next_words(**tables, decisions=agreed(*everything))
    long_ago = agreed(*everything, at=NOW - timedelta(days=550))
    assert next_words(**tables, decisions=long_ago) == [
        ("common-agenda", "Last looked at 18 months ago."),
        ("shared-measures", "Last looked at 18 months ago."),
    ]


@pytest.mark.parametrize(("days", "suggested"), [(14, False), (15, True)])
def test_a_worksheet_used_within_two_weeks_rests(days: int, suggested: bool) -> None:
    item = AgendaItem(
        meeting=1,
        order=1,
        title="x",
        minutes=9,
        worksheet="landscape-map",
        started=NOW - timedelta(days=days),
    )
    assert bool(next_words(agenda=[item])) == suggested
    assert bool(still_open(view(agenda=[item]))) != suggested


def test_what_was_just_begun_and_is_not_complete_is_still_open() -> None:
    item = AgendaItem(meeting=1, order=1, title="x", minutes=9, worksheet="landscape-map", started=NOW)
    (found,) = still_open(view(organizations=ORGANIZATIONS, rows=[GAP], agenda=[item]))
    assert found.worksheet.id == "landscape-map"
    assert not still_open(view())


def test_the_facilitators_name_alone_begins_no_cell(home: Home) -> None:
    folder = home.create(About(name="Ready", facilitator="Helen Moss", created=home.now()))
    view = home.read(folder)
    assert [one.name for one in view.all(Person)] == ["Helen Moss"]
    assert {one.state for one in cell_states(view)} == {"not started"}
