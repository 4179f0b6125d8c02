"""What is offered in a cell of each kind."""

from __future__ import annotations

from around import FakeAround
from convene.kinds import choice, date, number, pick, rating, row, text
from convene.kinds.columns import CellField, Column
from convene.widgets.cell_offers import AsTyped, NewName, offers_for, separates_here

AROUND = FakeAround(organizations={7: "Clinic", 8: "Church"}, shared_measures__candidates={3: "Vaping"})


def offered(field: CellField, words: str, *, opened: bool = False) -> list[tuple[str, object]]:
    column = Column(field=field)
    return [(one.words, one.value) for one in offers_for(words, column, AROUND, all_of_them=opened)]


def test_a_closed_list_offers_what_fits() -> None:
    field = choice.Definition(id="a", title="A", options=("Low", "Medium", "High"))
    assert offered(field, "m") == [("Medium", None)]
    assert offered(field, "x") == []


def test_words_that_stood_there_offer_the_whole_list() -> None:
    field = choice.Definition(id="a", title="A", options=("Low", "Medium", "High"))
    assert [words for words, _ in offered(field, "Low", opened=True)] == ["Low", "Medium", "High"]


def test_an_open_list_also_offers_the_words_themselves() -> None:
    field = choice.Definition(id="a", title="A", options=("Low",), open=True)
    assert offered(field, "Enough") == [("“Enough”", AsTyped("Enough"))]
    assert offered(field, "low") == [("Low", None)]


def test_a_registry_offers_to_add_what_it_lacks() -> None:
    field = pick.Definition(id="a", title="A", registry="organizations")
    assert offered(field, "cl")[0] == ("Clinic", 7)
    assert offered(field, "School") == [("Add “School”", NewName("organizations", "School"))]
    assert offered(field, "clinic") == [("Clinic", 7)]


def test_earlier_rows_are_offered_and_own_words_too() -> None:
    field = row.Definition(id="a", title="A", rows="shared-measures.candidates")
    assert offered(field, "va") == [("Vaping", 3), ("“va”", AsTyped("va"))]


def test_a_day_is_offered_as_it_is_understood() -> None:
    assert offered(date.Definition(id="a", title="A"), "Dec 5") == [("Sat Dec 5, 2026", "2026-12-05")]
    assert offered(date.Definition(id="a", title="A"), "some day") == []


def test_levels_are_offered_with_their_words() -> None:
    field = rating.Definition(id="a", title="A", greatest=2, words=("low", "high"))
    assert offered(field, "") == [("1", 1), ("2", 2)]


def test_words_and_numbers_offer_nothing() -> None:
    assert offered(text.Definition(id="a", title="A"), "x") == []
    assert offered(number.Definition(id="a", title="A"), "1") == []


def test_a_comma_ends_a_choice_unless_an_option_goes_on_after_it() -> None:
    options = ("Prevention, treatment and recovery", "Prevents it early")
    field = choice.Definition(id="a", title="A", options=options, most=0)
    assert not separates_here("Prevention", field)
    assert separates_here("Prevents it early", field)
    assert not separates_here("Prevents it early", choice.Definition(id="a", title="A", options=options))
