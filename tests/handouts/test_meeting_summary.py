"""What a meeting summary says, read from its blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene import handouts
from convene.blocks import (
    DecisionList,
    Glance,
    Items,
    Lead,
    Masthead,
    Prose,
    Rows,
    SmallNote,
)
from convene.captured.decision import Decision
from convene.errors import ConveneError
from convene.initiative.attending import keep_off_the_list
from convene.initiative.initiative import Initiative
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.store.operation import Change
from convene.voting.tally import Criterion, NamedVote, Objection
from convene.voting.weighted_scoring import agreed
from handouts.making import AT, Made, after_heading, every_word, first, headings


def test_it_says_what_we_met_for_and_what_we_left_with(made: Made) -> None:
    made.decision("We meet on Thursdays.")
    made.action("Book the room")
    made.action("Bring cups")
    lead = first(made.summary(), Lead)
    assert lead.text == "We met to see how it goes. We left with one decision and two actions."


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("", "No decision"),
        ("Agree on six shared measures", "We met to agree on six shared measures."),
        ("Dana's farewell", "We met for this: Dana's farewell."),
        ("Which six?", "We met for this: Which six?"),
        ("See", "We met for this: See."),
    ],
)
def test_a_purpose_is_never_bent(made: Made, purpose: str, said: str) -> None:
    made.meeting = made.initiative.of(Meeting).change(made.meeting.id, "purpose changed", purpose=purpose)
    assert first(made.summary(), Lead).text.startswith(said)


def test_an_empty_meeting_says_that_nothing_was_decided_or_promised(made: Made) -> None:
    document = made.summary()
    assert headings(document) == [(1, "What we decided"), (1, "Who does what")]
    assert after_heading(document, "What we decided") == Prose(text="No decision was recorded.")
    assert after_heading(document, "Who does what") == Prose(text="No action was recorded.")
    assert [fact.label for fact in first(document, Glance).facts] == ["Decisions", "Actions"]


def test_the_masthead_has_day_clock_and_place(made: Made) -> None:
    made.meeting = made.initiative.of(Meeting).change(made.meeting.id, "place set", place="Library")
    assert first(made.summary(), Masthead).facts == ("Thu Sep 17, 2026, 3:30 PM to 6:00 PM", "Library")
    assert first(made.summary(hours="24"), Masthead).facts[0] == "Thu Sep 17, 2026, 15:30 to 18:00"
    assert (made.summary().day, made.summary().title) == (date(2026, 9, 17), "Fall check")


def test_five_figures_stand_at_a_glance(made: Made) -> None:
    schools, police = made.organization("Schools", "Schools (K-12)"), made.organization("Police", "Law")
    made.came(made.person("Ann", schools), made.person("Bo", schools))
    made.person("Cy", police)
    made.new_meeting("Winter", date(2026, 12, 3))
    facts = first(made.summary(), Glance).facts
    assert [tuple(fact) for fact in facts] == [
        ("Decisions", "0"),
        ("Actions", "0"),
        ("People", "2"),
        ("Sectors", "1 of 2"),
        ("Next meeting", "Dec 3"),
    ]
    assert all(len(fact.value) <= 9 for fact in facts)


def test_a_decision_keeps_its_words_and_says_how_it_was_reached(made: Made) -> None:
    made.decision(
        "We adopt it.",
        method="Show of hands",
        numbers="8 for, 1 against. Carried",
        look_again=date(2027, 5, 20),
    )
    made.decision("As one.", method="Talked through, no one objected")
    one, two = first(made.summary(), DecisionList).decisions
    assert one.label == "D1"
    assert one.text == "We adopt it."
    said = "By show of hands. 8 for, 1 against. Carried. Look at it again: Thu May 20, 2027."
    assert one.basis == (said,)
    assert two.basis == ("Talked through, no one objected.",)


def test_a_decision_that_rests_on_a_vote_has_its_numbers_in_words(made: Made) -> None:
    vote = made.vote("Do we use it?", (0, 0, 0, 2, 6, 4))
    made.decision("We use it.", vote=vote.id)
    (one,) = first(made.summary(), DecisionList).decisions
    assert one.basis == (
        "By fist to five. Carried: all 12 showed three or more (2 at 3, 6 at 4 and 4 at 5).",
    )


def test_who_does_what_is_by_date_then_owner_and_no_date_is_last_and_late(made: Made) -> None:
    health = made.organization("Health")
    zoe, ann = made.person("Zoe", health), made.person("Ann")
    made.action("one", who=zoe.id, due=date(2026, 10, 1))
    made.action("two")
    made.action("three", who=ann.id, due=date(2026, 10, 1), status="Done", partners=(health.id,))
    made.action("four", who=ann.id, due=date(2027, 1, 15), status="Doing")
    table = after_heading(made.summary(), "Who does what")
    assert isinstance(table, Rows)
    assert [(column.title, column.weight) for column in table.columns] == [
        ("Done", 6),
        ("No.", 5),
        ("What", 46),
        ("Who", 33),
        ("By when", 10),
    ]
    assert [(row[1].text, row[2].text, row[3].text, row[4].text) for row in table.rows] == [
        ("A3", "three", "Ann", "Oct 1"),
        ("A1", "one", "Zoe", "Oct 1"),
        ("A4", "four", "Ann", "Jan 15, 2027"),
        ("A2", "two", "No one yet", "No date"),
    ]
    assert [row[0].ticked for row in table.rows] == [True, False, False, False]
    assert [row[3].note for row in table.rows] == ["", "Health", "", ""]
    assert [row[2].note for row in table.rows] == ["with Health", "", "Doing", ""]
    assert table.rows[3][3].late
    assert table.rows[3][4].late
    assert not table.rows[0][4].late


def test_only_what_belongs_to_the_meeting_is_on_it(made: Made) -> None:
    other = made.new_meeting("Another", date(2026, 1, 8), started=AT)
    made.decision("of another", meeting=other.id)
    made.decision("of none", meeting=None)
    made.action("of another action", meeting=other.id)
    words = every_word(made.summary())
    assert "of another" not in words
    assert "of none" not in words


def test_worked_on_has_only_the_steps_of_the_agenda_that_were_answered(made: Made) -> None:
    made.item("landscape-map", "scope", "gaps", "efforts", "decided")
    made.initiative.answer("landscape-map.scope", "Vaping in the county")
    made.initiative.rows("landscape-map.gaps").add({"what": "Nothing after six", "kind": "Gap"})
    made.initiative.rows("landscape-map.organizations").add({"name": "Not on this agenda"})
    document = made.summary()
    assert headings(document)[2:] == [
        (1, "What we worked on"),
        (2, "Who does what already?"),
        (3, "What and where"),
        (3, "Gaps and overlaps"),
    ]
    assert after_heading(document, "Who does what already?").text.startswith("Make one picture")
    assert after_heading(document, "What and where") == Prose(text="Vaping in the county")
    assert "Not on this agenda" not in every_word(document)


def test_an_item_without_steps_takes_the_whole_worksheet(made: Made) -> None:
    made.item("landscape-map")
    made.initiative.rows("landscape-map.organizations").add({"name": "Schools", "sector": "Schools (K-12)"})
    assert (3, "Organizations") in headings(made.summary())


def test_a_refusal_stays_off_paper(made: Made) -> None:
    made.item("landscape-map", "organizations")
    made.organization("Chamber", "Business", involvement="Said no for now")
    made.organization("Schools", "Schools (K-12)", involvement="Active partner")
    words = every_word(made.summary())
    assert "Chamber" in words
    assert "Active partner" in words
    assert "Said no" not in words


def test_a_vote_is_bars_with_its_outcome_and_its_earlier_round(made: Made) -> None:
    made.item("common-agenda", "agree")
    made.vote("Our agenda?", (0, 0, 2, 4, 4, 2), step="common-agenda.agree")
    made.vote("Our agenda?", (0, 0, 0, 2, 6, 4), step="common-agenda.agree", round=2)
    document = made.summary()
    table = after_heading(document, made.initiative.view.step("common-agenda.agree").title)  # type: ignore[union-attr]
    assert table.caption == "Our agenda?"
    assert [(row[0].text[:1], round(row[1].share, 2), row[2].text) for row in table.rows][3:] == [
        ("3", 0.33, "2"),
        ("4", 1.0, "6"),
        ("5", 0.67, "4"),
    ]
    said = "Carried: all 12 showed three or more; the middle of all hands is 4; 12 people voted"
    assert Prose(text=f"{said}, in the second round.") in document.blocks
    earlier = "Not carried: 2 of 12 showed less than three; the middle of all hands is 3.5; 12 people voted."
    assert SmallNote(text=f"First round: {earlier}") in document.blocks


def test_a_vote_outside_a_worksheet_is_there_by_its_question(made: Made) -> None:
    made.vote("Where does it go?", (6, 4), method="dots", options=("North Ridge", "Mill Creek"))
    document = made.summary()
    assert (2, "Where does it go?") in headings(document)
    table = first(document, Rows)
    assert [row[0].text for row in table.rows] == ["North Ridge", "Mill Creek"]


def test_parked_topics_name_their_keeper(made: Made) -> None:
    made.parked("Who pays for the bus?", keeper=made.person("Marcus Bell").id)
    made.parked("A bylaw?")
    document = made.summary()
    assert after_heading(document, "Parked for later") == Items(
        items=("P1  Who pays for the bus? (Marcus Bell)", "P2  A bylaw?")
    )


def test_who_was_there_is_one_paragraph_by_organization(made: Made) -> None:
    health, schools = (
        made.organization("Health", "Public health"),
        made.organization("Schools", "Schools (K-12)"),
    )
    made.organization("Chamber", "Business")
    made.came(
        made.person("Joel", health),
        made.person("Mei-Lin T.", under_18=True),
        made.person("Helen", health),
        made.person("Ingrid", schools),
    )
    counts = after_heading(made.summary(), "Who was there")
    assert counts.text == (
        "4 people from 2 organizations, 2 of 3 sectors. Not there: Business. No organization yet: Youth; "
        "Parents and caregivers; Media; Youth-serving groups; Law enforcement and courts; Faith groups; "
        "Civic and volunteer groups; Health care; Local, state or tribal government; "
        "Prevention, treatment and recovery."
    )
    assert Prose(text="Health: Helen, Joel; Schools: Ingrid; Mei-Lin T.") in made.summary().blocks


def test_from_twenty_five_organizations_on_it_is_a_table(made: Made) -> None:
    made.came(*(made.person(f"Person {n:02}", made.organization(f"Org {n:02}")) for n in range(25)))
    document = made.summary()
    table = next(block for block in document.blocks if isinstance(block, Rows))
    assert [cell.text for cell in table.rows[0]] == ["Org 00", "Person 00"]
    assert len(table.rows) == 25


def test_someone_taken_off_the_list_since_is_named_as_on_that_day(made: Made) -> None:
    gone, stays = made.person("Gone Girl", made.organization("Health")), made.person("Ann")
    made.came(gone, stays)
    made.action("with nobody", who=gone.id)
    made.parked("kept by nobody", keeper=gone.id)
    made.initiative.of(Person).remove(gone.id, "person deleted")
    document = made.summary()
    assert after_heading(document, "Who does what").rows[0][3].text == "Gone Girl"
    assert "Health: Gone Girl" in every_word(document)


def test_no_contact_is_ever_on_it(made: Made) -> None:
    made.item("landscape-map")
    made.came(made.person("Ann", made.organization("Health"), contact="ann@health.example"))
    assert "ann@health.example" not in every_word(made.summary())


def test_the_next_meeting_says_when_where_and_what_to_bring(made: Made) -> None:
    made.new_meeting("Choices", date(2026, 12, 3), place="Board room", bring="Your numbers")
    document = made.summary()
    assert after_heading(document, "Next meeting").text == (
        "Thu Dec 3, 2026, 3:30 PM to 6:00 PM, Board room. Choices."
    )
    assert document.blocks[-1] == Prose(text="Please bring: Your numbers.")


def test_heading_levels_never_jump(made: Made) -> None:
    made.item("landscape-map")
    made.initiative.answer("landscape-map.scope", "x")
    levels = [level for level, _ in headings(made.summary())]
    assert levels[0] == 1
    assert all(two <= one + 1 for one, two in pairwise(levels))


def test_changed_is_when_its_content_last_changed(made: Made) -> None:
    assert made.summary().changed == AT
    later = datetime(2026, 9, 17, 17, 30, tzinfo=UTC)
    made.meeting = made.initiative.of(Meeting).change(made.meeting.id, "meeting closed", closed=later)
    assert made.summary().changed == later


def test_planned_meetings_are_not_offered_and_the_newest_is_first(made: Made) -> None:
    made.new_meeting("Planned", date(2026, 12, 3))
    made.new_meeting("Older", date(2025, 5, 15), started=AT, closed=AT)
    made.decision("One.")
    found = [one for one in handouts.possible(made.initiative.view) if one.kind == "meeting-summary"]
    assert [one.name for one in found] == [
        "Summary of Thu Sep 17, 2026: Fall check",
        "Summary of Thu May 15, 2025: Older",
    ]
    assert found[0].holds == "still running; 1 decision, no actions; about 1 page"
    assert handouts.document(made.initiative.view, found[1]).title == "Older"


def test_a_summary_waits_for_the_first_meeting(initiative: Initiative) -> None:
    waiting = next(one for one in handouts.offered(initiative.view) if one.kind == "meeting-summary")
    assert waiting.lacks == ("No meeting was held yet, so there is nothing to sum up.", "meetings")
    assert waiting not in handouts.possible(initiative.view)


def test_the_summary_of_a_meeting_that_is_gone_is_refused_in_three_parts(made: Made) -> None:
    one = handouts.possible(made.initiative.view)[0]
    made.initiative.of(Meeting).remove(made.meeting.id, "meeting deleted")
    with pytest.raises(ConveneError, match=r"no longer there.*Nothing was written.*Undo brings it back"):
        handouts.document(made.initiative.view, one)


def test_what_would_change_the_paper_is_known(made: Made) -> None:
    made.item("landscape-map", "scope")
    decision, ann = made.decision("One."), made.person("Ann")
    made.came(ann)
    one = handouts.possible(made.initiative.view)[0]
    sources = handouts.sources(made.initiative.view, one)
    seen: list[Change] = []
    made.initiative.subscribe(lambda changed: seen.extend(changed.operation.ch if changed.operation else ()))
    assert_touched: Callable[[], bool] = lambda: any(sources.touched_by(change) for change in seen)  # noqa: E731
    made.initiative.of(Person).change(ann.id, "contact set", contact="x@y.example")
    made.initiative.rows("landscape-map.gaps").add({"what": "not on this agenda"})
    made.decision("of none", meeting=None)
    assert not assert_touched()
    for deed in (
        lambda: made.initiative.of(Decision).change(decision.id, "words changed", text="Two."),
        lambda: made.initiative.answer("landscape-map.scope", "Here"),
        lambda: made.decision("Three."),
        lambda: made.initiative.of(Person).change(ann.id, "name mended", name="Anne"),
    ):
        seen.clear()
        deed()
        assert assert_touched()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_stay_as_they_are(made: Made, words: str, purpose: str) -> None:
    made.meeting = made.initiative.of(Meeting).change(
        made.meeting.id, "purpose", purpose=purpose.encode("utf-8", "replace").decode()
    )
    text = words.encode("utf-8", "replace").decode()
    decision = made.decision(text)
    assert text in [one.text for one in first(made.summary(), DecisionList).decisions]
    made.initiative.of(Decision).remove(decision.id, "gone")


def test_who_does_not_want_to_be_listed_is_counted_and_not_named(made: Made) -> None:
    health = made.organization("Health")
    listed, unlisted = made.person("Ann Bell", health), made.person("Zoe Ruiz", health)
    made.came(listed, unlisted)
    keep_off_the_list(made.initiative, made.meeting.id, unlisted.id)
    summary = made.summary()
    at = next(
        place for place, one in enumerate(summary.blocks) if getattr(one, "text", "") == "Who was there"
    )
    counted, named = summary.blocks[at + 1 : at + 3]
    assert isinstance(counted, Prose)
    assert counted.text.startswith("2 people from 1 organization")
    assert named == Prose(text="Health: Ann Bell.")
    one = handouts.wanted(made.initiative.view, "meeting-summary")
    said = handouts.left_out(made.initiative.view, one, summary)
    assert said == ("the name of 1 person who did not want to be listed",)
    keep_off_the_list(made.initiative, made.meeting.id, unlisted.id)
    assert "Zoe Ruiz" in str(made.summary().blocks)


def test_objections_and_how_they_ended_stand_under_the_decision_and_so_does_a_later_correction(
    made: Made,
) -> None:
    grant, lucia = made.person("Grant"), made.person("Lucía")
    objection = Objection(who=grant.id, harm="it wins grants partners need", ended="proposal changed")
    terms = {"method": "consent", "step": "backbone-roles.agree"}
    made.vote("Live with it?", (12, 2, 1), objections=(objection,), **terms)
    last = made.vote("Live with it?", (13, 2, 0), round=2, aside=(lucia.id,), version=2, **terms)
    made.decision("The partnership hosts.", method="Consent", numbers="13 consent", vote=last.id)
    (one,) = first(made.summary(), DecisionList).decisions
    assert one.basis == (
        "By consent. 13 consent."
        " Objection (Grant): it wins grants partners need. How it ended: proposal changed."
        " Lucía stated a conflict of interest and did not vote."
        " The count was corrected after this was decided: look at it again.",
    )


def test_names_and_scores_are_printed_only_where_a_round_has_them(made: Made) -> None:
    ann, bo = made.person("Ann"), made.person("Bo")
    roll = (NamedVote(who=ann.id, level=0), NamedVote(who=bo.id, level=1))
    made.vote("Do we speak up?", (1, 1, 0), method="show-of-hands", roll=roll)
    criteria = (Criterion(id="price", title="Price", weight=3),)
    scores = ((agreed(4),), (agreed(5),))
    made.vote("Who?", (), method="weighted-scoring", options=("A", "B"), criteria=criteria, scores=scores)
    document = made.summary()
    words = "By names, as the group asked. For: Ann. Against: Bo."
    assert SmallNote(text=words) in document.blocks
    table = next(block for block in document.blocks if isinstance(block, Rows) and block.caption == "Who?")
    assert [column.title for column in table.columns] == ["Choice", "Price (x3)", "Total"]
    assert [[cell.text for cell in row] for row in table.rows] == [["B", "5", "5.00"], ["A", "4", "4.00"]]
