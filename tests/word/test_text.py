"""A person's words come out as typed, in every script, and nothing in them becomes alive."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convene.word.text import attribute, clean, one_line, paragraphs, runs, starts_right_to_left
from word.reading import W, said, value, w

ANY = st.text(st.characters())  # lone surrogates too
SCRIPTS = st.text(st.sampled_from("ab 1.,(é“\n\tשלוםمرحبا表한あ５👩‍👩‍👧\u200f\u0301"))


def parsed(xml: str) -> Any:
    return etree.fromstring(f'<w:p xmlns:w="{W}">{xml}</w:p>')


def split(text: str) -> list[tuple[str, str]]:
    """Each run's text with "rtl", its East Asian language, or nothing."""
    read = []
    for run in parsed(runs(text)):
        language = value(run.find(f"{w('rPr')}/{w('lang')}"), "eastAsia")
        right = run.find(f"{w('rPr')}/{w('rtl')}") is not None
        read.append((said_in(run), "rtl" if right else language))
    return read


def said_in(run: Any) -> str:
    return "".join(part.text or "" for part in run.iter(w("t")))


@given(ANY)
def test_any_text_is_read_back_as_it_was_cleaned(text: str) -> None:
    assert said(parsed(runs(text))) == clean(text)


@given(SCRIPTS)
def test_mixed_scripts_are_read_back_in_their_order(text: str) -> None:
    assert said(parsed(runs(text, "Strong"))) == clean(text)


@given(ANY)
def test_any_text_fits_into_an_attribute(text: str) -> None:
    element = etree.fromstring(f'<a b="{attribute(text)}"/>')
    assert element.get("b") == one_line(text)


@given(ANY)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_what_xml_forbids_is_seen_as_a_mark() -> None:
    assert clean("a\x00b\x0bc\ud800d\ufffee\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"


def test_every_kind_of_line_end_is_a_line_break() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\ne"


@pytest.mark.parametrize(
    "text",
    ["{ PAGE }", "{{x}}", "<b>bold</b>", "=1+1", "http://example.org", "[@click=app.bell]", "&amp;", "$who"],
)
def test_nothing_becomes_alive(text: str) -> None:
    run = parsed(runs(text))
    assert said(run) == text
    assert {part.tag for part in run.iter()} == {w("p"), w("r"), w("t")}


def test_plain_text_is_one_run_with_nothing_set() -> None:
    assert runs("Who does what") == '<w:r><w:t xml:space="preserve">Who does what</w:t></w:r>'


def test_empty_text_makes_no_run() -> None:
    assert runs("") == ""


def test_accents_and_curly_quotes_need_no_second_run() -> None:
    assert split("“Tomás”") == [("“Tomás”", "")]


def test_hebrew_within_english_turns_only_itself() -> None:
    assert split("Say שלום עולם (hello)") == [("Say ", ""), ("שלום עולם", "rtl"), (" (hello)", "")]


def test_signs_at_the_ends_of_right_to_left_text_go_with_it() -> None:
    assert split("(שלום) 5.") == [("(שלום) 5.", "rtl")]


def test_english_within_hebrew_stays_left_to_right() -> None:
    assert split("שלום big world, שלום") == [("שלום ", "rtl"), ("big world", ""), (", שלום", "rtl")]


def test_points_of_hebrew_stay_with_their_letters() -> None:
    assert split("a שָׁ") == [("a ", ""), ("שָׁ", "rtl")]


@pytest.mark.parametrize(
    ("text", "language"), [("青少年", "zh-CN"), ("日本の学校", "ja-JP"), ("학교", "ko-KR"), ("ひ字", "ja-JP")]
)
def test_east_asian_text_says_its_language(text: str, language: str) -> None:
    assert split(f"{text} Center") == [(text, language), (" Center", "")]


def test_hebrew_and_arabic_say_their_language() -> None:
    assert 'w:bidi="he-IL"' in runs("שלום")
    assert 'w:bidi="ar-SA"' in runs("مرحبا")


def test_properties_stand_in_the_order_of_the_schema() -> None:
    properties = parsed(runs("字", "Strong"))[0][0]
    assert [part.tag for part in properties] == [w("rStyle"), w("rFonts"), w("lang")]
    properties = parsed(runs("שלום", "Strong"))[0][0]
    assert [part.tag for part in properties] == [w("rStyle"), w("rtl"), w("lang")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", False),
        ("שלום hello", True),
        ("hello שלום", False),
        ("12. مرحبا", True),
        ("é", False),
        ("", False),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert starts_right_to_left(text) is expected


def test_every_right_to_left_letter_is_noticed() -> None:
    turning = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in ("R", "AL")]
    missed = [letter for letter in turning if "<w:rtl/>" not in runs(letter)]
    assert missed == []


def test_blank_lines_cut_long_text() -> None:
    assert paragraphs("one\ntwo\n\n \t\n\nthree\r\n\r\nfour\n") == ["one\ntwo", "three", "four"]
    assert paragraphs(" \n\n ") == []


@given(ANY)
def test_cutting_loses_only_white_space(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(clean(text).split())
