"""What holds for every handout: a sound file, the same each time, no contacts, sensible from the start."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from convene import handouts
from convene.blocks import Heading, Masthead
from convene.errors import ConveneError
from convene.handouts import HANDOUTS, Handout
from convene.handouts.parts.length import about_pages
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from convene.meetings.agenda import AgendaItem
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.widgets.places_bar import PLACES
from convene.word.write import packed_document
from convene.worksheets.shelf import Shelf
from handouts.making import Made
from hostile import FEW, holds, shown
from measuring import deaths
from word.reading import Read, audit, faults

PAGES = {
    "meeting-summary": 5,
    "sign-in-sheet": 2,
    "landscape-map": 2,
    "promises": 2,
    "measurement-plan": 4,
    "data-report": 7,
    "worksheet": 2,
    "blank-worksheet": 4,
    "binder": 45,
}
"""At most so many of the sample; 1 where nothing is said."""

WAITING = {"communication-plan"}
"""What the sample has not begun: its own tests make one."""

WITH_CONTACTS = {"contact-list", "binder"}
"""The binder only where they are ticked."""


def newest(view: View, kind: str, *, ticked: bool = True) -> Handout:
    """The one of this kind that is wanted most, with what may be ticked."""
    return handouts.wanted(view, kind, ticked=ticked)


def all_of(view: View) -> tuple[Handout, ...]:
    """Everything that can be written, ticked where it can be; of blank worksheets, all alike, one."""
    kinds = [kind for kind in HANDOUTS if kind != "blank-worksheet"]
    ticks = {handouts.key_of(one) for one in handouts.offered(view, kinds)}
    found = [*handouts.offered(view, kinds, ticks), *handouts.offered(view, ["blank-worksheet"])[:1]]
    return tuple(one for one in found if not one.lacks)


@pytest.fixture(params=[name for name in HANDOUTS if name not in WAITING])
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_the_file_is_sound_and_the_same_each_time(kind: str, larkspur: View, tmp_path: Path) -> None:
    document = handouts.document(larkspur, newest(larkspur, kind))
    path = tmp_path / "sound.docx"
    path.write_bytes(packed_document(document))
    assert faults(path.read_bytes()) == []
    assert audit(path) == []
    again = handouts.document(larkspur.frozen(), newest(larkspur.frozen(), kind))
    assert packed_document(again) == path.read_bytes()
    assert faults(packed_document(msgspec.structs.replace(document, paper="a4"))) == []


def test_it_opens_with_its_name_and_skips_no_heading(kind: str, larkspur: View) -> None:
    document = handouts.document(larkspur, newest(larkspur, kind))
    first, *rest = document.blocks
    assert isinstance(first, Masthead)
    assert (first.kind, first.title) == (document.kind, document.title)
    levels = [0, *(block.level for block in rest if isinstance(block, Heading))]
    assert all(two <= one + 1 for one, two in pairwise(levels))
    assert about_pages(document) <= PAGES.get(kind, 1)


def test_no_contact_and_no_ballot_is_on_it(kind: str, larkspur: View) -> None:
    data = packed_document(handouts.document(larkspur, newest(larkspur, kind)))
    words = " ".join(Read(data).texts())
    contacts = [one.contact for one in larkspur.all(Person) if one.contact]
    assert contacts
    assert (contacts[0] in words) == (kind in WITH_CONTACTS)
    assert any(one in words for one in contacts) == (kind in WITH_CONTACTS)


def test_a_new_initiative_gets_a_paper_or_is_told_what_it_waits_for(initiative: Initiative) -> None:
    view = initiative.view
    for one in handouts.offered(view, [kind for kind in HANDOUTS if kind != "blank-worksheet"]):
        if one.lacks:
            worksheet, _, step = one.lacks.where.partition(".")
            assert one.lacks.words.endswith(".")
            assert one.lacks.where in PLACES or view.shelf.worksheets[worksheet].step(step)
        else:
            assert faults(packed_document(handouts.document(view, one))) == []


def test_any_words_stand_on_every_paper_as_they_were_typed(made: Made) -> None:
    words = " ".join(shown(one) for one in FEW)
    add, home = made.initiative.rows, made.organization(words, words, whom_they_reach=words)
    person = made.person(words, home, contact=words)
    coming = made.new_meeting(words, date(2026, 12, 3), place=words, purpose=words, bring=words)
    item = AgendaItem(meeting=coming.id, order=1, title=words, minutes=10, lead=words)
    made.initiative.of(AgendaItem).add(item, "item added")
    made.initiative.of(Presence).add(Presence(meeting=coming.id, person=person.id, invited=True), "invited")
    made.action(words, who=person.id, due=date(2026, 11, 1))
    made.decision(words, worksheets=("common-agenda",))
    add("common-agenda.goals").add({"for_whom": words, "what_will_change": words})
    strategy = add("common-agenda.strategies").add({"name": words, "what_we_will_do": words})
    promise = {"organization": home.id, "strategy": strategy, "part": "Leads", "what_exactly": words}
    add("commitments.matrix").add(promise)
    add("backbone-roles.roles").add({"job": "Data", "done_by": home.id, "person": person.id})
    add("communication-plan.outside").add({"audience": words, "what": words})
    counted = {"unit": "Count", "how_often": "Calendar year", "breakdowns": [words]}
    measure = add("shared-measures.measures").add({"name": words, "plain_question": words, **counted})
    value = Observation(measure=measure, period="2025", breakdown=words, group=words, figure=Figure(count=40))
    keep_values(made.initiative, [value], "value typed")
    grid = made.initiative.rows("champions-and-group.influence")
    grid.add({"item": person.id, "across": 8, "up": 8})
    found = all_of(made.initiative.view)
    assert {one.kind for one in found} == set(HANDOUTS)
    for one in found:
        data = packed_document(handouts.document(made.initiative.view, one))
        assert faults(data) == []
        before_the_other = one.meeting == made.meeting.id and one.kind != "meeting-summary"
        if one.kind not in {"twelve-cells", "blank-worksheet"} and not before_the_other:
            assert holds("".join(Read(data).texts()), words), one.kind


def test_contacts_and_where_people_stand_are_only_on_paper_when_ticked(larkspur: View) -> None:
    without = packed_document(handouts.document(larkspur, newest(larkspur, "binder", ticked=False)))
    words = " ".join(Read(without).texts())
    assert not any(one.contact in words for one in larkspur.all(Person) if one.contact)
    assert "Contacts" not in words
    with pytest.raises(ConveneError, match="only written when you tick it"):
        newest(larkspur, "stakeholder-grid", ticked=False)
    (sheet,) = [one for one in handouts.offered(larkspur, ["worksheet"]) if one.extra]
    for one in (sheet, sheet._replace(ticked=True)):
        said = [block.text for block in handouts.document(larkspur, one).blocks if isinstance(block, Heading)]
        assert ("Who stands where" in said) == one.ticked
    assert not [one for one in handouts.possible(larkspur) if one.kind == "stakeholder-grid"]


def test_a_record_without_worksheets_still_says_what_there_is(initiative: Initiative, tmp_path: Path) -> None:
    tables = {"initiative": initiative.view.documents("initiative")}
    bare = View(tables, Shelf(shipped=tmp_path), today=date(2026, 11, 16))
    assert [one.kind for one in handouts.possible(bare)] == ["twelve-cells"]


def test_what_is_offered_is_what_can_be_written_and_then_what_waits(
    larkspur: View, initiative: Initiative
) -> None:
    for view in (larkspur, initiative.view):
        waits = [one.waits for one in handouts.offered(view)]
        assert waits == sorted(waits)
        assert {one.kind for one in handouts.offered(view)} == set(HANDOUTS)


def test_every_module_is_a_handout_by_its_own_name() -> None:
    folder = Path(handouts.__path__[0])
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert modules == set(HANDOUTS)


def test_nobody_under_18_is_named_in_full_on_any_paper(made: Made) -> None:
    person = made.person("Marcus Treadwell", made.organization("Youth Council"), under_18=True)
    made.came(person)
    made.decision(
        "We ask the council", vote=made.vote("May we?", (1, 0, 1), method="consent", aside=(person.id,)).id
    )
    made.action("Ask the council", who=person.id, due=date(2026, 10, 1))
    made.parked("What it costs", keeper=person.id)
    made.item("champions-and-group")
    coming = made.new_meeting("Next", date(2026, 12, 3))
    made.initiative.of(Presence).add(Presence(meeting=coming.id, person=person.id, invited=True), "invited")
    made.initiative.of(AgendaItem).add(
        AgendaItem(meeting=coming.id, order=1, title="Talk", minutes=10, lead="Ann, Marcus Treadwell"), "item"
    )
    made.vote("And now?", (1, 0, 1), method="consent", recorded_by="Marcus Treadwell")
    made.initiative.rows("champions-and-group.influence").add({"item": person.id, "across": 8, "up": 8})
    written = all_of(made.initiative.view)
    papers = {one.kind: packed_document(handouts.document(made.initiative.view, one)) for one in written}
    for kind, data in papers.items():
        words = " ".join(Read(data).texts())
        assert "Treadwell" not in words, kind
        assert "Under 18" not in words, kind
    on_them = ("meeting-summary", "agenda", "sign-in-sheet", "actions-by-owner", "stakeholder-grid", "binder")
    for kind in on_them:
        assert "Marcus T." in " ".join(Read(papers[kind]).texts()), kind
    assert not [one for one in written if "Treadwell" in one.name + one.file]


@pytest.mark.parametrize("counted", [True, False])
def test_a_small_baseline_is_on_no_paper(made: Made, counted: bool) -> None:
    measure = made.initiative.rows("measures").add(deaths(baseline_value=6.125, target_value=8.5))
    if counted:
        one = Observation(measure=measure, period="2023", figure=Figure(count=6.125))
        keep_values(made.initiative, [one], "typed")
    made.item("shared-measures")
    made.initiative.rows("common-agenda.goals").add({"for_whom": "All", "what_will_change": "Fewer deaths"})
    view = made.initiative.view
    for handout in all_of(view):
        assert "6.1" not in " ".join(Read(packed_document(handouts.document(view, handout))).texts()), (
            handout.kind
        )
    summary = next(one for one in handouts.possible(view) if one.kind == "meeting-summary")
    words = " ".join(Read(packed_document(handouts.document(view, summary))).texts())
    assert "hidden (small count)" in words
    assert "8.5" in words
