"""What holds for every handout: a sound file, the same each time, no contacts, sensible from the start."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from convene import handouts
from convene.blocks import Heading, Masthead
from convene.handouts import HANDOUTS, Handout
from convene.handouts.parts.length import about_pages
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.people.person import Person
from convene.widgets.places_bar import PLACES
from convene.word.write import packed_document
from word.reading import Read, audit, faults

PAGES = {"meeting-summary": 5, "sign-in-sheet": 2, "landscape-map": 2, "promises": 2}
"""At most so many of the sample; 1 where nothing is said."""

WAITING = {"communication-plan"}
"""What the sample has not begun: its own tests make one."""

WITH_CONTACTS = {"contact-list"}


def newest(view: View, kind: str) -> Handout:
    return next(one for one in handouts.possible(view) if one.kind == kind)


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


def test_a_new_initiative_gets_a_paper_or_is_told_what_it_waits_for(
    kind: str, initiative: Initiative
) -> None:
    view = initiative.view
    (one,) = [one for one in handouts.offered(view) if one.kind == kind]
    if one.lacks:
        worksheet, _, step = one.lacks.where.partition(".")
        assert one.lacks.words.endswith(".")
        assert one.lacks.where in PLACES or view.shelf.worksheets[worksheet].step(step)
    else:
        assert faults(packed_document(handouts.document(view, one))) == []


def test_what_is_offered_is_what_can_be_written_and_then_what_waits(
    larkspur: View, initiative: Initiative
) -> None:
    for view in (larkspur, initiative.view):
        waits = [bool(one.lacks) for one in handouts.offered(view)]
        assert waits == sorted(waits)
        assert {one.kind for one in handouts.offered(view)} == set(HANDOUTS)


def test_every_module_is_a_handout_by_its_own_name() -> None:
    folder = Path(handouts.__path__[0])
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", "blank-worksheet"}
    assert modules == set(HANDOUTS)
