"""Words typed into a field for a person: somebody here, somebody new, or not clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.people.matching import Known, alike, begun, exactly, plain

NEW = "new person: "
"""Before a name: somebody new is meant, whoever else it is like."""

ALIKE = 82
"""Per cent of letters; a name this like one on record may be a slip of the keys."""


class Meant(NamedTuple):
    """Who is meant: a `person` on record, or a `new` name; else `could_be` holds those it may be, if any."""

    person: Known | None = None
    new: str = ""
    could_be: tuple[Known, ...] = ()


def meant(words: str, people: Sequence[Known]) -> Meant:
    """Who is meant by words that are not empty.

    A beginning is enough where it fits one person alone ("carl"). Somebody is new who is called so
    ("new person: Sam"), or by a first and a last name that are like nobody's here.
    """
    words = " ".join(words.split())
    if words.casefold().startswith(NEW.strip()):
        return Meant(new=words[len(NEW.strip()) :].strip())
    found = exactly(words, people)
    if found:
        return Meant(found[0]) if len(found) == 1 else Meant(could_be=tuple(found))
    beginning = begun(words, people)
    if len(beginning) == 1 and _only_the_last_is_short(words, beginning[0]):
        return Meant(beginning[0])
    near = (*beginning, *(one for one in alike(words, people, ALIKE) if one not in beginning))
    return Meant(new=words) if not near and " " in words else Meant(could_be=near)


def _only_the_last_is_short(words: str, person: Known) -> bool:
    """Whether all words but the last are whole: "Ann Lee" may be somebody else than Anna Leeds."""
    *whole, _ = plain(words).split()
    return set(whole) <= set(plain(person.name).split())
