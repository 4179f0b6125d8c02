"""Filtering a list by typed words, and setting off what they found."""

from __future__ import annotations

from rich.text import Text

from convene.people.matching import plain as compared
from convene.widgets.words import cell


def fits(query: str, *texts: str) -> bool:
    """Whether every word typed is somewhere in these texts; case and accents don't matter."""
    words = compared(query).split()
    if not words:
        return True
    searched = compared(" ".join(texts))
    return all(word in searched for word in words)


def strewn(query: str, text: str) -> bool:
    """Whether the letters typed stand in a text in this order, however far apart."""
    rest = iter(compared(text))
    return all(letter in rest for letter in compared(query) if letter != " ")


def likeness(query: str, text: str) -> float:
    """How well a text goes with what was typed: 0 to 1; more if it holds it as typed, most if words begin so.

    Textual's own search tries every way in which the letters could stand, which takes minutes on long titles.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  only typing needs it

    typed, searched = compared(query), compared(text)
    holds = 2 * (f" {typed}" in f" {searched}") + (typed in searched)
    return holds + fuzz.token_set_ratio(typed, searched) / 100


def marked(words: str, query: str, style: str = "", *, right: bool = False) -> Text:
    """Words for a table cell, with what was typed set off."""
    text = cell(words, style, right=right)
    small = words.casefold()
    if len(small) == len(words):
        for part in query.casefold().split():
            at = small.find(part)
            if at >= 0:
                text.stylize("bold underline", at, at + len(part))
    return text
