"""Handouts of the whole initiative: what each says, and what must not be there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from convene import handouts
from convene.blocks import Fact, Facts, Glance, Items, Lead, Masthead, Matrix, Rows, SmallNote
from convene.errors import BadInput, ConveneError
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.progress.backbone import JOBS
from convene.word.write import packed_document
from handouts.making import AT, Made, after_heading, every_word, first, headings, rows_of, waits_for
from word.reading import audit, faults

# Actions by owner


def test_actions_stand_by_owner_and_those_of_nobody_first(made: Made) -> None:
    health, schools = made.organization("Health"), made.organization("Schools")
    zoe, ann = made.person("Zoe", health), made.person("Ann")
    made.action("late", who=zoe.id, due=date(2026, 11, 10), partners=(health.id, schools.id))
    made.action("next year", who=zoe.id, due=date(2027, 1, 15), status="Doing", meeting=None)
    made.action("of nobody")
    made.action("done", who=ann.id, status="Done", done_on=date(2026, 9, 16))
    made.action("dropped", who=ann.id, status="Dropped")
    made.action("today", who=ann.id, due=date(2026, 11, 16))
    paper = made.paper("actions-by-owner")
    table = first(paper, Rows)
    assert rows_of(table) == [
        ["No one yet", "", "A3", "of nobody", "No date", "Sep 17"],
        ["Ann", "", "A6", "today", "Nov 16", "Sep 17"],
        ["Zoe", "", "A1", "late", "Nov 10, 6 days late", "Sep 17"],
        ["Zoe", "", "A2", "next year", "Jan 15, 2027, doing", ""],
    ]
    assert [row[4].late for row in table.rows] == [True, False, True, False]
    assert [row[0].note for row in table.rows] == ["", "", "Health", "Health"]
    assert table.rows[2][3].note == "with Schools"


def test_what_was_done_since_the_last_meeting_is_thanked_for(made: Made) -> None:
    made.initiative.of(Meeting).change(made.meeting.id, "closed", closed=AT)
    ann = made.person("Ann")
    made.action("open", who=ann.id)
    made.action("before", who=ann.id, status="Done", done_on=date(2026, 9, 16))
    made.action("after", who=ann.id, status="Done", done_on=date(2026, 9, 20))
    paper = made.paper("actions-by-owner")
    assert paper.blocks[-1] == Items(items=("A3  after (Ann)",))


def test_one_person_gets_only_what_is_theirs(made: Made) -> None:
    ann, zoe = made.person("Ann", made.organization("Health")), made.person("Zoe Minor", under_18=True)
    made.action("of Ann", who=ann.id)
    made.action("of nobody")
    view = made.initiative.view
    one = handouts.wanted(view, "actions-by-owner", person=ann)
    assert (one.name, one.holds) == ("Actions of Ann", "1 open action")
    paper = handouts.document(view, one)
    assert paper.title == "What Ann promised"
    assert first(paper, Masthead).facts == ("As of Mon Nov 16, 2026", "Health")
    assert rows_of(first(paper, Rows)) == [["", "A1", "of Ann", "No date", "Sep 17"]]
    with pytest.raises(ConveneError, match="has no open action"):
        handouts.wanted(view, "actions-by-owner", person=zoe)
    with pytest.raises(BadInput, match="not written for one person"):
        handouts.wanted(view, "twelve-cells", person=ann)


def test_the_list_of_actions_waits_for_an_open_one(made: Made) -> None:
    made.action("done", status="Done")
    assert waits_for(made.initiative.view, "actions-by-owner") == ("No action is open.", "record")


# Twelve cells


def test_every_cell_has_its_task_state_and_fact(larkspur: View) -> None:
    paper = handouts.document(larkspur, handouts.wanted(larkspur, "twelve-cells"))
    matrix = first(paper, Matrix)
    assert [row[0].title for row in matrix.rows][1] == "Strategic Planning"
    assert matrix.columns[1] == "Phase I: Initiate Action"
    assert matrix.rows[1][1].lines == ("◉ Kept up", "16 organizations from 10 sectors (D3)")
    look = matrix.rows[3][1]
    assert (look.lines[0], look.note) == ("● Agreed", "Due for a look, changed since it was agreed")
    assert matrix.rows[0][3].lines == ("○ Not started", "")
    assert paper.landscape
    key = paper.blocks[-1]
    assert isinstance(key, SmallNote)
    assert all(shape in key.text for shape in "○◐●◉")


# Contact list


def test_the_contact_list_is_by_last_name_and_has_nobody_under_18(made: Made) -> None:
    made.person("Dr. Zoe Abbott", made.organization("Health"), contact="zoe@health.example")
    made.person("Ann Whitfield", contact="555-0100")
    made.person("Mei-Lin Tran", under_18=True, contact="mei@lin.example")
    made.person("Nobody Reached")
    paper = made.paper("contact-list")
    assert rows_of(first(paper, Rows)) == [
        ["Dr. Zoe Abbott", "zoe@health.example", "Health"],
        ["Ann Whitfield", "555-0100", ""],
    ]
    assert not [word for word in ("Mei-Lin", "mei@", "Nobody Reached") if word in every_word(paper)]
    assert "do not pass it on" in every_word(paper)
    assert headings(paper) == []


def test_the_contact_list_waits_for_somebody_who_can_be_reached(made: Made) -> None:
    made.person("Mei-Lin T.", under_18=True, contact="mei@lin.example")
    lacks = waits_for(made.initiative.view, "contact-list")
    assert lacks == ("Nobody has a phone number or a mail address yet.", "people")


# Common agenda


def test_the_goal_is_the_title_and_everything_is_on_one_page(larkspur: View) -> None:
    paper = handouts.document(larkspur, handouts.wanted(larkspur, "common-agenda"))
    assert paper.title == "Fewer kids start, and no neighbor is lost."
    why, goals, principles = first(paper, Facts).facts
    assert why.value.endswith(
        "\nNumbers from: Youth survey 2024; Death and birth records 2023; Store checks 2023; "
        "Hospital and ER records 2023."
    )
    assert (
        goals.value.splitlines()[2]
        == "Everyone in the county: overdose deaths, from 38.9 to 25 per 100,000 by 2028."
    )
    assert principles.value.splitlines()[1] == "Help before punishment"
    assert rows_of(first(paper, Rows))[4] == [
        "After Six",
        "Nothing else to do",
        "Change places; Give support",
        "Long-term",
        "Falls Youth Center",
    ]
    know = [block for block in paper.blocks if isinstance(block, Facts)][1].facts[0].value
    assert "Overdose deaths: from 38.9 (2023) to 25 (2028) per 100,000" in know.splitlines()
    agreed = paper.blocks[-1]
    assert isinstance(agreed, SmallNote)
    assert agreed.text.startswith("Agreed on Thu May 15, 2025 (D4): These three goals and five strategies")


def test_an_agenda_with_nothing_but_a_goal_says_that_it_is_not_agreed(made: Made) -> None:
    assert waits_for(made.initiative.view, "common-agenda") == (
        "No goal is written down yet.",
        "common-agenda.goals",
    )
    made.initiative.rows("common-agenda.goals").add({"for_whom": "All", "what_will_change": "Fewer deaths"})
    paper = made.paper("common-agenda")
    assert paper.title == "Our common agenda"
    assert paper.blocks[1:] == (
        Facts(facts=(Fact("Our goals", "All: fewer deaths."),)),
        SmallNote(text="Not agreed yet: no decision is linked to it."),
    )


# Landscape map


def test_the_map_is_by_sector_and_a_refusal_stays_off_it(made: Made) -> None:
    made.organization("Chamber", "Business", involvement="Said no for now", reach="One town")
    made.organization("Schools", "Schools (K-12)", involvement="Active partner", reach="Whole county")
    made.organization("Clinic", "Health care", what_they_do=("Treats or serves",), reach="Whole county")
    made.organization("Church")
    gaps = made.initiative.rows("landscape-map.gaps")
    gaps.add({"what_we_see": "Nothing after six", "kind": "Gap", "for_whom_or_where": "Teens"})
    gaps.add({"what_we_see": "Two hotlines", "kind": "Overlap"})
    gaps.add({"what_we_see": "ER at night", "kind": "Gap"})
    paper = made.paper("landscape-map")
    assert [tuple(fact) for fact in first(paper, Glance).facts] == [
        ("Organizations", "4"),
        ("Sectors", "3"),
        ("Most of them reach", "whole county"),
    ]
    table = after_heading(paper, "Who does what")
    assert [(row[0].text, row[0].note) for row in table.rows] == [
        ("Chamber", "Business"),
        ("Clinic", "Health care"),
        ("Schools", "Schools (K-12)"),
        ("Church", "No sector named"),
    ]
    assert "Said no" not in every_word(paper)
    assert after_heading(paper, "What we see on the map").items == (
        "Gap: nothing after six (teens)",
        "Gap: ER at night",
        "Overlap: two hotlines",
    )


def test_a_long_map_has_a_heading_for_each_sector(made: Made) -> None:
    for number in range(31):
        made.organization(f"Org {number:02}", "Business" if number % 2 else "Health care")
    paper = made.paper("landscape-map")
    assert headings(paper) == [(1, "Who does what"), (2, "Business"), (2, "Health care")]
    assert len(after_heading(paper, "Business").rows) == 15


# Promises


def test_each_organization_has_a_row_with_the_words_of_its_promises(made: Made) -> None:
    strategies = made.initiative.rows("common-agenda.strategies")
    one, two = strategies.add({"name": "Check Every Card"}), strategies.add({"name": "After Six"})
    police, youth = made.organization("Police"), made.organization("Youth Center")
    promises = made.initiative.rows("commitments.matrix")
    assert waits_for(made.initiative.view, "promises") == (
        "No promise is written down yet.",
        "commitments.matrix",
    )
    lead = {"organization": police.id, "strategy": one, "part": "Leads", "what_exactly": "Check stores"}
    promises.add(lead)
    promises.add({"organization": youth.id, "strategy": two, "part": "Does part"})
    promises.add({"organization": youth.id, "strategy": one, "part": "Supports", "status": "Dropped"})
    given_up = promises.add({"organization": police.id, "strategy": two, "part": "Leads"})
    check = {"promise": given_up, "status_now": "Dropped"}
    made.initiative.rows("strategy-review.promises").add(check)
    paper = made.paper("promises")
    assert paper.landscape
    assert paper.blocks[1] == Lead(text="Nobody leads After Six yet.")
    matrix = first(paper, Matrix)
    assert matrix.columns == ("Organization", "Check Every Card", "After Six")
    assert [[(box.title, *box.lines) for box in row] for row in matrix.rows] == [
        [("Police",), ("", "● Leads: Check stores"), ("",)],
        [("Youth Center",), ("",), ("", "◐ Does part")],
    ]


def test_more_than_six_strategies_go_on_a_second_sheet(made: Made) -> None:
    strategies = made.initiative.rows("common-agenda.strategies")
    ids = [strategies.add({"name": f"Strategy {number}"}) for number in range(7)]
    police = made.organization("Police")
    promise = {"organization": police.id, "strategy": ids[6], "part": "Leads"}
    made.initiative.rows("commitments.matrix").add(promise)
    sheets = [block for block in made.paper("promises").blocks if isinstance(block, Matrix)]
    assert [len(sheet.columns) for sheet in sheets] == [7, 2]


# Backbone roles


def test_the_six_jobs_are_summed_and_what_is_at_risk_is_said_first(larkspur: View) -> None:
    paper = handouts.document(larkspur, handouts.wanted(larkspur, "backbone-roles"))
    assert first(paper, Lead).text == (
        "Data is at risk: the money ends on Jan 31, 2027. "
        "Named, but without hours or money from today on: Communications."
    )
    rows = rows_of(first(paper, Rows))
    assert [row[0] for row in rows] == [*JOBS, "All six"]
    assert rows[2][1:] == [
        "Amara Nwosu",
        "50",
        "$41,000",
        "Larkspur County Health Department",
        "Jan 31, 2027",
        "At risk",
    ]
    assert rows[6][2:4] == ["230", "$179,000"]


def test_a_job_that_nobody_does_is_named(made: Made) -> None:
    place = "backbone-roles.roles"
    assert waits_for(made.initiative.view, "backbone-roles") == (
        "Nobody is named for one of the six jobs yet.",
        place,
    )
    made.initiative.rows(place).add({"job": "Data", "done_by": made.organization("Health").id})
    paper = made.paper("backbone-roles")
    assert "Nobody does this yet: Overall direction, Talks between partners" in first(paper, Lead).text
    assert rows_of(first(paper, Rows))[2][:2] == ["Data", "Health"]
    assert rows_of(first(paper, Rows))[0][1] == "No one yet"


# Communication plan


def test_the_plan_says_who_hears_what_and_when_we_meet(made: Made, tmp_path: Path) -> None:
    add = made.initiative.rows
    assert waits_for(made.initiative.view, "communication-plan") == (
        "Nobody is down to hear anything yet.",
        "communication-plan.inside",
    )
    ann = made.person("Ann")
    add("communication-plan.inside").add(
        {"from_group": "Data team", "to_group": "Steering group", "what": "Scoreboard", "how": ["Email"]}
        | {"how_often": "Monthly", "who_sends": ann.id}
    )
    add("communication-plan.outside").add({"audience": "Parents", "what": "Pledge"})
    add("communication-plan.meetings").add({"meeting": "Steering group", "minutes": 90})
    add("communication-plan.hard-news").add({"text": "The co-chairs speak"})
    made.new_meeting("Choices", date(2026, 12, 3), place="Board room")
    made.new_meeting("Too far", date(2027, 3, 1))
    paper = made.paper("communication-plan")
    table = after_heading(paper, "Among ourselves")
    assert rows_of(table) == [["Steering group", "Scoreboard", "Email", "Monthly", "Ann"]]
    assert table.rows[0][0].note == "from Data team"
    assert rows_of(after_heading(paper, "To the community")) == [["Parents", "Pledge", "", "", "No one yet"]]
    assert rows_of(after_heading(paper, "When we meet")) == [["Steering group", "", "", "90", ""]]
    assert after_heading(paper, "Hard news: what we agreed").items == ("The co-chairs speak",)
    assert after_heading(paper, "The next three months").items == (
        "Thu Dec 3, 2026, 3:30 PM: Choices, Board room",
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(packed_document(paper))
    assert faults(path.read_bytes()) == []
    assert audit(path) == []
