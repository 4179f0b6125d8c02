"""What could be cut when a meeting is behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from convene.meetings.agenda import AgendaItem, ItemKind
from convene.meetings.clock import clock, in_words
from convene.meetings.cutting import Short, cuts

AT = datetime(2026, 11, 16, 9, tzinfo=UTC)
SHORT = {"landscape-map": Short(57, ("organizations", "gaps")), "meeting-close": Short(16, ("plus",))}


def item(
    number: int,
    title: str,
    minutes: int,
    kind: ItemKind = "talk",
    worksheet: str | None = None,
    **more: object,
) -> AgendaItem:
    return AgendaItem(
        id=number,
        meeting=1,
        order=number,
        title=title,
        minutes=minutes,
        kind=kind,
        worksheet=worksheet,
        **more,  # type: ignore[arg-type]
    )


AGENDA = [
    item(1, "Welcome", 10, started=AT),
    item(2, "Map", 90, "worksheet", "landscape-map"),
    item(3, "Break", 15, "break"),
    item(4, "Charter", 20),
    item(5, "Before we go", 20, "close", "meeting-close"),
]


def said(needed: int) -> list[tuple[str, int]]:
    return [(one.words, one.saves) for one in cuts(AGENDA, needed, SHORT)]


def test_the_smallest_cut_that_is_enough_comes_first() -> None:
    assert said(8)[:2] == [("“Break” only 5 minutes", 10), ("Leave out “Charter”", 20)]
    assert said(25)[:2] == [
        ("“Break” only 5 minutes; leave out “Charter”", 30),
        ("“Map” in its short version, 57 minutes", 33),
    ]


def test_the_close_is_never_cut_and_neither_is_what_is_over() -> None:
    words = " ".join(words for needed in (1, 30, 60, 100) for words, _ in said(needed))
    assert "Before we go" not in words
    assert "Welcome" not in words


def test_a_cut_says_what_to_set() -> None:
    (first, *_) = cuts(AGENDA, 31, SHORT)
    assert first.changes == {2: {"added": -33, "steps": ("organizations", "gaps")}}


def test_a_cut_brings_the_meeting_back_and_leaves_the_plan_as_it_was() -> None:
    behind = clock(AGENDA, AT + timedelta(minutes=20))
    cut = cuts(AGENDA, 10, SHORT)[0]
    after = [msgspec.structs.replace(one, **cut.changes.get(one.id, {})) for one in AGENDA]
    now = clock(after, AT + timedelta(minutes=20))
    assert behind
    assert now
    assert (in_words(behind.behind), in_words(now.behind)) == ("10 min behind", "on time")
    assert [one.minutes for one in after] == [one.minutes for one in AGENDA]
    assert [one.planned for one in after] == [10, 90, 5, 20, 20]


def test_where_nothing_is_enough_the_largest_cut_is_offered() -> None:
    ((words, saves),) = said(500)
    assert saves == 120
    assert words.startswith("Leave out “Map”")


def test_where_nothing_can_be_cut_nothing_is_offered() -> None:
    assert cuts([AGENDA[0], AGENDA[4]], 5, SHORT) == []


def test_what_is_left_out_already_is_not_offered_again() -> None:
    agenda = [AGENDA[0], item(4, "Charter", 20, left_out=True), AGENDA[4]]
    assert cuts(agenda, 5, SHORT) == []


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(1, 90))
def test_every_cut_that_is_offered_is_enough_and_none_smaller_was_passed_over(
    minutes: list[int], needed: int
) -> None:
    agenda = [item(number, f"Item {number}", one) for number, one in enumerate(minutes, start=1)]
    found = cuts(agenda, needed, {})
    assert all(one.saves >= needed for one in found) or len(found) == 1
    assert [one.saves for one in found] == sorted(one.saves for one in found)
    single = [one for one in minutes if one >= needed]
    assert not single or found[0].saves <= min(single)
    for one in found:
        parts = [agenda[number - 1].minutes for number in one.changes]
        assert sum(parts) - min(parts) < needed
