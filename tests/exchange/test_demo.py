"""The sample is made of real operations, complete or not at all, and the same each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.errors import ConveneError, Locked, NotSaved
from convene.exchange.demo import NAME, WORKSHEETS, demo_folder
from convene.initiative.attending import sectors_here
from convene.initiative.home import Home
from convene.initiative.offering import offered
from convene.initiative.view import View
from convene.kinds.score import Definition as Score
from convene.kinds.score import ranked
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence, present
from convene.people.organization import Organization, sectors
from convene.people.person import Person
from convene.progress.cells import cell_states
from convene.voting import tally_of
from convene.voting.tally import Vote
from convene.worksheets.shelf import shipped_folder

NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
CHANGED = "changed since it was agreed"


def home_in(folder: Path) -> Home:
    return Home(folder / "home", now=lambda: NOW, settings=folder / "settings")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> View:
    home = home_in(tmp_path_factory.mktemp("sample"))
    return home.read(demo_folder(home))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path)


def test_it_says_what_it_is(sample: View) -> None:
    about = sample.about
    assert about.name == "Clear Path Larkspur"
    assert about.facilitator == "Tobias Wren"
    assert about.note == "Invented data, modeled on public sources."
    assert about.created.date() == date(2024, 6, 11)


def test_everyone_is_there_with_their_organization(sample: View) -> None:
    organizations = sample.by_id(Organization)
    assert len(organizations) == 16
    assert len(sectors(organizations.values())) == 10
    people = sample.all(Person)
    assert len(people) == 20
    assert all(person.organization in organizations for person in people)
    assert sum(person.vote for person in people) == 13
    assert [person.contact for person in people if person.under_18] == ["", ""]
    assert [row.cells["name"] for row in sample.rows("landscape-map.organizations")][:2] == [
        "Larkspur Prevention Partnership",
        "Larkspur County Health Department",
    ]


def test_meetings_went_as_planned_and_the_next_one_waits(sample: View) -> None:
    meetings = sample.all(Meeting)
    assert [meeting.label for meeting in meetings] == ["M1", "M2", "M3", "M4"]
    assert [meeting.state for meeting in meetings] == ["closed"] * 3 + ["planned"]
    people = sample.by_id(Person)
    there = [
        present([one for one in sample.all(Presence) if one.meeting == meeting.id], people)
        for meeting in meetings
    ]
    assert [len(one) for one in there] == [15, 18, 16, 0]
    counts = [[one for one in sectors_here(sample, some) if not one.missing] for some in there]
    assert [len(one) for one in counts] == [8, 10, 10, 0]
    assert sum(one.here for one in counts[2]) == 16
    items = [item for item in sample.all(AgendaItem) if item.meeting == meetings[0].id]
    assert sum(item.minutes for item in items) == 164
    assert items[0].started == meetings[0].started
    assert all(one.ended == other.started for one, other in pairwise(items))
    assert not any(item.started for item in sample.all(AgendaItem) if item.meeting == meetings[3].id)


def test_what_was_captured_stands_with_its_meeting(sample: View) -> None:
    meetings = {meeting.id: meeting for meeting in sample.all(Meeting)}
    assert [one.label for one in sample.all(Decision)] == [f"D{n}" for n in range(1, 9)]
    assert [one.label for one in sample.all(Action)] == [f"A{n}" for n in range(1, 15)]
    assert [one.label for one in sample.all(ParkingItem)] == [f"P{n}" for n in range(1, 6)]
    assert [one.label for one in sample.all(Note)] == ["N1", "N2", "N3"]
    captured: list[Decision | Action | ParkingItem | Note] = [*sample.all(Decision), *sample.all(Action)]
    captured += [*sample.all(ParkingItem), *sample.all(Note)]
    for one in captured:
        meeting = meetings[one.meeting or 0]
        assert meeting.started
        assert meeting.closed
        assert meeting.started < one.at < meeting.closed, one.label


def test_actions_are_late_by_the_day_and_not_by_a_word(sample: View) -> None:
    late = {one.label: days_late(one, date(2026, 11, 16)) for one in sample.all(Action)}
    assert {label: days for label, days in late.items() if days} == {"A8": 47, "A10": 17}


def test_decisions_rest_on_their_votes(sample: View) -> None:
    votes = sample.by_id(Vote)
    resting = {one.label: votes[one.vote] for one in sample.all(Decision) if one.vote}
    assert set(resting) == {"D1", "D2", "D3", "D4", "D6", "D7", "D8"}
    assert (resting["D3"].round, resting["D3"].step) == (2, "case-for-change.check")
    tally = tally_of(resting["D4"])
    assert tally
    assert tally.carried
    assert tally.outcome == "Strong agreement: 11 of 15 at levels 1 and 2"
    first_round = next(one for one in votes.values() if one.method == "consent" and one.round == 1)
    assert [one.harm for one in first_round.objections] == [
        "the host could use our name to win grants that partners need"
    ]
    assert resting["D6"].concerns == ("two years is short for staff", "say who checks")
    sites = tally_of(resting["D7"])
    assert sites
    assert sites.outcome.startswith("North Ridge wins with 6 of 10. One to one, Pine Hollow would beat each")
    assert sites.numbers == next(one.numbers for one in sample.all(Decision) if one.label == "D7")
    first = next(vote for vote in votes.values() if vote.round == 1 and vote.method == "fist-to-five")
    assert (tally_of(first) or tally).carried is False


def test_worksheets_are_answered_and_their_rows_linked(sample: View) -> None:
    filled = ("landscape-map", "baseline-data", "community-outreach", "common-agenda", "shared-measures")
    for name in filled:
        sheet = sample.shelf.get(name)
        assert sheet
        for step in sheet.steps:
            if step.field.keeping != "elsewhere":
                assert sample.value_of(sheet, step), sheet.place(step.id)
            left = [row for row in offered(sample, sheet.place(step.id)) if sheet.id != "shared-measures"]
            assert not left, sheet.place(step.id)
    strategies = dict(sample.choices("strategies"))
    candidates = sample.rows("shared-measures.candidates")
    assert strategies[candidates[0].cells["follows"]] == "Help First"
    kept = sample.rows("shared-measures.keep")
    assert [row.cells["measure"] for row in kept] == [row.id for row in candidates]
    assert [row.cells["from"] for row in kept] == [row.id for row in candidates]
    organizations = dict(sample.choices("organizations"))
    first_talks = sample.answer("landscape-map.first-talks")
    assert first_talks
    assert organizations[first_talks[0]] == "Parents Together Larkspur"


def test_the_scores_come_to_what_was_announced(sample: View) -> None:
    step = sample.step("shared-measures.criteria")
    assert step
    assert isinstance(step.field, Score)
    first, total = ranked(sample.rows("shared-measures.criteria"), step.field)[0]
    assert (
        sample.name("shared-measures.candidates", first.cells["item"])
        == "Students who vaped in the last 30 days"
    )
    assert total is not None
    assert f"{float(total):.2f}" == "4.70"


def test_each_answer_bears_the_day_on_which_it_was_given(sample: View) -> None:
    days = {name: sample.answered_on(name) for name in WORKSHEETS}
    assert days["readiness"] == date(2024, 6, 11)
    assert days["backbone-roles"] == date(2026, 6, 30)
    assert days["data-collection"] == date(2026, 11, 3)


def test_the_cells_stand_as_the_rules_say(sample: View) -> None:
    found = cell_states(sample)
    states = {
        state.cell.id.partition(":")[2]: ", ".join(
            [state.state, *(one for one in state.marks if one != CHANGED)]
        )
        for state in found
    }
    assert states == {
        f"{phase}/{component}": state
        for phase, given in {
            "initiate-action": ("kept up", "kept up", "begun", "agreed, due for a look"),
            "organize-for-impact": ("kept up", "kept up", "begun", "agreed"),
            "sustain-action-and-impact": ("not started", "begun", "begun", "begun"),
        }.items()
        for component, state in zip(
            (
                "governance-and-infrastructure",
                "strategic-planning",
                "community-involvement",
                "evaluation-and-improvement",
            ),
            given,
            strict=True,
        )
    }


def test_what_was_edited_after_it_was_agreed_is_marked(sample: View) -> None:
    marked = [state.cell.id.partition(":")[2] for state in cell_states(sample) if CHANGED in state.marks]
    assert marked == [
        "organize-for-impact/governance-and-infrastructure",  # the jobs, in June 2026
        "initiate-action/strategic-planning",  # the problem statement, in November 2024
        "organize-for-impact/strategic-planning",  # the wins, in May 2026
        "initiate-action/evaluation-and-improvement",  # local facts, in October 2024
    ]


def test_it_opens_as_it_was_left(home: Home) -> None:
    folder = demo_folder(home)
    assert folder == home.folder / NAME
    initiative = home.open(folder)
    initiative.of(Note).add(Note(number=4, text="mine", at=NOW), "note N4 captured")
    initiative.close()
    assert len(home.read(demo_folder(home)).all(Note)) == 4
    assert len(home.read(demo_folder(home, fresh=True)).all(Note)) == 3
    assert [path.name for path in home.folder.iterdir()] == [NAME]


def test_it_can_be_undone_step_by_step_like_anything_else(home: Home) -> None:
    initiative = home.open(demo_folder(home))
    assert initiative.undo() == "6 rows added to Can we trust it?"
    assert not initiative.view.rows("data-collection.quality")
    initiative.redo()
    assert len(initiative.view.rows("data-collection.quality")) == 6
    initiative.close()


def test_two_are_the_same_but_for_their_ids(home: Home, tmp_path: Path) -> None:
    other = home_in(tmp_path / "other")
    for kind in (Decision, Action, Meeting, ParkingItem, AgendaItem):
        one, two = (at.read(demo_folder(at)).all(kind) for at in (home, other))
        assert [getattr(record, "title", "") for record in one] == [
            getattr(record, "title", "") for record in two
        ]
        assert [getattr(record, "at", None) for record in one] == [
            getattr(record, "at", None) for record in two
        ]


def test_a_changed_worksheet_of_the_facilitator_does_not_stand_in_the_way(home: Home) -> None:
    text = (shipped_folder() / "1-initiate-action" / "landscape-map.toml").read_text("utf-8")
    own = home.folder / "worksheets"
    own.mkdir(parents=True)
    (own / "landscape-map.toml").write_text(text.replace('"whom_they_reach"', '"whom"'), "utf-8")
    assert demo_folder(home).is_dir()


def test_fresh_is_refused_while_another_window_has_it_open(home: Home) -> None:
    initiative = home.open(demo_folder(home))
    try:
        with pytest.raises(Locked):
            demo_folder(home, fresh=True)
        assert demo_folder(home).is_dir()
    finally:
        initiative.close()
    assert len(home.read(demo_folder(home)).all(Decision)) == 8


def test_another_folder_of_that_name_is_left_alone(home: Home) -> None:
    (home.folder / NAME).mkdir(parents=True)
    (home.folder / NAME / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(ConveneError, match="not the sample"):
        demo_folder(home)
    assert (home.folder / NAME / "mine.txt").is_file()


def test_an_interrupted_start_leaves_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Callable[[], None]:
        raise KeyboardInterrupt

    monkeypatch.setattr("convene.exchange.demo.add_note", interrupted)
    with pytest.raises(KeyboardInterrupt):
        demo_folder(home)
    assert list(home.folder.iterdir()) == []
    monkeypatch.undo()
    assert demo_folder(home).is_dir()


def test_a_home_that_is_no_folder_is_said_in_words(home: Home) -> None:
    home.folder.write_text("a file", "utf-8")
    with pytest.raises(NotSaved, match="could not be made"):
        demo_folder(home)
