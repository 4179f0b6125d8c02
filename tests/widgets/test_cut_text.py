"""Words that are cut say so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from convene.widgets.cut_text import cut_to

MORE = Content("… (F1)")
NOTE = Content("Ask for the source before the number. If it stalls, ask how we would know by next June.")


def test_what_fits_stays_whole() -> None:
    assert cut_to(NOTE, 50, 2, MORE) == NOTE


def test_what_is_cut_ends_with_the_key_and_never_inside_a_word() -> None:
    shown = cut_to(NOTE, 30, 2, MORE).plain
    assert shown == "Ask for the source before the\nnumber. If it stalls, … (F1)"


@given(st.text(max_size=200), st.integers(8, 40), st.integers(1, 4))
def test_it_never_takes_more_room_than_there_is(words: str, width: int, lines: int) -> None:
    shown = cut_to(Content(words), width, lines, MORE)
    assert len(shown.wrap(width)) <= lines
