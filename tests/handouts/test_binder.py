"""The binder: tabs with fixed numbers, contents that lead to them, headings one level deeper."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from lxml import etree

from convene import handouts
from convene.blocks import Break, Contents, DecisionList, Document, Heading, Lead, Tab
from convene.handouts.binder import TABS
from convene.handouts.parts.length import about_pages
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.store.operation import Change
from convene.word.house.house import read_house
from convene.word.house.sample import sample
from convene.word.write import packed_document
from handouts.making import AT, Made, first, waits_for
from word.reading import Read, faults
from word.templates import german, other_fonts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def binder(larkspur: View) -> Document:
    return handouts.document(larkspur, handouts.wanted(larkspur, "binder"))


@pytest.fixture(scope="module")
def parts(binder: Document) -> Read:
    return Read(packed_document(binder))


def test_the_first_page_has_the_goal_and_the_contents(binder: Document, larkspur: View) -> None:
    assert binder.title == larkspur.about.name
    assert first(binder, Lead).text == "Fewer kids start, and no neighbor is lost."
    entries = first(binder, Contents).entries
    assert [one.number for one in entries] == [tab.number for tab in TABS][:-1]  # no contacts
    (missing,) = [one for one in entries if not one.there]
    assert (missing.title, missing.holds) == ("Communication plan", "nothing yet")
    tabs = [block.number for block in binder.blocks if isinstance(block, Tab)]
    assert tabs == [one.number for one in entries if one.there]


def test_headings_lie_below_their_tab_and_skip_no_level(binder: Document) -> None:
    levels = [
        1 if isinstance(block, Tab) else block.level
        for block in binder.blocks
        if isinstance(block, (Tab, Heading))
    ]
    assert all(two <= one + 1 for one, two in pairwise(levels))
    at = next(place for place, block in enumerate(binder.blocks) if isinstance(block, Tab))
    assert all(block.level > 1 for block in binder.blocks[at:] if isinstance(block, Heading))


def test_meetings_are_newest_first_each_on_a_page_of_its_own(binder: Document) -> None:
    numbers = [place for place, block in enumerate(binder.blocks) if isinstance(block, Tab)]
    start = next(place for place in numbers if _tab(binder, place).number == 8)
    end = numbers[numbers.index(start) + 1]
    part = binder.blocks[start:end]
    titles = [block.text for block in part if isinstance(block, Heading) and block.level == 2]
    assert titles == ["Fall check", "Our common agenda", "Who does what, and why now"]
    assert sum(isinstance(block, Break) for block in part) == 2


def _tab(binder: Document, place: int) -> Tab:
    tab = binder.blocks[place]
    assert isinstance(tab, Tab)
    return tab


def test_all_decisions_stand_behind_one_tab_by_meeting(made: Made) -> None:
    earlier = made.new_meeting("Earlier", date(2026, 3, 2), started=AT, closed=AT)
    made.decision("First", meeting=earlier.id)
    made.decision("Second")
    made.decision("By phone", meeting=None)
    binder = made.paper("binder")
    at = next(place for place, one in enumerate(binder.blocks) if isinstance(one, Tab) and one.number == 9)
    part = binder.blocks[at + 1 :]
    headings = [(one.text, one.aside) for one in part if isinstance(one, Heading)]
    assert headings[:3] == [
        ("Thu Sep 17, 2026", "Fall check"),
        ("Mon Mar 2, 2026", "Earlier"),
        ("Beside meetings", ""),
    ]
    said = [decided.text for one in part if isinstance(one, DecisionList) for decided in one.decisions]
    assert said == ["Second", "First", "By phone"]


def test_contents_lead_to_the_tabs_and_the_foot_names_them(binder: Document, parts: Read) -> None:
    document = etree.fromstring(parts.parts["word/document.xml"])
    anchors = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert anchors == marks == [f"tab{one.number}" for one in binder.blocks if isinstance(one, Tab)]
    for one in binder.blocks:
        if isinstance(one, Tab):
            wide = "-wide" if one.landscape else ""
            foot = parts.parts[f"word/footer-tab{one.number}{wide}.xml"].decode()
            assert f"Tab {one.number}  ·  Page " in foot


@pytest.mark.parametrize("look", [sample("letter", AT), german(), german(number=True), other_fonts()])
def test_the_house_keeps_its_own_edges(binder: Document, look: bytes) -> None:
    house = read_house(look)
    data = packed_document(binder, house=house)
    assert faults(data) == []
    tabs = [name for name in Read(data).parts if "footer-tab" in name]
    assert bool(tabs) == (not house.edges)


def test_it_waits_until_there_is_more_than_one_sheet(initiative: Initiative) -> None:
    lacks = waits_for(initiative.view, "binder")
    assert lacks
    assert lacks.words.startswith("There is one sheet so far")


def test_a_change_in_any_of_its_papers_is_seen(larkspur: View) -> None:
    one = handouts.wanted(larkspur, "binder")
    sources = handouts.sources(larkspur, one)
    assert sources.touched_by(Change(table="organizations", id=1, new={"name": "New"}))
    assert sources.touched_by(Change(table="decisions", id=1, set={"text": "x"}, was={"text": "y"}))
    assert not sources.touched_by(Change(table="people", id=1, set={"contact": "x"}, was={}))
    assert handouts.sources(larkspur, one._replace(ticked=True)).touched_by(
        Change(table="people", id=1, set={"contact": "x"}, was={})
    )


def test_about_as_many_pages_as_its_papers(binder: Document, larkspur: View) -> None:
    single = sum(
        about_pages(handouts.document(larkspur, one))
        for one in handouts.possible(larkspur)
        if one.kind in {kind.KIND for tab in TABS for kind in tab.kinds} - {"contact-list"}
    )
    assert abs(about_pages(binder) - single) < 8
