"""Filtering a list by typed words, and setting off what they found."""

from __future__ import annotations

from rich.text import Text

from convene.people.matching import plain as compared
from convene.widgets.words import cell


def fits(query: str, *texts: str) -> bool:
    """Whether every word typed is somewhere in these texts; case and accents don't matter."""
    searched = compared(" ".join(texts))
    return all(word in searched for word in compared(query).split())


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
