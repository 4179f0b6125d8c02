"""Names as they may be shown, and the order of a list by last name."""

from __future__ import annotations

import re

from convene.people.matching import last_name
from convene.people.person import Person

_INITIAL = re.compile(r".+\s\w\.?")


def is_short(name: str) -> bool:
    """Whether a name is a first name alone, or with an initial: "Mei-Lin", "Mei-Lin T."."""
    return " " not in name or bool(_INITIAL.fullmatch(name))


def shortened(name: str) -> str:
    """ "Mei-Lin T." for "Mei-Lin Tran"."""
    *first, last = name.split()
    return f"{' '.join(first)} {last[0]}." if first else name


def on_paper(person: Person) -> str:
    """The name that may stand on paper: of someone under 18 the first name and an initial."""
    return person.name if not person.under_18 or is_short(person.name) else shortened(person.name)


def by_last_name(person: Person) -> tuple[str, str]:
    """The key that puts people in the order of a list: "Dr. Helen Prakash" is under P."""
    return last_name(person.name), person.name.casefold()
