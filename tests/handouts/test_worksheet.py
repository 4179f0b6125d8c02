"""A worksheet as the group filled it in: its answers in order, what came of it, and what is for no paper."""

from __future__ import annotations

from datetime import date

import pytest

from convene import handouts
from convene.blocks import DecisionList, Heading, Rows, SmallNote
from convene.errors import ConveneError
from convene.handouts import Handout
from convene.initiative.view import View
from convene.store.operation import Change
from convene.word.write import packed_document
from handouts.making import AT, Made, headings
from word.reading import faults


def of(view: View, worksheet: str, *, meeting: int | None = None, ticked: bool = False) -> list[str]:
    """The headings of a filled worksheet."""
    one = Handout("worksheet", "Worksheet", worksheet=worksheet, meeting=meeting, ticked=ticked)
    return [words for _, words in headings(handouts.document(view, one))]


def test_answers_stand_in_the_order_of_the_steps_and_the_rest_is_named(made: Made) -> None:
    made.initiative.rows("readiness.candidates").add({"name": "Ruth Ames", "first_ask": "Chair it"})
    made.initiative.rows("readiness.gaps").add({"what_is_missing": "A place to meet"})
    made.decision("We start small", worksheets=("readiness",))
    made.action("Ask the library", worksheets=("readiness",))
    made.decision("Not of this worksheet", worksheets=("landscape-map",))
    (one,) = handouts.offered(made.initiative.view, ["worksheet"])
    assert (one.name, one.worksheet) == ("Worksheet: Are we ready to start?", "readiness")
    document = handouts.document(made.initiative.view, one)
    assert [words for _, words in headings(document)] == [
        "Possible champions",
        "What is missing",
        "What we decided",
        "Who does what",
    ]
    (decisions,) = [block for block in document.blocks if isinstance(block, DecisionList)]
    assert [decided.text for decided in decisions.decisions] == ["We start small"]
    waiting = document.blocks[2]
    assert isinstance(waiting, SmallNote)
    assert waiting.text.startswith("Not answered: Is it our kind?, Champion")


def test_the_prompt_stands_above_its_answer(made: Made) -> None:
    made.initiative.rows("readiness.candidates").add({"name": "Ruth Ames"})
    (one,) = handouts.offered(made.initiative.view, ["worksheet"])
    blocks = handouts.document(made.initiative.view, one).blocks
    at = next(place for place, block in enumerate(blocks) if isinstance(block, Heading))
    prompt, table = blocks[at + 1 : at + 3]
    assert isinstance(prompt, SmallNote)
    assert prompt.text == "Who could be our champion? Name people others would follow."
    assert isinstance(table, Rows)


def test_one_of_each_meeting_is_written_for_each(made: Made) -> None:
    later = made.new_meeting("Later", date(2026, 10, 1), started=AT)
    for meeting, words in ((made.meeting, "Coffee"), (later, "Daylight")):
        made.initiative.rows(f"meeting-close.plus@{meeting.id}").add({"text": words})
    found = handouts.offered(made.initiative.view, ["worksheet"])
    assert [one.meeting for one in found] == [later.id, made.meeting.id]
    texts = [str(handouts.document(made.initiative.view, one).blocks) for one in found]
    assert ["Daylight" in said for said in texts] == [True, False]
    assert ["Coffee" in said for said in texts] == [False, True]


def test_what_is_linked_to_it_changes_it(made: Made) -> None:
    row = made.initiative.rows("readiness.candidates").add({"name": "Ruth Ames"})
    (one,) = handouts.offered(made.initiative.view, ["worksheet"])
    sources = handouts.sources(made.initiative.view, one)
    assert sources.touched_by(Change(table="rows", id=row, was={"name": "Ruth"}, set={"name": "Ruth Ames"}))
    linked, other = ({"text": "x", "worksheets": [one]} for one in ("readiness", "landscape-map"))
    assert sources.touched_by(Change(table="decisions", id=7, new=linked))
    assert not sources.touched_by(Change(table="decisions", id=7, new=other))
    elsewhere = {"step": "landscape-map.gaps", "what": "x"}
    assert not sources.touched_by(Change(table="rows", id=row + 1, new=elsewhere))


def test_every_filled_worksheet_of_the_sample_is_a_sound_file(larkspur: View) -> None:
    found = handouts.offered(larkspur, ["worksheet"], {("worksheet", None, None, "champions-and-group")})
    assert len(found) > 20
    for one in found:
        assert faults(packed_document(handouts.document(larkspur, one))) == [], one.name


def test_a_worksheet_that_is_gone_says_so(made: Made) -> None:
    with pytest.raises(ConveneError, match="not here any more"):
        of(made.initiative.view, "no-such-worksheet")
