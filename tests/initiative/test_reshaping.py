"""What was captured becomes another kind, one with another, or two; undo takes each back in one step."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.errors import BadInput
from convene.initiative import reshaping
from convene.initiative.capturing import Kept
from convene.initiative.initiative import Initiative
from convene.people.person import Person
from convene.store.store import Store
from convene.worksheets.shelf import Shelf
from laptops import FixedLaptop

NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
SHELF = Shelf()


@pytest.fixture
def initiative(tmp_path: Path) -> Iterator[Initiative]:
    made = Initiative(Store(tmp_path, laptop=FixedLaptop("aaaa")), SHELF, now=lambda: NOW)
    yield made
    made.close()


def dana(initiative: Initiative) -> Person:
    return initiative.of(Person).add(Person(name="Dana Ruiz"), "person added")


def an_action(
    initiative: Initiative, number: int = 1, what: str = "Call the clinic", **values: object
) -> Action:
    action = Action(number=number, what=what, at=NOW, meeting=7, **values)  # type: ignore[arg-type]
    return initiative.of(Action).add(action, "captured")


def test_an_action_becomes_a_decision_and_an_action_again_with_owner_and_date(initiative: Initiative) -> None:
    who = dana(initiative)
    action = an_action(initiative, who=who.id, due=FRIDAY, status="Doing", worksheets=("landscape-map",))
    decision = reshaping.become(initiative, action, "decision")
    assert (decision.label, decision.title) == ("D1", "Dana Ruiz: Call the clinic, by Fri Nov 20, 2026")
    assert (decision.at, decision.meeting, decision.formerly) == (NOW, 7, ("A1",))
    assert isinstance(decision, Decision)
    assert decision.worksheets == ("landscape-map",)
    assert reshaping.bearer(initiative.view, "A1") == decision
    back = reshaping.become(initiative, decision, "action")
    assert isinstance(back, Action)
    assert (back.label, back.what, back.who, back.due) == ("A1", "Call the clinic", who.id, FRIDAY)
    assert (back.status, back.formerly) == ("Doing", ("D1",))


def test_a_note_that_becomes_an_action_is_read_as_on_its_own_day(initiative: Initiative) -> None:
    who = dana(initiative)
    note = initiative.of(Note).add(Note(number=1, text="Dana to call the clinic by Friday", at=NOW), "noted")
    action = reshaping.become(initiative, note, "action")
    assert isinstance(action, Action)
    assert (action.what, action.who, action.due) == ("Call the clinic", who.id, FRIDAY)


@pytest.mark.parametrize("words", ["Sam Ortiz to call by next Friday", "N people came", "D: x"])
def test_what_is_not_certain_stays_in_the_words(initiative: Initiative, words: str) -> None:
    note = initiative.of(Note).add(Note(number=1, text=words, at=NOW), "noted")
    action = reshaping.become(initiative, note, "action")
    assert isinstance(action, Action)
    assert (action.what, action.who, action.due) == (words, None, None)


def test_a_number_that_something_had_is_not_given_again(initiative: Initiative) -> None:
    action = an_action(initiative)
    reshaping.become(initiative, action, "note")
    assert an_action(initiative, initiative.of(Action).next_number()).label == "A2"


def test_merging_keeps_the_words_of_both_and_the_first_ones_owner(initiative: Initiative) -> None:
    who, lena = dana(initiative), initiative.of(Person).add(Person(name="Lena Ortiz"), "added")
    first = an_action(initiative, who=who.id, partners=(3,))
    second = an_action(initiative, 2, "Ask for the form", who=lena.id, due=FRIDAY, partners=(3, 4))
    merged = reshaping.merge(initiative, first, second)
    assert isinstance(merged, Action)
    assert (merged.label, merged.what) == ("A1", "Call the clinic; Ask for the form")
    assert (merged.who, merged.due, merged.partners) == (who.id, FRIDAY, (3, 4))
    assert (merged.formerly, merged.note) == (("A2",), "A2: Lena Ortiz")
    assert [one.label for one in initiative.view.all(Action)] == ["A1"]
    assert reshaping.bearer(initiative.view, "A2") == merged
    assert initiative.undo() == "A2 merged into A1"
    assert initiative.view.all(Action) == [first, second]


def test_merging_the_same_words_says_them_once_and_another_kind_says_all(initiative: Initiative) -> None:
    first = an_action(initiative)
    second = an_action(initiative, 2, "call the clinic.")
    assert reshaping.merge(initiative, first, second).title == "Call the clinic"
    note = initiative.of(Note).add(Note(number=1, text="They close at four", at=NOW), "noted")
    third = an_action(initiative, 3, "Send the form", due=FRIDAY)
    merged = reshaping.merge(initiative, note, third)
    assert merged.title == "They close at four; Send the form, by Fri Nov 20, 2026"


def test_splitting_numbers_both_and_the_first_keeps_its_number(initiative: Initiative) -> None:
    who = dana(initiative)
    words = "Call the clinic and send the form by Nov 30"
    action = an_action(initiative, what=words, who=who.id, due=FRIDAY)
    second = reshaping.split(initiative, action, words.index("and"), NOW)
    first, _ = initiative.view.all(Action)
    assert (first.label, first.what, first.who, first.due) == ("A1", "Call the clinic", who.id, FRIDAY)
    assert isinstance(second, Action)
    assert (second.label, second.what, second.meeting) == ("A2", "Send the form", 7)
    assert (second.who, second.due) == (who.id, date(2026, 11, 30))
    assert initiative.undo() == "A1 split: A2"
    assert initiative.view.all(Action) == [action]
    with pytest.raises(BadInput):
        reshaping.split(initiative, action, 0, NOW)


def test_a_part_that_names_somebody_not_certain_is_nobodys(initiative: Initiative) -> None:
    words = "Dana to ask two families and Sam to book the hall next Friday"
    action = an_action(initiative, what=words, who=dana(initiative).id, due=FRIDAY)
    second = reshaping.split(initiative, action, words.index("and"), NOW)
    assert isinstance(second, Action)
    assert (second.what, second.who, second.due) == ("Sam to book the hall next Friday", None, None)


def test_decisions_are_put_in_another_order_on_paper(initiative: Initiative) -> None:
    for number in (1, 2, 3):
        initiative.of(Decision).add(Decision(number=number, text="x", at=NOW, meeting=7), "captured")
    reshaping.move(initiative, initiative.view.all(Decision)[2], -1)
    assert [one.label for one in initiative.view.all(Decision)] == ["D1", "D3", "D2"]
    reshaping.move(initiative, initiative.view.all(Decision)[0], -1)
    reshaping.move(initiative, initiative.view.all(Decision)[0], 1)
    assert [one.label for one in initiative.view.all(Decision)] == ["D3", "D1", "D2"]


WORDS = st.sampled_from(
    ["Call", "Dana", "to", "by", "Friday", ":", "and", "Dec 5", "@Dana", "(Dana)", "?", "A", "d"]
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(WORDS, min_size=2, max_size=7).map(" ".join).filter(lambda words: words.strip("@(:)? ")),
    st.lists(st.sampled_from(["action", "decision", "parking", "note", "merge", "split"]), max_size=4),
    st.booleans(),
)
def test_any_chain_loses_no_word_and_is_undone_step_by_step(
    words: str, steps: list[str], owned: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        initiative = Initiative(Store(Path(folder), laptop=FixedLaptop("aaaa")), SHELF, now=lambda: NOW)
        who = dana(initiative)
        parked = initiative.of(ParkingItem).add(ParkingItem(number=1, what="Who pays?", at=NOW), "parked")
        thing: Kept = an_action(
            initiative, what=words, who=who.id if owned else None, due=FRIDAY if owned else None
        )
        states = []
        for step in steps:
            states.append(copy.deepcopy(initiative.store.tables))
            if step == "merge" and reshaping.bearer(initiative.view, "P1") == parked:
                thing = reshaping.merge(initiative, thing, parked)
                assert "Who pays" in thing.title
            elif step == "split" and len(thing.title.split()) > 2 and thing.title.split()[-1].isalnum():
                try:
                    reshaping.split(initiative, thing, thing.title.rindex(" "), NOW)
                except BadInput:
                    states.pop()
                    continue
                thing = next(one for one in initiative.view.all(type(thing)) if one.label == thing.label)
            elif kind := next((one for one in reshaping.KINDS if one == step), None):
                if kind == reshaping.kind_of(thing):
                    states.pop()
                    continue
                thing = reshaping.become(initiative, thing, kind)
            else:
                states.pop()
                continue
            assert reshaping.bearer(initiative.view, "A1") == thing
        for state in reversed(states):
            assert initiative.undo()
            assert {name: rows for name, rows in initiative.store.tables.items() if rows} == {
                name: rows for name, rows in state.items() if rows
            }
        initiative.close()
