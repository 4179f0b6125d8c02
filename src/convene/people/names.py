"""Names as they may be shown, and the order of a list by last name."""

from __future__ import annotations

import re
import unicodedata

from convene.people.matching import SUFFIXES, given_first, last_name, plain
from convene.people.person import Person

_INITIAL = re.compile(r"[^,]+\s\w\.?")
_IN_BRACKETS = re.compile(r"\([^)]*\)?")
_IN_NAMES = frozenset(".,'’-\u200c\u200d")
"""Beside letters, their marks and spaces; the last two join letters in Persian and Hindi."""


def is_short(name: str) -> bool:
    """Whether a name is a first name alone, or with an initial: "Mei-Lin", "Mei-Lin T."."""
    is_plain = all(map(_is_of_a_name, name))
    return is_plain and (len(given_first(name)) < 2 or bool(_INITIAL.fullmatch(name)))


def shortened(name: str) -> str:
    """ "Mei-Lin T." for "Mei-Lin Tran", also where it is typed as "Tran, Mei-Lin".

    What stands in brackets and what is no letter is left out.
    """
    letters = (one if _is_of_a_name(one) else " " for one in _IN_BRACKETS.sub(" ", name))
    words = [one for one in given_first("".join(letters)) if plain(one)] or [name]
    while len(words) > 1 and plain(words[-1]) in SUFFIXES:
        words.pop()
    *first, last = words
    return f"{' '.join(first)} {last[0]}." if first else last


def _is_of_a_name(letter: str) -> bool:
    return letter in _IN_NAMES or letter.isspace() or unicodedata.category(letter)[0] in "LM"


def of_someone_young(name: str) -> str:
    """The name of somebody under 18 as it may stand on paper: the first name and an initial."""
    return name if is_short(name) else shortened(name)


def by_last_name(person: Person) -> tuple[str, str]:
    """The key that puts people in the order of a list: "Dr. Helen Prakash" is under P."""
    return last_name(person.name), person.name.casefold()
