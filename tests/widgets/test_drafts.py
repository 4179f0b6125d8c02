"""Rows on the screen that the record doesn't have yet."""

from __future__ import annotations

from convene.widgets.drafts import Drafts


def test_a_row_keeps_its_key_when_it_reaches_the_record() -> None:
    drafts = Drafts()
    key = drafts.begin()
    drafts.type(key, "name", "Clinic")
    drafts.ask(key)
    drafts.kept(key, 12)
    assert drafts.key(12) == key
    assert drafts.row(key) == 12
    assert drafts.open == ()


def test_what_is_typed_on_the_way_is_done_on_arrival() -> None:
    drafts = Drafts()
    done: list[int] = []
    key = drafts.begin()
    drafts.ask(key)
    drafts.later(key, done.append)
    assert done == []
    drafts.kept(key, 12)
    assert done == [12]


def test_rows_of_the_record_have_their_id_as_key() -> None:
    drafts = Drafts()
    assert drafts.key(5) == "5"
    assert drafts.row("5") == 5
    assert drafts.row("offer-5") is None


def test_a_draft_is_empty_until_something_is_in_it_or_asked_for() -> None:
    drafts = Drafts()
    key = drafts.begin()
    assert drafts.is_empty(key)
    drafts.type(key, "name", "x")
    assert not drafts.is_empty(key)
    drafts.type(key, "name", None)
    assert drafts.is_empty(key)
    drafts.ask(key)
    assert not drafts.is_empty(key)
    assert drafts.is_asked(key)
    drafts.drop(key)
    assert not drafts.is_empty(key)
