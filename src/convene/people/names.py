"""Names as they may be shown, and the order of a list by last name."""

from __future__ import annotations

import re

from convene.people.matching import SUFFIXES, given_first, last_name, plain
from convene.people.person import Person

_INITIAL = re.compile(r"[^,]+\s\w\.?")


def is_short(name: str) -> bool:
    """Whether a name is a first name alone, or with an initial: "Mei-Lin", "Mei-Lin T."."""
    return " " not in name or bool(_INITIAL.fullmatch(name))


def shortened(name: str) -> str:
    """ "Mei-Lin T." for "Mei-Lin Tran", also where it is typed as "Tran, Mei-Lin"."""
    words = given_first(name)
    while len(words) > 1 and plain(words[-1]) in SUFFIXES:
        words.pop()
    *first, last = words or [""]
    return f"{' '.join(first)} {last[0]}." if first else last


def of_someone_young(name: str) -> str:
    """The name of somebody under 18 as it may stand on paper: the first name and an initial."""
    return name if is_short(name) else shortened(name)


def by_last_name(person: Person) -> tuple[str, str]:
    """The key that puts people in the order of a list: "Dr. Helen Prakash" is under P."""
    return last_name(person.name), person.name.casefold()
