from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.typed import REPLACEMENT, clean_line, clean_text

# Surrogates too: a broken file name or a bad paste can carry them.
ANY_TEXT = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("typed", "line", "text"),
    [
        ("plain words", "plain words", "plain words"),
        (" spaces stay ", " spaces stay ", " spaces stay "),
        ("a\r\nb", "a b", "a\nb"),
        ("a\rb", "a b", "a\nb"),
        ("a\n\nb", "a  b", "a\n\nb"),
        ("a\tb", "a b", "a\tb"),
        ("a\u2028b\u2029c", "a b c", "a\nb\nc"),
        ("\x1b[2J", "\ufffd[2J", "\ufffd[2J"),
        ("\x1b]0;t\x07", "\ufffd]0;t\ufffd", "\ufffd]0;t\ufffd"),
        ("\x9b5m", "\ufffd5m", "\ufffd5m"),
        ("\x00\x7f\x85", "\ufffd" * 3, "\ufffd" * 3),
        ("\u202eabc\u2066\u2069", "\ufffdabc\ufffd\ufffd", "\ufffdabc\ufffd\ufffd"),
        ("half \ud83d of a pair", "half \ufffd of a pair", "half \ufffd of a pair"),
        ("[b]x[/b] [/] $who {{x}}", "[b]x[/b] [/] $who {{x}}", "[b]x[/b] [/] $who {{x}}"),
        ("👨‍👩‍👧 ❤️ e\u0301 مرحبا 表", "👨‍👩‍👧 ❤️ e\u0301 مرحبا 表", "👨‍👩‍👧 ❤️ e\u0301 مرحبا 表"),
    ],
)
def test_what_could_harm_a_terminal_is_replaced_and_nothing_else(typed: str, line: str, text: str) -> None:
    assert clean_line(typed) == line
    assert clean_text(typed) == text


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean_line(clean_line(typed)) == clean_line(typed)
    assert clean_text(clean_text(typed)) == clean_text(typed)


@given(ANY_TEXT)
def test_a_clean_line_has_no_control_character_and_can_be_written(typed: str) -> None:
    line = clean_line(typed)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in line)
    line.encode()


@given(ANY_TEXT)
def test_a_clean_text_has_only_tabs_and_line_feeds(typed: str) -> None:
    text = clean_text(typed)
    assert {letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs"}} <= {"\t", "\n"}
    text.encode()


def test_the_replacement_can_be_seen() -> None:
    assert REPLACEMENT.isprintable()
